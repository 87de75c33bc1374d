import { bytesOf } from '../../../host/formats/vm-options.ts';
import type { Option } from '../options.ts';
import { flag } from './flag.ts';
import { type Around, mega, type Verdict, verdict } from './verdict.ts';

/** What becomes of an option by itself, with those that come before it; null when nothing is to be said. */
export function alone(option: Option, around: Around, before: readonly Option[]): Verdict | null {
  const { text } = option;
  if (!text.startsWith('-')) return verdict(option, 'ignored', 'no-option');
  if (/^-X(?:ms|mx|ss|mn)/.test(text)) return sized(option);
  if (text.startsWith('-XX:')) return flag(option, around, before);
  const [, kind, agent] = /^-(javaagent|agentpath):([^=]+)/.exec(text) ?? [];
  if (agent !== undefined && around.isThere(agent) === false)
    return verdict(
      option,
      'stops',
      'missing-file',
      agentWords[kind === 'javaagent' ? 'jar' : 'library'](agent),
    );
  if (
    /^-Djava\.security\.manager(?:=(?!disallow$)|$)/.test(text) &&
    around.major !== null &&
    around.major >= 24
  )
    return verdict(option, 'stops', 'refused', 'Enabling a Security Manager is not supported');
  if (/^-d(?:32|64)$/.test(text)) return verdict(option, 'ignored', 'removed');
  if (/^--illegal-access=/.test(text)) return verdict(option, 'ignored', 'obsolete');
  return /^-(?:Xverify:none|noverify)$/.test(text) ? verdict(option, 'warns', 'deprecated') : null;
}

const agentWords = {
  jar: (file: string): string => `Error opening zip file or JAR manifest missing : ${file}`,
  library: (file: string): string => `Could not find agent library ${file} in absolute path`,
};

const sizes: Readonly<Record<string, string>> = {
  '-Xmx': 'Invalid maximum heap size: ',
  '-Xms': 'Invalid initial heap size: ',
  '-Xss': 'Invalid thread stack size: ',
  '-Xmn': 'Invalid initial young generation size: ',
};
/** Bytes; a process cannot address more, with 48-bit addresses, on any machine for which GoLand is made. */
const addressable = 2 ** 48;

function sized(option: Option): Verdict | null {
  const name = option.text.slice(0, 4);
  const bytes = bytesOf(option.text.slice(4));
  if (bytes === null) return verdict(option, 'stops', 'refused', `${sizes[name] ?? ''}${option.text}`);
  if (name === '-Xmx' && bytes < 2 * mega)
    return verdict(option, 'stops', 'refused', 'Too small maximum heap');
  if (name === '-Xmx' && bytes >= addressable)
    return verdict(option, 'stops', 'refused', 'Could not reserve enough space');
  if (name === '-Xss' && bytes > 0 && bytes < 136 * 1024)
    return verdict(option, 'stops', 'refused', 'The Java thread stack size specified is too small.');
  return null;
}
