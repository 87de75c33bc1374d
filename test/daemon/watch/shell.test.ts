import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startDaemon } from '../../../daemon/daemon.ts';
import { openHost } from '../../../host/open.ts';
import { ownPaths } from '../../../host/paths.ts';
import { addFiles, buildMachine, type SketchedFiles } from '../../../host/simulated/build.ts';
import { goroot, homebrew, officialPackage } from '../../../host/simulated/installers.ts';
import { arm, home, intel } from '../../../host/simulated/mac.ts';
import { macWithShell } from '../fakes/shell.ts';
import { eventually } from '../../eventually.ts';

/** A watching daemon on a Mac; it notices changes there by itself. */
async function watching(shell: string, path: readonly string[], files: SketchedFiles) {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-watched-shell-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  buildMachine(folder, { description: macWithShell(shell, path), files });
  const host = await openHost({ simulation: folder });
  const paths = ownPaths('linux', folder, {}, join(folder, 'state'));
  const daemon = await startDaemon({ host, paths, language: 'en' });
  onTestFinished(() => daemon.stop());
  const status = () => daemon.actions.status();
  return {
    status,
    answer: (now: readonly string[]) =>
      writeFileSync(join(folder, 'machine.json'), JSON.stringify(macWithShell(shell, now))),
    add: (more: SketchedFiles) => addFiles(folder, more),
    remove: (at: string) => rmSync(join(folder, 'root', at), { recursive: true }),
    winner: async (go: string) =>
      vi.waitFor(() => expect(status().winner?.path).toBe(go), { timeout: 20_000, interval: 50 }),
  };
}

test('what fish reads from conf.d from now on is noticed at once', async () => {
  const mac = await watching('/opt/homebrew/bin/fish', ['/opt/homebrew/bin'], {
    ...homebrew('/opt/homebrew', arm('1.26.8')),
    ...officialPackage(intel('1.26.8')),
    [`${home}/.config/fish/conf.d/brew.fish`]: { text: 'fish_add_path /opt/homebrew/bin\n' },
  });
  await mac.winner('/opt/homebrew/bin/go');
  const errors = () => mac.status().findings.filter(({ severity }) => severity === 'error');
  expect(errors()).toEqual([]);
  mac.answer(['/usr/local/go/bin', '/opt/homebrew/bin']);
  mac.add({
    [`${home}/.config/fish/conf.d/go.fish`]: { text: 'fish_add_path --move /usr/local/go/bin\n' },
  });
  await mac.winner('/usr/local/go/bin/go');
  await eventually(() => expect(errors().map(({ rule }) => rule)).toEqual(['go-arch-mismatch']));
});

test('a directory that vfox made for a shell that has ended is not missed', async () => {
  const real = `${home}/.version-fox/cache/golang/v-1.26.8/golang-1.26.8`;
  const session = (name: string): string => `${home}/.version-fox/temp/${name}/golang`;
  const [first, second] = [session('1790000000-6523'), session('1790000100-7001')];
  const mac = await watching('/bin/zsh', [`${first}/bin`], {
    ...goroot(real, arm('1.26.8')),
    [first]: { link: real },
  });
  await mac.winner(`${real}/bin/go`);
  mac.add({ [second]: { link: real } });
  mac.answer([`${second}/bin`]);
  mac.remove(`${home}/.version-fox/temp/1790000000-6523`);
  // Something that is watched changes, so that it looks again.
  mac.add({ [`${home}/.version-fox/cache/golang/v-1.26.7/golang-1.26.7/bin/README`]: { text: '' } });
  const before = mac.status().checkedAt;
  // A look that was under way may have seen the one that has gone.
  await eventually(() => {
    expect(mac.status().checkedAt).not.toBe(before);
    expect(mac.status()).toMatchObject({ winner: { path: `${real}/bin/go` }, findings: [] });
  });
});
