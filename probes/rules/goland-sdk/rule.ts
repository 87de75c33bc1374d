import { posix } from 'node:path';
import type { GoLands } from '../../goland/answer.ts';
import { goland } from '../../goland/probe.ts';
import type { Project } from '../../goland/sdk.ts';
import { inWords } from '../../goland/text.ts';
import { isNative } from '../../inventory/inventory.ts';
import { startedBy } from '../../inventory/native.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { fitGos } from '../../remedies/fit.ts';
import { compareVersions } from '../../versions/parse.ts';
import type { Values } from './text.ts';

/** A project of GoLand that is bound to a Go SDK which is gone, is none, is for another processor, or is older than its go.mod needs. */
export const rule: Rule<GoLands, Values> = {
  severity: 'warning',
  dependsOn: ['go-arch-mismatch'],
  timeToVisibleMs: 60_000,
  links: [
    'https://www.jetbrains.com/help/go/configuring-goroot-and-gopath.html',
    'https://github.com/go-lang-plugin-org/go-lang-idea-plugin/issues/1502',
    'https://github.com/jdx/mise/issues/1087',
  ],
  probe: goland,
  decide: (answer, { now }) => answer.projects.flatMap((project) => judge(project, answer, now) ?? []),
};

const severities: Readonly<Record<Values['fault'], Severity>> = {
  absent: 'error',
  program: 'error',
  bin: 'error',
  prefix: 'error',
  'no-version': 'error',
  'no-go': 'error',
  foreign: 'warning',
  older: 'warning',
  changing: 'info',
};

function judge(project: Project, answer: GoLands, now: number): Found<Values> | null {
  const fault = faultOf(project, answer);
  if (fault === null) return null;
  const { file, line, sdk, version, architectures, needs, directory } = project;
  const { architecture } = answer.hardware;
  return {
    subject: file,
    severity: severities[fault],
    // Only a foreign one has to do with the go that is first on PATH.
    dependsOn: fault === 'foreign' ? ['go-arch-mismatch'] : [],
    certainty: 'observed',
    evidence: [
      inWords('bound', { line, sdk }),
      ...(project.fault === null ? [] : [inWords('notAnSdk', { words: refusal })]),
      ...(version === null
        ? []
        : [inWords('sdkIs', { version, architectures: architectures.join(' + ') || inWords('unknown') })]),
      ...(needs === null
        ? []
        : [inWords('moduleNeeds', { file: posix.join(directory, 'go.mod'), version: needs })]),
      inWords('hardware', { architecture }),
    ],
    values: {
      ...{ file, line, directory, sdk, fault, hardware: architecture },
      version: version ?? '',
      architecture: architectures.join(' + '),
      needs: needs ?? '',
      choose: choiceFor(project, answer, now),
    },
  };
}

const refusal = 'The selected directory is not a valid home for Go SDK';

function faultOf(project: Project, { hardware, stableSdks }: GoLands): Values['fault'] | null {
  const { fault, architectures, version, needs, sdk } = project;
  if (fault !== null) return fault;
  if (architectures.length > 0 && !isNative(architectures, hardware)) return 'foreign';
  const own = version?.replace(/^go/, '') ?? null;
  if (own !== null && needs !== null && compareVersions(own, needs) < 0) return 'older';
  // The next upgrade takes the directory of a keg away.
  return sdk.includes('/Cellar/go') && stableSdks.length > 0 ? 'changing' : null;
}

/** The directory to choose: the one that stays the same over upgrades, else the tree of a Go that is fit. Empty: there is none. */
function choiceFor({ sdk, needs }: Project, { inventory, stableSdks }: GoLands, now: number): string {
  const trees = fitGos(inventory, now).flatMap((go) => {
    const real = startedBy(go, inventory);
    const root = real?.goroot;
    if (!real || !root) return [];
    const stable = stableSdks.find(
      (place) => real.chain.file?.includes('/Cellar/') && sharesPrefix(place, root.path),
    );
    return [{ path: stable ?? root.path, version: root.version?.replace(/^go/, '') ?? '' }];
  });
  const enough = trees.filter(({ version }) => needs === null || compareVersions(version, needs) >= 0);
  return [...enough, ...trees].find(({ path }) => path !== sdk)?.path ?? '';
}

const sharesPrefix = (stable: string, root: string): boolean =>
  root.startsWith(`${stable.slice(0, stable.indexOf('/opt/go/libexec'))}/Cellar/`);
