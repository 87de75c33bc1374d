import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from '../../fast-check.ts';
import { strToU8, zipSync } from 'fflate';
import { expect } from 'vitest';
import type { Cleaner } from '../../../caches/cleaner/cleaner.ts';
import { age, fillGoCache, put, putModule, testMachine, type TestMachine } from '../../caches/machine.ts';

/** Where a variable or a property may put a cache: at its default place, on another disk, among a person's own files. */
const places = {
  GOCACHE: ['', 'ROOT/disk/build', 'HOME/Documents', 'HOME/Documents/build'],
  GOMODCACHE: ['', 'ROOT/disk/mod', 'HOME/Documents', 'HOME/src'],
  GOPLSCACHE: ['', 'ROOT/disk', 'HOME/Pictures'],
  STATICCHECK_CACHE: ['', 'ROOT/disk/staticcheck', 'HOME/Pictures'],
  GOLANGCI_LINT_CACHE: ['', 'ROOT/disk/lint', 'HOME/Documents/00'],
  XDG_CACHE_HOME: ['', 'ROOT/disk/xdg', 'HOME/Documents'],
  'idea.system.path': ['', 'ROOT/fast/GoLand2026.1', 'HOME/Pictures', 'HOME/Documents/GoLand2026.1'],
  index_root_path: ['', 'HOME/Pictures/2024', 'ROOT/fast/GoLand2026.1/idx'],
} as const;

type Named = Readonly<Record<keyof typeof places, string>>;

const hex = (digit: string, length = 64): string => digit.repeat(length);

/** Names that a cache has, and names that are almost like them. */
const steps = [
  ...['00', 'ff', 'ab', 'AB', '000', 'fuzz', 'cache', 'download', 'vcs', 'sumdb', '@v', 'index', 'caches'],
  ...[
    'example.com',
    'Example.com',
    'a@v1.0.0',
    'b@v1.0.0',
    'mine@v1.0.0',
    'mail@2024',
    'theses@v2',
    'x@home',
  ],
  ...['gopls', '0123abcd', '20240101', 'go-build', 'golangci-lint', 'staticcheck', 'goimports', 'JetBrains'],
  ...['GoLand2026.1', hex('a'), `${hex('0')}-d`, `${hex('a')}-d`, '.hidden', 'with space', '中文'],
];
/** Files that do not belong to a cache, wherever they are. */
const leaves = [
  ...['thesis.docx', 'photo.jpg', 'tax.pdf', 'inbox.mbox', '.git/HEAD', 'log.txt', 'notes.txt', 'README.txt'],
  ...['v1.0.0.zip.bak', 'v1.0.0.docx', 'index-1-2.txt', 'exe.sha256.old', `${hex('F')}-a`, `${hex('0')}-c`],
];

/** Where a world has its caches, by what decides it, and their default places. */
const bases = [
  ...(Object.keys(places) as (keyof typeof places)[]),
  ...['HOME/.cache', 'HOME/.cache/gopls', 'HOME/sdk', 'HOME/.cache/JetBrains/GoLand2026.1/index'],
] as const;

export const person = fc.record({
  base: fc.constantFrom(...bases),
  above: fc.oneof(
    fc.constant([]),
    fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 3 }),
    // Beside and inside the cache's own files there.
    fc.constantFrom(
      ['00'],
      ['fe'],
      ['example.com'],
      ['example.com', 'a@v1.0.0'],
      ['example.com', 'mine@v1.0.0'],
    ),
    fc.constantFrom(
      ['mail@2024'],
      ['cache'],
      ['cache', 'download'],
      ['cache', 'vcs', hex('a')],
      ['index', 'sub'],
    ),
  ),
  leaf: fc.constantFrom(...leaves),
});
export type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

const variables = fc.record(
  Object.fromEntries(
    Object.entries(places).map(([name, values]) => [name, fc.constantFrom<string>(...values)]),
  ) as Record<keyof typeof places, fc.Arbitrary<string>>,
);

/** A machine with caches and a person's files in all the places that may be taken for caches. */
export class World {
  readonly #variables: Named;
  readonly #people: readonly Person[];

  constructor(named: Named, people: readonly Person[]) {
    this.#variables = named;
    this.#people = people;
  }

