import type { Hidden } from '../../daemon/status.ts';
import type { Hardware } from '../../host/host.ts';
import type { Instant } from '../../host/quantity.ts';
import type { Messages } from '../../messages/speak.ts';
import type { Certainty, ObservedTool, Severity } from '../../probes/probe.ts';
import type { Remedy } from '../../probes/remedy.ts';
import { sayFinding } from '../../probes/say.ts';
import type { Look, LocatedTool, ShownFinding } from './look.ts';

/** What status and doctor have in common as JSON. Everything but `title`, `message` and `next` is the same in every language. */
export interface LookDocument {
  /** null when unknown. */
  readonly hardware: Pick<Hardware, 'architecture' | 'native' | 'translated' | 'osVersion'> | null;
  /** When the login shell reported the PATH that counts here; null when no shell was asked. */
  readonly pathAsOf: Instant | null;
  readonly findings: readonly FindingDocument[];
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
  readonly toolchains: readonly ToolDocument[];
  readonly tools: readonly ToolDocument[];
}

/**
 * A rule applied to a subject, with evidence. The same in every language but for title, message and next.
 *
 * @title A finding
 * @document finding
 */
export interface FindingDocument {
  /** The rule's id, stable for ever: `gowarden help RULE` explains it. */
  readonly rule: string;
  /** What it is about, mostly a path. */
  readonly subject: string;
  readonly severity: Severity;
  /** `unknown`: it could not be determined. Such a finding never makes a command exit with 1. */
  readonly certainty: Certainty;
  /** Facts that anyone can check, one a line. */
  readonly evidence: readonly string[];
  /**
   * Why it is not shown: it is muted in the settings, another finding explains it, or it was gone at the last
   * look and is kept in case it comes back.
   * null when it is shown.
   */
  readonly hidden: Hidden | null;
  /** Since when it is known; null when nobody watched before. */
  readonly openedAt: Instant | null;
  /** For people, in the language of the command. */
  readonly title: string;
  /** For people: what is wrong. */
  readonly message: string;
  /** For people: the next step. */
  readonly next: string | null;
  /** What puts it right, as data, from which `next` is made; null when nothing but words is known. */
  readonly remedy: Remedy | null;
}

/**
 * What is found at a path.
 *
 * @title A toolchain or tool
 * @document tool
 */
export interface ToolDocument extends ObservedTool {
  /** Where it is found. */
  readonly path: string;
  /** It is the first of its name on a PATH. */
  readonly wins: boolean;
}

export function lookDocument(look: Look, messages: Messages): LookDocument {
  return {
    hardware: look.hardware && {
      architecture: look.hardware.architecture,
      native: look.hardware.native,
      translated: look.hardware.translated,
      osVersion: look.hardware.osVersion,
    },
    pathAsOf: look.pathAsOf,
    findings: look.findings.map((finding) => findingDocument(finding, messages)),
    unknown: look.unknown,
    toolchains: look.toolchains.map(toolDocument),
    tools: look.tools.map(toolDocument),
  };
}

/** A finding as every command has it in JSON. */
export function findingDocument(finding: ShownFinding, messages: Messages): FindingDocument {
  const { rule, subject, severity, certainty, evidence, hidden, openedAt, remedy = null } = finding;
  const { title, summary, next } = sayFinding(messages, finding);
  return {
    rule,
    subject,
    severity,
    certainty,
    evidence,
    hidden,
    openedAt,
    title,
    message: summary,
    next,
    remedy,
  };
}

function toolDocument(tool: LocatedTool): ToolDocument {
  const { name, path, state, file, chain, version, architectures, installer, prefix, winsIn } = tool;
  const wins = winsIn === null || winsIn.length > 0;
  return { name, path, wins, state, file, chain, version, architectures, installer, prefix };
}
