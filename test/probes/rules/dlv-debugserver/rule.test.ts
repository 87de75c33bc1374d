import { describe, expect, it } from 'vitest';
import { homebrew, tool } from '../../../../host/simulated/installers.ts';
import { arm, home, mac, type MacOptions } from '../../../../host/simulated/mac.ts';
import { example } from '../../../../probes/rules/dlv-debugserver/example.ts';
import { findingsOf, with_ } from '../../machine.ts';

const rule = 'dlv-debugserver';
const bin = `${home}/go/bin`;
const inXcode = 'SharedFrameworks/LLDB.framework/Versions/A/Resources/debugserver';
const server = { machO: { architectures: ['amd64', 'arm64'] } } as const;
const withDelve = (files: object = {}, more: MacOptions = {}) =>
  mac(
    { ...homebrew('/opt/homebrew', arm('1.26.8')), ...tool(bin, 'dlv', arm('1.26.8')), ...files },
    { shell: ['/opt/homebrew/bin', bin], commandLineTools: false, ...more },
  );

describe(rule, () => {
  it('is found once on its example, with the searched places', async () => {
    const found = await findingsOf(rule, example.machine());
    expect(found).toMatchObject([{ subject: `${bin}/dlv`, severity: 'error', certainty: 'observed' }]);
    expect(found[0]!.evidence.join('\n')).toMatch(
      /looked for in: PATH, \/Library\/Developer\/CommandLineTools\/.*, \/Applications\/Xcode.app\/Contents\/SharedFrameworks\//,
    );
  });

  it.each([
    ['the command line tools', {}, { commandLineTools: true }],
    ['Xcode where it is by default', { [`/Applications/Xcode.app/Contents/${inXcode}`]: server }, {}],
    [
      'a chosen Xcode',
      {
        '/var/db/xcode_select_link': { link: '/Applications/Xcode-26.app/Contents/Developer' },
        [`/Applications/Xcode-26.app/Contents/${inXcode}`]: server,
      },
      {},
    ],
    ['an lldb-server on PATH', { [`${bin}/lldb-server`]: server }, {}],
  ])('is silent with %s', async (_, files, more) => {
    expect(await findingsOf(rule, withDelve(files, more))).toEqual([]);
  });

  it('uses DELVE_DEBUGSERVER_PATH exclusively, as Delve does', async () => {
    const sketch = withDelve({}, { commandLineTools: true });
    const { contexts } = sketch.description;
    const login = {
      ...contexts!['login-shell']!,
      environment: { DELVE_DEBUGSERVER_PATH: '/gone/debugserver' },
    };
    const found = await findingsOf(
      rule,
      with_(sketch, {}, { contexts: { ...contexts, 'login-shell': login } }),
    );
    expect(found).toMatchObject([{ subject: `${bin}/dlv` }]);
    expect(found[0]!.evidence.join('\n')).toContain('/gone/debugserver');
  });

  it('is silent without a dlv, where a place is closed to us, and on Linux', async () => {
    expect(await findingsOf(rule, mac({}, { commandLineTools: false }))).toEqual([]);
    const closed = { more: { blocked: ['/Library/Developer/CommandLineTools'] } };
    expect(
      await findingsOf(rule, withDelve({ '/Library/Developer/CommandLineTools/x': { text: '' } }, closed)),
    ).toEqual([]);
    const sketch = withDelve();
    const linux = { ...sketch, description: { ...sketch.description, platform: 'linux' as const } };
    expect(await findingsOf(rule, linux)).toEqual([]);
  });
});

it('suspects a hosts file without localhost, but not one that has it or is missing', async () => {
  const files = {
    ...homebrew('/opt/homebrew', arm('1.26.8')),
    ...tool(`${home}/go/bin`, 'dlv', arm('1.26.8')),
  };
  const having = (hosts: string) =>
    mac({ ...files, '/etc/hosts': { text: hosts } }, { shell: ['/opt/homebrew/bin', `${home}/go/bin`] });
  expect(await findingsOf('dlv-debugserver', having('255.255.255.255 broadcasthost\n'))).toMatchObject([
    { subject: '/etc/hosts', severity: 'warning', certainty: 'suspected', values: { fault: 'localhost' } },
  ]);
  expect(await findingsOf('dlv-debugserver', having('127.0.0.1\tlocalhost\n'))).toEqual([]);
  expect(await findingsOf('dlv-debugserver', mac(files, { shell: [`${home}/go/bin`] }))).toEqual([]);
});
