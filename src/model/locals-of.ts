import type { BoundPort, GroupTask } from './bound.ts';

/** What a group gives to what is inside of it. */
export function localsOf({ choice, repeat }: GroupTask): readonly BoundPort[] {
  return [
    ...(choice === undefined ? [] : [choice.port]),
    ...(repeat === undefined ? [] : [repeat.round, ...repeat.state.map(({ port }) => port)]),
  ];
}
