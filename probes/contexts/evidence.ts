import type { View } from './answer.ts';
import { inWords } from './text.ts';

/** How a context is called. */
export function placeName({ place, editors }: Pick<View, 'place' | 'editors'>): string {
  switch (place) {
    case 'login-shell':
      return inWords('terminal');
    case 'gui':
      return inWords('applications');
    case 'daemon':
      return inWords('daemon');
    case 'vscode':
    case 'goland':
      return editors.join(', ');
  }
}

/** One line for what a context starts. */
export function evidenceOf(view: View): string {
  const { name, directory, path, runs } = view;
  return inWords('view', { name, place: placeName(view), directory, what: whatOf(path, runs) });
}

function whatOf(path: View['path'], runs: View['runs']): string {
  if (path === null) return inWords('none');
  if (runs === null) return inWords('unknown');
  const architectures = runs.architectures.join(' + ') || inWords('unknown');
  return inWords('runs', { version: runs.version ?? inWords('unknown'), architectures, path });
}

/** From where the environment is in which a context looks. */
export function sourceOf(view: View): string {
  if (view.place === 'vscode') return inWords('inherited', { editor: placeName(view) });
  return view.place === 'goland' ? inWords('desktop') : view.context.source;
}
