import type { Context, Hardware } from '../../../host/host.ts';
import type { Outcome, Step } from '../../../probes/choice/choice.ts';
import type { EnvironmentStep } from '../../../probes/environment/step.ts';
import type { Found } from '../../../probes/inventory/tool.ts';
import { type Answer, type Answers, isNativeHere, runs, type Runs } from './which.ts';

/**
 * Which program runs under a name in a directory, and who decided it. The same in every language.
 *
 * @title gowarden which --json
 * @document which
 */
export interface WhichDocument {
  readonly schemaVersion: 1;
  readonly name: string;
  readonly directory: string;
  readonly hardware: Pick<Hardware, 'architecture' | 'native'>;
  readonly contexts: readonly ContextDocument[];
}

/** What one context answers. */
export interface ContextDocument {
  readonly context: Context['id'];
  /** `assumed`: that context did not answer, a documented default stands in. */
  readonly certainty: Context['certainty'];
  /** How its PATH is known. */
  readonly source: string;
  /** The first of that name on its PATH. */
  readonly path: string | null;
  /** What runs in the end; null when nothing does or it cannot be told. */
  readonly runs: Runs | null;
  /** Whether that is native here; null when not known. */
  readonly native: boolean | null;
  /** The program at `path`. */
  readonly found: FoundDocument | null;
  /** Those further back on PATH, and broken links on it. */
  readonly others: readonly FoundDocument[];
  /** Where `go install` puts it, when no PATH leads there. */
  readonly installed: FoundDocument | null;
  /** For `go` only: each step on the way from typing it to what runs, in order, and last the settings that this one builds with. */
  readonly steps: readonly (Step | EnvironmentStep)[];
  /** What runs in the end, for `go` only. */
  readonly outcome: Outcome | null;
}

/** A program at a path. */
export interface FoundDocument extends Pick<Found, 'path' | 'state' | 'version' | 'installer' | 'prefix'> {
  readonly chain: Found['chain']['links'];
  readonly file: Found['chain']['file'];
  readonly architectures: readonly string[];
}

/** `gowarden which --json`, as docs/json/which.schema.json says. */
export function whichDocument({ name, directory, hardware, contexts }: Answers): WhichDocument {
  return {
    schemaVersion: 1,
    name,
    directory,
    hardware: { architecture: hardware.architecture, native: hardware.native },
    contexts: contexts.map((answer) => contextDocument(answer, answer.context.id, hardware)),
  };
}

function contextDocument(answer: Answer, id: Context['id'], hardware: Hardware): ContextDocument {
  const { context, winner, silence, others, installed, choice, environment } = answer;
  return {
    context: id,
    certainty: context.certainty,
    source: context.source,
    path: winner?.path ?? null,
    runs: runs(answer),
    native: isNativeHere(answer, hardware),
    found: winner && foundDocument(winner),
    others: others.map(foundDocument),
    installed: installed && foundDocument(installed),
    steps: [...(choice?.steps ?? []), ...(environment ? [environment] : [])],
    outcome: choice?.outcome ?? (silence === null ? null : { kind: 'unknown', reason: silence }),
  };
}

function foundDocument({ path, state, chain, version, binary, installer, prefix }: Found): FoundDocument {
  return {
    path,
    state,
    chain: chain.links,
    file: chain.file,
    version,
    architectures: binary?.architectures ?? [],
    installer,
    prefix,
  };
}
