import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { badRowsOf } from '../../probes/versions/bad/match.ts';
import { crashing } from './crashing.ts';
import { goRoot, goVersion } from './go-programs.ts';

/** Programs in the shape of the reports; none imports anything, so each is compiled by itself. */
const shapes = {
  'golang/go#62469': `package main

type at struct{ x, y int }

func left(a, b, c at) bool { return (a.x-c.x)*(b.y-c.y)-(b.x-c.x)*(a.y-c.y) < 0 }

func main() { println(left(at{1, 2}, at{3, 4}, at{5, 6})) }
`,
  'golang/go#73200': crashing,
  'golang/go#80706': `package main

type row struct {
	count int
	field string
	why   string
}

type sayer interface{ say() string }

type word string

func (w word) say() string { return string(w) }

func rows() []row {
	var all []row
	fields := [...]string{"worldRef", "stateRoot"}
	for i, text := range []string{"w", ""} {
		if len(text) == 0 {
			v := sayer(word("empty"))
			all = append(all, row{field: fields[i], why: v.say()})
			break
		}
	}
	return all
}

func main() {
	if got := rows()[0].field; len(got) != 9 || got != "stateRoot" {
		println("corrupt")
		return
	}
	println("right")
}
`,
} as const;

type Shape = keyof typeof shapes;

/** How the real releases compile each of them for arm64, as observed. */
const releases: readonly (readonly [issue: Shape, version: string, outcome: string])[] = [
  ['golang/go#62469', '1.21.1', 'InvertFlags should never make it to codegen'],
  ['golang/go#62469', '1.21.2', 'compiled'],
  ['golang/go#73200', '1.24.0', 'FlagConstant op should never make it to codegen'],
  ['golang/go#73200', '1.24.13', 'FlagConstant op should never make it to codegen'],
  ['golang/go#73200', '1.25.0', 'compiled'],
  ['golang/go#80706', '1.26.5', 'corrupt'],
  ['golang/go#80706', '1.26.6', 'right'],
];

const arm64 = { GOOS: 'linux', GOARCH: 'arm64', CGO_ENABLED: '0' };
const root = mkdtempSync(join(tmpdir(), 'gowarden-bad-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function variables(goroot: string): NodeJS.ProcessEnv {
  const settled = { GOROOT: goroot, GOTOOLCHAIN: 'local', GOFLAGS: '', GOENV: 'off', GOWORK: 'off' };
  return { ...process.env, ...settled, ...arm64, GOCACHE: join(root, 'build-cache') };
}

/** Compiles one file without anything to link it with. */
function compiled(goroot: string, issue: Shape): string {
  const file = join(root, 'shape.go');
  writeFileSync(file, shapes[issue]);
  const argv = ['tool', 'compile', '-p', 'main', '-o', join(root, 'shape.o'), file];
  const { status, stdout, stderr } = spawnSync(join(goroot, 'bin/go'), argv, {
    ...{ cwd: root, encoding: 'utf8', env: variables(goroot) },
  });
  return status === 0 ? 'compiled' : `${stdout}${stderr}`;
}

/** Builds a program and runs it in an emulator. */
function ran(goroot: string, issue: Shape): string {
  const file = join(root, 'program.go');
  writeFileSync(file, shapes[issue]);
  const env = variables(goroot);
  const program = join(root, 'program');
  execFileSync(join(goroot, 'bin/go'), ['build', '-o', program, file], { cwd: root, env, stdio: 'pipe' });
  return spawnSync('qemu-aarch64', [program], { encoding: 'utf8' }).stderr.trim();
}

/** An official toolchain from the module proxy, for as long as the test runs: 70 MB packed, 250 MB unpacked. */
function fetched(version: string): string {
  const cache = join(root, 'modules');
  onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
  const platform = `linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}`;
  const module = `golang.org/toolchain@v0.0.1-go${version}.${platform}`;
  const env = {
    ...process.env,
    GOMODCACHE: cache,
    GOFLAGS: '-modcacherw',
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
  };
  const answer = execFileSync('go', ['mod', 'download', '-json', module], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  const { Dir: directory } = JSON.parse(answer) as { Dir: string };
  const tools = readdirSync(join(directory, 'pkg/tool'), { recursive: true, encoding: 'utf8' });
  chmodSync(join(directory, 'bin/go'), 0o755);
  for (const tool of tools) chmodSync(join(directory, 'pkg/tool', tool), 0o755);
  return directory;
}

const missing = process.platform !== 'linux' ? 'Linux' : goVersion() === null ? 'Go' : null;

describe.skipIf(missing !== null)(`known-bad releases${missing ? ` (needs ${missing})` : ''}`, () => {
  test.each(Object.keys(shapes) as Shape[])(
    'the Go of this machine compiles the test case for %s',
    (issue) => {
      expect(
        badRowsOf((goVersion() ?? '').replace('go', ''), { os: 'linux', architecture: 'arm64' }),
      ).toEqual([]);
      expect(compiled(goRoot(), issue)).toBe('compiled');
    },
  );

  // npm run test:bad-releases: needs the module proxy, qemu-aarch64 and some minutes.
  const tried = process.env.GOWARDEN_BAD_RELEASES === undefined ? [] : releases;
  test.each(tried)(
    '%s: Go %s says "%s"',
    (issue, version, outcome) => {
      const goroot = fetched(version);
      const runs = issue === 'golang/go#80706';
      expect(runs ? ran(goroot, issue) : compiled(goroot, issue)).toContain(outcome);
      const told = badRowsOf(version, { os: 'linux', architecture: 'arm64' }).map((row) => row.issue);
      const isBad = outcome !== 'compiled' && outcome !== 'right';
      expect(told.includes(issue)).toBe(isBad);
    },
    900_000,
  );
});
