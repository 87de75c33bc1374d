import type { RuleId } from '../../../messages/rules.ts';
import type { Finding, Rule } from '../../probe.ts';
import type { Memory } from '../memory.ts';
import type { Picture } from '../picture.ts';

/** A rule about who works on what, decided from one picture and what is remembered of earlier ones. */
export interface ContentionLook<R extends RuleId = RuleId> {
  readonly rule: Rule & { readonly id: R };
  look(picture: Picture, memory: Memory): readonly Finding<R>[];
}
