import { linesOf, trimGo } from '../lines.ts';

/**
 * The first line of a go.mod or go.work that starts with a keyword, as the go command reads it before it parses the file: without
 * blocks, up to a comment. https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/gover/gomod.go (GoModLookup)
 */
export function versionLine(
  text: string,
  keyword: 'go' | 'toolchain',
): { readonly value: string; readonly line: number } | null {
  for (const { text: raw, number } of linesOf(text)) {
    const line = trimGo(raw);
    const after = line.charAt(keyword.length);
    if (!line.startsWith(keyword) || (after !== ' ' && after !== '\t')) continue;
    const comment = line.indexOf('//');
    return { value: trimGo(line.slice(keyword.length, comment === -1 ? undefined : comment)), line: number };
  }
  return null;
}
