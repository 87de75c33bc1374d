import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildMachine } from '../../../host/simulated/build.ts';
import { openSimulated } from '../../../host/simulated/open.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { findTool, winnerOf } from '../../../probes/choice/find.ts';
import { Look } from '../../../probes/inventory/look.ts';
import { removeWhole } from '../../remove.ts';

test.each(Object.entries(presets))(
  'who only wants the program that starts gets the one that a whole search finds: %s',
  async (_name, preset) => {
    const folder = mkdtempSync(join(tmpdir(), 'gowarden-winner-'));
    onTestFinished(() => removeWhole(folder));
    buildMachine(folder, preset());
    const host = openSimulated(folder);
    // One look for all contexts.
    const look = new Look(host);
    for (const context of await host.contexts())
      for (const name of ['go', 'gopls', 'dlv'])
        expect(winnerOf(look, name, context)).toEqual(findTool(host, name, context).winner);
  },
);
