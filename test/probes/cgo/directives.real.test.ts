import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../fast-check.ts';
import { expect, onTestFinished, test } from 'vitest';
import type { BuildTarget } from '../../../host/formats/build-constraint.ts';
import { cgoDirectives, readGoHeader } from '../../../host/formats/go-source.ts';
import { wantedIn } from '../../../probes/cgo/directives.ts';
import { goVersion } from '../../real/go-programs.ts';

const count = process.env.GOWARDEN_LONG ? 3000 : 120;
const conditions = fc.constantFrom(
  ...[
    '',
    'linux ',
    'darwin ',
    '!darwin,arm64 ',
    'amd64 darwin ',
    '(linux&&amd64)||arm64 ',
    'unix ',
    '!linux ',
  ],
);
const flags = fc.constantFrom(
  ...[
    '-L/a',
    '-I"/a b"',
    "-Dx='1 2'",
    '-la\\ b',
    '-framework Cocoa',
    '-L${SRCDIR}/lib',
    '-Llib',
    '-I ../x',
    '-L',
  ],
);
const line = fc
  .tuple(
    conditions,
    fc.constantFrom('CFLAGS', 'LDFLAGS', 'CXXFLAGS'),
    fc.array(flags, { minLength: 1, maxLength: 3 }),
  )
  .map(([condition, verb, words]) => `#cgo ${condition}${verb}: ${words.join(' ')}`);
const sources = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([lines, inside]) => {
    const comment = inside ? `/*\n${lines.join('\n')}\n*/\n` : lines.map((one) => `// ${one}\n`).join('');
    return `package p\n\n${comment}import "C"\n`;
  });
const targets: readonly BuildTarget[] = [
  { os: 'linux', architecture: 'amd64' },
  { os: 'darwin', architecture: 'arm64' },
];
const verbs = { CFLAGS: 'CgoCFLAGS', LDFLAGS: 'CgoLDFLAGS', CXXFLAGS: 'CgoCXXFLAGS' } as const;

function said(file: string, text: string, target: BuildTarget): Readonly<Record<string, readonly string[]>> {
  const { cgo } = readGoHeader(text);
  const directives = cgo === null ? [] : cgoDirectives(cgo);
  const wanted = wantedIn({ file, line: 1, directives }, target);
  return Object.fromEntries(
    Object.keys(verbs).map((verb) => [
      verb,
      wanted.filter((one) => one.verb === verb).flatMap(({ words }) => words),
    ]),
  );
}

test.skipIf(goVersion() === null)(
  'the words of #cgo lines match go list (needs Go)',
  { timeout: 900_000 },
  () => {
    const directory = mkdtempSync(join(tmpdir(), 'gowarden-directives-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    writeFileSync(join(directory, 'go.mod'), 'module example.com/a\n\ngo 1.21\n');
    const packages = fc.sample(sources, count).map((text, index) => {
      const place = join(directory, `p${index}`);
      mkdirSync(place);
      writeFileSync(join(place, 'a.go'), text);
      return { place, text };
    });
    const format = `{{.Dir}}${Object.entries(verbs)
      .map(([verb, field]) => `{{range .${field}}}\t${verb}{{.}}{{end}}`)
      .join('')}`;
    for (const target of targets) {
      const output = execFileSync('go', ['list', '-e', '-f', format, './...'], {
        cwd: directory,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
        env: {
          ...process.env,
          ...{ GOENV: 'off', GOFLAGS: '', GOTOOLCHAIN: 'local', CGO_ENABLED: '1', GOWORK: 'off' },
          ...{ GOOS: target.os, GOARCH: target.architecture },
        },
      });
      const real = new Map(
        output
          .trimEnd()
          .split('\n')
          .map((row) => [row.split('\t', 1)[0], row.split('\t').slice(1)]),
      );
      for (const { place, text } of packages) {
        const words = Object.entries(said(join(place, 'a.go'), text, target)).flatMap(([verb, all]) =>
          all.map((word) => verb + word),
        );
        expect([text, target.os, words]).toEqual([text, target.os, real.get(place)]);
      }
    }
  },
);
