import type { Files } from './files.ts';
import type { Glance } from './glance.ts';

const wanted = new Set(['go', 'gopls', 'dlv']);

/** Glances at /proc: one read of /proc/locks, one listing of /proc, and the names of processes that are new since the last. */
export class LinuxGlancer {
  readonly #files: Files;
  /** How often each process was seen; it has its program's name only after exec, so the first two looks read it. */
  #seen = new Map<string, number>();

  constructor(files: Files) {
    this.#files = files;
  }

  look(): Glance {
    const locks = this.#files.text('/proc/locks', 16 * 1024 * 1024);
    const rows = locks.ok ? locks.value.split('\n').filter((row) => row.includes('FLOCK')) : [];
    return {
      started: this.#started(),
      waits: rows.some((row) => /^\d+:\s+->/.test(row)),
      exclusive: rows.flatMap((row) => {
        const match = /^\d+:\s+FLOCK\s+\S+\s+WRITE\s+(\d+)\s+[\da-f]+:[\da-f]+:(\d+)/.exec(row);
        return match ? [`${match[1] ?? ''}:${match[2] ?? ''}`] : [];
      }),
    };
  }

  #started(): readonly number[] {
    const listed = this.#files.list('/proc', 1_000_000);
    const pids = listed.ok ? listed.value.filter((name) => /^\d+$/.test(name)) : [];
    const seen = new Map<string, number>();
    const started: number[] = [];
    for (const pid of pids) {
      const times = this.#seen.get(pid) ?? 0;
      const isNew = times < 2 && wanted.has(this.#nameOf(pid));
      if (isNew) started.push(Number(pid));
      seen.set(pid, isNew ? 2 : Math.min(2, times + 1));
    }
    this.#seen = seen;
    return started;
  }

  #nameOf(pid: string): string {
    const name = this.#files.text(`/proc/${pid}/comm`, 64);
    return name.ok ? name.value.trim() : '';
  }
}
