import type { Described, DescribedOption } from './describe.ts';

/** A script for fish, to be put in its `completions` directory. */
export function fishScript({ commands, globals }: Described): string {
  const names = commands.map(({ name }) => name).join(' ');
  const lines = [
    '# fish completion for gowarden',
    'complete -c gowarden -f',
    ...globals.map((option) => `complete -c gowarden ${flag(option)}`),
    ...commands.map(
      ({ name, summary }) =>
        `complete -c gowarden -n ${quote(`not __fish_seen_subcommand_from ${names}`)} -a ${name} -d ${quote(summary)}`,
    ),
    ...commands.flatMap(({ name, options, completes }) => {
      const when = `complete -c gowarden -n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
      return [
        ...options.map((option) => `${when} ${flag(option)}`),
        ...positionals(completes).map((argument) => `${when} ${argument}`),
      ];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function flag({ name, short, text, value }: DescribedOption): string {
  const spelled = `-l ${name}${short === null ? '' : ` -s ${short}`} -d ${quote(text)}`;
  if (value === null) return spelled;
  if (value === 'directories') return `${spelled} -x -a '(__fish_complete_directories)'`;
  return value === 'word' ? `${spelled} -x` : `${spelled} -x -a ${quote(value.join(' '))}`;
}

function positionals(completes: Described['commands'][number]['completes']): string[] {
  if (completes === undefined) return [];
  if (completes === 'files') return ['-F'];
  if (completes === 'directories') return ["-a '(__fish_complete_directories)'"];
  return [`-a ${quote(completes.join(' '))}`];
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
