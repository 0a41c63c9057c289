import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { postOut, unaskable } from '#base/outgoing.server.ts';
import { isPublicAddress } from '#base/public-address.ts';

const open = ['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.0.1', '2a00:1450:4001:82a::200a'];
const closed = [
  ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...['::1', '::', 'fe80::1', 'fe80::1%eth0', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1'],
  ...['::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '2001::1', 'x', ''],
  ...['1.2.3', '01.2.3.4', '1.2.3.256', '::1::'],
];

test('addresses of the open net are told from all others', () => {
  assert.deepEqual(
    open.filter((each) => !isPublicAddress(each)),
    [],
  );
  assert.deepEqual(closed.filter(isPublicAddress), []);
});

/** The known tricks of writing an address that leads home. */
const tricks = (port: number) => [
  `http://127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}/`,
  `https://localhost:${port}/`,
  'https://localhost/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://0.0.0.0/',
  'https://169.254.169.254/latest/meta-data/',
  'https://user@localhost/',
  'https://example.org@127.0.0.1/',
  'https://127。0。0。1/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  '//127.0.0.1/',
];

test('no trick of writing an address reaches a listener at home', async () => {
  let reached = 0;
  const server = createServer((_, response) => {
    reached++;
    response.end();
  }).on('connection', () => reached++);
  await new Promise<void>((ready) => server.listen(0, ready));
  const { port } = server.address() as AddressInfo;
  const answers = await Promise.all(
    tricks(port).map((url) => postOut({ url, headers: {}, body: 'x' })),
  );
  server.close();

  assert.deepEqual(
    answers.filter(({ status }) => status !== 0),
    [],
  );
  assert.deepEqual([...new Set(answers.map(({ failure }) => failure))].sort(), [
    'NOT_HTTPS',
    'NOT_PUBLIC',
    'NO_ADDRESS',
  ]);
  assert.equal(reached, 0);
});

test('an address with a name, a port of its own or a password in it is not asked', () => {
  assert.deepEqual(
    [
      'https://a.example/',
      'https://a.example:8443/',
      'https://u:p@a.example/',
      'http://a.example/',
    ].map(unaskable),
    [null, 'NOT_HTTPS', 'NOT_HTTPS', 'NOT_HTTPS'],
  );
});
