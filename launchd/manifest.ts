import type { OwnPaths } from '../host/paths.ts';

/** One kind of thing that gowarden makes in a directory of its own. Whatever is not named here is somebody else's. */
export interface Made {
  /** The whole name. */
  readonly name: RegExp;
  readonly kind: 'file' | 'link' | 'socket' | 'directory';
  /** What its first bytes have to be, where others could have the same name. */
  readonly begins?: (start: Buffer) => boolean;
  /** What we make in it; it goes when nothing else is in it. */
  readonly holds?: readonly Made[];
}

const file = (name: RegExp, begins?: Made['begins']): Made => ({
  name,
  kind: 'file',
  ...(begins && { begins }),
});
const directory = (name: RegExp, holds: readonly Made[]): Made => ({ name, kind: 'directory', holds });

/** What `replaceOwn` and the installation write before they rename it: the name, a process id, some hex or `new`. */
const draft = String.raw`(?:\.\d+[-.](?:[0-9a-f]{8}|new))?`;

/** https://www.sqlite.org/fileformat.html: at 68 the application id, `gowd`. What is damaged or was not written yet has none. */
const isHistory = (start: Buffer): boolean =>
  start.length < 72 ||
  !start.toString('latin1').startsWith('SQLite format 3') ||
  start.readUInt32BE(68) === 0x676f7764;
/** pino's lines, or what a launcher writes before there is a log. */
const isLog = (start: Buffer): boolean =>
  start.length === 0 || /^(?:\{"level":|[^\n]*gowarden)/.test(start.toString('utf8'));
/** JSON that begins with one of these fields, as we write it. */
const json =
  (...fields: readonly string[]) =>
  (start: Buffer): boolean => {
    const [, first] = /^\s*\{\s*"(\w+)"/.exec(start.toString('latin1')) ?? [];
    return start.length === 0 || (first !== undefined && fields.includes(first));
  };
const isEmpty = (start: Buffer): boolean => start.length === 0;
const isLauncher = (start: Buffer): boolean => start.includes("gowarden's launcher");
const isPicture = (start: Buffer): boolean => ['89504e47', '00000100'].includes(start.toString('hex', 0, 4));

/** What SQLite keeps beside a database: https://www.sqlite.org/fileformat.html and /walformat.html. */
const companionStarts = ['377f0682', '377f0683', 'd9d505f9', '18e22d00', '00000000', ''];
const isCompanion = (start: Buffer): boolean => companionStarts.includes(start.toString('hex', 0, 4));

const database = String.raw`^history\.sqlite(?:\.new|\.aside-\d{8}T\d{6}(?:-\d+)?)?`;
const history: readonly Made[] = [
  file(new RegExp(`${database}$`), isHistory),
  file(new RegExp(`${database}-(?:wal|shm|journal)$`), isCompanion),
];
const logs: readonly Made[] = [
  file(/^gowarden\.log(?:\.\d)?$/, isLog),
  file(/^launcher\.log$/, isLog),
  file(/^launcher\.log\.told$/, isEmpty),
];
const run: readonly Made[] = [
  { name: /^gowarden\.sock$/, kind: 'socket' },
  { name: /^\.s\d+$/, kind: 'socket' },
  directory(/^tray$/, [file(/^[\w.-]+$/, isPicture)]),
];
const config: readonly Made[] = [file(/^gowarden\.toml$/)];
/** https://github.com/nodejs/node/blob/v22.x/src/compile_cache.cc: its magic number. */
const isCompiled = (start: Buffer): boolean =>
  start.length === 0 || start.toString('hex', 0, 4) === 'b2dbdf8a';
/** A directory for each version of Node, and in it a file for each of ours that a command has read. */
export const compiled = directory(/^compiled$/, [
  directory(/^v\d+\.[\w.-]+$/, [file(/^[0-9a-f]{1,8}(?:\.\w+)?$/, isCompiled)]),
]);
/** Empty by then: what waited was purged or taken back. */
const cache: readonly Made[] = [
  file(new RegExp(`^history\\.txt${draft}$`)),
  directory(/^quarantine$/, [directory(/^[\w-]+$/, [])]),
  compiled,
];
const state: readonly Made[] = [
  ...history,
  { name: /^daemon\.\d+\.lock$/, kind: 'link' },
  { name: /^daemon-\d+-[0-9a-f]+\.sock$/, kind: 'socket' },
  file(new RegExp(`^notified\\.json${draft}$`), json('schemaVersion')),
  file(new RegExp(`^pause\\.json${draft}$`), json('until')),
  file(/^waiting\.json$/, json('version')),
  file(/^service\.json$/, json('files')),
  file(/^notifications\.jsonl$/, json('at')),
  file(new RegExp(`^socket${draft}$`), (start) => /\.sock\n?$/.test(start.toString('utf8'))),
  file(/^copied\.txt$/),
  file(/^ballast$/),
  directory(/^bin$/, [file(new RegExp(`^gowarden${draft}$`), isLauncher)]),
  directory(/^tray$/, [
    directory(/^(?:native|bundled|panel)$/, [
      directory(/^\d+\.\d+\.\d+$/, [
        file(/^(?:tray-helper\.js|helper|tray_(?:darwin|linux)_release)$/),
        directory(/^lib$/, [{ name: /^libappindicator3\.so\.1$/, kind: 'link' }]),
      ]),
    ]),
  ]),
];

/** What alone knows where things wait; it stays as long as something does. */
const cleaning: readonly Made[] = [
  file(/^cleaning\.(?:lock|work)$/, isEmpty),
  file(/^cleaning\.(?:lock|work)-(?:wal|shm|journal)$/, isCompanion),
  file(/^receipts\.jsonl$/, json('kind')),
  directory(/^cleaning$/, [file(/^[\w-]+\.jsonl$/, json('plan'))]),
];

/** Everything below a state directory that was chosen, or that belongs to a simulated machine. */
const whole: readonly Made[] = [
  ...state,
  ...cleaning,
  directory(/^logs$/, logs),
  directory(/^run$/, run),
  directory(/^config$/, config),
  directory(/^cache$/, cache),
];

/** What gowarden creates, by the directory that it is in; inner ones come first. `waits`: something is in a quarantine. */
export function manifestOf(
  paths: OwnPaths,
  waits: boolean,
): readonly { readonly path: string; readonly holds: readonly Made[] }[] {
  const simulated = directory(/^simulated$/, [directory(/^[0-9a-f]{8}$/, whole)]);
  const all = [
    { path: paths.run, holds: run },
    { path: paths.logs, holds: logs },
    { path: paths.cache, holds: cache },
    { path: paths.config, holds: config },
    { path: paths.state, holds: [...state, ...(waits ? [] : cleaning), simulated] },
  ];
  // On a Mac the settings stand in the state directory: one place holds what both say.
  const byPath = new Map<string, readonly Made[]>();
  for (const { path, holds } of all) byPath.set(path, [...(byPath.get(path) ?? []), ...holds]);
  return [...byPath]
    .map(([path, holds]) => ({ path, holds }))
    .sort((one, other) => other.path.split('/').length - one.path.split('/').length);
}
