import type { Described, DescribedOption } from './describe.ts';

/** A script for zsh, to be put as `_gowarden` in a directory of `fpath`. */
export function zshScript({ commands, globals }: Described): string {
  return `#compdef gowarden
_gowarden() {
  local curcontext=$curcontext state line
  local -a globals=(
${globals.map((option) => `    ${specification(option)}`).join('\n')}
  )
  _arguments -C $globals '1:command:->command' '*::argument:->argument' && return
  case $state in
    command)
      local -a commands=(
${commands.map(({ name, summary }) => `        ${quote(`${name}:${summary}`)}`).join('\n')}
      )
      _describe command commands ;;
    argument)
      case $words[1] in
${commands
  .map(({ name, options, completes }) => {
    const specifications = [...options.map(specification), ...positionals(completes)];
    return `        ${name}) _arguments $globals ${specifications.join(' ')} ;;`;
  })
  .join('\n')}
      esac ;;
  esac
}
if [[ $funcstack[1] = _gowarden ]]; then _gowarden "$@"; else compdef _gowarden gowarden; fi
`;
}

/** `'(-q --quiet)'{-q,--quiet}'[no talk]'` */
function specification({ name, short, text, multiple, value }: DescribedOption): string {
  const rest = quote(`[${text.replace(/[[\]\\]/g, '\\$&')}]${valueOf(value)}`);
  const takes = value === null ? '' : '=';
  const repeated = multiple ? "'*'" : '';
  if (short === null) return `${repeated}--${name}${takes}${rest}`;
  return `'(-${short} --${name})'{-${short},--${name}}${rest}`;
}

function valueOf(value: DescribedOption['value']): string {
  if (value === null) return '';
  if (value === 'directories') return ':directory:_directories';
  return value === 'word' ? ':value: ' : `:value:(${value.join(' ')})`;
}

function positionals(completes: Described['commands'][number]['completes']): string[] {
  if (completes === undefined) return [];
  if (completes === 'files') return ["'*:file:_files'"];
  if (completes === 'directories') return ["'*:directory:_directories'"];
  return [quote(`*:argument:(${completes.join(' ')})`)];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
