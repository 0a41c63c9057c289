import { readableApi } from '#api/readable.ts';

/** Nothing on the page moves. */
export const csr = false;

/** The description of the API for people; the same for everybody. */
export const load = ({ url }) => ({ chapters: readableApi(), origin: url.origin });
