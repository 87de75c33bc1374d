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

/** What only a person can do. */
export const persons = {
  newTerminal: { en: 'Open a new terminal.', zh: '打开新的终端。' },
  installer: {
    en: 'Open the package once it is downloaded, and follow its installer.',
    zh: '下载完成后打开该安装包，并按其安装程序操作。',
  },
  unpack: {
    en: 'Put it in place of the old one as https://go.dev/doc/install says.',
    zh: '按 https://go.dev/doc/install 的说明用它替换旧的。',
  },
} as const;
