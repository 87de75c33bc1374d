import { styleText } from 'node:util';

/**
 * Whether to colour: `--no-colour`, FORCE_COLOR and NO_COLOR (https://no-color.org) decide in that order, as in Node
 * (https://nodejs.org/docs/latest-v20.x/api/tty.html#writestreamgetcolordepthenv), then a terminal that is not `dumb`.
 */
export function wantsColour(
  refused: boolean,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: boolean,
): boolean {
  if (refused) return false;
  if (environment.FORCE_COLOR !== undefined) return !/^(0|false)$/.test(environment.FORCE_COLOR);
  if (environment.NO_COLOR) return false;
  return terminal && environment.TERM !== 'dumb';
}

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green';

/** A function that styles text where colour is wanted and leaves it alone elsewhere. Nothing is told by colour alone. */
export function painter(colour: boolean): (style: Style, text: string) => string {
  // The session has decided; newer Node would ask the environment and the stream again.
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}
