/**
 * Thousands of listeners in one process that must not get in the server's way: nearly all count the
 * bytes that come, some read the messages and when they were sent.
 */
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

/** Read into by all lines in turn: whoever listens to thousands must not make a buffer for each piece. */
const BUFFER = Buffer.alloc(262_144);

/** Opens a line; `reads` says whether it reads what comes or counts. */
export async function openLine(dial: Dial, reads: boolean): Promise<Line> {
  let hear: (piece: Buffer) => void = () => {};
  const onread = {
    buffer: BUFFER,
    callback(length: number, buffer: Uint8Array) {
      hear(Buffer.from(buffer.buffer, buffer.byteOffset, length));
      return true;
    },
  };
  const socket = connect({ port: dial.port, host: '127.0.0.1', noDelay: true, onread });
  const line: Line = { socket, bytes: 0, took: reads ? [] : null };
  socket.on('error', () => {});
  const answered = (wanted: string) =>
    new Promise<void>((resolve, reject) => {
      let text = '';
      hear = (piece) => {
        text += piece.toString('latin1');
        if (text.includes(wanted)) resolve();
        else if (/^HTTP\/1\.1 [45]/.test(text)) reject(new Error(text.slice(0, 300)));
      };
      socket.once('close', () => reject(new Error('The line was closed')));
    });
  const opened = answered(dial.opened);
  socket.once('connect', () => socket.write(dial.greet));
  await opened;
  if (dial.after) {
    const again = answered(dial.after.opened);
    socket.write(dial.after.say);
    await again;
  }
  socket.removeAllListeners('close');
  hear = hearing(line);
  return line;
}

function hearing(line: Line): (piece: Buffer) => void {
  const { took } = line;
  let rest = '';
  return (piece) => {
    line.bytes += piece.length;
    if (took === null) return;
    const now = performance.now();
    const text = rest + piece.toString('latin1');
    let from = 0;
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', from)) {
      if (text.length < at + 16) break; // the rest of it is still to come
      took.push(now - Number(text.slice(at + 1, at + 15)));
      from = at + 16;
    }
    const open = text.indexOf('@', from);
    rest = open < 0 ? '' : text.slice(open);
  };
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
