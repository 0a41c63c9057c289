/** What is done with a message that is there, asked of the server. Fetched when first needed. */
import type { Message } from '#exchange/chat/message.ts';

export type Done =
  | { message: Message }
  /** `theirs`: the message as it is, when its words are others than those that were changed */
  | { refused: string; theirs: Message | null }
  | 'unreachable';

/** @param messages address of the room's messages in the API */
export const edit = (
  messages: string,
  id: string,
  words: { body: string; version: number; mentions: string[] },
) => ask('PATCH', `${messages}/${id}`, words);

export const remove = (messages: string, id: string) => ask('DELETE', `${messages}/${id}`);

export const react = (messages: string, id: string, sign: string, given: boolean) =>
  ask(given ? 'PUT' : 'DELETE', `${messages}/${id}/reactions/${encodeURIComponent(sign)}`);

async function ask(method: string, address: string, json: object = {}): Promise<Done> {
  try {
    const response = await fetch(address, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });
    const answer = (await response.json()) as { theirs?: Message };
    if (response.ok) return { message: answer as Message };
    const theirs = answer.theirs ?? null;
    return { refused: theirs ? 'conflict' : (refusals[response.status] ?? ''), theirs };
  } catch {
    return 'unreachable';
  }
}

const refusals: Record<number, string> = {
  403: 'not-yours',
  404: 'no-such-message',
  409: 'deleted',
  422: 'too-late',
};
