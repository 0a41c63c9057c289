/**
 * Web push: a message closed to all but one browser (RFC 8291, RFC 8188 aes128gcm), with a signed
 * word on who sends it (VAPID, RFC 8292). Push services carry it and can't read it.
 */
import {
  createCipheriv,
  createECDH,
  createPrivateKey,
  type ECDH,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';

/** As a browser gives it; keys in base64url. */
export type Subscription = { endpoint: string; p256dh: string; auth: string };
/** Made once for a house; raw, base64url. */
export type VapidKeys = { publicKey: string; privateKey: string };
export type PushRequest = { url: string; headers: Record<string, string>; body: Buffer };

const raw = (text: string) => Buffer.from(text, 'base64url');
const CURVE = 'prime256v1';
/** One record holds all: a message of ours is far below. */
const RECORD = 4_096;
/** What a record leaves for the words: its tag, and the sign of its end. */
export const LONGEST_PAYLOAD = RECORD - 16 - 1 - 86;

const derive = (secret: Buffer, salt: Buffer, info: string | Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));

/**
 * @param own key pair and salt of this one message; drawn anew but in tests of the standard's example
 * @throws when the keys are no point of the curve
 */
export function encrypt(
  payload: Buffer,
  { p256dh, auth }: Pick<Subscription, 'p256dh' | 'auth'>,
  own: { ecdh: ECDH; salt: Buffer } = fresh(),
): Buffer {
  if (payload.length > LONGEST_PAYLOAD) throw new Error('A push message is too long');
  const { ecdh, salt } = own;
  const theirs = raw(p256dh);
  const ours = ecdh.getPublicKey();
  const shared = ecdh.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const secret = derive(shared, raw(auth), info, 32);
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(RECORD);
  return Buffer.concat([
    ...[salt, size, Buffer.from([ours.length]), ours],
    ...[cipher.update(payload), cipher.update(Buffer.from([2])), cipher.final()],
    cipher.getAuthTag(),
  ]);
}

function fresh() {
  const ecdh = createECDH(CURVE);
  ecdh.generateKeys();
  return { ecdh, salt: randomBytes(16) };
}

export function makeVapidKeys(): VapidKeys {
  const ecdh = createECDH(CURVE);
  return {
    publicKey: ecdh.generateKeys('base64url'),
    privateKey: ecdh.getPrivateKey().toString('base64url'),
  };
}

/** @throws when the text is no private key of the curve */
export function vapidKeysOf(privateKey: string): VapidKeys {
  const ecdh = createECDH(CURVE);
  ecdh.setPrivateKey(raw(privateKey));
  return { privateKey, publicKey: ecdh.getPublicKey('base64url') };
}

function keyOf({ publicKey, privateKey: d }: VapidKeys): KeyObject {
  const point = raw(publicKey);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) =>
    each.toString('base64url'),
  );
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x, y, d }, format: 'jwk' });
}

/** seconds; services refuse more than a day */
const TOKEN_LIVES = 12 * 3_600;

/** @param contact `mailto:` or `https:`, where a push service finds whoever runs this house */
export function vapidHeader(endpoint: string, keys: VapidKeys, contact: string, now: Date): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(now.getTime() / 1000) + TOKEN_LIVES;
  const claims = { aud: new URL(endpoint).origin, exp, sub: contact };
  const said = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const key = { key: keyOf(keys), dsaEncoding: 'ieee-p1363' } as const;
  const signature = sign('sha256', Buffer.from(said), key).toString('base64url');
  return `vapid t=${said}.${signature}, k=${keys.publicKey}`;
}

export type PushMessage = {
  payload: string;
  /** seconds that the service keeps it for a phone that sleeps */
  ttl: number;
  urgent: boolean;
  /** a later one with the same topic takes the place of one not delivered yet: at most 32 signs */
  topic: string;
};

export function pushRequest(
  subscription: Subscription,
  { payload, ttl, urgent, topic }: PushMessage,
  { keys, contact }: { keys: VapidKeys; contact: string },
  now: Date,
): PushRequest {
  return {
    url: subscription.endpoint,
    headers: {
      authorization: vapidHeader(subscription.endpoint, keys, contact, now),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(ttl),
      urgency: urgent ? 'high' : 'normal',
      topic,
    },
    body: encrypt(Buffer.from(payload), subscription),
  };
}
