import { fieldsOf, linesOf, trimGo, withoutMark, withoutTrailing } from './lines.ts';
import { miseToolName } from './mise-toml.ts';

/**
 * The versions that a `.tool-versions` names for a tool, in order of preference; null when it does not name the tool. asdf since
 * 0.16 parts at spaces only (asdf-vm/asdf, internal/toolversions), mise at any white space.
 */
export function readToolVersions(
  text: string,
  names: readonly string[],
  partedAt: 'spaces' | 'white space',
): readonly string[] | null {
  for (const { text: raw } of linesOf(text)) {
    const line = before(raw, '#');
    const [tool = '', ...versions] = partedAt === 'white space' ? fieldsOf(line) : readAsdfVersions(line);
    if (names.includes(tool) && versions.length > 0) return versions;
  }
  return null;
}

/** Bytes of each line that goenv looks at (`cut -b 1-1024`). */
const longestLine = 1024;

/**
 * The versions that a goenv version file names: the first word of each line that is not a comment, without those that would lead
 * out of its directory. https://github.com/go-nv/goenv/blob/master/libexec/goenv-version-file-read
 */
export function readGoenvVersions(text: string): readonly string[] {
  const words: string[] = [];
  for (const { text: line } of linesOf(text)) {
    const [word = ''] = fieldsOf(line.slice(0, longestLine), 1);
    if (word !== '' && !word.startsWith('#') && word !== '..' && !word.includes('/')) words.push(word);
  }
  return words;
}

/**
 * The words that goenv takes for versions in a go.mod, comments and all: those of its `toolchain` lines, where there are none, those
 * of every line with `go` and a number in it. https://github.com/go-nv/goenv/blob/master/libexec/goenv-version-file-read
 */
export function readGoenvGoMod(text: string): readonly string[] {
  const lines = [...linesOf(text)].map((line) => line.text);
  const [found, removed] = lines.some((line) => line.startsWith('toolchain'))
    ? ([/^toolchain[ \\t]*go[ \\t]*\d+\.\d/, /^toolchain[ \t]*go[ \t]*/] as const)
    : ([/go[ \\t]*\d+\.\d/, /go[ \t]*/] as const);
  return lines
    .filter((line) => found.test(line))
    .flatMap((line) => line.replace(removed, '').split(/[ \t]/).filter(Boolean));
}

/** The words of ASDF_GOLANG_VERSION or of a line of `.tool-versions`: parted by spaces, with no other white space around them. */
export function readAsdfVersions(text: string): readonly string[] {
  return text
    .split(' ')
    .map(trimGo)
    .filter((word) => word !== '');
}

/**
 * What asdf's plugin for Go takes a version in a `.go-version` to begin with: its text; null where that is more than a version, since
 * the plugin makes a pattern of it. https://github.com/asdf-community/asdf-golang/blob/master/bin/parse-legacy-file
 */
export function readAsdfGoVersion(text: string): string | null {
  let version = text;
  while (version.endsWith('\n')) version = version.slice(0, -1);
  return /^[\w.-]*$/.test(version) ? version : null;
}

/** Whether an `.asdfrc` says `legacy_version_file = yes` before its first section. https://asdf-vm.com/manage/configuration.html */
export function readLegacyVersionFile(text: string): boolean {
  for (const { text: raw } of linesOf(text)) {
    const line = raw.trim();
    if (line.startsWith('[')) return false;
    const end = line.search(/[=:]/);
    if (end === -1 || line.slice(0, end).trim() !== 'legacy_version_file') continue;
    const value = line.slice(end + 1).replace(/\s[#;].*$/s, '');
    return value.trim().toLowerCase() === 'yes';
  }
  return false;
}

/**
 * The versions of Go in a `.tool-versions` as mise reads it: of several lines the last counts, `go`, `golang` and `core:go` are one
 * tool, colons behind the name are passed over; empty when it does not name Go.
 * https://github.com/jdx/mise/blob/main/src/config/config_file/tool_versions.rs
 */
export function readMiseToolVersions(text: string): ReadonlyMap<string, readonly string[]> {
  const tools = new Map<string, readonly string[]>();
  for (const { text: line } of linesOf(withoutMark(text))) {
    const [tool, ...versions] = fieldsOf(before(line, '#'));
    if (tool !== undefined) tools.set(miseToolName(withoutTrailing(tool, ':')), versions);
  }
  return tools;
}

/** What mise makes of a `.go-version`: all its lines without comments; empty when there are none (src/backend/mod.rs, `normalize_idiomatic_contents`). */
export function readMiseGoVersion(text: string): string {
  const lines: string[] = [];
  for (const { text: raw } of linesOf(text)) {
    const line = raw.trim();
    const comment = line.startsWith('#') ? 0 : line.search(/\s#/);
    const kept = comment === -1 ? line : line.slice(0, comment).trim();
    if (kept !== '') lines.push(kept);
  }
  let version = lines.join('\n');
  while (version.startsWith('v')) version = version.slice(1);
  return version;
}

/**
 * The version that mise takes from a go.mod: an exact `toolchain`, else, unless `exactOnly`, the `go` line; null when neither is
 * one. https://github.com/jdx/mise/blob/main/src/plugins/core/go.rs, `parse_gomod`
 */
export function readMiseGoMod(text: string, exactOnly: boolean): string | null {
  const valueOf = (keyword: string): string | undefined => {
    for (const { text: line } of linesOf(text)) {
      const [first, value] = fieldsOf(before(line, '//'), 2);
      if (first === keyword && value !== undefined) return value;
    }
    return undefined;
  };
  const toolchain = /^go(\d+\.\d+\.\d+)$/.exec(valueOf('toolchain') ?? '')?.[1];
  if (toolchain !== undefined || exactOnly) return toolchain ?? null;
  const minimum = valueOf('go') ?? '';
  return /^\d+\.\d+(?:\.\d+)?$/.test(minimum) ? minimum : null;
}

function before(text: string, end: string): string {
  const at = text.indexOf(end);
  return at === -1 ? text : text.slice(0, at);
}
