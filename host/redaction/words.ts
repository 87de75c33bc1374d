import { hostname } from 'node:os';
import type { Environment, Host } from '../host.ts';
import { vocabulary } from './vocabulary.ts';

/** What is private on a machine, as written there. */
export interface PrivateWords {
  /** Names of the user, of the machine, and what the home directory is called. */
  readonly names: readonly string[];
  /** Values of variables whose name says that they are secret, and credentials in addresses of proxies. At least 6 characters. */
  readonly secrets: readonly string[];
}

const secretName =
  /token|secret|passw|passphrase|passwd|api_?key|access_?key|private_?key|credential|cookie|auth|dsn/i;
const credentials = /:\/\/([^\s/@"'<>,|]+)@/g;
const privatePatterns = ['GOPRIVATE', 'GONOPROXY', 'GONOSUMDB', 'GOINSECURE'];

/** Asks a machine for all that a report about it must not hold. Nothing is written down. */
export async function privateWordsOf(host: Host): Promise<PrivateWords> {
  const environments = [host.environment, ...(await host.contexts()).map(({ environment }) => environment)];
  const { name, home } = host.user;
  const machine = (await machineNames(host)).flatMap(nameParts);
  const names = [name, ...home.split('/'), ...fullNameParts(await fullName(host)), ...machine];
  return {
    names: unique([...names, ...environments.flatMap(privateHosts)].filter(isPrivate)),
    secrets: unique(environments.flatMap(secretsOf)).filter((word) => word.length >= 6 && isPrivate(word)),
  };
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];
/** Whether a name is one to hide: not one of our own words. */
export const isPrivate = (word: string): boolean => word.length >= 2 && !vocabulary.has(word.toLowerCase());

/** The machine's name as the network and, on macOS, its settings have it. */
async function machineNames(host: Host): Promise<readonly string[]> {
  const { HOSTNAME = '', HOST = '' } = host.environment;
  const named = [HOSTNAME, HOST, ...(host.simulated ? [] : [hostname()])];
  if (host.platform !== 'darwin') return named;
  for (const which of ['ComputerName', 'LocalHostName', 'HostName']) {
    const ran = await host.run({ file: '/usr/sbin/scutil', arguments: ['--get', which], timeLimitMs: 3_000 });
    if (ran.outcome === 'exited' && ran.exitCode === 0) named.push(ran.stdout.trim());
  }
  return named;
}

/** `kims-mac.corp.example`: the whole, its own name, and the network's. */
function nameParts(name: string): string[] {
  const [own = '', ...network] = name.split('.');
  return [name, own, ...(network.length >= 2 ? [network.join('.')] : [])];
}

/** macOS: `id -F`; Linux: the fifth field of /etc/passwd. Empty where there is none. */
async function fullName(host: Host): Promise<string> {
  if (host.platform === 'darwin') {
    const ran = await host.run({ file: '/usr/bin/id', arguments: ['-F'], timeLimitMs: 3_000 });
    return ran.outcome === 'exited' && ran.exitCode === 0 ? ran.stdout.trim() : '';
  }
  const users = host.files.text('/etc/passwd');
  const line = users.ok
    ? users.value.split('\n').find((one) => one.startsWith(`${host.user.name}:`))
    : undefined;
  return line?.split(':')[4]?.split(',')[0]?.trim() ?? '';
}

const fullNameParts = (name: string): string[] =>
  name === '' ? [] : [name, ...name.split(/\s+/).filter((part) => part.length >= 3)];

/** What of an environment is secret by the name of its variable, and credentials in addresses. */
export function secretsOf(environment: Environment): string[] {
  return Object.entries(environment).flatMap(([name, value = '']) => {
    const inAddress = [...value.matchAll(credentials)].flatMap(([, pair = '']) => [pair, ...pair.split(':')]);
    // A path is where something is kept and not the thing itself.
    return secretName.test(name) && !value.startsWith('/') ? [value, ...inAddress] : inAddress;
  });
}

/** `git.corp.example/*,*.corp.example` names a company. */
function privateHosts(environment: Environment): string[] {
  return privatePatterns
    .flatMap((name) => environment[name]?.split(',') ?? [])
    .map(
      (pattern) =>
        pattern
          .trim()
          .replace(/^\*\.?/, '')
          .split('/')[0] ?? '',
    )
    .filter((name) => name.includes('.') && !publicForges.has(name));
}

/** Places where anyone keeps modules: their name reveals nothing. */
export const publicForges: ReadonlySet<string> = new Set([
  ...[
    'github.com',
    'gitlab.com',
    'bitbucket.org',
    'codeberg.org',
    'git.sr.ht',
    'gopkg.in',
    'go.uber.org',
    'k8s.io',
  ],
  ...['sigs.k8s.io', 'cloud.google.com', 'google.golang.org', 'dev.azure.com'],
]);
