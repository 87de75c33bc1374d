import { between, refusedPath, unmadePath } from '../lines.ts';
import type { TidyCauseId } from './causes.ts';

/** A complaint as far as it is read, from which its subject is taken. */
export interface Said {
  readonly lines: readonly string[];
  readonly said: string;
  readonly error: string;
  readonly module: string | null;
  readonly wanted: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** What a complaint is about; empty when go did not say. */
export function subjectOf(id: TidyCauseId, said: Said): string {
  const { module, wanted, values } = said;
  return subjects[id]?.(said) ?? module ?? wanted ?? values.package ?? values.module ?? values.url ?? '';
}

const places = ({ lines }: Said): string | null => first(lines, placeIn);
const paths = ({ lines, values }: Said): string =>
  first(lines, refusedPath) ?? first(lines, unmadePath) ?? values.directory ?? '';
const hosts = ({ values, module, wanted }: Said): string => values.host ?? module ?? wanted ?? '';
const packages = ({ values, wanted }: Said): string => values.package ?? wanted ?? '';

/** Causes that are about something else than a module. */
const subjects: Partial<Readonly<Record<TidyCauseId, (said: Said) => string | null>>> = {
  flags: ({ said }) => {
    const line = `${said}\n`;
    return between(line, 'parsing $GOFLAGS: ', '\n') ?? between(line, 'go: ', '\n') ?? said;
  },
  toolchain: ({ said }) => toolchainIn(said) ?? '',
  permission: paths,
  disk: paths,
  syntax: (said) =>
    said.values.dependency ?? places(said) ?? between(said.error, 'errors parsing ', ':') ?? '',
  'major-version': (said) => said.values.dependency ?? places(said) ?? said.module ?? '',
  'malformed-go-sum': (said) => places(said) ?? 'go.sum',
  'changed-meanwhile': ({ said }) => between(said, 'updating ', ':') ?? 'go.mod',
  network: hosts,
  proxy: hosts,
  certificate: hosts,
  workspace: ({ values }) => values.directory ?? values.module ?? '',
  replacement: ({ values }) => values.directory ?? '',
  'ambiguous-import': packages,
  import: packages,
  environment: ({ said }) => settingIn(said),
  'no-module': () => '',
};

function first(lines: readonly string[], read: (line: string) => string | null): string | null {
  for (const line of lines) {
    const found = read(line);
    if (found !== null) return found;
  }
  return null;
}

/** The version or name of a toolchain in go's words of it. */
function toolchainIn(line: string): string | null {
  return (
    between(line, 'requires go >= ', ' (') ??
    between(line, 'invalid GOTOOLCHAIN "', '"') ??
    between(line, 'invalid toolchain "', '"') ??
    between(line, 'cannot find "', '"') ??
    /download(?:ing)? (go1[^\s:]*)/.exec(line)?.[1] ??
    /golang\.org\/toolchain@v0\.0\.1-(go1[^\s:]*)\.[a-z0-9]+-[a-z0-9]+/.exec(line)?.[1] ??
    null
  );
}

/** `go.mod:5` at the beginning of a line. */
function placeIn(line: string): string | null {
  const text = line.trim();
  const said = text.startsWith('go: ') ? text.slice('go: '.length) : text;
  for (const kind of ['.mod:', '.work:', '.sum:']) {
    const at = said.indexOf(kind);
    const end = at === -1 ? -1 : said.indexOf(':', at + kind.length);
    if (end !== -1 && /^\d{1,9}$/.test(said.slice(at + kind.length, end))) return said.slice(0, end);
  }
  return null;
}

/** The variable that a sentence of go is about. */
function settingIn(line: string): string {
  const known =
    /\b(GO111MODULE|GOMODCACHE|GOPATH|GOCACHEPROG|GOCACHE|GOROOT|GOSUMDB|GOVCS|GOEXPERIMENT|GOBIN|GOTMPDIR|TMPDIR|HOME)\b/;
  if (line.includes('executable file not found in $PATH')) return 'PATH';
  return known.exec(line)?.[1] ?? '';
}
