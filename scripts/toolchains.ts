import { askDatabase } from '../cli/commands/verify/network.ts';
import { openHost } from '../host/open.ts';
import { isReleaseName } from '../probes/verification/releases.ts';
import { table } from '../probes/verification/table.ts';
import { moduleVersionOf } from '../probes/verification/verdict.ts';
import { compareVersions } from '../probes/versions/parse.ts';

/** Platforms that people use. */
const targets = ['darwin-amd64', 'darwin-arm64', 'linux-amd64', 'linux-arm64'] as const;
/** Releases that the table keeps. */
const most = 16;

/** The text of probes/verification/table.ts with these releases in it (`go1.27.4`). Throws when the database does not vouch for one. */
export async function renewedTable(releases: readonly string[]): Promise<string> {
  const host = await openHost();
  const found = new Map(Object.entries(table));
  for (const release of releases) {
    if (!isReleaseName(release)) throw new Error(`Expected a release such as go1.27.4, got ${release}`);
    const hashes: Record<string, string> = {};
    for (const target of targets) {
      const [os = '', architecture = ''] = target.split('-');
      const version = moduleVersionOf(release, { os, architecture });
      const word = await askDatabase(host, version, new AbortController().signal);
      if (!('expected' in word)) throw new Error(word.against.detail);
      hashes[target] = word.expected.hash.slice('h1:'.length);
    }
    found.set(release, hashes);
  }
  const kept = [...found]
    .toSorted(([one], [other]) => compareVersions(other.slice(2), one.slice(2)))
    .slice(0, most)
    .map(([release, hashes]) => {
      const lines = Object.entries(hashes).map(([target, hash]) => `    '${target}': '${hash}',`);
      return [`  '${release}': {`, ...lines, '  },'].join('\n');
    });
  return `/** Hashes of the module golang.org/toolchain, without \`h1:\`, by release and system. Written by \`npm run toolchains RELEASE…\`. */
export const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
${kept.join('\n')}
};
`;
}
