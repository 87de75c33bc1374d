import { aroundTheModule } from './around-the-module.ts';
import { inTheModule } from './in-the-module.ts';
import { siblings } from './siblings.ts';
import type { Situation } from './situation.ts';

export const situations: readonly Situation[] = [...inTheModule, ...aroundTheModule, ...siblings];
