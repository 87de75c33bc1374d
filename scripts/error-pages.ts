import { errorRows } from '../probes/errors/catalogue.ts';
import type { ErrorRow, RowText } from '../probes/errors/row.ts';

const generated =
  '<!-- Written by scripts/rule-pages.mjs from probes/errors: change the rows there, then run npm run docs. -->';

/** The text of every page of docs/errors by its file name: what `gowarden explain` knows. */
export function errorPages(): ReadonlyMap<string, string> {
  const rows = [...errorRows.values()];
  const index = rows.map(({ id, says }) => `| [${id}](${id}.md) | ${code(says[0] ?? '')} |`);
  return new Map([
    [
      'README.md',
      [
        '# Errors',
        '',
        generated,
        '',
        'Error texts (A to J), advice (K) and symptoms (L) that `gowarden explain` knows. `<name>` is what differs each time.',
        '',
        '| row | text |',
        '| --- | --- |',
        ...index,
        '',
      ].join('\n'),
    ],
    ...rows.map((row) => [`${row.id}.md`, page(row)] as const),
  ]);
}

function page(row: ErrorRow): string {
  const proof = row.rules.map((rule) => `[${rule}](../rules/${rule}.md)`).join(', ');
  return [
    `# ${row.id}`,
    '',
    generated,
    '',
    ...[...row.says, ...(row.also ?? [])].map((form) => `- ${code(form)}`),
    '',
    ...(row.means ? ['Also found when it is said in other words.', ''] : []),
    ...(row.unconfirmed ? ['Unconfirmed: only one source is known.', ''] : []),
    ...(proof === '' ? [] : [`Looked for on this machine by: ${proof}.`, '']),
    ...section(row.en, ['Cause', 'What to do', 'What does not help']),
    ...(row.links.length === 0 ? [] : ['## Links', '', ...row.links.map((link) => `- <${link}>`), '']),
    ...section(row.zh, ['原因', '怎么办', '无效做法']),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function section({ cause, next, wrong }: RowText, titles: readonly [string, string, string]): string[] {
  const said = [cause, next, wrong].map((text, index) =>
    text === undefined ? [] : [`## ${titles[index] ?? ''}`, '', text, ''],
  );
  return said.flat();
}

/** A bar would end the cell of a table, a backquote the code. */
function code(text: string): string {
  const bars = text.replaceAll('|', '\\|');
  return text.includes('`') ? `\`\` ${bars} \`\`` : `\`${bars}\``;
}
