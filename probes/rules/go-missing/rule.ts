import { join, posix } from 'node:path';
import { searchPath } from '../../inventory/candidates.ts';
import type { Inventory, Tool } from '../../inventory/inventory.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { terminalOf } from '../../inventory/native.ts';
import type { Remedy } from '../../remedy.ts';
import { fitGos } from '../../remedies/fit.ts';
import { formulaOf, stableTrees } from '../../remedies/install.ts';
import { newest } from '../../remedies/newest.ts';
import { withoutGoroot } from '../../remedies/unset.ts';
import { atLogin, first, pathLine } from '../../remedies/profile.ts';
import { remedy } from '../../remedies/steps.ts';
import { quote } from '../../../messages/quote.ts';
import { link, pour } from '../../remedies/homebrew.ts';
import { isIntelPrefix } from '../../inventory/means.ts';
import { toolchains } from '../../inventory/probe.ts';
import type { Values } from './text.ts';
import { inWords } from '../../inventory/text.ts';

/**
 * The terminal finds no go although it should: a link leads nowhere, an installed Go is on no PATH, or the one that was there
 * is gone. A machine that never had Go is at peace, and so is one where Homebrew is pouring a new version right now.
 */
export const rule: Rule<Inventory, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 120_000,
  links: ['https://go.dev/doc/install', 'https://docs.brew.sh/Manpage#link-ln-options-installed_formula-'],
  probe: toolchains,
  decide(inventory, { remembered }) {
    const terminal = terminalOf(inventory);
    if (!terminal || inventory.toolchains.some((tool) => tool.winsIn.includes(terminal.id))) return [];
    if (inventory.toolchains.some((tool) => tool.state === 'upgrading')) return [];
    const directories = searchPath(terminal);
    const silent = inventory.unseen.some(
      ({ path, failure }) => failure.kind === 'unresponsive' && directories.includes(path),
    );
    if (silent) return [];
    const certainty = terminal.certainty === 'observed' ? 'observed' : 'suspected';
    const finding = (severity: Severity, values: Values, evidence: readonly string[]): Found<Values> => ({
      subject: values.path,
      severity,
      certainty,
      evidence: [
        ...evidence,
        inWords('pathOf', {
          context: terminal.id,
          source: terminal.source,
          directories: directories.join(':'),
        }),
      ],
      values,
    });

    const broken = inventory.toolchains.filter((tool) => tool.state === 'missing');
    const onPath = broken.filter((tool) => tool.seenIn.includes(terminal.id));
    if (onPath.length > 0) {
      return onPath.map((tool) => {
        const stoppedAt = tool.chain.links.at(-1) ?? tool.path;
        const reason = tool.chain.failure?.kind === 'loop' ? 'circle' : 'broken';
        const values = { path: tool.path, stoppedAt, reason } as const;
        return finding('error', values, [
          inWords('path', { chain: tool.chain.links.join(' -> ') }),
          ...(tool.chain.failure ? [tool.chain.failure.message] : []),
        ]);
      });
    }
    // Whether one exists that we may not read, or behind what we may not look into, is unknown.
    const blocked = inventory.toolchains.some(
      (tool) => tool.state === 'blocked' && tool.seenIn.includes(terminal.id),
    );
    if (blocked || inventory.unseen.some((place) => directories.includes(place.path))) return [];
    const installed = inventory.toolchains.filter(
      (tool) =>
        tool.state === 'present' && (tool.installer === 'homebrew' || tool.installer === 'go.dev package'),
    );
    // An unlinked keg of a Homebrew that is on PATH is what people expect to run.
    const unused =
      installed.find((tool) => directories.includes(join(tool.prefix ?? '', 'bin'))) ?? installed[0];
    if (unused && terminal.certainty === 'observed') {
      const values = { path: unused.path, stoppedAt: 'PATH', reason: 'not-on-path' } as const;
      return [finding('warning', values, [inWords('path', { chain: unused.chain.links.join(' -> ') })])];
    }
    return [...(remembered ?? [])]
      .filter((path) => posix.basename(path) === 'go' && directories.includes(posix.dirname(path)))
      .filter((path) => !inventory.unseen.some((place) => path.startsWith(place.path)))
      .map((path) =>
        finding('warning', { path, stoppedAt: path, reason: 'gone' }, [inWords('wasThere', { path })]),
      );
  },
  remedy({ values }, inventory, { now }) {
    const tool = inventory.toolchains.find(({ path }) => path === values.path);
    if (!tool) return null;
    return values.reason === 'not-on-path'
      ? putOnPath(tool, inventory, now)
      : (relink(tool, inventory, now) ?? anotherGo(inventory, now));
  },
};

