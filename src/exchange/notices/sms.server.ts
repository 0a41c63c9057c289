/**
 * Text messages by a gateway of the operator's: SMS_URL `file:DIR` writes one JSON line a message
 * into DIR/sms.jsonl; `https://…` is posted `{ to, text, id }`, with SMS_TOKEN as its bearer.
 */
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Answered, PostOut } from '#base/outgoing.server.ts';

/** `id` is the same however often it is tried: a gateway can tell a repetition by it. */
export type TextMessage = { to: string; text: string; id: string };
export type SendText = (message: TextMessage) => Promise<Answered>;

/** The folder of a `file:` gateway; a relative one is meant from where the app was started. */
export function folderOf(url: string): string {
  const path = url.slice('file:'.length);
  return path.startsWith('//')
    ? fileURLToPath(url)
    : fileURLToPath(new URL(path, pathToFileURL('./')));
}

/** @param url SMS_URL; undefined: there is no gateway, and null is returned */
export function smsGateway(
  { url, token }: { url: string | undefined; token: string | undefined },
  post: PostOut,
): SendText | null {
  if (!url) return null;
  if (url.startsWith('file:')) return (message) => writeLine(folderOf(url), message);
  return (message) =>
    post({
      url,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(message),
    });
}

async function writeLine(folder: string, message: TextMessage): Promise<Answered> {
  try {
    await mkdir(folder, { recursive: true });
    await appendFile(join(folder, 'sms.jsonl'), `${JSON.stringify(message)}\n`, { mode: 0o600 });
    return { status: 200, retryAfter: null, failure: null };
  } catch (thrown) {
    const failure = (thrown as NodeJS.ErrnoException).code ?? 'FAILED';
    return { status: 0, retryAfter: null, failure };
  }
}
