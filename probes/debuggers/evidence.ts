import type { Debugger, Target } from './answer.ts';
import { inWords } from './text.ts';

/** Facts about a `dlv` that anyone can check: its links, which release it is, and who starts it. */
export function evidenceOf({ chain, version, builtBy, window, ...found }: Debugger): readonly string[] {
  return [
    inWords('path', { chain: chain.join(' -> ') }),
    version === null
      ? inWords('noRelease')
      : inWords('release', { version, go: builtBy ?? inWords('unknownGo') }),
    ...(version !== null && window !== null
      ? [inWords('window', { oldest: window.oldest, newest: window.newest, version })]
      : []),
    ...(window?.isRead === false ? [inWords('notRead')] : []),
    wayTo(found),
  ];
}

function wayTo({ source, by, winsIn }: Pick<Debugger, 'source' | 'by' | 'winsIn'>): string {
  if (source === 'goland') return inWords('brought', { goland: by ?? '' });
  if (by !== null) return inWords('named', { place: by });
  if (winsIn.length > 0) return inWords('wins', { contexts: winsIn.join(', ') });
  return source === 'installed' ? inWords('installed') : inWords('onPath');
}

export function evidenceOfTarget({ directory, context, goVersion, architecture }: Target): string {
  return inWords('target', {
    directory,
    context,
    go: goVersion,
    architecture: architecture ?? inWords('unknownArchitecture'),
  });
}
