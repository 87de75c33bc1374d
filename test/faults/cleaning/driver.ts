// Cleans, undoes, removes or recovers in a process of its own, so that it can be killed meanwhile.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCleaner } from '../../../caches/cleaner/create.ts';
import { testMachine } from '../../caches/machine.ts';
import { aBuild, aged, type Act } from './death.ts';

const [root = '', act = '', variant = ''] = process.argv.slice(2);
const machine = testMachine({ root });
if (variant === 'busy') machine.processes = [aBuild];
let ahead = 0;
const cleaner = createCleaner({
  host: machine.host,
  paths: machine.paths,
  settings: () => machine.settings,
  record: (receipt) => appendFileSync(join(root, 'receipts.jsonl'), `${JSON.stringify(receipt)}\n`),
  now: () => Date.now() + ahead,
});

switch (act as Act) {
  case 'clean': {
    const plan = await cleaner.plan({ scope: 'all' });
    if (variant === 'aged') {
      writeFileSync(join(machine.goCache, aged), 'built since the plan');
      ahead = 2000;
    }
    const { leftOut } = await cleaner.execute(plan.id);
    writeFileSync(join(root, 'left-out.json'), JSON.stringify(leftOut));
    break;
  }
  case 'purge':
    await cleaner.recover();
    await cleaner.purgeNow();
    break;
  case 'undo':
    await cleaner.undo();
    break;
  case 'recover':
    await cleaner.recover();
    break;
}
await cleaner.close();
