import { posix } from 'node:path';
import type { FileFacts } from '../../host/files/files.ts';
import { identityOf, isSettled, namesIn } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';
import type { FileKind, SettingsFile } from './answer.ts';
import type { Opened } from './folders.ts';
import { readSettings } from './read.ts';
import { inWords } from './text.ts';
import { serverData } from './users.ts';

/** Bytes. */
const largest = 1024 * 1024;
const mostProfiles = 60;
/** Folders and workspace files; a workspace may name folders that hold others, and these each other. */
const mostOpened = 1000;

/** What was read of a file, as long as it stays what it is. */
interface Known {
  readonly identity: string;
  readonly of: SettingsFile;
  /** Of a `.code-workspace`, as they are written. */
  readonly folders: readonly string[];
}

const memories = new WeakMap<Host, Map<string, Known>>();
const mostKnown = 2000;

/** Reads the settings files of a machine, each once; links may not lead out of the folder that a file is about. */
export class SettingsFiles {
  readonly #host: Host;
  readonly #found = new Map<string, SettingsFile>();
  readonly #unread: string[] = [];
  /** Directories that are reached without a link from the folder that they belong to. */
  readonly #plain = new Map<string, boolean>();
  readonly #known: Map<string, Known>;
  /** Those that were looked into, or will be. */
  readonly #opened = new Set<string>();
  #waiting: string[] = [];

