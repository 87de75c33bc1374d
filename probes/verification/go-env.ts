import { readGoEnvFile } from '../../host/formats/environment.ts';

/** SHA-256 of go.env as every release from 1.21.0 to 1.27.1 has it, in hex, and what it sets (https://go.dev/doc/toolchain#config). */
export const officialGoEnv = '98fcab78e155e9fa0c36b18874add30724d04c2452078117c78618107ebfbc9e';
const official: ReadonlyMap<string, string> = new Map([
  ['GOPROXY', 'https://proxy.golang.org,direct'],
  ['GOSUMDB', 'sum.golang.org'],
  ['GOTOOLCHAIN', 'auto'],
]);

/** What somebody changed in go.env, setting by setting: `GOTOOLCHAIN=local (auto)`; empty where no setting is another. */
export function editsOfGoEnv(text: string): readonly string[] {
  const now = readGoEnvFile(text, 'first');
  return [...new Set([...official.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [official.get(name), now.get(name)?.value];
    return was === is ? [] : [`${name}=${is ?? ''} (${was ?? '-'})`];
  });
}
