import type { Pseudonyms } from './pseudonyms.ts';
import { publicForges } from './words.ts';

/** Everyone has these, and a report is of little use without them. */
const known =
  /^(?:(?:[a-z]{1,20}\.){0,3}(?:golang\.org|go\.dev|nodejs\.org|apple\.com|brew\.sh|npmjs\.(?:org|com))|honnef\.co|mvdan\.cc)$/;
/** Everything below these is public too; others (`proxy.golang.org`) serve anybody's modules. */
const wholly = /^(?:golang\.org|honnef\.co|mvdan\.cc)$/;
const knownOwners = /^(?:golang|go-delve|golangci|homebrew|gowarden)$/;

/** Endings that hardly any file name has. */
const hostEnding =
  /\.(?:com|org|net|io|dev|ai|edu|gov|mil|corp|internal|intra|intranet|local|lan|home|example|test|invalid|cloud|tech|co|de|uk|fr|cn|jp|eu|ch|at|nl|se|us|ca|au|in|kr|br|ru)$/;
const host =
  /(?<![\p{L}\p{N}\p{M}_.-])(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{0,62}\.){1,60}[a-z]{2,24}(?![\p{L}\p{N}_@-])/giu;
const afterAt = /@(?!v\d)[\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]*/gu;
/** A word right before a version, which is a module's path also where it has neither a dot nor a slash. */
const beforeVersion =
  /(?<![\p{L}\p{N}\p{M}_!~/.@-])[\p{L}\p{N}\p{M}_!~/.-]{1,400}(?=(?:@|[ \t]{1,8})v\d{1,9}\.\d)/gu;

const isPublicHost = (name: string): boolean => known.test(name) || publicForges.has(name);

/** Hides names of hosts: those with a usual ending wherever they stand, any other after an `@`; then names before a version. */
export function hideHosts(text: string, pseudonyms: Pseudonyms): string {
  return text
    .replaceAll(afterAt, (found) =>
      isPublicHost(found.slice(1).toLowerCase()) ? found : pseudonyms.hide(found),
    )
    .replaceAll(host, (found) => {
      const name = found.toLowerCase();
      return !hostEnding.test(name) || isPublicHost(name) ? found : pseudonyms.hide(found);
    })
    .replaceAll(beforeVersion, (found) => hideModulePath(found, pseudonyms));
}

/**
 * Hides the elements of a path, of directories or of a module. Public infrastructure of Go keeps its name; public forges keep theirs, but
 * not their owners'. `!a`, which is how the module cache writes `A`, counts as that letter. With `sameLength` it stays as long as it was.
 */
export function hideModulePath(path: string, pseudonyms: Pseudonyms, sameLength = false): string {
  const elements = path.split('/');
  const done: string[] = [];
  for (const [at, element] of elements.entries()) {
    const name = element.toLowerCase();
    const owner = elements[at + 1]?.replaceAll('!', '').toLowerCase() ?? '';
    const isForge = publicForges.has(name);
    if (wholly.test(name) || (isForge && knownOwners.test(owner)))
      return [...done, ...elements.slice(at)].join('/');
    done.push(isForge || known.test(name) ? element : hideElement(element, pseudonyms, sameLength));
  }
  return done.join('/');
}

function hideElement(element: string, pseudonyms: Pseudonyms, sameLength: boolean): string {
  if (/%[0-9a-f]{2}/i.test(element) && !sameLength) return hideEncoded(element, pseudonyms);
  const plain = element.replaceAll(/!(?=[a-z])/g, '');
  const hidden = pseudonyms.hide(plain);
  // A capital that is written with its mark is hidden with it; one that is not hidden keeps it.
  return hidden === plain ? element : sameLength ? hidden.padEnd(element.length, 'z') : hidden;
}

/** An element of an address: hidden like the name that it encodes. */
function hideEncoded(element: string, pseudonyms: Pseudonyms): string {
  try {
    const name = decodeURIComponent(element);
    const hidden = pseudonyms.hide(name);
    return hidden === name ? element : encodeURIComponent(hidden);
  } catch (error) {
    if (error instanceof URIError) return pseudonyms.of(element);
    throw error;
  }
}
