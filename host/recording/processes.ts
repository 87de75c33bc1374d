import type { Process, Processes } from '../processes/processes.ts';
import type { Description } from '../simulated/description.ts';

type RecordedProcess = NonNullable<Description['processes']>[number];

const goTool = /(?:^|\/)(?:go(?:1\.\d[\w.]*)?|gopls|dlv|git)$/;
const brew = '/Library/Homebrew/brew.rb';

/** Writes down the processes that matter: Go's own, Homebrew's, and those that somebody asked about, with their parents. */
export class ProcessesRecorder {
  #table: Processes | null = null;
  readonly #asked = new Set<number>();
  readonly #directories = new Map<number, string>();

  /** Wraps a table that was read; its questions are written down. */
  watch(table: Processes): Processes {
    this.#table = table;
    return {
      ...table,
      find: (pid) => {
        this.#asked.add(pid);
        return table.find(pid);
      },
      ancestors: (pid) => {
        const line = table.ancestors(pid);
        for (const process of line) this.#asked.add(process.pid);
        return line;
      },
      workingDirectories: async (pids) => {
        const found = await table.workingDirectories(pids);
        for (const [pid, directory] of found) this.#directories.set(pid, directory);
        return found;
      },
    };
  }

  recorded(): Pick<Description, 'processes' | 'untold'> {
    const table = this.#table;
    if (table === null) return { processes: [] };
    if (table.certainty === 'unknown') return { untold: { processes: table.reason ?? 'unknown' } };
    const wanted = table.all.filter((process) => this.#asked.has(process.pid) || matters(process));
    return { processes: wanted.map((process) => this.#written(process)) };
  }

  #written(process: Process): RecordedProcess {
    const { pid, parent, uid, startedMs, executable, translated } = process;
    const directory = this.#directories.get(pid);
    return {
      pid,
      parent,
      uid,
      executable,
      arguments: argumentsOf(process),
      ...(startedMs === null ? {} : { started: new Date(startedMs).toISOString() }),
      ...(translated === null ? {} : { translated: translated !== false }),
      ...(directory?.startsWith('/') ? { directory } : {}),
    };
  }
}

function matters({ executable, arguments: words }: Process): boolean {
  return goTool.test(executable) || words.some((word) => word.endsWith(brew));
}

/** Of other programs' command lines, only what identifies the application: they may contain anything. */
function argumentsOf(process: Process): string[] {
  if (matters(process)) return [...process.arguments];
  const [name = process.executable, ...rest] = process.arguments;
  const script = rest.find((word) => !word.startsWith('-'));
  const product = rest.filter((word) => word.startsWith('-Didea.paths.selector='));
  return [name, ...product, ...(script?.startsWith('/') === true ? [script] : [])];
}
