import { formatBytes, formatTime, plural } from '../units.ts';

type Values = Readonly<Record<string, string>>;

/** Something that was left out: the reason's code, where, what was met there, and who uses it; the last three may be empty. */
export interface Left {
  readonly why: string;
  readonly path: string;
  readonly detail: string;
  readonly who: string;
}

const size = (v: Values): string => formatBytes(Number(v.bytes));
const until = (v: Values): string => formatTime(Number(v.until));
const back = (v: Values): string => (Number(v.until) > Date.now() ? `, can be undone until ${until(v)}` : '');

/** The menu's answers and the notifications about clean-ups, by code. */
export const cacheNotices = {
  cleaned: (v: Values) => `${size(v)} cleaned${back(v)}`,
  'cleaned-partly': (v: Values) =>
    `${size(v)} cleaned${back(v)}; ${plural(Number(v.leftOut), 'thing was', 'things were')} left out (gowarden caches)`,
  'cleaned-waits': (v: Values) => `${size(v)} cleaned; the rest when ${v.who} ends`,
  'clean-waits': (v: Values) => `Will clean when ${v.who} ends`,
  'clean-nothing': () => 'There was nothing to clean',
  'clean-left-out': (v: Values) =>
    `Nothing was cleaned: ${reason({ why: v.why ?? '', path: v.path ?? '', detail: v.detail ?? '', who: '' })}`,
  'clean-cancelled': () => 'Cancelled',
  'clean-idle': () => 'There was nothing to cancel',
  'clean-failed': (v: Values) => `That failed: ${v.reason}`,
  'purge-left-out': (v: Values) =>
    `${plural(Number(v.count), 'thing', 'things')} that had been cleaned could not be removed: ${v.path} (${v.detail}). It is tried again at the next start.`,
  undone: (v: Values) => `${size(v)} put back`,
  'undone-partly': (v: Values) =>
    `${size(v)} put back; ${plural(Number(v.lost), 'thing', 'things')} could not be put back`,
  'undo-busy': (v: Values) => `Not undone yet: ${v.who} uses it. End it and undo again.`,
  'undo-gave-up': (v: Values) => `The clean-up that waited for ${v.who} has been given up.`,
  'undo-nothing': () => 'There is nothing to undo',
  'undo-already-purged': () => 'It has already been removed permanently',
  'undo-left-out': (v: Values) =>
    `Nothing was put back: ${reason({ why: v.why ?? '', path: v.path ?? '', detail: v.detail ?? '', who: '' })}`,
  'undo-another-gowarden': () => 'Another gowarden is cleaning just now',
};

/** Why something was left out. `who` uses it; `detail` is what was met. */
function reason({ why, path, detail, who }: Left): string {
  const at = detail || path;
  switch (why) {
    case 'busy':
      return `in use by ${who || 'a running program'}`;
    case 'could-not-tell':
      return `it is unknown whether anything uses it: ${detail}`;
    case 'kept':
      return detail === '' || detail === '/'
        ? '`caches.keep` protects everything, or could not be read: see gowarden config check'
        : `\`caches.keep\` protects ${detail}`;
    case 'assumed':
      return `its place was not confirmed (${detail}): no go answered`;
    case 'never':
      return 'this is never cleaned, only shown';
    case 'link':
      return `${at} is a link, and links are not followed`;
    case 'mount-point':
      return `${at} is a mount point`;
    case 'not-ours':
      return `${at} belongs to another user`;
    case 'not-allowed':
      return `it may not be a cache: ${at}`;
    case 'work-inside':
      return `it contains somebody's work: ${at}`;
    case 'foreign-content':
      return `it contains something that is not part of the cache: ${at}`;
    case 'changed':
      return `it changed after the plan was made: ${at}`;
    case 'gone':
      return detail || 'the cache does not exist (any more)';
    case 'other-volume':
      return `it cannot be set aside anywhere on its volume: ${at}`;
    case 'no-space':
      return `the disk is full: ${at}`;
    case 'no-answer':
      return detail;
    case 'refused':
      return `the system refused: ${at}`;
    case 'another-gowarden':
      return 'another gowarden is cleaning just now; try again';
    case 'go-sum-at-fault':
      return `the go.sum is at fault and not the cache: ${at}`;
    case 'undecided':
      return `which copy is right could not be decided: ${at}`;
    case 'policy-missed':
      return detail === 'budget'
        ? 'everything that may be removed is, and the caches are still over the size budget'
        : 'everything that may be removed is, and the disk still has too little free space';
    default:
      return [why, at].filter(Boolean).join(' ');
  }
}

/** The names of caches, and why something of them was left out. */
export const caches = {
  kinds: {
    'go-build': 'Go build cache',
    'go-test': 'Go test results',
    'go-fuzz': 'Go fuzz inputs',
    'go-modules': 'Go module cache',
    'go-toolchain': 'Go toolchain',
    gopls: 'gopls',
    goimports: 'goimports index',
    jetbrains: 'IDE index',
    'golangci-lint': 'golangci-lint',
    staticcheck: 'staticcheck',
    'vscode-go-tools': 'VS Code Go tools',
    'go-sdk': 'Go SDK',
  } as Readonly<Record<string, string>>,
  reason,
};
