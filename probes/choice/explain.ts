import { posix } from 'node:path';
import type { Context, Hardware, Host } from '../../host/host.ts';
import { positionOf, searchPath } from '../inventory/candidates.ts';
import { Look } from '../inventory/look.ts';
import { architectureThatRuns } from '../inventory/native.ts';
import { describeTool, type Found } from '../inventory/tool.ts';
import { isRefusedForUuid, loaderRefusal } from '../inventory/uuid.ts';
import { resolveShim } from '../shims/resolve.ts';
import { readSettings, type Settings } from '../../host/go/settings.ts';
import { compareVersions } from '../versions/parse.ts';
import { refusalOf, type Started } from './accept.ts';
import type { Choice, Outcome, Step } from './choice.ts';
import { heed } from './heed.ts';
import { locate } from './locate.ts';
import { findGoMod, type Surroundings } from './module-file.ts';
import { type Local, localOf, readPolicy } from './select.ts';
import { inWords } from './text.ts';
import { unheard } from './unheard.ts';

/**
 * Says step by step which Go runs when `go` is typed in a directory: PATH, shim, go.work or go.mod, GOTOOLCHAIN and who set it,
 * and where that toolchain is. Reads files only: nothing is run and nothing is downloaded.
 * `directory` is absolute; never rejects for what it finds there. `go`: one that is started by its path instead, as editors do.
 */
export async function explainGo(
  host: Host,
  directory: string,
  context: Context,
  go: Found | null = null,
): Promise<Choice> {
  const hardware = await host.hardware();
  const steps: Step[] = [];
  const outcome = new Explanation(new Look(host), directory, context, hardware, steps).run(go);
  return { directory, context: context.id, certainty: context.certainty, steps, outcome };
}

class Explanation {
  readonly #look: Look;
  readonly #directory: string;
  readonly #context: Context;
  readonly #hardware: Hardware;
  readonly #steps: Step[];

  constructor(look: Look, directory: string, context: Context, hardware: Hardware, steps: Step[]) {
    this.#look = look;
    this.#directory = directory;
    this.#context = context;
    this.#hardware = hardware;
    this.#steps = steps;
  }

  run(named: Found | null): Outcome {
    const first = named ?? this.#onPath();
    if (!first) return { kind: 'absent' };
    if (!('path' in first)) return first;
    const go = this.#behindShim(first);
    if (!('path' in go)) return go;
    const outcome = this.#refusalOfLoader(go) ?? this.#select(go);
    const version = 'version' in outcome ? outcome.version : go.version;
    if (version !== null) this.#tellUnheard(first, version);
    return outcome;
  }

  #tellUnheard(first: Found, version: string): void {
    const shim = this.#steps.findLast((step) => step.kind === 'shim') ?? null;
    const [look, directory, context] = [this.#look, this.#directory, this.#context];
    this.#steps.push(...unheard({ look, directory, context, first, shim, version }));
  }

  /** macOS stops some programs before they do anything. */
  #refusalOfLoader(go: Found): Outcome | null {
    const { platform } = this.#look.host;
    if (!isRefusedForUuid(go.binary, { platform, hardware: this.#hardware })) return null;
    const version = go.binary?.go?.version;
    if (version !== undefined)
      this.#steps.push({
        kind: 'go',
        path: go.path,
        version,
        architectures: go.binary?.architectures ?? [],
        goroot: go.goroot?.path ?? null,
        gorootSetting: null,
      });
    return { kind: 'error', message: loaderRefusal };
  }

