import { join } from 'node:path';
import { cached } from '../cache.ts';
import { goInstall } from '../go-install.ts';

/** The newest gopls that the Go 1.26 of our machines builds (0.24 needs Go 1.27). */
export const goplsVersion = 'v0.22.0';

/** The path of a real gopls. Needs Go, and the module proxy once. */
export function gopls(): string {
  return cached(`gopls/${goplsVersion}/gopls`, (directory) =>
    join(goInstall(`golang.org/x/tools/gopls@${goplsVersion}`, join(directory, 'bin'), 'local'), 'gopls'),
  );
}
