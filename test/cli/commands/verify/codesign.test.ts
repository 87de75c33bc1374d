import { expect, test } from 'vitest';
import { codesignProofs } from '../../../../cli/commands/verify/codesign.ts';
import type { Host } from '../../../../host/host.ts';
import type { Command, Ran } from '../../../../host/run/run.ts';

/** A Mac on which codesign gives this answer. */
function aMac(shown: string, verifies: number): { host: Host; asked: string[] } {
  const asked: string[] = [];
  const run = ({ file, arguments: words }: Command): Promise<Ran> => {
    asked.push([file, ...words].join(' '));
    const isVerify = words.includes('--verify');
    const exitCode = isVerify ? verifies : 0;
    return Promise.resolve({
      outcome: 'exited',
      exitCode,
      stdout: '',
      stderr: isVerify ? '' : shown,
      summary: '',
    });
  };
  return { asked, host: { platform: 'darwin', run } as Partial<Host> as Host };
}

const google = 'Executable=/usr/local/go/bin/go\nIdentifier=org.golang.go\nTeamIdentifier=EQHXZ8M8AV\n';
const { signal } = new AbortController();

test('codesign gives a second opinion: intact, broken, or silent about what is unsigned', async () => {
  const whole = aMac(google, 0);
  expect(await codesignProofs(whole.host, '/usr/local/go', signal)).toMatchObject([
    { kind: 'codesign', ok: true },
  ]);
  expect(whole.asked).toEqual([
    '/usr/bin/codesign -dv --verbose=2 /usr/local/go/bin/go',
    '/usr/bin/codesign --verify --strict /usr/local/go/bin/go',
  ]);
  expect(await codesignProofs(aMac(google, 1).host, '/usr/local/go', signal)).toMatchObject([{ ok: false }]);
  const adHoc = 'Signature=adhoc\nTeamIdentifier=not set\n';
  expect(await codesignProofs(aMac(adHoc, 0).host, '/opt/homebrew/opt/go/libexec', signal)).toEqual([]);
  expect(
    await codesignProofs({ platform: 'linux' } as Partial<Host> as Host, '/usr/local/go', signal),
  ).toEqual([]);
});
