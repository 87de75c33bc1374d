import { join, resolve } from 'node:path';
import { commandLine } from '../../../messages/command.ts';
import type { Look } from '../sight.ts';
import { namesIn } from './module.ts';

/** Of a package with more nothing is said, as it is about all of them. */
const mostFiles = 50;
const largest = 1024 * 1024;

/** By which line the files of a package are left out, where they all have one and it says more than a target. */
export const excluded: Look = ({ values }, place) => {
  if (values.directory === undefined) return null;
  const directory = resolve(place.directory, values.directory);
  const names = namesIn(directory, place).filter((one) => one.endsWith('.go') && !one.endsWith('_test.go'));
  if (names.length > mostFiles) return null;
  const lines = names.map((one) => {
    const read = place.files.text(join(directory, one), largest);
    return (read.ok ? /^\/\/go:build (.{1,200})$/m.exec(read.value)?.[1]?.trim() : null) ?? '';
  });
  const [line = ''] = lines;
  const file = join(directory, names[0] ?? '');
  const [, experiment] = /^goexperiment\.(\w+)$/.exec(line) ?? [];
  const seen = `${file}: //go:build ${line}`;
  if (experiment !== undefined && lines.every((one) => one.includes(`goexperiment.${experiment}`)))
    return {
      ...{ proof: 'here', alone: true },
      said: {
        en: {
          seen,
          cause: 'The package is an experiment of Go, which is built only when it is asked for.',
          next: `Set GOEXPERIMENT=${experiment} for this command; it may change with each release.`,
        },
        zh: {
          seen,
          cause: '该包是 Go 的实验功能，只有明确要求时才会构建。',
          next: `对该命令设 GOEXPERIMENT=${experiment}；它可能随每个版本改变。`,
        },
      },
    };
  // A name may begin as an option does.
  const command = commandLine`go run ${`./${names[0] ?? ''}`}`;
  if (line !== 'ignore' || lines.some((one) => one !== 'ignore')) return null;
  return {
    ...{ proof: 'here', alone: true },
    said: {
      en: {
        seen,
        cause:
          'Each file of the directory is marked to be left out of its package: such files are started by their names.',
        next: `Start one by its name, as ${command} there, or remove the line.`,
      },
      zh: {
        seen,
        cause: '该目录的每个文件都标记为不参与包的构建：这类文件按文件名运行。',
        next: `在该目录中按文件名运行，例如 ${command}，或删除该行。`,
      },
    },
  };
};
