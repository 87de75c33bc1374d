/** How steps are said. */
interface Texts {
  readonly run: (command: string) => string;
  readonly thenRun: (command: string) => string;
  readonly edit: (file: string, before: string, after: string) => string;
  /** Between two sentences, of which the first may have no end. */
  readonly join: (one: string, other: string) => string;
}

const en: Texts = {
  run: (command) => `Run: ${command}`,
  thenRun: (command) => `Then run: ${command}`,
  edit: (file, before, after) =>
    after === ''
      ? `Remove \`${before}\` from ${file}.`
      : before === ''
        ? `Add \`${after}\` to ${file}.`
        : `In ${file}, replace \`${before}\` with \`${after}\`.`,
  join: (one, other) => `${one}${/[.!?]$/.test(one) ? '' : '.'} ${other}`,
};

const zh: Texts = {
  run: (command) => `运行：${command}`,
  thenRun: (command) => `然后运行：${command}`,
  edit: (file, before, after) =>
    after === ''
      ? `从 ${file} 中删除 \`${before}\`。`
      : before === ''
        ? `在 ${file} 中加入 \`${after}\`。`
        : `在 ${file} 中把 \`${before}\` 替换为 \`${after}\`。`,
  join: (one, other) => `${one}${/[。！？]$/.test(one) ? '' : '。'}${other}`,
};

export const texts = { en, zh };
