import { presets } from '../../../host/simulated/presets.ts';
import type { Example } from '../../example.ts';

/** VS Code (which ps says is translated) and GoLand have one module open. */
export const example: Example = { machine: presets['two-ides'], also: ['app-translated'] };
