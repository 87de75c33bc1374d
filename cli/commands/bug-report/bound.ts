import type { Description } from '../../../host/simulated/description.ts';
import type { Gathered } from './gather.ts';
import { inWords } from './text.ts';

/** What a report holds at most, in characters: far below what `--from` takes (read.ts). */
export const limits = {
  /** A text that does not come from a file. */
  text: 16 * 1024,
  /** Of what the daemon remembers, of each log, and of what is recorded of the machine's files. */
  history: 2 * 1024 * 1024,
  log: 1024 * 1024,
  files: 24 * 1024 * 1024,
  processes: 5_000,
};

type Files = NonNullable<Description['files']>;

/** The same within bounds, however large the machine's texts are; what was left out is listed in `missing`. */
export function bounded(gathered: Gathered, most = limits): Gathered {
  const missing: string[] = [];
  const texts = new TextCutter(most.text);
  const { machine } = gathered.look;
  const { files = {}, processes = [], ...rest } = machine;
  const history = within(
    gathered.history.map((entry) => texts.cut(entry)),
    most.history,
    JSON.stringify,
  );
  const result: Gathered = {
    ...gathered,
    look: {
      ...gathered.look,
      machine: {
        ...texts.cut(rest),
        processes: texts.cut(processes.slice(0, most.processes)),
        files: filesWithin(files, most.files, missing),
      },
      findings: texts.cut(gathered.look.findings),
    },
    status: texts.cut(gathered.status),
    facts: texts.cut(gathered.facts),
    settings: texts.cut(gathered.settings),
    history,
    log: within(
      gathered.log.map((line) => texts.cut(line)),
      most.log,
      String,
    ),
    launcherLog: within(
      gathered.launcherLog.map((line) => texts.cut(line)),
      most.log,
      String,
    ),
    missing: [],
  };
  const left = (what: string, before: number, after: number): void => {
    if (after < before) missing.push(inWords('leftOut', { what, count: before - after, all: before }));
  };
  left(inWords('history'), gathered.history.length, result.history.length);
  left(inWords('log'), gathered.log.length, result.log.length);
  left(inWords('launcherLog'), gathered.launcherLog.length, result.launcherLog.length);
  left(inWords('processes'), processes.length, Math.min(processes.length, most.processes));
  if (texts.count > 0) missing.push(inWords('textsCut', { count: texts.count, most: most.text }));
  return { ...result, missing: [...gathered.missing.map((line) => texts.cut(line)), ...missing] };
}

/** Cuts texts, at any depth of a value, and counts them. */
class TextCutter {
  readonly #longest: number;
  count = 0;

  constructor(longest: number) {
    this.#longest = longest;
  }

  cut<T>(value: T): T {
    return this.#of(value) as T;
  }

  #of(value: unknown): unknown {
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return value.map((one) => this.#of(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inside]) => [this.#text(name), this.#of(inside)]),
    );
  }

  #text(text: string): string {
    if (text.length <= this.#longest) return text;
    this.count += 1;
    return `${text.slice(0, this.#longest)} [cut]`;
  }
}

/** The last ones that fit. */
function within<T>(all: readonly T[], most: number, write: (one: T) => string): readonly T[] {
  let sum = 0;
  const first = all.findLastIndex((one) => (sum += write(one).length) > most);
  return all.slice(first + 1);
}

/** The content of the largest files is left out, as if it had not been asked for. */
function filesWithin(files: Files, most: number, missing: string[]): Files {
  const sizes = new Map(
    Object.entries(files).map(([path, answers]) => [path, JSON.stringify(answers).length]),
  );
  let sum = [...sizes.values()].reduce((total, size) => total + size, 0);
  const dropped = new Set<string>();
  for (const [path, size] of [...sizes].sort(([, a], [, b]) => b - a)) {
    if (sum <= most) break;
    sum -= size;
    dropped.add(path);
  }
  if (dropped.size > 0) missing.push(inWords('filesLeftOut', { count: dropped.size }));
  return Object.fromEntries(
    Object.entries(files).map(([path, answers]) => {
      if (!dropped.has(path)) return [path, answers];
      const { facts, target, link, real } = answers;
      return [
        path,
        { ...(facts && { facts }), ...(target && { target }), ...(link && { link }), ...(real && { real }) },
      ];
    }),
  );
}
