import { dearmored } from '../../../../host/formats/openpgp/armor.ts';
import { DetachedSignature, type Outcome } from '../../../../host/formats/openpgp/detached.ts';
import { signingKeys } from '../../../../host/formats/openpgp/key.ts';
import { NotOpenPgp } from '../../../../host/formats/openpgp/packets.ts';
import type { Host } from '../../../../host/host.ts';
import { keyBlock, primaryFingerprint } from '../../../../probes/verification/google-keys.ts';
import { inWords } from './text.ts';
import { unread, type Weighed } from './weighed.ts';

/** A signature beside a file: to be shown the file, or why it says nothing; null when there is none. */
export type Beside =
  | { readonly source: string; readonly signature: DetachedSignature }
  | { readonly source: string; readonly problem: string }
  | null;

/** Reads `FILE.asc`. Only subkeys that Google's primary key has bound count; gpg and its key rings are not asked. */
export function signatureBeside(host: Host, path: string): Beside {
  const source = `${path}.asc`;
  const text = host.files.text(source, 64 * 1024);
  if (!text.ok) return text.failure.kind === 'absent' ? null : { source, problem: text.failure.message };
  const bytes = dearmored(text.value, 'SIGNATURE');
  const block = dearmored(keyBlock, 'PUBLIC KEY BLOCK');
  if (bytes === null || block === null) return { source, problem: inWords('noArmor', { file: source }) };
  try {
    return { source, signature: new DetachedSignature(bytes, signingKeys(block, primaryFingerprint)) };
  } catch (error) {
    if (!(error instanceof NotOpenPgp)) throw error;
    return { source, problem: inWords('noSignature', { file: source, reason: error.message }) };
  }
}

/** What it came to, after the file has gone by. */
export function signatureProof(beside: Beside, now: number): Weighed | null {
  if (beside === null) return null;
  const { source } = beside;
  if ('problem' in beside) return unread('signature', beside.problem);
  const outcome = beside.signature.outcome(now);
  if (outcome.kind === 'unsupported') return unread('signature', said(source, outcome));
  return { kind: 'signature', ok: outcome.kind === 'valid', detail: said(source, outcome) };
}

function said(source: string, outcome: Outcome): string {
  switch (outcome.kind) {
    case 'valid': {
      const { fingerprint, signedAt } = outcome;
      return inWords('signed', { source, key: fingerprint.toUpperCase(), date: dayOf(signedAt) });
    }
    case 'wrong':
      return inWords('wrongSignature', { source, key: outcome.fingerprint.toUpperCase() });
    case 'foreign':
      return inWords('foreignKey', { source, issuer: outcome.issuer.toUpperCase() });
    case 'unsupported':
      return inWords('unsupportedSignature', { source });
    case 'expired':
    case 'revoked':
    case 'before-its-key':
    case 'in-the-future': {
      const { kind, fingerprint, signedAt } = outcome;
      return inWords(kind, { source, key: fingerprint.toUpperCase(), date: dayOf(signedAt) });
    }
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
