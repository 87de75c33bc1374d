import { type Described, type DescribedOption, spellings } from './describe.ts';

/** A script for bash, also the 3.2 of macOS. Where it offers nothing, readline completes file names. */
export function bashScript({ commands, globals }: Described): string {
  const names = commands.map(({ name }) => name);
  const all = [...globals, ...commands.flatMap(({ options }) => options)];
  return `# bash completion for gowarden
_gowarden() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    case $word in
      ${names.join('|')}) command=$word; break ;;
    esac
  done
  case $previous in
${valueCases(all)}
  esac
  local options='${words(globals)}' arguments='' files=
  case $command in
    '') arguments='${names.join(' ')}' ;;
${commands
  .map(({ name, options, completes }) => {
    const own = options.length > 0 ? ` options="$options ${words(options)}"` : '';
    return `    ${name})${own}${positionals(completes)} ;;`;
  })
  .join('\n')}
  esac
  [[ $current != -* && -n $files ]] && return
  [[ $current != -* && -n $arguments ]] && options=
  COMPREPLY=($(compgen -W "$options $arguments" -- "$current"))
}
complete -o default -F _gowarden gowarden
`;
}

function words(options: readonly DescribedOption[]): string {
  return options.flatMap(spellings).join(' ');
}

/** What follows an option that takes a value. The same option takes the same values in every command. */
function valueCases(options: readonly DescribedOption[]): string {
  const cases = new Map<string, string>();
  for (const option of options) {
    if (option.value === null) continue;
    const offered = Array.isArray(option.value)
      ? `COMPREPLY=($(compgen -W '${option.value.join(' ')}' -- "$current")); `
      : '';
    cases.set(option.name, `    ${spellings(option).join('|')}) ${offered}return ;;`);
  }
  return [...cases.values()].join('\n');
}

function positionals(completes: Described['commands'][number]['completes']): string {
  if (completes === undefined) return '';
  return typeof completes === 'string' ? ' files=1' : ` arguments='${completes.join(' ')}'`;
}
