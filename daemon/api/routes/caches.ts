import { route } from '../route.ts';

export const cacheRoutes = [
  route({
    method: 'GET',
    path: '/v1/caches',
    summary: 'The caches with their sizes and who uses them, and what the cleaner does',
    fields: {},
    answer: (_, { actions }) => {
      const { caches, cleaning } = actions.status();
      return { schemaVersion: 1, caches, cleaning };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/clean',
    summary: 'Plans the safe caches and cleans them; `done` is false when it was refused, with the reason',
    fields: {},
    answer: (_, { actions }) => actions.clean(),
  }),
  route({
    method: 'POST',
    path: '/v1/clean/cancel',
    summary: 'Stops a clean-up that runs or waits',
    fields: {},
    answer: (_, { actions }) => actions.cancelClean(),
  }),
  route({
    method: 'POST',
    path: '/v1/undo',
    summary: 'Takes the last clean-up back',
    fields: {},
    answer: (_, { actions }) => actions.undo(),
  }),
];
