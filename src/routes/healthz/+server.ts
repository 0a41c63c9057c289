import type { RequestHandler } from './$types';

/** Alive: the process answers. Says nothing about the database, so that a restart is not its cure. */
export const GET: RequestHandler = () => new Response('ok\n');
