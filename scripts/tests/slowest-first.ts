import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The slowest ten files, which CONTRIBUTING.md names: started last they would run alone while a processor idles. */
export const slowest = [
  'test/probes/choice/differential.test.ts',
  'test/real/tray.test.ts',
  'test/caches/repair/repair.test.ts',
  'test/scripts/new.test.ts',
  'test/real/bench.test.ts',
  'test/real/contention/contention.test.ts',
  'test/real/cleaning.test.ts',
  'test/real/tray-daemon.test.ts',
  'test/faults/database.test.ts',
  'test/faults/cleaning-killed.test.ts',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = slowest.findIndex((file) => moduleId.endsWith(file));
  return at === -1 ? slowest.length : at;
};

/** Starts the slowest files first. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
