import { exploreFile } from '../../../../../explore-file.server.ts';
import { client } from '../../../../../guard.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
  exploreFile(event, await client(event), event.params.file);
