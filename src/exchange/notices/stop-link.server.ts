/**
 * Links that stop a kind of notice on a channel, without signing in: they name a person by id,
 * signed by the house, and can do nothing else.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { CHANNELS, CHOICES, type Channel, type Choice } from '#exchange/notices/choices.ts';

export type Stop = { forumId: string; personId: string; choices: Choice[]; channel: Channel };

const BODY = 35;
const SIGNATURE = 12;
const idBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const signed = (secret: string, body: Buffer) =>
  createHmac('sha256', secret).update('stop').update(body).digest().subarray(0, SIGNATURE);

export function stopToken(secret: string, { forumId, personId, choices, channel }: Stop): string {
  const which = CHOICES.reduce((bits, each, n) => bits | (choices.includes(each) ? 1 << n : 0), 0);
  const bits = [which >> 8, which & 255, CHANNELS.indexOf(channel)];
  const body = Buffer.concat([idBytes(forumId), idBytes(personId), Buffer.from(bits)]);
  return Buffer.concat([body, signed(secret, body)]).toString('base64url');
}

/** @returns null for whatever this house did not sign */
export function readStopToken(secret: string, token: string): Stop | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== BODY + SIGNATURE || bytes.toString('base64url') !== token) return null;
  const body = bytes.subarray(0, BODY);
  if (!timingSafeEqual(signed(secret, body), bytes.subarray(BODY))) return null;
  const channel = CHANNELS[body[34] ?? -1];
  const choices = CHOICES.filter((_, n) => (body.readUInt16BE(32) >> n) & 1);
  if (!channel) return null;
  return {
    forumId: idOf(body.subarray(0, 16)),
    personId: idOf(body.subarray(16, 32)),
    choices,
    channel,
  };
}
