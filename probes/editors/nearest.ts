/** The word that differs least from a given one; null when all differ by more than a third of it. */
export function nearestTo(word: string, words: Iterable<string>): string | null {
  let nearest: string | null = null;
  let least = Math.floor(word.length / 3) + 1;
  for (const other of words) {
    if (Math.abs(other.length - word.length) >= least) continue;
    const far = distance(word.toLowerCase(), other.toLowerCase());
    if (far < least) [nearest, least] = [other, far];
  }
  return nearest;
}

/** Levenshtein's, of words of at most this length. */
function distance(one: string, other: string): number {
  const longest = 200;
  let row = Array.from({ length: Math.min(other.length, longest) + 1 }, (_, at) => at);
  for (let at = 1; at <= Math.min(one.length, longest); at += 1) {
    const next = [at];
    for (let to = 1; to < row.length; to += 1) {
      const swap = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
