import { expect, test } from 'vitest';
import { toolAt, toolsNamed } from '../../../probes/inventory/index.ts';
import type { Tool } from '../../../probes/inventory/inventory.ts';

test('thousands of tools are searched once, however often they are requested', () => {
  let looks = 0;
  const tools = Array.from({ length: 3000 }, (_, index) => {
    const tool = { path: `/bin/${index}` };
    Object.defineProperty(tool, 'name', { get: () => `tool${((looks += 1), index % 1000)}` });
    return tool as Tool;
  });
  for (const tool of tools) {
    expect(toolAt(tools, tool.path)).toBe(tool);
    expect(toolsNamed(tools, tool.name)).toHaveLength(3);
  }
  expect(looks).toBeLessThan(5 * tools.length);
  expect(toolsNamed(tools, 'tool7')).toEqual([tools[7], tools[1007], tools[2007]]);
  expect([toolAt(tools, '/none'), toolsNamed(tools, 'none')]).toEqual([undefined, []]);
});
