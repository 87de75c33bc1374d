import { lifeScenarios } from './life.ts';
import { menuScenarios } from './menu.ts';
import { strictScenarios } from './strict.ts';

/** What the built helper does, in any JavaScript engine: each throws when it does not. */
export const scenarios = { ...menuScenarios, ...lifeScenarios, ...strictScenarios };
