/** How the worker answers for Forum Link: from the line where it is quick, else from what is kept. */
import { askWhetherSignedOut, buildsKept, keptPage } from '#exchange/device/keeping.ts';
import { filesOf, isFiles } from '#exchange/device/names.ts';
import { offline as t } from '#ui/texts/offline.ts';

/** A line that has not answered by then (ms) is no line: what is kept opens at once. */
const PATIENCE = 1_000;

export async function precache(build: string, files: readonly string[]): Promise<void> {
  const cache = await caches.open(filesOf(build));
  await cache.addAll(files);
}

/** Files of other builds go, unless a kept page is made of them. */
export async function tidy(build: string): Promise<void> {
  const needed = await buildsKept();
  for (const name of await caches.keys())
    if (isFiles(name) && name !== filesOf(build) && ![...needed].some((b) => name === filesOf(b)))
      await caches.delete(name);
}

/** Files whose names change with what is in them, and what every page shows. */
const FILES = /^\/(_app\/immutable\/|look\/|mark\.svg$|unlit\.svg$|offline\.css$)/;

/** @returns how to answer for a file; null for whatever is none */
export function fileOf(request: Request, { pathname }: URL, build: string) {
  if (!FILES.test(pathname)) return null;
  return async (): Promise<Response> => {
    const known = await caches.match(request, { ignoreVary: true });
    if (known) return known;
    const response = await fetch(request);
    if (response.ok) await (await caches.open(filesOf(build))).put(request, response.clone());
    return response;
  };
}

/**
 * Opens a page. From the line if it answers in time; else as it was kept; else says what is kept.
 *
 * @param meanwhile keeps the worker awake for what goes on after the answer
 */
export async function openPage(
  request: Request,
  { pathname }: URL,
  meanwhile: (work: Promise<unknown>) => void,
): Promise<Response> {
  const line = fetch(request).catch(() => null);
  const kept = await keptPage(pathname, new Date());
  const answer = kept ? await Promise.race([line, late()]) : await line;
  if (answer?.type === 'opaqueredirect') meanwhile(askWhetherSignedOut());
  if (answer && !(kept && answer.status >= 500)) return answer;
  return kept ?? notKept(pathname);
}

/** What the framework asks before it goes to a page of its own: of what is it made? */
export const ROUTE = '/__route.js';

/** Without an answer, it is told nothing: then the browser itself goes there, and asks for the page. */
export async function wayTo(request: Request, { pathname }: URL): Promise<Response> {
  const line = fetch(request).catch(() => null);
  const kept = await keptPage(pathname.slice(0, -ROUTE.length), new Date());
  const answer = kept ? await Promise.race([line, late()]) : await line;
  if (answer && answer.status < 500) return answer;
  return new Response('export {};', { headers: { 'content-type': 'text/javascript' } });
}

const late = () => new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));

async function notKept(pathname: string): Promise<Response> {
  const [, forum = ''] = /^\/app\/([\w-]+)/.exec(pathname) ?? [];
  const links: string[] = [];
  for (const [end, name] of t.pages) {
    const path = `/app/${forum}${end}`;
    if (await keptPage(path, new Date())) links.push(`<li><a href="${path}">${name}</a></li>`);
  }
  const says = links.length > 0 ? t.keptHere : t.nothingKept;
  const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${t.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/offline.css"></head>
<body><main><h1>${t.notKept}</h1><p>${says}</p><ul>${links.join('')}</ul>
<p><a href="">${t.again}</a></p></main></body></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'",
    },
  });
}
