/** Programs that post messages through the API, as any program would: HTTP, kept alive, by token. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { newId } from '#base/ids.ts';
import type { Post } from './live-load.ts';

type Waiting = { request: string; done(): void; failed(thrown: Error): void };

export async function openPosts(
  port: number,
  path: string,
  tokens: readonly string[],
): Promise<Post & { close(): void }> {
  const waiting: Waiting[] = [];
  const free: ((each: Waiting) => void)[] = [];
  const sockets: Socket[] = [];
  for (const token of tokens) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    sockets.push(socket);
    const head =
      `POST ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
      'content-type: application/json\r\ncontent-length: ';
    let current: Waiting | null = null;
    let text = '';
    const take = (each: Waiting) => {
      current = each;
      socket.write(`${head}${each.request.length}\r\n\r\n${each.request}`);
    };
    socket.on('data', (piece) => {
      text += piece.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const [, length] = /content-length: (\d+)/i.exec(text) ?? [];
      const isChunked = length === undefined && /0\r\n\r\n$/.test(text);
      if (end < 0 || (!isChunked && text.length < end + 4 + Number(length))) return;
      const status = text.slice(9, 12);
      text = '';
      const ended = current;
      current = null;
      if (status === '201') ended?.done();
      else ended?.failed(new Error(`The API answered ${status}`));
      const next = waiting.shift();
      if (next) take(next);
      else free.push(take);
    });
    free.push(take);
  }
  return {
    post: (body) =>
      new Promise((done, failed) => {
        const each = { request: JSON.stringify({ id: newId(), body }), done, failed };
        const take = free.shift();
        if (take) take(each);
        else waiting.push(each);
      }),
    close() {
      for (const socket of sockets) socket.destroy();
    },
  };
}
