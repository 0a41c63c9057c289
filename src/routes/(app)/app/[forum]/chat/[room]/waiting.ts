/** What shows the messages and changes of a room that wait on this device: comes with the outbox. */
export { mentionedIn } from '#exchange/chat/mentioned.ts';
export { refusedIn, withPending } from '#exchange/chat/pending.ts';
export { default as Unsent } from './Unsent.svelte';
