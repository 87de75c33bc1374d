import type { Host } from '../../host/host.ts';

/** A helper that burns more than this share of a core over a whole interval is broken: its work is a menu now and then. */
const mostShare = 0.4;
const shortestIntervalMs = 15_000;

/**
 * CPU seconds that a process has used, by `ps`, which says it alike on macOS (`0:00.05`) and Linux (`00:00:00`,
 * `1-00:00:00`); null when it did not say.
 */
export async function cpuSeconds(host: Pick<Host, 'run'>, pid: number): Promise<number | null> {
  const ran = await host.run({ file: 'ps', arguments: ['-o', 'time=', '-p', String(pid)] });
  const match = /^\s*(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)\s*$/.exec(ran.stdout);
  if (ran.exitCode !== 0 || !match) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => (part ? Number(part) : 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/** Compares what a process has used with the time that has passed. Times in milliseconds that never go back. */
export function newCpuGuard(): (seconds: number | null, at: number) => boolean {
  let last: { readonly seconds: number; readonly at: number } | null = null;
  /** Whether it burns. */
  return (seconds, at) => {
    if (seconds === null) return false;
    if (last === null) {
      last = { seconds, at };
      return false;
    }
    const passed = at - last.at;
    if (passed < shortestIntervalMs) return false;
    const share = ((seconds - last.seconds) * 1000) / passed;
    last = { seconds, at };
    return share > mostShare;
  };
}
