import { fieldsOf, linesOf } from './lines.ts';

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
    const [tool = '', ...versions] =
      partedAt === 'white space'
        ? fieldsOf(line)
        : before(line, '\r')
            .split(' ')
            .filter((word) => word !== '');
    if (names.includes(tool) && versions.length > 0) return versions;
  }
  return null;
}

/** Bytes of each line that goenv looks at (`cut -b 1-1024`). */
const longestLine = 1024;

/**
 * The versions that a goenv version file names: the first word of each line that is no comment, without those that would lead
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

/** Whether an `.asdfrc` says `legacy_version_file = yes`. https://asdf-vm.com/manage/configuration.html */
export function readLegacyVersionFile(text: string): boolean {
  for (const { text: line } of linesOf(text)) {
    const equals = line.indexOf('=');
    if (equals !== -1 && line.slice(0, equals).trim() === 'legacy_version_file')
      return line.slice(equals + 1).trim() === 'yes';
  }
  return false;
}

function before(text: string, end: string): string {
  const at = text.indexOf(end);
  return at === -1 ? text : text.slice(0, at);
}
