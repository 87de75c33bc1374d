import type { Observation } from '../../probes/probe.ts';
import { atOnce, inTurns, type Steps, Turns } from '../../host/run/turns.ts';
import { setAside } from '../files/own.ts';
import type { Log } from '../log/log.ts';
import type { Notice } from '../status.ts';
import type { Transition } from '../transition.ts';
import { companions, openDatabase } from './database.ts';
import { driverDirectory, loadDriver, type Loaded } from './driver.ts';
import { entryOf, limitOf, matches } from './entry.ts';
import type { Baselines, History, HistoryEntry, HistoryQuery, Past } from './history.ts';
import { newStore, type Store } from './store.ts';
import { ailmentOf, reasonOf } from './trouble.ts';

export interface HistoryOptions {
  readonly file: string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How SQLite is loaded, and where its schema is: for tests of what happens when that fails. */
  readonly load?: () => Promise<Loaded>;
  readonly schema?: string;
  /** Entries that wait in memory at most. Default 10,000. */
  readonly capacity?: number;
}

/** If it happens more than once in a lifetime, something else is at work, and the file is left alone. */
const mostSetAside = 2;

/** This many rows take no noticeable time. */
const rowsAtOnce = 100;

const nothing: Past = { findings: [], baselines: new Map() };

/**
 * Opens what is remembered. Never rejects: without a usable database it remembers in memory, says so in `notices`, and takes
 * the database up as soon as it can be used.
 */
export async function openHistory(options: HistoryOptions): Promise<History> {
  return new FileHistory(options, await (options.load ?? loadDriver)());
}

/** The history in a file, and in memory what that cannot take now. */
class FileHistory implements History {
  readonly #options: HistoryOptions;
  readonly #loaded: Loaded;
  readonly #lasting = new Map<string, Notice>();
  #passing: Notice | null = null;
  #store: Store | null = null;
  #setAsides = 0;
  #lastId = 0;
  #dropped = 0;
  #writing: Steps<void> | null = null;
  #waiting: readonly HistoryEntry[] = [];
  #waitingBaselines = new Map<string, readonly Observation[]>();

