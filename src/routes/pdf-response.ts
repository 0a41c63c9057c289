import { fileResponse, TYPES } from './file-response.ts';

/** A PDF to keep, named after its forum. */
export const pdfResponse = (bytes: Uint8Array, forumKey: string): Response =>
  fileResponse(bytes, { type: TYPES.pdf, name: `${forumKey}-report.pdf` });
