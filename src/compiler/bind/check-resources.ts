import type { Sink } from '../../diagnostics/sink.ts';
import type { At } from '../../syntax/at.ts';
import { qualifiedNameProblem } from '../../util/kubernetes-names.ts';
import { isQuantity, thousandths } from '../../util/quantity.ts';
import { bindCodes } from './codes.ts';

interface Resources {
  readonly requests?: List | null;
  readonly limits?: List | null;
}
type List = { readonly [name: string]: unknown };

/** Checks the resources of a step together, as Kubernetes does (ValidateResourceRequirements): amounts that can be read are compared exactly. */
export function checkResources(resources: At<Resources> | undefined, sink: Sink): void {
  const requests = amounts(resources?.get('requests')?.as());
  const limits = amounts(resources?.get('limits')?.as());
  for (const list of [requests, limits]) {
    for (const [name, { at, amount }] of list) {
      const problem = wholeProblem(name, amount);
      if (problem !== undefined) sink.report(bindCodes['invalid-quantity'], at.span, problem);
    }
  }
  for (const [name, { at }] of requests) {
    const limit = limits.get(name);
    if (limit === undefined) {
      const written = resources?.get('limits')?.as<List>();
      const isUnread = resources?.lost('limits') === true || written?.lost(name) === true;
      if (!isFixed(name) || isUnread || written?.get(name) !== undefined) continue;
      sink.report(bindCodes['settings-conflict'], at.keySpan, `"${name}" is requested and has no limit.`, {
        help: 'Move it to `limits`: the request is then the same.',
      });
    } else if (wholeProblem(name, limit.amount) !== undefined) {
      // Said above.
    } else {
      const problem = requestProblem(name, String(at.value), String(limit.at.value));
      if (problem === undefined) continue;
      const related = [{ message: 'the limit is here', span: limit.at.span }];
      sink.report(bindCodes['settings-conflict'], at.span, problem.message, { help: problem.help, related });
    }
  }
  const names = [...requests.keys(), ...limits.keys()];
  const huge = [...limits, ...requests].find(([name]) => name.startsWith('hugepages-'));
  const isSized = resources?.hasGap === true || names.some((name) => name === 'cpu' || name === 'memory');
  if (huge === undefined || isSized) return;
  sink.report(
    bindCodes['settings-conflict'],
    huge[1].at.keySpan,
    'Kubernetes gives huge pages only to steps that also say how much cpu or memory they need.',
    { help: 'Add `cpu` or `memory` to the requests.' },
  );
}

/** Why Kubernetes would refuse a request beside a limit; both can be read. */
export function requestProblem(
  name: string,
  request: string,
  limit: string,
): { readonly message: string; readonly help: string } | undefined {
  const [asked, most] = [thousandths(request), thousandths(limit)];
  const fixed = isFixed(name);
  if (fixed ? asked === most : asked <= most) return undefined;
  return {
    message: `${request} of "${name}" is requested, and ${fixed ? 'exactly the limit must be' : 'the limit is'} ${limit}.`,
    help: fixed
      ? 'Leave the request out: it is then the same as the limit.'
      : 'Raise the limit, or request less.',
  };
}

/** What cannot be requested without being limited to the same. */
function isFixed(name: string): boolean {
  return isExtended(name) || name.startsWith('hugepages-');
}

/** Devices come in pieces, and huge pages in pages, whose size is part of the name. */
export function wholeProblem(name: string, amount: bigint): string | undefined {
  if (isExtended(name)) {
    return amount % 1000n === 0n ? undefined : `The amount of "${name}" must be a whole number.`;
  }
  const page = /^hugepages-(.*)$/.exec(name)?.[1];
  if (page === undefined || !isQuantity(page)) return undefined;
  const size = thousandths(page);
  return size > 0n && amount % size === 0n
    ? undefined
    : `The amount of "${name}" must be a multiple of ${page}.`;
}

/** Kubernetes counts what has a domain that is not its own, such as `nvidia.com/gpu`, in pieces. */
function isExtended(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/');
}

function amounts(
  list: At<List> | undefined,
): ReadonlyMap<string, { readonly at: At<unknown>; readonly amount: bigint }> {
  return new Map(
    (list?.entries() ?? []).flatMap(([name, at]) => {
      const text = String(at.value);
      const known = isQuantity(text) && (!name.includes('/') || qualifiedNameProblem(name) === undefined);
      return known ? [[name, { at: at.as<unknown>(), amount: thousandths(text) }] as const] : [];
    }),
  );
}
