import type { CaseOutcome, PipelineCase } from './case.ts';
import { type Cut, cut, type Documents, isList, type Path, places } from './cuts.ts';
import { simpler } from './simpler.ts';
import type { Tree } from './yaml.ts';

/** A change that makes a case smaller. Several of one case can be made at once. */
export interface Edit {
  readonly cuts: readonly Cut[];
  /** Of inputs, submitted values or outcomes. */
  readonly values?: (one: PipelineCase) => PipelineCase;
}

/** Makes changes of a case. Documents that nothing uses any more are left out. */
export function edited(one: PipelineCase, edits: readonly Edit[]): PipelineCase {
  const { files: _, ...rest } = one;
  const documents = cut(
    one.documents,
    edits.flatMap(({ cuts }) => cuts),
  );
  const changed = { ...rest, documents: used(documents, one.path) };
  return edits.reduce<PipelineCase>((so, { values }) => values?.(so) ?? so, changed);
}

/** All changes worth a trial, those that take away most first. */
export function editsOf(one: PipelineCase): readonly Edit[] {
  const { documents } = one;
  const nodes = [...documents].flatMap(([file, document]) =>
    places(document).map(([at, tree]) => ({ file, at, tree })),
  );
  const drops: Edit[] = [];
  const simples: Edit[] = [];
  for (const { file, at, tree } of nodes) {
    if (at.length === 0) continue;
    drops.push({ cuts: [{ file, at }, ...dependants(documents, file, at, tree)] });
    if (tree instanceof Map && tree.get('tasks') instanceof Map)
      drops.push({ cuts: hoisted(documents, file, at, tree) });
    for (const to of casesOf(tree)) drops.push({ cuts: [{ file, at, to }] });
    if (tree instanceof Map || isList(tree)) continue;
    for (const to of simpler(tree)) simples.push({ cuts: [{ file, at, to }] });
    if (at.at(-1) === 'from') simples.push({ cuts: [{ file, at: at.slice(0, -1), to: tree }] });
  }
  for (const key of detailKeys) {
    const cuts = nodes
      .filter(({ at }) => at.length > 0 && at.at(-1) === key)
      .map(({ file, at }) => ({ file, at }));
    if (cuts.length > 1) drops.push({ cuts });
  }
  const size = (edit: Edit): number =>
    edit.cuts.reduce((sum, { file, at }) => sum + sizeOf(valueAt(documents.get(file) ?? null, at)), 0);
  const sized = drops.map((edit) => [size(edit), edit] as const).sort(([a], [b]) => b - a);
  const [withoutOutcomes, ...otherValues] = valueEdits(one);
  const first = withoutOutcomes === undefined ? [] : [withoutOutcomes];
  return [...first, ...sized.map(([, edit]) => edit), ...otherValues, ...simples];
}

/** What names a task, input or output that is taken away. */
function dependants(documents: Documents, file: string, at: Path, tree: Tree): readonly Cut[] {
  const key = at.at(-1);
  const parent = at.at(-2);
  const own = documents.get(file);
  if (own === undefined) return [];
  if (parent === 'tasks' && typeof key === 'string') {
    return mentions(own, file, (text, place) =>
      place.at(-2) === 'after' ? text === key : names(text, `tasks.${key}`),
    );
  }
  const name = tree instanceof Map ? tree.get('name') : undefined;
  if (at.length === 2 && parent === 'inputs' && typeof name === 'string') {
    const inside = mentions(own, file, (text, place) =>
      isPlaceholder(place) ? text === name : names(text, memberText('inputs', name)),
    );
    return [...inside, ...givenArguments(documents, name)];
  }
  if (at.length === 2 && parent === 'outputs') {
    const output = typeof name === 'string' ? name : String(key);
    return [...documents].flatMap(([other, document]) =>
      mentions(document, other, (text, place) =>
        isPlaceholder(place) ? other === file && text === output : names(text, memberText('outputs', output)),
      ),
    );
  }
  return [];
}

function names(text: string, reference: string): boolean {
  const at = text.indexOf(reference);
  return text.includes('${{') && at >= 0 && !/[\w-]/.test(text[at + reference.length] ?? '');
}

function memberText(object: string, name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)
    ? `${object}.${name}`
    : `${object}['${name.replaceAll("'", "''")}']`;
}

function isPlaceholder(at: Path): boolean {
  return ['inputValue', 'inputPath', 'outputPath', 'isPresent'].includes(String(at.at(-1)));
}

/** Cuts of all texts that fulfil a condition, each with as little around it as can go alone. */
function mentions(
  document: Tree,
  file: string,
  isMeant: (text: string, at: Path) => boolean,
): readonly Cut[] {
  return places(document).flatMap(([at, tree]) =>
    typeof tree === 'string' && isMeant(tree, at) ? [{ file, at: removable(at) }] : [],
  );
}

function removable(at: Path): Path {
  let end = at.length;
  const last = (): string => String(at[end - 1]);
  while (
    end > 1 &&
    [
      'from',
      'inputValue',
      'inputPath',
      'outputPath',
      'isPresent',
      'cond',
      'if',
      'limit',
      'volume',
      'createVolume',
    ].includes(last())
  )
    end -= 1;
  return at.slice(0, end);
}

function givenArguments(documents: Documents, name: string): readonly Cut[] {
  return [...documents].flatMap(([file, document]) =>
    places(document).flatMap(([at]) =>
      at.at(-2) === 'arguments' && at.at(-1) === name ? [{ file, at }] : [],
    ),
  );
}

