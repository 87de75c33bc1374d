import type { Messages } from '../../messages/speak.ts';
import type { Certainty } from '../../probes/probe.ts';
import { type Look, told } from './look.ts';
import { inLanguage } from '../../messages/fill.ts';
import { texts } from './text.ts';

const severities = ['error', 'warning', 'info'] as const;

/** The state in one sentence without its end. That all is native is said only where it was seen. */
export function verdict(look: Look, messages: Messages): string {
  const text = inLanguage(messages.language, texts).verdict;
  const findings = told(look);
  const open = look.unknown.length + findings.filter(({ certainty }) => certainty === 'unknown').length;
  const counts = severities.flatMap((severity) => {
    const count = (sure: Certainty): number =>
      findings.filter((one) => one.severity === severity && one.certainty === sure).length;
    const [observed, suspected] = [count('observed'), count('suspected')];
    return [
      ...(observed === 0 ? [] : [text.findings[severity](observed)]),
      ...(suspected === 0 ? [] : [text.suspected[severity](suspected)]),
    ];
  });
  if (counts.length > 0) return [...counts, ...(open > 0 ? [text.unanswered(open)] : [])].join(text.and);
  if (open > 0) return text.unsure(open);
  const present = look.toolchains.filter(({ state }) => state === 'present');
  if (present.length === 0) return text.noGo;
  const winner = look.toolchains.find(({ winsIn }) => winsIn === null || winsIn.length > 0);
  const native = look.hardware?.native ?? [];
  if (!winner) return text.nothingWins;
  if (winner.architectures.length === 0) return text.unread(winner.path);
  if (!winner.architectures.some((architecture) => native.includes(architecture)))
    return text.foreign(winner.architectures.join('+'));
  return text.native(present.length, look.tools.length);
}
