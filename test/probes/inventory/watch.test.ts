import { describe, expect, it } from 'vitest';
import { goenv, tool } from '../../../host/simulated/installers.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { toolchains } from '../../../probes/inventory/probe.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { machine, shell, today, with_ } from '../machine.ts';

const kim = '/Users/kim';
type Sketch = Parameters<typeof machine>[0];

async function watched(sketch: Sketch): Promise<ReadonlyMap<string, readonly string[]>> {
  const { host } = await machine(sketch);
  const sweep = newSweep(host, new AbortController().signal, today);
  const targets = toolchains.watches?.(await sweep.ask(toolchains), sweep) ?? [];
  return new Map(targets.map(({ directory, names }) => [directory, names ?? []]));
}

describe('the watched directories of the toolchains', () => {
  it('include every directory of the chain, with the name in it that can be swapped', async () => {
    const targets = await watched(presets['amd64-swapped-in']());
    expect(targets.get('/opt/homebrew/bin')).toContain('go');
    expect(targets.get('/opt/homebrew/opt')).toEqual(['go']);
    expect(targets.get('/opt/homebrew/Cellar')).toEqual(['go']);
    expect(targets.get('/opt/homebrew/Cellar/go/1.26.8/bin')).toEqual(['go']);
    expect(targets.get('/opt/homebrew/Cellar/go/1.26.8/libexec/bin')).toEqual(['go']);
    expect(targets.get(`${kim}/go/bin`)).toEqual(expect.arrayContaining(['dlv', 'gopls']));
    expect(targets.get(`${kim}/Library/Application Support/go`)).toEqual(['env']);
    expect(targets.get('/etc/paths.d')).toEqual(['go']);
  });

  it('include that of a link to a directory higher up, such as opt/go', async () => {
    const sketch = shell(presets['apple-silicon'](), ['/opt/homebrew/opt/go/bin']);
    expect((await watched(sketch)).get('/opt/homebrew/opt')).toEqual(['go']);
  });

  it('follow a shim to the version that it starts, and to the file that selects it', async () => {
    const sketch = with_(
      shell(presets['no-go'](), [`${kim}/.goenv/shims`]),
      goenv(kim, { version: '1.26.8', architecture: 'arm64' }),
    );
    const targets = await watched(sketch);
    expect(targets.get(`${kim}/.goenv`)).toEqual(['version']);
    expect(targets.get(`${kim}/.goenv/versions/1.26.8/bin`)).toEqual(['go']);
  });

  it('never include the root, the home, or what is above it', async () => {
    const sketch = with_(shell(presets['apple-silicon'](), ['/', kim, '/Users', '/opt/homebrew/bin']), {
      [`${kim}/go-link`]: { link: 'go' },
    });
    const directories = [...(await watched(sketch)).keys()];
    for (const busy of ['/', '/Users', kim]) expect(directories).not.toContain(busy);
  });

  it('do not grow with the number of tools', async () => {
    const go = { version: '1.26.8', architecture: 'arm64' };
    const some = Object.entries(tool('/x', 'gopls', go)).map(([, file]) => file)[0]!;
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`${kim}/go/bin/tool-${index}`, some]),
    );
    const few = await watched(presets['apple-silicon']());
    const lots = await watched(with_(presets['apple-silicon'](), many));
    expect(lots).toEqual(few);
  });
});
