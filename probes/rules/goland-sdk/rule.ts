import type { GoLands } from '../../goland/answer.ts';
import { goland } from '../../goland/probe.ts';
import { throughOpt } from '../../editors/expand.ts';
import type { Project, Tree } from '../../goland/sdk.ts';
import { inWords } from '../../goland/text.ts';
import { isNative } from '../../inventory/inventory.ts';
import { startedBy } from '../../inventory/native.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { fitGos } from '../../remedies/fit.ts';
import { compareVersions, versionOfToolchain } from '../../versions/parse.ts';
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
    // How today's GoLand finds these two out is not published.
    certainty: fault === 'no-version' || fault === 'prefix' ? 'suspected' : 'observed',
    evidence: [
      inWords('bound', { line, sdk }),
      ...(project.fault === null ? [] : [inWords('notAnSdk', { words: refusal })]),
      ...(version === null
        ? []
        : [inWords('sdkIs', { version, architectures: architectures.join(' + ') || inWords('unknown') })]),
      ...(needs === null ? [] : [inWords('moduleNeeds', needs)]),
      inWords('hardware', { architecture }),
    ],
    values: {
      ...{ file, line, directory, sdk, fault, hardware: architecture },
      version: version ?? '',
      architecture: architectures.join(' + '),
      needs: needs?.version ?? '',
      choose: choiceFor(project, answer, now),
    },
  };
}

const refusal = 'The selected directory is not a valid home for Go SDK';

function faultOf(project: Project, { hardware, stableSdks }: GoLands): Values['fault'] | null {
  const { fault, architectures, sdk } = project;
  if (fault !== null) return fault;
  if (architectures.length > 0 && !isNative(architectures, hardware)) return 'foreign';
  if (!isEnough(project, project)) return 'older';
  // The next upgrade takes the directory of a keg away.
  return stableSdks.includes(throughOpt(sdk) ?? '') ? 'changing' : null;
}

/** Whether a tree is as new as the project needs, as far as its version is known. */
function isEnough({ needs }: Project, { version }: Pick<Tree, 'version'>): boolean {
  const own = versionOfToolchain(version ?? '');
  return own === null || needs === null || compareVersions(own, needs.version) >= 0;
}

/**
 * The directory to choose: the tree that was meant, else that of a Go that is fit, by the name that stays the same over upgrades. Empty:
 * there is none.
 */
function choiceFor(project: Project, { inventory, stableSdks, hardware }: GoLands, now: number): string {
  const { sdk, meant } = project;
  const isMeant = meant !== null && isNative(meant.architectures, hardware);
  const fit = fitGos(inventory, now).flatMap((go) => {
    const root = startedBy(go, inventory)?.goroot;
    if (!root) return [];
    const stable = throughOpt(root.path) ?? '';
    return [{ path: stableSdks.includes(stable) ? stable : root.path, version: root.version }];
  });
  const trees = [...(isMeant ? [meant] : []), ...fit];
  return trees.find((tree) => tree.path !== sdk && isEnough(project, tree))?.path ?? '';
}
