import type { Sink } from '../../diagnostics/sink.ts';
import type { AccessMode, BoundVolume, Manifest, VolumeSource } from '../../model/bound.ts';
import type { AccessModeName, PipelineDocument, VolumeSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { checkLabel } from './check-name.ts';
import { bindCodes } from './codes.ts';
import { isOpen } from './gaps.ts';
import { openMap } from './open-map.ts';
import { quantityProblem, type SizeProblem, sizeProblem } from './size-problem.ts';

const longNames: Readonly<Record<AccessModeName, AccessMode>> = {
  RWO: 'ReadWriteOnce',
  ROX: 'ReadOnlyMany',
  RWX: 'ReadWriteMany',
  RWOP: 'ReadWriteOncePod',
  ReadWriteOnce: 'ReadWriteOnce',
  ReadOnlyMany: 'ReadOnlyMany',
  ReadWriteMany: 'ReadWriteMany',
  ReadWriteOncePod: 'ReadWriteOncePod',
};

/** Access modes by their long names; a claim that does not say is ReadWriteOnce, as in KFP. */
export function accessModes(names: readonly AccessModeName[] | undefined): readonly AccessMode[] {
  return (names ?? ['ReadWriteOnce']).map((name) => longNames[name]);
}

/** Reports access modes that no claim can have together. */
export function checkAccessModes(at: At<readonly AccessModeName[]> | undefined, sink: Sink): void {
  const isAlone = (one: AccessModeName): boolean => longNames[one] === 'ReadWriteOncePod';
  if (at === undefined || at.value.every(isAlone)) return;
  const alone = at.items().find((one) => isAlone(one.as<AccessModeName>().value));
  if (alone === undefined) return;
  sink.report(
    bindCodes['settings-conflict'],
    alone.span,
    'A claim that one pod alone may mount (ReadWriteOncePod) can have no other access mode.',
    { help: 'Leave out this mode, or the others.' },
  );
}

/** Reports the size of a claim that Kubernetes would refuse: it must be more than nothing. */
export function checkSize(at: At<unknown> | undefined, sink: Sink): void {
  if (at !== undefined) reportProblem(at, sizeProblem(String(at.value)), sink);
}

/** Reports a quantity that Kubernetes would refuse. */
export function checkQuantity(at: At<unknown> | undefined, sink: Sink): void {
  if (at !== undefined) reportProblem(at, quantityProblem(String(at.value)), sink);
}

function reportProblem({ value, span }: At<unknown>, problem: SizeProblem | undefined, sink: Sink): void {
  // An expression was refused with all others that stand where none can be.
  if (problem === undefined || String(value).includes('${{')) return;
  const { message, help } = problem;
  sink.report(bindCodes['invalid-quantity'], span, message, help === undefined ? {} : { help });
}

/** `asComponent`: the pipeline is called by another one, once or often. The sizes that expressions give are bound by `bindSizes`. */
export function bindVolumes(
  document: At<PipelineDocument>,
  asComponent: boolean,
  sink: Sink,
): ReadonlyMap<string, BoundVolume> {
  const volumes = new Map<string, BoundVolume>();
  const unknown = (name: string, at: At<unknown>): BoundVolume => ({
    name,
    source: { kind: 'emptyDir', medium: undefined, sizeLimit: undefined },
    origin: { key: at.keySpan, span: at.span },
    isUnknown: true,
  });
  for (const [name, at] of document.get('volumes')?.entries() ?? []) {
    checkLabel(name, at.keySpan, 'volume', sink);
    const source = bindSource(at.as<VolumeSpec>(), asComponent, sink);
    if (at.hasGap) volumes.set(name, unknown(name, at));
    else if (source !== undefined)
      volumes.set(name, { name, source, origin: { key: at.keySpan, span: at.span } });
  }
  return openMap(volumes, isOpen(document, 'volumes'), (name) => unknown(name, document));
}

/** What a volume is; undefined when it was reported. */
export function bindSource(at: At<VolumeSpec>, asComponent: boolean, sink: Sink): VolumeSource | undefined {
  const spec = at.value;
  const create = at.get('create');
  if (create !== undefined) {
    const size = create.get('size') ?? create;
    const isComputed = String(create.value.size).includes('${{');
    if (!isComputed) checkSize(size, sink);
    checkAccessModes(create.get('accessModes'), sink);
    return {
      kind: 'create',
      size: {
        kind: 'literal',
        value: String(create.value.size),
        type: { kind: 'string' },
        absent: [],
        span: size.span,
      },
      madeBy: asComponent ? 'call' : isComputed ? 'run' : 'engine',
      accessModes: accessModes(create.value.accessModes),
      storageClass: create.value.storageClass,
    };
  }
  if (spec.claim !== undefined) {
    const modes = spec.accessModes;
    return {
      kind: 'claim',
      name: spec.claim,
      readOnly: spec.readOnly === true || modes?.every((mode) => longNames[mode] === 'ReadOnlyMany') === true,
      accessModes: modes === undefined ? [] : accessModes(modes),
    };
  }
  const items = (spec.items ?? []).map((item): Manifest => ({ ...item }));
  const optional = spec.optional === true;
  if (spec.secret !== undefined) return { kind: 'secret', name: spec.secret, optional, items };
  if (spec.configMap !== undefined) return { kind: 'configMap', name: spec.configMap, optional, items };
  const emptyDir = at.get('emptyDir');
  if (emptyDir === undefined) return undefined;
  checkQuantity(emptyDir.get('sizeLimit'), sink);
  const { medium, sizeLimit } = emptyDir.value;
  return {
    kind: 'emptyDir',
    medium: medium === '' ? undefined : medium,
    sizeLimit: sizeLimit === undefined || sizeLimit === null ? undefined : String(sizeLimit),
  };
}