  constructor(host: Host) {
    this.#host = host;
    this.#known = memories.get(host) ?? new Map<string, Known>();
    memories.set(host, this.#known);
  }

  get found(): readonly SettingsFile[] {
    return [...this.#found.values()].filter(
      ({ settings, launches }) => settings.length + launches.length > 0,
    );
  }

  /** Sentences. */
  get unread(): readonly string[] {
    return this.#unread;
  }

  /** The settings of a user, and those of each profile. */
  ofUser(directory: string): void {
    this.#read(posix.join(directory, 'settings.json'), 'user', null);
    this.#read(posix.join(directory, 'launch.json'), 'launch', null);
    const profiles = posix.join(directory, 'profiles');
    for (const id of this.#names(profiles, 'profiles', /^[^.]/).slice(0, mostProfiles))
      this.#read(posix.join(profiles, id, 'settings.json'), 'profile', null);
  }

  /** What the servers of remote windows have of this machine. */
  ofServers(): void {
    for (const data of serverData(this.#host))
      this.#read(posix.join(data, 'Machine/settings.json'), 'remote', null);
  }

  ofOpened({ folders, workspaces, unread = [] }: Opened): void {
    this.#unread.push(...unread);
    for (const file of workspaces) this.#ofWorkspace(file);
    for (const folder of folders) this.#open(folder);
    for (let folder = this.#waiting.pop(); folder !== undefined; folder = this.#waiting.pop())
      this.#ofFolder(folder);
  }

  #open(folder: string): void {
    if (this.#isNew(folder)) this.#waiting.push(folder);
  }

  /** Each once, and no more than anyone has. */
  #isNew(path: string): boolean {
    if (this.#opened.has(path)) return false;
    this.#opened.add(path);
    if (this.#opened.size === mostOpened + 1)
      this.#unread.push(inWords('tooManyOpened', { count: mostOpened }));
    return this.#opened.size <= mostOpened;
  }

  #ofFolder(folder: string): void {
    for (const name of this.#names(folder, 'editor files', telling, fixed)) {
      const path = posix.join(folder, name);
      if (name === '.vscode')
        for (const file of this.#names(path, 'editor files', /^(?:settings|launch)\.json$/))
          this.#read(posix.join(path, file), file === 'launch.json' ? 'launch' : 'workspace', folder);
      else if (name === '.devcontainer') this.#ofDevcontainers(path, folder);
      else if (name === '.devcontainer.json') this.#read(path, 'devcontainer', folder);
      else this.#ofWorkspace(path);
    }
  }

  #ofDevcontainers(directory: string, folder: string): void {
    for (const name of this.#names(directory, 'devcontainers', /^[^.]/).slice(0, mostProfiles)) {
      const path = posix.join(directory, name);
      const file = name === 'devcontainer.json' ? path : posix.join(path, 'devcontainer.json');
      if (name === 'devcontainer.json' || !name.includes('.')) this.#read(file, 'devcontainer', folder);
    }
  }

  /** Its folders are opened with it. */
  #ofWorkspace(file: string): void {
    const directory = posix.dirname(file);
    if (!this.#isNew(file)) return;
    const read = this.#read(file, 'code-workspace', directory);
    const folders = (read?.folders ?? []).map((path) => posix.resolve(directory, path));
    const [only] = folders;
    const known = this.#found.get(file);
    // Of several the window decides which one a variable means.
    const folder = folders.length === 1 ? (only ?? null) : null;
    if (known) this.#found.set(file, { ...known, folder, folders });
    for (const folder of folders) this.#open(folder);
  }

  #read(file: string, kind: FileKind, folder: string | null): Known | null {
    if (this.#found.has(file)) return null;
    const own = this.#host.files.facts(file);
    const facts = own.ok && own.value.kind === 'link' ? this.#host.files.target(file) : own;
    if (!facts.ok || facts.value.kind !== 'file') return null;
    if (!this.#isInside(file, own.ok && own.value.kind === 'link', folder ?? this.#host.user.home))
      return null;
    const known = this.#parsed(file, kind, folder, facts.value);
    if (known === null) return null;
    this.#found.set(file, known.of);
    return known;
  }

  /** Parsed once while the file is unchanged; the same object is then returned for it. */
  #parsed(file: string, kind: FileKind, folder: string | null, facts: FileFacts): Known | null {
    const identity = `${identityOf(facts)} ${kind} ${folder ?? ''}`;
    const before = this.#known.get(file);
    if (before?.identity === identity) return before;
    const text = this.#host.files.text(file, largest);
    if (!text.ok) {
      this.#unread.push(text.failure.message);
      return null;
    }
    const { folders, ...read } = readSettings(text.value, kind);
    const known = { identity, folders, of: { file, kind, folder, ...read } };
    if (isSettled(facts) && this.#known.size < mostKnown) this.#known.set(file, known);
    return known;
  }

  /** Only where a link is on the way below the folder is it asked where that leads. */
  #isInside(file: string, isLink: boolean, folder: string): boolean {
    const { files } = this.#host;
    if (!isLink && this.#isPlain(posix.dirname(file), folder)) return true;
    const real = files.realPath(file);
    const root = files.realPath(folder);
    return real.ok && root.ok && real.value.startsWith(`${root.value}/`);
  }

  #isPlain(directory: string, folder: string): boolean {
    if (directory.length <= folder.length) return true;
    const known = this.#plain.get(directory);
    if (known !== undefined) return known;
    const facts = this.#host.files.facts(directory);
    const isPlain =
      facts.ok && facts.value.kind === 'directory' && this.#isPlain(posix.dirname(directory), folder);
    this.#plain.set(directory, isPlain);
    return isPlain;
  }

  /** `instead`: the names that are asked for one by one where there are too many to be listed. */
  #names(
    directory: string,
    purpose: string,
    wanted: RegExp,
    instead: readonly string[] = [],
  ): readonly string[] {
    const names = namesIn(this.#host, directory, purpose, (name) => wanted.test(name));
    if (names.ok) return names.value;
    if (names.failure.kind !== 'too-large') return [];
    this.#unread.push(names.failure.message);
    return instead.filter((name) => this.#host.files.facts(posix.join(directory, name)).ok);
  }
}

const fixed: readonly string[] = ['.vscode', '.devcontainer', '.devcontainer.json'];
const telling = /^(?:\.vscode|\.devcontainer|\.devcontainer\.json|.+\.code-workspace)$/;
