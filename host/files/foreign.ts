import { randomBytes } from 'node:crypto';
import type { Asker, Stuck } from './asker/asker.ts';
import type { BriefQuestion, Question } from './asker/question.ts';
import type { FileFacts, FileFailure, Files, Read } from './files.ts';
import type { Mount, MountTable } from './mounts.ts';
import { Patience } from './patience.ts';
import { Silent, type Why } from './silent.ts';
import { inWords } from './text.ts';

/** Each holds a process that is stuck. */
const mostSilent = 8;

/** Answers needed many times a second while go commands run are refreshed no sooner than a network file system itself asks its server. */
const keptMs = 2_000;
const mostKept = 10_000;

/** Carries a failure out of a caller's function that reads an open file. */
class Unread extends Error {
  readonly failure: FileFailure;
  constructor(cause: FileFailure) {
    super(cause.message);
    this.failure = cause;
  }
}

/**
 * Files on file systems that may not answer, asked in another process. One that did not answer within our patience is not asked again
 * until that question is answered: whoever asks meanwhile hears at once that it does not answer.
 */
export class Foreign {
  readonly #asker: Asker;
  readonly #patience = new Patience();
  readonly #silent: Silent;
  readonly #byPoint = new Map<string, Files>();
  readonly #answers = new Map<string, Read<unknown>>();
  #answersMs = -Infinity;
  /** The number of files open in the current helper process. */
  #open = { process: null as number | null, count: 0 };

  constructor(asker: Asker) {
    this.#asker = asker;
    this.#silent = new Silent();
  }

  /** What does not answer now, a failure for each file system, of the path that was asked first. */
  get silence(): Silent {
    return this.#silent;
  }

  /** Forgets what is no longer mounted. */
  keep(table: MountTable): void {
    this.#silent.keep(table);
  }

  /** Files on that file system, by the same paths. */
  files(mount: Mount): Files {
    const key = `${mount.type} ${mount.point}`;
    const known = this.#byPoint.get(key);
    if (known) return known;
    const files = this.#filesOn(mount);
    this.#byPoint.set(key, files);
    return files;
  }

  #filesOn(mount: Mount): Files {
    const ask = <T>(path: string, question: Question): Read<T> => this.#ask<T>(mount, path, question);
    const brief = <T>(name: BriefQuestion['ask'], path: string): Read<T> =>
      this.#brief<T>(mount, { ask: name, path });
    return {
      facts: (path) => brief('facts', path),
      target: (path) => brief('target', path),
      readLink: (path) => brief('readLink', path),
      realPath: (path) => brief('realPath', path),
      list: (path, limit) => ask(path, { ask: 'list', path, ...(limit !== undefined && { limit }) }),
      text: (path, limit) => ask(path, { ask: 'text', path, ...(limit !== undefined && { limit }) }),
      open: (path, use) => this.#use(mount, path, use),
      onDisk: (path) => path,
      isLocal: () => false,
      silence: (path) => {
        // A name that nobody has asked for yet: for known ones the kernel answers from memory.
        const unknown = `${path}/.gowarden-${randomBytes(8).toString('hex')}`;
        const facts = ask<FileFacts>(path, { ask: 'facts', path: unknown });
        return facts.ok || facts.failure.kind !== 'unresponsive' ? null : facts.failure.message;
      },
      mayWatch: () => false,
    };
  }

  #brief<T>(mount: Mount, question: BriefQuestion): Read<T> {
    const now = performance.now();
    if (now - this.#answersMs > keptMs) {
      this.#answers.clear();
      this.#answersMs = now;
    }
    const key = `${question.ask} ${question.path}`;
    const known = this.#answers.get(key);
    if (known) return known as Read<T>;
    const answer = this.#ask<T>(mount, question.path, question);
    const isTold = answer.ok || answer.failure.kind !== 'unresponsive';
    if (isTold && this.#answers.size < mostKept) this.#answers.set(key, answer);
    return answer;
  }

  #ask<T>(mount: Mount, path: string, question: Question): Read<T> {
    const known = this.#silent.of(mount);
    if (known) return refusal(path, mount, known);
    const others = this.#silent.now().length;
    if (others >= mostSilent)
      return failed(inWords('othersSilent', { ...where(path, mount), count: others }));
    const began = performance.now();
    const reply = this.#asker.ask(question, this.#patience.left(began));
    const now = performance.now();
    if (reply === 'late') {
      this.#patience.late(now);
      const late = refusal<T>(path, mount, 'silentMount');
      this.#silent.add(mount, 'silentMount', late.failure, (onBack) => this.#asker.putAside(onBack));
      return late;
    }
    if (reply === 'failed') return failed(inWords('noAsker', where(path, mount)));
    // Counts what was answered; the next question waits. A busy machine is not the file system's fault.
    if (!this.#patience.lasts(mount, now, reply.tookMs))
      this.#silent.add(mount, 'slowMount', refusal(path, mount, 'slowMount').failure, goesOn);
    return reply.ok ? { ok: true, value: reply.value as T } : { ok: false, failure: reply.failure };
  }

  #use<T>(mount: Mount, path: string, use: Parameters<Files['open']>[1]): Read<T> {
    const opened = this.#ask<number>(mount, path, { ask: 'open', path });
    if (!opened.ok) return opened;
    const { process } = this.#asker;
    if (this.#open.process !== process) this.#open = { process, count: 0 };
    const file = this.#open.count;
    this.#open.count += 1;
    const read = (offset: number, length: number): Uint8Array => {
      const isOpen = this.#asker.process === process;
      const bytes = isOpen
        ? this.#ask<string>(mount, path, { ask: 'read', file, offset, length })
        : refusal<string>(path, mount, 'silentMount');
      if (!bytes.ok) throw new Unread(bytes.failure);
      return Buffer.from(bytes.value, 'base64');
    };
    try {
      return { ok: true, value: use({ size: opened.value, read }) as T };
    } catch (error) {
      if (error instanceof Unread) return { ok: false, failure: error.failure };
      throw error;
    } finally {
      if (this.#asker.process === process) {
        this.#open.count -= 1;
        this.#asker.close();
      }
    }
  }
}

/** Nothing is stuck. */
function goesOn(onBack: () => void): Stuck {
  setImmediate(onBack);
  return { pid: null, end: () => undefined };
}

/** What the sentences of a path on a file system are filled with. */
const where = (path: string, { type, point }: Mount) => ({ path, type, point });

const failed = <T>(message: string): Extract<Read<T>, { readonly ok: false }> => ({
  ok: false,
  failure: { kind: 'unresponsive', message },
});

/** `/mnt/a/go does not answer (file system nfs4 mounted at /mnt/a)`. */
const refusal = <T>(path: string, mount: Mount, why: Why): Extract<Read<T>, { readonly ok: false }> =>
  failed(inWords(why, where(path, mount)));
