/** Who is here now among the people on a screen: as the page was drawn, and what was told since. */
import { onStream } from '#ui/live.ts';

export class HereNow {
  #heard = $state.raw<ReadonlyMap<string, boolean>>(new Map());

  /** Hears who comes and goes, until the returned call. What was heard before the page is drawn anew is in it. */
  listen(): () => void {
    this.#heard = new Map();
    return onStream('presence', (body) => {
      const { person, here } = body as { person: string; here: boolean };
      this.#heard = new Map(this.#heard).set(person, here);
    });
  }

  /** @param drawn ids of those who were here when the page was drawn */
  has(person: string, drawn: readonly string[]): boolean {
    return this.#heard.get(person) ?? drawn.includes(person);
  }
}
