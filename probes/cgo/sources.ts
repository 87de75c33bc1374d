import { posix } from 'node:path';
import { identityOf, isSettled } from '../../host/files/memory.ts';
import type { FileFacts, Files, Read } from '../../host/files/files.ts';
import { type BuildTarget, isBuilt, isNameBuilt } from '../../host/formats/build-constraint.ts';
import { cgoDirectives, type GoHeader, readGoHeader } from '../../host/formats/go-source.ts';
import type { Host } from '../../host/host.ts';
import type { Integer } from '../../host/quantity.ts';
import { inWords } from './text.ts';

/** A Go file that imports "C". */
export interface CgoFile {
  readonly file: string;
  /** Line of the import, from 1. */
  readonly line: Integer;
  /** What follows `#cgo` above it: `pkg-config: libffi`. https://pkg.go.dev/cmd/cgo */
  readonly directives: readonly string[];
}

/** What the Go files of one directory import when the go command builds it for a target. */
export interface PackageFiles {
  readonly imports: ReadonlySet<string>;
  readonly cgo: readonly CgoFile[];
  /** How many files are built. */
  readonly built: Integer;
  /** Files that could not be read, one sentence each. */
  readonly unread: readonly string[];
}

interface Source {
  readonly imports: readonly string[];
  readonly cgo: Omit<CgoFile, 'file'> | null;
  readonly constraint: GoHeader['constraint'];
}

/** What may still be read, counted down. */
export interface Budget {
  files: Integer;
  /** What was read before and has not changed costs none. */
  bytes: Integer;
}

/** Bytes that hold the imports of nearly every file, and of those with much C code above them. */
const firstBytes = 16 * 1024;
const mostBytes = 1024 * 1024;
/** Files that are remembered: more than the known modules of most people have. */
const mostRemembered = 10_000;

/** Reads what Go files import, each once as long as it does not change. One for each machine. */
export class Sources {
  /** Files of a user's own, which no recording keeps. */
  readonly files: Files;
  readonly #known = new Map<string, { readonly identity: string; readonly source: Source }>();

  constructor(host: Host) {
    this.files = host.unrecorded ?? host.files;
  }

  /** `names`: of the files in the directory. Only Go files for the target are read. */
  packageIn(
    directory: string,
    names: readonly string[],
    target: BuildTarget,
    budget: Budget = { files: Infinity, bytes: Infinity },
  ): PackageFiles {
    const imports = new Set<string>();
    const cgo: CgoFile[] = [];
    const unread: string[] = [];
    let built = 0;
    for (const name of names) {
      if (!isNameBuilt(name, target)) continue;
      const file = posix.join(directory, name);
      if (budget.files <= 0 || budget.bytes <= 0) {
        unread.push(inWords('tooMuch', { path: directory }));
        break;
      }
      const read = this.#sourceOf(file, budget);
      if (!read.ok) {
        // A directory of such a name, or a dangling link, does not belong to the package.
        if (!['absent', 'wrong-kind'].includes(read.failure.kind)) unread.push(read.failure.message);
      } else if (isBuilt(read.value, target)) {
        built += 1;
        for (const path of read.value.imports) imports.add(path);
        if (read.value.cgo !== null) cgo.push({ file, ...read.value.cgo });
      }
    }
    return { imports, cgo, built, unread };
  }

  #sourceOf(file: string, budget: Budget): Read<Source> {
    const facts = this.files.target(file);
    if (!facts.ok) return facts;
    budget.files -= 1;
    const identity = identityOf(facts.value);
    const known = this.#known.get(file);
    if (known?.identity === identity) return { ok: true, value: known.source };
    this.#known.delete(file);
    const header = this.#header(file, budget);
    if (!header.ok) return header;
    const { imports, cgo } = header.value;
    const source: Source = {
      imports: imports.filter((path) => path !== 'C'),
      cgo: cgo && { line: cgo.line, directives: cgoDirectives(cgo) },
      constraint: header.value.constraint,
    };
    this.#remember(file, facts.value, source);
    return { ok: true, value: source };
  }

  #remember(file: string, facts: FileFacts, source: Source): void {
    if (!isSettled(facts)) return;
    this.#known.set(file, { identity: identityOf(facts), source });
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > mostRemembered && oldest !== undefined) this.#known.delete(oldest);
  }

  #header(file: string, budget: Budget): Read<GoHeader> {
    return this.files.open(file, (source) => {
      const read = (length: number): GoHeader => {
        budget.bytes -= Math.min(source.size, length);
        return readGoHeader(Buffer.from(source.read(0, length)).toString('utf8'));
      };
      const first = read(firstBytes);
      return first.complete || source.size <= firstBytes ? first : read(mostBytes);
    });
  }
}

const all = new WeakMap<Host, Sources>();

/** The sources of a machine, with what is remembered about them. */
export function sourcesOf(host: Host): Sources {
  const known = all.get(host) ?? new Sources(host);
  all.set(host, known);
  return known;
}
