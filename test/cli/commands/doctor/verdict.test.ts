import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildMachine, type Sketch } from '../../../../host/simulated/build.ts';
import { homebrew, officialPackage, tool } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';

const directory = temporary('doctor-verdict');
let machines = 0;

async function doctor(sketch: Sketch, ...words: string[]): Promise<string> {
  const folder = join(directory, String(machines++));
  buildMachine(folder, sketch);
  return (await call(['doctor', '--host', folder, ...words])).out;
}

/** A shell that does not answer: PATH is taken from /etc/paths and /etc/paths.d. */
function unasked(shell: string): Sketch {
  const { description, files } = mac({
    ...homebrew('/opt/homebrew', arm('1.26.8')),
    ...officialPackage(intel('1.26.8')),
    '/etc/paths.d/go': { text: '/usr/local/go/bin\n' },
  });
  const { gui, daemon } = description.contexts ?? {};
  const user = { name: 'kim', uid: 501, home, shell };
  return {
    files,
    description: { ...description, user, contexts: { ...(gui && { gui }), ...(daemon && { daemon }) } },
  };
}

test.each(['/opt/homebrew/bin/nu', '/opt/homebrew/bin/elvish', '/bin/zsh'])(
  'what rests on an assumed PATH is not an error in the first line: %s',
  async (shell) => {
    const text = await doctor(unasked(shell));
    expect(text).toMatch(/^1 suspected error\n/);
    expect(text).toContain('error  go-arch-mismatch  suspected');
    expect(await doctor(unasked(shell), '--lang', 'zh')).toMatch(/^1 个疑似错误\n/);
  },
);

test.each(['dlv', 'gopls'])('the go command comes before %s that it has built', async (name) => {
  const files = {
    ...homebrew('/usr/local', intel('1.26.8')),
    ...tool(`${home}/go/bin`, name as 'dlv', intel('1.26.8')),
    // A path that comes first alphabetically.
    ...tool('/Users/Shared/bin', name as 'dlv', intel('1.26.8')),
  };
  const text = await doctor(mac(files, { shell: ['/usr/local/bin', `${home}/go/bin`, '/Users/Shared/bin'] }));
  const [first] = [...text.matchAll(/^(?:error|warning) {2}([\w-]+)/gm)].map((match) => match[1]);
  expect(first).toBe('go-arch-mismatch');
  expect(text).not.toMatch(/go install \S+@/);
  expect(text.replace(/\s+/g, ' ')).toContain(`First put the go command right: no Go here builds a ${name}`);
});
