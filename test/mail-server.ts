/** As much of a mail server as letters need (RFC 5321), which keeps what it is given. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';

export async function mailServer() {
  /** every line of every talk */
  const heard: string[] = [];
  /** whole letters, as they travelled */
  const letters: string[] = [];
  const server = createServer(async (socket) => {
    socket.write('220 here\r\n');
    let letter: string[] | null = null;
    for await (const line of createInterface(socket)) {
      heard.push(line);
      if (letter && line !== '.') {
        letter.push(line.replace(/^\.\./, '.'));
        continue;
      }
      if (letter) letters.push(letter.map((each) => `${each}\r\n`).join(''));
      letter = line === 'DATA' ? [] : null;
      socket.write(letter ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { heard, letters, url, [Symbol.dispose]: () => server.close() };
}
