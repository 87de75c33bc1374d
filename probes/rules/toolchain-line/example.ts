import { withModule } from '../../../host/simulated/modules.ts';
import type { Example } from '../../example.ts';

/** A toolchain line of before, with a newer Go on the machine. */
export const example: Example = {
  machine: () => withModule({ 'go.mod': 'module example.com/app\n\ngo 1.24\n\ntoolchain go1.24.5\n' }),
};
