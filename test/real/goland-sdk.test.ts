import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openHost } from '../../host/open.ts';
import { projectOf } from '../../probes/goland/sdk.ts';
import { goRoot, goVersion } from './go-programs.ts';
import { goPath, toolchainModule } from './toolchains.ts';

const isHere = goVersion() !== null && process.platform === 'linux' && process.arch === 'x64';

test.skipIf(!isHere)(
  'a real Go, complete as unpacked, is an SDK for a GoLand project, and is found by its bin',
  async () => {
    const host = await openHost({});
    const directory = mkdtempSync(join(tmpdir(), 'gowarden-sdk-'));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    mkdirSync(join(directory, '.idea'));
    const bind = (sdk: string) => {
      writeFileSync(
        join(directory, '.idea/workspace.xml'),
        `<project><component name="GOROOT" url="file://${sdk}" /></project>`,
      );
      return projectOf(host, directory);
    };
    const older = join(goPath(['linux-amd64']), 'pkg/mod', toolchainModule('linux-amd64'));
    for (const root of [goRoot(), older]) {
      const found = bind(root);
      expect(found).toMatchObject({ fault: null, architectures: ['amd64'], meant: null });
      expect(found?.version).toMatch(/^go1\.\d+/);
      expect(bind(join(root, 'bin'))).toMatchObject({ fault: 'bin', meant: { path: root } });
      expect(bind(join(root, 'bin/go'))).toMatchObject({ fault: 'program', meant: { path: root } });
    }
  },
);
