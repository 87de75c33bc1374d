import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownPaths } from '../../host/paths.ts';
import { madeParents, purge } from '../../launchd/purge.ts';
import { Service } from '../../launchd/service.ts';
import { hostAnswering, LaunchdStandIn, type Answer } from './stand-in.ts';

const uid = process.getuid?.() ?? 0;

/** Every path below with its kind, mode and content: equal if and only if the trees are the same to the byte. */
function manifest(home: string): string {
  return execFileSync(
    'sh',
    ['-c', 'find . -printf "%y %m %p %l\\n" | sort; find . -type f -exec sha256sum {} + | sort'],
    {
      cwd: home,
      encoding: 'utf8',
    },
  );
}

/** A home that is in use. */
function homeOfKim(volume = tmpdir()): string {
  const home = mkdtempSync(join(volume, 'gowarden home '));
  mkdirSync(join(home, '.config/git'), { recursive: true });
  writeFileSync(join(home, '.config/git/config'), '[user]\n');
  mkdirSync(join(home, 'Library/Caches'), { recursive: true });
  return home;
}

/** systemctl as far as one unit is concerned; `enable` makes the link that a real one makes. */
function systemd(unit: () => string) {
  let active = false;
  return (words: readonly string[]): Answer => {
    const link = join(dirname(unit()), 'graphical-session.target.wants/gowarden.service');
    const verb = words.find((word) => !word.startsWith('-'));
    if (verb === 'is-active') return { exitCode: 0, stdout: 'active\n' };
    if (verb === 'show')
      return {
        exitCode: 0,
        stdout: `LoadState=loaded\nActiveState=${active ? 'active' : 'inactive'}\nMainPID=${active ? 42 : 0}\nExecMainStatus=0\nUnitFileState=enabled\n`,
      };
    if (verb === 'enable') {
      mkdirSync(dirname(link), { recursive: true });
      rmSync(link, { force: true });
      symlinkSync(unit(), link);
    }
    if (verb === 'restart') active = true;
    if (verb === 'disable') {
      active = false;
      rmSync(link);
    }
    return { exitCode: 0 };
  };
}

async function serviceIn(platform: 'darwin' | 'linux', home: string) {
  const paths = ownPaths(platform, home, {});
  const launchd = new LaunchdStandIn();
  const systemctl = systemd(() => join(home, '.config/systemd/user/gowarden.service'));
  const host = hostAnswering(
    (command) => (platform === 'darwin' ? launchd.answer(command) : systemctl(command.arguments)),
    {
      platform,
      home,
    },
  );
  const request = {
    host,
    paths,
    program: '/opt/gowarden/dist/gowarden.js',
    execPath: '/usr/bin/node',
    notice: { title: 'T', text: 'x' },
    pauseMs: 1,
  };
  return { service: await Service.of(request), paths };
}

describe.each(['darwin', 'linux'] as const)('installing and uninstalling on %s', (platform) => {
  it('leaves the home as it was, 20 times', async () => {
    const home = homeOfKim();
    const before = manifest(home);
    for (let round = 0; round < 20; round += 1) {
      const { service, paths } = await serviceIn(platform, home);
      expect(await service.install()).toMatchObject({ done: true });
      expect(manifest(home)).not.toBe(before);
      // What a daemon leaves while it runs.
      mkdirSync(paths.config, { recursive: true });
      writeFileSync(join(paths.state, 'history.sqlite'), 'x');
      const parents = madeParents(paths.state);
      expect(await service.uninstall()).toMatchObject({ done: true });
      purge(paths, parents, service.definition.uid === 501 ? uid : service.definition.uid);
      expect(manifest(home)).toBe(before);
    }
  });

  it.skipIf(!existsSync('/dev/shm'))(
    'leaves a home on another volume as it was (needs /dev/shm)',
    async () => {
      const home = homeOfKim('/dev/shm');
      try {
        const before = manifest(home);
        const { service, paths } = await serviceIn(platform, home);
        await service.install();
        const parents = madeParents(paths.state);
        await service.uninstall();
        purge(paths, parents, service.definition.uid === 501 ? uid : service.definition.uid);
        expect(manifest(home)).toBe(before);
      } finally {
        rmSync(home, { recursive: true });
      }
    },
  );

  it('keeps settings and history without --purge', async () => {
    const home = homeOfKim();
    const { service, paths } = await serviceIn(platform, home);
    await service.install();
    writeFileSync(join(paths.state, 'history.sqlite'), 'x');
    await service.uninstall();
    expect(manifest(home)).toContain('history.sqlite');
    expect(manifest(home)).not.toContain('bin/gowarden');
  });

  it('installs once when asked twice, and repairs a changed file', async () => {
    const home = homeOfKim();
    const { service } = await serviceIn(platform, home);
    await service.install();
    const installed = manifest(home);
    expect(await service.install()).toMatchObject({ code: 'already-installed' });
    writeFileSync(service.definition.file, 'edited');
    expect(await service.install()).toMatchObject({ code: 'installed' });
    expect(manifest(home)).toBe(installed);
  });
});

it('does not trust an edited record: it handles only what an installation creates, and nothing with contents', async () => {
  const home = homeOfKim();
  mkdirSync(join(home, 'empty'));
  writeFileSync(join(home, 'thesis.txt'), 'years of work');
  const { service, paths } = await serviceIn('linux', home);
  await service.install();
  const record = join(paths.state, 'service.json');
  const { files, directories } = JSON.parse(readFileSync(record, 'utf8')) as Record<string, string[]>;
  writeFileSync(
    record,
    JSON.stringify({
      files: [...(files ?? []), join(home, 'thesis.txt'), join(home, '.config/git/config')],
      directories: [...(directories ?? []), join(home, 'empty'), home, '/'],
    }),
  );
  expect(await service.uninstall()).toMatchObject({ done: true });
  expect(readFileSync(join(home, 'thesis.txt'), 'utf8')).toBe('years of work');
  expect(existsSync(join(home, '.config/git/config'))).toBe(true);
  expect(existsSync(join(home, 'empty'))).toBe(true);
  expect(existsSync(service.definition.file)).toBe(false);
  expect(existsSync(record)).toBe(false);
});

it.each(['{"files":["/a"', '[]', '{"files":"all","directories":[]}', '{"files":[7],"directories":[]}'])(
  'removes nothing by an unreadable record, and says so: %s',
  async (text) => {
    const home = homeOfKim();
    const { service, paths } = await serviceIn('linux', home);
    await service.install();
    const record = join(paths.state, 'service.json');
    writeFileSync(record, text);
    const outcome = await service.uninstall();
    expect(outcome).toMatchObject({ done: false, code: 'left-behind' });
    expect(JSON.stringify(outcome)).toContain(`${record}: `);
    expect(JSON.stringify(outcome)).toContain(service.definition.file);
    expect(readFileSync(record, 'utf8')).toBe(text);
    expect(existsSync(service.definition.file)).toBe(true);
    // Installed again it is known again, and is removed.
    await service.install();
    expect(await service.uninstall()).toMatchObject({ done: true });
    expect(existsSync(service.definition.file)).toBe(false);
  },
);
