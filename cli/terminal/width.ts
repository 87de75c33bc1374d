import stringWidth from 'string-width';

const ascii = /^[ -~]*$/;

/** Terminal columns of a text. Nearly all of it is ASCII, each letter of which takes one. */
export function widthOf(text: string): number {
  return ascii.test(text) ? text.length : stringWidth(text);
}
