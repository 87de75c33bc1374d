import { api } from '../../daemon/api/api.ts';
import { caches } from '../../daemon/caches/part.ts';
import { contention } from '../../daemon/contention/part.ts';
import { notifier } from '../../daemon/notifier/notifier.ts';
import type { PartMaker } from '../../daemon/part.ts';
import { trayPart } from '../../tray/part.ts';

/** The rooms that live inside the daemon of a machine. It is handed them, so that it knows none of them. */
export const parts: readonly PartMaker[] = [notifier, api, caches, trayPart, contention];
