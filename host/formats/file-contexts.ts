import { fieldsOf, linesOf } from './lines.ts';
import { compilePattern, type Pattern } from './linear-pattern.ts';

/** What kind of file a rule is for, by its letter (`-d`); null: every kind. */
type ForKind = string | null;

/** A line of a policy's file_contexts. */
export interface ContextRule {
  /** Text that every path which it is for begins with. */
  readonly stem: string;
  /** Null where it is for one path, which is the stem; `unknown` where it holds what we do not read. */
  readonly pattern: Pattern | 'unknown' | null;
  readonly kind: ForKind;
  /** `system_u:object_r:bin_t:s0`; null for `<<none>>`. */
  readonly context: string | null;
  /** From 1. */
  readonly line: number;
}

/** Characters that are special in an expression, unless a backslash precedes them. */
const special = '.^$?*+|[({';

/**
 * Reads a policy's file_contexts: an expression for whole paths, a kind of file or none, and a context
 * (https://man7.org/linux/man-pages/man5/file_contexts.5.html, selinux-utils' file_contexts(5)).
 */
export function readFileContexts(text: string): readonly ContextRule[] {
  const rules: ContextRule[] = [];
  for (const { text: raw, number } of linesOf(text)) {
    const [expression = '', ...more] = fieldsOf(raw, 4);
    if (expression === '' || expression.startsWith('#')) continue;
    const [kind, context] = more.length === 1 ? [null, more[0]] : [more[0] ?? null, more[1]];
    if (context === undefined) continue;
    const { stem, isLiteral } = stemOf(expression);
    const pattern = isLiteral ? null : (compilePattern(expression) ?? 'unknown');
    rules.push({ stem, pattern, kind, context: context === '<<none>>' ? null : context, line: number });
  }
  return rules;
}

/** The beginning of an expression that is literal. */
function stemOf(expression: string): { readonly stem: string; readonly isLiteral: boolean } {
  let stem = '';
  for (let at = 0; at < expression.length; at += 1) {
    const character = expression.charAt(at);
    if (character === '\\') {
      at += 1;
      stem += expression.charAt(at);
    } else if (special.includes(character)) {
      // What is repeated or left out need not be there, nor what is on one side of a bar.
      const isCounted = '?*{'.includes(character);
      if (expression.includes('|') && !expression.slice(0, expression.indexOf('|')).includes('('))
        return { stem: '', isLiteral: false };
      return { stem: isCounted ? stem.slice(0, -1) : stem, isLiteral: false };
    } else stem += character;
  }
  return { stem, isLiteral: true };
}

/** What a rule says of a path: the rule; null when none does; `unknown` when one that we do not read may. */
export type Matched = ContextRule | 'unknown' | null;

/**
 * The rule that counts for a path without links in it: one for this very path, else the last that fits (libselinux,
 * label_file.c). `kind`: the letter of the file's kind, `-` for a regular one, `d` for a directory.
 */
export function ruleFor(rules: readonly ContextRule[], path: string, kind: '-' | 'd' | 'l'): Matched {
  const isFor = (rule: ContextRule): boolean => rule.kind === null || rule.kind === `-${kind}`;
  const exact = rules.findLast((rule) => rule.pattern === null && rule.stem === path && isFor(rule));
  if (exact) return exact;
  for (let at = rules.length - 1; at >= 0; at -= 1) {
    const rule = rules[at];
    if (!rule || rule.pattern === null || !isFor(rule) || !path.startsWith(rule.stem)) continue;
    if (rule.pattern === 'unknown') return 'unknown';
    if (rule.pattern(path)) return rule;
  }
  return null;
}

/** Pairs of file_contexts.subs: what begins with the first is looked up as if it began with the second. */
export function readSubstitutions(text: string): readonly (readonly [from: string, to: string])[] {
  return [...linesOf(text)].flatMap(({ text: raw }) => {
    const [from = '', to] = fieldsOf(raw, 3);
    return from.startsWith('/') && to !== undefined ? [[from, to] as const] : [];
  });
}

export function substituted(path: string, pairs: readonly (readonly [string, string])[]): string {
  const pair = pairs.find(([from]) => path === from || path.startsWith(`${from}/`));
  return pair ? pair[1] + path.slice(pair[0].length) : path;
}
