import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  homebrew,
  brew as brewProgram,
  homebrewKeg,
  officialPackage,
} from '../../../../host/simulated/installers.ts';
import type { SketchedFiles } from '../../../../host/simulated/build.ts';
import { arm } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { commandFor, findingsOf, machine, report, shell, with_ } from '../../machine.ts';
import { sentencesOf } from '../../../../probes/say.ts';

const rule = 'go-missing';
const arm64 = { version: '1.26.8', architecture: 'arm64' };
const path = '/opt/homebrew/bin/go';
const lock = '/opt/homebrew/var/homebrew/locks/go.formula.lock';
const brew = {
  pid: 4711,
  executable: '/opt/homebrew/Library/Homebrew/vendor/portable-ruby/current/bin/ruby',
  arguments: ['ruby', '/opt/homebrew/Library/Homebrew/brew.rb', 'upgrade'],
};
/** Unlinked, the keg still there: as during an upgrade, and as after `brew unlink go`. */
const unlinked = () =>
  with_(presets['no-go'](), {
    ...brewProgram('/opt/homebrew'),
    ...homebrewKeg('/opt/homebrew', arm64),
    [lock]: { text: '' },
  });

describe(rule, () => {
  it('opens where a link leads to nothing', async () => {
    const broken = {
      ...brewProgram('/opt/homebrew'),
      '/opt/homebrew/Cellar': { directory: true as const },
      [path]: { link: '../Cellar/go/1.26.7/bin/go' },
    };
    const [finding] = await findingsOf(rule, with_(presets['no-go'](), broken));
    expect(finding).toMatchObject({
      subject: path,
      severity: 'error',
      certainty: 'observed',
      values: {
        stoppedAt: '/opt/homebrew/Cellar/go/1.26.7/bin/go',
        reason: 'broken',
        command: '/opt/homebrew/bin/brew reinstall go',
      },
    });
    expect(sentencesOf(speak('en'), rule).summary(finding!.values)).toBe(
      `${path} leads to /opt/homebrew/Cellar/go/1.26.7/bin/go, which does not exist.`,
    );
    expect(sentencesOf(speak('zh-Hans'), rule).summary(finding!.values)).toBe(
      `${path} 指向 /opt/homebrew/Cellar/go/1.26.7/bin/go，而后者不存在。`,
    );
  });

  it('distinguishes a circle from a broken link', async () => {
    const [finding] = await findingsOf(rule, presets['link-loop']());
    expect(finding?.values.reason).toBe('circle');
    expect(sentencesOf(speak('en'), rule).summary(finding!.values)).toBe(`${path} leads in a circle.`);
  });

  it('leaves users without Go in peace', async () => {
    expect(await findingsOf(rule, presets['no-go']())).toEqual([]);
    const leftover = with_(presets['no-go'](), { '/Users/kim/sdk/go1.20/README': { text: '' } });
    expect(await findingsOf(rule, leftover)).toEqual([]);
  });

  it('is silent where another go replaces the broken link', async () => {
    const sketch = with_(shell(presets['no-go'](), ['/opt/homebrew/bin', '/usr/local/go/bin']), {
      [path]: { link: '../Cellar/go/1.26.7/bin/go' },
      ...officialPackage(arm64),
    });
    expect(await findingsOf(rule, sketch)).toEqual([]);
  });

  it('says how to link a Go that is installed but not on any PATH', async () => {
    expect(await findingsOf(rule, unlinked())).toMatchObject([
      { severity: 'warning', values: { reason: 'not-on-path', command: '/opt/homebrew/bin/brew link go' } },
    ]);
    const [finding] = await findingsOf(rule, with_(presets['no-go'](), officialPackage(arm64)));
    expect(commandFor(finding)).toBe(`echo 'export PATH="$PATH:/usr/local/go/bin"' >> ~/.zprofile`);
    expect(sentencesOf(speak('en'), rule).summary(finding!.values)).toBe(
      'No PATH of the terminal leads to /usr/local/go/bin/go.',
    );
  });

  describe('while Homebrew pours a new version', () => {
    const during = () =>
      with_(unlinked(), {}, { processes: [brew], locks: [{ path: lock, pid: brew.pid, state: 'open' }] });

    it('waits: the link is being upgraded', async () => {
      const { host } = await machine(during());
      const { findings, observations, undecided } = await report(host);
      expect(findings).toEqual([]);
      expect(observations.map(({ subject }) => subject)).not.toContain(path);
      expect(undecided?.(path, null)).toBe(true);
    });

    it('does not take another go for the winner meanwhile', async () => {
      const sketch = with_(
        shell(during(), ['/opt/homebrew/bin', '/usr/local/bin']),
        homebrew('/usr/local', { version: '1.25.4', architecture: 'amd64' }),
      );
      expect(await findingsOf('go-arch-mismatch', sketch)).toMatchObject([
        { subject: '/usr/local/bin/go', severity: 'info' },
      ]);
    });

    it('does not take an unheld lock file for an upgrade', async () => {
      const sketch = with_(unlinked(), {}, { processes: [brew] });
      expect(await findingsOf(rule, sketch)).toMatchObject([{ values: { reason: 'not-on-path' } }]);
    });
  });

  it('remembers the previous one', async () => {
    const { host, folder } = await machine(
      shell(with_(presets['no-go'](), officialPackage(arm64)), ['/usr/local/go/bin']),
    );
    const go = '/usr/local/go/bin/go';
    expect((await report(host, { remembered: new Set([go]) })).findings).toEqual([]);
    rmSync(join(folder, 'root/usr/local/go'), { recursive: true });
    const { findings } = await report(host, { remembered: new Set([go]) });
    expect(findings).toMatchObject([{ rule, subject: go, values: { reason: 'gone' } }]);
    expect((await report(host)).findings).toEqual([]);
  });

  it('does not claim that no PATH leads to Go where a directory of PATH may not be examined', async () => {
    const sketch = shell(presets['no-go'](), ['/opt/homebrew/bin', '/usr/bin']);
    const keg = { ...homebrew('/opt/homebrew', arm64), ...officialPackage(arm64) };
    const cellar = '/opt/homebrew/Cellar';
    expect(await findingsOf(rule, with_(sketch, keg))).toEqual([]);
    expect(await findingsOf(rule, with_(sketch, keg, { blocked: [cellar] }))).toEqual([]);
    expect(await findingsOf(rule, with_(sketch, keg, { blocked: ['/opt/homebrew/bin'] }))).toEqual([]);
  });

  const gone: SketchedFiles = {
    '/opt/homebrew/Cellar': { directory: true },
    '/opt/homebrew/opt/go@1.25': { link: '../Cellar/go@1.25/1.25.7' },
  };
  it.each<[string, SketchedFiles, boolean, string | null]>([
    ['link', homebrewKeg('/opt/homebrew', arm('1.27.1')), true, '/opt/homebrew/bin/brew link --overwrite go'],
    [
      'PATH',
      homebrew('/opt/homebrew', arm('1.27.1')),
      false,
      `echo 'eval "$(/opt/homebrew/bin/brew shellenv)"' >> ~/.zprofile`,
    ],
    ['reinstall', {}, true, '/opt/homebrew/bin/brew reinstall go'],
    [
      'both',
      {},
      false,
      `/opt/homebrew/bin/brew reinstall go && echo 'eval "$(/opt/homebrew/bin/brew shellenv)"' >> ~/.zprofile`,
    ],
  ])('knows the directory of a removed formula: %s', async (_step, files, isBinOnPath, command) => {
    const sketch = with_(presets['no-go'](), { ...brewProgram('/opt/homebrew'), ...files, ...gone });
    const bins = ['/opt/homebrew/opt/go@1.25/bin', ...(isBinOnPath ? ['/opt/homebrew/bin'] : [])];
    const login = { path: [...bins, '/usr/bin', '/bin'], source: 'zsh -l -i -c env' };
    const contexts = { ...sketch.description.contexts, 'login-shell': login };
    const [finding] = await findingsOf(rule, with_(sketch, {}, { contexts }));
    expect(finding).toMatchObject({ subject: '/opt/homebrew/opt/go@1.25/bin/go', severity: 'error' });
    expect(commandFor(finding)).toBe(command);
  });

  it('does not take any other removed directory for one of Go', async () => {
    const ruby = { ...gone, '/opt/homebrew/opt/ruby@3.3': { link: '../Cellar/ruby@3.3/3.3.1' } } as const;
    const sketch = shell(with_(presets['no-go'](), ruby), ['/opt/homebrew/opt/ruby@3.3/bin']);
    expect(await findingsOf(rule, sketch)).toEqual([]);
  });
});
