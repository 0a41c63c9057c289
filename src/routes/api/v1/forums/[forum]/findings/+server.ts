import { readClaims } from '#report/claims-told.server.ts';
import { endpoint, memberFor } from '../../../endpoint.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = endpoint(async (event) =>
  readClaims(event.locals.db, await memberFor(event, 'organiser', 'researcher')),
);
