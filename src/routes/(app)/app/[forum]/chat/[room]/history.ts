/** Messages from before or after those on the screen. Fetched when first needed. */
import type { Message } from '#exchange/chat/message.ts';

/** @param messages address of the room's messages in the API; null: no line */
export async function readAfter(messages: string, number: number, count: number) {
  const response = await fetch(`${messages}?cursor=${number}&limit=${count}`).catch(() => null);
  if (!response?.ok) return null;
  return (await response.json()) as { messages: Message[]; nextCursor: string | null };
}
