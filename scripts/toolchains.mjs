// Adds releases to the table of published hashes: `npm run toolchains go1.27.4 go1.26.11`. Asks the checksum database, whose signature
// and log are checked, and keeps only the newest releases.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, root } from './bundled.mjs';

const { renewedTable } = await load('toolchains');
writeFileSync(join(root, 'probes/verification/table.ts'), await renewedTable(process.argv.slice(2)));
