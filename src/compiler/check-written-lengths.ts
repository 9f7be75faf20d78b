import type { BoundComponent, BoundPipeline } from '../model/bound.ts';
import type {
  CommandPartSpec,
  ContainerSpec,
  PlaceholderIfSpec,
  PlaceholderSpec,
  ScriptSpec,
} from '../model/documents.ts';
import type { LinkedDocument } from '../model/linked.ts';
import type { At } from '../syntax/at.ts';
import { scriptProgram } from '../targets/argo/lower/script.ts';
import { byteLength } from '../util/byte-length.ts';
import { allParts } from '../validate/rules/walk.ts';
import { writtenTasks } from './load/written-tasks.ts';
import type { TextLengths } from './text-lengths.ts';

type Line = At<readonly CommandPartSpec[]> | undefined;
type Env = At<{ readonly [name: string]: unknown }> | undefined;

/** Checks every constant of every step of a run where it is written; what tasks give to it is for `checkGivenLengths`. */
export function checkWrittenLengths(
  linked: LinkedDocument,
  bound: BoundPipeline | BoundComponent,
  lengths: TextLengths,
): void {
  const parts = bound.kind === 'pipeline' ? allParts(bound) : [bound];
  const components = new Map(
    parts.flatMap((part) => (part.kind === 'component' ? [[placeOf(part), part] as const] : [])),
  );
  const seen = new Set<LinkedDocument>([linked]);
  for (const one of seen) {
    if (one.kind === 'component') {
      const holder = one.document.get('implementation')?.as<StepSpec>();
      if (holder !== undefined) checkStep(holder, one.scriptFile, components.get(one.path), lengths);
      continue;
    }
    for (const used of one.uses.values()) seen.add(used);
    if (one.kind === 'graph') continue;
    for (const task of writtenTasks(one.document)) {
      const file = task.get('script')?.as<{ readonly file?: string }>().get('file');
      const text = file === undefined ? undefined : one.scripts.get(file.node);
      checkStep(task.as<StepSpec>(), text, components.get(taskPlace(task)), lengths);
    }
  }
}

interface StepSpec {
  readonly container?: ContainerSpec;
  readonly script?: ScriptSpec;
}

/** By file; of a one-off step, by task. */
function placeOf({ ofTask, origin }: BoundComponent): string {
  const { file, start } = origin.key;
  return ofTask ? `${file.path}\0${start}` : file.path;
}

function taskPlace({ keySpan }: At<unknown>): string {
  return `${keySpan.file.path}\0${keySpan.start}`;
}

function checkStep(
  holder: At<StepSpec>,
  scriptFile: string | undefined,
  bound: BoundComponent | undefined,
  lengths: TextLengths,
): void {
  const container = holder.get('container');
  checkLine(container?.get('command')?.as(), lengths);
  checkLine(container?.get('args')?.as(), lengths);
  checkEnv(container?.get('env')?.as(), lengths);
  const script = holder.get('script');
  if (script === undefined) return;
  checkSource(script, scriptFile, lengths);
  const packages = script.get('packages');
  if (packages !== undefined && bound !== undefined) {
    lengths.check({
      span: packages.span,
      what: 'The shell program that installs these packages and starts the script',
      bytes: byteLength(scriptProgram(bound, [])),
      cure: 'Build an image that has the packages.',
    });
  }
  checkLine(script.get('args')?.as(), lengths);
  checkEnv(script.get('env')?.as(), lengths);
}

function checkSource(script: At<ScriptSpec>, file: string | undefined, lengths: TextLengths): void {
  const source = script.get('source');
  const at = source ?? script.get('file');
  const text = source?.value ?? file;
  if (at === undefined || text === undefined) return;
  lengths.check({
    span: at.span,
    what: source === undefined ? `The script ${JSON.stringify(at.value)}` : 'The script',
    bytes: byteLength(text),
    cure: 'Put the program into an image and start it there; move large data in it into a file that the step reads by path.',
  });
}

function checkLine(line: Line, lengths: TextLengths): void {
  for (const item of line?.items() ?? []) checkItem(item.as(), lengths);
}

function checkItem(item: At<CommandPartSpec>, lengths: TextLengths): void {
  const choice = item.as<PlaceholderSpec>().get('if')?.as<PlaceholderIfSpec>();
  if (choice === undefined) {
    const { bytes, isOpen } = writtenBytes(item);
    lengths.check({ span: item.span, what: 'This argument', bytes, isOpen, cure: cureOfArgument });
    return;
  }
  for (const branch of [choice.get('then'), choice.get('else')]) {
    if (branch?.node.kind === 'sequence') checkLine(branch.as(), lengths);
    else if (branch !== undefined) checkItem(branch.as(), lengths);
  }
}

export const cureOfArgument =
  'Bring the text in as a file: in the image, in a mounted ConfigMap, or as an input that is read by path.';

function checkEnv(env: Env, lengths: TextLengths): void {
  for (const [name, at] of env?.entries() ?? []) {
    const { bytes, isOpen } = writtenBytes(at.as());
    lengths.check({
      span: at.span,
      what: `The variable ${name}, as ${name}=value,`,
      bytes: byteLength(`${name}=`) + bytes,
      isOpen,
      cure: cureOfArgument,
    });
  }
}

/** The bytes that a placeholder has for certain, and whether values of inputs may add to them. */
function writtenBytes(part: At<CommandPartSpec>): { readonly bytes: number; readonly isOpen: boolean } {
  const { node } = part;
  if (node.kind === 'scalar') {
    const text = node.style === 'plain' ? node.text : String(node.value ?? '');
    return { bytes: byteLength(text), isOpen: false };
  }
  const concat = part.as<PlaceholderSpec>().get('concat');
  if (concat === undefined) return { bytes: 0, isOpen: true };
  const parts = concat.items().map((one) => writtenBytes(one.as()));
  return {
    bytes: parts.reduce((sum, one) => sum + one.bytes, 0),
    isOpen: parts.some((one) => one.isOpen),
  };
}
