/** A push service of our own, and the browser at its end: reads what arrives, and checks who sent it. */
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import type { Subscription } from '#exchange/notices/web-push.server.ts';

export type Browser = { subscription: Subscription; read(body: Buffer): string };

/** A browser that subscribed: only it can read what is sent to it. */
export function browserAt(endpoint: string): Browser {
  const ecdh = createECDH('prime256v1');
  const p256dh = ecdh.generateKeys('base64url');
  const auth = randomBytes(16);
  const subscription = { endpoint, p256dh, auth: auth.toString('base64url') };
  return { subscription, read: (body) => decrypt(body, ecdh, auth) };
}

/** By RFC 8291 and 8188, from the other end. */
export function decrypt(body: Buffer, ecdh: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const theirs = body.subarray(21, 21 + (body[20] ?? 0));
  const sealed = body.subarray(21 + theirs.length);
  const derive = (secret: Buffer, by: Buffer, info: Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, by, info, length));
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs]);
  const secret = derive(ecdh.computeSecret(theirs), auth, info, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const opener = createDecipheriv('aes-128-gcm', key, nonce);
  opener.setAuthTag(sealed.subarray(-16));
  const opened = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
  if (opened.at(-1) !== 2) throw new Error('Not the last record');
  return opened.subarray(0, -1).toString();
}

/** What a push service asks of the sender's word (RFC 8292). @throws what is wrong with it */
export function readVapid(authorization: string, now: Date) {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) =>
    part.toString('base64url'),
  );
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new Error('The signature does not fit');
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const lives = said.exp - now.getTime() / 1000;
  if (!(lives > 0 && lives <= 86_400)) throw new Error('It lives too long, or not at all');
  return said as { aud: string; exp: number; sub: string };
}
