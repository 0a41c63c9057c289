/** What is being done with messages that are there: answered, changed, deleted, given a sign. */
import type { Message } from '#exchange/chat/message.ts';
import type { Sending } from '../../sending.svelte.ts';
import type { About } from './around.ts';

/** What is seldom done comes when it is. */
export const history = () => import('./history.ts');
export const attaching = () =>
  Promise.all([import('./Attach.svelte'), import('./attaching.svelte.ts')]);
export const aboutLine = () => import('./About.svelte');
export const refusedChanges = () => import('./Refused.svelte');

/** The line may be gone when they are first needed, unless a worker keeps them. */
export function fetchAhead(mentions: boolean): () => void {
  if (navigator.serviceWorker?.controller) return () => {};
  const timer = setTimeout(() => {
    void import('./Menu.svelte');
    void aboutLine();
    void refusedChanges();
    void attaching();
    if (mentions) void import('./Mentions.svelte');
  }, 2_000);
  return () => clearTimeout(timer);
}

type Begun = { about: About | null; failed: string | null };

/** All of it goes through the outbox, so it may be done without a line. */
export class Acts {
  /** the message that what is being written answers or changes */
  about: About | null;
  /** why the last act failed, in words */
  failed: string | null;
  readonly #outbox: () => Sending | null;

  constructor(outbox: () => Sending | null, { about, failed }: Begun) {
    this.#outbox = outbox;
    this.about = $state.raw(about);
    this.failed = $state(failed);
  }

  cancel = () => {
    this.about = null;
    this.failed = null;
  };

  begin = (what: About['kind'] | 'remove', message: Message) => {
    this.cancel();
    if (what !== 'remove') this.about = { kind: what, message };
    else this.#outbox()?.remove(message.room, message.id);
  };

  react = ({ room, id }: Message, sign: string, given: boolean) =>
    this.#outbox()?.react(room, id, sign, given);

  change({ room, id, version }: Message, body: string, mentions: string[]): void {
    this.#outbox()?.edit(room, id, { body, version, mentions });
    this.cancel();
  }
}
