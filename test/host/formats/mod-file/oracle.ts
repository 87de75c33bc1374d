import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readGoMod, readGoWork } from '../../../../host/formats/mod-file/read.ts';
import { readGoSum } from '../../../../host/formats/go-sum.ts';
import { overMod } from '../../../real/x-mod.ts';

export interface Asked {
  readonly kind: 'go.mod' | 'go.work' | 'go.sum';
  readonly text: string;
}

const fixture = join(import.meta.dirname, '../../../fixtures/module-files/main.go');

/** How Go reads each text. */
export function askGo(all: readonly Asked[]): readonly unknown[] {
  const input = all.map(({ kind, text }) => JSON.stringify({ Kind: kind, Text: text })).join('\n');
  const options = { input, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 } as const;
  const lines = execFileSync(overMod(fixture), [], options).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as unknown);
}

/** How we read it, in the oracle's form. For a refused file there is nothing else. */
export function readByUs({ kind, text }: Asked): unknown {
  const nothing = {
    Module: '',
    Go: '',
    Toolchain: '',
    Require: null,
    Replace: null,
    Use: null,
    Sums: null,
    Exclude: null,
    Tool: null,
  };
  if (kind === 'go.sum') {
    const { lines, malformed } = readGoSum(text);
    const sums = lines.map(({ module, version, hash, line }) => ({
      ...{ Module: module, Version: version, Hash: hash, Line: line },
    }));
    return { ...nothing, OK: true, Sums: orNull(sums), Malformed: malformed?.line ?? 0 };
  }
  const mod =
    kind === 'go.mod'
      ? readGoMod(text)
      : { ...readGoWork(text), module: null, require: [], exclude: [], tool: [] };
  if (mod.problems.length > 0) return { ...nothing, OK: false, Malformed: 0 };
  const use = kind === 'go.work' ? readGoWork(text).use : [];
  return {
    ...{ ...nothing, OK: true, Malformed: 0 },
    ...{ Module: mod.module ?? '', Go: mod.go ?? '', Toolchain: mod.toolchain ?? '' },
    Require: orNull(
      mod.require.map(({ path, version, indirect, line }) => ({
        ...{ Path: path, Version: version, Indirect: indirect, Line: line },
      })),
    ),
    Replace: orNull(
      mod.replace.map(({ path, version, by, byVersion, line }) => ({
        ...{ Path: path, Version: version ?? '', By: by, ByVersion: byVersion ?? '', Line: line },
      })),
    ),
    Exclude: orNull(
      mod.exclude.map(({ path, version, line }) => ({ Path: path, Version: version, Line: line })),
    ),
    Tool: orNull(mod.tool),
    Use: orNull(use.map(({ directory, line }) => ({ Directory: directory, Line: line }))),
  };
}

/** Go's empty slices are `null`. */
function orNull<T>(all: readonly T[]): readonly T[] | null {
  return all.length === 0 ? null : all;
}
