import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoundPipeline } from '../../src/model/bound.ts';
import { buildGraph } from '../../src/targets/graph/build-graph.ts';
import type { GraphItem } from '../../src/targets/graph/graph.ts';
import { isotonic } from '../../src/targets/graph/layout/isotonic.ts';
import type { PlacedItem } from '../../src/targets/graph/layout/layout.ts';
import { layout } from '../../src/targets/graph/layout/layout.ts';
import type { Point, Size } from '../../src/targets/graph/layout/plane.ts';
import { headerSize, labelSize, nodeSize } from '../../src/targets/svg/measure.ts';
import { svg } from '../../src/targets/svg/svg.ts';
import { textWidth } from '../../src/targets/svg/text-width.ts';
import { wrapText } from '../../src/targets/svg/wrap-text.ts';
import { dataset, output, ScopeBuilder } from '../support/bound.ts';
import { census, hostile, hostilePipeline, large, objectDetection } from './graph-examples.ts';

const measure = { node: nodeSize, header: headerSize, label: labelSize };
const examples: readonly (readonly [string, BoundPipeline])[] = [
  ['census', census()],
  ['object-detection', objectDetection()],
  ['hostile', hostilePipeline()],
  ['200 tasks', large(200)],
  ['an empty pipeline', new ScopeBuilder().pipeline('empty')],
];

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly texts: readonly string[];
}

/** Reads well-formed XML without declarations or comments; anything else throws. */
function elementsOf(xml: string): readonly Element[] {
  const found: { name: string; attributes: Record<string, string>; texts: string[] }[] = [];
  const open: (typeof found)[number][] = [];
  const decoded = (text: string): string => {
    const illegal = /[\p{Cs}\ufffe\uffff]|[^\P{Cc}\t\n]|<|&(?!(?:amp|lt|gt|quot|#39);)/u;
    if (illegal.test(text)) throw new Error(`not character data: ${JSON.stringify(text)}`);
    const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
    return text.replace(/&([^;]+);/g, (_, name: string) => entities[name] ?? '');
  };
  let rest = xml;
  while (rest !== '') {
    const tag = /^<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"]*")*)(\/?)>/.exec(rest);
    const text = /^[^<]+/.exec(rest)?.[0];
    if (tag === null && text === undefined) throw new Error(`not well formed: ${rest.slice(0, 80)}`);
    if (tag === null) {
      open.at(-1)?.texts.push(decoded(text ?? ''));
      rest = rest.slice(text?.length);
      continue;
    }
    const [whole, close, name = '', written = '', empty] = tag;
    if (close === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const attributes = Object.fromEntries(
        [...written.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
          key,
          decoded(value),
        ]),
      );
      const element = { name, attributes, texts: [] };
      found.push(element);
      if (empty === '') open.push(element);
    }
    rest = rest.slice(whole.length);
  }
  expect(open).toEqual([]);
  return found;
}

