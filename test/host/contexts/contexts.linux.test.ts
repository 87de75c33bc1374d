import { describe, expect, test } from 'vitest';
import { standIn } from '../stand-in.ts';

const show = ['systemctl', '--user', 'show-environment'];
const gui = async (...given: Parameters<typeof standIn> extends [unknown, ...infer Rest] ? Rest : never) =>
  (await (await standIn('linux', ...given)).contexts())[1];

test('the systemd user manager is asked', async () => {
  const stdout = "HOME=/home/kim\nGREETING=$'it\\'s\\nme'\nPATH=/opt/go/bin:/usr/bin\n";
  expect(await gui([{ run: show, stdout }])).toMatchObject({
    id: 'gui',
    path: ['/opt/go/bin', '/usr/bin'],
    environment: { GREETING: "it's\nme" },
    certainty: 'observed',
  });
});

describe('without it', () => {
  test('its default applies', async () => {
    expect(await gui([{ run: show, exitCode: 1 }])).toMatchObject({
      path: ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin'],
      certainty: 'assumed',
      source: 'systemd default',
    });
  });

  test('environment.d and /etc/environment are read, the later ones overriding', async () => {
    const files = {
      '/etc/environment': { text: '# comment\nPATH="/usr/bin:/bin"\nGOPATH=/srv/go\n' },
      '/home/kim/.config/environment.d/10-go.conf': {
        text: 'PATH=$HOME/go/bin:${PATH}\nnot an assignment\n',
      },
      '/home/kim/.config/environment.d/ignored.txt': { text: 'PATH=/wrong\n' },
    };
    expect(await gui([], files)).toMatchObject({
      path: ['/home/kim/go/bin', '/usr/bin', '/bin'],
      environment: { GOPATH: '/srv/go' },
      certainty: 'assumed',
      source: 'systemd default, /etc/environment, /home/kim/.config/environment.d/10-go.conf',
    });
  });
});

test('a shell that does not answer is assumed to have what applications have', async () => {
  const [shell, , daemon] = await (await standIn('linux', [])).contexts();
  expect(shell).toMatchObject({
    certainty: 'assumed',
    path: ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin'],
  });
  expect(shell?.source).toContain('/bin/zsh');
  expect(daemon).toMatchObject({ id: 'daemon', certainty: 'observed' });
});
