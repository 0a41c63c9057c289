/** A live stream read from a bare socket: cheap enough for thousands, and cut as roughly as a line is. */
import { connect, type Socket } from 'node:net';

export type Heard = { event: string; id: number | null; data: string };

export type Listening = {
  port: number;
  /** such as `/live?forum=alpha&cursor=0` */
  path: string;
  token: string;
  hear(heard: Heard): void;
  /** the line is gone, whoever cut it; with the status when the answer was a refusal */
  gone(status: number | null): void;
};

export function listenRaw({ port, path, token, hear, gone }: Listening): Socket {
  const socket = connect({ port, host: '127.0.0.1' });
  let text = '';
  let status: number | null = null;
  let isCut = false;
  socket.setEncoding('utf8');
  socket.on('connect', () =>
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n` +
        `authorization: Bearer ${token}\r\n\r\n`,
    ),
  );
  socket.on('data', (piece: string) => {
    if (isCut) return;
    text += piece;
    if (status === null) {
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      status = Number(text.slice(9, 12));
      text = text.slice(end + 4);
      if (status !== 200) socket.destroy();
    }
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) if (!isCut) hear(heardIn(block));
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    isCut = true;
    gone(status === 200 ? null : status);
  });
  return socket;
}

/** The sizes of chunks stand between events, on lines of their own, and are skipped. */
function heardIn(block: string): Heard {
  const heard: Heard = { event: '', id: null, data: '' };
  for (const line of block.split('\n')) {
    if (line.startsWith('event: ')) heard.event = line.slice(7);
    else if (line.startsWith('id: ')) heard.id = Number(line.slice(4));
    else if (line.startsWith('data: ')) heard.data = line.slice(6);
  }
  return heard;
}
