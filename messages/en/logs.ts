export const logs = {
  none: (file: string): string => `There is no log yet at ${file}: no daemon has run with this state.`,
  badCount: (value: string): string => `Expected \`--lines\` to be a whole number, got \`${value}\``,
  badLevel: (value: string, levels: string): string =>
    `Expected \`--level\` to be one of ${levels}, got \`${value}\``,
  levelIs: (level: string): string => `The daemon logs from ${level} on until it is restarted.`,
};
