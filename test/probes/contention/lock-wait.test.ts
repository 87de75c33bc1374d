import { expect, test } from 'vitest';
import { formatClock } from '../../../messages/units.ts';
import { contentionOf } from '../../../probes/contention/answer.ts';
import { Memory } from '../../../probes/contention/memory.ts';
import { isToldAfterwards } from '../../../probes/contention/held.ts';
import { nothingElse } from '../../../probes/decide.ts';
import { text } from '../../../probes/rules/modcache-lock-wait/text.ts';
import { rule } from '../../../probes/rules/modcache-lock-wait/rule.ts';
import type { Picture } from '../../../probes/contention/picture.ts';
import { holdsOf, type Hold } from '../../../probes/contention/wait.ts';
import { goCommand, heldBy, moduleCache, pictureAt, since } from './actors.ts';

const memory = new Memory({} as never);
const code = goCommand(11, 'Visual Studio Code', 'go mod download');
const goland = goCommand(21, 'GoLand', 'go mod tidy');
const alone = goCommand(12, 'Visual Studio Code', 'go mod tidy');
const look = (hold: Hold, ageMs: number, more: Partial<Picture> = {}) =>
  rule.decide(
    contentionOf(pictureAt(100_000, { holds: [since(hold, 100_000 - ageMs)], ...more }), memory, true),
    nothingElse(100_000),
  );

test('reports a wait of 200 ms with holder, waiter, their applications and the purpose of the lock', () => {
  expect(look(heldBy(code, [goland]), 199)).toEqual([]);
  const [finding] = look(heldBy(code, [goland]), 200);
  expect(finding).toMatchObject({
    certainty: 'observed',
    values: {
      about: 'rsc.io/quote@v1.5.2',
      holder: 'go mod download (pid 11, Visual Studio Code)',
      waiters: 'go mod tidy (pid 21, GoLand)',
    },
  });
  expect(finding?.evidence[1]).toContain(`holds, seen since ${formatClock(99_800)}: go mod download (pid 11`);
});

test('the process to end is the holder, whatever its arguments say', () => {
  const [finding] = look(heldBy({ ...code, command: 'go get (pid 1, launchd) pid 2' }, [goland]), 200);
  expect(text.en.next(finding?.values as never)).toMatch(/: kill 11$/);
});

test('an application that waits for itself is left alone, unless it hangs or another one is involved', () => {
  const own = heldBy(code, [alone]);
  expect(look(own, 59_000, { contested: new Set() })).toEqual([]);
  expect(look(own, 60_000, { contested: new Set() })).toHaveLength(1);
  expect(look(own, 300, { contested: new Set(['/src/app']) })).toHaveLength(1);
  expect(look(heldBy(code, [goland]), 300, { contested: new Set() })).toHaveLength(1);
  // Two that work on something else are not a reason.
  expect(look(own, 300, { contested: new Set(['/src/other']) })).toEqual([]);
});

test('a lock that is quickly passed on is not a finding; an unknown holder that stays makes a suspicion', () => {
  const passing = heldBy(code, [goland], { holders: [] });
  expect(look(passing, 500, { contested: new Set() })).toEqual([]);
  expect(look(passing, 2000, { contested: new Set() })).toMatchObject([{ certainty: 'suspected' }]);
});

test('a side lock that stays held is reported although nobody waits; a download may last', () => {
  const file = { kind: 'side-lock', subject: `${moduleCache}/cache/lock` } as const;
  expect(look(heldBy(code, [], { file }), 499)).toEqual([]);
  expect(look(heldBy(code, [], { file }), 500)).toHaveLength(1);
  expect(look(heldBy(code, [], { file, exclusive: false }), 5000)).toEqual([]);
  expect(look(heldBy(code, []), 60_000)).toEqual([]);
});

test.each([
  // Looks at 0 without it, 80 with it, 160 without it: shorter than 160 ms.
  { before: 0, seen: 80, until: 160, told: false },
  { before: 0, seen: 80, until: 240, told: true },
  // The second look came late: it may have been 200 ms.
  { before: 0, seen: 80, until: 400, told: true },
])('a wait seen at $seen, not at $before and no longer at $until: $told', ({ before, seen, until, told }) => {
  const hold = since(heldBy(code, [goland]), seen, before);
  expect(isToldAfterwards({ hold, until, waitedUntil: until }, new Set())).toBe(told);
});

test('what gowarden itself runs does not count as waiting, and does not hide others', () => {
  const ours = {
    ...goCommand(31, 'GoLand', 'go mod tidy'),
    owner: 'gowarden',
    family: 'gowarden',
    ownerPid: 30,
  };
  const actors = new Map([code, goland, ours].map((actor) => [actor.pid, actor]));
  const path = `${moduleCache}/cache/lock`;
  const locks = (...all: readonly (readonly [number, 'holds' | 'waits' | 'open'])[]) =>
    holdsOf(
      {
        certainty: 'observed',
        all: all.map(([pid, state]) => ({ path, pid, state, mode: 'exclusive', marked: state === 'open' })),
      },
      actors,
      moduleCache,
    ).map(({ holders, waiters }) => [holders, waiters].map((some) => some.map(({ pid }) => pid)));
  expect(locks([11, 'holds'], [31, 'waits'])).toEqual([[[11], []]]);
  expect(locks([11, 'holds'], [31, 'waits'], [21, 'waits'])).toEqual([[[11], [21]]]);
  // A process that our own command keeps waiting is reported.
  expect(locks([31, 'holds'], [21, 'waits'])).toEqual([[[31], [21]]]);
  // As macOS reports it: who has the file open.
  expect(locks([11, 'open'], [31, 'open'])).toEqual([]);
  expect(locks([11, 'open'], [31, 'open'], [21, 'open'])).toEqual([[[11], [21]]]);
});