  constructor(options: HistoryOptions, loaded: Loaded) {
    this.#options = options;
    this.#loaded = loaded;
    if (!loaded.ok) {
      this.#note({
        code: 'history-unloadable',
        values: {
          reason: loaded.reason,
          directory: driverDirectory(),
          command: 'npm rebuild better-sqlite3',
        },
      });
    }
    this.#open();
  }

  get kind(): 'durable' | 'memory' {
    return this.#store === null ? 'memory' : 'durable';
  }

  append(transition: Transition): number {
    return this.#add([entryOf(transition)], new Map())[0] ?? 0;
  }

  appendOther(entry: Omit<HistoryEntry, 'id'>): number {
    return this.#add([entry], new Map())[0] ?? 0;
  }

  record(transitions: readonly Transition[], baselines: Baselines): readonly number[] {
    const ids = this.#number(transitions.map(entryOf), baselines);
    this.#begin();
    for (let row = 0; row < rowsAtOnce && this.#step(); row += 1);
    void this.written();
    return ids;
  }

  async written(): Promise<void> {
    const turns = new Turns();
    while (this.#step()) await turns.given();
  }

  past(): Past {
    this.#finish();
    return this.#ask((from) => atOnce(from.past()), nothing);
  }

  async pastInTurns(): Promise<Past> {
    this.#finish();
    try {
      return this.#store === null ? nothing : await inTurns(this.#store.past());
    } catch (error) {
      this.#troubled(error);
      return nothing;
    }
  }

  entries(query: HistoryQuery = {}): readonly HistoryEntry[] {
    this.#finish();
    const recent = this.#waiting.filter((entry) => matches(entry, query)).reverse();
    const stored = this.#ask((from) => from.select(query), []);
    return [...recent, ...stored].slice(0, limitOf(query));
  }

  retry(): void {
    this.#finish();
    if (!this.#ask((from) => from.inPlace(), true)) {
      const { log, file } = this.#options;
      log.warn({ file }, 'history was moved away; a new one is begun');
      this.#close();
    }
    this.#open();
    this.#flush();
  }

  notices(): readonly Notice[] {
    const dropped = String(this.#dropped);
    return [
      ...this.#lasting.values(),
      ...(this.#passing === null ? [] : [this.#passing]),
      ...(this.#dropped > 0 ? [{ code: 'history-dropped', values: { dropped } }] : []),
    ];
  }

  prune(now: number, retentionMs: number): void {
    this.#finish();
    this.#ask((from) => from.prune(now - retentionMs), undefined);
  }

  bytes(): number | null {
    return this.#ask<number | null>((from) => from.bytes(), null);
  }

  close(): void {
    this.#flush();
    this.#close();
  }

  #note(notice: Notice): void {
    this.#lasting.set(notice.code, notice);
    this.#options.log.warn({ notice }, 'history');
  }

  /** Opens the file, setting aside one that is unfit. */
  #open(): void {
    if (!this.#loaded.ok || this.#store !== null) return;
    const { file, schema } = this.#options;
    try {
      this.#store = newStore(openDatabase(file, this.#loaded.driver, schema), file, (what) =>
        this.#options.log.warn({ file, what }, 'history: what cannot be read is left out'),
      );
      const first = this.#store.lastId() + 1;
      // What was remembered without it moves behind what it holds.
      if (first > (this.#waiting[0]?.id ?? first)) {
        this.#waiting = this.#waiting.map((entry, index) => ({ ...entry, id: first + index }));
      }
      this.#lastId = Math.max(this.#lastId, first - 1, this.#waiting.at(-1)?.id ?? 0);
      this.#passing = null;
    } catch (error) {
      const ailment = ailmentOf(error);
      if (ailment === null || this.#setAsides >= mostSetAside) return this.#unusable(reasonOf(error));
      if (this.#replace(ailment, reasonOf(error))) this.#open();
    }
  }

  #unusable(reason: string): void {
    const { log, file } = this.#options;
    if (this.#passing?.values.reason !== reason) log.warn({ file, reason }, 'history is kept in memory');
    this.#passing = { code: 'history-memory', values: { path: file, reason } };
  }

  #replace(ailment: string, reason: string): boolean {
    const { file, now } = this.#options;
    this.#close();
    this.#setAsides++;
    try {
      const movedTo = setAside(file, companions, now());
      this.#note({ code: `history-${ailment}`, values: { path: file, reason, movedTo } });
      return true;
    } catch (error) {
      this.#unusable(`${reason}; ${(error as Error).message}`);
      return false;
    }
  }

  #close(): void {
    try {
      this.#store?.close();
    } catch (error) {
      this.#options.log.warn({ error: reasonOf(error) }, 'history did not close cleanly');
    }
    this.#store = null;
  }

  #flush(): void {
    this.#finish();
    this.#begin();
    this.#finish();
  }

  /** Begins to write what waits, a row at each `#step`. */
  #begin(): void {
    this.#finish();
    if (this.#store === null || (this.#waiting.length === 0 && this.#waitingBaselines.size === 0)) return;
    this.#writing = this.#store.write(this.#waiting, this.#waitingBaselines, this.#options.now());
  }

  /** So that nobody finds the database half written. */
  #finish(): void {
    while (this.#step());
  }

  /** False when nothing is left to write. */
  #step(): boolean {
    const writing = this.#writing;
    if (writing === null) return false;
    try {
      if (writing.next().done !== true) return true;
      this.#writing = null;
      this.#waiting = [];
      this.#waitingBaselines = new Map();
      this.#passing = null;
    } catch (error) {
      this.#writing = null;
      this.#troubled(error);
    }
    this.#trim();
    return false;
  }

  /** A failure while running: the file is unfit from now on, or has to be tried again later. */
  #troubled(error: unknown): void {
    const ailment = ailmentOf(error);
    const reason = reasonOf(error);
    if (ailment !== null && this.#setAsides < mostSetAside) {
      if (this.#replace(ailment, reason)) {
        this.#open();
        this.#flush();
      }
      return;
    }
    const waiting = this.#waiting.length;
    this.#options.log.warn({ reason, waiting }, 'history waits');
    this.#passing = { code: 'history-waiting', values: { waiting: String(waiting), reason } };
  }

  #add(entries: readonly Omit<HistoryEntry, 'id'>[], baselines: Baselines): readonly number[] {
    const ids = this.#number(entries, baselines);
    this.#flush();
    return ids;
  }

  /** Puts them among what waits to be written, and returns their ids. */
  #number(entries: readonly Omit<HistoryEntry, 'id'>[], baselines: Baselines): readonly number[] {
    this.#finish();
    const numbered = entries.map((entry, index) => ({ ...entry, id: this.#lastId + 1 + index }));
    this.#lastId += numbered.length;
    this.#waiting = [...this.#waiting, ...numbered];
    for (const [probe, observations] of baselines) this.#waitingBaselines.set(probe, observations);
    if (this.#store === null) this.#trim();
    return numbered.map(({ id }) => id);
  }

  #trim(): void {
    const { capacity = 10_000 } = this.#options;
    if (this.#waiting.length <= capacity) return;
    if (this.#store !== null) this.#dropped += this.#waiting.length - capacity;
    this.#waiting = this.#waiting.slice(-capacity);
  }

  /** Asks the database; without one, or when it fails, the answer is `otherwise`. */
  #ask<T>(question: (store: Store) => T, otherwise: T): T {
    if (this.#store === null) return otherwise;
    try {
      return question(this.#store);
    } catch (error) {
      this.#troubled(error);
      return otherwise;
    }
  }
}
