import { fork } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { expect, onTestFinished, test, vi } from 'vitest';
import { patience, temporary } from './running.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles a separate program below node_modules, where it finds unbundled packages. */
async function build(): Promise<string> {
  const cache = join(root, 'node_modules/.cache/gowarden');
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, 'sleeper-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./sleeper.ts', import.meta.url)),
    external: ['better-sqlite3', 'systray2'],
    platform: 'node',
    logLevel: 'silent',
  });
  await bundle.write({ dir: directory, format: 'esm', entryFileNames: 'sleeper.js' });
  cpSync(join(root, 'daemon/history/schema'), join(directory, 'schema'), { recursive: true });
  return join(directory, 'sleeper.js');
}

test('row 12: a process that was stopped for five ticks makes up for them with one look', async () => {
  const child = fork(await build(), [join(temporary('sleeper'), 's')], { stdio: 'inherit' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const looks: number[] = [];
  child.on('message', (at) => looks.push(Number(at)));
  await vi.waitFor(() => expect(looks.length).toBeGreaterThan(2), patience);
  child.kill('SIGSTOP');
  await wait(5_000);
  const before = looks.length;
  // A moment far from the next tick in either direction.
  await wait(1_300 - (Date.now() % 1_000));
  const woken = Date.now();
  child.kill('SIGCONT');
  await vi.waitFor(() => expect(looks.at(-1)).toBeGreaterThan(woken + 2_000), patience);
  const after = looks.slice(before);
  const ticks = Math.floor((after.at(-1) ?? 0) / 1000) - Math.floor(woken / 1000);
  // One for what was missed, and one for each tick since.
  expect(after.length).toBeGreaterThan(1);
  expect(after.length).toBeLessThanOrEqual(ticks + 1);
});
