import type { FileFailure } from './files.ts';
import { inWords } from './text.ts';

/** What is known about a refused path besides the error: its owner and permission bits, if it could be asked. */
export interface Refused {
  readonly mode: number;
  readonly uid: number;
}

interface SystemError {
  readonly code?: unknown;
  readonly message?: unknown;
}

const kinds: Readonly<Record<string, FileFailure['kind']>> = {
  ENOENT: 'absent',
  ENOTDIR: 'absent',
  EACCES: 'blocked',
  EPERM: 'blocked',
  ELOOP: 'loop',
  EISDIR: 'wrong-kind',
  EINVAL: 'wrong-kind',
  ENXIO: 'wrong-kind',
  EFBIG: 'too-large',
};

export function failure(path: string, kind: FileFailure['kind'], detail: string): FileFailure {
  return {
    kind,
    // Most of what a sweep asks for does not exist, and nobody asks for the wording of that.
    get message() {
      return inWords(kind, { path, detail });
    },
  };
}

/**
 * Names what a system call's error says about a path.
 *
 * On macOS permission bits answer EACCES; EPERM where the bits would allow it is the privacy protection (TCC),
 * https://developer.apple.com/forums/thread/678819. `refused` asks for the bits and is called for EPERM only.
 */
export function failureOf(
  path: string,
  error: unknown,
  darwin: { readonly uid: number; readonly refused: () => Refused | undefined } | null,
): FileFailure {
  const { code, message } = error as SystemError;
  if (typeof code !== 'string') return failure(path, 'other', String(message ?? error));
  let kind = kinds[code] ?? 'other';
  if (code === 'EPERM' && darwin) {
    const refused = darwin.refused();
    if (refused && bitsAllow(refused, darwin.uid)) kind = 'privacy';
  }
  return failure(path, kind, code);
}

/** Whether owner or everyone may read. Groups are left out: an unsure answer is no. */
function bitsAllow({ mode, uid }: Refused, us: number): boolean {
  return us === 0 || (mode & 0o004) !== 0 || (uid === us && (mode & 0o400) !== 0);
}