function overlap(a: Point & Size, b: Point & Size): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(inner: Point & Size, outer: Point & Size): boolean {
  const slack = 0.01;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** Everything that a cluster holds, at any depth. */
function heldBy(item: GraphItem): readonly string[] {
  return item.kind === 'node' ? [] : item.items.flatMap((inner) => [inner.id, ...heldBy(inner)]);
}

describe('layout', () => {
  it.each(examples)(
    'of %s keeps boxes apart, clusters around what they hold, and everything on the paper',
    (_, pipeline) => {
      const picture = layout(buildGraph(pipeline), measure);
      const { items, labels } = picture;
      const paper = { x: 0, y: 0, width: picture.width, height: picture.height };
      const wrong: string[] = [];
      items.forEach((a, index) => {
        if (!inside(a, paper)) wrong.push(`${a.item.id} leaves the paper`);
        const held = new Set(heldBy(a.item));
        for (const b of items.slice(index + 1)) {
          if (held.has(b.item.id) ? !inside(b, a) : overlap(a, b))
            wrong.push(`${a.item.id} and ${b.item.id}`);
        }
      });
      const nodes = items.filter(({ item }) => item.kind === 'node');
      labels.forEach((label, index) => {
        for (const other of [...nodes, ...labels.slice(index + 1)]) {
          if (overlap(label, other)) wrong.push(`label ${label.edge.labels.join(', ')} of ${label.edge.to}`);
        }
      });
      expect(wrong).toEqual([]);
    },
  );

  it.each(examples)(
    'of %s lets each edge arrive at the upper side of its target, from above',
    (_, pipeline) => {
      const graph = buildGraph(pipeline);
      const { items, wires } = layout(graph, measure);
      const arrivals = wires.flatMap((wire) => wire.arrivals);
      expect(arrivals.length).toBe(graph.edges.length);
      const onTop =
        ({ x, y }: Point) =>
        (box: PlacedItem) =>
          Math.abs(box.y - y) < 0.01 && x > box.x && x < box.x + box.width;
      for (const point of arrivals) expect(items.some(onTop(point))).toBe(true);
      for (const { start, bend, end } of wires.flatMap((wire) => wire.pieces)) {
        expect(start.y).toBeLessThanOrEqual(bend + 0.01);
        expect(bend).toBeLessThanOrEqual(end.y + 0.01);
      }
    },
  );

  it('puts a task below all that it reads', () => {
    const graph = buildGraph(large(100));
    const placed = new Map(layout(graph, measure).items.map((one) => [one.item.id, one]));
    for (const { from, to } of graph.edges) {
      expect(placed.get(from)?.y ?? 0).toBeLessThan(placed.get(to)?.y ?? 0);
    }
  });

  it('draws a chain as one straight line', () => {
    const scope = new ScopeBuilder();
    const first = scope.task('first', { outputs: { x: dataset } });
    const second = scope.task('a-much-longer-name', {
      arguments: { x: output(first, 'x') },
      outputs: { y: dataset },
    });
    scope.task('c', { arguments: { y: output(second, 'y') } });
    const { wires } = layout(buildGraph(scope.pipeline('p')), measure);
    for (const { start, end } of wires.flatMap((wire) => wire.pieces)) expect(start.x).toBeCloseTo(end.x, 1);
  });
});

describe('isotonic', () => {
  it('gives non-decreasing numbers that no shift of a part could bring nearer', () => {
    const numbers = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 12 });
    const cost = (wanted: readonly number[], found: readonly number[]): number =>
      wanted.reduce((sum, value, index) => sum + (value - (found[index] ?? 0)) ** 2, 0);
    fc.assert(
      fc.property(numbers, fc.array(fc.integer({ min: -100, max: 100 })), (wanted, other) => {
        const found = isotonic(
          wanted,
          wanted.map(() => 1),
        );
        expect([...found].sort((a, b) => a - b)).toEqual(found);
        const rival = wanted.map((value, index) => other[index] ?? value).sort((a, b) => a - b);
        expect(cost(wanted, found)).toBeLessThanOrEqual(cost(wanted, rival) + 1e-6);
      }),
    );
  });
});

