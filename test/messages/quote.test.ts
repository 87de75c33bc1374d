import { execFileSync, spawnSync } from 'node:child_process';
import fc from '../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { quote } from '../../messages/quote.ts';
import { visible } from '../../messages/visible.ts';

const shells = ['bash', 'zsh', 'sh'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0);

describe('quote', () => {
  it.each([
    ['/usr/local/go/bin/go', '/usr/local/go/bin/go'],
    ['/a b/$(id)', "'/a b/$(id)'"],
    ["it's", "'it'\\''s'"],
    ['项目', "'项目'"],
    ['go\ntouch /tmp/x', "$'go\\012touch /tmp/x'"],
    ["\u001b[8m'\\!", "$'\\033[8m\\'\\\\\\041'"],
    ['go\u202egnp', "$'go\\342\\200\\256gnp'"],
    ['', "''"],
  ])('writes %j as %s', (word, quoted) => {
    expect(quote(word)).toBe(quoted);
  });

  it('is one line that shows everything in it and that bash reads as the original word', () => {
    const word = fc.array(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(
          '\n',
          '\r',
          '\t',
          '\u001b[8m',
          "'",
          '\\',
          '!',
          '$(id)',
          '`id`',
          '\u202e',
          '\u{e0041}',
        ),
      ),
    );
    const words = fc.array(
      word.map((parts) => parts.join('').replaceAll('\0', '')),
      { minLength: 20, maxLength: 20 },
    );
    fc.assert(
      fc.property(words, (all) => {
        const line = all.map(quote).join(' ');
        expect(visible(line)).toBe(line);
        const told = execFileSync('bash', ['-c', `printf '%s\\0' ${line}`]).toString();
        expect(told.split('\0').slice(0, -1)).toEqual(all);
      }),
      { numRuns: 30 },
    );
  });

  it.each(shells)('runs nothing in %s, not even where the notation is unknown', (shell) => {
    const word = quote('a\n\u001bid;echo ran $(echo ran) `echo ran`\n');
    expect(execFileSync(shell, ['-c', `: ${word}`]).toString()).toBe('');
  });
});
