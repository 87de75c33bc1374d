import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job } from '../../../caches/job/job.ts';
import { Journal } from '../../../caches/job/journal.ts';
import { cleaningPlaces } from '../../../caches/job/places.ts';
import { readJournals } from '../../../caches/job/read.ts';
import { fillGoCache, testMachine, type TestMachine } from '../machine.ts';

let machine: TestMachine;
beforeEach(() => {
  machine = testMachine();
});
afterEach(() => machine.remove());

/** A journal that a clean-up left, begun again under another state directory. */
async function begun(): Promise<{ journal: Journal; directory: string; job: Job }> {
  fillGoCache(machine.goCache, 3);
  const cleaner = machine.cleaner();
  const { id } = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(id);
  await cleaner.close();
  const [job] = readJournals(cleaningPlaces(machine.paths).journals);
  if (!job) throw new Error('there is no journal');
  const places = cleaningPlaces({ state: join(machine.root, 'other') });
  mkdirSync(places.journals, { recursive: true });
  return { journal: Journal.begin(places, job), directory: places.journals, job };
}

const linesOf = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('holds that stay as they were are written once, others each time, and all are read as they were last', async () => {
  const { journal, directory, job } = await begun();
  const path = join(directory, `${job.plan.id}.jsonl`);
  const [first, ...others] = job.holds;
  if (!first) throw new Error('nothing is held');

  journal.note({ stage: 'undoing', holds: [...job.holds] });
  expect(readJournals(directory)).toEqual([{ ...job, stage: 'undoing' }]);
  const smaller = [{ ...first, item: { ...first.item, files: 7 } }, ...others];
  journal.note({ holds: smaller });
  expect(readJournals(directory)).toEqual([{ ...job, stage: 'undoing', holds: smaller }]);
  journal.note({ holds: others, stage: 'aside' });
  expect(readJournals(directory)).toEqual([{ ...job, stage: 'aside', holds: others }]);
  expect(linesOf(path).map((line) => 'holds' in line)).toEqual([true, false, true, true]);
  // Who takes it up may hold them in another form than the file has them.
  journal.close();
  const again = Journal.resume(cleaningPlaces({ state: join(machine.root, 'other') }), {
    ...job,
    holds: smaller,
  });
  again.note({ holds: smaller });
  expect(readJournals(directory)).toEqual([{ ...job, stage: 'aside', holds: smaller }]);
  again.end();
});
