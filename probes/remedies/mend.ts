import { posix } from 'node:path';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import { isForeign, startedBy, terminalOf } from '../inventory/native.ts';
import type { Remedy } from '../remedy.ts';
import { versionOfToolchain } from '../versions/parse.ts';
import { fitGos, isSupported, linksWhatStarts } from './fit.ts';
import { byInstaller, formulaOf } from './install.ts';
import { newest } from './newest.ts';
import { first, withoutDirectory } from './profile.ts';
import { remedy } from './steps.ts';
import { persons } from './text.ts';
import { withoutGoroot } from './unset.ts';

/**
 * The one remedy for a go that is not to run as it is, whatever is wrong with it: foreign, out of support, or refused by the system.
 * A fit one that is on the same PATH comes first; else the same version is made native in its place if it is still to be had, else
 * one that is installed anywhere, else a newer one. Null when only words help.
 */
export function mend(tool: Tool, inventory: Inventory, now: number): Remedy | null {
  const terminal = terminalOf(inventory);
  const real = startedBy(tool, inventory) ?? tool;
  const runs = terminal !== undefined && tool.winsIn.includes(terminal.id);
  const [fit] = fitGos(inventory, now);
  if (runs && fit?.seenIn.includes(terminal.id)) return inFavourOf(fit, tool, inventory);
  const version = versionOfToolchain(real.version ?? '');
  // Homebrew pours what is the newest now.
  const isRenewed = real.installer === 'homebrew' && formulaOf(real) === 'go';
  const stays =
    version !== null &&
    (isRenewed || (isSupported(`go${version}`, now) && linksWhatStarts(version, inventory)));
  const inPlace = stays && isForeign(tool, inventory) ? byInstaller(real, version, inventory) : null;
  if (inPlace) return inPlace;
  if (fit) return runs ? inFavourOf(fit, tool, inventory) : inSession(fit, tool, inventory);
  return runs || startsApplications(tool, inventory) ? newest(real, inventory, now) : null;
}

/** On a Mac nobody but the user brings the session a PATH with a go in it. */
function startsApplications({ winsIn }: Tool, { platform }: Inventory): boolean {
  return platform === 'linux' && winsIn.includes('gui');
}

/** Where the session of a Linux desktop starts the other one, applications need what terminals have; null where it does not. */
function inSession(go: Tool, tool: Tool, inventory: Inventory): Remedy | null {
  return startsApplications(tool, inventory)
    ? remedy([persons.inSession(posix.dirname(go.path))], null)
    : null;
}

/** Lets another go be the first that the terminal finds, with its own tree. */
export function inFavourOf(go: Tool, tool: Tool, inventory: Inventory): Remedy {
  const terminal = terminalOf(inventory);
  const directory = posix.dirname(go.path);
  const isNext = terminal !== undefined && nextOf(tool, inventory) === go;
  // A keg-only formula is on PATH because somebody wrote it down.
  const away = isNext ? withoutDirectory(inventory, posix.dirname(tool.path)) : null;
  const own = (startedBy(go, inventory) ?? go).goroot?.path;
  const terminals = away ?? first(inventory, directory);
  const applications = inSession(go, tool, inventory);
  const all = applications
    ? remedy([...terminals.steps, ...applications.steps], null, terminals.needs)
    : terminals;
  return withoutGoroot(all, inventory, go, own === undefined ? [] : [own]);
}

/** The go that the terminal finds when this one's directory is not on PATH. */
function nextOf(tool: Tool, inventory: Inventory): Tool | undefined {
  const terminal = terminalOf(inventory);
  const onPath = inventory.toolchains.filter(({ seenIn }) => terminal && seenIn.includes(terminal.id));
  const place = ({ path }: Tool): number => terminal?.path.indexOf(posix.dirname(path)) ?? -1;
  return onPath.filter((other) => other !== tool).toSorted((a, b) => place(a) - place(b))[0];
}
