import { isNative, type Inventory, type Tool } from '../inventory/inventory.ts';
import { startedBy, terminalOf } from '../inventory/native.ts';
import { isRefusedForUuid, refusesWithoutUuid } from '../inventory/uuid.ts';
import { compareVersions, parseVersion, versionOfToolchain } from '../versions/parse.ts';
import { supportOf } from '../versions/releases.ts';

/** Go 1.x whose linker writes LC_UUID. */
const firstWithUuid = 24;

/** Whether that Go still gets security fixes, as far as is known at `now` (milliseconds since 1970). */
export function isSupported(version: string, now: number): boolean {
  const { state } = supportOf(version, now);
  return state === 'supported' || state === 'unknown';
}

/** Whether the system starts what Go of that version (`1.26.8`) links. */
export function linksWhatStarts(
  version: string,
  inventory: Pick<Inventory, 'platform' | 'hardware'>,
): boolean {
  if (!refusesWithoutUuid(inventory)) return true;
  return Number(parseVersion(version)?.minor ?? 0) >= firstWithUuid;
}

/** Native, and the system starts it. */
export function isUsable(tool: Tool, inventory: Inventory): boolean {
  const binary = startedBy(tool, inventory)?.binary;
  if (tool.state !== 'present' || !binary || !isNative(binary.architectures, inventory.hardware))
    return false;
  return !isRefusedForUuid(binary, inventory);
}

/** The Gos that may be named in place of another: usable, supported, of somebody who keeps them. What the terminal has first, then the newest. */
export function fitGos(inventory: Inventory, now: number): readonly Tool[] {
  const terminal = terminalOf(inventory)?.id;
  const fit = inventory.toolchains.filter(
    (tool) =>
      tool.installer !== 'module cache' &&
      isUsable(tool, inventory) &&
      isSupported(startedBy(tool, inventory)?.version ?? '', now) &&
      versionOfToolchain(startedBy(tool, inventory)?.version ?? '') !== null,
  );
  const isSeen = (tool: Tool): boolean => terminal !== undefined && tool.seenIn.includes(terminal);
  return [
    ...fit.filter(isSeen),
    ...fit.filter((tool) => !isSeen(tool)).toSorted((a, b) => compareVersions(numberOf(b), numberOf(a))),
  ];
}

/** A Go whose `go install` makes programs that start here; supported ones first. Null: there is none, and that comes before any tool. */
export function builder(inventory: Inventory, now: number): Tool | null {
  const able = inventory.toolchains.filter(
    (tool) =>
      tool.installer !== 'module cache' &&
      isUsable(tool, inventory) &&
      // `go install PACKAGE@VERSION` is of Go 1.16 (https://go.dev/doc/go1.16#go-command).
      Number(parseVersion(numberOf(tool, inventory))?.minor ?? 0) >= 16 &&
      linksWhatStarts(numberOf(tool, inventory), inventory),
  );
  return able.find((tool) => isSupported(`go${numberOf(tool, inventory)}`, now)) ?? able[0] ?? null;
}

/** `1.26.8` of what really runs. */
function numberOf(tool: Tool, inventory?: Inventory): string {
  const real = inventory ? startedBy(tool, inventory) : tool;
  return versionOfToolchain(real?.version ?? '') ?? '';
}
