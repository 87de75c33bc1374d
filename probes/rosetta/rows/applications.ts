import { foreignPart } from '../../applications/application.ts';
import { row, type RowProvider } from '../row.ts';
import { inWords } from '../text.ts';

/** Terminals and editors that are for Intel, or whose framework or Java is. */
export const applications: RowProvider = {
  id: 'applications',
  rows: ({ applications: { all }, hardware }) =>
    all.flatMap((application) => {
      const { kind, name, path, version } = application;
      const part = foreignPart(application, hardware);
      if (part === null) return [];
      return row({
        ...{ kind, name, path, version, architectures: part.architectures },
        instead: inWords('insteadTerminal', { name, hardware: hardware.architecture }),
        finding: kind === 'editor' ? { rule: 'editor-arch-mismatch', subject: path } : null,
        evidence: [inWords('runs', { program: part.path, architectures: part.architectures.join(' + ') })],
      });
    }),
};
