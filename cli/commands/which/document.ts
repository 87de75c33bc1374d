import type { Context, Hardware } from '../../../host/host.ts';
import type { Lead, Place, Runs, Written } from '../../../probes/contexts/answer.ts';
import { sourceOf } from '../../../probes/contexts/evidence.ts';
import { type Odd, oddOnes } from '../../../probes/contexts/odd.ts';
import type { Relative } from '../../../probes/choice/find.ts';
import type { Outcome, Step } from '../../../probes/choice/choice.ts';
import type { EnvironmentStep } from '../../../probes/environment/step.ts';
import type { Found } from '../../../probes/inventory/tool.ts';
import type { Verdict } from '../../../probes/verification/verdict.ts';
import type { KnownVerdicts } from '../../verified.ts';
import { type Answer, type Answers, isNativeHere, placeOf, runs } from './which.ts';

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
  /** Of terminal and editors, those that start another version than the rest, or one for another processor. */
  readonly odd: readonly OddDocument[];
  /** Of the editors, what could not be read, one sentence each. */
  readonly unknown: readonly string[];
}

/** A context that is not as the others are. */
export interface OddDocument {
  readonly context: Place;
  readonly editors: readonly string[];
  readonly differs: Odd['differs'];
  readonly lead: Lead;
  readonly written: Written | null;
}

/** What one context answers. */
export interface ContextDocument {
  readonly context: Place;
  /** Of an editor: `Code`, `GoLand 2026.1`; several that answer the same together. Empty for any other context. */
  readonly editors: readonly string[];
  /** What leads it to its program. */
  readonly lead: Lead;
  /** The setting that does; null where none does. */
  readonly written: Written | null;
  /** `assumed`: that context did not answer, and a documented default is used instead. */
  readonly certainty: Context['certainty'];
  /** How its PATH is known; of an editor, from where it has its environment. */
  readonly source: string;
  /** The first of that name on its PATH; of an editor, the one that it starts. */
  readonly path: string | null;
  /** What runs in the end; null when nothing does or it is unknown. */
  readonly runs: Runs | null;
  /** Whether that is native here; null when not known. */
  readonly native: boolean | null;
  /** What `gowarden verify` says of its tree: as the daemon found it, null when it has not looked at this one. */
  readonly verdict: Verdict | null;
  /** The program at `path`. */
  readonly found: FoundDocument | null;
  /** Those further back on PATH, and broken links on it. */
  readonly others: readonly FoundDocument[];
  /** What a shell in the directory starts in its place, by an entry of PATH that is not absolute; null when nothing. */
  readonly relative: Relative | null;
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
export function whichDocument(
  { name, directory, hardware, contexts, comparison, unread }: Answers,
  known: KnownVerdicts,
): WhichDocument {
  return {
    schemaVersion: 1,
    name,
    directory,
    hardware: { architecture: hardware.architecture, native: hardware.native },
    contexts: contexts.map((answer) => contextDocument(answer, hardware, known)),
    odd: oddOnes(comparison, hardware).map(({ odd: { place, editors, lead, written }, differs }) => ({
      ...{ context: place, editors, differs, lead, written },
    })),
    unknown: unread,
  };
}

function contextDocument(answer: Answer, hardware: Hardware, known: KnownVerdicts): ContextDocument {
  const { winner, silence, others, installed, choice, environment, view } = answer;
  return {
    context: placeOf(answer),
    ...{ editors: view.editors, lead: view.lead, written: view.written, certainty: view.certainty },
    source: sourceOf(view),
    path: winner?.path ?? null,
    runs: runs(answer),
    native: isNativeHere(answer, hardware),
    verdict: known.verdictOf(runs(answer)?.file ?? null),
    found: winner && foundDocument(winner),
    others: others.map(foundDocument),
    relative: answer.relative,
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
