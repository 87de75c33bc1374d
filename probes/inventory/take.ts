import { posix } from 'node:path';
import type { Context, ContextId, Host } from '../../host/host.ts';
import { Turns } from '../../host/run/turns.ts';
import { resolveShim } from '../shims/resolve.ts';
import { homebrewPrefixes, placesOfGo, placesOfTools, searchPath } from './candidates.ts';
import { resolveChain } from './chain.ts';
import { inUse } from './in-use.ts';
import type { Inventory, Tool } from './inventory.ts';
import { Look } from './look.ts';
import { meansOf } from './means.ts';
import { terminalOf } from './native.ts';
import { isPlaceOfGo } from './installer.ts';
import { describeTool, type Found, takesPlace } from './tool.ts';
import { linksBeingUpgraded } from './upgrade.ts';
import { wellKnownTools } from './well-known.ts';

/**
 * Finds every Go toolchain and Go-built tool of a machine, without running any of them.
 * Warm, it costs a stat for each file; a binary is read again only when its identity changed.
 * Rejects only when the host cannot tell its hardware or contexts, or when the signal aborts.
 */
export async function takeInventory(host: Host, signal: AbortSignal): Promise<Inventory> {
  const [hardware, contexts] = await Promise.all([host.hardware(), host.contexts()]);
  signal.throwIfAborted();
  const look = new Look(host);
  const upgrading = await linksBeingUpgraded(look, homebrewPrefixes(look, contexts));
  signal.throwIfAborted();
  const collection = new Collection(look, upgrading);

  for (const context of contexts) collection.search(context);
  for (const path of placesOfGo(look, contexts)) collection.addUnlessKnown(path);
  signal.throwIfAborted();

  const turns = new Turns(signal);
  for (const directory of placesOfTools(look, contexts)) {
    for (const name of look.list(directory, anyName)) {
      collection.add(`${directory}/${name}`);
      await turns.given();
    }
  }

  const all = collection.tools().map((tool) => withTarget(tool, look, { contexts, hardware }));
  const toolchains = all.filter((tool) => tool.name === 'go').sort((a, b) => rank(a) - rank(b));
  return {
    platform: host.platform,
    hardware,
    contexts,
    toolchains,
    tools: all.filter((tool) => tool.name !== 'go' && isGoTool(tool)),
    ...inUse(host, { hardware, contexts, toolchains }),
    looked: { listed: look.listed, absent: look.absent(), aliases: collection.aliases },
    means: meansOf(look, contexts, terminalOf({ contexts })),
    unseen: [...look.unseen].map(([path, failure]) => ({ path, failure })),
  };
}

const namesOnPath = ['go', ...wellKnownTools];
/** By name, for who looks through a directory of PATH. */
const wantedOnPath = { source: 'on PATH', test: (name: string): boolean => namesOnPath.includes(name) };
const anyName = /./;

/** Winners first, then what is on a PATH, then the rest, each in the order found. */
function rank(tool: Tool): number {
  if (tool.winsIn.length > 0) return 0;
  return tool.seenIn.length > 0 ? 1 : 2;
}

type Known = Pick<Inventory, 'contexts' | 'hardware'>;

/** Adds what a shim starts outside of any project, in the first context that picks it. */
function withTarget(tool: Tool, look: Look, { contexts, hardware }: Known): Tool {
  const context = contexts.find(({ id }) => tool.winsIn.includes(id)) ?? contexts[0];
  if (tool.name !== 'go' || tool.state !== 'present' || !context) return tool;
  const leadsTo = resolveShim(look, tool, { directory: look.host.user.home, context, hardware });
  return leadsTo ? { ...tool, leadsTo } : tool;
}

/** A program that the Go linker made, the shim of one, or one whose bytes could not be read. */
function isGoTool(tool: Tool): boolean {
  if (tool.name === 'gofmt') return false;
  return tool.binary === null || tool.binary.go !== null || tool.binary.format === 'script';
}

/** The tools that descriptions became at the last look. */
const before = new WeakMap<Found, Tool>();

/** A tool of which nothing changed stays the object that it was, so that those who compare thousands see it at once. */
function asBefore({ found, winsIn, seenIn }: Collected): Tool {
  const last = before.get(found);
  if (last && isSame(last.winsIn, winsIn) && isSame(last.seenIn, seenIn)) return last;
  // Not by spreading: V8 then gives each of thousands a hidden class of its own, twice as large as the object.
  const tool = Object.assign({}, found, { winsIn, seenIn });
  before.set(found, tool);
  return tool;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

interface Collected {
  readonly found: Found;
  readonly winsIn: ContextId[];
  readonly seenIn: ContextId[];
}

/** Tools by path, each path only once however many directories lead to it. */
class Collection {
  readonly #look: Look;
  readonly #upgrading: ReadonlySet<string>;
  readonly #byPlace = new Map<string, Collected | null>();
  readonly #files = new Set<string>();
  readonly #physical = new Map<string, string>();
  readonly aliases = new Set<string>();

  constructor(look: Look, upgrading: ReadonlySet<string>) {
    this.#look = look;
    this.#upgrading = upgrading;
  }

  /** Takes in every `go` and well-known tool on a context's PATH; of each name, the first that can run wins there. */
  search(context: Context): void {
    const won = new Set<string>();
    for (const directory of searchPath(context)) {
      const names = this.#look.among(directory, namesOnPath, wantedOnPath);
      // What is further back may not be what runs.
      if (this.#look.silence(directory)) for (const name of namesOnPath) won.add(name);
      const go = posix.join(directory, 'go');
      const isGone = this.#upgrading.has(go) || (names.length === 0 && this.#wasOfGo(go));
      for (const name of isGone && !names.includes('go') ? ['go', ...names] : names) {
        const tool = this.add(posix.join(directory, name));
        if (!tool || tool.seenIn.includes(context.id)) continue;
        tool.seenIn.push(context.id);
        if (won.has(name) || !takesPlace(tool.found)) continue;
        won.add(name);
        tool.winsIn.push(context.id);
      }
    }
  }

  /** A directory of PATH that a link led to and that was removed: by its place it had a go, and nothing else than one. */
  #wasOfGo(path: string): boolean {
    const { dangling, links } = resolveChain(this.#look, path);
    return dangling && isPlaceOfGo(this.#look.host, links);
  }

  add(path: string): Collected | null {
    const place = this.#placeOf(path);
    const known = this.#byPlace.get(place);
    if (known !== undefined) return known;
    const found = describeTool(this.#look, path, this.#upgrading);
    const tool = found && { found, winsIn: [], seenIn: [] };
    this.#byPlace.set(place, tool);
    if (found?.chain.file) this.#files.add(found.chain.file);
    return tool;
  }

  /** Takes a place in unless another path already leads to the same file. */
  addUnlessKnown(path: string): void {
    const { file } = resolveChain(this.#look, path);
    if (file === null || !this.#files.has(file)) this.add(path);
    else if (!this.#byPlace.has(this.#placeOf(path))) this.aliases.add(path);
  }

  tools(): Tool[] {
    return [...this.#byPlace.values()].filter((tool) => tool !== null).map(asBefore);
  }

  /** `/bin/go` and `/usr/bin/go` are one place where `/bin` is a link to `usr/bin`. */
  #placeOf(path: string): string {
    const slash = path.lastIndexOf('/');
    const directory = path.slice(0, slash);
    let physical = this.#physical.get(directory);
    if (physical === undefined) {
      const real = this.#look.files.realPath(directory || '/');
      physical = real.ok ? real.value : directory;
      this.#physical.set(directory, physical);
    }
    return physical + path.slice(slash);
  }
}
