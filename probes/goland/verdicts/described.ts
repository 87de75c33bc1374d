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
  AutoBoxCacheMax: [0, 2 ** 31 - 1],
  CICompilerCount: [0, 2 ** 31 - 1],
  CompressedClassSpaceSize: [2 ** 20, Infinity],
  ConcGCThreads: [0, 2 ** 32 - 1],
  FreqInlineSize: [0, 2 ** 31 - 1],
  G1HeapRegionSize: [0, 2 ** 29],
  G1HeapWastePercent: [0, 100],
  G1MixedGCCountTarget: [0, Infinity],
  G1ReservePercent: [0, 50],
  GCPauseIntervalMillis: [0, Infinity],
  GCTimeRatio: [0, 2 ** 32 - 1],
  InitialCodeCacheSize: [4096, Infinity],
  InitialHeapSize: [0, Infinity],
  InitialTenuringThreshold: [0, 16],
  InitiatingHeapOccupancyPercent: [0, 100],
  InlineSmallCode: [0, 2 ** 31 - 1],
  MarkStackSize: [1, 2 ** 31 - 2],
  MarkStackSizeMax: [1, 2 ** 31 - 2],
  MaxDirectMemorySize: [0, Infinity],
  MaxGCPauseMillis: [1, Infinity],
  MaxHeapFreeRatio: [0, 100],
  MaxHeapSize: [0, Infinity],
  MaxInlineLevel: [0, 2 ** 31 - 1],
  MaxInlineSize: [0, 2 ** 31 - 1],
  MaxJavaStackTraceDepth: [0, 2 ** 30 - 1],
  MaxMetaspaceSize: [0, Infinity],
  MaxMetaspaceFreeRatio: [0, 100],
  MaxNewSize: [0, Infinity],
  MaxTenuringThreshold: [0, 16],
  MetaspaceSize: [0, Infinity],
  MinHeapFreeRatio: [0, 100],
  MinHeapSize: [0, Infinity],
  MinMetaspaceFreeRatio: [0, 99],
  MinTLABSize: [1, Infinity],
  NewRatio: [0, Infinity],
  NewSize: [0, Infinity],
  NonNMethodCodeHeapSize: [4096, Infinity],
  NonProfiledCodeHeapSize: [0, Infinity],
  ParallelGCThreads: [0, 2 ** 31 - 1],
  ProfiledCodeHeapSize: [0, Infinity],
  ReservedCodeCacheSize: [4096, Infinity],
  SoftMaxHeapSize: [0, Infinity],
  SoftRefLRUPolicyMSPerMB: [0, Infinity],
  StringDeduplicationAgeThreshold: [1, 15],
  StringTableSize: [128, 2 ** 24],
  SurvivorRatio: [1, Infinity],
  TLABSize: [0, Infinity],
  TargetSurvivorRatio: [0, 100],
  ThreadStackSize: [0, 2 ** 20],
  TieredStopAtLevel: [0, 4],
};

/** The most that older Javas take: up to which major, and how much. */
export const lessOnce: Readonly<Record<string, readonly [until: number, most: number]>> = {
  CompressedClassSpaceSize: [21, 3 * 2 ** 30],
  G1HeapRegionSize: [17, 2 ** 25],
};

/** The least stack of each kind of thread, in kilobytes; 0 is the usual. Other processors ask for more. */
export const stacks: Readonly<Record<string, readonly [least: number, says: string]>> = {
  ThreadStackSize: [136, 'The Java thread stack size specified is too small.'],
  VMThreadStackSize: [64, 'The VMThreadStackSize specified is too small.'],
  CompilerThreadStackSize: [144, 'The CompilerThreadStackSize specified is too small.'],
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
    'EagerJVMCI G1MaxNewSizePercent G1MixedGCLiveThresholdPercent G1NewSizePercent SymbolTableSize UseEpsilonGC UseJVMCICompiler',
  ),
]);
