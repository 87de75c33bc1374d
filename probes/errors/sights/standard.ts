import { basename, dirname, join } from 'node:path';
import { nearestTo } from '../../editors/nearest.ts';
import type { Look, Place, Sight } from '../sight.ts';
import { moduleAt, namesIn } from './module.ts';

/** From which release on a package is there. https://go.dev/doc/devel/release */
const since: ReadonlyMap<string, number> = new Map([
  ...['embed', 'io/fs', 'runtime/metrics', 'testing/fstest'].map((name) => [name, 16] as const),
  ['net/netip', 18],
  ['crypto/ecdh', 20],
  ...['cmp', 'log/slog', 'maps', 'slices', 'testing/slogtest'].map((name) => [name, 21] as const),
  ...['go/version', 'math/rand/v2'].map((name) => [name, 22] as const),
  ...['iter', 'structs', 'unique'].map((name) => [name, 23] as const),
  ...['fips140', 'hkdf', 'mlkem', 'pbkdf2', 'sha3'].map((name) => [`crypto/${name}`, 24] as const),
  ['weak', 24],
  ...['testing/synctest', 'encoding/json/v2', 'encoding/json/jsontext'].map((name) => [name, 25] as const),
  ...['crypto/hpke', 'testing/cryptotest'].map((name) => [name, 26] as const),
]);

/** Whether the standard library that the text names is whole, and has that package. */
export const standard: Look = ({ values }, place) => {
  const { package: name = '', directory = '' } = values;
  if (name === '' || !directory.startsWith('/') || !directory.endsWith(`/src/${name}`)) return null;
  const library = directory.slice(0, -name.length - 1);
  if (namesIn(join(library, 'runtime'), place).length === 0) return torn(library, place);
  if (namesIn(directory, place).some((one) => one.endsWith('.go'))) return present(directory);
  return tooNew(name, library, place) ?? ownPackage(name, directory, place) ?? mistyped(name, library, place);
};

/** GOROOT lacks the standard library. */
function torn(library: string, { files }: Place): Sight | null {
  const facts = files.target(dirname(library));
  // The text may be of another machine.
  if (!facts.ok) return null;
  return {
    proof: 'here',
    said: {
      en: {
        seen: `${library} holds no standard library`,
        cause: 'GOROOT is a tree without the standard library.',
        next: 'Unset GOROOT; if it is not set, install that Go anew.',
      },
      zh: {
        seen: `${library} 中没有标准库`,
        cause: 'GOROOT 是不含标准库的目录。',
        next: '取消 GOROOT；若未设置，则重新安装该 Go。',
      },
    },
  };
}

const present = (directory: string): Sight => ({
  proof: 'unknown',
  said: {
    en: {
      seen: `${directory} is there`,
      cause:
        'The package is where it should be: go could not write its build cache, or the cache was removed while go ran.',
      next: 'Look at the owner of the build cache (`ls -ld "$(go env GOCACHE)"`), then run it again.',
    },
    zh: {
      seen: `${directory} 存在`,
      cause: '该包就在应在的位置：go 无法写入构建缓存，或缓存在运行时被删除。',
      next: '查看构建缓存的所有者（`ls -ld "$(go env GOCACHE)"`），然后再运行一次。',
    },
  },
});

function tooNew(name: string, library: string, { files }: Place): Sight | null {
  const needed = since.get(name);
  const read = files.text(join(dirname(library), 'VERSION'), 4096);
  const version = read.ok ? /^go(1\.(\d+)[\w.]*)/.exec(read.value) : null;
  if (needed === undefined || version === null || Number(version[2]) >= needed) return null;
  return {
    ...{ proof: 'here', alone: true },
    said: {
      en: {
        seen: `${dirname(library)} is Go ${version[1] ?? ''}`,
        cause: `The package ${name} is part of Go since 1.${needed}, and an older one runs.`,
        next: `Use Go 1.${needed} or newer; \`gowarden which go\` says why this one runs.`,
      },
      zh: {
        seen: `${dirname(library)} 是 Go ${version[1] ?? ''}`,
        cause: `包 ${name} 从 Go 1.${needed} 起才有，而运行的版本更旧。`,
        next: `使用 Go 1.${needed} 或更新版本；\`gowarden which go\` 会说明为何运行的是这一个。`,
      },
    },
  };
}

/** A package of this module that was imported without the module's path. */
function ownPackage(name: string, directory: string, place: Place): Sight | null {
  const module = moduleAt(place.directory, place);
  if (module === null) return null;
  const [first = '', ...rest] = name.split('/');
  const below = first === basename(module.path) && rest.length > 0 ? [name, rest.join('/')] : [name];
  const found = below.find((one) =>
    namesIn(join(module.root, one), place).some((file) => file.endsWith('.go')),
  );
  if (found === undefined) return null;
  const path = `${module.path}/${found}`;
  return {
    ...{ proof: 'here', alone: true },
    said: {
      en: {
        seen: `${directory} is not there, and ${join(module.root, found)} is`,
        cause: `A package of the module is imported without the path of the module, ${module.path}, and so is looked for in the standard library.`,
        next: `Import it as "${path}".`,
      },
      zh: {
        seen: `${directory} 不存在，而 ${join(module.root, found)} 存在`,
        cause: `导入模块自身的包时没有写模块路径 ${module.path}，go 于是在标准库中查找。`,
        next: `改为导入 "${path}"。`,
      },
    },
  };
}

function mistyped(name: string, library: string, place: Place): Sight {
  const above = dirname(name) === '.' ? '' : dirname(name);
  const named = nearestTo(basename(name), namesIn(join(library, above), place));
  const near = named === null ? null : join(above, named);
  const seen = join(library, name);
  return {
    ...{ proof: 'here', alone: true },
    said: {
      en: {
        seen: `${seen} is not there, and the standard library around it is`,
        cause:
          'The import path is mistyped, or it is that of another module: without a dot in its first part, go looks for it in the standard library.',
        next:
          near === null
            ? 'Correct the import: a package of a module begins with the path of its module (`go list -m`).'
            : `Correct the import: is "${near}" meant? A package of a module begins with the path of its module.`,
      },
      zh: {
        seen: `${seen} 不存在，而标准库的其余部分存在`,
        cause: '导入路径写错，或它属于某个模块：首段没有点号时，go 会在标准库中查找。',
        next:
          near === null
            ? '更正导入：模块中的包以模块路径开头（`go list -m`）。'
            : `更正导入：是否指 "${near}"？模块中的包以模块路径开头。`,
      },
    },
  };
}
