import { inLanguage } from '../../../messages/fill.ts';
import { existsSync } from 'node:fs';
import type { CliCommand } from '../../command.ts';
import { columns } from '../../terminal/columns.ts';
import type { PathsDocument } from './document.ts';
import { texts } from './text.ts';

export const command: CliCommand = {
  reads: true,
  options: {},
  positionals: [0, 0],
  run(_call, session) {
    if (session.json) {
      session.document<PathsDocument>({ schemaVersion: 1, paths: session.paths });
      return Promise.resolve(0);
    }
    const { names, absent } = inLanguage(session.language, texts);
    const rows = (Object.keys(names) as (keyof typeof names)[]).map((key) => {
      const path = session.paths[key];
      return [names[key], existsSync(path) ? path : `${path}  ${absent}`];
    });
    for (const line of columns(rows)) session.out(line);
    return Promise.resolve(0);
  },
};
