import { commandLine } from '../../../messages/command.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import type { Closed, Place, PlaceKind, Places } from '../../places/places.ts';
import { places } from '../../places/probe.ts';
import { inWords } from '../../places/text.ts';
import { modeText, ownerOf, saysOf, variables } from '../../places/words.ts';
import { person, remedy } from '../../remedies/steps.ts';
import { isWithin } from '../../workspace/workspace.ts';
import { text, type Values } from './text.ts';

/** Root or another user owns something in a place where go, gopls or a linter writes as this user. */
export const rule: Rule<Places, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: ['https://github.com/golang/go/issues/26280', 'https://github.com/golang/go/issues/26814'],
  probe: places,
  decide: (answer) => outermost(answer.places).map((place) => findingOf(place, answer)),
  // Only root gives it back, and nothing of ours ever asks to be root.
  remedy: ({ values }) => remedy([person(text, values)], null),
};

/** Of nested places, all of which somebody else owns, the outermost is reported. */
function outermost(all: readonly Place[]): readonly Place[] {
  const foreign = all.filter(({ foreignCount }) => foreignCount > 0);
  const isWhole = (place: Place): boolean => place.foreign.some(({ path }) => path === place.path);
  return foreign.filter(
    (place, index) =>
      !foreign.some(
        (other, at) =>
          (other !== place &&
            isWithin(place.path, other.path) &&
            (place.path === other.path ? at < index : isWhole(other))) ||
          // Both are to be made in the same directory.
          (at < index && !place.exists && !other.exists && firstOf(place) === firstOf(other)),
      ),
  );
}

const firstOf = ({ foreign }: Place): string | undefined => foreign[0]?.path;

function findingOf(place: Place, { user }: Places): Found<Values> {
  const { kind, path, foreign, foreignCount, sampled, own } = place;
  const first = foreign[0] as Closed;
  const says = saysOf(place, first);
  const line = (one: Closed): string =>
    inWords('owner', { path: one.path, owner: ownerOf(one.uid), mode: modeText(one.mode), user: user.name });
  return {
    subject: path,
    severity: severityOf(place, first),
    certainty: 'observed',
    evidence: [
      ...foreign.slice(0, 8).map(line),
      inWords('sampled', { count: foreignCount, sampled }),
      ...(says === null ? [] : [inWords('says', { words: says })]),
    ],
    values: {
      ...{ kind, path, first: first.path, owner: ownerOf(first.uid), count: foreignCount, sampled, own },
      variable: variables[kind],
      says: says ?? '',
      command: commandOf(place, first, user),
    },
  };
}

/** Nothing above a home is given to its user, and of what is above a place only that directory. */
function commandOf({ own, exists, path }: Place, first: Closed, { name, home }: Places['user']): string {
  const target = exists ? path : first.path;
  if (!own || home === '/' || !isWithin(target, home)) return '';
  return exists && path !== home
    ? commandLine`sudo chown -R ${name} ${path}`
    : commandLine`sudo chown ${name} ${target}`;
}

function severityOf({ kind, path, exists, foreign }: Place, first: Closed): Severity {
  // A file of another user in one's own directory is replaced at the next install.
  if (kind === 'bin' && first.path !== path) return 'info';
  const everyTime = ['', '/cache', '/cache/download', '/cache/lock'].map((name) => `${path}${name}`);
  const isPart = exists && !foreign.some((one) => everyTime.includes(one.path));
  return kind === 'module-cache' && isPart ? 'warning' : severities[kind];
}

/** What stops builds is an error; what stops installing, settings or an editor's tool is none. */
const severities: Readonly<Record<PlaceKind, Severity>> = {
  'build-cache': 'error',
  'module-cache': 'error',
  pkg: 'error',
  gopath: 'warning',
  src: 'warning',
  bin: 'warning',
  settings: 'warning',
  'gopls-cache': 'warning',
  'lint-cache': 'warning',
  module: 'warning',
};
