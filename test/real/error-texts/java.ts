import { join } from 'node:path';
import { realJavas } from '../java.ts';
import { lines, printed, type Recorded } from './making.ts';

const java = (major: number, ...words: readonly string[]): string => {
  const home = realJavas().find((one) => one.major === major)?.home ?? '';
  return printed([join(home, 'bin/java'), ...words, '-version']);
};

const vm = 'Error occurred during initialization of VM';
const noVm = lines(
  'Error: Could not create the Java Virtual Machine.',
  'Error: A fatal exception has occurred. Program will exit.',
);

/** What Java prints about options that it does not accept. */
export const machines: readonly Recorded[] = [
  {
    row: 'H01',
    by: 'java 17',
    text: lines("Unrecognized VM option 'UseNoSuch'", noVm),
    again: () => java(17, '-XX:+UseNoSuch'),
  },
  {
    row: 'H02',
    by: 'java 17',
    text: lines(vm, 'Multiple garbage collectors selected'),
    again: () => java(17, '-XX:+UseG1GC', '-XX:+UseZGC'),
  },
  {
    row: 'H03',
    by: 'java 17',
    text: lines('Invalid ReservedCodeCacheSize=4096M. Must be at most 2048M.', noVm),
    again: () => java(17, '-XX:ReservedCodeCacheSize=4g'),
  },
  {
    row: 'H04',
    by: 'java 17',
    text: lines('Invalid maximum heap size: -Xmx12gb', noVm),
    again: () => java(17, '-Xmx12gb'),
  },
  { row: 'H04', by: 'java 17', text: lines(vm, 'Too small maximum heap'), again: () => java(17, '-Xmx1') },
  {
    row: 'H04',
    by: 'java 17',
    text: lines(vm, 'Initial heap size set to a larger value than the maximum heap size'),
    again: () => java(17, '-Xms2g', '-Xmx1g'),
  },
  {
    row: 'H04',
    by: 'java 17',
    text: lines(vm, 'Could not reserve enough space for 1048574951424KB object heap'),
    again: () => java(17, '-Xmx999999g'),
  },
  {
    row: 'H05',
    by: 'java 17',
    text: lines("Improperly specified VM option 'NewSize'", noVm),
    again: () => java(17, '-XX:NewSize'),
  },
  {
    row: 'H05',
    by: 'java 17',
    text: lines("Missing +/- setting for VM option 'UseG1GC'", noVm),
    again: () => java(17, '-XX:UseG1GC'),
  },
  {
    row: 'H05',
    by: 'java 17',
    text: lines(
      "Error: VM option 'PrintAssembly' is diagnostic and must be enabled via -XX:+UnlockDiagnosticVMOptions.",
      "Error: The unlock option must precede 'PrintAssembly'.",
      noVm,
    ),
    again: () => java(17, '-XX:+PrintAssembly'),
  },
  {
    row: 'H06',
    by: 'java 17',
    text: lines(
      'Error opening zip file or JAR manifest missing : /nope.jar',
      vm,
      'agent library failed to init: instrument',
    ),
    again: () => java(17, '-javaagent:/nope.jar'),
  },
  {
    row: 'H06',
    by: 'java 17',
    text: lines(
      vm,
      'Could not find agent library nope on the library path, with error: libnope.so: cannot open shared object file: No such file or directory',
    ),
    again: () => java(17, '-agentlib:nope'),
  },
  {
    row: 'H07',
    by: 'java 25',
    text: lines(vm, 'java.lang.Error: Enabling a Security Manager is not supported'),
    again: () => java(25, '-Djava.security.manager'),
  },
];
