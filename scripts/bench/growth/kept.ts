import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { openHistory } from '../../../daemon/history/open.ts';
import { fillGoCache, testMachine } from '../../../test/caches/machine.ts';
import { aFinding } from '../../../test/daemon/fakes/findings.ts';
import { keptLog } from '../../../test/daemon/fakes/log.ts';
import type { Subject } from './subject.ts';

/** What a file of that many bytes takes up, with its inode. */
const bytesEach = 4_096 + 512;

/** A million, where there is enough disk space. */
function fileCounts(): number[] {
  const { bavail, bsize, ffree } = statfsSync('.');
  return [10_000, 100_000, 1_000_000].filter(
    (count) => count * bytesEach < (bavail * bsize) / 4 && count < ffree / 4,
  );
}

export const files: Subject = {
  unit: 'files in the build cache',
  sizes: fileCounts(),
  what: 'measuring all of them',
  make(size, directory) {
    const machine = testMachine({ root: directory });
    fillGoCache(machine.goCache, Math.round(size / 256));
    const cleaner = machine.cleaner();
    return Promise.resolve(() => cleaner.look());
  },
};

export const peer: Subject = {
  ...files,
  what: '`du -s` of them',
  async make(size, directory) {
    await files.make(size, directory);
    return () => once(spawn('du', ['-s', directory], { stdio: 'ignore' }), 'exit');
  },
};

const day = 86_400_000;
/** More than a machine has that is upgraded every day and on which two IDEs are used. */
const aDay = 100;

export const history: Subject = {
  unit: 'days of history, 100 entries each',
  sizes: [1, 30, 365],
  what: 'opening it, what was left, a page, the retention',
  async make(size, directory) {
    const options = { file: join(directory, 'history.sqlite'), log: keptLog(), now: Date.now };
    const first = await openHistory(options);
    const start = Date.now() - size * day;
    for (let number = 0; number < size; number += 1) {
      const at = start + number * day;
      first.record(
        Array.from({ length: aDay }, (_, index) => ({
          kind: index % 2 === 0 ? ('opened' as const) : ('resolved' as const),
          ...{ at, finding: aFinding(`/home/kim/go/bin/tool-${(index >> 1) % 20}`) },
        })),
        new Map(),
      );
      await first.written();
    }
    first.close();
    return async () => {
      const opened = await openHistory(options);
      await opened.pastInTurns();
      opened.entries({ limit: 100 });
      opened.prune(Date.now(), 365 * day);
      opened.close();
    };
  },
};
