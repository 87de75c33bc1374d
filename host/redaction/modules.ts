import { createHmac } from 'node:crypto';
import { vocabulary } from './vocabulary.ts';
import { publicForges } from './words.ts';

/** Everyone has these, and a report is of little use without them. */
const known =
  /^(?:(?:[a-z]+\.)*(?:golang\.org|go\.dev|nodejs\.org|apple\.com|brew\.sh|npmjs\.(?:org|com))|honnef\.co|mvdan\.cc)$/;
const knownOwners = /^(?:golang|go-delve|golangci|homebrew|gowarden)$/i;

/** A host name and the elements of a path after it: `git.corp.example/team/app`, `github.com:team/app`, `https://git.corp.example`. */
const modulePath =
  /(?<![\w.-])(?<!@(?=v\d))(?<scheme>:\/\/)?(?<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})(?![\w@-])(?<port>:\d{1,5}(?!\d))?(?<rest>(?:[/:](?!\/)[\w.~!+$()-]+)*)/gi;

/** Endings that hardly any file name has. With another one it counts as a host only where modules are named. */
const hostEnding =
  /\.(?:com|org|net|io|dev|ai|edu|gov|mil|corp|internal|intra|intranet|local|lan|home|example|test|invalid|cloud|tech|co|de|uk|fr|cn|jp|eu|ch|at|nl|se|us|ca|au|in|kr|br|ru)$/;
/** Directories of macOS that have a dot in their name. */
const bundle = /\.(?:app|appex|bundle|framework|xpc)$/;
const placeOfModules = /\/(?:mod|download|src)\/$/;

/** What the code itself looks for by name, and what says nothing. */
const plainElement = /^(?:\.[\w.-]*|v\d+|go\.(?:mod|sum|work)|go\.work\.sum|mise\.toml|VERSION)$/;

/**
 * Puts other names of the same length in place of the paths of modules and the hosts that serve them, each always the same one,
 * so that what belongs together still does. Public infrastructure of Go keeps its name; public forges keep theirs, but not their
 * owners'. `key`: drawn anew for each report, so that no name can be guessed and compared. `sameLength`: also where the escaped form of
 * the module cache is longer.
 */
export function hideModules(text: string, key: Buffer, sameLength = false): string {
  return text.replaceAll(modulePath, (whole, ...found) => {
    const {
      scheme = '',
      host = '',
      port = '',
      rest = '',
    } = found.at(-1) as Record<string, string | undefined>;
    const name = host.toLowerCase();
    if (scheme === '' && !namesModule(name, rest, text.slice(0, found.at(-3) as number))) return whole;
    if (known.test(name) || bundle.test(name)) return whole;
    const owner = rest.split(/[/:]/)[1]?.replaceAll('!', '') ?? '';
    if (publicForges.has(name) && knownOwners.test(owner)) return whole;
    const hidden = publicForges.has(name)
      ? host
      : host.replaceAll(/[^.]+/g, (label) => pseudonym(label, key));
    const other = scheme + hidden + port + rest.replaceAll(/[^/:]+/g, (element) => elementOf(element, key));
    return sameLength ? other.padEnd(whole.length, 'z') : other;
  });
}

/** In a path a directory may have a dot in its name without being a host; there and in prose the ending has to be one. */
function namesModule(host: string, rest: string, before: string): boolean {
  // After a name or password, as in an address.
  if (hostEnding.test(host) || before.endsWith('@')) return true;
  return before.endsWith('/') ? placeOfModules.test(before.slice(-12)) : rest.startsWith('/');
}

function elementOf(element: string, key: Buffer): string {
  if (plainElement.test(element) || vocabulary.has(element.toLowerCase())) return element;
  return pseudonym(element, key);
}

/** Letters only, as many as the word has; `!a`, which is how the module cache writes `A`, counts as one. */
export function pseudonym(word: string, key: Buffer): string {
  const plain = word.replaceAll('!', '').toLowerCase();
  let letters = '';
  for (let round = 0; letters.length < plain.length; round += 1) {
    const digest = createHmac('sha256', key).update(`${round} ${plain}`).digest();
    letters += [...digest].map((byte) => String.fromCharCode(0x61 + (byte % 26))).join('');
  }
  return letters.slice(0, plain.length);
}