/** The tasks of a group in its place; what reads its outputs goes with it. */
function hoisted(
  documents: Documents,
  file: string,
  at: Path,
  group: ReadonlyMap<string, Tree>,
): readonly Cut[] {
  const around = at.slice(0, -1);
  const tasks = valueAt(documents.get(file) ?? null, around);
  const inner = group.get('tasks');
  const name = String(at.at(-1));
  if (!(tasks instanceof Map) || !(inner instanceof Map)) return [];
  const merged = new Map<string, Tree>();
  for (const [key, task] of tasks) if (key !== name) merged.set(key, task);
  for (const [key, task] of inner) merged.set(key, task);
  const gone = mentions(merged, file, (text, place) =>
    place.at(-2) === 'after' ? text === name : names(text, `tasks.${name}`),
  );
  const wrapped = new Map([[file, new Map<string, Tree>([['tasks', merged]])]]);
  const left = cut(
    wrapped,
    gone.map((one) => ({ ...one, at: ['tasks', ...one.at] })),
  )
    .get(file)
    ?.get('tasks');
  return left === undefined ? [] : [{ file, at: around, to: left }];
}

/** A switch as a group of one of its cases, a repetition as a group. */
function casesOf(tree: Tree): readonly Tree[] {
  const repeat = tree instanceof Map ? tree.get('repeat') : undefined;
  if (tree instanceof Map && repeat instanceof Map) {
    const body = [...repeat].filter(([key]) => key === 'tasks' || key === 'outputs');
    return [new Map([...[...tree].filter(([key]) => key !== 'repeat'), ...body])];
  }
  const choice = tree instanceof Map ? tree.get('switch') : undefined;
  if (!(tree instanceof Map) || !(choice instanceof Map)) return [];
  const cases = choice.get('cases');
  const otherwise = choice.get('else');
  const all = [
    ...(cases instanceof Map ? cases.values() : []),
    ...(otherwise === undefined ? [] : [otherwise]),
  ];
  return all.flatMap((one): readonly Tree[] => {
    if (!(one instanceof Map)) return [];
    const body = [...one].filter(([key]) => key === 'tasks' || key === 'outputs');
    return [new Map([...[...tree].filter(([key]) => key !== 'switch'), ...body])];
  });
}

/** What is often there and seldom matters: it goes in all places at once. */
const detailKeys: readonly string[] = [
  'description',
  'labels',
  'annotations',
  'artifactRepository',
  'run',
  'resources',
  'tolerations',
  'nodeSelector',
  'imagePullPolicy',
  'securityContext',
  'mounts',
  'env',
  'retry',
  'timeout',
  'image',
  'after',
  'when',
  'defaults',
];

function valueEdits(one: PipelineCase): readonly Edit[] {
  const edits: Edit[] = [];
  const add = (values: (so: PipelineCase) => PipelineCase): number => edits.push({ cuts: [], values });
  add((so) => ({ ...so, outcomes: {} }));
  if (one.kind !== undefined)
    add((so) => ({ ...so, kind: undefined, submitted: {}, inputs: { ...so.inputs, ...so.submitted } }));
  for (const name of Object.keys(one.inputs)) add((so) => ({ ...so, inputs: without(so.inputs, name) }));
  for (const name of Object.keys(one.submitted))
    add((so) => ({ ...so, submitted: without(so.submitted, name) }));
  for (const [path, tries] of Object.entries(one.outcomes)) {
    add((so) => ({ ...so, outcomes: without(so.outcomes, path) }));
    const set = (change: (tries: readonly CaseOutcome[]) => readonly CaseOutcome[]): number =>
      add((so) => ({ ...so, outcomes: { ...so.outcomes, [path]: change(so.outcomes[path] ?? []) } }));
    for (const index of tries.keys())
      if (tries.length > 1) set((list) => list.filter((_, at) => at !== index));
    for (const [index, outcome] of tries.entries()) {
      const change = (to: (outcome: CaseOutcome) => CaseOutcome): number =>
        set((list) => list.map((so, at) => (at === index ? to(so) : so)));
      for (const key of Object.keys(outcome)) change((so) => without(so, key));
      for (const [name, text] of Object.entries(outcome.outputs ?? {})) {
        change((so) => ({ ...so, outputs: without(so.outputs ?? {}, name) }));
        for (const simple of typeof text === 'string' ? simpler(text) : [])
          change((so) => ({ ...so, outputs: { ...so.outputs, [name]: String(simple) } }));
      }
    }
  }
  return edits;
}

function without<T extends object>(record: T, name: string): T {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name)) as T;
}

function valueAt(tree: Tree, at: Path): Tree {
  return at.reduce<Tree>((one, key) => {
    if (one instanceof Map) return one.get(String(key)) ?? null;
    return isList(one) ? (one[Number(key)] ?? null) : null;
  }, tree);
}

function sizeOf(tree: Tree): number {
  if (tree instanceof Map) return [...tree].reduce((sum, [key, one]) => sum + key.length + sizeOf(one), 1);
  return isList(tree) ? tree.reduce<number>((sum, one) => sum + sizeOf(one), 1) : String(tree).length;
}

/** The documents that a pipeline uses, directly or through others. */
function used(documents: Documents, root: string): Documents {
  const found = new Set<string>();
  const visit = (file: string): void => {
    const document = documents.get(file);
    if (document === undefined || found.has(file)) return;
    found.add(file);
    for (const [at, tree] of places(document)) {
      if (at.at(-1) !== 'component' || typeof tree !== 'string') continue;
      const path = tree.replace(/^\.\//, '');
      visit(path);
      visit(`${path}/component.yaml`);
    }
  };
  visit(root);
  return new Map([...documents].filter(([file]) => found.has(file)));
}
