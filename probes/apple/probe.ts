import { developerDirectory, type DeveloperDirectory } from '../../host/apple/developer-directory.darwin.ts';
import type { Context, ContextId } from '../../host/host.ts';
import { type CgoImports, cgoImports, firstCgoFile } from '../cgo/imports.ts';
import { Origins } from '../environment/origin.ts';
import { toolchains } from '../inventory/probe.ts';
import type { Probe } from '../probe.ts';
import type { AppleTools, Led, Tools } from './answer.ts';
import { licenseOf } from './license.ts';
import { AppleLook } from './look.ts';
import { sdkOf } from './sdk.ts';
import { isTold, toolsAt } from './tools.ts';

/** Which of Apple's developer tools are used, and are they whole? From files alone: a shim that is run may open a dialog. */
export const apple: Probe<AppleTools> = {
  id: 'apple',
  schedule: '*/5 * * * *',
  timeLimitMs: 20_000,
  async ask(sweep) {
    const { host } = sweep;
    const look = new AppleLook(host);
    if (host.platform !== 'darwin') return nothing;
    const inventory = await sweep.ask(toolchains);
    const { hardware, contexts: all } = inventory;
    const contexts = all.filter(({ id }) => builders.includes(id));
    const needs = (): Promise<CgoImports | null> => sweep.ask(cgoImports).catch(() => null);
    if (!isTold(host, contexts) && !needsCompiler(await needs())) return nothing;
    const led = ledOf(look, contexts, hardware.osVersion);
    const cgo = led.some(isFaulty) ? await needs() : null;
    // launchd is asked for these variables by name, so that applications always tell.
    const assumed = contexts.flatMap(({ id, certainty }) =>
      id !== 'gui' && certainty === 'assumed' ? [id] : [],
    );
    const unknown = [...look.unknown].slice(0, 20);
    return { osVersion: hardware.osVersion, led, assumed, inventory, cgo, unknown };
  },
  doubts: ({ unknown }) => ({ unknown }),
  watches: (_, { host }) =>
    places
      .filter(({ directory }) => host.files.target(directory).ok)
      .map(({ directory, name }) => ({ directory, names: [name] })),
};

const nothing: AppleTools = {
  osVersion: null,
  led: [],
  assumed: [],
  inventory: null,
  cgo: null,
  unknown: [],
};

function needsCompiler(cgo: CgoImports | null): boolean {
  return cgo !== null && firstCgoFile(cgo) !== null;
}

/** Our own process compiles nothing. */
const builders: readonly ContextId[] = ['login-shell', 'gui'];

/** Those directories that change when tools are installed or selected, and in which nothing else changes often. */
const places = [
  { directory: '/Library/Developer', name: 'CommandLineTools' },
  { directory: '/var/select', name: 'developer_dir' },
];

/** Contexts that are led to the same directory and the same SDK are one. */
function ledOf(look: AppleLook, contexts: readonly Context[], osVersion: string | null): readonly Led[] {
  const origins = new Origins(look.host, contexts);
  const all = new Map<string, Led>();
  for (const context of contexts) {
    const read = developerDirectory(look.host.files, context.environment);
    if (!read.ok) {
      look.note(read.failure);
      continue;
    }
    const sdkroot = context.environment.SDKROOT ?? '';
    const key = [read.value?.path ?? '', read.value?.namedBy ?? '', sdkroot].join('\0');
    const known = all.get(key);
    if (known !== undefined) {
      all.set(key, { ...known, contexts: [...known.contexts, context.id] });
      continue;
    }
    const tools = toolsOf(look, read.value, osVersion);
    const isOwn = read.value?.namedBy === 'DEVELOPER_DIR';
    const named = sdkroot.startsWith('/') ? { path: sdkroot, setBy: origins.of(context, 'SDKROOT') } : null;
    const isWhole = tools.state === 'whole' || (tools.state === 'unknown' && named !== null);
    all.set(key, {
      contexts: [context.id],
      tools: { ...tools, setBy: isOwn ? origins.of(context, 'DEVELOPER_DIR') : null },
      sdk: isWhole ? sdkOf(look, tools, named, osVersion) : null,
      license: licenseOf(look, tools),
    });
  }
  return [...all.values()];
}

/** Of two links that do not agree it depends on the versions of macOS and Xcode which counts: where one is whole, nothing is wrong. */
function toolsOf(look: AppleLook, directory: DeveloperDirectory | null, osVersion: string | null): Tools {
  const tools = toolsAt(look, directory, osVersion);
  if (directory === null || directory.rival === null || tools.state === 'whole') return tools;
  const other = toolsAt(look, { ...directory, path: directory.rival, rival: null }, osVersion);
  return other.state === 'whole' ? other : tools;
}

function isFaulty({ tools, sdk, license }: Led): boolean {
  const isOff = tools.state !== 'whole' && tools.state !== 'unknown';
  const isOld = tools.version !== null && tools.version.minimum !== null;
  return isOff || isOld || (sdk !== null && sdk.fault !== null) || license?.isOpen === true;
}
