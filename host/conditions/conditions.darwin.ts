import type { Machine } from '../machine.ts';
import type { Conditions } from './conditions.ts';

/**
 * `pmset -g batt` begins with `Now drawing from 'AC Power'` or `'Battery Power'`
 * (https://github.com/apple-oss-distributions/PowerManagement, pmset/pmset.c), `sysctl -n vm.loadavg` is `{ 1.85 1.91 1.95 }`
 * (https://github.com/apple-oss-distributions/system_cmds, sysctl/sysctl.c). Only Cocoa programs can read the thermal state.
 */
export async function conditionsOfDarwin({ run }: Pick<Machine, 'run'>): Promise<Conditions> {
  const ask = async (file: string, ...words: string[]): Promise<string> => {
    const ran = await run({ file, arguments: words, timeLimitMs: 3_000 });
    return ran.outcome === 'exited' && ran.exitCode === 0 ? ran.stdout : '';
  };
  const drawn = /'(AC|Battery) Power'/.exec(await ask('/usr/bin/pmset', '-g', 'batt'))?.[1];
  const load = /^\{ (\d{1,6}[.,]\d\d) /.exec(await ask('/usr/sbin/sysctl', '-n', 'vm.loadavg'))?.[1];
  return {
    power: drawn === undefined ? 'unknown' : drawn === 'AC' ? 'mains' : 'battery',
    load: load === undefined ? null : Number(load.replace(',', '.')),
    throttled: null,
  };
}
