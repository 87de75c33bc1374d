import { complaintsIn } from '../../../../probes/errors/tidy/complaints.ts';
import { readPlist } from '../../../../host/formats/binary-plist.ts';
import { isBuilt } from '../../../../host/formats/build-constraint.ts';
import { readEnvironmentLines } from '../../../../host/formats/environment-d.ts';
import {
  readEnvironment,
  readGoEnvFile,
  readSystemdEnvironment,
} from '../../../../host/formats/environment.ts';
import { splitFlags } from '../../../../host/formats/flags.ts';
import { readGoHeader } from '../../../../host/formats/go-source.ts';
import { readGoSum } from '../../../../host/formats/go-sum.ts';
import { unquoteGo } from '../../../../host/formats/go-string.ts';
import { readReceipt } from '../../../../host/formats/homebrew-receipt.ts';
import { readIdeaDirectories } from '../../../../host/formats/idea-properties.ts';
import { readJsonc } from '../../../../host/formats/jsonc.ts';
import { outputFormatOf } from '../../../../host/formats/linker-script.ts';
import { flagsIn, readPackageFile, readRequirements } from '../../../../host/formats/pkg-config.ts';
import { openFilesIn } from '../../../../host/formats/lsof.ts';
import { readGoMod, readGoWork } from '../../../../host/formats/mod-file/read.ts';
import { versionLine } from '../../../../host/formats/mod-file/version-line.ts';
import { psArguments, psRows } from '../../../../host/formats/ps.ts';
import { openedProjects } from '../../../../host/formats/recent-projects.ts';
import { isTbd, readTbd } from '../../../../host/formats/tbd.ts';
import { readToml } from '../../../../host/formats/toml.ts';
import {
  readGoenvVersions,
  readLegacyVersionFile,
  readToolVersions,
} from '../../../../host/formats/version-files.ts';
import { decodedHex, decodedVis } from '../../../../host/formats/vis.ts';
import { visible } from '../../../../messages/visible.ts';

/** Every reader of untrusted text, as its callers use it. */
export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'go.mod': readGoMod,
  'go.work': readGoWork,
  'go.sum': readGoSum,
  'go line': (text) => [versionLine(text, 'go'), versionLine(text, 'toolchain')],
  'Go string': (text) => unquoteGo(`"${text}"`),
  'go env file': (text) => [readGoEnvFile(text, 'first'), readGoEnvFile(text, 'last')],
  '.pc file': (text) => readPackageFile(text, {}),
  'fields of a .pc file': (text) => [readRequirements(text), flagsIn(text)],
  flags: (text) => [splitFlags(text, 'go'), splitFlags(text, 'shell')],
  'text stub': (text) => [isTbd(text), readTbd(text), readTbd(`targets: [${text}`)],
  'linker script': outputFormatOf,
  JSONC: readJsonc,
  TOML: readToml,
  'idea.properties': (text) => readIdeaDirectories([text], { 'user.home': '/home/kim' }),
  'recentProjects.xml': (text) => openedProjects(text, '/home/kim'),
  'head of a Go file': (text) => isBuilt(readGoHeader(text), { os: 'darwin', architecture: 'arm64' }),
  'binary property list': (text) => readPlist(Buffer.from(`bplist00${text}`, 'latin1')),
  'Homebrew receipt': readReceipt,
  env: readEnvironment,
  'systemctl show-environment': readSystemdEnvironment,
  'environment.d': (text) => readEnvironmentLines(text, { A: 'x'.repeat(1000) }),
  ps: (text) => [[...psRows(text)], psArguments(text)],
  lsof: (text) => [...openFilesIn(text)],
  'escapes of ps': decodedVis,
  'escapes of lsof': decodedHex,
  '.tool-versions': (text) => [
    readToolVersions(text, ['go'], 'spaces'),
    readToolVersions(text, ['go'], 'white space'),
  ],
  goenv: readGoenvVersions,
  '.asdfrc': readLegacyVersionFile,
  'why-tidy': complaintsIn,
  'visible text': visible,
};
