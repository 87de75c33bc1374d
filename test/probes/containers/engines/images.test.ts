import { expect, test } from 'vitest';
import { enginesWith } from './machines.ts';

const store = '.local/share/containers/storage/overlay-images';
const id = '3884a337192318652b28de0de1aeb07f446a14f220feb5066f03e93f23ea3b60';
/** As containers/storage names the file: https://github.com/containers/storage/blob/main/images.go. */
const config =
  '=c2hhMjU2OjM4ODRhMzM3MTkyMzE4NjUyYjI4ZGUwZGUxYWViMDdmNDQ2YTE0ZjIyMGZlYjUwNjZmMDNlOTNmMjNlYTNiNjA=';
const images = JSON.stringify([
  { id, digest: 'sha256:0', names: ['docker.io/library/golang:1.26'], layer: '0' },
  { id: '../../etc', names: ['evil'] },
]);
const ofArchitecture = (architecture: string): string => JSON.stringify({ os: 'linux', architecture });

test.each([
  ['amd64', [{ name: 'docker.io/library/golang:1.26', platform: 'linux/amd64' }]],
  ['arm64', []],
])('an image of Podman for %s is reported where it is non-native', async (architecture, expected) => {
  const files = {
    [`${store}/images.json`]: images,
    [`${store}/${id}/${config}`]: ofArchitecture(architecture),
  };
  const { images: told, unknown } = await enginesWith(files, { platform: 'linux' });
  expect(told).toMatchObject({ foreign: expected, unknown: [] });
  expect(unknown).toEqual([]);
});

test('a storage elsewhere is examined where storage.conf names it', async () => {
  const other = '/Users/kim/images';
  const { images: told } = await enginesWith(
    {
      '.config/containers/storage.conf': `[storage]\ngraphroot = "${other}"\n`,
      'images/vfs-images/images.json': images,
      [`images/vfs-images/${id}/${config}`]: ofArchitecture('amd64'),
    },
    { platform: 'linux' },
  );
  expect(told.foreign).toHaveLength(1);
});

test('images that no file of the user lists are unknown, with the reason', async () => {
  const docker = await enginesWith({ '.docker/config.json': '{}' }, { platform: 'linux' });
  expect(docker.images.unknown).toEqual([expect.stringContaining('/var/lib/docker')]);
  const colima = await enginesWith({ '.colima/default/colima.yaml': 'vmType: vz\n' });
  expect(colima.images).toEqual({
    foreign: [],
    unknown: [expect.stringContaining('colima is unknown: they lie in its virtual machine')],
  });
});

test("OrbStack's emulator is unknown, with the reason", async () => {
  const { engines } = await enginesWith({ '.orbstack/vmconfig.json': '{"rosetta": true}' });
  expect(engines).toMatchObject([
    { kind: 'orbstack', emulation: 'unknown', said: 'the contents of that file are not documented' },
  ]);
});
