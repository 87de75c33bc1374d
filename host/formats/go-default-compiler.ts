import { linesOf } from './lines.ts';

/** Which program a Go distribution takes for a compiler when nobody sets one, for a GOOS and GOARCH. */
export type DefaultCompiler = (os: string, architecture: string) => string;

/**
 * `DefaultCC` or `DefaultCXX` out of `$GOROOT/src/cmd/go/internal/cfg/zdefaultcc.go`, which cmd/dist writes when Go itself is built
 * (https://github.com/golang/go/blob/go1.26.0/src/cmd/dist/buildgo.go); null where the text is something else.
 */
export function readDefaultCompiler(text: string, name: 'DefaultCC' | 'DefaultCXX'): DefaultCompiler | null {
  const cases = new Map<string, string>();
  let inside = false;
  let waiting: readonly string[] = [];
  for (const { text: line } of linesOf(text)) {
    const word = line.trim();
    if (!inside) inside = word.startsWith(`func ${name}(`);
    else if (word.startsWith('case '))
      waiting = [...word.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
    else if (word.startsWith('return ')) {
      const value = word.slice(7).trim();
      if (value.length < 2 || !/^["`]/.test(value)) return null;
      const program = value.slice(1, -1);
      if (waiting.length === 0)
        return (os, architecture) => cases.get(`${os}/${architecture}`) ?? cases.get(os) ?? program;
      for (const one of waiting) if (!cases.has(one)) cases.set(one, program);
      waiting = [];
    } else if (line === '}') return null;
  }
  return null;
}
