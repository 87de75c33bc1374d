import { expect, test } from 'vitest';
import { contextLines } from '../../../../cli/commands/status/contexts.ts';
import type { Session } from '../../../../cli/command.ts';
import type { StartedBy, StartedIn } from '../../../../probes/contexts/started.ts';

const session = (language: Session['language']): Session => ({ language, colour: false }) as Session;

function by(context: StartedBy['context'], more: Partial<StartedBy> = {}): StartedBy {
  const runs = { version: 'go1.27.1', architectures: ['arm64'] as const, file: '/opt/go/bin/go' };
  return {
    ...{ context, editors: [], certainty: 'observed', lead: 'path', written: null },
    ...{ path: '/opt/go/bin/go', runs, differs: null, ...more },
  };
}

const code = by('vscode', {
  editors: ['Code', 'Cursor'],
  ...{ path: '/usr/local/go/bin/go', differs: 'architecture' },
  runs: { version: null, architectures: ['amd64'], file: null },
});
const group = (contexts: readonly StartedBy[], more: Partial<StartedIn> = {}): StartedIn => ({
  ...{ name: 'go', directories: ['/Users/kim/app'], count: 1, contexts, ...more },
});

test('says nothing where all start the same go', () => {
  expect(
    contextLines([group([by('login-shell'), by('vscode', { editors: ['Code'] })])], session('en')),
  ).toEqual([]);
});

test('shows terminal and editors side by side where they differ, in both languages', () => {
  const goland = by('goland', { editors: ['GoLand 2026.1'], runs: null });
  const gui = by('gui', { path: null, runs: null });
  const all = [group([by('login-shell'), code, goland, gui, by('daemon')], { count: 3 })];
  expect(contextLines(all, session('en'))).toEqual([
    '',
    'What starts as go in /Users/kim/app and 2 other modules',
    '  Terminal       go1.27.1 arm64  /opt/go/bin/go',
    '  Code, Cursor   unknown amd64  /usr/local/go/bin/go  (differs)',
    '  GoLand 2026.1  unknown  /opt/go/bin/go',
  ]);
  const chinese = contextLines(all, session('zh-Hans')).join('\n');
  expect(chinese).toContain('/Users/kim/app 及另外 2 个模块中以 go 启动的程序');
  expect(chinese).toContain('/usr/local/go/bin/go  （不同）');
});

test('a terminal without a go, one more module, and no more than three modules', () => {
  const some = [group([by('login-shell', { path: null, runs: null }), code], { count: 2 })];
  const lines = contextLines(some, session('en'));
  expect(lines[1]).toBe('What starts as go in /Users/kim/app and another module');
  expect(lines[2]).toMatch(/^ {2}Terminal +none$/);
  const many = ['a', 'b', 'c', 'd', 'e'].map((name) =>
    group([by('login-shell'), code], { directories: [`/${name}`] }),
  );
  expect(contextLines(many, session('en')).at(-1)).toBe('2 more differences: gowarden status --json');
  expect(contextLines(many.slice(1), session('en')).at(-1)).toBe(
    'One more difference: gowarden status --json',
  );
  expect(contextLines(many.slice(1), session('zh-Hans')).at(-1)).toBe(
    '还有 1 处不同：gowarden status --json',
  );
});
