import { expect, test } from 'vitest';
import { linterGo } from '../../../host/formats/golangci.ts';

test.each([
  ['.golangci.yml', 'version: "2"\nrun:\n  timeout: 5m\n  go: "1.24"\n', { version: '1.24', line: 4 }],
  ['.golangci.yaml', "run: { go: '1.25.1' }\n", { version: '1.25.1', line: 1 }],
  [
    '.golangci.yml',
    '# run:\nlinters:\n  go: "1.20"\nrun:\n  # go: 1.22\n  go: 1.23\n',
    { version: '1.23', line: 6 },
  ],
  ['.golangci.yml', 'run:\n  timeout: 5m\nlinters-settings:\n  go: "1.20"\n', null],
  ['.golangci.toml', '[run]\ntimeout = "5m"\ngo = "1.24"\n', { version: '1.24', line: 3 }],
  ['.golangci.json', '{\n  "run": {\n    "go": "1.24"\n  }\n}\n', { version: '1.24', line: 3 }],
  ['.golangci.json', '{ "run": ', null],
  ['.golangci.toml', '[run\ngo = 1', null],
  ['.golangci.yml', '', null],
])('%s: run.go of %j', (name, text, expected) => {
  expect(linterGo(name, text)).toEqual(expected);
});