  /** For reporting a failure. */
  toString(): string {
    return JSON.stringify({ variables: this.#variables, people: this.#people });
  }

  build(): Live {
    const machine = testMachine();
    const live = new Live(machine, this.#variables);
    const { 'idea.system.path': system, index_root_path: index, ...environment } = this.#variables;
    for (const [name, value] of Object.entries(environment)) {
      if (value !== '') (machine.environment as Record<string, string>)[name] = live.real(value);
    }
    const properties = [
      ...(system === '' ? [] : [`idea.system.path=${live.real(system)}`]),
      ...(index === '' ? [] : [`index_root_path=${live.real(index)}`]),
    ];
    put(join(machine.home, '.config/JetBrains/GoLand2026.1/idea.properties'), `${properties.join('\n')}\n`);
    // A person's files were there first, as far as a cache allows.
    for (const one of this.#people) live.write(one, true);
    fill(live);
    return live;
  }
}

function fill(live: Live): void {
  const tried = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      // A person's file has the name of a directory.
      if (!/EEXIST|ENOTDIR|EISDIR/.test(String(error))) throw error;
    }
  };
  tried(() => fillGoCache(live.placeOf('GOCACHE'), 1, () => 30));
  tried(() => fillGoCache(live.placeOf('STATICCHECK_CACHE'), 1));
  for (const name of ['a', 'b']) tried(() => zipped(live.placeOf('GOMODCACHE'), `example.com/${name}`));
  const gopls = join(live.placeOf('GOPLSCACHE'), 'gopls/0123abcd/ab');
  tried(() => age(put(join(gopls, `ab${hex('0', 62)}-cas`)), 30));
  tried(() => put(join(live.placeOf('idea.system.path'), 'index/indices.enum')));
  tried(() => put(join(live.placeOf('idea.system.path'), 'caches/records.dat')));
}

/** A module with the zip that it came from. */
function zipped(modules: string, path: string): void {
  const files = { 'go.mod': `module ${path}\n`, 'a/a.go': 'package a\n' };
  const list = Object.entries(files).map(
    ([name, text]) => [`${path}@v1.0.0/${name}`, strToU8(text)] as const,
  );
  putModule(modules, path, files);
  const zip = zipSync(Object.fromEntries(list));
  put(join(modules, `cache/download/${path}/@v/v1.0.0.zip`), Buffer.from(zip));
}

/** A machine in use, with the record of every file of a person. */
export class Live {
  readonly machine: TestMachine;
  /** What must stay in place, as the very same file. */
  readonly #still = new Map<string, { readonly text: string; readonly inode: number }>();
  /** What was written while a clean-up ran: it may have been carried along for a moment. */
  readonly #carried = new Map<string, string>();
  #number = 0;
  #offset = 0;
  #cleaner: Cleaner | null = null;

  readonly #named: Named;

  constructor(machine: TestMachine, named: Named) {
    this.machine = machine;
    this.#named = named;
  }

  /** Where a cache is in this world. */
  placeOf(what: keyof typeof places): string {
    const { home } = this.machine;
    const value = this.#named[what];
    if (value !== '') return this.real(value);
    if (what === 'XDG_CACHE_HOME') return join(home, '.cache');
    const xdg = this.placeOf('XDG_CACHE_HOME');
    return {
      GOCACHE: join(xdg, 'go-build'),
      GOMODCACHE: join(home, 'go/pkg/mod'),
      GOPLSCACHE: xdg,
      STATICCHECK_CACHE: join(xdg, 'staticcheck'),
      GOLANGCI_LINT_CACHE: join(xdg, 'golangci-lint'),
      'idea.system.path': join(home, '.cache/JetBrains/GoLand2026.1'),
      index_root_path: join(home, '.cache/JetBrains/GoLand2026.1/index'),
    }[what];
  }

  get cleaner(): Cleaner {
    this.#cleaner ??= this.machine.cleaner({ now: () => Date.now() + this.#offset });
    return this.#cleaner;
  }

  real(text: string): string {
    return text.replace('HOME', this.machine.home).replace('ROOT', this.machine.root);
  }

  moveClock(ms: number): void {
    this.#offset += ms;
  }

  setClockRight(): void {
    this.#offset = 0;
  }

  async restart(): Promise<void> {
    await this.#cleaner?.close();
    this.#cleaner = null;
    await this.cleaner.recover();
  }

  /** Writes a file of a person's, unless there is already one of that name or one of a cache. */
  write({ base, above, leaf }: Person, still: boolean): void {
    // A repository at the root of a cache is left with everything in it, which would hide the rest.
    if (above.length === 0 && leaf.startsWith('.git')) return;
    const at = base in places ? this.placeOf(base as keyof typeof places) : this.real(base);
    const directory = [at, ...above].join('/');
    // Any name may belong to an IDE's index; only what an IDE never writes can be distinguished there.
    const name = directory.includes('GoLand2026.1') ? 'photo.jpg' : leaf;
    const path = join(directory, name);
    if (path.startsWith(this.machine.paths.cache) || path.startsWith(this.machine.paths.state)) return;
    const text = `a person's ${(this.#number += 1)}`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: 'wx' });
    } catch (error) {
      if (/EEXIST|ENOTDIR|ENOENT|EISDIR/.test(String(error))) return;
      throw error;
    }
    if (still) this.#still.set(path, { text, inode: lstatSync(path).ino });
    else this.#carried.set(text, path);
  }

  check(when: string): void {
    for (const [path, { text, inode }] of this.#still) {
      const facts = lstatSync(path, { throwIfNoEntry: false });
      expect(facts?.ino, `${path} ${when}`).toBe(inode);
      expect(readFileSync(path, 'utf8'), `${path} ${when}`).toBe(text);
    }
  }

  /** Lets everything that waits be removed permanently, and looks for what was written meanwhile. */
  async settle(): Promise<void> {
    this.setClockRight();
    await this.cleaner.purgeNow();
    await this.cleaner.close();
    this.#cleaner = null;
    if (this.#carried.size === 0) return;
    const there = new Set(textsBelow(this.machine.root));
    for (const [text, path] of this.#carried) expect(there.has(text), `${path} is somewhere`).toBe(true);
  }

  taken(): number {
    return this.machine.receipts.reduce(
      (total, { kind, files }) => total + (kind === 'cleaned' ? files : 0),
      0,
    );
  }

  async remove(): Promise<void> {
    await this.#cleaner?.close();
    this.machine.remove();
  }
}

function textsBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => lstatSync(file).size < 64)
    .map((file) => readFileSync(file, 'utf8'));
}

export const aWorld = fc
  .record({
    named: variables,
    people: fc.oneof(
      fc.array(person, { minLength: 1, maxLength: 20 }),
      fc.array(person, { minLength: 60, maxLength: 400, size: 'max' }),
    ),
  })
  .map(({ named, people }) => new World(named, people));
