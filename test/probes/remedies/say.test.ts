import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { speak } from '../../../messages/speak.ts';
import { commandToCopy, sayRemedy } from '../../../probes/remedies/say.ts';
import type { Step } from '../../../probes/remedy.ts';

const install: Step = { kind: 'run', argv: ['brew', 'install', 'go'] };
const link: Step = { kind: 'run', argv: ['brew', 'link', 'go'] };
const person: Step = { kind: 'person', en: 'Open a new terminal.', zh: '打开新的终端。' };
const say = (...steps: readonly Step[]) => [
  sayRemedy(speak('en'), steps),
  sayRemedy(speak('zh-Hans'), steps),
];

test('consecutive commands are one line to paste; a step for a person separates them', () => {
  expect(say(install, link)).toEqual([
    'Run: brew install go && brew link go',
    '运行：brew install go && brew link go',
  ]);
  expect(say(install, person, link)).toEqual([
    'Run: brew install go. Open a new terminal. Then run: brew link go',
    '运行：brew install go。打开新的终端。然后运行：brew link go',
  ]);
  expect(commandToCopy([install, link, person, install])).toBe('brew install go && brew link go');
  expect(commandToCopy([person, install])).toBeNull();
  expect([commandToCopy([]), ...say()]).toEqual([null, null, null]);
});

test('a change of lines is described in words', () => {
  const edit = (before: string, after: string): Step => ({
    kind: 'edit',
    file: '~/.zprofile',
    before,
    after,
  });
  expect(say(edit('a\n', 'b\n'))).toEqual([
    'In ~/.zprofile, replace `a` with `b`.',
    '在 ~/.zprofile 中把 `a` 替换为 `b`。',
  ]);
  expect(say(edit('a\n', ''))[0]).toBe('Remove `a` from ~/.zprofile.');
  expect(say(edit('', 'a\x1b\n'))[0]).toBe('Add `a\\u001b` to ~/.zprofile.');
});

test('what cannot be pasted is shown in escaped form', () => {
  const hostile: Step = { kind: 'run', argv: ['brew', 'install', 'go\n\x1b[201~;id $(id)'] };
  const said = String(say(hostile)[0]);
  expect(said).toBe("Run: brew install $'go\\012\\033[201~;id $(id)'");
  const pasted = `printf '%s\\0' ${said.slice('Run: brew '.length)}`;
  expect(execFileSync('bash', ['-c', pasted]).toString()).toBe(`${hostile.argv.slice(1).join('\0')}\0`);
  expect(commandToCopy([hostile])).toBeNull();
});
