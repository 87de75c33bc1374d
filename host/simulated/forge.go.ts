import type { Architecture } from '../host.ts';

/** What the Go linker would have written into a program. */
export interface GoBuildSketch {
  /** `go1.26.8` */
  readonly version: string;
  /** Main package, `cmd/go`. */
  readonly path?: string;
  readonly module?: { readonly path: string; readonly version: string };
  /** Of golang.org/x/tools among its dependencies. */
  readonly sourceTools?: string;
  /** Further `build` lines; GOOS, GOARCH and the usual ones are there already. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Around the module text, so that runtime/debug can find it in memory. */
const start = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const end = Buffer.from('f932433186182072008242104116d8f2', 'hex');

/** The build info in the inline layout of Go 1.18 and later (cmd/link, debug/buildinfo), padded to 16 bytes. */
export function goBuildInfo(sketch: GoBuildSketch, system: string, architecture: Architecture): Buffer {
  const text = Buffer.from(linesOf(sketch, system, architecture));
  const head = Buffer.alloc(32);
  head.write('\xff Go buildinf:', 0, 'latin1');
  // Pointer size, then the flag for the inline layout.
  head.set([8, 2], 14);
  const info = Buffer.concat([
    head,
    counted(Buffer.from(sketch.version)),
    counted(Buffer.concat([start, text, end])),
  ]);
  return Buffer.concat([info, Buffer.alloc((16 - (info.length % 16)) % 16)]);
}

function linesOf(sketch: GoBuildSketch, system: string, architecture: Architecture): string {
  const { path, module, sourceTools } = sketch;
  const settings: Readonly<Record<string, string>> = {
    '-buildmode': 'exe',
    '-compiler': 'gc',
    CGO_ENABLED: '0',
    GOARCH: architecture,
    GOOS: system,
    ...(architecture === 'amd64' ? { GOAMD64: 'v1' } : {}),
    ...(architecture === 'arm64' ? { GOARM64: 'v8.0' } : {}),
    ...sketch.settings,
  };
  return [
    ...(path === undefined ? [] : [`path\t${path}`]),
    ...(module === undefined ? [] : [`mod\t${module.path}\t${module.version}\t`]),
    ...(sourceTools === undefined ? [] : [`dep\tgolang.org/x/tools\t${sourceTools}\t`]),
    ...Object.entries(settings).map(([name, value]) => `build\t${name}=${quoted(value)}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** Values with white space or quotes are written as Go strings. */
function quoted(value: string): string {
  return /[ \t\r\n"`]/.test(value) ? JSON.stringify(value) : value;
}

function counted(bytes: Buffer): Buffer {
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>>= 7) {
    length.push(rest < 128 ? rest : (rest & 127) | 128);
    if (rest < 128) return Buffer.concat([Buffer.from(length), bytes]);
  }
}
