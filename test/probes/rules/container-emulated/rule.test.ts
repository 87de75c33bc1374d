import { expect, test } from 'vitest';
import { withModule } from '../../../../host/simulated/modules.ts';
import { example } from '../../../../probes/rules/container-emulated/example.ts';
import { findingsOf, with_ } from '../../machine.ts';
import { home, mac } from '../../../../host/simulated/mac.ts';

test('a non-native image in Podman is found where a Dockerfile starts from it', async () => {
  const module = `${home}/app`;
  const id = '3884a337192318652b28de0de1aeb07f446a14f220feb5066f03e93f23ea3b60';
  const store = `${home}/.local/share/containers/storage/overlay-images`;
  const key = Buffer.from(`sha256:${id}`).toString('base64');
  const found = (from: string, architecture = 'amd64') => {
    const files = {
      [`${module}/go.mod`]: { text: 'module example.com/app\n\ngo 1.26\n' },
      [`${module}/Dockerfile`]: { text: `FROM ${from}\nCOPY . .\nRUN go build -o /app .\n` },
      [`${store}/images.json`]: { text: JSON.stringify([{ id, names: ['docker.io/library/golang:1.26'] }]) },
      [`${store}/${id}/=${key}`]: { text: JSON.stringify({ os: 'linux', architecture }) },
    };
    const sketch = with_(mac({}), files, { platform: 'linux' });
    return findingsOf('container-emulated', sketch, { directory: module });
  };
  const [one, ...others] = await found('golang:1.26');
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    subject: 'docker.io/library/golang:1.26',
    certainty: 'suspected',
    values: {
      kind: 'image',
      what: 'linux/amd64',
      command: 'podman pull --platform linux/arm64 docker.io/library/golang:1.26',
    },
  });
  expect(one?.evidence).toContain(`${module}/Dockerfile:1 FROM golang:1.26`);
  expect(await found('docker.io/library/golang:1.26')).toHaveLength(1);
  for (const other of [
    'golang',
    'golang:1.27',
    '--platform=linux/amd64 golang:1.26',
    'quay.io/library/golang:1.26',
  ])
    expect(await found(other), other).toEqual([]);
  expect(await found('golang:1.26', 'arm64')).toEqual([]);
});

test('is found once on its example, and nowhere else', async () => {
  expect(await findingsOf('container-emulated', example.machine())).toMatchObject([
    { subject: 'DOCKER_DEFAULT_PLATFORM' },
  ]);
  expect(await findingsOf('container-emulated', withModule({}))).toEqual([]);
});
