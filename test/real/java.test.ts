import { expect, test } from 'vitest';
import fc from '../fast-check.ts';
import { readToolOptions, readVmOptions } from '../../host/formats/vm-options.ts';
import { judge } from '../../probes/goland/verdicts/judge.ts';
import { numbers, shares, switches, texts } from '../../probes/goland/verdicts/described.ts';
import { isRefusedByCommand } from '../../probes/goland/verdicts/verdict.ts';
import { drawnOptions } from './java-options.ts';
import { realJavas, startByCommand, startByLauncher } from './java.ts';

/** Files of options, each a row of the table of verdicts. */
const files: readonly string[] = [
  // As shipped by JetBrains, and as recommended.
  '-Xms128m\n-Xmx2048m\n-XX:ReservedCodeCacheSize=512m\n-ea',
  '-XX:+UseZGC\n-Xms2g\n-Xmx6g\n-XX:ReservedCodeCacheSize=512m',
  '-XX:ReservedCodeCacheSize=2g',
  '-XX:+UseConcMarkSweepGC',
  '-XX:+UseParNewGC\n-XX:+CMSClassUnloadingEnabled\n-XX:MaxPermSize=256m',
  '-XX:UseConcMarkSweepGC\n-XX:+AggressiveOpts',
  '-XX:+UseFastAccessorMethods\n-XX:+UseCGroupMemoryLimitForHeap',
  'Xmx4g',
  '-d64',
  '-XX:+UseBiasedLocking',
  '-XX:+UseZGC\n-XX:+ZGenerational',
  '-XX:+UseZGC\n-XX:-ZGenerational',
  '-XX:+UseCompactObjectHeaders',
  '-XX:+AllowEnhancedClassRedefinition',
  '-noverify',
  '-Xverify:none',
  '-Xmx1t',
  '-XX:+UseCompressedOops\n-Xmx33g',
  '--illegal-access=warn',
  '-Djava.security.manager=disallow',
  '-XX:+UseG1GC\n-XX:-UseG1GC\n-XX:+UseZGC',
  '-XX:+UnlockDiagnosticVMOptions\n-XX:-BytecodeVerificationRemote',
  '-XX:+UnlockExperimentalVMOptions\n-XX:+UseEpsilonGC',
  '-Xmx0x40000000',
  '-xmx4g',
  '\uFEFF-Xmx4g',
  '-XX:CICompilerCount=1\n-XX:TieredStopAtLevel=1',
  '-XX:+UseZGC # fast',
  '-XX:MaxRAMPercentage 50',
  '--add-opens java.base/java.lang=ALL-UNNAMED',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
  '-XX:+PrintGCTimeStamps\n-XX:+UseGCLogFileRotation\n-XX:GCLogFileSize=10m',
  '-XX:+UseParallelGC\n-XX:MaxHeapFreeRatio=20',
  '-XX:+UseZGC\n-XX:ParallelGCThreads=2\n-XX:ConcGCThreads=4',
  '-XX:+UseParallelGC\n-XX:GCPauseIntervalMillis=200',
  '-XX:TieredStopAtLevel=0\n-XX:CICompilerCount=0',
  '-Xms1g\n-XX:MinHeapSize=2g\n-XX:InitialHeapSize=0',
  '-Xmx1k\n-Xmx2g\n-Xss64k\n-Xss1m',
  '-XX:ReservedCodeCacheSize=3g\n-XX:ReservedCodeCacheSize=240m',
  '-Xlog:GC*=INFO,safepoint:stderr:TIME,l',
  '-Xlog:gc+heap=debug:file="gc 1.log":time,level:filecount=5,filesize=10m',
  '-Xlog:disable\n-Xlog:async\n-Xlog:',
  '-XX:CompileCommand=exclude,com/intellij/A,b',
  // Options that contradict each other, or the garbage collector.
  '-XX:ParallelGCThreads=2\n-XX:ConcGCThreads=4',
  '-XX:+UseShenandoahGC\n-XX:ParallelGCThreads=2\n-XX:ConcGCThreads=4',
  '-XX:MinHeapFreeRatio=50\n-XX:MaxHeapFreeRatio=20',
  '-XX:MaxHeapFreeRatio=20',
  '-XX:MinMetaspaceFreeRatio=80',
  '-XX:ParallelGCThreads=0',
  '-XX:+UseZGC\n-XX:ConcGCThreads=0',
  '-XX:InitialCodeCacheSize=512m\n-XX:ReservedCodeCacheSize=256m',
  '-XX:SoftMaxHeapSize=4g\n-Xmx2g',
  '-XX:MaxGCPauseMillis=200\n-XX:GCPauseIntervalMillis=200',
  '-XX:GCPauseIntervalMillis=200',
  '-Xms1g\n-XX:MinHeapSize=2g',
  '-XX:MinTLABSize=64k\n-XX:TLABSize=32k',
  '-XX:MarkStackSize=8m\n-XX:MarkStackSizeMax=4m',
  '-XX:TieredStopAtLevel=4\n-XX:CICompilerCount=1',
  '-XX:ReservedCodeCacheSize=256m\n-XX:NonNMethodCodeHeapSize=8m\n-XX:ProfiledCodeHeapSize=100m\n-XX:NonProfiledCodeHeapSize=100m',
  '-XX:+UnlockExperimentalVMOptions\n-XX:G1NewSizePercent=70',
  // What is logged, where, and with what.
  '-Xlog:nosuch',
  '-Xlog:gc+heap+GC',
  '-XX:MaxHeapSize=0',
  '-XX:MaxHeapSize=1m',
  '-Xmx0',
  '-XX:GCPauseIntervalMillis=0',
  '-Xlog:gc=loud',
  '-Xlog:gc,',
  '-Xlog:ALL',
  '-Xlog:gc:stdout:time,nosuch',
  '-Xlog:gc:#2',
  '-Xlog:gc:gc.log::filecount=5000',
  '-Xlog:gc:gc.log::foldmultilines=true',
  '-Xlog:gc:stdout::filesize=1m',
  '-Xlog:workgang',
  '-Xlog:gc:"gc.log',
  '-Xlog=gc',
  // And for the others.
  '--add-modules=java.xml.bind',
  '--patch-module=java.base',
  '-agentpath:',
  '-XX:CompileCommand=exclude,com.intellij.A.b',
  '-XX:CompileCommand=inline,java/lang/String::length',
  '-XX:CompilerThreadStackSize=16',
  '-XX:CompressedClassSpaceSize=4g',
  '-XX:G1HeapRegionSize=64m',
  '-XX:NativeMemoryTracking=all',
  '-XX:MaxMetaspaceSize=2m',
  // What prevents the start.
  '-XX:+UseG1GC\n-XX:+UseZGC',
  '-Xmx4gb',
  '-Xmx 4g',
  '-Xmx4g # more',
  '-Xms1gb',
  '-Xmn1gb',
  '-Xss1mb',
  '-Xss64k',
  '-Xmx512',
  '-Xmx300t',
  '-Xms4g\n-Xmx2g',
  '-XX:ReservedCodeCacheSize=4096m',
  '-XX:ReservedCodeCacheSize=2049m',
  '-XX:ReservedCodeCacheSize=512m # more',
  '-XX:ReservedCodeCacheSize=2000k',
  '-XX:ReservedCodeCacheSize=512mb',
  '-XX:CICompilerCount=1',
  '-XX:CICompilerCount=two',
  '-XX:MaxRAMPercentage=120',
  '-XX:MaxRAMPercentage=half',
  '-XX:MaxMetaspaceSize=1k',
  '-XX:MaxMetaspaceSize=abc',
  '-XX:SoftRefLRUPolicyMSPerMB=1x',
  '-Xmx2g\r-Xms1g',
  '-Xss2g',
  '-Xmn0',
  '-XX:MaxHeapSize=4gb',
  '-XX:InitialHeapSize=4g\n-Xmx2g',
  '-Xms2g\n-XX:MaxHeapSize=1g',
  '-XX:MinHeapSize=4g\n-Xmx2g',
  '-XX:-UseG1GC',
  '-XX:+UseG1GC\n-XX:-UseG1GC',
  '-XX:G1NewSizePercent=5',
  '-Xlog:gc*:file=/gone/gc.log:time',
  '-Xloggc:/gone/gc.log',
  '-XX:VMOptionsFile=/gone/options',
  '-XX:Flags=/gone/options',
  '-Djava.ext.dirs=/lib',
  '-Djava.endorsed.dirs=/lib',
  '-Xbootclasspath/p:/lib/a.jar',
  '-Xbootclasspath:/lib/a.jar',
  '--add-opens=java.base/java.lang',
  '--add-opens=java.base=ALL-UNNAMED',
  '-javaagent:',
  '-XX:UseG1GC',
  '-XX:+UseG1GC=true',
  '-XX:-BytecodeVerificationRemote',
  '-XX:-BytecodeVerificationRemote\n-XX:+UnlockDiagnosticVMOptions',
  '-XX:+UseEpsilonGC',
  '-javaagent:/gone/agent.jar',
  '-javaagent:/gone/agent.jar=port=1',
  '-agentpath:/gone/agent.so',
  '-Djava.security.manager=allow',
  '-Djava.security.manager',
];

