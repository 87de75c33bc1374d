import type { RowProvider } from './row.ts';
import { agents } from './rows/agents.ts';
import { applications } from './rows/applications.ts';
import { containers } from './rows/containers.ts';
import { go } from './rows/go.ts';
import { homebrew } from './rows/homebrew.ts';
import { libraries } from './rows/libraries.ts';
import { node } from './rows/node.ts';
import { shells } from './rows/shells.ts';

/** Who knows of things that may need Rosetta. A new one is a file in rows/ and its name here. */
export const providers: readonly RowProvider[] = [
  applications,
  shells,
  homebrew,
  go,
  node,
  libraries,
  containers,
  agents,
];
