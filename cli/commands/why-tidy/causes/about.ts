/** What a sentence is filled with. */
export interface About {
  readonly subject: string;
  /** Two paths, two hashes, a setting and who set it, by name; empty where go did not say. */
  readonly v: Readonly<Record<string, string | undefined>>;
  /** What helps, for the terminal; empty where no command does. */
  readonly command: string;
  /** Which of two is wrong; empty where that is unknown. */
  readonly fault: string;
  readonly ended: boolean;
  /** What the module's two files are called. */
  readonly mod: string;
  readonly sum: string;
}

export interface CauseText {
  readonly what: (about: About) => string;
  readonly next: (about: About) => string;
}

/** A command after a colon, where there is one. */
export const step = ({ command }: Pick<About, 'command'>): string => (command === '' ? '' : `: ${command}`);
export const stepZh = ({ command }: Pick<About, 'command'>): string => (command === '' ? '' : `：${command}`);
