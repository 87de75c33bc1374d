/** What the steps of a choice are filled with. */
interface Setting {
  readonly name: string;
  readonly value: string;
  /** `FILE:LINE`; null for an environment variable, undefined for Go's own default. */
  readonly place: string | null | undefined;
}

const by = ({ place }: Setting): string =>
  place === undefined ? "Go's own default" : place === null ? 'an environment variable' : place;

export const which = {
  notAName: (name: string): string => `Expected the name of a program, such as go or gopls, got "${name}"`,
  inspectInstead: (path: string): string => `For a file use: gowarden inspect ${path}`,
  notADirectory: (path: string): string => `Expected a directory, but ${path} is none`,
  contexts: {
    'login-shell': 'Terminal',
    gui: 'Applications',
    daemon: 'Daemon',
  },
  /** The conclusion of one context. */
  runs: (what: string, architectures: string, file: string): string => `${what} ${architectures}, ${file}`,
  runsUnknown: 'could not be told',
  unknownVersion: 'unknown version',
  nothing: (name: string): string => `no ${name} on PATH`,
  wouldDownload: (toolchain: string, architectures: string): string =>
    `${toolchain} ${architectures}, to be downloaded first`,
  foreign: (hardware: string): string => `not native: this machine is ${hardware}`,
  assumed: 'assumed',
  searched: (source: string): string => `PATH as told by: ${source}`,
  path: (path: string, position: number): string => `PATH: entry ${position} has the first go, ${path}`,
  leadsTo: (path: string): string => `leads to ${path}`,
  behind: (paths: readonly string[]): string => `behind it: ${paths.join(', ')}`,
  broken: (path: string): string => `${path} leads nowhere and is passed over`,
  installedOffPath: (path: string): string => `${path} is installed, but not on this PATH`,
  shim: (manager: string, reason: string, path: string | null): string =>
    path === null
      ? `It is a shim of ${manager}; what it starts could not be told (${reason})`
      : `It is a shim of ${manager} and starts ${path} (${reason})`,
  go: (version: string, architectures: string): string =>
    `This go command is ${version} for ${architectures}`,
  goroot: (path: string): string => `GOROOT by its place: ${path}`,
  gorootSet: (setting: Setting): string => `GOROOT=${setting.value}, set by ${by(setting)}`,
  noSwitching: (version: string): string =>
    `${version} always runs itself: choosing a toolchain came with Go 1.21`,
  modulesOff: (setting: Setting): string =>
    `Modules are off (GO111MODULE=${setting.value}, set by ${by(setting)}), so it runs itself`,
  setting: (setting: Setting): string =>
    setting.value === ''
      ? 'GOTOOLCHAIN is not set at all, so it runs itself'
      : `GOTOOLCHAIN=${setting.value}, set by ${by(setting)}`,
  modes: {
    local: (minimum: string): string => `exactly ${minimum}, whatever go.mod says`,
    auto: (minimum: string): string => `${minimum} or newer, from PATH or downloaded`,
    path: (minimum: string): string => `${minimum} or newer, from PATH only`,
  },
  file: (file: string): string => `${file} counts`,
  fileNamed: (file: string, setting: Setting): string => `${file} counts: GOWORK, set by ${by(setting)}`,
  hides: (file: string): string => `it hides ${file}`,
  noFile: 'Neither go.work nor go.mod here or above',
  line: (line: number, text: string, raises: boolean): string =>
    `line ${line}: ${text}${raises ? ', which decides' : ', which changes nothing'}`,
  selected: (toolchain: string): string => `The toolchain is ${toolchain}`,
  outcomes: {
    own: (file: string): string => `That is this go command itself: ${file}`,
    path: (file: string): string => `An executable of that name is on PATH: ${file}`,
    cached: (file: string): string => `It is in the module cache: ${file}`,
    packed: (file: string): string => `It is in the module cache as a zip and will be unpacked: ${file}`,
    download: (module: string): string =>
      `It would be downloaded: ${module} (the architecture is that of the go command that runs; GOARCH does not matter)`,
    forbidden: (setting: Setting): string =>
      `${setting.name}=${setting.value}, set by ${by(setting)}, forbids that`,
    error: (message: string): string => `The go command stops: ${message}`,
    unknown: (reason: string): string => `Could not be told: ${reason}`,
  },
};
