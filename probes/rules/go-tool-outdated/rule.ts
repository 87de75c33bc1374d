import type { GoBuild } from '../../../host/binary/report.ts';
import type { Inventory, Tool } from '../../inventory/inventory.ts';
import { isForeign } from '../../inventory/native.ts';
import { isRefusedForUuid } from '../../inventory/uuid.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { rebuildAll } from '../../remedies/rebuild-all.ts';
import { isOvertaken } from '../../remedies/tool.ts';
import type { Ground, Tools } from '../../tools/answer.ts';
import { type Misfit, type Outdated, outdatedOn } from '../../tools/fit.ts';
import { tools } from '../../tools/probe.ts';
import { kindOf } from '../../tools/readers.ts';
import { inWords } from '../../tools/text.ts';
import { compareVersions } from '../../versions/parse.ts';
import type { RuleId } from '../ids.ts';
import type { Values } from './text.ts';

/** A tool that reads Go source and was built by an older Go than the module or the Go that runs there. */
export const rule: Rule<Tools, Values> = {
  severity: 'warning',
  dependsOn: ['dlv-window'],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/go/issues/68258',
    'https://github.com/golangci/golangci-lint/issues/5641',
    'https://go.dev/doc/toolchain',
  ],
  probe: tools,
  decide: (answer) => outdated(answer).map((one) => found(one, answer.inventory)),
  remedy({ subject }, answer, { now }) {
    const all = outdated(answer).filter(({ tool }) => !isOvertaken(tool, answer.inventory));
    const own = outdated(answer).filter(({ tool }) => tool.path === subject);
    const together = all.some(({ tool }) => tool.path === subject) ? all : own;
    const needs = together.map(({ worst }) => worst.needs).reduce(newer, 'go1.21');
    const { reached, remedy } = rebuildAll(
      together.map(({ tool }) => tool),
      needs,
      answer.inventory,
      now,
    );
    return reached.some(({ path }) => path === subject) ? remedy : null;
  },
};

interface OutdatedTool {
  readonly tool: Tool;
  readonly build: GoBuild;
  readonly worst: Outdated;
  readonly all: readonly Outdated[];
}

const newer = (one: string, other: string): string =>
  compareVersions(one.slice(2), other.slice(2)) >= 0 ? one : other;

/** The worst first. */
const order: readonly Misfit[] = ['refuses', 'panics', 'may-fail', 'goes-on'];

function outdated({ inventory, grounds }: Tools): readonly OutdatedTool[] {
  return inventory.tools.flatMap((tool) => {
    const build = tool.binary?.go;
    const kind = build ? kindOf(build) : null;
    if (!build || kind === null || tool.state !== 'present') return [];
    const all = groundsOf(tool, grounds)
      .flatMap((ground) => outdatedOn(kind, build, ground) ?? [])
      .toSorted((a, b) => order.indexOf(a.misfit) - order.indexOf(b.misfit));
    const [worst] = all;
    return worst === undefined ? [] : [{ tool, build, worst, all }];
  });
}

/** Where it is started: by its name, or from a terminal by its path. */
function groundsOf({ winsIn }: Tool, grounds: readonly Ground[]): readonly Ground[] {
  const picked = grounds.filter(({ context }) => winsIn.includes(context));
  return picked.length > 0 ? picked : grounds.filter(({ context }) => context === 'login-shell');
}

function found({ tool, build, worst, all }: OutdatedTool, inventory: Inventory): Found<Values> {
  const { misfit, ground, wanted, needs, says } = worst;
  const sure = misfit !== 'may-fail' && all.some((one) => one.ground.certainty === 'observed');
  return {
    subject: tool.path,
    severity: severityOf(tool, misfit, inventory),
    dependsOn: explainedBy(tool, inventory),
    certainty: sure ? 'observed' : 'suspected',
    evidence: [
      inWords('path', { chain: tool.chain.links.join(' -> ') }),
      inWords('built', {
        package: build.path ?? tool.name,
        version: tool.version ?? '',
        go: build.version,
      }),
      ...(says === null ? [] : [inWords('says', { words: says })]),
      ...new Set(all.flatMap((one) => evidenceOf(one))),
    ],
    values: {
      ...{ tool: tool.name, path: tool.path, version: tool.version ?? '', builtBy: build.version },
      ...{ misfit, needs, directory: ground.directory, selected: ground.selected ?? '' },
      ...{ wanted: wanted?.version ?? '', file: wanted?.file ?? '', line: wanted?.line ?? 0 },
      others: new Set(all.map((one) => one.ground.directory)).size - 1,
    },
  };
}

function evidenceOf({ ground, wanted }: Outdated): readonly string[] {
  const { directory, context, selected } = ground;
  if (wanted !== null) return [inWords('asks', { ...wanted })];
  return [inWords('selected', { directory, context, go: selected ?? '' })];
}

/** One that a better one comes before harms nobody, nor does one that works on. */
function severityOf(tool: Tool, misfit: Misfit, inventory: Inventory): Severity {
  return misfit === 'goes-on' || isOvertaken(tool, inventory) ? 'info' : 'warning';
}

/** What keeps it from starting comes first. */
function explainedBy(tool: Tool, inventory: Inventory): readonly RuleId[] {
  return [
    'dlv-window',
    ...(isForeign(tool, inventory) ? (['go-tool-arch-mismatch'] as const) : []),
    ...(isRefusedForUuid(tool.binary, inventory) ? (['go-tool-no-uuid'] as const) : []),
  ];
}
