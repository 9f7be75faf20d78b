import { componentUses } from '../../model/component-uses.ts';
import { printType } from '../types.ts';
import type { Rule } from './rule.ts';

/** A parameter holds at most 256 kB, and Argo cuts it silently (P-38). */
export const artifactByValue: Rule = {
  code: 'artifact-by-value',
  severity: 'warning',
  summary: 'A component reads the content of an artifact as a parameter, whose size is limited.',
  advice:
    'Read it by `{inputPath: <name>}`, or declare a parameter type such as String if the value is always small.',

  component(component, report) {
    for (const [port, channels] of componentUses(component)) {
      if (port.type.kind !== 'artifact' || !channels.value) continue;
      report(
        port.origin.key,
        `"${component.name}" reads the ${printType(port.type)} "${port.name}" by value, which is cut at 256 kB.`,
        { help: `Use \`{inputPath: ${port.name}}\`.` },
      );
    }
  },
};
