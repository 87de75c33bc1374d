/** What notifications say besides the sentences of their rules. */
export const notify = {
  was: (tool: string): string => `Was ${tool}`,
  now: (tool: string): string => `Now ${tool}`,
  more: (titles: readonly string[]): string => `Also: ${titles.join('; ')}`,
  digest: (count: number): string => `Go on this machine: ${count} findings`,
  digestNext: 'gowarden doctor shows more',
  mended: {
    native: 'Native again',
    other: 'Resolved',
    line: (title: string, subject: string): string => `No more: ${title} (${subject})`,
  },
  news: {
    title: {
      clean: { done: 'Caches cleaned', failed: 'Caches could not be cleaned' },
      undo: { done: 'Clean-up undone', failed: 'The clean-up could not be undone' },
    },
  },
  test: {
    title: 'gowarden can reach you',
    body: 'This is the notification that you asked for. Real ones report a Go that changed its architecture.',
  },
};