describe('wrapText', () => {
  it('loses nothing but blanks where there are lines enough, and no line is too wide', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const lines = wrapText(text, 12, 1000);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('says with … that something was cut', () => {
    expect(wrapText('one two three four five', 5, 2)).toEqual(['one two', 'three…']);
  });
});

describe('svg', () => {
  it.each(examples)('of %s is well-formed, and has no script, link or outside resource', (_, pipeline) => {
    const elements = elementsOf(svg(pipeline));
    const known = ['svg', 'title', 'desc', 'style', 'g', 'rect', 'path', 'text'];
    for (const { name, attributes } of elements) {
      expect(known).toContain(name);
      for (const [key, value] of Object.entries(attributes)) {
        expect(key).not.toMatch(/^on|href/);
        expect(value).not.toMatch(/url\(|NaN|Infinity|undefined/);
      }
    }
    expect(
      elements
        .filter(({ name }) => name === 'style')
        .flatMap(({ texts }) => texts)
        .join(''),
    ).not.toMatch(/url|@import/);
  });

  it('has a title and a description that readers of the screen find', () => {
    const [root, title, desc] = elementsOf(svg(census()));
    expect(root?.attributes.role).toBe('img');
    expect(root?.attributes['aria-labelledby']).toBe(`${title?.attributes.id} ${desc?.attributes.id}`);
    expect(title?.texts.join('')).toBe('census-table');
    expect(desc?.texts.join('')).toBe(
      'Give a census table, downloading it where it is missing. A pipeline of 4 tasks and 1 group. ' +
        'fetch reads exists of table-exists. save reads table of download. get-table runs after fetch.',
    );
  });

  it('shows every task, group, component, condition and output', () => {
    const texts = elementsOf(svg(census()))
      .filter(({ name }) => name === 'text')
      .flatMap((one) => one.texts);
    expect(texts).toEqual([
      'census-table',
      'Give a census table, downloading it where it is missing.',
      'fetch',
      'when !tasks.table-exists.outputs.exists',
      'table-exists',
      'download',
      'download-table',
      'save',
      'save-table',
      'get-table',
      'table',
      'exists',
    ]);
  });

  it('shows hostile names and conditions as they are', () => {
    const titles = elementsOf(svg(hostilePipeline()))
      .filter(({ name }) => name === 'title')
      .flatMap((one) => one.texts);
    for (const name of hostile.filter((one) => !/\p{Cs}|\p{Cc}/u.test(one) && one !== '')) {
      const tip = titles.find((title) => title.startsWith(`${name}\n`));
      expect(tip, name).toContain(`when ${name.replace(/\s+/g, ' ').trim()}`);
    }
  });

  it('is well-formed whatever the names are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (names) => {
        const scope = new ScopeBuilder();
        for (const name of names) scope.task(name, { component: `${name}!`, description: name });
        elementsOf(svg(scope.pipeline(names.join(' '), { description: names.join('\n') })));
      }),
    );
  });

  it('draws 200 tasks in less than a few seconds, and the same again', () => {
    const start = performance.now();
    const first = svg(large(200));
    expect(performance.now() - start).toBeLessThan(5000);
    expect(svg(large(200))).toBe(first);
  });

  it('draws thousands of tasks, in a row or side by side', () => {
    const chain = new ScopeBuilder();
    const fan = new ScopeBuilder();
    const root = fan.task('root', { outputs: { x: dataset } });
    let before = chain.task('first', { outputs: { x: dataset } });
    for (let index = 0; index < 2000; index += 1) {
      before = chain.task(`t${index}`, { arguments: { x: output(before, 'x') }, outputs: { x: dataset } });
      fan.task(`t${index}`, { arguments: { x: output(root, 'x') } });
    }
    expect(svg(chain.pipeline('chain')).length).toBeGreaterThan(100_000);
    expect(svg(fan.pipeline('fan')).length).toBeGreaterThan(100_000);
  });
});

describe('a drawing that was looked at', () => {
  /** `UPDATE=1 npx vitest run test/targets/svg.test.ts` writes the drawings; look at them in a browser before you commit them. */
  const drawings: readonly (readonly [string, BoundPipeline])[] = [
    ['object-detection', objectDetection()],
    ['layers', large(24)],
  ];

  it.each(drawings)('is that of %s', (name, pipeline) => {
    const path = `test/targets/${name}.golden.svg`;
    const drawn = svg(pipeline);
    if (process.env.UPDATE === '1') writeFileSync(path, drawn);
    expect(drawn).toBe(readFileSync(path, 'utf8'));
  });
});

describe('textWidth', () => {
  it.each([
    ['', 0],
    ["ijlI.,:;'|!", 11 * 0.35],
    [' frt()[]/\\-', 11 * 0.42],
    ['mwMW@%…', 7 * 0.98],
    ['AZ&=<>+~#', 9 * 0.76],
    ['aé0_"ж\u2e7f', 7 * 0.64],
    ['漢\u2e80', 2 * 1.05],
    ['\u{1effe}', 1.05],
    ['😀\u{1f000}', 2 * 1.35],
    ['\u302a', 0],
  ])('of %j is %d', (text, width) => {
    expect(textWidth(text)).toBeCloseTo(width, 6);
  });
});

describe('the lines of wrapText', () => {
  // A digit is 0.64 wide, a blank 0.42, an ellipsis 0.98.
  it.each<[string, number, number, readonly string[]]>([
    ['', 5, 2, ['']],
    ['000 000', 5, 2, ['000 000']],
    ['000 000', 4.26, 2, ['000 000']],
    ['000 000', 4.25, 2, ['000', '000']],
    ['  000   000  ', 4.25, 2, ['000', '000']],
    ['000 000 000', 4.25, 2, ['000', '000…']],
    ['000 000 000', 4.25, 3, ['000', '000', '000']],
    ['000 000', 3, 1, ['000…']],
    ['000000000', 2, 9, ['000', '000', '000']],
    ['00.00.00', 2.5, 9, ['00.', '00.', '00']],
    ['00-00', 2.9, 9, ['00-', '00']],
    ['0 == 0', 2.9, 9, ['0', '== 0']],
    ['0 && 000', 4.9, 9, ['0', '&& 000']],
    ['0000000', 2, 2, ['000', '0…']],
  ])('%j in %d units and %d lines', (text, width, most, lines) => {
    expect(wrapText(text, width, most)).toEqual(lines);
  });
});
