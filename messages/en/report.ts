import { plural } from '../units.ts';

export const report = {
  verdict: {
    and: ', ',
    findings: {
      error: (count: number): string => plural(count, 'error', 'errors'),
      warning: (count: number): string => plural(count, 'warning', 'warnings'),
      info: (count: number): string => plural(count, 'remark', 'remarks'),
    },
    unanswered: (count: number): string => `${plural(count, 'question', 'questions')} could not be answered`,
    unsure: (count: number): string =>
      `No drift seen, but ${plural(count, 'question', 'questions')} could not be answered`,
    noGo: 'No Go found',
    nothingWins: 'There is a Go, but no PATH leads to it',
    unread: (path: string): string => `Which Go runs behind ${path} is unknown`,
    foreign: (architecture: string): string => `Go is for ${architecture}, which is not notified now`,
    native: (toolchains: number, tools: number): string =>
      `Everything native: ${toolchains} Go, ${plural(tools, 'tool', 'tools')}`,
  },
  look: {
    couldNotTell: 'Unknown',
    certainties: { suspected: 'suspected', unknown: 'unknown' },
    hidden: {
      young: '(too recent to be notified)',
      muted: '(muted)',
      explained: '(explained by another finding)',
    },
    since: (time: string): string => `since ${time}`,
    concealed: (count: number): string =>
      `${plural(count, 'finding is', 'findings are')} not shown (muted, too recent or explained by another): --verbose shows all`,
    wins: 'wins',
    winsIn: (contexts: readonly string[]): string => `wins in ${contexts.join(', ')}`,
    contexts: {
      'login-shell': 'terminal',
      gui: 'applications',
      daemon: 'daemon',
    },
    states: { missing: 'missing', upgrading: 'being upgraded', blocked: 'may not be read' } as Readonly<
      Record<string, string>
    >,
  },
  /** The last line of the status: what gowarden itself costs. */
  cost: (
    memory: string,
    cpu: string,
    watches: number,
    descriptors: number | null,
    database: string,
  ): string =>
    `gowarden itself: ${memory} of memory, CPU ${cpu}, ${watches} watches, ${descriptors ?? '?'} open files, history ${database}`,
};
