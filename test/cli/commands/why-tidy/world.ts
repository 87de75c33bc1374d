import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { expect } from 'vitest';
import { type Called, call } from '../../call.ts';
import { documented } from '../../schema.ts';

export interface Cause {
  readonly id: string;
  readonly subject: string;
  readonly evidence: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly fault?: string;
  readonly buildsStop?: boolean;
  readonly ended?: boolean;
  readonly count?: number;
}

export interface Asked {
  readonly status: number;
  readonly causes: readonly Cause[];
  readonly unseen: readonly string[];
  /** The same for people, in both languages. */
  readonly en: string;
  readonly zh: string;
}

// Each machine that is opened here waits for the end of this process.
process.setMaxListeners(0);

/** The contents of a module version in the world's own proxy, by file name. */
type Files = Readonly<Record<string, string>>;

/** A home, a module cache and a proxy on disk; each situation has a module of its own in it. Nothing outside is contacted. */
export class World {
  readonly home = mkdtempSync(join(tmpdir(), 'gowarden-world-'));
  readonly proxy = join(this.home, 'proxy');
  readonly environment: Readonly<Record<string, string>> = {
    PATH: process.env.PATH ?? '',
    HOME: this.home,
    SHELL: '/bin/sh',
    LC_ALL: 'C.UTF-8',
    GOPROXY: `file://${this.proxy}`,
    GONOSUMDB: 'example.test',
    GOTOOLCHAIN: 'local',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  #servers: Server[] = [];

  /** Puts a module version into the proxy. */
  serve(path: string, version: string, files: Files): void {
    const at = join(this.proxy, path, '@v');
    mkdirSync(at, { recursive: true });
    const goMod = files['go.mod'] ?? `module ${path}\n`;
    const entries = Object.entries({ ...files, 'go.mod': goMod }).map(
      ([name, text]) => [`${path}@${version}/${name}`, Buffer.from(text)] as const,
    );
    writeFileSync(join(at, `${version}.mod`), goMod);
    writeFileSync(join(at, `${version}.info`), JSON.stringify({ Version: version }));
    writeFileSync(join(at, `${version}.zip`), zipSync(Object.fromEntries(entries)));
    writeFileSync(join(at, 'list'), `${version}\n`, { flag: 'a' });
  }

  /** A new module directory with those files, below a directory of the world. */
  module(files: Files, parent = this.home): string {
    const directory = mkdtempSync(join(parent, 'module-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    return directory;
  }

  go(directory: string, words: readonly string[], more: Readonly<Record<string, string>> = {}): void {
    execFileSync('go', words, {
      cwd: directory,
      env: { ...this.environment, ...more },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  /** The files of a module that needs another one from the proxy, as `go mod tidy` leaves them. */
  tidyModule(): Files {
    this.serve('example.test/lib', 'v1.0.0', { 'lib.go': 'package lib\n' });
    const directory = this.module({
      'go.mod': 'module example.com/m\n\ngo 1.21\n\nrequire example.test/lib v1.0.0\n',
      'm.go': 'package m\n\nimport _ "example.test/lib"\n',
    });
    this.go(directory, ['mod', 'tidy']);
    return Object.fromEntries(['go.mod', 'go.sum', 'm.go'].map((name) => [name, read(directory, name)]));
  }

  /** A server that answers everything in the same way; returns its address. */
  async answering(status: number, text = 'no\n', headers: Record<string, string> = {}): Promise<string> {
    const server = createServer((_request, response) => response.writeHead(status, headers).end(text));
    // As the proxy in HTTPS_PROXY.
    server.on('connect', (_request, socket) =>
      socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n\r\n`),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Asks in JSON and for people in both languages, and makes sure that not a byte of the module has changed. */
  async ask(
    directory: string,
    more: Readonly<Record<string, string>> = {},
    flags: readonly string[] = [],
    people = true,
    isEdited = false,
  ): Promise<Asked> {
    const before = fingerprint(directory);
    const run = (words: readonly string[]): Promise<Called> =>
      this.run(['why-tidy', directory, ...flags, ...words], more);
    const json = await run(['--json']);
    const document = documented('why-tidy', json.out) as {
      readonly causes: readonly Cause[];
      readonly unseen: readonly string[];
    };
    const [en, zh] = people
      ? [(await run(['--lang', 'en'])).out, (await run(['--lang', 'zh-Hans'])).out]
      : ['', ''];
    // Where somebody else edits it, the comparison is skipped.
    if (!isEdited) expect(fingerprint(directory)).toBe(before);
    return { status: json.code, causes: document.causes, unseen: document.unseen, en, zh };
  }

  /** Runs the command in this process, with the world's environment and none of ours. */
  run(
    words: readonly string[],
    more: Readonly<Record<string, string>> = {},
    directory = '/',
  ): Promise<Called> {
    return call(words, { environment: { ...this.environment, ...more }, directory });
  }

  remove(): void {
    for (const server of this.#servers) server.close();
    chmodSync(this.home, 0o700);
    execFileSync('chmod', ['-R', 'u+w', this.home]);
    rmSync(this.home, { recursive: true });
  }
}

function fingerprint(directory: string): string {
  const listed = execFileSync(
    'sh',
    ['-c', 'find . -printf "%p %y %T@ %m %s\\n"; find . -type f -exec sha256sum {} \\; | sort'],
    { cwd: directory, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return createHash('sha256').update(listed).digest('hex');
}

/** The text of a file of the module. */
export function read(directory: string, name: string): string {
  return readFileSync(join(directory, name), 'utf8');
}