/** What is installed of the same Homebrew and fit to run is linked again, by its own formula; else the newest is poured. */
function relink({ installer, prefix }: Tool, inventory: Inventory, now: number): Remedy | null {
  const { means, platform, hardware } = inventory;
  const home = means.homebrews.find((other) => other.prefix === prefix);
  if (installer !== 'homebrew' || !home?.brew) return null;
  const fit = fitGos(inventory, now).find((go) => go.prefix === prefix && go.installer === 'homebrew');
  const bin = join(home.prefix, 'bin');
  const isOnPath = terminalOf(inventory)?.path.includes(bin) === true;
  if (fit) {
    // Where the terminal does not look, a link helps nobody.
    const shown = isOnPath
      ? link(home.brew, formulaOf(fit), true)
      : showHomebrew(fit, home.prefix, home.brew, inventory);
    return shown && withoutGoroot(shown, inventory, fit, treesOf(fit));
  }
  if (hardware.architecture === 'arm64' && isIntelPrefix(platform, home.prefix)) return null;
  const again = pour(home.brew, 'go');
  const path = isOnPath ? null : first(inventory, bin);
  const poured = path
    ? remedy([...again.steps, ...path.steps], null, [...again.needs, ...path.needs])
    : again;
  const go = inventory.toolchains[0];
  return go ? withoutGoroot(poured, inventory, go, stableTrees(home.prefix)) : poured;
}

function anotherGo(inventory: Inventory, now: number): Remedy | null {
  const [fit] = fitGos(inventory, now);
  return fit ? show(fit, inventory) : null;
}

/** Only one that is fit to run: to put another on PATH would be the next finding. */
function putOnPath(tool: Tool, inventory: Inventory, now: number): Remedy | null {
  const fits = fitGos(inventory, now);
  const fit = fits.includes(tool) ? tool : (fits.find(({ prefix }) => prefix === tool.prefix) ?? fits[0]);
  return fit === undefined ? newest(tool, inventory, now) : show(fit, inventory);
}

/** Lets the terminal find a Go; one of Homebrew's as Homebrew itself says, since behind another one it would be shadowed. */
function show(fit: Tool, inventory: Inventory): Remedy | null {
  const home = inventory.means.homebrews.find(({ prefix }) => prefix === fit.prefix);
  const shown =
    fit.installer === 'homebrew' && home?.brew
      ? showHomebrew(fit, home.prefix, home.brew, inventory)
      : atLogin(inventory, pathLine(posix.dirname(fit.path), 'last'));
  return shown && withoutGoroot(shown, inventory, fit, treesOf(fit));
}

function showHomebrew(go: Tool, prefix: string, brew: string, inventory: Inventory): Remedy | null {
  const bin = join(prefix, 'bin');
  const isLinked = go.path === join(bin, 'go');
  if (!isLinked && terminalOf(inventory)?.path.includes(bin)) return link(brew, formulaOf(go));
  const shellenv = isLinked ? atLogin(inventory, `eval "$(${quote(brew)} shellenv)"`) : null;
  return shellenv ?? atLogin(inventory, pathLine(posix.dirname(go.path), 'last'));
}

function treesOf({ goroot }: Tool): readonly string[] {
  return goroot ? [goroot.path] : [];
}
