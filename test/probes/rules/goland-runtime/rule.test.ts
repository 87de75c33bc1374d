import { describe, expect, it } from 'vitest';
import { goland, type GoLandSketch, javaRuntime } from '../../../../host/simulated/golands.ts';
import { homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/goland-runtime/example.ts';
import { findingsOf, with_ } from '../../machine.ts';

const rule = 'goland-runtime';
const app = '/Applications/GoLand.app';
const file = `${home}/Library/Application Support/JetBrains/GoLand2026.1/goland.jdk`;
const other = '/opt/java';
const machine = (files: object = {}, sketch: GoLandSketch = {}) =>
  mac(
    { ...homebrew('/opt/homebrew', arm('1.26.8')), ...goland(app, 'arm64', sketch), ...files },
    { shell: ['/opt/homebrew/bin'] },
  );
const chosen = (java: object) => machine({ ...java, [file]: { text: `${other}\n` } });

describe(rule, () => {
  it('is found once on its example: an old Java in goland.jdk', async () => {
    const found = await findingsOf(rule, example.machine());
    expect(found).toMatchObject([
      { subject: file, severity: 'error', values: { fault: 'too-old', java: '17.0.9', needs: '21' } },
    ]);
    expect(found[0]!.evidence[0]).toBe(
      'line 1: goland.jdk: /Library/Java/JavaVirtualMachines/temurin-17.jdk',
    );
  });

  it('is silent about a GoLand with its own Java, and where there is none', async () => {
    expect(await findingsOf(rule, machine())).toEqual([]);
    expect(await findingsOf(rule, presets['apple-silicon']())).toEqual([]);
  });

  it.each([
    ['other-architecture', 'error', javaRuntime(other, 'amd64', { version: '21.0.9' })],
    ['newer', 'warning', javaRuntime(other, 'arm64', { version: '25.0.2' })],
    ['other-vendor', 'info', javaRuntime(other, 'arm64', { version: '21.0.9', vendor: 'Eclipse Adoptium' })],
    ['not-there', 'info', {}],
  ] as const)('says that the selected one is %s', async (fault, severity, java) => {
    expect(await findingsOf(rule, chosen(java))).toMatchObject([
      { subject: file, severity, values: { fault, place: `${file}:1` } },
    ]);
  });

  it('requires 25 from branch 262 on, and does not guess for old ones', async () => {
    const of = (build: string, version: string, java = '25.0.2') =>
      with_(machine({}, { build, version, java }), {
        ...javaRuntime(other, 'arm64', { version: '17.0.9' }),
        [file.replace('2026.1', version)]: { text: other },
      });
    expect(await findingsOf(rule, of('262.1.1', '2026.2'))).toMatchObject([{ values: { needs: '25' } }]);
    expect(await findingsOf(rule, of('231.1.1', '2023.1', '17.0.9'))).toEqual([]);
    // An early build of that branch that still comes with the one before.
    expect(await findingsOf(rule, of('262.1.1', '2026.2', '21.0.9'))).toMatchObject([
      { values: { needs: '21' } },
    ]);
  });

  it('falls back to JDK_HOME and JAVA_HOME only where its own is missing', async () => {
    const sketch = machine(javaRuntime(other, 'arm64', { version: '21.0.9' }), { java: null });
    const found = await findingsOf(rule, sketch);
    expect(found).toMatchObject([{ subject: app, severity: 'error', values: { fault: 'none' } }]);
    const { contexts } = sketch.description;
    const withHome = (one: 'gui' | 'login-shell') => ({
      ...contexts![one]!,
      environment: { JAVA_HOME: other },
    });
    const set = { ...contexts, gui: withHome('gui'), 'login-shell': withHome('login-shell') };
    expect(await findingsOf(rule, with_(sketch, {}, { contexts: set }))).toEqual([]);
  });

  it('ignores what belongs to another product', async () => {
    const info = `${app}/Contents/Resources/product-info.json`;
    const sketch = machine({ [file]: { text: '/gone\n' } });
    const files = Object.fromEntries(Object.entries(sketch.files).filter(([path]) => path !== info));
    const text = JSON.stringify({ productCode: 'IU', dataDirectoryName: 'GoLand2026.1', launch: [{}] });
    expect(await findingsOf(rule, { ...sketch, files: { ...files, [info]: { text } } })).toEqual([]);
  });
});
