import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { markName, ownerOf, removeLeftovers } from '../../../../cli/commands/bench/leftovers.ts';
import { Workplace } from '../../../../cli/commands/bench/workplace.ts';
import { openHost } from '../../../../host/open.ts';
import { temporary } from '../../machine.ts';

const parent = temporary('leftovers');
vi.stubEnv('TMPDIR', parent);
afterAll(() => vi.unstubAllEnvs());
const host = await openHost();

/** A process that runs until it is killed, and the directory in which it seems to measure. */
async function measuring(...command: readonly string[]) {
  const [program = 'sleep', ...words] = command;
  const child = spawn(program, words.length > 0 ? words : ['1000'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  const place = new Workplace(await ownerOf(host, child.pid));
  onTestFinished(() => rmSync(place.directory, { recursive: true, force: true }));
  const kill = async (): Promise<void> => {
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  };
  return { directory: place.directory, mark: join(place.directory, markName), kill };
}

test('leftovers of a killed measurement are removed; those of a running one stay', async () => {
  expect(tmpdir()).toBe(parent);
  const { directory, kill } = await measuring();
  expect(await removeLeftovers(host)).toEqual([]);
  expect(existsSync(directory)).toBe(true);
  await kill();
  expect(await removeLeftovers(host)).toEqual([directory]);
  expect(existsSync(directory)).toBe(false);
});

test('a pid that now belongs to another process counts as gone', async () => {
  const { directory, mark } = await measuring();
  const owner = JSON.parse(readFileSync(mark, 'utf8')) as { startedMs: number };
  writeFileSync(mark, JSON.stringify({ ...owner, startedMs: owner.startedMs - 60_000 }));
  expect(await removeLeftovers(host)).toEqual([directory]);
});

test('leftovers of a running measurement stay while the clock is set', async () => {
  const { directory, mark } = await measuring(process.execPath, '-e', 'setInterval(() => {}, 1e6)', 'bench');
  const owner = JSON.parse(readFileSync(mark, 'utf8')) as { startedMs: number };
  writeFileSync(mark, JSON.stringify({ ...owner, startedMs: owner.startedMs - 60_000 }));
  expect(await removeLeftovers(host)).toEqual([]);
  expect(existsSync(directory)).toBe(true);
});

test.each<readonly [string, (directory: string, mark: string) => void]>([
  ['no mark', (_, mark) => rmSync(mark)],
  ['a mark that is cut', (_, mark) => writeFileSync(mark, '{"gowarden":"bench"')],
  ['a mark without a start', (_, mark) => writeFileSync(mark, '{"gowarden":"bench","pid":1234567}')],
  [
    'the mark of another machine',
    (_, mark) => {
      const owner = JSON.parse(readFileSync(mark, 'utf8')) as object;
      writeFileSync(mark, JSON.stringify({ ...owner, where: 'elsewhere' }));
    },
  ],
  [
    'a mark that is a link',
    (_, mark) => {
      renameSync(mark, join(parent, 'real.json'));
      symlinkSync(join(parent, 'real.json'), mark);
    },
  ],
  ['a mark with a second name', (_, mark) => linkSync(mark, join(parent, 'second.json'))],
  ['a mode that lets others in', (directory) => chmodSync(directory, 0o755)],
  [
    'a name of another kind',
    (directory) => renameSync(directory, join(parent, 'gowarden-bench-longer-name')),
  ],
  [
    'a link in its place',
    (directory) => {
      renameSync(directory, join(parent, 'precious'));
      symlinkSync(join(parent, 'precious'), directory);
    },
  ],
])('a directory with %s stays', async (_, change) => {
  const { directory, mark, kill } = await measuring();
  await kill();
  change(directory, mark);
  expect(await removeLeftovers(host)).toEqual([]);
  const kept = [directory, join(parent, 'gowarden-bench-longer-name')].find(
    (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined,
  );
  expect(kept).toBeDefined();
  for (const name of ['real.json', 'second.json', 'precious', 'gowarden-bench-longer-name'])
    rmSync(join(parent, name), { recursive: true, force: true });
});

test('a directory in which one of its programs is still at work stays', async () => {
  const { directory, kill } = await measuring();
  mkdirSync(join(directory, 'work'));
  const child = spawn('sleep', ['1000'], { cwd: join(directory, 'work'), stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  await kill();
  expect(await removeLeftovers(host)).toEqual([]);
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  expect(await removeLeftovers(host)).toEqual([directory]);
});

test.skipIf(process.getuid?.() !== 0)('another user’s stays', async () => {
  const { directory, kill } = await measuring();
  await kill();
  const { chownSync } = await import('node:fs');
  chownSync(directory, 65_534, 65_534);
  expect(await removeLeftovers(host)).toEqual([]);
  expect(existsSync(directory)).toBe(true);
});
