import { expect, test } from 'vitest';
import { ownerOf } from '../../../host/processes/owners.ts';
import type { Process, Processes } from '../../../host/processes/processes.ts';

const process = (pid: number, executable: string, ...more: readonly string[]): Process => ({
  pid,
  parent: pid - 1,
  uid: 501,
  executable,
  arguments: [executable, ...more],
  startedMs: null,
  translated: false,
});

/** The owner of a `go` that a program started in a terminal. */
function owner(executable: string, ...more: readonly string[]) {
  const line = [
    process(1, '/Applications/Ghostty.app/Contents/MacOS/ghostty'),
    process(2, '/bin/zsh'),
    process(3, executable, ...more),
    process(4, '/bin/zsh'),
    process(5, '/opt/homebrew/bin/go', 'mod', 'tidy'),
  ];
  const processes: Pick<Processes, 'find' | 'ancestors'> = {
    find: (pid) => line.find((one) => one.pid === pid),
    ancestors: (pid) => line.filter((one) => one.pid < pid).toReversed(),
  };
  return ownerOf(processes as Processes, 5);
}

const home = '/Users/kim';
const npm = `${home}/.npm-global/lib/node_modules`;

test.each<[string, string, ...string[]]>([
  ['Claude Code', `${home}/.local/share/claude/versions/2.1.282`, 'attach', '8cd6e7fd'],
  ['Claude Code', `${home}/.local/share/claude/versions/2.2.0-beta.1`],
  ['Claude Code', `${home}/.local/bin/claude`],
  ['Claude Code', '/opt/homebrew/bin/node', '--no-warnings', `${npm}/@anthropic-ai/claude-code/cli.js`],
  ['Cursor Agent', `${home}/.local/share/cursor-agent/versions/2026.09.12-4852336/node`, 'index.js'],
  ['Codex', `${npm}/@openai/codex/vendor/aarch64-apple-darwin/codex/codex-aarch64-apple-darwin`],
  ['Codex', '/usr/bin/node', `${npm}/@openai/codex/bin/codex.js`],
  ['Gemini CLI', '/usr/bin/node', `${npm}/@google/gemini-cli/dist/index.js`],
  ['GitHub Copilot CLI', '/usr/bin/node', `${npm}/@github/copilot/index.js`],
  ['opencode', `${home}/.opencode/bin/opencode`],
])("%s's go is distinguished from the terminal's: %s", (name, executable, ...more) => {
  expect(owner(executable, ...more)).toMatchObject({ name, family: 'agent', pid: 3 });
});

test.each<[string, ...string[]]>([
  [`${home}/src/claude/versions/notes`],
  ['/usr/bin/node', `${home}/work/copilot/index.js`],
  ['/usr/local/bin/copilot', 'deploy'],
  [`${home}/bin/2.1.282`],
])('something that only looks like an agent is not one: %s', (executable, ...more) => {
  expect(owner(executable, ...more)).toMatchObject({ name: 'Ghostty', family: 'terminal' });
});