/**
 * What files do not show, so there is no verdict: which options a Java does not know, beyond those that were removed from it, and where
 * the system looks for a library that is named without a path.
 */
const unsaid: readonly (readonly [file: string, launcher: boolean, command: boolean])[] = [
  ['-XX:NoSuch=1', true, false],
  ['-XX:+NoSuchOption', true, false],
  ['-Xfoo', true, false],
  ['-agentlib:gone', false, false],
];

/** Every described option with a sign or a value that is missing or one too many; some of each here, all in the long form. */
const misshapen: readonly string[] = [
  ...[...switches].flatMap((name) => [`-XX:${name}`, `-XX:-${name}=1`]),
  ...Object.keys(numbers).flatMap((name) => [
    `-XX:${name}`,
    `-XX:+${name}=1`,
    `-XX:${name}=1.5x`,
    `-XX:${name}=-1`,
  ]),
  ...[...shares, ...texts].flatMap((name) => [`-XX:${name}`, `-XX:+${name}=1`]),
];

/** What starts with every Java, and articles recommend. */
const always = new Set(files.slice(0, 2));

/**
 * Here each file once, with the other Javas where their verdict differs, and with `java` where that differs from the launcher; all
 * of them by `npm run test:java-long`.
 */
const isLong = process.env.GOWARDEN_LONG !== undefined;
const javas = realJavas();

