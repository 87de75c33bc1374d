import type { NSRect } from '../../../../tray/jxa/rect.ts';
import type { Table } from '../headers/table.ts';
import { standIn, type ShownBar, type ShownRow } from '../stand-in/stand-in.ts';
import { encode } from '../stand-in/utf8.ts';

/** The environment of a scenario: one JavaScript engine with the built script. */
export interface Engine {
  /** Runs a script with these globals. */
  readonly run: (script: string, globals: Readonly<Record<'$' | 'ObjC', unknown>>) => void;
  readonly script: string;
  readonly table: Table;
}

export interface Options {
  /** The parent at each request; the last one stays. */
  readonly parents?: readonly number[];
  /** Alters the script. */
  readonly change?: (script: string) => string;
  /** Methods that this AppKit does not have. */
  readonly without?: readonly string[];
}

type Place = { readonly frame: NSRect; readonly screen: NSRect | null } | null;

export const rect = (x: number, y: number, width: number, height: number): NSRect => ({
  origin: { x, y },
  size: { width, height },
});
export const screen = rect(0, 0, 1512, 982);
export const onScreen = { frame: rect(1400, 949, 34, 33), screen };

export type Message = Readonly<Record<string, unknown>>;

/** The script within the stand-in, driven by a scenario. */
export class Started {
  readonly out: Message[] = [];
  readonly complaints: string[] = [];
  readonly timers: (readonly [seconds: number, selector: string, repeats: boolean])[] = [];
  exit: number | null = null;
  place: Place = onScreen;
  readonly #standIn: ReturnType<typeof standIn>;
  #waiting = 0;
  #chunk: Uint8Array = new Uint8Array();

  constructor(engine: Engine, { parents = [7], change = (script) => script, without = [] }: Options = {}) {
    const line = [...parents];
    const world = {
      read: () => this.#chunk,
      write: (text: string) => void this.out.push(JSON.parse(text) as Message),
      complain: (text: string) => void this.complaints.push(text),
      wait: () => void (this.#waiting += 1),
      after: (...timer: [number, string, boolean]) => void this.timers.push(timer),
      parent: () => (line.length > 1 ? line.shift()! : line[0]!),
      exit: (code: number): never => {
        this.exit ??= code;
        throw new Error('the process is over');
      },
      place: () => this.place,
    };
    this.#standIn = standIn(world, engine.table, without);
    engine.run(change(engine.script), { $: this.#standIn.$, ObjC: this.#standIn.ObjC });
  }

  get running(): boolean {
    return this.#standIn.application.running;
  }

  get activities(): readonly (readonly [options: number, reason: unknown])[] {
    return this.#standIn.application.activities;
  }

  get bars(): readonly ShownBar[] {
    return this.#standIn.shown();
  }

  get rows(): readonly ShownRow[] {
    return this.bars[0]!.rows;
  }

  feed(bytes: Uint8Array): void {
    if (this.#waiting !== 1) throw new Error(`expected one wait for input, not ${this.#waiting}`);
    this.#waiting = 0;
    this.#chunk = bytes;
    this.#standIn.call('data:');
  }

  send(...messages: readonly object[]): void {
    this.feed(encode(messages.map((message) => `${JSON.stringify(message)}\n`).join('')));
  }

  /** What is set meanwhile. */
  setBy(act: () => void): readonly string[] {
    const before = this.#standIn.sets.length;
    act();
    return this.#standIn.sets.slice(before);
  }

  tick(times = 1): void {
    for (let time = 0; time < times; time += 1) this.#standIn.call('tick:');
  }

  lookAtPlace(): void {
    this.#standIn.call('place:');
  }

  click(id: number): void {
    this.#standIn.click(id);
  }
}

export interface Row {
  readonly __id: number;
  readonly title: string;
  readonly items: readonly Row[];
}

export const row = (id: number, title: string, items: readonly Row[] = []) => ({
  __id: id,
  title,
  tooltip: '',
  enabled: true,
  checked: false,
  hidden: false,
  items,
});

export const first = {
  icon: 'AAAA',
  tooltip: 'state',
  isTemplateIcon: true,
  items: [row(1, 'One', [row(2, '二')]), row(3, '<SEPARATOR>'), row(4, 'Quit')],
};

/** Throws with both when they differ. */
export function same(actual: unknown, expected: unknown): void {
  const [is, wanted] = [actual, expected].map((one) => JSON.stringify(one));
  if (is !== wanted) throw new Error(`expected ${wanted}, got ${is}`);
}

/** Throws when nothing was thrown, or something else. */
export function throws(act: () => unknown, told: string): void {
  let error = 'nothing was thrown';
  try {
    act();
  } catch (thrown) {
    error = String(thrown);
  }
  if (!error.includes(told)) throw new Error(`expected an error with "${told}", got "${error}"`);
}
