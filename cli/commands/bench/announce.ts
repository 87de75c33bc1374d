import type { Session } from '../../command.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { Request, WorkName } from './request.ts';
import type { Subject } from './subject.ts';
import type { Texts } from './text.ts';

/** Works of which the second toolchain is a part. */
export const needsBoth: readonly WorkName[] = ['build', 'start-up'];

/** Says what would be done, what it costs and what the system will say about it, before anything happens. */
export function announce(request: Request, subject: Subject, session: Session, text: Texts): void {
  const { host, release, emulation, native, translated } = subject;
  const isBothNeeded =
    request.project !== undefined || request.works.some((work) => needsBoth.includes(work));
  const missing = [native, ...(isBothNeeded ? [translated] : [])].filter(({ roots }) => roots.length === 0);
  const works =
    request.project === undefined ? request.works.join(', ') : `go build ./... (${request.project})`;
  const of = (architecture: string): string => `${host.platform}/${architecture}`;
  for (const sentence of [
    text.will(release.version, of(native.architecture), of(translated.architecture), emulation.name),
    text.willWorks(works, request.runs),
    ...(emulation.isAnnounced ? [text.announced] : []),
    ...(request.network && missing.length > 0 ? [text.willFetch(missing.length)] : []),
    text.willTake,
  ])
    session.err(...wrap(sentence, session.width));
}
