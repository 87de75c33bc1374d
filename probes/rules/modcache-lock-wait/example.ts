import { presets } from '../../../host/simulated/presets.ts';
import type { Example } from '../../example.ts';

/** VS Code's `go mod tidy` holds the lock for which GoLand's waits, and still does a second later. */
export const example: Example = {
  machine: presets['two-ides'],
  then: [{ afterMs: 1000 }],
  also: ['app-translated', 'shared-module-two-ides'],
};
