import type { Messages } from '../../messages/speak.ts';
import { muteExample, tomlExample } from './default.ts';
import { settingNames, settings, type SettingName } from './schema.ts';
import { variableOf } from './variables.ts';

/** The page that explains every setting, as Markdown. */
export function configurationPage({ configuration }: Messages): string {
  const { page, mute } = configuration;
  const sections = [...new Set(settingNames.map(sectionOf))];
  const tables = sections.map((section) =>
    [
      section === '' ? `## ${page.top}` : `## \`[${section}]\``,
      '',
      row(page.columns),
      row(page.columns.map(() => '---')),
      ...settingNames
        .filter((name) => sectionOf(name) === section)
        .map((name) => row(cellsOf(name, configuration))),
    ].join('\n'),
  );
  const example = Object.entries(muteExample).map(
    ([field, value]) => `${field} = ${value} # ${mute[field as keyof typeof muteExample]}`,
  );
  return [
    `# ${page.title}`,
    page.intro,
    page.variables,
    ...tables,
    '## `[[mute]]`',
    mute.section,
    ['```toml', '[[mute]]', ...example, '```'].join('\n'),
  ].join('\n\n');
}

const sectionOf = (name: SettingName): string => (name.includes('.') ? (name.split('.')[0] ?? '') : '');

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function cellsOf(
  name: SettingName,
  { settings: texts, expectation, page }: Messages['configuration'],
): string[] {
  const { expected, fallback } = settings[name];
  const holds = fallback === null ? page.off : `\`${tomlExample(name)}\``;
  return [
    `\`${name.split('.').at(-1) ?? ''}\``,
    texts[name],
    expectation(expected.text),
    holds,
    `\`${variableOf(name)}\``,
  ];
}
