/** What is asked of the server about messages that are there. Fetched when first needed. */
import type { Message } from '#exchange/chat/message.ts';
import { talkActs as t } from '#ui/texts/talk-acts.ts';

/** `theirs`: the message as it is, when its words are others than those that were changed */
export type Done = { message: Message } | { failed: string; theirs: Message | null };

/** @param messages address of the room's messages in the API */
export const edit = (
  messages: string,
  id: string,
  words: { body: string; version: number; mentions: string[] },
) => ask('PATCH', `${messages}/${id}`, words);

export const remove = (messages: string, id: string) => ask('DELETE', `${messages}/${id}`);

export const react = (messages: string, id: string, sign: string, given: boolean) =>
  ask(given ? 'PUT' : 'DELETE', `${messages}/${id}/reactions/${encodeURIComponent(sign)}`);

/** Messages after a number; null: no line. */
export async function readAfter(messages: string, number: number, count: number) {
  const response = await fetch(`${messages}?cursor=${number}&limit=${count}`).catch(() => null);
  if (!response?.ok) return null;
  return (await response.json()) as { messages: Message[]; nextCursor: string | null };
}

async function ask(method: string, address: string, json: object = {}): Promise<Done> {
  try {
    const response = await fetch(address, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });
    const answer = (await response.json()) as { theirs?: Message };
    if (response.ok) return { message: answer as Message };
    const why = answer.theirs ? 'conflict' : (refusals[response.status] ?? '');
    return { failed: t.refused[why] ?? t.failed, theirs: answer.theirs ?? null };
  } catch {
    return { failed: t.failed, theirs: null };
  }
}

const refusals: Record<number, string> = {
  403: 'not-yours',
  404: 'no-such-message',
  409: 'deleted',
  422: 'too-late',
};
