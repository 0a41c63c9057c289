/** A message on its way into the book: who wrote it, where to, and what became of it. */
import type { NoEntry } from '#exchange/chat/may-write.server.ts';
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
        | NoEntry
        | 'empty'
        | 'too-long'
        | 'id-taken'
        /** not the author's, of another room, or sent already */
        | 'no-such-file';
    };
