import { expect, test } from 'vitest';
import { readIdeaDirectories } from '../../../host/formats/idea-properties.ts';
import { fieldOf, readJson } from '../../../host/formats/json.ts';
import { readJsonc } from '../../../host/formats/jsonc.ts';
import { readProperties } from '../../../host/formats/properties.ts';
import { readReceipt } from '../../../host/formats/homebrew-receipt.ts';
import { readToml } from '../../../host/formats/toml.ts';

test.each([
  ['a byte order mark', '\ufeff{"folders":[{"path":"a"}]}', [{ path: 'a' }]],
  ['a missing comma', '{"folders":[{"path":"a"} {"path":"b"}]}', [{ path: 'a' }, { path: 'b' }]],
  [
    'comments and a comma at the end',
    '{ // x\n"folders": [{"path":"a"},], /* "folders": 1 */ }',
    [{ path: 'a' }],
  ],
  ['what comes after it broken', '{"folders":[{"path":"a"}], "settings": {', [{ path: 'a' }]],
  ['the last of two', '{"folders": 1, "folders": [{"path":"a"}]}', [{ path: 'a' }]],
  ['a comment that holds it', '{\n/*\n"folders": 1,\n*/\n"x": 1}', undefined],
  ['a string that looks like a comment', '{"x": "/*", "folders": 2, "y": "*/"}', 2],
])('JSONC: %s', (_, text, folders) => {
  expect(fieldOf(readJsonc(text), 'folders')).toEqual(folders);
});

test('JSONC: property names of Object are not fields, and no depth of brackets crashes the program', () => {
  expect(fieldOf(readJsonc('{}'), 'constructor')).toBeUndefined();
  expect(readJsonc('['.repeat(1_000_000))).toBeUndefined();
  expect(readJsonc('')).toBeUndefined();
  expect(readJson('{"half": ')).toBeUndefined();
});

test.each([
  ['a=b', { a: 'b' }],
  ['a : b \r\nc=d', { a: 'b ', c: 'd' }],
  ['  a\t b=c', { a: 'b=c' }],
  ['# a=b\n! c=d\n', {}],
  ['a=one \\\n   two\\\n\n#b=c', { a: 'one two' }],
  ['a=one\\\n# two', { a: 'one# two' }],
  ['a\\ b\\=c=\\u00fc\\t\\q', { 'a b=c': 'ü\tq' }],
  ['a=b\\\\\nc=d', { a: 'b\\', c: 'd' }],
  ['a=1\na=2', { a: '2' }],
  ['a', { a: '' }],
  ['a==b', { a: '=b' }],
])('java.util.Properties: %j', (text, expected) => {
  expect(Object.fromEntries(readProperties(text))).toEqual(expected);
});

test.each([
  ['idea.system.path=/vol/ij/', '/vol/ij'],
  ['idea.system.path=/first\nidea.system.path=/second', '/second'],
  ['idea.system.path /vol/ij', '/vol/ij'],
  ['idea.system.path=/vol/\\\n  ij', '/vol/ij'],
  ['idea.system.path=/vol/\\u00fc', '/vol/ü'],
  ['idea.system.path=${user.home}/ij', '/home/kim/ij'],
  ['idea.system.path=~/ij', '/home/kim/ij'],
  ['idea.system.path="/vol/with blank"', '/vol/with blank'],
  ['mine=/vol\nidea.system.path=${mine}/${nobody}ij', '/vol/ij'],
  ['idea.system.path=${idea.home.path}/system', null],
  ['idea.system.path=system', null],
  ['idea.system.path=/vol/../other/./x', '/other/x'],
  ['idea.config.path=/x\n', undefined],
])('idea.properties: %j', (text, expected) => {
  const found = readIdeaDirectories([text], { 'user.home': '/home/kim' });
  expect(found.get('idea.system.path')).toEqual(expected);
});

test('the first idea.properties that sets a directory wins, and macros that expand each other end', () => {
  const files = ['idea.system.path=/one', 'idea.system.path=/two\nindex_root_path=/index'];
  expect([...readIdeaDirectories(files, {})]).toEqual([
    ['idea.system.path', '/one'],
    ['index_root_path', '/index'],
  ]);
  const growing = Array.from({ length: 64 }, (_, at) => `p${at + 1}=\${p${at}}\${p${at}}`).join('\n');
  expect(readIdeaDirectories([`p0=/xxxxxxxx\n${growing}`], {}).get('p64')).toBeNull();
});

test.each([
  ['{"homebrew_version":"4.0.0"}', { architecture: null, pouredFromBottle: null }],
  ['{"poured_from_bottle":false,"arch":"arm64"}', { architecture: 'arm64', pouredFromBottle: false }],
  ['{"poured_from_bottle":true,"arch":7}', { architecture: null, pouredFromBottle: true }],
  ['[]', null],
  ['nothing', null],
])('a Homebrew receipt: %s', (text, expected) => {
  expect(readReceipt(text)).toEqual(expected);
});

test('TOML: its contents, or where it is malformed', () => {
  expect(readToml('\ufeff[tools]\ngo = "1.22"')).toEqual({ ok: true, value: { tools: { go: '1.22' } } });
  expect(readToml('a = 1\nb = ')).toMatchObject({ ok: false, line: 2 });
  expect(readToml(`a = ${'['.repeat(100_000)}`)).toMatchObject({ ok: false });
});
