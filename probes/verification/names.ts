import type { FileHashes } from '../../host/formats/dirhash.ts';
import { isSinceMinor } from './releases.ts';

/** Files that systems and editors leave behind; nothing that go reads. */
const litter = /^(?:\.DS_Store|\._.*|\.localized|Thumbs\.db|desktop\.ini|\.nfs[0-9a-f]+|.*\.exe~)$/;

/** At the top of every official tree. Anything else there is not part of the module. */
const topFiles =
  /^(?:AUTHORS|CONTRIBUTING\.md|CONTRIBUTORS|LICENSE|PATENTS|README\.md|SECURITY\.md|VERSION|codereview\.cfg|favicon\.ico|go\.env|robots\.txt)$/;
const topDirectories: readonly string[] = ['bin', 'lib', 'pkg', 'src'];
/** In the archive and not in the module (cmd/distpack). */
const notInModule: readonly string[] = ['api', 'doc', 'misc', 'test', 'blog'];
const programs = /^bin\/(?:go|gofmt)(?:\.exe)?$/;

/** A tree's files as the module has them. */
export interface ModuleView {
  /** By their names in the module. */
  readonly files: Map<string, string>;
  /** Left over: nothing that a build reads. */
  readonly extras: readonly string[];
  /** Copies of go.mod that the go command made in the module cache, and that are not what they are a copy of. */
  readonly wrongCopies: readonly string[];
}

/**
 * The directories of a GOROOT that are not part of what was published, by what it lists at its top and in `pkg` and `bin`: they
 * are not entered. Since Go 1.20 nothing reads compiled packages below `pkg` (https://go.dev/doc/go1.20#go-command).
 */
export function foreignDirectories(
  version: string,
  {
    top,
    pkg,
    bin,
  }: { readonly top: readonly string[]; readonly pkg: readonly string[]; readonly bin: readonly string[] },
): string[] {
  const known = isSinceMinor(version, 20)
    ? ['include', 'tool']
    : pkg.filter((name) => !generated.includes(name));
  return [
    ...top.filter((name) => !topDirectories.includes(name) && !topFiles.test(name)),
    ...pkg.filter((name) => !known.includes(name)).map((name) => `pkg/${name}`),
    ...bin.filter((name) => !/^gof?m?t?(?:\.exe)?$/.test(name)).map((name) => `bin/${name}`),
  ];
}

/** What building Go, or working with a GOPATH in a GOROOT, leaves in `pkg`. */
const generated: readonly string[] = ['bootstrap', 'distpack', 'mod', 'obj', 'sumdb'];

/** Whether a directory is one of the archive that the module leaves out, and therefore not an extra. */
export function isLeftOutOfModule(name: string): boolean {
  return notInModule.includes(name) || name === '.git' || name === '.github';
}

/**
 * The files of a GOROOT as the module golang.org/toolchain has them: without what cmd/distpack leaves out, each `go.mod` as
 * `_go.mod` (https://go.dev/src/cmd/distpack/pack.go).
 */
export function moduleView(files: FileHashes): ModuleView {
  const view = new Map<string, string>();
  const extras: string[] = [];
  const wrongCopies: string[] = [];
  for (const [name, sum] of files) {
    const [top = '', ...rest] = name.split('/');
    const base = rest.at(-1) ?? top;
    if (isLeftOutOfModule(top)) continue;
    const isOurs = rest.length === 0 ? topFiles.test(top) : topDirectories.includes(top);
    if (!isOurs || litter.test(base) || (top === 'bin' && !programs.test(name))) extras.push(name);
    else if (base !== 'go.mod') view.set(name, sum);
    else {
      const original = `${name.slice(0, -'go.mod'.length)}_go.mod`;
      const copied = files.get(original);
      if (copied === undefined) view.set(original, sum);
      else if (copied !== sum) wrongCopies.push(name);
    }
  }
  return { files: view, extras, wrongCopies };
}

export function isLitter(name: string): boolean {
  return litter.test(name.slice(name.lastIndexOf('/') + 1));
}

/** The name in the tree of a file of the module. */
export function nameInTree(name: string, files: FileHashes): string {
  if (!name.endsWith('/_go.mod') || files.has(name)) return name;
  return `${name.slice(0, -'_go.mod'.length)}go.mod`;
}
