/**
 * What the live stream is compared with, as a process of its own: `node live-peer.ts ws|socket.io`.
 * Whatever one client sends goes to all, one write per message and client, and is kept nowhere.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';

const server = createServer();
if (process.argv[2] === 'ws') {
  const all = new WebSocketServer({ server });
  all.on('connection', (one) =>
    one.on('message', (data) => {
      const text = String(data);
      for (const client of all.clients) client.send(text);
    }),
  );
} else {
  const all = new Server(server, { transports: ['websocket'] });
  all.on('connection', (one) => one.on('m', (text) => all.emit('m', text)));
}
server.listen(0, () => console.log((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
