import { aroundTheModule } from './around-the-module.ts';
import { inTheModule } from './in-the-module.ts';
import { required } from './required.ts';
import { settings } from './settings.ts';
import { siblings } from './siblings.ts';
import { unusual } from './unusual.ts';
import type { Situation } from './situation.ts';

export const situations: readonly Situation[] = [
  ...inTheModule,
  ...aroundTheModule,
  ...siblings,
  ...unusual,
  ...required,
  ...settings,
];
