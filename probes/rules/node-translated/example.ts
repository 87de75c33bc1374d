import { presets } from '../../../host/simulated/presets.ts';
import type { Example } from '../../example.ts';

/** All is native but the Node that we run on. */
export const example: Example = { machine: presets['translated-node'] };
