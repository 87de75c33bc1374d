import { describe, expect, test } from 'vitest';
import { matchesIn } from '../../../probes/errors/match.ts';

const esc = '\u001b';
const needs = 'go: example.com/m@v1.0.0 requires go >= 1.27 (running go 1.26.8; GOTOOLCHAIN=local)';
const cpu = 'bad CPU type in executable';
const json = (value: unknown): string => JSON.stringify(value).replaceAll('>', '\\u003e');

/** One error as it arrives through all kinds of programs: the first row found, and one of its values. */
const ways: readonly (readonly [way: string, text: string, row: string, name: string, value: string])[] = [
  ['GitHub Actions', `2026-11-30T01:02:03.1234567Z ##[error]${needs}`, 'C06', 'needed', '1.27'],
  ['GitHub Actions, a path first', `2026-11-30T01:02:03Z ##[error]/opt/x: ${cpu}`, 'A01', 'file', '/opt/x'],
  ['an annotation', `::error file=go.mod,line=3::${needs}`, 'C06', 'setting', 'local'],
  [
    'GitLab with sections',
    `section_start:1:x\r${esc}[0K${esc}[31;1m${needs}${esc}[0;m`,
    'C06',
    'needed',
    '1.27',
  ],
  ['buildx', `#12 3.456 ${needs}`, 'C06', 'needed', '1.27'],
  [
    'buildx with plain steps',
    `#12 [builder 4/6] RUN go build\n#12 0.345 ${needs}\n#12 ERROR: x`,
    'C06',
    'running',
    '1.26.8',
  ],
  ['compose', `app-1  | ${needs}`, 'C06', 'needed', '1.27'],
  ['journald', `Nov 30 01:02:03 host build[123]: ${needs}`, 'C06', 'needed', '1.27'],
  ['journald as JSON', json({ MESSAGE: needs, PRIORITY: '3' }), 'C06', 'setting', 'local'],
  [
    'docker’s json-file',
    json({ log: `${needs}\n`, stream: 'stderr', time: '2026-11-30T01:02:03Z' }),
    'C06',
    'setting',
    'local',
  ],
  [
    'go build -json',
    json({ ImportPath: 'm', Action: 'build-output', Output: `${needs}\n` }),
    'C06',
    'setting',
    'local',
  ],
  [
    'go test -json',
    json({ Action: 'output', Output: `    x_test.go:3: fork/exec ./x y: exec format error\n` }),
    'A02',
    '',
    '',
  ],
  [
    'gopls’ trace',
    `Params: ${json({ type: 1, message: `2026/11/30 01:02:03 ${needs}\n` })}`,
    'C06',
    'setting',
    'local',
  ],
  ['logfmt', `level=error msg="cannot find \\"go1.99.9\\" in PATH"`, 'C10', 'version', '1.99.9'],
  [
    'an IDE’s log',
    `2026-11-30 01:02:03,123 [  4711]   WARN - #com.goide.sdk - ${needs}`,
    'C06',
    'needed',
    '1.27',
  ],
  [
    'colours as text',
    `^[[31m^[[1mgo: ^[[0mexample.com/m@v1.0.0 requires ^[[1mgo >= 1.27^[[0m (running go 1.26.8)`,
    'C06',
    'needed',
    '1.27',
  ],
  [
    'colours without their escape',
    `[31mgo: m@v1 requires [1mgo >= 1.27[0m (running go 1.26.8; GOTOOLCHAIN=local)`,
    'C06',
    'needed',
    '1.27',
  ],
  ['a progress bar', `downloading 10%\rdownloading 90%\r${needs}\r\n`, 'C06', 'needed', '1.27'],
  ['a web page', needs.replace('>', '&gt;').replaceAll(' ', '\u00a0'), 'C06', 'needed', '1.27'],
  [
    'a chat',
    `cgo: C compiler “clang-99” not found: exec: “clang-99”: executable file not found in $PATH`,
    'B05',
    'compiler',
    'clang-99',
  ],
  ['an input method', `zsh：${cpu}：dlv`, 'A01', 'file', 'dlv'],
  ['a letter', `> > ${needs}`, 'C06', 'needed', '1.27'],
  ['a screen reader', `go: m@v1 re\u200bquires go\u2060 >= 1.27 (running go 1.26.8`, 'C06', 'needed', '1.27'],
  [
    'tabs',
    `\t\tgo:\tm@v1 requires  go  >=\t1.27 (running go 1.26.8; GOTOOLCHAIN=local)`,
    'C06',
    'needed',
    '1.27',
  ],
];

describe('an error is found', () => {
  test.each(ways)('through %s', (_, text, row, name, value) => {
    const [first] = matchesIn(text);
    expect(first?.row.id).toBe(row);
    if (name !== '') expect(first?.values[name]).toBe(value);
  });

  test('far along in a line that lost its ends, and the shown excerpt contains it', () => {
    const log = 'compiling something that is well; '.repeat(20_000);
    const [first] = matchesIn(`${log}${needs} ${log.slice(0, 5000)}`);
    expect(first?.row.id).toBe('C06');
    expect(first?.line).toContain('requires go >= 1.27');
    expect(first?.line.length).toBeLessThanOrEqual(400);
  });
});

test('what only looks like JSON is a line like any other', () => {
  for (const text of [`{"Output": ${needs}}`, `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`, '{"a":}'])
    expect(matchesIn(text).map(({ row }) => row.id)).toEqual(text.includes('requires') ? ['C06', 'I08'] : []);
});
