import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { missingPrograms } from '../bus.ts';
import { LanguageClient } from './language-client.ts';
import { mainGo } from './modules.ts';
import { machineWithGopls } from './with-gopls.ts';

const missing = missingPrograms(['go', 'bash']);
/** The long form: npm run test:two-ides. An hour of a person's edits takes ten minutes. */
const minutes = Number(process.env.GOWARDEN_ALONE_MINUTES ?? 0.3);
/** One edit in ten seconds of a person's time, six times as fast. */
const editMs = 10_000 / 6;

describe.skipIf(missing.length > 0)(
  `one IDE alone${missing.length ? ` (missing ${missing.join(', ')})` : ''}`,
  () => {
    const set = machineWithGopls(100);

    test('is never reported: a fresh clone, edits, imports that come and go, changes of go.mod, commands in its terminal', async () => {
      const { machine, server, clone } = set();
      const module = clone('app');
      const [main, goMod] = [join(module, 'main.go'), join(module, 'go.mod')];
      // The same application has a terminal, which runs what is requested.
      const typed = join(machine.home, 'typed');
      const terminal = `while sleep 1; do test -e ${typed} && rm ${typed} && (cd ${module}; go mod tidy; go vet ./...); done`;
      const client = new LanguageClient(
        machine.application('code', `(${terminal}) </dev/null >/dev/null & ${server}; true`),
      );
      await client.open(module);
      client.openFile(main, mainGo);
      await client.settle(main);
      const edits = Math.ceil((minutes * 60_000) / editMs);
      let text = mainGo;
      for (let edit = 1; edit <= edits; edit += 1) {
        // One edit in ten is of an import; go.mod changes six times an hour, and a command is typed as often.
        if (edit % 10 === 5)
          text = text.includes('_ "os"') ? mainGo : mainGo.replace('import (', 'import (\n\t_ "os"');
        client.change(main, edit + 1, `${text}\n// ${edit}\n`);
        if (edit % 60 === 8) {
          writeFileSync(goMod, `// ${edit}\n`, { flag: 'a' });
          client.changedOnDisk(goMod);
        }
        if (edit % 60 === 9) writeFileSync(typed, '');
        await wait(editMs);
      }
      await client.settle(main);
      await wait(3000);
      expect(await machine.incidents()).toEqual([]);
    }, 1_200_000);
  },
);
