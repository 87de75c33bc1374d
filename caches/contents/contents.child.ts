import { lstatSync, opendirSync } from 'node:fs';
import { reply, tick } from '../child/reply.ts';
import { hashFile, pathOf } from '../repair/tree.ts';
import { withFile } from '../repair/read.ts';
import { zipContent } from '../repair/zip.ts';
import { inWords } from '../repair/text.ts';
import type { Contents, ContentsRequest } from './contents.ts';

/** A GOROOT has 15,000 files in 250 MB; anything far larger is not one, and would take long. */
const mostFiles = 100_000;
const mostBytes = 4 * 1024 ** 3;

/** Replies `{contents}` and `{done}`. */
export async function tellContents({ path, kind, leaveOut }: ContentsRequest): Promise<void> {
  reply({ contents: await contentsOf(path, kind, leaveOut) });
  reply({ done: true });
}

async function contentsOf(
  path: string,
  kind: ContentsRequest['kind'],
  leaveOut: readonly string[],
): Promise<Contents> {
  const walk = new Walk(path, new Set(leaveOut));
  try {
    if (kind === 'tree') walk.run();
    else for (const entry of await zipContent(path, (name) => walk.others.push(name))) walk.files.push(entry);
    return { ...walk.found(), problem: null };
  } catch (error) {
    return { ...walk.found(), problem: error instanceof Error ? error.message : String(error) };
  }
}

class TooMuch extends Error {}

class Walk {
  readonly files: (readonly [string, string])[] = [];
  readonly others: string[] = [];
  readonly #leftOut: string[] = [];
  readonly #root: string;
  readonly #leaveOut: ReadonlySet<string>;
  #bytes = 0;
  #directories = 0;

  constructor(root: string, leaveOut: ReadonlySet<string>) {
    this.#root = root;
    this.#leaveOut = leaveOut;
  }

  found(): Omit<Contents, 'problem'> {
    return { files: this.files, others: this.others, leftOut: this.#leftOut };
  }

  run(): void {
    const device = lstatSync(this.#root).dev;
    const open = [''];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const directory = opendirSync(pathOf(`${this.#root}/`, at), { encoding: 'latin1' as BufferEncoding });
      try {
        for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
          const name = at + entry.name;
          if (!entry.isDirectory()) this.#take(name, entry.isFile());
          else if (this.#leaveOut.has(name)) this.#leftOut.push(name);
          // What is on another file system is not part of what was unpacked here.
          else if (lstatSync(pathOf(`${this.#root}/`, name)).dev === device) open.push(this.#enter(name));
          else this.others.push(name);
        }
      } finally {
        directory.closeSync();
      }
    }
  }

  #enter(name: string): string {
    this.#directories += 1;
    if (this.#directories > mostFiles) throw new TooMuch(inWords('tooManyEntries', { most: mostFiles }));
    tick();
    return `${name}/`;
  }

  #take(name: string, isFile: boolean): void {
    if (this.files.length + this.others.length >= mostFiles)
      throw new TooMuch(inWords('tooManyEntries', { most: mostFiles }));
    if (!isFile) {
      this.others.push(name);
      return;
    }
    tick();
    const sum = withFile(pathOf(`${this.#root}/`, name), (descriptor, facts) => {
      this.#bytes += facts.size;
      if (this.#bytes > mostBytes) throw new TooMuch(inWords('tooManyBytes', { most: mostBytes }));
      return hashFile(descriptor, facts);
    });
    this.files.push([name, sum]);
  }
}
