import { route, type Route } from './route.ts';

/** The description of every route, written from them and from the types of their answers (`npm run docs`) and loaded on request. */
export const openApiRoute: Route = route({
  method: 'GET',
  path: '/v1/openapi.json',
  summary: 'This description',
  fields: {},
  answer: async (): Promise<object> => {
    const { default: description } = await import('./openapi.json', { with: { type: 'json' } });
    return description;
  },
});
