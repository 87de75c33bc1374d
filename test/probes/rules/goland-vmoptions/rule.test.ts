import { describe, expect, it } from 'vitest';
import { readVmOptions } from '../../../../host/formats/vm-options.ts';
import { goland } from '../../../../host/simulated/golands.ts';
import { arm, home, mac, rosetta } from '../../../../host/simulated/mac.ts';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { judge } from '../../../../probes/goland/verdicts/judge.ts';
import { example } from '../../../../probes/rules/goland-vmoptions/example.ts';
import { findingsOf, with_ } from '../../machine.ts';

const rule = 'goland-vmoptions';
const app = '/Applications/GoLand.app';
const file = `${home}/Library/Application Support/JetBrains/GoLand2026.1/goland.vmoptions`;
const giga = 2 ** 30;
const withOptions = (text: string, { gigabytes = 64, own }: { gigabytes?: number; own?: string } = {}) =>
  mac(
    {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      ...goland(app, 'arm64', own === undefined ? {} : { vmOptions: own }),
      [file]: { text },
    },
    { shell: ['/opt/homebrew/bin'], hardware: { ...rosetta, memoryBytes: gigabytes * giga } },
  );

/** Effects by line of the user's own file. */
const effectsOf = (text: string, major: number, memoryBytes: number | null = null) =>
  judge(
    (readVmOptions(text) ?? []).map((one) => ({ ...one, file, isUsers: true })),
    { major, isJetBrains: true, memoryBytes, isThere: () => false },
  ).map(({ option, effect, why }) => `${option.line} ${effect} ${why}`);

