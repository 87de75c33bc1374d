import { basename, dirname, join } from 'node:path';
import type { Files } from '../../files/files.ts';
import type { Environment } from '../../host.ts';
import { namedIn } from './named.ts';
import { startupPlaces } from './places.ts';

/** More than this many files nobody has; what is beyond them is found by the answer's age. */
const mostFiles = 400;
const mostNames = 200;
/** A file that reads one that reads one …: the frameworks need three. */
const deepest = 5;
const largestFileBytes = 65_536;

/** What shells and their frameworks write by themselves, and that decides nothing. */
const isByproduct = (name: string): boolean =>
  name.includes('history') || name.includes('zcompdump') || /\.(?:zwc|log|lock|bak|swp)$/.test(name);

/** Whose shells these are. */
interface Machine {
  readonly files: Files;
  readonly user: { readonly home: string };
}

/**
 * Every file and directory that can change what a new login shell has for an environment: the start-up files of the shells, and
 * what those read in turn. `environments` are what is known of variables, the strongest last. They need not exist: that one comes
 * is a change as well.
 */
export function startupFiles(machine: Machine, environments: readonly Environment[]): readonly string[] {
  return new Startup(machine, environments).run();
}

class Startup {
  readonly #machine: Machine;
  readonly #paths = new Set<string>();
  readonly #read = new Set<string>();
  readonly #variables: Map<string, string>;

  constructor(machine: Machine, environments: readonly Environment[]) {
    this.#machine = machine;
    this.#variables = new Map();
    for (const environment of environments)
      for (const [name, value] of Object.entries(environment))
        if (value !== undefined) this.#variables.set(name, value);
    this.#variables.set('HOME', machine.user.home);
  }

  run(): readonly string[] {
    this.#addPlaces();
    // `.zshenv` may say where the others are.
    this.#addPlaces();
    return [...this.#paths];
  }

  #addPlaces(): void {
    const { files, directories } = startupPlaces(this.#variables);
    for (const file of files) this.#follow(file, 0);
    for (const directory of directories) this.#enter(directory, () => true, 0);
  }

  #add(path: string): boolean {
    if (this.#paths.size >= mostFiles) return false;
    this.#paths.add(path);
    return true;
  }

  #enter(directory: string, fits: (name: string) => boolean, depth: number): void {
    // The home itself changes with everything that is done in it.
    if (directory !== this.#machine.user.home && !this.#add(directory)) return;
    const names = this.#machine.files.list(directory, mostNames);
    if (!names.ok) return;
    for (const name of [...names.value].sort())
      if (fits(name) && !isByproduct(name)) this.#follow(join(directory, name), depth);
  }

  #follow(path: string, depth: number): void {
    if (isByproduct(basename(path)) || !this.#add(path) || depth > deepest || this.#read.has(path)) return;
    this.#read.add(path);
    const text = this.#machine.files.text(path, largestFileBytes);
    if (!text.ok) return;
    const { paths, variables } = namedIn(text.value, this.#variables);
    for (const [name, value] of variables) this.#variables.set(name, value);
    for (const named of paths) this.#followNamed(named, depth + 1);
  }

  /** A path, or a pattern with `*` in its last part. */
  #followNamed(named: string, depth: number): void {
    const directory = dirname(named);
    const name = basename(named);
    if (directory.includes('*')) return;
    if (!name.includes('*')) return this.#follow(named, depth);
    const [start = '', ...rest] = name.split('*');
    const end = rest.at(-1) ?? '';
    this.#enter(directory, (one) => one.startsWith(start) && one.endsWith(end), depth);
  }
}
