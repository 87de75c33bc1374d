import type { Cleaner } from '../../caches/cleaner/cleaner.ts';
import { anyOn, type Policies } from '../../caches/policies/policy.ts';

/**
 * Looks at all caches and sets aside what the policies of the settings take. What is in use has its turn the next time.
 * False while all of them are off: then nothing was looked at.
 */
export async function keepPolicies(
  cleaner: Pick<Cleaner, 'plan' | 'execute'>,
  policies: Partial<Policies>,
): Promise<boolean> {
  if (!anyOn(policies)) return false;
  const plan = await cleaner.plan({ scope: 'policy' });
  if (plan.items.some(({ waits }) => !waits)) await cleaner.execute(plan.id);
  return true;
}
