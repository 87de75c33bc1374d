import { join, resolve } from 'node:path';
import { readGoWork } from '../../../host/formats/mod-file/read.ts';
import { commandLine } from '../../../messages/command.ts';
import { isWithin } from '../../workspace/workspace.ts';
import type { Look } from '../sight.ts';
import { moduleAt, nearest } from './module.ts';

const mostShown = 5;

/** To which module a directory belongs that no module of go.work holds. */
export const outsideWorkspace: Look = ({ values }, place) => {
  const directory = resolve(place.directory, values.directory ?? '.');
  const top = nearest('go.work', place.directory, place);
  const read = top === null ? null : place.files.text(join(top, 'go.work'));
  if (top === null || read?.ok !== true) return null;
  const work = join(top, 'go.work');
  const uses = readGoWork(read.value).use.map(({ directory: one }) => resolve(top, one));
  const module = nearest('go.mod', directory, place);
  if (module !== null && uses.includes(module)) return null;
  if (module !== null)
    return {
      proof: 'here',
      alone: true,
      said: {
        en: {
          seen: `${work} does not list ${module}, which has a go.mod`,
          next: `Run ${commandLine`go work use ${module}`}, or set GOWORK=off for this command.`,
        },
        zh: {
          seen: `${work} 未列出含有 go.mod 的 ${module}`,
          next: `运行 ${commandLine`go work use ${module}`}，或对该命令设 GOWORK=off。`,
        },
      },
    };
  const [first] = uses.filter((one) => isWithin(one, directory));
  if (first === undefined) return null;
  const listed = uses.slice(0, mostShown).join(', ');
  const build = commandLine`go build ${`${first}/...`}`;
  return {
    proof: 'here',
    alone: true,
    said: {
      en: {
        seen: `${directory} has no go.mod; ${work} lists ${listed}`,
        cause:
          'The directory holds the modules of go.work and is itself none: `./...` there names no package.',
        next: `Name the modules (${build}); from Go 1.25 on, \`go build work\` builds all of them.`,
      },
      zh: {
        seen: `${directory} 中没有 go.mod；${work} 列出了 ${listed}`,
        cause: '该目录含有 go.work 的各模块，自身却不是模块：在此处 `./...` 不指任何包。',
        next: `指明模块（${build}）；从 Go 1.25 起，\`go build work\` 会构建全部模块。`,
      },
    },
  };
};

/** Whose a directory is that is not of this module. */
export const outsideModule: Look = ({ values }, place) => {
  const main = moduleAt(place.directory, place);
  const named = values.directory ?? packageOf(values.package, main);
  if (main === null || named === null) return null;
  const directory = resolve(main.path === values.module ? main.root : place.directory, named);
  const other = moduleAt(directory, place);
  if (other === null && !isWithin(directory, main.root))
    return {
      proof: 'here',
      said: {
        en: { seen: `${directory} is outside of ${main.root}, and no go.mod is above it` },
        zh: { seen: `${directory} 在 ${main.root} 之外，且其上没有 go.mod` },
      },
    };
  if (other === null || other.root === main.root) return null;
  const inside = directory === other.root ? '.' : `./${directory.slice(other.root.length + 1)}`;
  const both = commandLine`go work init ${main.root} ${other.root}`;
  const command = commandLine`go -C ${other.root} build ${inside}`;
  return {
    proof: 'here',
    said: {
      en: {
        seen: `${join(other.root, 'go.mod')} makes it the module ${other.path}, apart from ${main.path}`,
        next: `Run go in that module: ${command}, or in its directory. To build both at once, list them in a go.work: ${both}`,
      },
      zh: {
        seen: `${join(other.root, 'go.mod')} 使它成为模块 ${other.path}，与 ${main.path} 分开`,
        next: `在该模块中运行 go：${command}，或进入其目录。若要同时构建两者，用 ${both} 将其列入 go.work。`,
      },
    },
  };
};

/** Where a package of the main module would be, below its root. */
function packageOf(name: string | undefined, main: { readonly path: string } | null): string | null {
  if (name === undefined || main === null || !name.startsWith(`${main.path}/`)) return null;
  return `.${name.slice(main.path.length)}`;
}
