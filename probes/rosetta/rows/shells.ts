import { posix } from 'node:path';
import { linesOf } from '../../../host/formats/lines.ts';
import { textOf } from '../../../host/files/memory.ts';
import { terminalOf } from '../../inventory/native.ts';
import { programAt } from '../program.ts';
import { isForeign, row, type RowProvider } from '../row.ts';
import { inWords } from '../text.ts';

const most = 100;

/** The shells that may be chosen (/etc/shells, shells(5)) and the one that is. */
export const shells: RowProvider = {
  id: 'shells',
  rows({ host, hardware, inventory }) {
    const chosen = terminalOf(inventory)?.environment.SHELL ?? '';
    const listed = [...linesOf(textOf(host, '/etc/shells') ?? '')].map(({ text }) => text.trim());
    const files = new Set<string>();
    return [chosen, ...listed.slice(0, most)].flatMap((path) => {
      const program = path.startsWith('/') ? programAt(host, path) : null;
      if (!program || !isForeign(program.architectures, hardware) || files.has(program.file)) return [];
      files.add(program.file);
      const name = posix.basename(path);
      return row({
        ...{ kind: 'shell', name, path, architectures: program.architectures },
        instead: inWords('insteadShell', { name, hardware: hardware.architecture }),
        evidence: path === chosen ? [inWords('loginShell')] : [],
      });
    });
  },
};
