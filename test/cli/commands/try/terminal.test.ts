import { existsSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { patience, temporary } from '../../../faults/running.ts';
import { atTerminal, inQuotes, tried } from './running.ts';

const here = test.skipIf(!existsSync('/usr/bin/script'));

/** What a terminal shows at the end, and the exit code. */
async function shownBy(text: string) {
  const terminal = atTerminal(`stty rows 33 cols 77; ${text}; echo code $?`, temporary('try'));
  await terminal.ended;
  return terminal.shown().replaceAll('\r', '');
}

const asks = [
  'test -t 0 && echo in',
  'test -t 1 && echo out >&2',
  'test -t 2 && echo err >&2',
  'stty size <&2',
  'echo shell $SHELL, script ${SCRIPT-unset}',
  'ls /dev/fd/ | tr "\\n" " "',
].join('; ');

here('a terminal stays a terminal of the same size, and nothing of ours is open in the command', async () => {
  const command = ['sh', '-c', `${asks}; exit 5`];
  const shown = await shownBy(tried(command));
  expect(shown).toContain('in\nout\nerr\n33 77\n');
  expect(shown).toBe(await shownBy(inQuotes(command)));
});

here.each([
  [
    'input',
    `echo typed | ${tried(['sh', '-c', 'cat; test -t 0 || test -t 1 && echo out'])}`,
    'typed\nout\ncode 0\n',
  ],
  [
    'output',
    `${tried(['sh', '-c', 'test -t 1 || test -t 2 && test -t 0 && echo rest >&2'])} > file`,
    'rest\ncode 0\n',
  ],
  ['errors', `${tried(['sh', '-c', 'test -t 2 || test -t 1 && echo out'])} 2> file`, 'out\ncode 0\n'],
])('what is no terminal stays none: %s', async (_, text, shown) => {
  expect(await shownBy(text)).toBe(shown);
});

here('all words arrive as they are', async () => {
  const words = ['a b', "it's", '$HOME', '`id`', '', '*', 'x\\y', '; exit 1', '-c', '"'];
  const program = ['printf', '[%s]', ...words];
  expect(await shownBy(tried(program))).toBe(await shownBy(inQuotes(program)));
});

here('a signal’s end is the same at a terminal', async () => {
  expect(await shownBy(tried(['sh', '-c', 'kill -9 $$']))).toBe('code 137\n');
});

here('Ctrl-C comes to the command once, and ends it as without us', async () => {
  const script = "trap 'echo got it; exit 9' INT; echo ready; while :; do sleep 0.05; done";
  const terminal = atTerminal(`${tried(['sh', '-c', script])}; echo code $?`, temporary('try'));
  await vi.waitFor(() => expect(terminal.shown()).toContain('ready'), patience);
  terminal.type('\x03');
  await vi.waitFor(() => expect(terminal.shown()).toContain('code 9'), patience);
  expect(terminal.shown().split('got it')).toHaveLength(2);
});

here('what is typed comes to the command', async () => {
  const terminal = atTerminal(
    `${tried(['sh', '-c', 'echo ready; read a; echo "<$a>"'])}; echo code $?`,
    temporary('try'),
  );
  await vi.waitFor(() => expect(terminal.shown()).toContain('ready'), patience);
  terminal.type('some words\n');
  await vi.waitFor(() => expect(terminal.shown()).toContain('<some words>\r\ncode 0'), patience);
});
