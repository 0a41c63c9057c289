/** Uploads are bounded before they are read: a clear answer, and nothing of them is kept. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Largest body of a request, in bytes. */
export const BODY_LIMIT = 5 * 1024 * 1024;
/** How much of a refused body is still read (and thrown away), so that its sender hears the answer. */
const DRAIN_LIMIT = 200 * 1024 * 1024;

const SAYS =
  'This upload is larger than 5 MB, so it was not read. Nothing was changed. ' +
  'Send fewer or smaller files: text files (CSV) of a forum rarely pass 1 MB.';

/** @returns true when the request was refused and answered */
export function refusedAsTooLarge(request: IncomingMessage, response: ServerResponse): boolean {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared <= BODY_LIMIT) return false;
  let read = 0;
  request.on('data', ({ length }: Buffer) => {
    read += length;
    if (read > DRAIN_LIMIT) request.destroy();
  });
  const { type, body } = answerFor(request);
  response.writeHead(413, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  return true;
}

/** In the form its sender understands: a script of a page, a program, or a person. */
function answerFor(request: IncomingMessage): { type: string; body: string } {
  const accept = request.headers.accept ?? '';
  if (request.headers['x-sveltekit-action']) {
    const body = JSON.stringify({ type: 'error', status: 413, error: { message: SAYS } });
    return { type: 'application/json', body };
  }
  if (!accept.includes('text/html')) {
    const problem = { type: 'about:blank', title: 'Too large', status: 413, detail: SAYS };
    return { type: 'application/problem+json', body: JSON.stringify(problem) };
  }
  return { type: 'text/html; charset=utf-8', body: page('Too large to take', SAYS) };
}

/** A page without the app: plain, readable, nothing of the request in it. */
export function page(title: string, text: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title} · Plenary</title>
<h1>${title}</h1><p>${text}</p><p>Go back with your browser to where you were.</p></html>`;
}
