import { dirname } from 'node:path';
import { ChildFailed, Unanswered } from '../../caches/child/failed.ts';
import { isGoroot } from '../../probes/verification/look.ts';
import { modulePlacesOf } from '../../probes/verification/places.ts';
import { verification } from '../../probes/verification/probe.ts';
import { remembered, type Verified } from '../../probes/verification/verified.ts';
import { replaceOwn } from '../files/own.ts';
import type { DaemonPart, PartContext, PartMaker } from '../part.ts';
import { identityOfTree } from './identity.ts';
import { type Entry, readRemembered, rememberedFile, textOfRemembered } from './remembered.ts';
import { verifyTree } from './verify-tree.ts';

/** Milliseconds after a toolchain was seen until it is read: installers take their time, and a login has better things to do. */
const settleMs = 60_000;

/**
 * Compares each toolchain with what was published, once when it appears or changes: one at a time, in a process that gives way to
 * everything else. What comes of it is remembered, also over a restart.
 */
export const verifier: PartMaker = {
  name: 'verifier',
  make: (context) => Promise.resolve(new Verifier(context)),
};

class Verifier implements DaemonPart {
  readonly #context: PartContext;
  readonly #known: Map<string, Entry>;
  readonly #failed = new Set<string>();
  readonly #abort = new AbortController();
  readonly #unsubscribe: () => void;
  #cancel: (() => void) | null = null;
  #running: Promise<void> | null = null;

  constructor(context: PartContext) {
    this.#context = context;
    this.#known = new Map(readRemembered(context.paths.state).map((one) => [one.goroot, one]));
    this.#lend();
    this.#unsubscribe = context.events.subscribe(({ type }) => {
      if (type === 'status') this.#soon();
    });
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    this.#cancel?.();
    this.#abort.abort();
    await this.#running;
  }

  /** Looks in a while whether there is something new, unless that is planned or under way. */
  #soon(): void {
    if (this.#cancel !== null || this.#running !== null || this.#due() === null) return;
    this.#cancel = this.#context.clock.after(settleMs, () => {
      this.#cancel = null;
      this.#running = this.#work().finally(() => (this.#running = null));
    });
  }

  async #work(): Promise<void> {
    for (let due = this.#due(); due !== null && !this.#abort.signal.aborted; due = this.#due())
      await this.#verify(due);
  }

  /** The next tree that is another one than it was, or new; null when there is none, or nobody is to look now. */
  #due(): { readonly goroot: string; readonly identity: string } | null {
    const { host, actions } = this.#context;
    const { toolchains, paused } = actions.status();
    if (paused !== null) return null;
    for (const { file, state } of toolchains) {
      const goroot = file === null || state !== 'present' ? null : dirname(dirname(file));
      if (goroot === null || !host.files.isLocal(goroot) || !isGoroot(host, goroot)) continue;
      const identity = identityOfTree(host, goroot);
      const isKnown = this.#known.get(goroot)?.identity === identity || this.#failed.has(identity);
      if (!isKnown) return { goroot, identity };
    }
    return null;
  }

  async #verify({ goroot, identity }: { readonly goroot: string; readonly identity: string }): Promise<void> {
    const { host, log, look } = this.#context;
    const { signal } = this.#abort;
    try {
      const environments = (await host.contexts()).map(({ environment }) => environment);
      const places = modulePlacesOf(host, environments);
      const report = await verifyTree(goroot, { host, places, lowPriority: true, signal });
      // What changed meanwhile is looked at again.
      if (identityOfTree(host, goroot) !== identity) return;
      const verified: Verified = { ...remembered(report), goroot };
      this.#known.delete(goroot);
      this.#known.set(goroot, { ...verified, identity });
      log.info({ goroot, verdict: verified.verdict }, 'verified');
      this.#keep();
      this.#lend();
      look([verification.id]);
    } catch (error) {
      if (signal.aborted) return;
      // Tried again when it has changed, or after a restart.
      this.#failed.add(identity);
      const isExpected = error instanceof ChildFailed || error instanceof Unanswered;
      log.warn({ goroot, error: isExpected ? error.message : (error as Error).stack }, 'not verified');
    }
  }

  #keep(): void {
    const { paths, log } = this.#context;
    try {
      replaceOwn(rememberedFile(paths.state), textOfRemembered([...this.#known.values()]));
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'what was verified could not be kept');
    }
  }

  #lend(): void {
    this.#context.memory.verified = new Map(this.#known);
  }
}
