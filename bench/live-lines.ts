/**
 * Thousands of listeners in one process that must not get in the server's way: nearly all count the
 * bytes that come, some read the messages and when they were sent.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A text in which the moment of sending stands, always as long: `@` and milliseconds. */
export const LENGTH = 100;
export const textNow = (at = performance.now()): string =>
  `@${at.toFixed(3).padStart(14)}@`.padEnd(LENGTH, 'x');

export type Line = {
  socket: Socket;
  /** bytes since it was opened */
  bytes: number;
  /** of a listener that reads: how long each message took (ms) */
  took: number[] | null;
};

export type Dial = {
  port: number;
  /** what is said first; then it is open when `opened` is in what was answered */
  greet: string;
  opened: string;
  /** said once it was opened, if anything */
  after?: { say: Buffer; opened: string };
};

/** Opens a line; `reads` says whether it reads what comes or counts. */
export async function openLine(dial: Dial, reads: boolean): Promise<Line> {
  const socket = connect({ port: dial.port, host: '127.0.0.1', noDelay: true });
  const line: Line = { socket, bytes: 0, took: reads ? [] : null };
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(dial.greet);
  await answered(socket, dial.opened);
  if (dial.after) {
    socket.write(dial.after.say);
    await answered(socket, dial.after.opened);
  }
  let rest = '';
  socket.on('data', (piece: Buffer) => {
    line.bytes += piece.length;
    if (line.took === null) return;
    const now = performance.now();
    const text = rest + piece.toString('latin1');
    let from = 0;
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', from)) {
      if (text.length < at + 16) break; // the rest of it is still to come
      line.took.push(now - Number(text.slice(at + 1, at + 15)));
      from = at + 16;
    }
    const open = text.indexOf('@', from);
    rest = open < 0 ? '' : text.slice(open);
  });
  return line;
}

function answered(socket: Socket, wanted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (piece: Buffer) => {
      text += piece.toString('latin1');
      if (!text.includes(wanted) && !/^HTTP\/1\.1 [45]/.test(text)) return;
      socket.off('data', hear);
      if (text.includes(wanted)) resolve();
      else reject(new Error(text.slice(0, 300)));
    };
    socket.on('data', hear);
    socket.once('close', () => reject(new Error('The line was closed')));
  });
}

/** Opens many, some at a time; one in so many reads. */
export async function openLines(dials: readonly Dial[], readers: number): Promise<Line[]> {
  const lines: Line[] = [];
  const every = Math.max(1, Math.floor(dials.length / readers));
  let next = 0;
  const hand = async () => {
    for (let i = next++; i < dials.length; i = next++) {
      const dial = dials[i];
      if (dial) lines.push(await openLine(dial, i % every === 0));
    }
  };
  await Promise.all(Array.from({ length: 50 }, hand));
  return lines;
}
