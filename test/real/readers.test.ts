import { describe, expect, test } from 'vitest';
import { readBinary } from '../../host/binary/read.ts';
import { openHost } from '../../host/open.ts';
import { outdatedOn } from '../../probes/tools/fit.ts';
import { compiles, kindOf } from '../../probes/tools/readers.ts';
import { goVersion } from './go-programs.ts';
import { moduleOf, printed, realTool } from './readers.ts';

interface Row {
  readonly program: string;
  readonly builtBy: string;
  readonly words: readonly string[];
}

const nilness = 'golang.org/x/tools/go/analysis/passes/nilness/cmd/nilness@v0.30.0';
const all = ['./...'];
/** One here, the others by `npm run test:readers-long`, which builds each of them. */
const short: readonly Row[] = [{ program: nilness, builtBy: 'go1.25.4', words: all }];
const long: readonly Row[] = [
  ...['go1.24.5', 'go1.25.4'].flatMap((builtBy) => [
    { program: 'honnef.co/go/tools/cmd/staticcheck@v0.6.1', builtBy, words: all },
    { program: 'golang.org/x/vuln/cmd/govulncheck@v1.1.4', builtBy, words: ['-db=file://$PWD/.db', ...all] },
    { program: 'github.com/kisielk/errcheck@v1.9.0', builtBy, words: all },
    { program: nilness, builtBy, words: all },
  ]),
  { program: 'golang.org/x/tools/gopls@v0.18.1', builtBy: 'go1.24.5', words: ['check', 'main.go'] },
  {
    program: 'github.com/golangci/golangci-lint/cmd/golangci-lint@v1.64.8',
    builtBy: 'go1.24.5',
    words: ['run', '--no-config', ...all],
  },
];
const isLong = process.env.GOWARDEN_LONG !== undefined;
const canRun = goVersion() !== null && process.platform === 'linux' && process.arch === 'x64';
const languages = ['1.21', '1.24.9', '1.25.0', '1.26.0'];
const complaint =
  /requires newer Go version|requires at least go|unsupported version|due to a mismatch|lower than/;

async function buildOf(file: string) {
  const { files } = await openHost({});
  const read = files.open(file, readBinary);
  if (!read.ok || read.value.go === null) throw new Error(`Expected build info in ${file}`);
  return read.value.go;
}

describe.skipIf(!canRun)('what a real tool says about a module that is newer than the tool', () => {
  test.each(isLong ? long : short)(
    '$program of $builtBy',
    async ({ program, builtBy, words }) => {
      const tool = realTool(program, builtBy);
      const build = await buildOf(tool);
      expect(build.version).toBe(builtBy);
      for (const language of isLong ? languages : ['1.21', '1.26.0']) {
        const directory = moduleOf(language);
        const asked = { version: language, file: `${directory}/go.mod`, line: 3 };
        const ground = { directory, context: 'login-shell', certainty: 'observed' } as const;
        const verdict = outdatedOn(kindOf(build)!, build, {
          ...ground,
          ...{ selected: goVersion(), language: asked, toolchain: null, linter: null },
        });
        const said = printed(tool, words, directory, 'local');
        if (verdict?.misfit === 'refuses') expect(said, language).toMatch(complaint);
        if (verdict?.misfit === 'goes-on') expect(said, language).not.toMatch(complaint);
        if (verdict?.misfit === 'refuses' && verdict.says !== null && !isHiddenByLibrary(said))
          expect(said, language).toContain(verdict.says);
      }
    },
    900_000,
  );

  test('a tool whose sources do not compile with any newer Go is known by its build info', async () => {
    const kept = await buildOf(realTool('golang.org/x/tools/cmd/stringer@v0.25.1', 'local'));
    expect(compiles(kept, goVersion()!)).toBe(true);
    expect(
      compiles({ ...kept, module: { path: 'golang.org/x/tools', version: 'v0.25.0' } }, 'go1.25.4'),
    ).toBe(false);
    expect(() => realTool('golang.org/x/tools/cmd/stringer@v0.25.0', 'local')).toThrow(
      'invalid array length',
    );
  }, 600_000);
});

/** It stopped at the standard library of the Go that runs, before it reached the module. */
function isHiddenByLibrary(said: string): boolean {
  return /\/src\/[^ ]*: file requires newer Go version|unsupported version/.test(said);
}
