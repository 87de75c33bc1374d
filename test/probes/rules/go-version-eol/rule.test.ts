import { describe, expect, it } from 'vitest';
import { app, codeAtWork } from '../../../../host/simulated/at-work.ts';
import { homebrew, officialPackage } from '../../../../host/simulated/installers.ts';
import { arm, mac, rosetta } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { findingsOf, machine, report, shell, with_ } from '../../machine.ts';
import { sayFinding, sentencesOf } from '../../../../probes/say.ts';

const rule = 'go-version-eol';
const having = (version: string) =>
  with_(presets['no-go'](), homebrew('/opt/homebrew', { version, architecture: 'arm64' }));

describe(rule, () => {
  it('opens for a major version with two newer ones', async () => {
    const [finding] = await findingsOf(rule, having('1.25.4'));
    expect(finding).toMatchObject({
      subject: '/opt/homebrew/bin/go',
      severity: 'warning',
      certainty: 'observed',
      values: {
        version: 'go1.25.4',
        supported: '1.26, 1.27',
        command: 'arch -arm64 /opt/homebrew/bin/brew upgrade go',
      },
    });
    expect(finding?.evidence).toContain(
      'support: two newer majors exist: Go 1.27 was released on 2026-08-19',
    );
    expect(sentencesOf(speak('en'), rule).summary(finding!.values)).toBe(
      '/opt/homebrew/bin/go is go1.25.4; supported are Go 1.26, 1.27.',
    );
    expect(sayFinding(speak('zh-Hans'), finding!).next).toBe(
      '运行：arch -arm64 /opt/homebrew/bin/brew upgrade go',
    );
  });

  it.each(['1.26.8', '1.27.1', '1.27rc1', '1.28.0'])('is silent for %s', async (version) => {
    expect(await findingsOf(rule, having(version))).toEqual([]);
  });

  it('was silent before the second newer one came out', async () => {
    const now = Date.parse('2026-08-18T00:00:00Z');
    expect(await findingsOf(rule, having('1.25.4'), { now })).toEqual([]);
  });

  it('only suspects what the calendar says beyond its table', async () => {
    const [finding] = await findingsOf(rule, having('1.26.8'), { now: Date.parse('2027-03-01T00:00:00Z') });
    expect(finding).toMatchObject({ certainty: 'suspected' });
    expect(finding?.evidence).toContain(
      'support: release table of gowarden as of 2026-08-21 ends at Go 1.27 (2026-08-19); by date, Go 1.28 is out',
    );
    const before = { now: Date.parse('2027-02-27T00:00:00Z') };
    expect(await findingsOf(rule, having('1.26.8'), before)).toEqual([]);
  });

  it.each<[GOTOOLCHAIN: string, told: readonly string[]]>([
    ['go1.26.8', []],
    ['go1.26.8+auto', []],
    ['local', [rule]],
    ['auto', [rule]],
    // The pin's finding is responsible for the one that runs.
    ['go1.24.5', ['go-toolchain-pinned', 'go-version-bad']],
  ])('judges what runs where GOTOOLCHAIN=%s', async (GOTOOLCHAIN, told) => {
    const sketch = shell(having('1.25.4'), ['/opt/homebrew/bin'], { GOTOOLCHAIN });
    const { findings } = await report((await machine(sketch)).host);
    expect(findings.map((finding) => finding.rule)).toEqual(told);
  });

  it('remains where a pin in the terminal does not reach applications', async () => {
    const sketch = shell(having('1.25.4'), ['/opt/homebrew/bin'], { GOTOOLCHAIN: 'go1.26.8' });
    const contexts = { ...sketch.description.contexts, gui: { path: ['/opt/homebrew/bin'] } };
    expect(await findingsOf(rule, with_(sketch, {}, { contexts }))).toHaveLength(1);
  });

  it('remains where a module requires a newer Go, since others do not', async () => {
    const sketch = with_(
      having('1.25.4'),
      { [`${app}/go.mod`]: { text: 'module a\n\ngo 1.26.8\n' } },
      { processes: codeAtWork(app, [['list']]) },
    );
    expect(await findingsOf(rule, sketch)).toHaveLength(1);
  });

  it.each([
    [
      '11.7.10',
      '1.24.1',
      'Install a newer macOS first: the newest Go for macOS 11.7.10 is 1.24, which gets no security fixes any more.',
    ],
    [
      '12.7.6',
      '1.25.4',
      'Take the newest package of Go 1.26, the newest for this macOS, for arm64 from that page',
    ],
    ['15.6', '1.25.4', 'Take the newest package for arm64 from that page'],
  ])('names what runs on macOS %s', async (osVersion, version, words) => {
    const official = mac(officialPackage(arm(version)), {
      shell: ['/usr/local/go/bin'],
      hardware: { ...rosetta, osVersion },
    });
    const [finding] = await findingsOf(rule, official);
    expect(sayFinding(speak('en'), finding!).next).toContain(words);
  });

  it('ignores a Go that nobody starts', async () => {
    expect(await findingsOf(rule, shell(having('1.20'), ['/usr/bin']))).toEqual([]);
  });
});
