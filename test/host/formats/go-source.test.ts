import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import { isBuilt, isNameBuilt } from '../../../host/formats/build-constraint.ts';
import { cgoDirectives, readGoHeader } from '../../../host/formats/go-source.ts';

const mac = { os: 'darwin', architecture: 'arm64' };
const importsC = (text: string): number | null => readGoHeader(text).cgo?.line ?? null;

test.each([
  ['package a\n\nimport "C"\n', 3],
  ['package a\r\n\r\nimport "C"\r\n', 3],
  ['\ufeffpackage a;import"C"', 1],
  ['package a\nimport (\n\t"fmt"\n\t"C"\n)\n', 4],
  ['package a\nimport `C`\nfunc f() {}\n', 2],
  ['package a\nimport "\\x43"\n', 2],
  ['package a\n\n/*\n#include <stdio.h>\n*/\nimport "C"\nfunc f() {}\n', 6],
  ['package a\nimport _ "embed"\nimport . "strings"\nimport x "C"\n', 4],
  ['package a\n// import "C"\nimport "fmt"\n', null],
  ['package a\n/*\nimport "C"\n*/\nimport "fmt"\n', null],
  ['package a\nvar s = `\nimport "C"\n`\n', null],
  ['package a\nimport "fmt"\nfunc f() { _ = `\nimport "C"` }\n', null],
  ['import "C"\npackage a\n', null],
  ['package a\nimport "c"\n', null],
  ['package a\nimport 1 "C"\n', null],
  ['package a\nimport "C', null],
  ['', null],
])('line of import "C" in %j', (text, line) => {
  expect(importsC(text)).toBe(line);
});

test('the imports end with the first declaration, and a text that ends before one is reported as such', () => {
  const text = 'package a\n\nimport (\n\t"fmt"\n\tx "a.b/c"\n)\n\nconst b = 1\nimport "os"\n';
  expect(readGoHeader(text)).toMatchObject({ imports: ['fmt', 'a.b/c'], complete: true });
  for (let end = 0; end < text.indexOf('const'); end += 1)
    expect(readGoHeader(text.slice(0, end)).complete, text.slice(0, end)).toBe(false);
});

test('directives are in the comment right above the import and nowhere else', () => {
  const text = [
    'package a',
    '// #cgo LDFLAGS: -lno',
    '',
    '/*',
    '#cgo pkg-config: libffi zlib',
    ' #cgo darwin LDFLAGS: -L${SRCDIR}/lib',
    '#cgo',
    '#cgofoo: x',
    '#include <ffi.h>',
    '*/',
    '// #cgo CFLAGS: -DX=1\r',
    'import "C"',
    '',
  ].join('\n');
  const { cgo } = readGoHeader(text);
  expect(cgo && cgoDirectives(cgo)).toEqual([
    'pkg-config: libffi zlib',
    'darwin LDFLAGS: -L${SRCDIR}/lib',
    'CFLAGS: -DX=1',
  ]);
});

test.each([
  ['a.go', true],
  ['a_darwin.go', true],
  ['a_linux.go', false],
  ['a_arm64.go', true],
  ['a_amd64.go', false],
  ['a_darwin_arm64.go', true],
  ['a_linux_arm64.go', false],
  ['a_darwin_amd64.go', false],
  ['a_darwin_extra.go', true],
  ['linux.go', true],
  ['a_unix.go', true],
  ['a_linux.x.go', false],
  ['a_test.go', false],
  ['_a.go', false],
  ['.a.go', false],
  ['a.c', false],
])('%s is built for a Mac: %s', (name, built) => {
  expect(isNameBuilt(name, mac)).toBe(built);
});

test.each([
  ['//go:build darwin\n\npackage a', true],
  ['//go:build !darwin\n\npackage a', false],
  ['//go:build linux || (darwin && !amd64)\npackage a', true],
  ['//go:build cgo && unix && gc && go1.26\npackage a', true],
  ['//go:build ignore\npackage a', false],
  ['// Copyright\n\n//go:build linux\n\n// Package a\npackage a', false],
  ['/* x\n*/\n//go:build linux\npackage a', false],
  ['package a\n//go:build linux\n', true],
  ['// +build linux windows\n\npackage a', false],
  ['// +build linux darwin\n// +build !arm64\n\npackage a', false],
  ['// +build darwin,!ios\n\npackage a', true],
  ['// +build linux\npackage a', true],
  ['//go:build darwin\n// +build linux\n\npackage a', true],
  // What go refuses excludes nothing.
  ['//go:build (linux\npackage a', true],
  ['//go:build &&\npackage a', true],
])('%j is built for a Mac: %s', (text, built) => {
  expect(isBuilt(readGoHeader(text), mac)).toBe(built);
});

test('nothing is thrown, whatever is read', () => {
  const piece = fc.constantFrom(
    'package ',
    'import ',
    '"C"',
    '(',
    ')',
    '\n',
    '/*',
    '*/',
    '//',
    '`',
    '"',
    ';',
  );
  const texts = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 30 });
  fc.assert(
    fc.property(texts, (parts) => {
      const header = readGoHeader(parts.join(''));
      isBuilt(header, mac);
      return header.imports.includes('C') === (header.cgo !== null);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom('!', '(', ')', '&&', '||', '&', 'linux', 'darwin')), (words) => {
      isBuilt({ constraint: { build: words.join(' ') } }, mac);
    }),
    { numRuns: 300 },
  );
  expect(isBuilt({ constraint: { build: '!'.repeat(100_000) } }, mac)).toBe(true);
});
