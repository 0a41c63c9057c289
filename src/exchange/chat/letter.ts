/** A message on its way into the book: who wrote it, where to, and what became of it. */
import type { Message } from '#exchange/chat/message.ts';
import type { NewMessage } from '#exchange/chat/new-message.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type Letter = {
  readonly author: Visitor;
  readonly room: string;
  /** its words legible */
  readonly message: NewMessage;
  readonly now: Date;
};

export type Sent =
  | { message: Message }
  | {
      refused:
        | 'no-such-room'
        | 'gone'
        | 'empty'
        | 'too-long'
        | 'id-taken'
        /** what it replies to is not in the room */
        | 'no-such-message'
        /** not the author's, of another room, or sent already */
        | 'no-such-file';
    };
