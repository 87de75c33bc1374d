import type { Row } from './row.ts';
import { inWords } from './text.ts';

/** A row as one line of evidence. */
export function lineOf({ kind, name, path, architectures: all, formulas }: Row): string {
  const architectures = all.join(' + ');
  switch (kind) {
    case 'shell':
    case 'go':
    case 'node':
    case 'library':
      return inWords(kind, { path, architectures });
    case 'homebrew':
      return inWords(kind, { path, formulas: formulas ?? 0 });
    case 'toolchain':
    case 'agent':
      return inWords(kind, { name, path });
    case 'terminal':
    case 'editor':
    case 'tool':
    case 'container':
      return inWords(kind, { name, path, architectures });
  }
}
