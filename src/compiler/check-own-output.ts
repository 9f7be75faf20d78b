import type { Sink } from '../diagnostics/sink.ts';
import type { Span } from '../diagnostics/span.ts';
import type { YamlMap, YamlNode, YamlSequence } from '../syntax/yaml-node.ts';
import { yaml11Differs } from '../syntax/yaml11.ts';
import type { ArgoObject } from '../targets/argo/model.ts';
import type { Json } from '../targets/tree.ts';
import { checkKubernetesShape } from './bind/check-kubernetes-shape.ts';
import { checkTags } from './bind/check-raw.ts';
import { linkCodes } from './codes.ts';
import { additionAt } from './own-additions.ts';

/**
 * Checks what templates of a user gave against the object that was lowered: all of it must be there, unchanged; what is added stands at a place
 * where additions do no harm, has the form that Argo and Kubernetes give it, and means the same to YAML 1.1, which Argo reads.
 */
export function checkOwnOutput(object: ArgoObject, output: YamlNode, sink: Sink): void {
  new Comparison(object.kind === 'CronWorkflow', sink).value(object, output, []);
  checkWords(output, sink);
}

class Comparison {
  readonly #scheduled: boolean;
  readonly #sink: Sink;

  constructor(scheduled: boolean, sink: Sink) {
    this.#scheduled = scheduled;
    this.#sink = sink;
  }

  value(wanted: unknown, node: YamlNode, path: readonly string[]): void {
    if (Array.isArray(wanted) && node.kind === 'sequence') this.#list(wanted, node, path);
    else if (isMap(wanted) && node.kind === 'map') this.#map(wanted, node, path);
    else if (node.kind !== 'scalar' || node.value !== wanted) {
      this.#refuse(node.span, `The templates change ${named(path)}.`);
    }
  }

  #map(wanted: { readonly [key: string]: unknown }, node: YamlMap, path: readonly string[]): void {
    const seen = new Set<string>();
    for (const { key, keySpan, value } of node.entries) {
      if (seen.has(key)) this.#refuse(keySpan, `The templates write "${key}" twice.`);
      seen.add(key);
      if (Object.hasOwn(wanted, key)) this.value(wanted[key], value, [...path, key]);
      else this.#added(value, keySpan, [...path, key]);
    }
    for (const key of Object.keys(wanted)) {
      if (!seen.has(key)) this.#refuse(node.span, `The templates leave out ${named([...path, key])}.`);
    }
  }

  /** What is wanted stands in its order; where more may stand, it stands between or behind, under names of its own. */
  #list(wanted: readonly unknown[], node: YamlSequence, path: readonly string[]): void {
    const names = new Set(wanted.flatMap((one) => nameOf(one) ?? []));
    const left = [...wanted];
    for (const item of node.items) {
      const name = item.kind === 'map' ? textAt(item, 'name') : undefined;
      const isNew = name === undefined ? left.length === 0 : !names.has(name);
      if (!isNew) {
        const next = left.shift();
        if (next === undefined) this.#refuse(item.span, `The templates repeat an item of ${named(path)}.`);
        else this.value(next, item, [...path, nameOf(next) ?? String(wanted.length - left.length - 1)]);
        continue;
      }
      this.#added(item, item.span, [...path, '*']);
      if (name !== undefined) names.add(name);
    }
    if (left.length > 0) this.#refuse(node.span, `The templates leave out an item of ${named(path)}.`);
  }

  #added(node: YamlNode, span: Span, path: readonly string[]): void {
    const addition = additionAt(path, node, this.#scheduled);
    if (addition === undefined) {
      this.#refuse(span, `The templates add ${named(path)}, which nothing but the compiler may write.`);
      return;
    }
    if (addition.problem !== undefined) this.#refuse(span, addition.problem);
    const name = path.at(-1) ?? '';
    checkKubernetesShape(node, addition.form, { name, span }, this.#sink, addition.owner, 'output');
    checkTags(node, this.#sink);
  }

  #refuse(span: Span, message: string): void {
    this.#sink.report(linkCodes['template-changes'], span, message, {
      help: linkCodes['template-changes'].advice,
    });
  }
}

/** Bare words that Argo's reader takes for something else. */
function checkWords(node: YamlNode, sink: Sink): void {
  if (node.kind === 'sequence') for (const item of node.items) checkWords(item, sink);
  if (node.kind === 'map') for (const { value } of node.entries) checkWords(value, sink);
  const differs = node.kind === 'scalar' ? yaml11Differs(node) : undefined;
  if (differs === undefined) return;
  sink.report(linkCodes['template-changes'], node.span, `Argo reads this bare word as ${differs}.`, {
    help: 'Put it into quotes.',
  });
}

function isMap(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string | undefined {
  return isMap(value) && typeof value.name === 'string' ? value.name : undefined;
}

function textAt(node: YamlMap, key: string): string | undefined {
  const value = node.entries.find((one) => one.key === key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** `spec.templates.train.container.image` without the star of a new item. */
function named(path: readonly string[]): string {
  const names = path.filter((one) => one !== '*');
  return `${path.at(-1) === '*' ? 'an item of ' : ''}"${names.join('.')}"`;
}
