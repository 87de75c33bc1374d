import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Whether gpg is installed. */
export const hasGpg = spawnSync('gpg', ['--version']).status === 0;

/** A gpg with a key of our own: a primary that certifies, and subkeys that sign. Times are those that gpg is given. */
export class Gpg {
  readonly home = mkdtempSync(join(tmpdir(), 'gowarden-gpg-'));
  readonly fingerprint: string;

  constructor(bits = 2048) {
    chmodSync(this.home, 0o700);
    afterAll(() => {
      spawnSync('gpgconf', ['--homedir', this.home, '--kill', 'all']);
      rmSync(this.home, { recursive: true, force: true });
    });
    this.run(
      '20200101T000000',
      '--quick-generate-key',
      'kim <kim@example.com>',
      `rsa${bits}`,
      'cert',
      'never',
    );
    this.fingerprint = this.#fingerprints()[0] ?? '';
  }

  /** Runs it at a given time, `20240101T000000`. */
  run(at: string, ...words: readonly string[]): string {
    const own = [
      '--homedir',
      this.home,
      '--batch',
      '--yes',
      '--pinentry-mode',
      'loopback',
      '--passphrase',
      '',
    ];
    return execFileSync('gpg', [...own, '--faked-system-time', `${at}!`, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  /** Adds a signing subkey; returns its fingerprint. */
  subkey(at: string, lasts: string): string {
    this.run(at, '--quick-add-key', this.fingerprint, 'rsa2048', 'sign', lasts);
    return this.#fingerprints().at(-1) ?? '';
  }

  /** A detached armoured signature by one key, and whether gpg itself accepts it at `now`. */
  sign(data: string, key: string, at: string, ...more: readonly string[]): string {
    const [file, signature] = [join(this.home, 'data'), join(this.home, 'data.asc')];
    writeFileSync(file, data);
    this.run(at, ...more, '--local-user', `${key}!`, '--armor', '--output', signature, '--detach-sign', file);
    return readFileSync(signature, 'utf8');
  }

  /** Whether gpg calls a signature good at a moment. */
  verifies(data: string, signature: string, at: string): boolean {
    const [file, other] = [join(this.home, 'v'), join(this.home, 'v.asc')];
    writeFileSync(file, data);
    writeFileSync(other, signature);
    const words = ['--homedir', this.home, '--batch', '--status-fd', '1', '--faked-system-time', `${at}!`];
    const { stdout } = spawnSync('gpg', [...words, '--verify', other, file], { encoding: 'utf8' });
    return /^\[GNUPG:\] GOODSIG /m.test(stdout);
  }

  /** Revokes a subkey, with gpg's number for the reason: 0 none, 2 superseded, 3 no longer used. */
  revoke(at: string, subkey: string, reason: string): void {
    const own = [
      '--homedir',
      this.home,
      '--yes',
      '--no-tty',
      '--pinentry-mode',
      'loopback',
      '--passphrase',
      '',
    ];
    const input = `key ${subkey}\nrevkey\ny\n${reason}\n\ny\nsave\n`;
    const words = ['--faked-system-time', `${at}!`, '--command-fd', '0', '--edit-key', this.fingerprint];
    execFileSync('gpg', [...own, ...words], { input, stdio: ['pipe', 'pipe', 'ignore'] });
  }

  exported(): string {
    return this.run('20260101T000000', '--armor', '--export', this.fingerprint);
  }

  #fingerprints(): string[] {
    return [
      ...this.run('20200101T000001', '--list-keys', '--with-colons', '--with-subkey-fingerprint').matchAll(
        /^fpr:+([0-9A-F]{40}):/gm,
      ),
    ].map(([, fingerprint = '']) => fingerprint);
  }
}
