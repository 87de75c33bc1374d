import { describe, expect, it } from 'vitest';
import type { Sketch, SketchedFiles } from '../../../host/simulated/build.ts';
import { golands } from '../../../probes/goland/installs.ts';
import { findingsOf, machine } from '../machine.ts';

const home = '/home/kim';
const info = (version: string, launcherPath = 'bin/goland') =>
  JSON.stringify({
    name: 'GoLand',
    version,
    buildNumber: '261.22158.1',
    productCode: 'GO',
    envVarBaseName: 'GOLAND',
    dataDirectoryName: `GoLand${version}`,
    productVendor: 'JetBrains',
    launch: [{ os: 'Linux', arch: 'amd64', launcherPath, vmOptionsFilePath: 'bin/goland64.vmoptions' }],
  });
const install = (place: string, version = '2026.1', java = '21.0.9'): SketchedFiles => ({
  [`${place}/product-info.json`]: { text: info(version) },
  [`${place}/bin/goland64.vmoptions`]: { text: '-Xms128m\n-Xmx2048m\n' },
  [`${place}/jbr/bin/java`]: { text: '\x7f', executable: true },
  [`${place}/jbr/release`]: {
    text: `IMPLEMENTOR="JetBrains s.r.o."\nJAVA_VERSION="${java}"\nOS_ARCH="x86_64"\n`,
  },
});
const linux = (files: SketchedFiles): Sketch => ({
  description: {
    format: 1,
    platform: 'linux',
    user: { name: 'kim', home },
    hardware: { architecture: 'amd64' },
    contexts: {
      'login-shell': { path: ['/usr/bin'] },
      gui: { path: ['/usr/bin'] },
      daemon: { path: ['/usr/bin'] },
    },
    commands: [],
    processes: [],
    locks: [],
  },
  files: { [`${home}/go/bin`]: { directory: true }, ...files },
});

describe('GoLand on Linux', () => {
  it('is found by archive, snap and Toolbox (old and new), each once', async () => {
    const toolbox = `${home}/.local/share/JetBrains/Toolbox`;
    const { host } = await machine(
      linux({
        ...install('/opt/goland-2026.1'),
        ...install(`${home}/GoLand-2025.3`, '2025.3'),
        ...install('/snap/goland/current', '2025.2'),
        ...install(`${toolbox}/apps/goland`, '2026.1'),
        ...install(`${toolbox}/apps/Goland/ch-0/251.1.1`, '2025.1'),
        ...install('/data/goland', '2024.3'),
        [`${toolbox}/state.json`]: {
          text: JSON.stringify({ tools: [{ toolId: 'Goland', installLocation: '/data/goland' }, 7] }),
        },
      }),
    );
    const found = golands(host, {}).map(({ path, by }) => `${by} ${path}`);
    expect(found.sort()).toEqual(
      [
        'archive /data/goland',
        'archive /opt/goland-2026.1',
        `archive ${home}/GoLand-2025.3`,
        'snap /snap/goland/current',
        `toolbox ${toolbox}/apps/Goland/ch-0/251.1.1`,
        `toolbox ${toolbox}/apps/goland`,
      ].sort(),
    );
  });

  it('has its settings in ~/.config, and its options in goland64.vmoptions', async () => {
    const config = `${home}/.config/JetBrains/GoLand2026.1`;
    const options = `${config}/goland64.vmoptions`;
    const sketch = linux({ ...install('/opt/goland'), [options]: { text: '-XX:CICompilerCount=1\n' } });
    expect(await findingsOf('goland-vmoptions', sketch)).toMatchObject([
      { subject: options, severity: 'error', values: { line: 1 } },
    ]);
    expect(await findingsOf('goland-runtime', sketch)).toEqual([]);
    // What comes with it is what it is made for, whatever the table says about its branch.
    expect(await findingsOf('goland-runtime', linux(install('/opt/goland', '2026.1', '17.0.9')))).toEqual([]);
  });

  it('suspects that the script of older ones passes an option to a java that does not know it', async () => {
    const options = `${home}/.config/JetBrains/GoLand2026.1/goland64.vmoptions`;
    const files = { ...install('/opt/goland'), [options]: { text: '-XX:+UseConcMarkSweepGC\n' } };
    expect(await findingsOf('goland-vmoptions', linux(files))).toMatchObject([
      { severity: 'info', certainty: 'observed', values: { effect: 'ignored' } },
    ]);
    const script = { ...files, '/opt/goland/product-info.json': { text: info('2026.1', 'bin/goland.sh') } };
    expect(await findingsOf('goland-vmoptions', linux(script))).toMatchObject([
      { severity: 'error', certainty: 'suspected', values: { effect: 'stops' } },
    ]);
  });

  it('reports what was seen of a file, whatever is assumed about the desktop, and nothing about how a script is started', async () => {
    const options = `${home}/.config/JetBrains/GoLand2026.1/goland64.vmoptions`;
    const sketch = linux({ ...install('/opt/goland'), [options]: { text: '-Xmx4gb\n' } });
    const { contexts } = sketch.description;
    const gui = { ...contexts!.gui!, certainty: 'assumed' as const };
    const assumed = { ...sketch, description: { ...sketch.description, contexts: { ...contexts, gui } } };
    expect(await findingsOf('goland-vmoptions', assumed)).toMatchObject([
      { subject: options, severity: 'error', certainty: 'observed' },
    ]);
    const twice = (launcher: string) => {
      const made = JSON.parse(info('2026.1', launcher)) as { launch: object[] };
      return linux({
        ...install('/opt/goland'),
        '/opt/goland/product-info.json': { text: JSON.stringify({ ...made, launch: [...made.launch, {}] }) },
      });
    };
    expect(await findingsOf('goland-runtime', twice('bin/goland'))).toMatchObject([
      { values: { fault: 'malformed-product' } },
    ]);
    expect(await findingsOf('goland-runtime', twice('bin/goland.sh'))).toEqual([]);
  });

  it('has options beside the target directory of a link', async () => {
    const beside = '/opt/goland-2026.1.vmoptions';
    const sketch = linux({
      ...install('/opt/goland-2026.1'),
      '/opt/goland': { link: '/opt/goland-2026.1' },
      [beside]: { text: '-Xmx4gb\n' },
    });
    expect(await findingsOf('goland-vmoptions', sketch)).toMatchObject([{ subject: beside }]);
  });
});
