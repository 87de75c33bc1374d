import type { Files } from '../files/files.ts';
import type { Glance } from './glance.ts';
import { hasEnded } from './processes.linux.ts';

type Name = 'go' | 'gopls' | 'dlv';

const isWanted = (name: string): name is Name => name === 'go' || name === 'gopls' || name === 'dlv';

/** Glances without a newcomer before the table of locks is left alone. */
const settledAfter = 2;

/** A process has its program's name only after exec, so that its first looks read it. */
const namedAfter = 2;

/**
 * Glances at /proc. While no process was made since the last glance that is a small read, the last pid given out (proc(5),
 * /proc/loadavg); else a listing of /proc and the names of who is new. The table of locks, for which the kernel lets its reader
 * wait for 8 ms in the median, is left alone while nobody is new who could hold one.
 */
export class LinuxGlancer {
  readonly #files: Files;
  /** How often each process was seen. */
  #seen = new Map<string, number>();
  #running = new Map<number, Name>();
  #lastPid = '';
  #young = true;
  /** Glances since a process was met that had not been there: what has ended by the next glance can hold no lock. */
  #unchanged = 0;
  #locks: Pick<Glance, 'waits' | 'exclusive'> = { waits: [], exclusive: [] };

  constructor(files: Files) {
    this.#files = files;
  }

  look(mayKeepLocks = false): Glance {
    this.#unchanged += 1;
    const started = this.#started();
    // A newcomer, under any name, may take a lock some time later.
    const keepsLocks = mayKeepLocks && this.#unchanged >= settledAfter && this.#running.size === 0;
    if (!keepsLocks) this.#locks = this.#readLocks();
    return { started, running: new Map(this.#running), readLocks: !keepsLocks, ...this.#locks };
  }

  #readLocks(): Pick<Glance, 'waits' | 'exclusive'> {
    const locks = this.#files.text('/proc/locks', 16 * 1024 * 1024);
    const rows = locks.ok ? locks.value.split('\n').filter((row) => row.includes('FLOCK')) : [];
    return {
      waits: rows.flatMap((row) => named(/^\d+:\s+->\s+FLOCK\s+\S+\s+\S+\s+(\d+)\s+[\da-f:]+:(\d+)\s/, row)),
      exclusive: rows.flatMap((row) => named(/^\d+:\s+FLOCK\s+\S+\s+WRITE\s+(\d+)\s+[\da-f:]+:(\d+)\s/, row)),
    };
  }

  #started(): readonly number[] {
    const load = this.#files.text('/proc/loadavg', 256);
    const lastPid = load.ok ? load.value.trim().slice(load.value.lastIndexOf(' ') + 1) : '';
    const nothingNew = lastPid !== '' && lastPid === this.#lastPid && !this.#young;
    this.#lastPid = lastPid;
    if (nothingNew) {
      // Nobody came; who has gone?
      for (const pid of this.#running.keys()) if (!this.#runs(String(pid))) this.#running.delete(pid);
      return [];
    }
    const listed = this.#files.list('/proc', 1_000_000);
    if (!listed.ok) this.#unchanged = 0;
    const pids = listed.ok ? listed.value.filter((name) => /^\d+$/.test(name)) : [];
    const seen = new Map<string, number>();
    const running = new Map<number, Name>();
    const started: number[] = [];
    this.#young = false;
    for (const pid of pids) {
      const times = this.#seen.get(pid) ?? 0;
      if (times === 0) this.#unchanged = 0;
      const before = this.#running.get(Number(pid));
      const name = times < namedAfter ? this.#nameOf(pid) : (before ?? '');
      if (isWanted(name) && this.#runs(pid)) {
        running.set(Number(pid), name);
        if (before !== name) started.push(Number(pid));
      }
      seen.set(pid, Math.min(namedAfter, times + 1));
      if (times + 1 < namedAfter) this.#young = true;
    }
    this.#seen = seen;
    this.#running = running;
    return started;
  }

  /** False for what has ended, also where its parent never asks how. */
  #runs(pid: string): boolean {
    const stat = this.#files.text(`/proc/${pid}/stat`, 65_536);
    return stat.ok && !hasEnded(stat.value[stat.value.lastIndexOf(')') + 2]);
  }

  #nameOf(pid: string): string {
    const name = this.#files.text(`/proc/${pid}/comm`, 64);
    return name.ok ? name.value.trim() : '';
  }
}

function named(pattern: RegExp, row: string): readonly string[] {
  const match = pattern.exec(row);
  return match ? [`${match[1] ?? ''}:${match[2] ?? ''}`] : [];
}
