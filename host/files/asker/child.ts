import { readSync, writeSync } from 'node:fs';
import type { ByteSource } from '../../binary/source.ts';
import type { Files, Read } from '../files.ts';
import { directFiles, type Surroundings } from '../direct.ts';
import { hear, type SaidHere } from '../../wording.ts';
import type { Answer, Asked } from './question.ts';

/** What was said since the last answer. */
const said: SaidHere[] = [];

/**
 * The process that asks a file system which may not answer. It does one thing at a time and nothing beside: should it get stuck,
 * whoever started it goes on without it. It ends when that one does, by the end of its input.
 */
export function answerQuestions(): void {
  hear((one) => said.push(one));
  const next = linesFrom(0);
  const surroundings = next();
  if (surroundings === null) return;
  const files = directFiles(JSON.parse(surroundings) as Surroundings);
  say({ ready: true });
  serve(files, next, []);
}

/** Answers until the innermost open file is closed, or the input ends. */
function serve(files: Files, next: () => string | null, open: readonly ByteSource[]): void {
  for (let line = next(); line !== null; line = next()) {
    const asked = JSON.parse(line) as Asked;
    const { number } = asked;
    if (asked.ask === 'close') return;
    const began = performance.now();
    const tell = (read: Read<unknown>): void =>
      say({ number, tookMs: performance.now() - began, ...withSaid(read) });
    if (asked.ask === 'open') {
      const opened = files.open(asked.path, (source) => {
        tell({ ok: true, value: source.size });
        serve(files, next, [...open, source]);
      });
      if (!opened.ok) tell(opened);
    } else tell(answer(files, asked, open));
  }
  process.exit(0);
}

/** With the phrases of what is said of it, which the process that asks may show in another language. */
function withSaid(read: Read<unknown>): Read<unknown> & Pick<Answer, 'said'> {
  const passing = read.ok ? [] : said.filter(({ sentence }) => sentence === read.failure.message);
  said.length = 0;
  return passing.length === 0 ? read : { ...read, said: passing };
}

type Direct = Exclude<Asked, { readonly ask: 'open' | 'close' }>;

function answer(files: Files, asked: Direct, open: readonly ByteSource[]): Read<unknown> {
  switch (asked.ask) {
    case 'list':
    case 'text':
      return files[asked.ask](asked.path, asked.limit);
    case 'read': {
      const bytes = open[asked.file]?.read(asked.offset, asked.length) ?? new Uint8Array(0);
      return { ok: true, value: Buffer.from(bytes).toString('base64') };
    }
    case 'facts':
    case 'target':
    case 'readLink':
    case 'realPath':
      return files[asked.ask](asked.path);
  }
}

function say(message: Answer | { readonly ready: true }): void {
  const line = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let at = 0; at < line.length;) at += writeSync(1, line, at);
}

/**
 * Waits for each line in place: libuv makes the first three descriptors of a child block
 * (https://github.com/libuv/libuv/blob/v1.x/src/unix/process.c: uv__process_child_init). Null at the end.
 */
function linesFrom(descriptor: number): () => string | null {
  const chunk = Buffer.alloc(65_536);
  let rest = Buffer.alloc(0);
  return () => {
    for (;;) {
      const end = rest.indexOf(0x0a);
      if (end >= 0) {
        const line = rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 1);
        return line;
      }
      const count = readSync(descriptor, chunk, 0, chunk.length, null);
      if (count === 0) return null;
      rest = Buffer.concat([rest, chunk.subarray(0, count)]);
    }
  };
}
