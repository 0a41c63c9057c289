/** What a server holds in memory after everything that can be freed was, by its inspector. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { memoryOf } from './live-load.ts';

/** @param port of the server's inspector */
export async function memoryInUse(pid: number, port: number): Promise<number> {
  const targets = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = (await targets.json()) as { webSocketDebuggerUrl: string }[];
  const inspector = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await new Promise((ready, failed) => inspector.once('open', ready).once('error', failed));
  for (let id = 1; id <= 3; id++) {
    const answered = new Promise((ready) => inspector.once('message', ready));
    inspector.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
    await answered;
    await sleep(300); // pages go back to the system a little later
  }
  inspector.close();
  return memoryOf(pid);
}