test.skipIf(javas.length === 0)(
  'each file of options starts or fails with the launcher and with java as predicted, for Java 17, 21 and 25',
  () => {
    for (const java of javas) {
      for (const file of files) {
        const options = (readVmOptions(file) ?? []).map((one) => ({ ...one, file: 'x', isUsers: true }));
        const around = { major: java.major, isJetBrains: false, memoryBytes: null, isThere: () => false };
        const verdicts = judge(options, around);
        const with21 = judge(options, { ...around, major: 21 });
        const isSame = verdicts.map(({ why }) => why).join() === with21.map(({ why }) => why).join();
        if (!isLong && java.major !== 21 && isSame && !always.has(file)) continue;
        const stops = verdicts.filter(({ effect }) => effect === 'stops');
        const { starts, said } = startByLauncher(
          java,
          options.map(({ text }) => text),
        );
        expect({ file, java: java.major, starts, said }).toMatchObject({ starts: stops.length === 0 });
        // The words that we show are those printed by Java.
        for (const { says } of stops) expect(said.replaceAll(/\s+/g, ' ')).toContain(says.split(':', 1)[0]);
        const differs = verdicts.some(({ effect }) => effect === 'ignored');
        if (!isLong && !(differs && java.major === 21)) continue;
        const byCommand = startByCommand(
          java,
          options.map(({ text }) => text),
        );
        expect({ file, java: java.major, byCommand }).toMatchObject({
          byCommand: !verdicts.some(isRefusedByCommand),
        });
      }
    }
  },
  300_000,
);

