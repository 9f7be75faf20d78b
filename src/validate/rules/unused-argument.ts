import type { BoundComponent, BoundPort, EnvSource, Placeholder } from '../../model/bound.ts';
import type { Rule } from './rule.ts';

/** Only scripts find their inputs in variables: an argument that no placeholder of a container reads goes nowhere. */
export const unusedArgument: Rule = {
  code: 'unused-argument',
  severity: 'warning',
  summary: 'A one-off container is given an argument that nothing in it reads.',
  advice: 'Read it with `{inputValue: <name>}` or `{inputPath: <name>}` in `command`, `args` or `env`.',
  isCure: true,

  component(component, report) {
    if (!component.ofTask || component.implementation.kind !== 'container') return;
    const read = portsReadBy(component);
    for (const input of component.inputs) {
      if (read.has(input)) continue;
      report(
        input.origin.key,
        `Nothing in the container of "${component.name}" reads the argument "${input.name}".`,
        {
          help: `Write \`{inputValue: ${input.name}}\` or \`{inputPath: ${input.name}}\` where it is needed, such as \`env: {${input.name.toUpperCase().replaceAll('-', '_')}: {inputValue: ${input.name}}}\`.`,
        },
      );
    }
  },
};

function portsReadBy({ implementation }: BoundComponent): ReadonlySet<BoundPort> {
  const read = new Set<BoundPort>();
  const visit = (part: Placeholder | EnvSource): void => {
    if (typeof part === 'string') return;
    if (part.kind === 'inputValue' || part.kind === 'inputPath') read.add(part.input);
    else if (part.kind === 'concat') part.parts.forEach(visit);
    else if (part.kind === 'if') {
      if (part.condition.kind === 'isPresent') read.add(part.condition.input);
      [...part.then, ...part.else].forEach(visit);
    }
  };
  if (implementation.kind === 'container') implementation.command.forEach(visit);
  implementation.args.forEach(visit);
  for (const value of implementation.env.values()) visit(value);
  return read;
}
