import { describe, expect, it } from 'vitest';
import type { SketchedFiles } from '../../../host/simulated/build.ts';
import { goroot } from '../../../host/simulated/installers.ts';
import { go, kim, started, text, work } from './started.ts';

describe('goenv', () => {
  const root = `${kim}/.goenv`;
  const at = (version: string): string => `${root}/versions/${version}/bin/go`;
  const shims = `${root}/shims`;
  const files = {
    [`${shims}/go`]: {
      text: `#!/bin/bash\nexport GOENV_ROOT="${root}"\nexec goenv exec go\n`,
      executable: true,
    },
    ...goroot(`${root}/versions/1.25.4`, go('1.25.4')),
    ...goroot(`${root}/versions/1.25.12`, go('1.25.12')),
    ...goroot(`${root}/versions/1.26.8`, go('1.26.8')),
  };
  it.each<[string, SketchedFiles, Record<string, string>, string | null]>([
    ['its global version', { [`${root}/version`]: text('1.25.4\n') }, {}, at('1.25.4')],
    [
      'the nearest .go-version',
      { [`${root}/version`]: text('1.25.4'), [`${kim}/work/.go-version`]: text('1.26.8\r\n') },
      {},
      at('1.26.8'),
    ],
    [
      'GOENV_VERSION',
      { [`${kim}/work/.go-version`]: text('1.26.8') },
      { GOENV_VERSION: '1.25.4' },
      at('1.25.4'),
    ],
    [
      'nothing when one of several is missing',
      { [`${root}/version`]: text('# mine\n1.20.1\n1.26.8\n') },
      {},
      null,
    ],
    ['the first of several', { [`${root}/version`]: text('1.26.8\n1.25.4\n') }, {}, at('1.26.8')],
    ['nothing when system stands behind a missing one', {}, { GOENV_VERSION: '1.99.1:system' }, null],
    ['the newest patch', { [`${work}/.go-version`]: text('1.25\n') }, {}, at('1.25.12')],
    ['the newest patch for GOENV_VERSION', {}, { GOENV_VERSION: '1.25' }, at('1.25.12')],
    [
      'the newest patch, though a tree has the short name',
      { ...goroot(`${root}/versions/1.25`, go('1.25')), [`${root}/version`]: text('1.25') },
      {},
      at('1.25.12'),
    ],
    ['nothing for a name with go', { [`${work}/.go-version`]: text('go1.26.8\n') }, {}, null],
    [
      'system for a file without a version',
      { [`${work}/.go-version`]: text('# none\n'), [`${root}/version`]: text('1.26.8') },
      {},
      '/opt/homebrew/bin/go',
    ],
    [
      'system for an empty file',
      { [`${work}/.go-version`]: text(''), [`${kim}/work/.go-version`]: text('1.26.8') },
      {},
      '/opt/homebrew/bin/go',
    ],
    [
      'the version behind a long comment',
      { [`${work}/.go-version`]: text(`# ${'x'.repeat(2000)}\n1.26.8\n`) },
      {},
      at('1.26.8'),
    ],
    ['a name with go-', { [`${root}/version`]: text('go-1.26.8') }, {}, at('1.26.8')],
    ['system', { [`${root}/version`]: text('system') }, {}, '/opt/homebrew/bin/go'],
    ['system when nothing is set', {}, {}, '/opt/homebrew/bin/go'],
    ['nothing for a version that is not installed', { [`${root}/version`]: text('1.20.1') }, {}, null],
    [
      'nothing for a way out of its directory',
      { [`${root}/version`]: text('../../../opt') },
      {},
      '/opt/homebrew/bin/go',
    ],
    [
      'go.mod where that is to decide',
      { [`${work}/go.mod`]: text('module m\n\ngo 1.25\n') },
      { GOENV_GOMOD_VERSION_ENABLE: '1' },
      at('1.25.12'),
    ],
  ])('takes %s', async (_, more, environment, path) => {
    expect((await started({ files: { ...files, ...more }, environment, shims })).path).toBe(path);
  });

  it('shows who decided', async () => {
    const more = { [`${kim}/work/.go-version`]: text('1.26.8') };
    const found = await started({ files: { ...files, ...more }, shims });
    expect(found).toEqual({ path: at('1.26.8'), reason: `${kim}/work/.go-version: 1.26.8`, kind: 'own' });
  });
});
