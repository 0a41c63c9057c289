import { endpoint, Problem } from '../endpoint.ts';

/** Whatever the API does not have, in its own manners. */
const missing = endpoint(async () => {
  throw new Problem(404, 'Not found', 'GET /api/v1/openapi.json describes what there is.');
});

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
