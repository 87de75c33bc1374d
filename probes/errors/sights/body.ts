import type { Look } from '../sight.ts';
import { namesIn } from './module.ts';
import { positionBefore } from './position.ts';

const mostShown = 5;

/** Whether the package of a function without a body has one in assembly. */
export const bodies: Look = ({ line }, place) => {
  const at = positionBefore(line, 'missing function body', place);
  if (at === null || !/^\s*func\b/.test(at.text) || at.text.includes('{')) return null;
  const assembly = namesIn(at.directory, place).filter((name) => name.endsWith('.s'));
  const [first] = assembly;
  if (first === undefined)
    return {
      proof: 'here',
      said: {
        en: {
          seen: `${at.directory} holds no assembly (.s)`,
          next: 'Write the body of that function, or restore the .s file that has it.',
        },
        zh: {
          seen: `${at.directory} 中没有汇编文件（.s）`,
          next: '写出该函数的函数体，或恢复含有它的 .s 文件。',
        },
      },
    };
  const names = assembly.slice(0, mostShown).join(', ');
  return {
    proof: 'here',
    said: {
      en: {
        seen: `${at.directory} holds ${names}, and none of it was built in`,
        next: `Name the package, not its files (\`go build .\`); look whether the name or the \`//go:build\` line of ${first} is for the GOARCH that is built, and give the others a function in Go.`,
      },
      zh: {
        seen: `${at.directory} 中有 ${names}，但都未参与构建`,
        next: `构建时指明包而不是文件（\`go build .\`）；查看 ${first} 的名称或 \`//go:build\` 行是否适合所构建的 GOARCH，并为其他架构提供 Go 实现。`,
      },
    },
  };
};
