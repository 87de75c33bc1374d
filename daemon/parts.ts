import type { Actions } from './actions.ts';
import type { Log } from './log/log.ts';
import type { DaemonPart, PartContext, PartMaker, Recorded } from './part.ts';
import type { Notice, Status } from './status.ts';

/** The rooms that live inside the daemon, as one. None of them can take the daemon down. */
export interface Parts {
  /** Resolves when each has started or failed; those that have are part of it from then on. */
  start(makers: readonly PartMaker[], context: PartContext): Promise<void>;
  status(): Pick<Status, 'caches' | 'cleaning'>;
  notices(): readonly Notice[];
  actions(): Partial<Actions>;
  tell(step: readonly Recorded[]): void;
  close(): Promise<void>;
}

export function newParts(log: Log): Parts {
  const started: { name: string; part: DaemonPart }[] = [];
  const failed: Notice[] = [];
  let closed = false;

  const start = async (maker: PartMaker, context: PartContext): Promise<void> => {
    const { name } = maker;
    try {
      const part = await maker.make(context);
      if (closed) await part.close();
      else started.push({ name, part });
    } catch (error) {
      log.error({ part: name, error: (error as Error).stack }, 'a part did not start');
      failed.push({ code: 'part-failed', values: { part: name, reason: (error as Error).message } });
    }
  };

  /** What each part answers; one that throws answers nothing. */
  const each = <T>(question: (part: DaemonPart) => T | undefined): T[] =>
    started.flatMap(({ name, part }) => {
      try {
        return question(part) ?? [];
      } catch (error) {
        log.error({ part: name, error: (error as Error).stack }, 'a part failed');
        return [];
      }
    });
  const all = (act: (part: DaemonPart) => Promise<void> | undefined): Promise<unknown> =>
    Promise.all(
      started.map(async ({ name, part }) => {
        try {
          await act(part);
        } catch (error) {
          log.error({ part: name, error: (error as Error).stack }, 'a part failed');
        }
      }),
    );

  return {
    start: async (makers, context) => {
      await Promise.all(makers.map((maker) => start(maker, context)));
    },
    status: () =>
      Object.assign({ caches: [], cleaning: idle }, ...each((part) => part.status?.())) as Pick<
        Status,
        'caches' | 'cleaning'
      >,
    notices: () => [...failed, ...each((part) => part.notices?.()).flat()],
    actions: () => Object.assign({}, ...each((part) => part.actions)) as Partial<Actions>,
    tell: (step) => void all((part) => part.tell?.(step)),
    close: async () => {
      closed = true;
      await all((part) => part.close());
    },
  };
}

const idle: Status['cleaning'] = { state: 'idle', waitingFor: null, progress: null, undo: null };
