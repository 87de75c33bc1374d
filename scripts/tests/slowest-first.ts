import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The slowest ten files, which CONTRIBUTING.md names: started last they would run alone while a processor idles. */
export const slowest = [
  'test/real/cleaning.test.ts',
  'test/faults/cleaning-killed.test.ts',
  'test/real/contention/contention.test.ts',
  'test/faults/time.test.ts',
  'test/real/tray.test.ts',
  'test/cli/commands/caches/caches.test.ts',
  'test/caches/repair/repair.test.ts',
  'test/caches/policies/policy.test.ts',
  'test/scripts/new.test.ts',
  'test/faults/cleaning-racer.test.ts',
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
