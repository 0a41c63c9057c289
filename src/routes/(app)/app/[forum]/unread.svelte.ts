/** Counts what waits to be read as it comes, so that a message need not draw the page anew. */
import { type Heard, heard, type Unread, unreadNow } from '#exchange/chat/unread.ts';
import { onNews } from '#ui/live.ts';

/** Events that are held; the page is drawn anew long before. */
const MOST = 1_000;

export class UnreadNow {
  #since = $state.raw<readonly Heard[]>([]);

  /** Until the returned call. */
  listen(whose: { me: string | null; silenced: readonly string[] }): () => void {
    return onNews((news) => {
      const said = 'number' in news ? heard(news, whose) : null;
      if (said) this.#since = [...this.#since, said].slice(-MOST);
    });
  }

  count(drawn: Unread, cursor: number): number {
    return unreadNow(drawn, cursor, this.#since);
  }
}
