import { posix } from 'node:path';
import type { Sketch, Sketched } from '../../host/simulated/build.ts';
import type { Description } from '../../host/simulated/description.ts';

/** As many links as a kernel follows. */
const mostLinks = 32;

/** A simulated machine whose files change as programs run on it. The sketch that it began with stays as it is. */
export class Machine {
  readonly #files: Map<string, Sketched>;
  #description: Description;
  /** gowarden's daemon has been started again, and costs what a young one does. */
  restarted = false;
  /** What a program has opened and waits in. */
  dialog: 'developer-tools' | null = null;

  constructor({ description, files }: Sketch) {
    this.#description = description;
    this.#files = new Map(Object.entries(files));
  }

  get home(): string {
    const { user, platform } = this.#description;
    return user?.home ?? `/${platform === 'darwin' ? 'Users' : 'home'}/${user?.name ?? 'user'}`;
  }

  get description(): Description {
    return this.#description;
  }

  /** The processor's own, by Go's name. */
  get architecture(): string {
    return this.#description.hardware?.architecture ?? 'arm64';
  }

  /** The directories of the terminal's PATH. */
  get path(): readonly string[] {
    return this.#description.contexts?.['login-shell']?.path ?? [];
  }

  set path(path: readonly string[]) {
    const { contexts = {} } = this.#description;
    const shell = { ...contexts['login-shell'], path: [...path] };
    this.#description = { ...this.#description, contexts: { ...contexts, 'login-shell': shell } };
  }

  /** Variables of the terminal. */
  get environment(): Readonly<Record<string, string>> {
    return this.#description.contexts?.['login-shell']?.environment ?? {};
  }

  set environment(environment: Readonly<Record<string, string>>) {
    this.#setEnvironment('login-shell', environment);
  }

  /** Variables of applications. */
  get session(): Readonly<Record<string, string>> {
    return this.#description.contexts?.gui?.environment ?? {};
  }

  set session(environment: Readonly<Record<string, string>>) {
    this.#setEnvironment('gui', environment);
  }

  #setEnvironment(id: 'login-shell' | 'gui', environment: Readonly<Record<string, string>>): void {
    const { contexts = {} } = this.#description;
    const context = { path: [], ...contexts[id], environment: { ...environment } };
    this.#description = { ...this.#description, contexts: { ...contexts, [id]: context } };
  }

  /** Flags of chflags(1) that a path has. */
  flags(path: string): readonly string[] {
    return this.#description.marks?.[path]?.flags ?? [];
  }

  setFlags(path: string, flags: readonly string[]): void {
    const { marks = {} } = this.#description;
    this.#description = {
      ...this.#description,
      marks: { ...marks, [path]: { ...marks[path], flags: [...flags] } },
    };
  }

  sketch(): Sketch {
    return { description: this.#description, files: Object.fromEntries(this.#files) };
  }

  absolute(path: string): string {
    return path.startsWith('~/') ? posix.join(this.home, path.slice(2)) : path;
  }

  /** The path without links on the way; null where one leads nowhere or in a circle. */
  real(path: string): string | null {
    let rest = path.split('/').filter((part) => part !== '');
    let done = '/';
    for (let links = 0; rest.length > 0;) {
      const [part = '', ...after] = rest;
      const next = posix.join(done, part);
      const file = this.#files.get(next);
      if (file !== undefined && 'link' in file) {
        if (++links > mostLinks) return null;
        if (file.link.startsWith('/')) done = '/';
        rest = [...file.link.split('/').filter((one) => one !== ''), ...after];
      } else {
        done = next;
        rest = after;
      }
    }
    return this.exists(done) ? done : null;
  }

  /** What a path leads to; undefined when that is nothing, or a directory that only comes by its files. */
  read(path: string): Sketched | undefined {
    const real = this.real(path);
    return real === null ? undefined : this.#files.get(real);
  }

  /** Where a link leads, as it says; null when it is none. */
  target(path: string): string | null {
    const file = this.#files.get(path);
    return file !== undefined && 'link' in file ? file.link : null;
  }

  /** The text of a file; null when it is none. */
  text(path: string): string | null {
    const file = this.read(path);
    return file !== undefined && 'text' in file ? file.text : null;
  }

  /** Whether there is something by just that name, links not followed. */
  exists(path: string): boolean {
    return this.#files.has(path) || this.below(path).length > 0;
  }

  /** The paths of all files in a directory and its directories, links not followed. */
  below(directory: string): readonly string[] {
    const start = directory === '/' ? '/' : `${directory}/`;
    return [...this.#files.keys()].filter((path) => path.startsWith(start));
  }

  /** The names in a directory. */
  list(directory: string): readonly string[] {
    const names = this.below(directory).map(
      (path) => path.slice(directory.length + 1).split('/', 1)[0] ?? '',
    );
    return [...new Set(names)];
  }

  write(files: Readonly<Record<string, Sketched>>): void {
    for (const [path, file] of Object.entries(files)) this.#files.set(path, file);
  }

  remove(path: string): void {
    for (const one of [path, ...this.below(path)]) this.#files.delete(one);
  }

  move(from: string, to: string): void {
    for (const one of [from, ...this.below(from)]) {
      const file = this.#files.get(one);
      this.#files.delete(one);
      if (file !== undefined) this.#files.set(to + one.slice(from.length), file);
    }
  }

  /** The file that a program's name or path leads to; null when the terminal finds none. */
  program(name: string): string | null {
    if (name.includes('/')) return this.read(name) === undefined ? null : name;
    const found = this.path.map((directory) => posix.join(directory, name));
    return found.find((path) => this.read(path) !== undefined) ?? null;
  }
}