test.skipIf(javas.length === 0)(
  'random options, which may contradict each other, start or fail as predicted',
  () => {
    const differing: object[] = [];
    for (const texts of fc.sample(drawnOptions, isLong ? Number(process.env.GOWARDEN_OPTIONS ?? 300) : 8))
      for (const java of javas.filter(({ major }) => isLong || major === 21)) {
        const options = texts.map((text) => ({ text, line: 1, file: 'x', isUsers: true }));
        const around = { major: java.major, isJetBrains: false, memoryBytes: null, isThere: () => true };
        const stops = judge(options, around).filter(({ effect }) => effect === 'stops');
        const { starts, said } = startByLauncher(java, texts);
        const words = said.replaceAll(/\s+/g, ' ');
        const isSaid = stops.length === 0 || stops.some(({ says }) => words.includes(says.split(':', 1)[0]!));
        if (starts !== (stops.length === 0) || !isSaid)
          differing.push({ texts, java: java.major, said: words, stops: stops.map(({ says }) => says) });
      }
    expect(differing).toEqual([]);
  },
  3_000_000,
);

test.skipIf(javas.length === 0)(
  'no verdict is given on what files do not show, whatever the outcome',
  () => {
    for (const java of javas.filter(({ major }) => isLong || major === 21))
      for (const [file, launcher, command] of unsaid) {
        const options = (readVmOptions(file) ?? []).map((one) => ({ ...one, file: 'x', isUsers: true }));
        const around = { major: java.major, isJetBrains: false, memoryBytes: null, isThere: () => false };
        expect(judge(options, around)).toEqual([]);
        expect([file, startByLauncher(java, [file]).starts, startByCommand(java, [file])]).toEqual([
          ...[file, launcher, command],
        ]);
      }
  },
  300_000,
);

test.skipIf(javas.length === 0)(
  'a described option takes a sign or a value as described, in each Java',
  () => {
    const some = misshapen.filter((_, at) => isLong || at % 23 === 0);
    for (const java of javas.filter(({ major }) => isLong || major === 21))
      for (const text of some) {
        const option = { text, line: 1, file: 'x', isUsers: true };
        const around = { major: java.major, isJetBrains: false, memoryBytes: null, isThere: () => false };
        const stops = judge([option], around).filter(({ effect }) => effect === 'stops');
        const { starts, said } = startByLauncher(java, [text]);
        expect({ text, java: java.major, starts, said }).toMatchObject({ starts: stops.length === 0 });
        for (const { says } of stops) expect(said.replaceAll(/\s+/g, ' ')).toContain(says.split(':', 1)[0]);
      }
  },
  600_000,
);

test.skipIf(javas.length === 0)(
  'the VM reads the options of a variable first or last, and stops at unknown ones',
  () => {
    const [java] = javas.filter(({ major }) => major === 21);
    for (const [text, stops] of [
      ['-XX:+UseConcMarkSweepGC', true],
      ['-Xmx4gb', true],
      ['Xmx4g', true],
      ['-Xmx1g "-Dname=a b"', false],
    ] as const) {
      const options = readToolOptions(text).map((one) => ({
        text: one,
        line: 1,
        file: 'x',
        isUsers: true,
        isStrict: true as const,
      }));
      const around = { major: 21, isJetBrains: false, memoryBytes: null, isThere: () => false };
      const found = judge(options, around).filter(({ effect }) => effect === 'stops');
      for (const name of ['JAVA_TOOL_OPTIONS', '_JAVA_OPTIONS']) {
        const { starts, said } = startByLauncher(java!, [], { [name]: text });
        expect({ text, starts, said }).toMatchObject({ starts: !stops });
        for (const { says } of found) expect(said).toContain(says);
      }
      expect(found.length > 0).toBe(stops);
    }
    const heap = (variables: Record<string, string>): string | undefined =>
      /MaxHeapSize=(\d+)/.exec(
        startByLauncher(java!, ['-Xmx2g', '-XX:+PrintCommandLineFlags'], variables).said,
      )?.[1];
    expect(heap({ JAVA_TOOL_OPTIONS: '-Xmx1g' })).toBe(String(2 ** 31));
    expect(heap({ _JAVA_OPTIONS: '-Xmx1g' })).toBe(String(2 ** 30));
  },
  300_000,
);
