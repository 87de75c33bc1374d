import { withModule } from '../../../host/simulated/modules.ts';
import type { Example } from '../../example.ts';

/** go.mod was raised, and the file of the version manager was forgotten. */
export const example: Example = {
  machine: () => withModule({ '.tool-versions': 'nodejs 24.1.0\ngolang 1.25.3\n' }),
};
