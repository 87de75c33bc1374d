import { visible, type Visible } from '../../messages/visible.ts';

/** What a click asks for. `pause` is dated when it is clicked, because a menu may have been painted hours before. */
export type Wish =
  | { readonly kind: 'check' | 'resume' | 'clean' | 'undo' | 'cancelClean' | 'diagnostics' | 'quit' }
  | { readonly kind: 'pause'; readonly until: 'hour' | 'tomorrow' }
  | { readonly kind: 'open'; readonly what: 'log' | 'settings' | 'history' }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'page'; readonly url: string };

/**
 * A row of the menu. Which rows there are, and in which order, is the same for every status: systray2's helpers can
 * neither add nor remove one once they run, so rows are shown and hidden instead.
 */
export interface Row {
  /** The same from menu to menu. */
  readonly id: string;
  readonly title: Visible;
  readonly enabled: boolean;
  readonly hidden: boolean;
  readonly wish: Wish | null;
  /** A row with children is never hidden: systray2's helpers lose a submenu that is. */
  readonly rows: readonly Row[];
}

/** What an action answered, behind the row's title, which gives way where both are too long: the answer is what is new. */
export function fitAnswer(
  title: string,
  answer: string,
  join: (title: string, answer: string) => string,
): Visible {
  const columns = (text: string): number =>
    Array.from(visible(text)).reduce((sum, one) => sum + width(one), 0);
  const room = longest - columns(join('', answer));
  return room < shortest ? fit(answer) : fit(join(fit(title, room), answer));
}

/** Longest title in columns; the menu bar's own menus get unwieldy beyond this. */
const longest = 96;
/** Less than so many columns of a title say nothing. */
const shortest = 16;

/** A row that only says something. */
export function says(id: string, title: string | null): Row {
  return { id, title: fit(title ?? ''), enabled: false, hidden: title === null, wish: null, rows: [] };
}

/** A row that does something, or, without a wish, says why it does not. */
export function does(id: string, title: string | null, wish: Wish | null): Row {
  return { ...says(id, title), enabled: title !== null && wish !== null, wish };
}

/** A row with a submenu. */
export function opens(id: string, title: string, rows: readonly Row[]): Row {
  return { ...says(id, title), enabled: true, rows };
}

/** At most `size` rows of what there is, the rest of the pool hidden. */
export function pool<T>(
  size: number,
  items: readonly T[],
  row: (item: T | null, index: number) => readonly Row[],
): Row[] {
  return Array.from({ length: size }, (_, index) => row(items[index] ?? null, index)).flat();
}

/**
 * One line of at most 96 columns (CJK counts two), cut in the middle, where a path says least; visible, whatever a name contains.
 */
export function fit(text: string, most = longest): Visible {
  const characters = Array.from(visible(text));
  const columns = (part: readonly string[]): number => part.reduce((sum, one) => sum + width(one), 0);
  if (columns(characters) <= most) return visible(characters.join(''));
  const half = (most - 1) / 2;
  const take = (from: readonly string[]): string[] => {
    let end = 0;
    for (let used = 0; end < from.length; end += 1) {
      used += width(from[end] ?? '');
      if (used > half) break;
    }
    return from.slice(0, end);
  };
  return visible([...take(characters), '…', ...take(characters.toReversed()).toReversed()].join(''));
}

// Rough on purpose: string-width would load ICU data (8 MB) into the daemon, and menus are proportional anyway.
function width(character: string): number {
  return (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
}
