import { sayFinding } from '../../probes/say.ts';
import type { Messages } from '../../messages/speak.ts';
import type { Look, LocatedTool, ShownFinding } from './look.ts';

/** What status and doctor have in common as JSON. Everything but `title`, `message` and `next` is the same in every language. */
export function lookDocument(look: Look, messages: Messages) {
  return {
    hardware: look.hardware && {
      architecture: look.hardware.architecture,
      native: look.hardware.native,
      translated: look.hardware.translated,
      osVersion: look.hardware.osVersion,
    },
    findings: look.findings.map((finding) => findingDocument(finding, messages)),
    unknown: look.unknown,
    toolchains: look.toolchains.map(toolDocument),
    tools: look.tools.map(toolDocument),
  };
}

function findingDocument(finding: ShownFinding, messages: Messages) {
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

function toolDocument(tool: LocatedTool) {
  const { name, path, state, file, chain, version, architectures, installer, prefix, winsIn } = tool;
  const wins = winsIn === null || winsIn.length > 0;
  return { name, path, wins, state, file, chain, version, architectures, installer, prefix };
}
