import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goPath, smallGoroot, toolchainModule } from '../../real/toolchains.ts';

const own = `linux_${process.arch === 'arm64' ? 'arm64' : 'amd64'}`;
const foreign = own === 'linux_arm64' ? 'linux_amd64' : 'linux_arm64';

/** The possible targets of GOROOT, by name in the directory of trees. */
export const trees = [
  'whole',
  'linked',
  'sourceless',
  'without-fmt',
  'toolless',
  'foreign',
  'both',
  'without-compiler',
  'older',
  'relabelled',
  'empty',
  'file',
  'nowhere',
] as const;

/** Creates one tree of each kind. */
export function makeTrees(directory: string): void {
  mkdirSync(directory);
  const at = (name: (typeof trees)[number], ...rest: string[]): string => join(directory, name, ...rest);
  const whole = (name: (typeof trees)[number], without: 'src' | 'pkg/tool' | null): string => {
    smallGoroot(at(name), null);
    if (without !== null) rmSync(at(name, without));
    return at(name);
  };
  whole('whole', null);
  symlinkSync('whole', at('linked'));
  whole('sourceless', 'src');
  mkdirSync(join(whole('without-fmt', 'src'), 'src/os'), { recursive: true });
  whole('toolless', 'pkg/tool');
  mkdirSync(join(whole('foreign', 'pkg/tool'), 'pkg/tool', foreign), { recursive: true });
  mkdirSync(join(whole('both', 'pkg/tool'), 'pkg/tool', foreign), { recursive: true });
  symlinkSync(at('whole', 'pkg/tool', own), at('both', 'pkg/tool', own));
  mkdirSync(join(whole('without-compiler', 'pkg/tool'), 'pkg/tool', own), { recursive: true });
  writeFileSync(join(whole('relabelled', null), 'VERSION'), 'go1.25.4\n');
  const other = join(goPath([own.replace('_', '-')]), 'pkg/mod', toolchainModule(own.replace('_', '-')));
  const tools = join(other, 'pkg/tool', own);
  for (const name of readdirSync(tools)) chmodSync(join(tools, name), 0o755);
  symlinkSync(other, at('older'));
  mkdirSync(at('empty'));
  writeFileSync(at('file'), '');
}