  #onPath(): Found | Outcome | null {
    const found: { readonly tool: Found; readonly position: number }[] = [];
    for (const [index, directory] of searchPath(this.#context).entries()) {
      const path = posix.join(directory, 'go');
      const tool = describeTool(this.#look, path, new Set());
      const silence = this.#look.silence(path);
      if (silence && found.length === 0) return { kind: 'unknown', reason: silence.message };
      if (tool?.state === 'present')
        found.push({ tool, position: positionOf(this.#context, directory) ?? index + 1 });
    }
    const [winner, ...others] = found;
    if (!winner) return null;
    this.#steps.push({
      kind: 'path',
      path: winner.tool.path,
      position: winner.position,
      chain: winner.tool.chain.links,
      others: others.map(({ tool }) => tool.path),
    });
    return winner.tool;
  }

  /** The go command that a shim starts, else the one found; at most three shims deep. */
  #behindShim(first: Found): Found | Outcome {
    let tool = first;
    for (let depth = 0; depth < 3; depth += 1) {
      const [directory, context, hardware] = [this.#directory, this.#context, this.#hardware];
      const target = resolveShim(this.#look, tool, { directory, context, hardware });
      if (!target) return tool;
      const { manager, reason, path } = target;
      this.#steps.push({ kind: 'shim', manager, reason, path });
      if (target.stops) return { kind: 'error', message: reason, manager };
      const next = path === null ? null : describeTool(this.#look, path, new Set());
      if (next?.state !== 'present')
        return { kind: 'unknown', reason: inWords('startedBy', { path: tool.path, manager, reason }) };
      tool = next;
    }
    return { kind: 'unknown', reason: inWords('shimsToShims', { path: first.path }) };
  }

  #select(go: Found): Outcome {
    const version = go.binary?.go?.version;
    const local = version === undefined ? null : localOf(version);
    if (version === undefined || !local)
      return {
        kind: 'unknown',
        reason: inWords('because', { path: go.path, reason: go.binary?.reason ?? inWords('noBuildInfo') }),
      };
    const { environment } = this.#context;
    const settings = readSettings(this.#look.host, environment, go.goroot?.path ?? null, this.#directory);
    const goroot = settings('GOROOT');
    const named =
      goroot.value !== '' && (goroot.source.kind === 'variable' || goroot.source.kind === 'user-file');
    this.#steps.push({
      kind: 'go',
      path: go.path,
      version,
      architectures: go.binary?.architectures ?? [],
      goroot: named ? goroot.value : (go.goroot?.path ?? null),
      gorootSetting: named ? goroot : null,
    });
    const own: Outcome = {
      kind: 'own',
      version,
      file: go.chain.file ?? go.path,
      architectures: go.binary?.architectures ?? [],
    };
    const around: Surroundings = {
      host: this.#look.host,
      directory: this.#directory,
      settings,
      goroot: named ? goroot.value : (go.goroot?.path ?? null),
      temporary: environment.TMPDIR || '/tmp',
    };
    const started: Started = {
      local,
      environment,
      around,
      goroot: named ? goroot : null,
      architecture: architectureThatRuns(go.binary, this.#hardware),
      modules: settings('GO111MODULE'),
      switches: false,
    };
    if (compareVersions(local.version, '1.21') < 0) {
      this.#steps.push({ kind: 'no-switching', version });
      return refusalOf(own, started) ?? own;
    }
    return this.#switch(go, own, started);
  }

  #switch(go: Found, own: Outcome, started: Started): Outcome {
    const { local, around } = started;
    const { settings } = around;
    const modules = settings('GO111MODULE');
    const enabled =
      modules.value === '' ||
      modules.value === 'on' ||
      (modules.value === 'auto' && findGoMod(around) !== null);
    if (!enabled) {
      this.#steps.push({ kind: 'modules-off', setting: modules });
      return refusalOf(own, started) ?? own;
    }
    const outcome = this.#byPolicy(go, local, own, settings, around);
    return refusalOf(outcome, { ...started, switches: true }) ?? outcome;
  }

  #byPolicy(go: Found, local: Local, own: Outcome, settings: Settings, around: Surroundings): Outcome {
    const setting = settings('GOTOOLCHAIN');
    const policy = readPolicy(setting.value || 'local', local);
    if (typeof policy === 'string') return { kind: 'error', message: policy, decidedBy: setting };
    this.#steps.push({ kind: 'setting', setting, minimum: policy.minimum.toolchain, mode: policy.mode });

    let { toolchain } = policy.minimum;
    if (policy.mode !== 'local') {
      const { steps, result } = heed(policy, around);
      this.#steps.push(...steps);
      if ('kind' in result) return result;
      ({ toolchain } = result);
    }
    this.#steps.push({ kind: 'selected', toolchain });
    if (toolchain === local.toolchain) return own;
    if (!/^go1|-go1/.test(toolchain))
      return { kind: 'error', message: `go: invalid GOTOOLCHAIN ${JSON.stringify(toolchain)}` };
    return locate(toolchain, {
      look: this.#look,
      context: this.#context,
      settings,
      architecture: architectureThatRuns(go.binary, this.#hardware) ?? this.#hardware.architecture,
      pathOnly: policy.mode === 'path',
    });
  }
}
