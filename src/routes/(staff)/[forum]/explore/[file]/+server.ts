import { exploreFile } from '../../../../explore-file.server.ts';
import { staff } from '../../../../guard.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
  exploreFile(event, await staff(event), event.params.file);
