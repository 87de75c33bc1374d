import fc from '../fast-check.ts';

const numbersOf = (names: string, ...values: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...names.split(' ')), fc.constantFrom(...values))
    .map(([name, value]) => `-XX:${name}=${value}`);

const sizes = ['0', '1g', '512m', '2g', '3072m', '4g'];

const collector = fc.constantFrom(
  ...['-XX:+UseSerialGC', '-XX:+UseParallelGC', '-XX:+UseG1GC', '-XX:+UseZGC', '-XX:+UseShenandoahGC'],
  ...['-XX:-UseG1GC', '-XX:-UseSerialGC'],
);

const selection = fc
  .tuple(
    fc.array(fc.constantFrom('gc', 'heap', 'GC', 'safepoint', 'age', 'nosuch', 'all', ''), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.constantFrom('', '*'),
    fc.constantFrom('', '', '=debug', '=INFO', '=loud', '='),
  )
  .map(([tags, star, level]) => `${tags.join('+')}${star}${level}`);

const log = fc
  .tuple(
    fc.array(selection, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('', ':stdout', ':stderr', ':file=gc.log', ':gc.log'),
    fc.constantFrom('', ':', ':time,level', ':none', ':none,t', ':pid,nosuch', ':tn'),
    fc.constantFrom(
      '',
      '',
      ':filecount=3',
      ':filesize=1m,filecount=2',
      ':filesize=1mb',
      ':foldmultilines=true',
    ),
  )
  .map(([selections, output, decorators, options]) => {
    const tail = output === '' ? '' : `${output}${decorators}${decorators === '' ? '' : options}`;
    return `-Xlog:${selections.join(',')}${tail}`;
  });

const option = fc.oneof(
  collector,
  collector,
  numbersOf('ConcGCThreads ParallelGCThreads', '0', '1', '2', '4'),
  numbersOf(
    'MinHeapFreeRatio MaxHeapFreeRatio MinMetaspaceFreeRatio MaxMetaspaceFreeRatio',
    ...['0', '10', '40', '60', '70', '99', '101'],
  ),
  numbersOf('MinHeapSize InitialHeapSize MaxHeapSize SoftMaxHeapSize NewSize MaxNewSize', ...sizes),
  fc
    .tuple(fc.constantFrom('-Xms', '-Xmx', '-Xmn'), fc.constantFrom(...sizes.slice(1)))
    .map(([a, b]) => a + b),
  numbersOf('MaxGCPauseMillis GCPauseIntervalMillis', '0', '100', '200', '201'),
  numbersOf('InitialCodeCacheSize ReservedCodeCacheSize', '4m', '64m', '240m', '512m', '2g', '3g'),
  numbersOf('MarkStackSize MarkStackSizeMax', '4m', '8m', '16m'),
  numbersOf('CICompilerCount TieredStopAtLevel', '0', '1', '2', '3', '4'),
  fc.constantFrom('-Xint', '-XX:-TieredCompilation', '-XX:+TieredCompilation', '-XX:-SegmentedCodeCache'),
  numbersOf('MaxTenuringThreshold InitialTenuringThreshold', '0', '7', '15', '16', '17'),
  numbersOf('MetaspaceSize MaxMetaspaceSize', '64m', '256m', '512m'),
  fc
    .tuple(fc.constantFrom('G1NewSizePercent', 'G1MaxNewSizePercent'), fc.constantFrom('3', '5', '60', '70'))
    .map(([name, value]) => `-XX:${name}=${value}`),
  fc.constant('-XX:+UnlockExperimentalVMOptions'),
  log,
);

/** Java's default depends on the machine; GoLand's own file sets one, and the other is set here. */
const usual: readonly (readonly [name: string, text: string])[] = [
  ['InitialCodeCacheSize', '-XX:ReservedCodeCacheSize=512m'],
  ['ConcGCThreads', '-XX:ParallelGCThreads=2'],
];

/** Lines of a file of options, many of which otherwise have the same meaning. */
export const drawnOptions: fc.Arbitrary<readonly string[]> = fc
  .array(option, { minLength: 1, maxLength: 5 })
  .map((all) => [
    ...usual.flatMap(([name, text]) => (all.some((one) => one.includes(name)) ? [text] : [])),
    ...all,
  ]);
