/** What is being done with messages that are there: answered, changed, deleted, given a sign. */
import type { Message } from '#exchange/chat/message.ts';
import type { About } from './around.ts';
import type { Done } from './doing.ts';

/** What is seldom done comes when it is. */
export const doing = () => import('./doing.ts');
export const attaching = () =>
  Promise.all([import('./Attach.svelte'), import('./attaching.svelte.ts')]);

/** The line may be gone when they are first needed, unless a worker keeps them. */
export function fetchAhead(mentions: boolean): () => void {
  if (navigator.serviceWorker?.controller) return () => {};
  const timer = setTimeout(() => {
    void import('./Menu.svelte');
    void doing();
    void attaching();
    if (mentions) void import('./Mentions.svelte');
  }, 2_000);
  return () => clearTimeout(timer);
}

type Begun = { about: About | null; failed: string | null };

export class Acts {
  /** the message that what is being written answers or changes */
  about: About | null;
  /** what that message says by now, when it was changed elsewhere */
  theirs = $state.raw<Message | null>(null);
  /** why the last act failed, in words */
  failed: string | null;
  readonly #api: string;
  readonly #take: (message: Message) => void;

  /**
   * @param api address of the room's messages in the API
   * @param take is told each message as it became
   */
  constructor(api: string, take: (message: Message) => void, { about, failed }: Begun) {
    this.#api = api;
    this.#take = take;
    this.about = $state.raw(about);
    this.failed = $state(failed);
  }

  cancel = () => {
    this.about = null;
    this.theirs = null;
    this.failed = null;
  };

  begin = async (what: About['kind'] | 'remove', message: Message) => {
    this.cancel();
    if (what !== 'remove') this.about = { kind: what, message };
    else this.#settle(await (await doing()).remove(this.#api, message.id));
  };

  react = async (message: Message, sign: string, given: boolean) => {
    const done = await (await doing()).react(this.#api, message.id, sign, given);
    if ('failed' in done) this.failed = done.failed;
    else this.#take(done.message);
  };

  /** @returns whether the words are there now; if not, they are still in the bar to write */
  async change(message: Message, body: string, mentions: string[]): Promise<boolean> {
    const { version } = this.theirs ?? message;
    const { edit } = await doing();
    const done = await edit(this.#api, message.id, { body, version, mentions });
    if ('failed' in done) this.theirs = done.theirs;
    return this.#settle(done);
  }

  #settle(done: Done): boolean {
    if ('failed' in done) {
      this.failed = done.failed;
      return false;
    }
    this.cancel();
    this.#take(done.message);
    return true;
  }
}
