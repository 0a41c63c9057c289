import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { before, type Handler } from '#serving/front.server.ts';
import { listen, PortTaken } from '#serving/listen.server.ts';

const text = 'a delegate, a client, a table; '.repeat(100);

async function served(app: Handler) {
  const listening = await listen(
    0,
    before(app, null, () => listening.port),
  );
  return {
    at: `http://localhost:${listening.port}`,
    ...listening,
    [Symbol.asyncDispose]: listening.stop,
  };
}

/** As it comes over the wire, unlike `fetch`. */
function raw(url: string, headers: Record<string, string>) {
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }>((done) => {
    request(url, { headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      done({ headers: response.headers, body });
    }).end();
  });
}

test('a page leaves compressed for whoever takes that, whole and guarded', async () => {
  await using server = await served((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write(text.slice(0, 500));
    response.end(text.slice(500));
  });

  const plain = await raw(server.at, {});
  const packed = await raw(server.at, { 'accept-encoding': 'gzip, br;q=0' });

  assert.equal(plain.body.toString(), text);
  assert.equal(plain.headers['x-content-type-options'], 'nosniff');
  assert.equal(packed.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(packed.body).toString(), text);
});

test('the event stream leaves as it is, and ends when the server stops', async () => {
  const server = await served((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: hello\n\n');
  });
  const response = await fetch(server.at);
  const reader = response.body?.getReader();
  assert.equal(response.headers.get('content-encoding'), null);
  assert.equal(new TextDecoder().decode((await reader?.read())?.value), 'data: hello\n\n');

  const began = Date.now();
  await server.stop();

  assert.ok(Date.now() - began < 1000);
  await assert.rejects(async () => reader?.read());
});

test('an upload of 50 MB is refused in words, and the app never sees it', async () => {
  let seen = 0;
  await using server = await served((_, response) => {
    seen++;
    response.end();
  });
  const body = new Uint8Array(50 * 1024 * 1024);

  const program = await fetch(server.at, { method: 'POST', body });
  const headers = { accept: 'text/html' };
  const person = await fetch(server.at, { method: 'POST', body, headers });

  assert.equal(program.status, 413);
  assert.match((await program.json()).detail, /larger than 5 MB/);
  assert.match(await person.text(), /Nothing was changed/);
  assert.equal(seen, 0);
});

test('what a form could send to the API reaches it, as JSON by token alone', async () => {
  await using server = await served(({ headers }, response) =>
    response.end(headers['content-type']),
  );
  const typeOf = async (path: string, type: string, headers: Record<string, string> = {}) => {
    const sent = { method: 'POST', body: '{}', headers: { 'content-type': type, ...headers } };
    return (await fetch(server.at + path, sent)).text();
  };
  const [form, files] = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
  const token = { authorization: 'Bearer t' };

  assert.equal(await typeOf('/api/v1/forums', form, token), 'application/json');
  assert.equal(await typeOf('/api/v1/forums', files, token), 'application/octet-stream');
  for (const type of [form, files, 'text/plain', ''])
    assert.equal(await typeOf('/live', type), 'application/octet-stream', type);
  assert.equal(await typeOf('/api/v1/forums', 'application/xml'), 'application/xml');
  assert.equal(await typeOf('/apiary', form, token), form);
});

test('a taken port is said with its cure', async () => {
  await using server = await served((_, response) => response.end());

  await assert.rejects(
    listen(server.port, () => {}),
    (thrown) => {
      assert.ok(thrown instanceof PortTaken);
      assert.match(thrown.message, /is taken .* PORT=\d+ npm start/);
      return true;
    },
  );
});
