import { resolve } from 'node:path';
import { commandLine } from '../../../messages/command.ts';
import type { Look } from '../sight.ts';

/** `go run nosuch.go`: a file that is not there, which go takes for a package. */
export const missingFile: Look = ({ values: { package: name = '' } }, { files, directory }) => {
  if (name.includes('/') || !name.endsWith('.go')) return null;
  const file = resolve(directory, name);
  const facts = files.facts(file);
  if (facts.ok || facts.failure.kind !== 'absent') return null;
  return {
    ...{ proof: 'here', alone: true },
    said: {
      en: {
        seen: `${file} is not there`,
        cause:
          'A file of that name is not in this directory, and so go takes the name for that of a package.',
        next: 'Correct the name of the file, or change to its directory.',
      },
      zh: {
        seen: `${file} 不存在`,
        cause: '此目录中没有该名称的文件，go 于是把它当作包名。',
        next: '改正文件名，或进入其所在目录。',
      },
    },
  };
};

/** A program without the execute bit, other than those that go itself builds. */
export const notExecutable: Look = ({ values }, { files, directory }) => {
  if (values.file === undefined || values.file.includes('/go-build')) return null;
  const file = resolve(directory, values.file);
  const facts = files.target(file);
  if (!facts.ok || facts.value.kind !== 'file' || (facts.value.mode & 0o111) !== 0) return null;
  const command = commandLine`chmod +x ${file}`;
  return {
    ...{ proof: 'here', alone: true },
    said: {
      en: {
        seen: `${file} has no execute bit`,
        cause: 'The file may be read, and not started.',
        next: `If it is a program that you want to start: ${command}`,
      },
      zh: {
        seen: `${file} 没有执行权限`,
        cause: '该文件可读，但不可运行。',
        next: `若确要运行该程序：${command}`,
      },
    },
  };
};
