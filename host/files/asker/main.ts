import { isMainThread, workerData } from 'node:worker_threads';
import { answerQuestions } from './child.ts';
import { relay, type RelayData } from './relay.ts';

/* Bundled as a file of its own: the thread that passes questions on, and the process that asks them. */
if (isMainThread) answerQuestions();
else relay(workerData as RelayData);
