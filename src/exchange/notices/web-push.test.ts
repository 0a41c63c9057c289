import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  encrypt,
  LONGEST_PAYLOAD,
  makeVapidKeys,
  pushRequest,
  vapidKeysOf,
} from '#exchange/notices/web-push.server.ts';
import { browserAt, decrypt, readVapid } from '../../../test/push-service.ts';

const raw = (text: string) => Buffer.from(text, 'base64url');

/** RFC 8291, section 5 and appendix A. */
const EXAMPLE = {
  plaintext: 'When I grow up, I want to be a watermelon',
  private: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  public: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  receiver: {
    private: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
    p256dh:
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

test('the standard’s own example is encrypted byte by byte as it prints it', () => {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(raw(EXAMPLE.private));
  const body = encrypt(Buffer.from(EXAMPLE.plaintext), EXAMPLE.receiver, {
    ecdh,
    salt: raw(EXAMPLE.salt),
  });

  assert.equal(ecdh.getPublicKey('base64url'), EXAMPLE.public);
  assert.equal(body.toString('base64url'), EXAMPLE.body);
});

test('the browser of the standard’s example reads it', () => {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(raw(EXAMPLE.receiver.private));
  assert.equal(ecdh.getPublicKey('base64url'), EXAMPLE.receiver.p256dh);
  assert.equal(decrypt(raw(EXAMPLE.body), ecdh, raw(EXAMPLE.receiver.auth)), EXAMPLE.plaintext);
});

test('whatever is sent is read by the one browser, and by no other', () => {
  const ours = browserAt('https://push.example/1');
  const other = browserAt('https://push.example/2');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (words) => {
      const body = encrypt(Buffer.from(words), ours.subscription);
      assert.equal(ours.read(body), words);
      assert.throws(() => other.read(body));
    }),
    { seed: 8_291, numRuns: 200 },
  );
});

test('a message that no service takes is refused before it is sent', () => {
  const { subscription } = browserAt('https://push.example/1');
  assert.ok(encrypt(Buffer.alloc(LONGEST_PAYLOAD), subscription).length <= 4_096);
  assert.throws(() => encrypt(Buffer.alloc(LONGEST_PAYLOAD + 1), subscription));
});

test('the sender signs for this push service alone, with the house’s key', () => {
  const keys = makeVapidKeys();
  const now = new Date(Date.UTC(2026, 5, 17));
  const { subscription } = browserAt('https://push.example/abc?d=1');
  const message = { payload: '{}', ttl: 60, urgent: true, topic: 'm1' };
  const sender = { keys, contact: 'https://forum.example' };
  const { headers } = pushRequest(subscription, message, sender, now);

  assert.deepEqual(readVapid(headers.authorization ?? '', now), {
    aud: 'https://push.example',
    exp: now.getTime() / 1000 + 43_200,
    sub: 'https://forum.example',
  });
  assert.deepEqual(
    [headers.ttl, headers.urgency, headers.topic, headers['content-encoding']],
    ['60', 'high', 'm1', 'aes128gcm'],
  );
  assert.deepEqual(vapidKeysOf(keys.privateKey), keys);
});
