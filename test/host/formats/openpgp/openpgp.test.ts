import fc from '../../../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { dearmored } from '../../../../host/formats/openpgp/armor.ts';
import { DetachedSignature, type Outcome } from '../../../../host/formats/openpgp/detached.ts';
import { signingKeys } from '../../../../host/formats/openpgp/key.ts';
import { NotOpenPgp } from '../../../../host/formats/openpgp/packets.ts';
import { keyBlock, primaryFingerprint } from '../../../../probes/verification/google-keys.ts';
import { Gpg, hasGpg } from './gpg.ts';

const block = (text: string): Uint8Array => dearmored(text, 'PUBLIC KEY BLOCK') ?? new Uint8Array();

/** The verdict on a signature over data, with the keys of a block at a given time. */
function outcome(
  data: string,
  signature: string,
  keys: string,
  primary: string,
  now: string,
): Outcome['kind'] {
  const armour = dearmored(signature, 'SIGNATURE');
  if (armour === null) throw new Error('no armour');
  const detached = new DetachedSignature(armour, signingKeys(block(keys), primary.toLowerCase()));
  for (const piece of data.match(/[^]{1,7}/g) ?? []) detached.update(Buffer.from(piece));
  return detached.outcome(Date.parse(now)).kind;
}

test('in the shipped block, the seven subkeys bound by Google count', () => {
  const keys = signingKeys(block(keyBlock), primaryFingerprint);
  expect(
    keys.map(({ fingerprint, expiresAt }) => [
      fingerprint.slice(-16),
      new Date(expiresAt ?? 0).toISOString().slice(0, 10),
    ]),
  ).toEqual([
    ['1397bc53640db551', '2019-04-12'],
    ['6494c6d6997c215e', '2020-01-24'],
    ['78bd65473cb3bd13', '2022-07-21'],
    ['4eb27db2a3b88b8b', '2024-10-25'],
    ['e88979fb9b30acf2', '2026-02-14'],
    ['32ee5355a6bc6e42', '2027-01-29'],
    ['fd533c07c264648f', '2028-01-07'],
  ]);
  expect(signingKeys(block(keyBlock), primaryFingerprint.replace('e', 'f'))).toEqual([]);
});

test('whatever byte of the block is changed, no subkey counts that Google did not bind', () => {
  const good = new Set(
    signingKeys(block(keyBlock), primaryFingerprint).map(({ fingerprint }) => fingerprint),
  );
  const bytes = block(keyBlock);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ by;
      try {
        for (const { fingerprint } of signingKeys(changed, primaryFingerprint))
          expect(good).toContain(fingerprint);
      } catch (error) {
        expect(error).toBeInstanceOf(NotOpenPgp);
      }
    }),
    { numRuns: process.env.GOWARDEN_LONG === '1' ? 5000 : 100 },
  );
});

