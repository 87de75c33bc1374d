import { trayPart } from '../tray/part.ts';
import { api } from './api/api.ts';
import { caches } from './caches/part.ts';
import { contention } from './contention/part.ts';
import { notifier } from './notifier/notifier.ts';
import type { PartMaker } from './part.ts';

/** The rooms that live inside the daemon of a machine. */
export const rooms: readonly PartMaker[] = [notifier, api, caches, trayPart, contention];
