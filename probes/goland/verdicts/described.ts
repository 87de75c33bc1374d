/**
 * Options of `-XX:` that people write into such files, as Java 17, 21 and 25 describe them alike on every system
 * (`java -XX:+PrintFlagsFinal -XX:+PrintFlagsRanges`); test/real/java holds each against them.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const collectors = words('UseSerialGC UseParallelGC UseG1GC UseZGC UseShenandoahGC UseEpsilonGC');

/** Which take `+` or `-`, and no value. */
export const switches: ReadonlySet<string> = new Set([
  ...collectors,
  ...words(`
    AlwaysPreTouch BytecodeVerificationLocal BytecodeVerificationRemote ClassUnloading CrashOnOutOfMemoryError DebugNonSafepoints
    DisableAttachMechanism DisableExplicitGC DoEscapeAnalysis EnableDynamicAgentLoading ExitOnOutOfMemoryError
    ExplicitGCInvokesConcurrent HeapDumpOnOutOfMemoryError IgnoreUnrecognizedVMOptions LogVMOutput OmitStackTraceInFastThrow
    OptimizeStringConcat ParallelRefProcEnabled PerfDisableSharedMem PrintAssembly PrintCommandLineFlags PrintCompilation
    PrintFlagsFinal PrintInlining SegmentedCodeCache ShowCodeDetailsInExceptionMessages ShowHiddenFrames StackTraceInThrowable
    TieredCompilation UseAdaptiveSizePolicy UseCodeCacheFlushing
    UseCompressedOops UseGCOverheadLimit UseLargePages UseNUMA UsePerfData UseStringDeduplication UseThreadPriorities
  `),
]);

/** Which take a number, or a size with its unit, from the first to the last. */
export const numbers: Readonly<Record<string, readonly [least: number, most: number]>> = {
  ActiveProcessorCount: [-Infinity, 2 ** 31 - 1],
  CICompilerCount: [0, 2 ** 31 - 1],
  CompressedClassSpaceSize: [2 ** 20, Infinity],
  ConcGCThreads: [0, 2 ** 32 - 1],
  FreqInlineSize: [0, 2 ** 31 - 1],
  G1HeapWastePercent: [0, 100],
  G1ReservePercent: [0, 50],
  GCTimeRatio: [0, 2 ** 32 - 1],
  InitialCodeCacheSize: [4096, Infinity],
  InitialHeapSize: [0, Infinity],
  InitiatingHeapOccupancyPercent: [0, 100],
  MaxDirectMemorySize: [0, Infinity],
  MaxGCPauseMillis: [1, Infinity],
  MaxHeapFreeRatio: [0, 100],
  MaxHeapSize: [0, Infinity],
  MaxInlineLevel: [0, 2 ** 31 - 1],
  MaxJavaStackTraceDepth: [0, 2 ** 30 - 1],
  MaxMetaspaceSize: [0, Infinity],
  MaxNewSize: [0, Infinity],
  MaxTenuringThreshold: [0, 16],
  MetaspaceSize: [0, Infinity],
  MinHeapFreeRatio: [0, 100],
  MinHeapSize: [0, Infinity],
  NewRatio: [0, Infinity],
  NewSize: [0, Infinity],
  ParallelGCThreads: [0, 2 ** 31 - 1],
  ReservedCodeCacheSize: [4096, Infinity],
  SoftMaxHeapSize: [0, Infinity],
  SoftRefLRUPolicyMSPerMB: [0, Infinity],
  SurvivorRatio: [1, Infinity],
  ThreadStackSize: [0, 2 ** 20],
  TieredStopAtLevel: [0, 4],
};

/** Which take a share of a hundred. */
export const shares = words('InitialRAMPercentage MinRAMPercentage MaxRAMPercentage');

/** Which take a text. */
export const texts = words('ErrorFile HeapDumpPath OnOutOfMemoryError OnError');

type Key = 'UnlockDiagnosticVMOptions' | 'UnlockExperimentalVMOptions';
const lockedBy = (key: Key, text: string): readonly (readonly [string, Key])[] =>
  [...words(text)].map((name) => [name, key]);

/** Which have to be unlocked by an earlier option. */
export const locked: ReadonlyMap<string, Key> = new Map([
  ...lockedBy(
    'UnlockDiagnosticVMOptions',
    'BytecodeVerificationLocal BytecodeVerificationRemote DebugNonSafepoints LogVMOutput PrintAssembly PrintInlining ShowHiddenFrames',
  ),
  ...lockedBy(
    'UnlockExperimentalVMOptions',
    'G1MaxNewSizePercent G1MixedGCLiveThresholdPercent G1NewSizePercent UseEpsilonGC',
  ),
]);
