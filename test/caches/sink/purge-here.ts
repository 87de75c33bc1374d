import { purgeUnit } from '../../../caches/sink/purge.child.ts';

/** Removes a branch as a worker does, which is a process with a current directory of its own, and returns. */
export function purgeHere(...order: Parameters<typeof purgeUnit>): ReturnType<typeof purgeUnit> {
  const back = process.cwd();
  try {
    return purgeUnit(...order);
  } finally {
    process.chdir(back);
  }
}
