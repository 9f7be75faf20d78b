import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { isLowerCaseWord } from '../../util/is-word.ts';
import { bindCodes } from './codes.ts';

/** Words that Argo's `depends` would read as operators (LOWERING j). */
const reserved = new Set(
  'and contains else endswith false if in let matches nil not null or startswith true'.split(' '),
);

export function isReserved(name: string): boolean {
  return reserved.has(name);
}

/** A pod's label holds the workflow's name, at most 63 characters; a Workflow's name is the pipeline's, `-` and five more (P-36). */
const pipelineLimit = 57;
/** Argo appends the time of the run to the name of a CronWorkflow (P-36). */
const scheduledLimit = 52;
const labelLimit = 63;
/** Files of steps are named after inputs and outputs, and Argo adds `.tgz`; file systems take 255 bytes. */
const portLimit = 251;

export function checkPortLength(name: string, span: Span, what: 'input' | 'output', sink: Sink): void {
  checkLength(name, span, what, portLimit, `names of an ${what}, because files are named after it`, sink);
}

/** Checks the name of a task, group or volume: a DNS-1123 label that is no word of the engine. */
export function checkLabel(name: string, span: Span, what: string, sink: Sink): void {
  if (!checkPattern(name, span, what, sink)) return;
  if (reserved.has(name)) {
    sink.report(
      bindCodes['reserved-name'],
      span,
      `"${name}" is a word of Argo's expression language and cannot be the name of a ${what}.`,
    );
  }
  checkLength(name, span, what, labelLimit, `names of a ${what}`, sink);
}

export function checkPipelineName(name: string, scheduled: boolean, span: Span, sink: Sink): void {
  if (!checkPattern(name, span, 'pipeline', sink)) return;
  if (scheduled) {
    checkLength(
      name,
      span,
      'pipeline',
      scheduledLimit,
      'names of pipelines with a schedule, because Argo adds the time of each run',
      sink,
    );
  } else {
    checkLength(
      name,
      span,
      'pipeline',
      pipelineLimit,
      'names of pipelines, because Argo adds "-" and five characters for each run',
      sink,
    );
  }
}

function checkPattern(name: string, span: Span, what: string, sink: Sink): boolean {
  const isPlain = isLowerCaseWord(name) && name.charAt(0) > '9';
  if (isPlain || /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)) return true;
  const suggestion = name
    .toLowerCase()
    .replace(/[^-a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
  sink.report(
    bindCodes['invalid-name'],
    span,
    `"${name}" cannot be the name of a ${what}: lower-case letters, digits and "-" are allowed, the first must be a letter and the last no "-".`,
    suggestion === '' ? {} : { help: `Call it "${suggestion}".` },
  );
  return false;
}

function checkLength(name: string, span: Span, what: string, limit: number, why: string, sink: Sink): void {
  if (name.length <= limit) return;
  sink.report(
    bindCodes['name-too-long'],
    span,
    `The name of the ${what} has ${name.length} characters; ${limit} is the most for ${why}.`,
  );
}