describe.skipIf(!hasGpg)('agrees with gpg itself', () => {
  const gpg = hasGpg ? new Gpg() : null;
  const data = 'the release';
  const now = '2026-01-01';
  const made = (): { gpg: Gpg; good: string; short: string; revoked: string } => {
    if (gpg === null) throw new Error('no gpg');
    const good = gpg.subkey('20240101T000000', 'never');
    const short = gpg.subkey('20240101T000000', '1y');
    const revoked = gpg.subkey('20240101T000000', 'never');
    return { gpg, good, short, revoked };
  };
  const keys = hasGpg ? made() : null;

  test('a signature by a subkey is valid for its file, and not for another', () => {
    if (!keys) return;
    const signature = keys.gpg.sign(data, keys.good, '20250101T000000');
    const block = keys.gpg.exported();
    expect(outcome(data, signature, block, keys.gpg.fingerprint, now)).toBe('valid');
    expect(keys.gpg.verifies(data, signature, '20260101T000000')).toBe(true);
    expect(outcome(`${data}.`, signature, block, keys.gpg.fingerprint, now)).toBe('wrong');
    expect(keys.gpg.verifies(`${data}.`, signature, '20260101T000000')).toBe(false);
    expect(outcome(data, signature, keyBlock, primaryFingerprint, now)).toBe('foreign');
    expect(outcome(data, signature, block, keys.gpg.fingerprint, '2024-12-01')).toBe('in-the-future');
  });

  test('a signature from before its key expired is good, one from after is not', () => {
    if (!keys) return;
    const before = keys.gpg.sign(data, keys.short, '20240601T000000');
    expect(outcome(data, before, keys.gpg.exported(), keys.gpg.fingerprint, now)).toBe('valid');
    // gpg refuses to sign with it, so its clock is wrong when the key is extended, which the block does not contain.
    const old = keys.gpg.exported();
    keys.gpg.run('20250601T000000', '--quick-set-expire', keys.gpg.fingerprint, 'never', keys.short);
    const after = keys.gpg.sign(data, keys.short, '20250601T000000');
    expect(outcome(data, after, old, keys.gpg.fingerprint, now)).toBe('expired');
    expect(outcome(data, after, keys.gpg.exported(), keys.gpg.fingerprint, now)).toBe('valid');
  });

  test('SHA-1 and text signatures are refused', () => {
    if (!keys) return;
    const sha1 = keys.gpg.sign(
      data,
      keys.good,
      '20250101T000000',
      '--digest-algo',
      'SHA1',
      '--allow-weak-digest-algos',
    );
    const text = keys.gpg.sign(data, keys.good, '20250101T000000', '--textmode');
    const sha512 = keys.gpg.sign(data, keys.good, '20250101T000000', '--digest-algo', 'SHA512');
    const block = keys.gpg.exported();
    expect(outcome(data, sha1, block, keys.gpg.fingerprint, now)).toBe('unsupported');
    expect(outcome(data, text, block, keys.gpg.fingerprint, now)).toBe('unsupported');
    expect(outcome(data, sha512, block, keys.gpg.fingerprint, now)).toBe('valid');
  });

  test('no truncated or garbled signature is valid, and none causes an error of another kind', () => {
    if (!keys) return;
    const signature = keys.gpg.sign(data, keys.good, '20250101T000000');
    const bytes = Buffer.from(dearmored(signature, 'SIGNATURE') ?? []);
    const own = signingKeys(block(keys.gpg.exported()), keys.gpg.fingerprint.toLowerCase());
    const kindOf = (changed: Uint8Array): string => {
      try {
        const detached = new DetachedSignature(changed, own);
        detached.update(Buffer.from(data));
        return detached.outcome(Date.parse(now)).kind;
      } catch (error) {
        expect(error).toBeInstanceOf(NotOpenPgp);
        return 'none';
      }
    };
    expect(kindOf(bytes)).toBe('valid');
    for (let end = 0; end < bytes.length; end += 1) expect(kindOf(bytes.subarray(0, end))).not.toBe('valid');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (garbage) => {
        expect(kindOf(garbage)).not.toBe('valid');
        expect(
          dearmored(
            signature.replace('\n\n', `\n\n${Buffer.from(garbage).toString('base64')}\n`),
            'SIGNATURE',
          ) === null,
        ).toBe(garbage.length > 0);
      }),
    );
    for (let end = 0; end < signature.length - 2; end += 7)
      expect(dearmored(signature.slice(0, end), 'SIGNATURE')).toBeNull();
  });

  test('a revoked subkey is void from its creation, or from its retirement', () => {
    if (!keys) return;
    const { gpg: own, good, revoked } = keys;
    const signature = own.sign(data, revoked, '20240601T000000');
    expect(outcome(data, signature, own.exported(), own.fingerprint, now)).toBe('valid');
    own.revoke('20250101T000000', revoked, '0');
    expect(outcome(data, signature, own.exported(), own.fingerprint, now)).toBe('revoked');
    const [before, after] = [
      own.sign(data, good, '20240601T000000'),
      own.sign(data, good, '20250601T000000'),
    ];
    own.revoke('20250101T000000', good, '3');
    expect(outcome(data, before, own.exported(), own.fingerprint, now)).toBe('valid');
    expect(outcome(data, after, own.exported(), own.fingerprint, now)).toBe('revoked');
  });
});
