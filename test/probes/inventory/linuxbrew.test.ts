import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../host/binary/source.ts';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import type { Tool } from '../../../probes/inventory/inventory.ts';
import { takeInventory } from '../../../probes/inventory/take.ts';
import { goProgram, goVersion } from '../../real/go-programs.ts';
import { goPath, linkOrCopy, older, smallGoroot, toolchainModule } from '../../real/toolchains.ts';
import { report } from '../machine.ts';
import { removeWhole } from '../../remove.ts';

const missing = process.platform !== 'linux' ? 'Linux' : goVersion() === null ? 'Go' : null;
const own = process.arch === 'arm64' ? 'arm64' : 'amd64';
const foreign = own === 'arm64' ? 'amd64' : 'arm64';

/** A Linuxbrew below a home of its own, with a real native Go and a real one of the other architecture. */
describe.skipIf(missing !== null)(
  `a Linuxbrew with real toolchains${missing ? ` (needs ${missing})` : ''}`,
  () => {
    const home = mkdtempSync(join(tmpdir(), 'gowarden-linuxbrew-'));
    afterAll(() => removeWhole(home));
    const brew = join(home, '.linuxbrew');
    const link = join(brew, 'bin/go');
    const lock = join(brew, 'var/homebrew/locks/go.formula.lock');
    const newest = goVersion() ?? '';
    const keg = (version: string): string => join(brew, 'Cellar/go', version.slice(2));
    let host: Host;
    const opened: string[] = [];

    beforeAll(async () => {
      const foreignTree = join(
        goPath([`linux-${own}`, `linux-${foreign}`]),
        'pkg/mod',
        toolchainModule(`linux-${foreign}`),
      );
      smallGoroot(join(keg(newest), 'libexec'), null);
      mkdirSync(join(keg(older), 'libexec/bin'), { recursive: true });
      mkdirSync(join(keg(older), 'libexec/pkg'));
      for (const part of ['pkg/tool', 'src'])
        symlinkSync(join(foreignTree, part), join(keg(older), 'libexec', part));
      linkOrCopy(join(foreignTree, 'bin/go'), join(keg(older), 'libexec/bin/go'));
      cpSync(join(foreignTree, 'VERSION'), join(keg(older), 'libexec/VERSION'));
      for (const version of [newest, older]) {
        mkdirSync(join(keg(version), 'bin'));
        symlinkSync('../libexec/bin/go', join(keg(version), 'bin/go'));
        const receipt = { arch: version === newest ? 'x86_64' : 'arm64', poured_from_bottle: true };
        writeFileSync(join(keg(version), 'INSTALL_RECEIPT.json'), JSON.stringify(receipt));
      }
      mkdirSync(dirname(link));
      writeFileSync(join(brew, 'bin/brew'), '#!/bin/bash\n', { mode: 0o755 });
      mkdirSync(dirname(lock), { recursive: true });
      writeFileSync(lock, '');
      symlinkSync(`../Cellar/go/${newest.slice(2)}/bin/go`, link);
      const path = [join(brew, 'bin'), join(home, 'go/bin')];
      const environment = { HOME: home, PATH: path.join(':') };
      const real = await openHost();
      const files = {
        ...real.files,
        open: <T>(file: string, use: (source: ByteSource) => T) => {
          opened.push(file);
          return real.files.open(file, use);
        },
        text: (file: string, limit?: number) => {
          opened.push(file);
          return real.files.text(file, limit);
        },
      };
      host = {
        ...real,
        files,
        user: { ...real.user, home },
        contexts: () =>
          Promise.resolve([{ id: 'login-shell', path, environment, certainty: 'observed', source: 'test' }]),
      };
    });

    const go = async (): Promise<Tool | undefined> => {
      const { toolchains } = await takeInventory(host, new AbortController().signal);
      return toolchains.find(({ path }) => path === link);
    };
    const target = (version: string): string => `../Cellar/go/${version.slice(2)}/bin/go`;
    const byUnlink = (version: string): void => {
      unlinkSync(link);
      symlinkSync(target(version), link);
    };
    const byRename = (version: string): void => {
      symlinkSync(target(version), `${link}.new`);
      renameSync(`${link}.new`, link);
    };

    it('finds the native one, with its chain, version and installer, and no problem', async () => {
      expect(await go()).toMatchObject({
        state: 'present',
        version: newest,
        installer: 'homebrew',
        prefix: brew,
        winsIn: ['login-shell'],
        receipt: 'arch x86_64, poured from bottle',
        goroot: { path: join(keg(newest), 'libexec'), version: newest },
        chain: { links: [link, join(keg(newest), 'bin/go'), join(keg(newest), 'libexec/bin/go')] },
        binary: { format: 'elf', architectures: [own] },
      });
      const findings = (await report(host)).findings.filter(({ severity }) => severity !== 'info');
      expect(findings.filter(({ rule }) => rule !== 'go-version-eol')).toEqual([]);
    });

    it.each([
      ['unlink and symlink', byUnlink],
      ['rename', byRename],
    ])('notices the other architecture swapped in by %s, and back', async (_, swap) => {
      const before = await go();
      swap(older);
      const swapped = await go();
      expect(swapped).toMatchObject({ version: older, binary: { architectures: [foreign] } });
      expect(swapped?.fingerprint).not.toBe(before?.fingerprint);
      const { findings } = await report(host);
      expect(findings.filter(({ rule }) => rule === 'go-arch-mismatch')).toMatchObject([
        {
          subject: link,
          severity: 'error',
          certainty: 'observed',
          values: {
            version: older,
            architecture: foreign,
            hardware: own,
            command: `${brew}/bin/brew reinstall go`,
          },
        },
      ]);
      swap(newest);
      expect((await go())?.fingerprint).toBe(before?.fingerprint);
    });

    it('reports an upgrade while brew holds the lock and the link is gone', async () => {
      unlinkSync(link);
      const holder = spawn('flock', [lock, 'sleep', '60'], { detached: true, stdio: 'ignore' });
      try {
        let tool = await go();
        for (let tries = 0; tool?.state !== 'upgrading' && tries < 50; tries += 1) {
          await wait(100);
          tool = await go();
        }
        expect(tool).toMatchObject({ state: 'upgrading', winsIn: ['login-shell'], binary: null });
        const { findings, observations, undecided } = await report(host);
        expect(findings.filter(({ rule }) => rule === 'go-missing')).toEqual([]);
        expect(observations.map(({ subject }) => subject)).not.toContain(link);
        expect(undecided?.(link, null)).toBe(true);
      } finally {
        if (holder.pid !== undefined) process.kill(-holder.pid);
        await new Promise((done) => holder.once('exit', done));
      }
      const { findings } = await report(host);
      expect(findings.filter(({ rule }) => rule === 'go-missing')).toMatchObject([
        { values: { reason: 'not-on-path', command: `${brew}/bin/brew link go` } },
      ]);
      symlinkSync(target(newest), link);
    });

    it('rereads nothing while nothing changes', async () => {
      const tool = join(home, 'go/bin/program');
      mkdirSync(dirname(tool), { recursive: true });
      cpSync(goProgram({ platform: `linux/${foreign}` }), tool);
      const longAgo = new Date(Date.now() - 60_000);
      utimesSync(tool, longAgo, longAgo);
      for (const place of [dirname(tool), dirname(link), join(brew, 'Cellar/go'), brew])
        utimesSync(place, longAgo, longAgo);
      const files = [join(keg(newest), 'INSTALL_RECEIPT.json'), join(keg(older), 'INSTALL_RECEIPT.json')];
      for (const file of files) utimesSync(file, longAgo, longAgo);
      for (const version of [newest, older]) {
        for (const file of ['libexec/VERSION', 'libexec/bin/go'])
          utimesSync(join(keg(version), file), longAgo, longAgo);
      }
      const first = await takeInventory(host, new AbortController().signal);
      opened.length = 0;
      const second = await takeInventory(host, new AbortController().signal);
      expect(opened).toEqual([]);
      expect(second).toEqual(first);
      expect(second.tools).toMatchObject([{ name: 'program', binary: { architectures: [foreign] } }]);
    });

    it('rereads what changed in place, with the same size and path', async () => {
      const tool = join(home, 'go/bin/program');
      const bytes = readFileSync(tool);
      writeFileSync(tool, bytes.fill(0));
      const { tools } = await takeInventory(host, new AbortController().signal);
      expect(tools.filter(({ name }) => name === 'program')).toEqual([]);
    });
  },
);
