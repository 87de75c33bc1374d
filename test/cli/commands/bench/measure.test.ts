import { expect, test } from 'vitest';
import { measured } from '../../../../cli/commands/bench/measure.ts';
import { Stopped } from '../../../../cli/commands/bench/stand.ts';
import { texts } from '../../../../cli/commands/bench/text.ts';
import type { Work } from '../../../../cli/commands/bench/works/work.ts';
import { speak } from '../../../../messages/speak.ts';

const failed = new Stopped({
  ...{ outcome: 'exited', exitCode: 1, stdout: '', summary: 'go failed' },
  stderr: '# example.com/p\n./main.go:3:15: undefined: x\n',
});
const fails = (): Promise<never> => Promise.reject(failed);
const well = (): Promise<number> => Promise.resolve(1);
const work = (given: Partial<Work>): Work => ({
  ...{ name: 'build ./...', prepare: () => Promise.resolve(), measure: well },
  ...given,
});
const run = (one: Work, project?: string) =>
  measured([one], { runs: 5, project }, { live: () => undefined, messages: speak('en') }, texts.en);

test('a project that does not build cannot be measured, and the way to see why is shown', async () => {
  await expect(run(work({ prepare: fails }), '/home/me/p')).rejects.toMatchObject({
    ...{ code: 'bench-no-build', exit: 5 },
    message: expect.stringMatching(/^\.\/\.\.\. in \/home\/me\/p does not build .*undefined: x$/) as string,
    next: expect.stringContaining('go build ./...') as string,
  });
});

test('a later failure, or something that is not a project, counts as a failed program', async () => {
  const stopped = { code: 'bench-stopped', message: expect.stringContaining('undefined: x') as string };
  await expect(run(work({ measure: fails }), '/home/me/p')).rejects.toMatchObject(stopped);
  await expect(run(work({ prepare: fails }))).rejects.toMatchObject(stopped);
});
