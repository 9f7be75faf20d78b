/** A piece of text in the brackets of another tool, and what to write instead where that is clear. */
export interface ForeignTag {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly cure?: string;
}

const argoRoots =
  /^(?:=|(?:inputs\.(?:parameters|artifacts)|outputs\.(?:parameters|artifacts|result)|tasks|steps|workflow|cronworkflow|pod|node|lastRetry)\b|(?:item|retries)\b)/;
/** A placeholder of compiled pipelines of KFP: `{{$.inputs.parameters['x']}}`. */
const kfpInput = /^\$\.inputs\.(?:parameters|artifacts)\[(['"])([\w -]+)\1\]/;
const ourRoots = /^(?:inputs|tasks|item|loop|state|volumes|attempt|response|run|task)(?:[.[]|$)/;

/** A tag that Argo itself expands, such as `{{inputs.parameters.x}}`; it does not come from our expressions. */
export function argoTagIn(text: string): ForeignTag | undefined {
  if (!text.includes('{{')) return undefined;
  for (const match of text.matchAll(/(?<!\$)\{\{([^{}]*)\}\}/g)) {
    const [tag, inner = ''] = match;
    const name = inner.trim();
    if (!argoRoots.test(name)) continue;
    const ours = ourName(name);
    return {
      start: match.index,
      end: match.index + tag.length,
      tag,
      ...(ours === undefined ? {} : { cure: `\${{ ${ours} }}` }),
    };
  }
  return undefined;
}

/** A reference of ours in the wrong brackets: `{{ inputs.x }}`, `${ inputs.x }`, `$(inputs.x)`, `<% inputs.x %>`. */
export function wrongBracesIn(text: string): ForeignTag | undefined {
  const brackets =
    /(?<!\$)\{\{([^{}]*)\}\}|\$\{([^{}]*)\}(?!\})|\$\(([^()]*)\)|<%=?([^%]*)%>|(?<![$\\{])\{([^{}]*)\}(?!\})/g;
  for (const match of text.matchAll(brackets)) {
    const inner = match.slice(1).find((part) => part !== undefined) ?? '';
    // `$(params.x)` and `$(tasks.a.results.b)` are Tekton's.
    const name = inner
      .trim()
      .replace(/^\./, '')
      .replace(/^params\.(?=[\w-]+$)/, match[3] === undefined ? 'params.' : 'inputs.')
      .replace(/^(tasks\.[\w-]+)\.results\./, '$1.outputs.');
    // `${item}` is a variable of a shell far more often than a reference of ours.
    if (name === 'item' || !looksLikeReference(name)) continue;
    return { start: match.index, end: match.index + match[0].length, tag: match[0], cure: `\${{ ${name} }}` };
  }
  return undefined;
}

/** Whether a whole text reads like a reference that lacks its `${{ }}`: `inputs.x`, `tasks.a.outputs.b`, `item`. */
export function looksLikeReference(text: string): boolean {
  return (
    ourRoots.test(text) &&
    /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:'[^']*'|"[^"]*"|[0-9]+)\])*$/.test(text) &&
    isLong(text)
  );
}

/** `run`, `task` and the like alone are words; only `item` is a reference without a dot. */
function isLong(text: string): boolean {
  return text === 'item' || /[.[]/.test(text);
}

/** A placeholder that the driver of KFP fills in. */
export function kfpTagIn(text: string): ForeignTag | undefined {
  const match = /\{\{(\$\.[^{}]*|pipelineparam:op=[^{}]*)\}\}/.exec(text);
  if (match === null) return undefined;
  const [tag, inner = ''] = match;
  const [, task = '', output] = /^pipelineparam:op=([^;]*);name=([\w -]+)$/.exec(inner) ?? [];
  const name = kfpInput.exec(inner)?.[2] ?? (task === '' ? output : undefined);
  const given =
    output !== undefined && /^[a-z][a-z0-9-]*$/.test(task) ? `tasks.${task}.outputs.${output}` : undefined;
  const ours = name === undefined ? given : inputNamed(name);
  const cure = ours === undefined ? {} : { cure: `\${{ ${ours} }}` };
  return { start: match.index, end: match.index + tag.length, tag, ...cure };
}

function inputNamed(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? `inputs.${name}` : `inputs['${name}']`;
}

const ourNames: readonly (readonly [RegExp, string])[] = [
  [/^inputs\.(?:parameters|artifacts)\.([\w-]+)$/, 'inputs.$1'],
  [/^workflow\.parameters\.([\w-]+)$/, 'inputs.$1'],
  [/^(?:tasks|steps)\.([\w-]+)\.outputs\.(?:parameters|artifacts)\.([\w-]+)$/, 'tasks.$1.outputs.$2'],
  [/^(?:tasks|steps)\.([\w-]+)\.status$/, 'tasks.$1.status'],
  [/^item((?:\.[\w-]+)*)$/, 'item$1'],
  [/^workflow\.(name|namespace|status|failures|creationTimestamp|scheduledTime)$/, 'run.$1'],
  [/^workflow\.uid$/, 'run.id'],
  [/^pod\.name$/, 'task.podName'],
  [/^retries$/, 'attempt.number'],
  [/^lastRetry\.(exitCode|status|message|duration)$/, 'attempt.$1'],
];

function ourName(argo: string): string | undefined {
  for (const [pattern, ours] of ourNames) {
    if (pattern.test(argo))
      return argo.replace(pattern, ours).replace('run.creationTimestamp', 'run.creationTime');
  }
  return undefined;
}

/** The expression that a text without `${{ }}` probably is, in no brackets or in those of another tool: `{{inputs.parameters.x}} == 1`. */
export function withoutBraces(text: string): string | undefined {
  let left = text.trim();
  for (let tag = tagIn(left); tag !== undefined; tag = tagIn(left)) {
    const cure = tag.cure?.slice(3, -2).trim();
    if (cure === undefined) return undefined;
    left = left.slice(0, tag.start) + cure + left.slice(tag.end);
  }
  return /^!?(?:item\b|(?:inputs|tasks|item|loop|state|attempt|run)\.)/.test(left) && !/[{}$\n]/.test(left)
    ? left
    : undefined;
}

/** Whatever stands in the brackets of another tool. */
export function tagIn(text: string): ForeignTag | undefined {
  return argoTagIn(text) ?? kfpTagIn(text) ?? wrongBracesIn(text);
}
