/** What the name of a secret ends with or is, as a part of a longer name. */
const endings =
  /(?:pass|passwd|passw|passwort|password|passphrase|pwd|secret|secrets|token|tokens|credential|credentials|creds?|auth|authorization|cookie|cookies|dsn|jwt|otp|bearer|licen[cs]e|signature|signing|salt)$/;
const alone = /^(?:pw|pin|sig|hmac|session|cert|nonce)$/;
const within = /secret|token|passw|passphrase|credential|apikey|privatekey|accesskey/;

/**
 * Whether the name of a variable, option or setting says that its value is a secret: `DB_PASS`, `dbPassword`, `--api-key`,
 * `main.authToken`, `AWS_SECRET_ACCESS_KEY_ID`. Judged by the parts of the name and not by a list of names. Names longer than 200
 * characters are none.
 */
export function isSecretName(name: string): boolean {
  if (name.length > 200) return false;
  const parts = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const named = parts.filter((part) => part !== '');
  // A key by itself is mostly one of a list; `api-key`, `SIGNKEY` and `ssh_key` are none of these.
  const isKey = /keys?$/.test(named.at(-1) ?? '') && !/^keys?$/.test(named.join(''));
  return isKey || named.some((part) => endings.test(part) || alone.test(part)) || within.test(named.join(''));
}
