import { posix } from 'node:path';
import { namesIn, parsedOf } from '../../host/files/memory.ts';
import type { Host } from '../../host/host.ts';
import type { FileKind, SettingsFile } from './answer.ts';
import type { Opened } from './folders.ts';
import { type ReadFile, readSettings } from './read.ts';
import { servers } from './users.ts';

/** Bytes. */
const largest = 1024 * 1024;
const mostProfiles = 60;

/** Reads the settings files of a machine, each once; links may not lead out of the folder that a file is about. */
export class SettingsFiles {
  readonly #host: Host;
  readonly #found = new Map<string, SettingsFile>();
  readonly #unread: string[] = [];

  constructor(host: Host) {
    this.#host = host;
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
    for (const server of servers(this.#host))
      this.#read(posix.join(server, 'data/Machine/settings.json'), 'remote', null);
  }

  ofOpened({ folders, workspaces }: Opened): void {
    for (const file of workspaces) this.#ofWorkspace(file);
    for (const folder of folders) this.#ofFolder(folder);
  }

  #ofFolder(folder: string): void {
    for (const name of this.#names(folder, 'editor files', telling)) {
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
    if (this.#found.has(file)) return;
    const read = this.#read(file, 'code-workspace', directory);
    const folders = (read?.folders ?? []).map((path) => posix.resolve(directory, path));
    const [only] = folders;
    const known = this.#found.get(file);
    // Of several the window decides which one a variable means.
    if (known) this.#found.set(file, { ...known, folder: folders.length === 1 ? (only ?? null) : null });
    for (const folder of folders) if (folder !== directory) this.#ofFolder(folder);
  }

  #read(file: string, kind: FileKind, folder: string | null): ReadFile | null {
    if (this.#found.has(file)) return null;
    const facts = this.#host.files.target(file);
    if (!facts.ok || facts.value.kind !== 'file') return null;
    if (!this.#isInside(file, folder ?? this.#host.user.home)) return null;
    const wishes = { purpose: `settings of ${kind}`, limitBytes: largest };
    const read = parsedOf(this.#host, file, wishes, (text) => readSettings(text, kind));
    if (read === null) {
      const text = this.#host.files.text(file, largest);
      if (!text.ok) this.#unread.push(text.failure.message);
      return null;
    }
    const { text, settings, launches } = read;
    this.#found.set(file, { file, kind, folder, text, settings, launches });
    return read;
  }

  /** Only where a link is on the way below the folder is it asked where that leads. */
  #isInside(file: string, folder: string): boolean {
    const { files } = this.#host;
    const isLink = (path: string): boolean => {
      const facts = files.facts(path);
      return !facts.ok || facts.value.kind === 'link';
    };
    let at = file;
    let links = false;
    for (; at.length > folder.length && !links; at = posix.dirname(at)) links = isLink(at);
    if (!links) return true;
    const real = files.realPath(file);
    const root = files.realPath(folder);
    return real.ok && root.ok && real.value.startsWith(`${root.value}/`);
  }

  #names(directory: string, purpose: string, wanted: RegExp): readonly string[] {
    const names = namesIn(this.#host, directory, purpose, (name) => wanted.test(name));
    return names.ok ? names.value : [];
  }
}

const telling = /^(?:\.vscode|\.devcontainer|\.devcontainer\.json|.+\.code-workspace)$/;
