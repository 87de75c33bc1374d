import { posix } from 'node:path';
import { bytesOf } from '../../../host/formats/vm-options.ts';
import type { Option } from '../options.ts';
import { flag } from './flag.ts';
import { refusedLog } from './log.ts';
import { type Around, mega, type Verdict, verdict } from './verdict.ts';

/** What becomes of an option by itself, with those that come before it; null when nothing is to be said. */
export function alone(option: Option, around: Around, before: readonly Option[]): Verdict | null {
  const { text } = option;
  if (text.startsWith('\uFEFF'))
    return /^\uFEFF#?$|^\uFEFF#/.test(text) ? null : verdict(option, 'ignored', 'mark');
  if (!text.startsWith('-')) return verdict(option, 'ignored', 'no-option');
  if (/^-X(?:ms|mx|ss|mn)/.test(text)) return sized(option);
  if (/^-x(?:ms|mx|ss|mn)\d/i.test(text)) return verdict(option, 'ignored', 'not-in-this-java');
  if (text.startsWith('-XX:')) return flag(option, around, before);
  if (/^--?[a-z-]+\s/.test(text)) return verdict(option, 'ignored', 'space');
  return files(option, around) ?? refused(option, around) ?? harmless(option);
}

/** Names of files that are not there. */
function files(option: Option, around: Around): Verdict | null {
  const { text } = option;
  const missing = (says: string): Verdict => verdict(option, 'stops', 'missing-file', says);
  const [, kind, agent = ''] = /^-(javaagent|agentpath):([^=]*)/.exec(text) ?? [];
  if (kind === 'javaagent' && (agent === '' || around.isThere(agent) === false))
    return missing(`Error opening zip file or JAR manifest missing : ${agent}`);
  if (kind === 'agentpath' && agent === '')
    return missing(
      around.major !== null && around.major >= 25
        ? 'A fatal error has been detected by the Java Runtime Environment'
        : 'Could not find Agent_OnLoad function in the agent library',
    );
  if (kind === 'agentpath' && around.isThere(agent) === false)
    return missing(`Could not find agent library ${agent} in absolute path`);
  const [, log] = /^-Xlog(?:gc:|:[^:]*:(?:file=)?)(?!stdout|stderr)"?(\/[^:"]+)/.exec(text) ?? [];
  if (log !== undefined && around.isThere(posix.dirname(log)) === false)
    return missing(`Error opening log file '${log}'`);
  const bad = /^-Xlog(?!gc:)/.test(text) ? refusedLog(text, around.major) : null;
  return bad === null ? null : verdict(option, 'stops', bad.isTag ? 'no-such-tag' : 'refused', bad.says);
}

/** What was taken out of Java so that it says so and stops. */
function refused(option: Option, { major }: Around): Verdict | null {
  const { text } = option;
  const refuse = (says: string): Verdict => verdict(option, 'stops', 'refused', says);
  if (/^-Djava\.security\.manager(?:=(?!disallow$)|$)/.test(text) && major !== null && major >= 24)
    return refuse('Enabling a Security Manager is not supported');
  if (/^-Djava\.(?:endorsed|ext)\.dirs=./.test(text)) return refuse(`${text} is not supported.`);
  const path = /^-Xbootclasspath(?:\/p)?(?=:)/.exec(text)?.[0];
  if (path !== undefined) return refuse(`${path} is no longer a supported option.`);
  const name = /^(--add-(?:opens|exports|reads))=[^=]*$/.exec(text)?.[1];
  if (name !== undefined) return refuse(`Unable to parse ${name} <module>=<value>`);
  if (/^--patch-module=[^=]*$/.test(text)) return refuse("Missing '=' in --patch-module specification");
  const gone = /^--add-modules=(.*)$/s
    .exec(text)?.[1]
    ?.split(',')
    .find((one) => goneModules.has(one));
  if (gone !== undefined) return refuse(`Module ${gone} not found`);
  const whole = /^(--add-(?:opens|exports))=[^/=]*=/.exec(text)?.[1];
  return whole === undefined ? null : refuse(`Unable to parse ${whole} <module>/<package>`);
}

/** Of Java EE and CORBA: gone since 11 (https://openjdk.org/jeps/320), and old articles still name them. */
const goneModules: ReadonlySet<string> = new Set([
  ...['java.se.ee', 'java.activation', 'java.corba', 'java.transaction'],
  ...['java.xml.bind', 'java.xml.ws', 'java.xml.ws.annotation'],
]);

function harmless(option: Option): Verdict | null {
  const { text } = option;
  if (/^-d(?:32|64)$/.test(text)) return verdict(option, 'ignored', 'removed');
  if (/^--illegal-access=/.test(text)) return verdict(option, 'ignored', 'obsolete');
  return /^-(?:Xverify:none|noverify)$/.test(text) ? verdict(option, 'warns', 'deprecated') : null;
}

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
  if (bytes === null || (name === '-Xmx' && bytes === 0))
    return verdict(option, 'stops', 'refused', `${sizes[name] ?? ''}${option.text}`);
  if (name === '-Xmx' && bytes < 2 * mega)
    return verdict(option, 'stops', 'refused', 'Too small maximum heap');
  if (name === '-Xmx' && bytes >= addressable)
    return verdict(option, 'stops', 'refused', 'Could not reserve enough space');
  if (name === '-Xss' && bytes > 2 ** 30)
    return verdict(option, 'stops', 'refused', `${sizes[name] ?? ''}${option.text}`);
  if (name === '-Xmn' && bytes === 0)
    return verdict(option, 'stops', 'refused', `${sizes[name] ?? ''}${option.text}`);
  if (name === '-Xss' && bytes > 0 && bytes < 136 * 1024)
    return verdict(option, 'stops', 'refused', 'The Java thread stack size specified is too small.');
  return null;
}
