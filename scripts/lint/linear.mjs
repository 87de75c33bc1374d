import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import recheck from 'recheck';

/** Earlier results, by pattern: deciding some takes seconds. */
const memory = fileURLToPath(new URL('../../node_modules/.cache/regular-expressions.json', import.meta.url));

const known = new Map(remembered());

function remembered() {
  try {
    return JSON.parse(readFileSync(memory, 'utf8'));
  } catch {
    // There are no results yet, or they were only half written.
    return [];
  }
}

/** Without `*`, `+` or `{2,}` a match at one place ends after a fixed number of steps. */
function isUnbounded(source) {
  const bare = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return /[*+]|\{\d*,\}/.test(bare);
}

/**
 * Why some text makes a regular expression take longer than a constant times its length; null when none does. The flag `d`
 * changes nothing about that, and recheck does not know it.
 */
export function superlinear(source, flags) {
  if (!isUnbounded(source)) return null;
  const key = `/${source}/${flags.replace('d', '')}`;
  if (!known.has(key)) {
    const { status, complexity, error } = recheck.checkSync(source, flags.replace('d', ''), {
      timeout: 600_000,
      randomSeed: 1,
      // The number of characters read decides, never the clock: on a busy machine a text that merely took long would count as an attack.
      incubationTimeout: null,
      attackTimeout: null,
    });
    // Running out of time is not a result for the next machine.
    if (status === 'unknown') return `undecided: ${error?.kind ?? status}`;
    known.set(key, status === 'safe' ? null : (complexity?.summary ?? status));
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify([...known]));
  }
  return known.get(key);
}
