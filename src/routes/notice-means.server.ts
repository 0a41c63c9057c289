/** What notices go out by here: the keys of this house, and the settings of whoever runs it. */
import { env } from 'node:process';
import { postOut } from '#base/outgoing.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Means } from '#exchange/notices/house.ts';
import { smsGateway } from '#exchange/notices/sms.server.ts';
import { readStopSecret, readVapidKeys } from '#exchange/notices/vapid.server.ts';

export async function noticeMeans(
  db: Db,
  origin: string,
): Promise<Omit<Means, 'facts' | 'calendar'>> {
  return {
    origin,
    post: postOut,
    vapid: await readVapidKeys(db, env.VAPID_PRIVATE_KEY || undefined),
    mail: Boolean(env.SMTP_URL),
    sms: smsGateway({ url: env.SMS_URL || undefined, token: env.SMS_TOKEN || undefined }, postOut),
    stopSecret: await readStopSecret(db),
  };
}

/** Push services that the operator adds to those of the browsers we know. */
export const pushHosts = (): string[] => (env.PUSH_HOSTS ?? '').split(' ').filter(Boolean);
