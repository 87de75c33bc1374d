import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { enginesWith } from './machines.ts';

const onMac = [
  'Library/Group Containers/group.com.docker/settings-store.json',
  '.docker/config.json',
  '.docker/buildx/instances/builder',
  '.colima/default/colima.yaml',
  '.lima/default/lima.yaml',
  '.config/containers/containers.conf',
];
const onLinux = [
  '.config/containers/storage.conf',
  '.local/share/containers/storage/overlay-images/images.json',
];

const kinds: Readonly<Record<string, (path: string) => void>> = {
  'a FIFO': (path) => execFileSync('mkfifo', [path]),
  'a directory': (path) => mkdirSync(path),
  'a hundred megabytes': (path) => {
    writeFileSync(path, '');
    truncateSync(path, 100 * 1024 * 1024);
  },
  'deep nesting': (path) => writeFileSync(path, `a = ${'['.repeat(250_000)}`),
  'deep JSON': (path) => writeFileSync(path, '[{"a":'.repeat(80_000)),
};

test.each(Object.entries(kinds))(
  '%s in place of an engine’s file is unknown, with its path',
  async (_, put) => {
    for (const [platform, names] of [['darwin', onMac] as const, ['linux', onLinux] as const]) {
      const { unknown } = await enginesWith(
        {},
        {
          platform,
          put: (place) => names.forEach((name) => put(place(name))),
        },
      );
      for (const name of names) expect(unknown).toContainEqual(expect.stringContaining(name));
    }
  },
);

test('directories with a FIFO, or with too many entries, are unknown too', async () => {
  const { unknown, engines } = await enginesWith(
    {},
    {
      put: (place) => {
        execFileSync('mkfifo', [place('.lima')]);
        for (let number = 0; number < 30; number += 1)
          writeFileSync(place(`.colima/profile${number}/colima.yaml`), 'vmType: vz\nrosetta: true\n');
      },
    },
  );
  expect(engines).toHaveLength(20);
  for (const name of ['.lima', '.colima'])
    expect(unknown).toContainEqual(expect.stringContaining(`/${name}`));
});
