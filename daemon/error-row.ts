/**
 * The row of `gowarden explain` that an error text is known as; null when it is none, or only one that any program has. The rows are
 * loaded only when something has failed: a daemon that is well does not pay for them.
 */
export async function rowOf(text: string): Promise<string | null> {
  try {
    const { matchesIn } = await import('../probes/errors/match.ts');
    return matchesIn(text).find(({ row }) => row.rare !== true)?.row.id ?? null;
  } catch {
    // What failed may keep us from loading them as well: no more descriptors, a disk that does not answer.
    return null;
  }
}
