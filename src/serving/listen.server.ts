import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '#base/cannot-start.ts';
import { openDesk } from '#base/handed-over.server.ts';
import type { Handler } from '#serving/front.server.ts';
import { PackedResponse } from '#serving/packed-response.server.ts';

export class PortTaken extends CannotStart {}

/** @throws PortTaken, with the cure, when something listens there */
export async function assertPortFree(port: number): Promise<void> {
  const probe = await listen(port, (_, response) => response.end());
  await probe.stop();
}

export type Listening = { port: number; stop(): Promise<void> };

/** How long requests under way may take to end, in milliseconds. */
const PATIENCE_MS = 3000;

/** Listens on every interface. `stop` takes no more, ends open streams at once and the rest soon. */
export async function listen(port: number, handler: Handler): Promise<Listening> {
  const streams = new Set<PackedResponse>();
  openDesk();
  const server = createServer({ ServerResponse: PackedResponse }, (request, response) => {
    streams.add(response);
    response.on('close', () => streams.delete(response));
    handler(request, response);
  });
  server.keepAliveTimeout = 65_000; // longer than the proxies in front
  server.listen(port);
  try {
    await once(server, 'listening');
  } catch (thrown) {
    throw inWords(thrown as NodeJS.ErrnoException, port);
  }
  const stop = () => stopListening(server, streams);
  return { port: (server.address() as AddressInfo).port, stop };
}

function inWords(thrown: NodeJS.ErrnoException, port: number): Error {
  if (thrown.code === 'EADDRINUSE') {
    return new PortTaken(
      `Port ${port} is taken by another program. Stop that one, or choose another port: ` +
        `PORT=${port + 1} npm start`,
    );
  }
  if (thrown.code === 'EACCES') {
    return new PortTaken(
      `Port ${port} needs more rights. Choose one above 1023: PORT=3000 npm start`,
    );
  }
  return thrown;
}

async function stopListening(server: Server, open: Set<PackedResponse>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  for (const response of open) if (response.isEventStream) response.destroy();
  await Promise.race([closed, sleep(PATIENCE_MS, null, { ref: false })]);
  server.closeAllConnections();
  await closed;
}
