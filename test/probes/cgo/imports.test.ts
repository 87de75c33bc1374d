import { expect, test } from 'vitest';
import type { SketchedFiles } from '../../../host/simulated/build.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { cgoImports, type CgoImports, firstCgoFile } from '../../../probes/cgo/imports.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { machine, today } from '../machine.ts';

const app = `${home}/src/app`;
const cache = `${home}/go/pkg/mod`;
const go = (text: string): { text: string } => ({ text: `package p\n\n${text}\n` });
const mod = (text = ''): SketchedFiles => ({
  [`${app}/go.mod`]: { text: `module example.com/app\n\ngo 1.26\n${text}` },
});

async function look(files: SketchedFiles, directory: string | undefined = app): Promise<CgoImports> {
  const { host } = await machine(mac({ ...homebrew('/opt/homebrew', arm('1.26.8')), ...files }));
  const signal = new AbortController().signal;
  return newSweep(host, signal, today, { ...(directory && { directory }) }).ask(cgoImports);
}

const filesOf = ({ modules }: CgoImports): string[] =>
  modules.flatMap(({ files }) => files.map(({ file }) => file));

test.each<[string, SketchedFiles, string[]]>([
  ['a pure module', { [`${app}/a.go`]: go('import "net/http"') }, []],
  ['its own file', { [`${app}/internal/x/a.go`]: go('import "C"') }, [`${app}/internal/x/a.go`]],
  [
    'files for another system, for no build, of tests, of another module',
    {
      [`${app}/a_linux.go`]: go('import "C"'),
      [`${app}/b.go`]: { text: '//go:build ignore\n\npackage p\n\nimport "C"\n' },
      [`${app}/c_test.go`]: go('import "C"'),
      [`${app}/testdata/d.go`]: go('import "C"'),
      [`${app}/other/go.mod`]: { text: 'module other\n' },
      [`${app}/other/e.go`]: go('import "C"'),
      [`${app}/vendor/v.io/w/f.go`]: go('import "C"'),
    },
    [],
  ],
  [
    'what it imports from the module cache, through another module',
    {
      ...mod(
        'require (\n\tgithub.com/Azure/a v1.0.0\n\tgithub.com/mattn/go-sqlite3 v1.14.22 // indirect\n\tunused.io/c v1.0.0\n)\n',
      ),
      [`${app}/a.go`]: go('import "github.com/Azure/a/sub"'),
      [`${cache}/github.com/!azure/a@v1.0.0/sub/a.go`]: go('import _ "github.com/mattn/go-sqlite3"'),
      [`${cache}/github.com/mattn/go-sqlite3@v1.14.22/sqlite3.go`]: go('import "C"'),
      [`${cache}/unused.io/c@v1.0.0/c.go`]: go('import "C"'),
    },
    [`${cache}/github.com/mattn/go-sqlite3@v1.14.22/sqlite3.go`],
  ],
  [
    'what is vendored',
    {
      ...mod('require v.io/w v1.0.0\n'),
      [`${app}/a.go`]: go('import "v.io/w"'),
      [`${app}/vendor/modules.txt`]: { text: '# v.io/w v1.0.0\n' },
      [`${app}/vendor/v.io/w/f.go`]: go('import "C"'),
    },
    [`${app}/vendor/v.io/w/f.go`],
  ],
  [
    'a module that stands in for another, and one of the workspace',
    {
      ...mod('require v.io/w v1.0.0\nreplace v.io/w => ../w\n'),
      [`${home}/src/go.work`]: { text: 'go 1.26\nuse ./app\nuse ./lib\n' },
      [`${home}/src/lib/go.mod`]: { text: 'module lib.io/l\n' },
      [`${home}/src/lib/l.go`]: go('import "C"'),
      [`${app}/a.go`]: go('import (\n\t"v.io/w"\n\t"lib.io/l"\n)'),
      [`${home}/src/w/w.go`]: go('import "C"'),
    },
    [`${home}/src/lib/l.go`, `${home}/src/w/w.go`],
  ],
])('imports of C: %s', async (_, files, expected) => {
  const answer = await look({ ...mod(), ...files });
  expect(filesOf(answer).sort()).toEqual(expected);
  expect(answer.unread).toEqual([]);
  expect(firstCgoFile(answer)?.module).toBe(expected.length > 0 ? app : undefined);
});

test('an import that is missing here is reported, and so is a missing module', async () => {
  const files = { ...mod('require v.io/w v1.0.0\n'), [`${app}/a.go`]: go('import "v.io/w"') };
  expect((await look(files)).unread).toEqual(['v.io/w is imported, but is not in the module cache']);
  expect(await look(files, home)).toEqual({ modules: [], unread: [] });
});

test('a circle of links or of imports ends', async () => {
  const answer = await look({
    ...mod('require v.io/w v1.0.0\n'),
    [`${app}/loop`]: { link: '.' },
    [`${app}/a.go`]: { link: 'a.go' },
    [`${app}/b.go`]: go('import "v.io/w"'),
    [`${cache}/v.io/w@v1.0.0/w.go`]: go('import "v.io/w"\nimport "example.com/app"'),
  });
  expect(filesOf(answer)).toEqual([]);
  expect(answer.modules).toHaveLength(1);
});

test('folders recently opened in editors are known, except those that macOS protects', async () => {
  const storage = `${home}/Library/Application Support/Code/User/workspaceStorage`;
  const recent = `<entry key="$USER_HOME$/src/old"><value><RecentProjectMetaInfo><option name="projectOpenTimestamp" value="1788000000000"/></RecentProjectMetaInfo></value></entry>`;
  const answer = await look(
    {
      ...mod(),
      [`${home}/src/old/go.mod`]: { text: 'module old\n' },
      [`${home}/Documents/p/go.mod`]: { text: 'module p\n' },
      [`${storage}/1/workspace.json`]: { text: JSON.stringify({ folder: `file://${app}` }) },
      [`${storage}/2/workspace.json`]: { text: JSON.stringify({ folder: `file://${home}/Documents/p` }) },
      [`${home}/Library/Application Support/JetBrains/GoLand2026.2/options/recentProjects.xml`]: {
        text: recent,
      },
    },
    home,
  );
  expect(answer.modules.map(({ module }) => module).sort()).toEqual([app, `${home}/src/old`]);
});
