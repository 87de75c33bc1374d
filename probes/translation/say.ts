import { knownBy } from '../../host/processes/owners.ts';
import { visible } from '../../messages/visible.ts';
import type { Step, Translated } from './answer.ts';
import { inWords } from './text.ts';

const longest = 60;

/**
 * The way down to a process, `launchd → Terminal, opened with Rosetta → zsh → go`, with the reason at the one who began it. A name
 * that could be taken for more than one step is put in quotes.
 */
export function wayOf(
  chain: readonly Step[],
  one: Pick<Translated, 'culprit' | 'why' | 'architectures'>,
): string {
  const at = chain.findIndex(({ pid }) => pid === one.culprit.pid);
  const names = (steps: readonly Step[]): string => steps.map(({ name }) => plainName(name)).join(' → ');
  const [words, actor] = [names(chain.slice(0, Math.max(at, 0))), names(chain.slice(at + 1))];
  const culprit = withReason(one);
  if (words === '') return actor === '' ? culprit : inWords('first', { culprit, actor });
  return actor === '' ? inWords('last', { words, culprit }) : inWords('middle', { words, culprit, actor });
}

function withReason({ culprit, why, architectures }: Pick<Translated, 'culprit' | 'why' | 'architectures'>) {
  const name = plainName(culprit.name);
  if (why === 'built') return inWords('built', { name, architecture: architectures.join(' + ') });
  if (why === 'unknown') return inWords('unknown', { name });
  // Finder has that box for applications; anything else was started by `arch -x86_64` or the like.
  return culprit.executable.includes('.app/') || knownBy([culprit.name]) !== null
    ? inWords('opened', { name })
    : inWords('asked', { name, architecture: 'amd64' });
}

/** Letters, digits and what usual names have besides; the rest in quotes, so that no name looks like another step. */
export function plainName(name: string): string {
  const short = name.length > longest ? `${name.slice(0, longest)}…` : name;
  return /^[\p{L}\p{N} ._+@()'-]+$/u.test(short) && short.trim() === short ? short : `"${visible(short)}"`;
}

/** What anyone can check of it. */
export function evidenceOf(one: Translated): string[] {
  const { culprit, architectures, certainty, chains, total } = one;
  const pid = culprit.pid;
  const sign = certainty === 'suspected' ? 'onlyFlag' : culprit.translated === true ? 'certain' : 'twoSigns';
  return [
    ...chains.map((chain) => inWords('way', { chain: wayOf(chain, one) })),
    ...(architectures.length > 0
      ? [inWords('file', { file: culprit.executable, architectures: architectures.join(' + ') })]
      : []),
    inWords(sign, { pid }),
    inWords('many', { total }),
  ];
}
