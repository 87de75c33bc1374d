import { presets } from '../../../host/simulated/presets.ts';
import type { Example } from '../../example.ts';

/** GOROOT in the shell names another Go than the one that wins. */
export const example: Example = { machine: presets['mixed-goroot'] };
