import { openApiRoute } from './openapi.ts';
import type { Route } from './route.ts';
import { cacheRoutes } from './routes/caches.ts';
import { daemonRoutes } from './routes/daemon.ts';
import { historyRoutes } from './routes/history.ts';
import { statusRoutes } from './routes/status.ts';

/** Everything that the local API answers. To add something: a file in routes/ and a line here. */
const listed: readonly Route[] = [...statusRoutes, ...historyRoutes, ...cacheRoutes, ...daemonRoutes];

export const routes: readonly Route[] = [...listed, openApiRoute];
