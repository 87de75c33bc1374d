import { entryOfBenchmark } from '../../../daemon/history/benchmark-entry.ts';
import type { Benchmark } from '../../../daemon/history/benchmark.ts';
import { ApiRefusal, DaemonUnreachable } from '../../client.ts';
import type { Session } from '../../command.ts';
import type { BenchDocument } from './document.ts';

/** Keeps a result in the history: that of the daemon, or without one in its database. Returns why that was not possible; null when it was. */
export async function remember(
  document: BenchDocument,
  { client, paths }: Pick<Session, 'client' | 'paths'>,
): Promise<string | null> {
  const { version, hardware, project, ratio, spread, works } = document;
  const benchmark: Benchmark = {
    ...{ version, translator: hardware.translator, project, ratio, spread },
    works: works.map((one) => ({
      work: one.work,
      native: one.native?.median ?? null,
      translated: one.translated?.median ?? null,
      ratio: one.ratio,
    })),
  };
  try {
    await client().post('/v1/benchmarks', { benchmark });
    return null;
  } catch (error) {
    if (error instanceof ApiRefusal) return error.message;
    if (!(error instanceof DaemonUnreachable)) throw error;
  }
  try {
    const { appendAlone } = await import('../../../daemon/history/alone.ts');
    const appended = await appendAlone(paths, entryOfBenchmark(benchmark, Date.now()));
    if (appended.kind === 'taken') await client().post('/v1/benchmarks', { benchmark });
    return appended.kind === 'memory' ? appended.reason : null;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}
