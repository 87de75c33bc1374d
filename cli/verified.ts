import { identityOfTree } from '../daemon/verification/identity.ts';
import { readRemembered } from '../daemon/verification/remembered.ts';
import type { Host } from '../host/host.ts';
import type { Verdict } from '../probes/verification/verdict.ts';
import type { Verified } from '../probes/verification/verified.ts';
import type { Session } from './command.ts';
import { cliText } from './text.ts';

/** What the daemon found of the trees of a machine, as far as they are still what it looked at. */
export class KnownVerdicts {
  readonly all: readonly Verified[];

  /** `state` is the directory in which the daemon remembers. */
  constructor(host: Host, state: string) {
    this.all = readRemembered(state).filter(
      ({ goroot, identity }) => host.files.isLocal(goroot) && identityOfTree(host, goroot) === identity,
    );
  }

  /** That of the tree that a program is of; `file` has its links resolved. */
  of(file: string | null): Verified | null {
    return this.all.find(({ goroot }) => file?.startsWith(`${goroot}/`)) ?? null;
  }

  verdictOf(file: string | null): Verdict | null {
    return this.of(file)?.verdict ?? null;
  }

  /** For people, in one line; none where it is not known. */
  line(file: string | null, { messages }: Pick<Session, 'messages'>): readonly string[] {
    const found = this.of(file);
    const text = cliText(messages);
    return found ? [text.verified(found.goroot, text.verdicts[found.verdict])] : [];
  }
}
