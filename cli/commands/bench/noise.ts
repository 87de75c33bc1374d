import type { Conditions } from '../../../host/conditions/conditions.ts';
import type { Hardware, Host } from '../../../host/host.ts';
import { inWords } from './text.ts';

/** More processes than this share of the processors that want to run before we begin are others' work. */
const quietShare = 0.25;

/** Programs that keep all processors busy. */
const busy = /(?:^|\/)(?:compile|link|cc1|cc1plus|clang|rustc)$/;

/** What is there before anything is measured that makes the numbers less than certain; a sentence each. */
export async function noiseBefore(
  host: Host,
  { ours, translated, architecture }: Hardware,
  conditions: Conditions | null,
  processors: number,
): Promise<readonly string[]> {
  const { power = 'unknown', load = null } = conditions ?? {};
  const { all } = await host.processes();
  const builders = all.filter(({ executable }) => busy.test(executable));
  return [
    ...(power === 'battery' ? [inWords('battery')] : []),
    ...(load !== null && load > processors * quietShare
      ? [inWords('load', { load: load.toFixed(2), processors })]
      : []),
    ...(builders.length > 0 ? [inWords('builders', { count: builders.length })] : []),
    ...(translated === true ? [inWords('ownTranslation', { ours, architecture })] : []),
  ];
}

/** What happened meanwhile that makes them less than certain. */
export function noiseMeanwhile(before: Conditions | null, after: Conditions | null): readonly string[] {
  if (before === null || after === null) return [];
  const { throttled } = before;
  const isHot = throttled !== null && after.throttled !== null && after.throttled > throttled;
  return [
    ...(isHot ? [inWords('heat', { count: after.throttled - throttled })] : []),
    ...(before.power !== 'battery' && after.power === 'battery' ? [inWords('unplugged')] : []),
  ];
}
