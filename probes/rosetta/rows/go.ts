import { posix } from 'node:path';
import { architecturesOf, isForeign, startedBy } from '../../inventory/native.ts';
import { row, type RowProvider } from '../row.ts';
import { inWords } from '../text.ts';

/** Every go, toolchains that a go has fetched, and tools that a go has built. One file is one row, however many paths lead to it. */
export const go: RowProvider = {
  id: 'go',
  rows({ inventory, hardware: { architecture: hardware } }) {
    const foreign = inventory.toolchains.filter((tool) => isForeign(tool, inventory));
    const files = foreign.map((tool) => startedBy(tool, inventory)?.chain.file);
    const gos = foreign.filter((_, index) => files.indexOf(files[index]) === index);
    const tools = inventory.tools.filter((tool) => isForeign(tool, inventory));
    return [
      ...gos.map((tool) => {
        const fetched = tool.installer === 'module cache';
        const place = posix.dirname(posix.dirname(tool.path));
        const about = { architectures: architecturesOf(tool, inventory), version: tool.version };
        return fetched
          ? row({
              ...{ ...about, kind: 'toolchain', name: tool.version ?? 'go', path: place },
              instead: inWords('insteadToolchain', { hardware }),
              finding: { rule: 'go-toolchain-inherited', subject: place },
            })
          : row({
              ...{ ...about, kind: 'go', name: 'go', path: tool.path },
              instead: inWords('insteadGo', { hardware }),
              finding: { rule: 'go-arch-mismatch', subject: tool.path },
            });
      }),
      ...tools.map((tool) =>
        row({
          ...{ kind: 'tool', name: tool.name, path: tool.path, version: tool.version },
          architectures: tool.binary?.architectures ?? [],
          instead: inWords('insteadTool', { hardware }),
          finding: { rule: 'go-tool-arch-mismatch', subject: tool.path },
        }),
      ),
    ];
  },
};
