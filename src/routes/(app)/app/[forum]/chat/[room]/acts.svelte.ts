/** What is being done with messages that are there: answered, changed, deleted, given a sign. */
import type { mentionedIn } from '#exchange/chat/mentioned.ts';
import type { Message } from '#exchange/chat/message.ts';
import { talk as t } from '#ui/texts/talk.ts';
import type { Sending } from '../../sending.svelte.ts';
import type { About } from './around.ts';

/** What is seldom done comes when it is. */
export const history = () => import('./history.ts');
export const attaching = () =>
  Promise.all([import('./Attach.svelte'), import('./attaching.svelte.ts')]);
export const aboutLine = () => import('./About.svelte');
export const refusedChanges = () => import('./Refused.svelte');

/** Whoever touches a conversation may need them when the line is gone, unless a worker keeps them. */
export function fetchAhead(mentions: boolean): void {
  if (navigator.serviceWorker?.controller) return;
  const parts: Promise<unknown>[] = [
    import('./Menu.svelte'),
    aboutLine(),
    refusedChanges(),
    attaching(),
  ];
  if (mentions) parts.push(import('./Mentions.svelte'));
  void Promise.allSettled(parts);
}

type Ready = { outbox: Sending; mentions: typeof mentionedIn };
type Begun = { about: About | null; failed: string | null };

/** All of it goes through the outbox, so it may be done without a line. */
export class Acts {
  /** the message that what is being written answers or changes */
  about: About | null;
  /** why the last act failed, in words */
  failed: string | null;
  readonly #outbox: () => Promise<Ready>;

  constructor(outbox: () => Promise<Ready>, { about, failed }: Begun) {
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
    else void this.does((outbox) => outbox.remove(message.room, message.id));
  };

  react = ({ room, id }: Message, sign: string, given: boolean) =>
    void this.does((outbox) => outbox.react(room, id, sign, given));

  /** @returns false, and says so: the outbox can’t be had, so nothing was done */
  async does(act: (outbox: Sending, mentions: typeof mentionedIn) => void): Promise<boolean> {
    try {
      const { outbox, mentions } = await this.#outbox();
      act(outbox, mentions);
      return true;
    } catch {
      this.failed = t.failed;
      return false;
    }
  }
}
