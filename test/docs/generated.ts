import { functions } from '../../src/compiler/bind/expression/functions.ts';
import { findInterpreter, interpreterNames } from '../../src/compiler/bind/interpreters.ts';
import { settingTable, type TaskKind } from '../../src/compiler/bind/setting-table.ts';
import { levels } from '../../src/syntax/expression/operators.ts';
import { rules } from '../../src/validate/rules/index.ts';
import { aliases } from '../../src/validate/type-names.ts';
import { printType } from '../../src/validate/types.ts';
import { reservedWords } from './reserved-words.ts';

/** The parts of docs/language.md that are made from the code, by the names of their places. */
export const generated: Readonly<Record<string, () => string | Promise<string>>> = {
  aliases: aliasTable,
  functions: functionTable,
  interpreters: interpreterTable,
  operators: operatorList,
  reserved: async () => (await reservedWords()).map(code).join(', '),
  rules: ruleTable,
  settings: settingsTable,
};

/** A page with every `<!-- generated: name -->…<!-- end -->` filled in. */
export async function fillIn(page: string): Promise<string> {
  const texts = new Map<string, string>();
  for (const [, name = ''] of page.matchAll(place)) {
    const make = generated[name];
    if (make === undefined) throw new Error(`nothing makes the part "${name}"`);
    texts.set(name, await make());
  }
  return page.replace(
    place,
    (_, name: string) => `<!-- generated: ${name} -->${texts.get(name) ?? ''}<!-- end -->`,
  );
}

const place = /<!-- generated: (\w+) -->([\s\S]*?)<!-- end -->/g;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `\n\n${[line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')}\n\n`;
}

function code(text: string): string {
  return `\`${text}\``;
}

const kinds: readonly (readonly [TaskKind, string])[] = [
  ['component', 'component'],
  ['pipeline', 'pipeline as a component'],
  ['group', 'group'],
  ['createVolume', '`createVolume`'],
  ['snapshotVolume', '`snapshotVolume`'],
  ['deleteVolume', '`deleteVolume`'],
  ['resource', '`resource`'],
  ['approval', '`approval`'],
  ['http', '`http`'],
];

function settingsTable(): string {
  const names = [...new Set(kinds.flatMap(([kind]) => [...settingTable[kind]]))].sort();
  return table(
    ['setting', ...kinds.map(([, title]) => title)],
    names.map((name) => [code(name), ...kinds.map(([kind]) => (settingTable[kind].has(name) ? 'yes' : ''))]),
  );
}

function functionTable(): string {
  return table(
    ['function', ''],
    [...functions.values()].map(({ signature, doc }) => [code(signature), doc]),
  );
}

function interpreterTable(): string {
  return table(
    ['interpreter', 'started by', '`packages` by'],
    interpreterNames.map((name) => {
      const found = findInterpreter(name);
      const install = found?.install?.(['x']) ?? [];
      return [
        code(name),
        code(`${found?.command.join(' ')} ${found?.fileName}`),
        install.length === 0 ? '' : code(install[1] === '-m' ? `${install[0]} -m pip` : (install[0] ?? '')),
      ];
    }),
  );
}

function operatorList(): string {
  const strong = [...new Set(Object.values(levels))].sort((a, b) => b - a);
  const rows = strong.map((level) =>
    Object.entries(levels)
      .filter(([, one]) => one === level)
      .map(([operator]) => code(operator))
      .join(' '),
  );
  return `\n\n${['`!` and the sign `-`', ...rows].map((row, index) => `${index + 1}. ${row}`).join('\n')}\n\n`;
}

function ruleTable(): string {
  return table(
    ['rule', 'level', ''],
    rules.map(({ code: name, severity, offByDefault, summary }) => [
      `[${name}](errors.md#${name})`,
      offByDefault === true ? 'off' : severity,
      summary,
    ]),
  );
}

function aliasTable(): string {
  const heads: Readonly<Record<string, string>> = { list: 'List', dict: 'Dict', optional: 'the type inside' };
  const spellings = new Map<string, string[]>();
  for (const [name, meant] of aliases) {
    const type = typeof meant === 'string' ? (heads[meant] ?? meant) : printType(meant);
    if (type.toLowerCase() === name) continue;
    spellings.set(type, [...(spellings.get(type) ?? []), name]);
  }
  return table(
    ['type', 'also'],
    [...spellings]
      .filter(([type]) => type !== 'the type inside')
      .map(([type, names]) => [code(type), names.map(code).join(', ')]),
  );
}
