import { meant } from '../../../diagnostics/meant.ts';
import type { Sink } from '../../../diagnostics/sink.ts';
import type { Span } from '../../../diagnostics/span.ts';
import type { BoundPort } from '../../../model/bound.ts';
import type { BoundExpression, BoundReference } from '../../../model/bound-expression.ts';
import type { GraphArgument, GraphReference } from '../../../model/documents.ts';
import type { At } from '../../../syntax/at.ts';
import { didYouMean } from '../../../util/did-you-mean.ts';
import { typeOfScalar } from '../../../validate/type-names.ts';
import { bindCodes } from '../codes.ts';
import type { ScopeDraft, TaskDraft } from '../drafts.ts';
import { reportUnknownOutput } from '../reference-problems.ts';
import type { OnDemand } from '../resolve-reference.ts';

/** Whether some of the names could not be read. */
interface OpenNames {
  readonly inputs: boolean;
  readonly tasks: boolean;
}

/** The names that the arguments of a graph may use: its inputs, and the outputs of its tasks. */
export class GraphScope implements OnDemand {
  readonly #inputs: ReadonlyMap<string, BoundPort>;
  readonly #tasks: ScopeDraft;
  readonly #later: Sink;
  readonly #isOpen: OpenNames;

  /** What cannot be found in what tasks run is reported to `later`. */
  constructor(inputs: readonly BoundPort[], tasks: ScopeDraft, later: Sink, isOpen: OpenNames) {
    this.#inputs = new Map(inputs.map((port) => [port.name, port]));
    this.#tasks = tasks;
    this.#later = later;
    this.#isOpen = isOpen;
  }

  /** Nothing of a graph has a condition. */
  condition(): void {}

  exported(): boolean {
    return true;
  }

  /** Reports an input or a task that the graph does not have. */
  checkNames(at: At<GraphArgument>, sink: Sink): void {
    const reference = at.as<GraphReference>();
    const input = reference.get('graphInput')?.get('inputName');
    if (input !== undefined && !this.#isOpen.inputs && !input.isUnknown && !this.#inputs.has(input.value)) {
      sink.report(
        bindCodes['unknown-input'],
        input.span,
        `The graph has no input "${input.value}".`,
        meant(
          input.value,
          didYouMean(input.value, this.#inputs.keys()),
          input.span,
          'Declare it under `inputs`.',
        ),
      );
    }
    const task = reference.get('taskOutput')?.get('taskId');
    if (task !== undefined && !this.#isOpen.tasks && !task.isUnknown && !this.#tasks.tasks.has(task.value)) {
      sink.report(
        bindCodes['unknown-task'],
        task.span,
        `The graph has no task "${task.value}".`,
        meant(
          task.value,
          didYouMean(task.value, this.#tasks.tasks.keys()),
          task.span,
          'Name one of its tasks by its id.',
        ),
      );
    }
  }

  /** The task whose output an argument is. */
  producer(at: At<GraphArgument>): { readonly draft: TaskDraft; readonly span: Span } | undefined {
    const task = at.as<GraphReference>().get('taskOutput')?.get('taskId');
    const draft = task && this.#tasks.tasks.get(task.value);
    return draft === undefined || task === undefined ? undefined : { draft, span: task.span };
  }

  /** The value of an argument; undefined when it names something that is not there, or not known. */
  value(at: At<GraphArgument>): BoundExpression | undefined {
    const { node } = at;
    if (node.kind === 'scalar') {
      const float = typeof node.value === 'number' && /[.eE]/.test(node.text);
      return {
        kind: 'literal',
        value: node.value,
        type: typeOfScalar(node.value, float),
        absent: [],
        span: node.span,
      };
    }
    const reference = at.as<GraphReference>();
    const input = reference.get('graphInput')?.get('inputName');
    if (input !== undefined) {
      const port = this.#inputs.get(input.value);
      if (port === undefined) return undefined;
      return {
        kind: 'reference',
        target: { kind: 'input', port },
        type: port.type,
        absent: [],
        span: input.span,
      };
    }
    return this.#output(at);
  }

  #output(at: At<GraphArgument>): BoundReference | undefined {
    const name = at.as<GraphReference>().get('taskOutput')?.get('outputName');
    const draft = this.producer(at)?.draft;
    if (name === undefined || draft?.task === undefined) return undefined;
    const { task } = draft;
    const port = task.outputs.find((one) => one.name === name.value);
    if (port === undefined) {
      if (name.isUnknown || draft.used?.isOpen === true) return undefined;
      const known = task.outputs.map((one) => one.name);
      reportUnknownOutput(draft, [{ name: name.value, span: name.span }], known, this.#later);
      return undefined;
    }
    const target = { kind: 'output', task, port } as const;
    const absent = port.optional ? [{ kind: 'optional', target } as const] : [];
    return { kind: 'reference', target, type: port.type, absent, span: name.span };
  }
}
