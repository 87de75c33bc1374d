import type { Instant } from '../../../host/quantity.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { join } from 'node:path';
import { recordedFile, type RecordedNotification } from '../../../desktop/notify/recorded.ts';
import type { Messages } from '../../../messages/speak.ts';
import type { ObservedTool, Severity } from '../../../probes/probe.ts';
import { changeText } from '../history/show.ts';
import { follow } from '../logs/tail.ts';
import type { Place } from './place.ts';
import { texts } from './text.ts';
import { cliText } from '../../text.ts';

/** Something that the daemon did, or that was done to the machine. */
export interface Happening {
  readonly at: Instant;
  /**
   * `unlinked` and `linked` were done to the machine; `event`, `looked`, a kind of history entry or `notification` is what the
   * daemon did.
   */
  readonly what: string;
  /** For people. */
  readonly text: string;
}

/** What a daemon does, as shown by its own log and the file that replaces the desktop. */
export class Happenings {
  readonly all: Happening[] = [];
  readonly #waiting = new Set<() => void>();

  /** Follows both files until the signal aborts. */
  watch(place: Place, messages: Messages, signal: AbortSignal) {
    const each = (read: (line: string) => Happening | null) => (line: string) => {
      const happening = read(line);
      if (happening !== null) this.add(happening);
    };
    return Promise.all([
      follow(
        place.paths.logFile,
        0,
        signal,
        each((line) => ofLog(line, place.machine, messages)),
      ),
      follow(recordedFile(place.paths.state), 0, signal, each(ofNotification)),
    ]);
  }

  add(happening: Happening): void {
    this.all.push(happening);
    for (const look of this.#waiting) look();
  }

  /** Those since then, in order of time. */
  since(at: number): Happening[] {
    return this.all.filter((happening) => happening.at >= at).toSorted((a, b) => a.at - b.at);
  }

  /** Resolves with true once each of these has happened since then, with false when that takes longer or the signal aborts. */
  async until(
    kinds: readonly string[],
    since: number,
    { limitMs, signal }: { readonly limitMs: number; readonly signal: AbortSignal },
  ): Promise<boolean> {
    const seen = (): boolean =>
      kinds.every((kind) => this.all.some(({ at, what }) => what === kind && at >= since));
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        this.#waiting.delete(look);
        resolve(seen());
      };
      const look = (): void => {
        if (seen()) finish();
      };
      const timer = setTimeout(finish, limitMs);
      signal.addEventListener('abort', finish);
      this.#waiting.add(look);
      look();
    });
  }
}

interface LogLine {
  readonly time: number;
  readonly msg: string;
  readonly path?: string;
  readonly name?: string;
  readonly reason?: string;
  readonly ms?: number;
  readonly rule?: string;
  readonly severity?: Severity;
  readonly subject?: string;
  readonly before?: ObservedTool | null;
  readonly after?: ObservedTool | null;
}

function ofLog(line: string, machine: string, messages: Messages): Happening | null {
  const entry = JSON.parse(line) as LogLine;
  const { time: at, msg, path, name, reason, ms = 0, rule, severity, subject, before, after } = entry;
  switch (msg) {
    case 'event':
      return { at, what: 'event', text: join(path ?? '', name ?? '').replace(`${machine}/root`, '') };
    case 'swept':
      // It is logged at its end.
      return {
        at: at - ms,
        what: 'looked',
        text: inLanguage(messages.language, texts).took(ms, reason ?? ''),
      };
    case 'toolchain-changed':
      return {
        at,
        what: msg,
        text: `${subject ?? ''}: ${changeText(before ?? null, after ?? null, messages)}`,
      };
    case 'opened':
    case 'changed':
    case 'resolved':
      return {
        at,
        what: msg,
        text: [severity && cliText(messages).severities[severity], rule, subject].join(' '),
      };
    default:
      return null;
  }
}

function ofNotification(line: string): Happening {
  const { at, title, body } = JSON.parse(line) as RecordedNotification;
  return { at, what: 'notification', text: `${title}\n${body}` };
}
