import Handlebars from 'handlebars';
import { InternalError } from '../util/invariant.ts';

/**
 * Turns a template into JavaScript source for `environment`. A template is layout in five words; whatever else Handlebars knows is
 * refused with InternalError, so that no template can write an unquoted value or decide anything:
 *
 * - `{{scalar x}}`: one scalar, anywhere.
 * - `key: {{text x}}`, `- {{text x}}`: a string, as a literal block where it has several lines; ends the line.
 * - `key:{{tree x}}`, `key:{{tree x fit=140}}`: any JSON value; ends the line.
 * - `{{#has "a" "b"}} … {{else}} … {{/has}}`: whether the context has any of these as a field of its own.
 * - `{{#each list}} … {{/each}}`: once for each item, which becomes the context.
 * - `{{> partial}}`, `{{> partial field}}`: on a line of its own, its lines are indented as the call is.
 */
export function precompile(name: string, source: string): string {
  const program = Handlebars.parse(source);
  const lines = source.split('\n');
  new Grammar(name, lines).accept(program);
  const knownHelpers = {
    ...Object.fromEntries(banned.map((word) => [word, false])),
    ...Object.fromEntries(words),
  };
  return String(
    Handlebars.precompile(program, {
      strict: true,
      noEscape: true,
      data: false,
      knownHelpersOnly: true,
      knownHelpers,
    }),
  );
}

const words = ['scalar', 'text', 'tree', 'has', 'each'].map((word) => [word, true] as const);
const banned = ['if', 'unless', 'with', 'log', 'lookup'];

/** What must stand before a word on its line. The column of the key or dash is handed to the helper as `indent`. */
const before: { readonly [word: string]: RegExp } = {
  text: /^( *(?:- )*)(?:[A-Za-z]\w*: |(?<=- ))$/,
  tree: /^( *(?:- )*)[A-Za-z]\w*:$/,
};

class Grammar extends Handlebars.Visitor {
  readonly #name: string;
  readonly #lines: readonly string[];

  constructor(name: string, lines: readonly string[]) {
    super();
    this.#name = name;
    this.#lines = lines;
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    const word = wordOf(node.path);
    if (
      !['scalar', 'text', 'tree'].includes(word) ||
      node.params.length !== 1 ||
      !node.params.every(isField)
    ) {
      this.#refuse(node, 'a value is written by scalar, text or tree, of one field');
    }
    const options = node.hash?.pairs ?? [];
    if (!options.every((one) => word === 'tree' && one.key === 'fit' && one.value.type === 'NumberLiteral')) {
      this.#refuse(node, 'the only option is fit=<number>, for tree');
    }
    const pattern = before[word];
    if (pattern === undefined) return;
    const lead = pattern.exec(this.#before(node));
    if (lead === null || this.#behind(node) !== '') {
      this.#refuse(node, `${word} stands between a key or dash and the end of the line`);
    }
    // A dash is the parent of what follows it, so a block may begin two blanks behind the last dash.
    const text = lead[1] ?? '';
    const column = lead[0].endsWith('- ') ? text.length - 2 : text.length;
    node.hash ??= { type: 'Hash', pairs: [], loc: node.loc };
    node.hash.pairs.push({
      type: 'HashPair',
      key: 'indent',
      value: numberLiteral(column, node.loc),
      loc: node.loc,
    });
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const word = wordOf(node.path);
    const isHas =
      word === 'has' && node.params.length > 0 && node.params.every((one) => one.type === 'StringLiteral');
    const isEach =
      word === 'each' && node.params.length === 1 && node.params.every(isField) && node.inverse === undefined;
    if (!(isHas || isEach) || node.hash !== undefined || (node.program.blockParams ?? []).length > 0) {
      this.#refuse(node, 'a block is has, of names in quotes, or each, of one field');
    }
    super.BlockStatement(node);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    const isPlain =
      node.name.type === 'PathExpression' && node.params.every(isField) && node.hash === undefined;
    if (!isPlain || this.#before(node).trim() !== '' || this.#behind(node).trim() !== '') {
      this.#refuse(node, 'a partial is called by its name, with one field at most, on a line of its own');
    }
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.#refuse(node, 'a partial is called by its name');
  }

  override Decorator(node: hbs.AST.Decorator): void {
    this.#refuse(node, 'decorators are no part of a template');
  }

  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.#refuse(node, 'decorators are no part of a template');
  }

  #before(node: hbs.AST.Node): string {
    return (this.#lines[node.loc.start.line - 1] ?? '').slice(0, node.loc.start.column);
  }

  #behind(node: hbs.AST.Node): string {
    return (this.#lines[node.loc.end.line - 1] ?? '').slice(node.loc.end.column);
  }

  #refuse(node: hbs.AST.Node, law: string): never {
    throw new InternalError(`${this.#name}:${node.loc.start.line}:${node.loc.start.column + 1}: ${law}`);
  }
}

function wordOf(path: hbs.AST.PathExpression | hbs.AST.Literal): string {
  return 'original' in path ? String(path.original) : '';
}

/** `name` or `this`. */
function isField(node: hbs.AST.Expression): boolean {
  if (node.type !== 'PathExpression') return false;
  const path = node as hbs.AST.PathExpression;
  return !path.data && path.depth === 0 && path.parts.length <= 1;
}

function numberLiteral(value: number, loc: hbs.AST.SourceLocation): hbs.AST.NumberLiteral {
  return { type: 'NumberLiteral', value, original: value, loc };
}
