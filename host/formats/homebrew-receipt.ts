import { fieldOf, readJson } from './json.ts';

/** What an INSTALL_RECEIPT.json says; null for what it does not say, as old and foreign ones leave fields out. */
export interface HomebrewReceipt {
  /** `arm64`, `x86_64`. */
  readonly architecture: string | null;
  /** False also for what a tap's formula unpacked ready-made, so that it does not mean "built from source". */
  readonly pouredFromBottle: boolean | null;
}

/** Null when it is not a receipt. https://github.com/Homebrew/brew/blob/main/Library/Homebrew/tab.rb */
export function readReceipt(text: string): HomebrewReceipt | null {
  const receipt = readJson(text);
  if (typeof receipt !== 'object' || receipt === null || Array.isArray(receipt)) return null;
  const architecture = fieldOf(receipt, 'arch');
  const poured = fieldOf(receipt, 'poured_from_bottle');
  return {
    architecture: typeof architecture === 'string' ? architecture.slice(0, 40) : null,
    pouredFromBottle: typeof poured === 'boolean' ? poured : null,
  };
}
