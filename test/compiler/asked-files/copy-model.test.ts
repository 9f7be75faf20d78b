import { describe, expect, it } from 'vitest';
import { copyModel } from '../../../src/compiler/asked-files/copy-model.ts';

class Place {
  readonly at = 1;
}

describe('a copy of a model', () => {
  it('is equal, and shares nothing but what is compared by its content', () => {
    const port = { name: 'a', type: { kind: 'string' } };
    const model = {
      ports: [port],
      values: new Map([[port, { of: port }]]),
      set: new Set([port]),
      nothing: undefined,
    };
    const copy = copyModel(model);
    expect(copy).toEqual(model);
    expect(copy.ports[0]).not.toBe(port);
    expect(copy.ports[0]?.type).toBe(port.type);
  });

  it('keeps one object one object, as a key of a map too', () => {
    const port = { name: 'a' };
    const copy = copyModel({
      ports: [port, port],
      values: new Map([[port, { of: port }]]),
      set: new Set([port]),
    });
    const [one] = copy.ports;
    expect(copy.ports[1]).toBe(one);
    expect([...copy.values.keys()][0]).toBe(one);
    expect([...copy.values.values()][0]?.of).toBe(one);
    expect([...copy.set][0]).toBe(one);
  });

  it('goes around circles, and along chains of any length', () => {
    interface Link {
      next?: Link;
    }
    const first: Link = {};
    let last = first;
    for (let count = 0; count < 100_000; count += 1) {
      last.next = {};
      last = last.next;
    }
    last.next = first;
    const copy = copyModel(first);
    let links = 1;
    for (let at = copy.next; at !== copy && at !== undefined; at = at.next) links += 1;
    expect(links).toBe(100_001);
  });

  it('has every key, whatever it is called', () => {
    const copy = copyModel({ value: JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') as object });
    expect(JSON.stringify(copy.value)).toBe('{"__proto__":{"a":1},"constructor":2}');
  });

  it('leaves objects of classes as they are', () => {
    const place = new Place();
    expect(copyModel({ place }).place).toBe(place);
  });
});
