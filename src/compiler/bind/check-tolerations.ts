import type { Sink } from '../../diagnostics/sink.ts';
import type { TolerationSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { bindCodes } from './codes.ts';

/** The parts of a toleration that Kubernetes does not take together (ValidateTolerations). */
export function checkTolerations(tolerations: At<readonly TolerationSpec[]> | undefined, sink: Sink): void {
  for (const item of tolerations?.items() ?? []) {
    const one = item.as<TolerationSpec>();
    const { key = '', operator = 'Equal', value = '', effect, tolerationSeconds } = one.value;
    const seconds = one.get('tolerationSeconds');
    if (operator === 'Exists' && value !== '') {
      sink.report(
        bindCodes['settings-conflict'],
        one.get('value')?.span ?? one.span,
        'With operator Exists a toleration has no value.',
        { help: 'Leave out `value`, or `operator` to compare the value.' },
      );
    }
    if (key === '' && operator !== 'Exists' && !one.lost('key') && !one.lost('operator')) {
      sink.report(
        bindCodes['settings-conflict'],
        one.get('operator')?.span ?? one.span,
        'A toleration without a key is for all taints, and needs the operator Exists.',
        { help: 'Name the `key` of the taint, or write `operator: Exists`.' },
      );
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute' && !one.lost('effect')) {
      sink.report(
        bindCodes['settings-conflict'],
        seconds?.keySpan ?? one.span,
        'Only a toleration with effect NoExecute can end after some seconds.',
        { help: 'Write `effect: NoExecute`, or leave out `tolerationSeconds`.' },
      );
    }
  }
}
