import { isSecretName } from './secret-names.ts';

/** Settings of Go whose values are names of private places and nothing else. */
const privateSetting = /^GO(?:PRIVATE|NOPROXY|NOSUMDB|NOSUMCHECK|INSECURE|AUTH|VCS|SUMDB)$/;

/** Variables of the environment that decide which Go runs and where things are, whose values are looked at word by word. */
const publicVariable =
  /^(?:(?:CGO_|GOENV_|MISE_|ASDF_|XDG_|LC_|HOMEBREW_)[A-Z0-9_]+|GO[A-Z0-9]+|GVM_ROOT|HOME|USER|LOGNAME|PATH|SHELL|LANG|TMPDIR|PWD|TERM|DISPLAY|GCCGO|AR|CC|CXX|PKG_CONFIG|DEVELOPER_DIR|SDKROOT|STATICCHECK_CACHE|NO_PROXY|HTTPS?_PROXY|ALL_PROXY)$/;

/** A name, whatever closes a quotation around it, and what makes it one of a value; bounded, and begun where the name begins. */
const assignment =
  /(?<![\w.-])(?<name>-{0,2}[A-Za-z_][\w.-]{0,200})(?<between>\\{0,2}["']?[ \t]{0,4}(?<sign>=|:(?!\/\/))[ \t]{0,4})(?<quote>\\{0,2}["'])?/g;

/** What replaces a value; `whole` for one that may be mentioned elsewhere too. */
export type Mask = (found: string) => string;

/**
 * Hides values that are given to a name that says that they are secret (`DB_PASS=…`, `"password": "…"`), values of Go's settings about
 * private modules, and those of any variable of the environment that is none of the known ones. In values of the
 * known ones it hides `names`, where they are to be hidden. One pass.
 */
export function hideAssigned(text: string, mask: Mask, names: Mask | null): string {
  let done = '';
  let from = 0;
  for (const match of text.matchAll(assignment)) {
    const { name = '', sign, quote } = match.groups ?? {};
    if (match.index < from) continue;
    const hide = maskOf(name, sign === '=', mask, names);
    if (hide === null) continue;
    const start = match.index + match[0].length;
    const wholeLine = hide === names && (match.index === 0 || text[match.index - 1] === '\n');
    const end = endOf(text, start, quote, wholeLine);
    if (end === start || (hide === names && text[start] === '-')) continue;
    done += text.slice(from, start) + hide(text.slice(start, end));
    from = end;
  }
  return done + text.slice(from);
}

function maskOf(name: string, isEqual: boolean, mask: Mask, names: Mask | null): Mask | null {
  // GOAUTH has commands with passwords in it.
  if (isSecretName(name)) return mask;
  if (!isEqual) return null;
  if (privateSetting.test(name)) return names === null ? null : mask;
  if (!/^[A-Z][A-Z0-9_]{1,100}$/.test(name)) return null;
  return publicVariable.test(name) ? names : mask;
}

/** Where a value ends: at its closing quotation mark, or where a word of a shell, of JSON or of an address ends. */
function endOf(text: string, start: number, quote: string | undefined, wholeLine: boolean): number {
  const bare = wholeLine ? /\n/g : /[\s"',;&]/g;
  const ending = quote === undefined ? bare : quote.endsWith('"') ? /\\{0,2}"|\n/g : /\\{0,2}'|\n/g;
  ending.lastIndex = start;
  return ending.exec(text)?.index ?? text.length;
}
