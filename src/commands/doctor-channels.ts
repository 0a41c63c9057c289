/** Whether mail, push and text messages can leave this house. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { unaskable } from '#base/outgoing.server.ts';
import type { Db } from '#db/database.server.ts';
import { folderOf } from '#exchange/notices/sms.server.ts';
import { readVapidKeys } from '#exchange/notices/vapid.server.ts';
import type { Env } from '../settings.ts';
import type { Finding } from './doctor.ts';

const PATIENCE = 5_000;

/** Asks the mail server whether it would take mail; sends none. */
export async function mail({ SMTP_URL }: Env): Promise<Finding> {
  if (!SMTP_URL)
    return {
      ok: false,
      needed: false,
      found: 'mails stay in the outbox, notices go out by no mail',
      cure: 'To send mails, set SMTP_URL=smtp://user:password@host:587.',
    };
  const waits = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE };
  const transport = createTransport({ url: SMTP_URL, ...waits });
  const cure = 'Correct SMTP_URL, or look at that server: mails wait in the outbox meanwhile.';
  try {
    await transport.verify();
    return { ok: true, found: 'the mail server answers', cure };
  } catch (thrown) {
    const { code, name } = thrown as Error & { code?: string };
    return { ok: false, needed: false, found: `the mail server refuses: ${code ?? name}`, cure };
  } finally {
    transport.close();
  }
}

/** The key that signs pushes: whoever changes it makes all devices ask for notices anew. */
export async function push(db: Db, { VAPID_PRIVATE_KEY }: Env): Promise<Finding> {
  const cure = 'Take VAPID_PRIVATE_KEY away: the house keeps a key of its own.';
  try {
    const { publicKey } = await readVapidKeys(db, VAPID_PRIVATE_KEY);
    const whose = VAPID_PRIVATE_KEY ? 'set' : 'kept in the database';
    return { ok: true, found: `key ${publicKey.slice(0, 12)}…, ${whose}`, cure };
  } catch {
    return { ok: false, found: 'VAPID_PRIVATE_KEY is no key of the curve P-256', cure };
  }
}

/** Nothing is sent: a test message would cost. */
export function sms({ SMS_URL }: Env): Finding {
  const off = 'To send text messages, set SMS_URL=https://gateway… or, for trials, file:FOLDER.';
  if (!SMS_URL) return { ok: false, needed: false, found: 'no gateway', cure: off };
  if (!SMS_URL.startsWith('file:')) {
    const wrong = unaskable(SMS_URL);
    const found = wrong ? `the gateway’s address is refused: ${wrong}` : 'a gateway by https';
    return {
      ok: wrong === null,
      needed: false,
      found,
      cure: 'Use https at a public address, port 443.',
    };
  }
  const folder = folderOf(SMS_URL);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return { ok: true, found: `for trials: lines in ${folder}`, cure: off };
  } catch {
    return { ok: false, needed: false, found: `${folder} can't be written`, cure: off };
  }
}