describe(rule, () => {
  it('is found once on its example, with the line that stops it first', async () => {
    const found = await findingsOf(rule, example.machine());
    expect(found).toMatchObject([
      {
        subject: file,
        severity: 'error',
        certainty: 'observed',
        values: { effect: 'stops', option: '-Xmx4gb', line: 2, others: 1 },
      },
    ]);
    expect(found[0]!.evidence.slice(0, 2)).toEqual([
      'line 2: -Xmx4gb: Invalid maximum heap size: -Xmx4gb',
      'line 3: -XX:+UseConcMarkSweepGC: Java has no such option any more',
    ]);
    expect(await findingsOf(rule, presets['apple-silicon']())).toEqual([]);
  });

  it.each([17, 21, 25])('accepts the file that articles recommend, with Java %i', async (major) => {
    const article = '-XX:+UseZGC\n-Xms2g\n-Xmx6g\n-XX:ReservedCodeCacheSize=512m\n';
    expect(effectsOf(article, major, 16 * giga)).toEqual([]);
    expect(effectsOf(article, major, 8 * giga)).toEqual(['3 advice most-of-memory']);
    expect(await findingsOf(rule, withOptions(article, { own: '-Xmx2048m\n-XX:+UseG1GC\n' }))).toEqual([]);
    const found = await findingsOf(rule, withOptions(article, { gigabytes: 8 }));
    expect(found).toMatchObject([{ severity: 'info', values: { effect: 'advice', line: 3 } }]);
  });

  it.each([
    ['-XX:+UseG1GC\n-XX:+UseZGC', 'two-collectors'],
    ['-Xms4g\n-Xmx2g', 'start-above-most'],
    ['-XX:ReservedCodeCacheSize=4096m', 'refused'],
    ['-javaagent:/gone.jar', 'missing-file'],
    ['-XX:UseG1GC', 'refused'],
  ])('says what prevents the start: %s', (text, why) => {
    for (const major of [17, 21, 25]) expect(effectsOf(text, major).join()).toContain(`stops ${why}`);
  });

  it('knows what only some Javas refuse, ignore or have', () => {
    expect(effectsOf('-Djava.security.manager=allow', 21)).toEqual([]);
    expect(effectsOf('-Djava.security.manager=allow', 25)).toEqual(['1 stops refused']);
    expect(effectsOf('-XX:+ZGenerational', 17)).toEqual(['1 ignored not-in-this-java']);
    expect(effectsOf('-XX:+ZGenerational', 21)).toEqual([]);
    expect(effectsOf('-XX:+ZGenerational', 25)).toEqual(['1 ignored obsolete']);
    expect(effectsOf('-XX:+UseBiasedLocking', 17)).toEqual(['1 warns deprecated']);
    expect(effectsOf('Xmx4g\n-d64\n-Xmx2g\n-Xmx3g', 21)).toEqual([
      '1 ignored no-option',
      '2 ignored removed',
      '3 overridden later-line',
    ]);
    expect(effectsOf('-Xmx512m', 21)).toEqual(['1 advice small-heap']);
    expect(effectsOf('-Xmx33g', 21)).toEqual(['1 advice long-pointers']);
  });

  it('merges as the launcher does: -Xms of GoLand above -Xmx of the user', async () => {
    const found = await findingsOf(rule, withOptions('-Xmx1g\n', { own: '-Xms2g\n-Xmx4g\n' }));
    expect(found).toMatchObject([{ subject: file, values: { effect: 'stops', line: 1 } }]);
    const shared = withOptions('-XX:MaxRAMPercentage=40\n', { own: '-Xms2g\n-Xmx1g\n' });
    expect(await findingsOf(rule, shared)).toEqual([]);
  });

  it('uses the file of the variable, then the one beside the application, then that of the settings', async () => {
    const beside = with_(withOptions('-Xmx4gb\n'), { [`${app}.vmoptions`]: { text: '-Xms1gb\n' } });
    expect(await findingsOf(rule, beside)).toMatchObject([{ subject: `${app}.vmoptions` }]);
    const { contexts } = beside.description;
    const gui = { ...contexts!.gui!, environment: { GOLAND_VM_OPTIONS: '/opt/kim.vmoptions' } };
    const named = with_(
      beside,
      { '/opt/kim.vmoptions': { text: '-Xmn1gb\n' } },
      { contexts: { ...contexts, gui } },
    );
    expect((await findingsOf(rule, named)).map(({ subject }) => subject)).toContain('/opt/kim.vmoptions');
  });

  it('says that a file with a NUL is ignored, and looks for agents where macros lead', async () => {
    expect(await findingsOf(rule, withOptions('-Xmx4g\n\0\n'))).toMatchObject([
      { subject: file, severity: 'warning', values: { line: 0, effect: 'ignored' } },
    ]);
    const own = withOptions('-javaagent:$APP_PACKAGE/Contents/bin/goland.vmoptions\n');
    expect(await findingsOf(rule, own)).toEqual([]);
    const gone = withOptions('-javaagent:$USER_HOME/gone.jar\n');
    expect(await findingsOf(rule, gone)).toMatchObject([{ values: { effect: 'stops' } }]);
  });

  it('counts what the variables of Java add, and unknown options in them stop it', async () => {
    const sketch = withOptions('-Xmx4g\n');
    const { contexts } = sketch.description;
    const set = (id: 'gui' | 'login-shell', environment: Record<string, string>) =>
      with_(sketch, {}, { contexts: { ...contexts, [id]: { ...contexts![id]!, environment } } });
    const old = await findingsOf(rule, set('gui', { JAVA_TOOL_OPTIONS: '-XX:+UseConcMarkSweepGC' }));
    expect(old).toMatchObject([
      {
        subject: 'JAVA_TOOL_OPTIONS',
        severity: 'error',
        values: { effect: 'stops', named: 'JAVA_TOOL_OPTIONS' },
      },
    ]);
    expect(old[0]!.evidence[0]).toContain(
      'JAVA_TOOL_OPTIONS: -XX:+UseConcMarkSweepGC: Unrecognized VM option',
    );
    const smaller = await findingsOf(rule, set('login-shell', { _JAVA_OPTIONS: '-Xmx2g' }));
    expect(smaller).toMatchObject([{ subject: file, values: { effect: 'overridden', option: '-Xmx4g' } }]);
    expect(await findingsOf(rule, set('gui', { JAVA_TOOL_OPTIONS: '-Dfile.encoding=UTF-8' }))).toEqual([]);
  });

  it('says which file is ignored: not UTF-8, missing', async () => {
    const found = async (text: string) => findingsOf(rule, withOptions(text));
    // As a text in another encoding is read.
    expect(await found('\uFFFD\uFFFD-\0X\0m\0x\0')).toMatchObject([
      {
        subject: file,
        severity: 'error',
        certainty: 'suspected',
        values: { effect: 'stops', fault: 'encoding' },
      },
    ]);
    expect(await found('# f\uFFFDr mich\n-Xmx4g\n')).toMatchObject([{ values: { fault: 'encoding' } }]);
    expect(await found('\uFEFF-Xmx4g\n')).toMatchObject([
      { severity: 'info', values: { effect: 'ignored' } },
    ]);
    expect(await found('\uFEFF# mine\r\n-Xmx4g\r\n')).toEqual([]);
    const sketch = withOptions('-Xmx4g\n');
    const own = `${app}/Contents/bin/goland.vmoptions`;
    const files = Object.fromEntries(Object.entries(sketch.files).filter(([path]) => path !== own));
    expect(await findingsOf(rule, { ...sketch, files })).toMatchObject([
      { subject: own, severity: 'error', values: { effect: 'stops', fault: 'absent' } },
    ]);
    const { contexts } = sketch.description;
    const gui = { ...contexts!.gui!, environment: { GOLAND_VM_OPTIONS: '/gone.vmoptions' } };
    expect(await findingsOf(rule, with_(sketch, {}, { contexts: { ...contexts, gui } }))).toMatchObject([
      {
        subject: '/gone.vmoptions',
        severity: 'info',
        values: { fault: 'absent', named: 'GOLAND_VM_OPTIONS' },
      },
    ]);
  });
});
