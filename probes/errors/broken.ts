import { beginsWord, endsWord, goesOnAt, withoutShared } from './edges.ts';
import { type Form, forms } from './forms.ts';

/** Error texts that a narrow window or a log has broken into several lines. */

/** A form that was put together again, or of which enough is there, with the line to show. */
export interface Torn {
  readonly form: Form;
  readonly values: Readonly<Record<string, string>>;
  readonly line: string;
  /** How many characters of its literals are there. */
  readonly weight: number;
}

/** Lines that one text may be broken into. */
const mostLines = 8;
/** Characters of a value between two literals. */
const longestValue = 300;
/** Characters that a text which is broken has to have: shorter ones fit on a line. */
const shortestBroken = 14;
/** Characters of the beginning that have to be on the first line: nearly every line ends with what some text begins with. */
const leastBegun = 3;
/** Between two lines that were one; it may have replaced a blank. */
const joint = '\0';

const leads = forms
  .filter(({ weight }) => weight >= shortestBroken)
  .map((form) => ({ form, lead: form.literals.find((one) => one !== '') ?? '' }));

/** The forms that begin as a line ends, by that end. */
const begun = new Map<string, Set<Form>>();
for (const { form, lead } of leads)
  for (let length = leastBegun; length < lead.length; length += 1) {
    const start = lead.slice(0, length);
    begun.set(start, (begun.get(start) ?? new Set()).add(form));
  }
const longestLead = Math.max(...leads.map(({ lead }) => lead.length));

/** Forms that begin in the first of these lines and end in a later one. `lines` and the one before them: as `plain` makes them. */
export function brokenIn(lines: readonly string[], before = ''): readonly Torn[] {
  const [first = ''] = lines;
  if (lines.length < 2) return [];
  const head = first.toLowerCase();
  const candidates = new Set(leads.flatMap(({ form, lead }) => (head.includes(lead) ? [form] : [])));
  for (let length = Math.min(longestLead, head.length); length >= leastBegun; length -= 1)
    for (const form of begun.get(head.slice(-length)) ?? []) candidates.add(form);
  if (candidates.size === 0) return [];
  const parts = [first, ...lines.slice(1, mostLines).map((line) => withoutShared(line, first))];
  const joined = parts.join(joint);
  const lower = joined.toLowerCase();
  const goesOn = goesOnAt(before, first);
  return [...candidates].flatMap((form) => {
    const values = valuesOf(form, joined, lower, { first: first.length, goesOn });
    return values === null ? [] : [{ form, values, line: parts.join(' '), weight: form.weight }];
  });
}

/** What is where the form has names, when its literals lie on both sides of the first joint and no blank is where a value was broken. */
function valuesOf(
  { literals, names }: Form,
  joined: string,
  lower: string,
  { first, goesOn }: { readonly first: number; readonly goesOn: number },
): Readonly<Record<string, string>> | null {
  const values: Record<string, string> = {};
  let from = 0;
  for (const [index, literal] of literals.entries()) {
    const name = names[index - 1];
    if (literal === '') {
      if (name !== undefined) values[name] = /[^\s\0]*/.exec(joined.slice(from).trimStart())?.[0] ?? '';
      continue;
    }
    const isLead = name === undefined || (index === 1 && literals[0] === '');
    const span = find(lower, literal, from, isLead ? first : from + longestValue);
    if (span === null || (index === 0 && (span.from === goesOn || !beginsWord(lower, span.from))))
      return null;
    if (index === literals.length - 1 && !endsWord(lower, span.to)) return null;
    if (name !== undefined) {
      const before = joined.slice(isLead ? 0 : from, span.from);
      const value = (isLead ? (before.trimEnd().split(/\s/).at(-1) ?? '') : before).trim();
      if (value === '' || (value.includes(joint) && /\s/.test(value))) return null;
      values[name] = value.replaceAll(joint, '');
    }
    from = span.to;
  }
  return from > first ? values : null;
}

/** Where a literal is that begins at `from` or up to `limit`, in a text that may have joints in it. */
function find(
  text: string,
  literal: string,
  from: number,
  limit: number,
): { readonly from: number; readonly to: number } | null {
  for (let at = from; at <= limit && at < text.length; at += 1) {
    const to = endOf(text, literal, at);
    if (to !== -1) return { from: at, to };
  }
  return null;
}

/** Where a literal that begins there ends; -1 when it does not. A joint may be in place of a blank, or within a word. */
function endOf(text: string, literal: string, begin: number): number {
  let at = begin;
  let index = 0;
  while (index < literal.length) {
    const given = text.charAt(at);
    const wanted = literal.charAt(index);
    if (given === joint) {
      at += 1;
      if (wanted === ' ' && text.charAt(at) !== ' ') index += 1;
    } else if (given === wanted) {
      at += 1;
      index += 1;
    } else return -1;
  }
  return at;
}
