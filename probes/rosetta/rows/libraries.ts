import { posix } from 'node:path';
import { cgo } from '../../cgo/probe.ts';
import { isForeign, type Row, row, type RowProvider } from '../row.ts';
import { inWords } from '../text.ts';

/** The libraries that builds with cgo would be linked with. */
export const libraries: RowProvider = {
  id: 'libraries',
  async rows({ ask, hardware }) {
    const found = new Map<string, Row>();
    for (const { libraries: named, enabled } of (await ask(cgo)).contexts)
      for (const { file, architectures, origin, fits } of named) {
        if (found.has(file) || !isForeign(architectures, hardware)) continue;
        const isReported = enabled.value && fits === false;
        found.set(
          file,
          row({
            ...{ kind: 'library', name: posix.basename(file), path: file, architectures },
            instead: inWords('insteadLibrary', { hardware: hardware.architecture }),
            finding: isReported ? { rule: 'cgo-wrong-architecture', subject: file } : null,
            evidence: [`${origin.name} (${origin.place})`],
          }),
        );
      }
    return [...found.values()];
  },
};
