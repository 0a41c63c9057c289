/** Where in a conversation one looks: at its end, which follows what comes, or further up. */
import { tick } from 'svelte';

/** px from the end that still count as the end */
const NEAR = 120;

export class Scroll {
  list: HTMLElement | undefined = $state.raw();
  /** whether the end is in sight */
  ended = $state(true);
  /** messages that came while older ones were looked at */
  below = $state(0);

  get isAtEnd(): boolean {
    const { list } = this;
    return !list || list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
  }

  /** A keyboard comes up, or a line more is written: the end stays in sight if it was, until the returned call. */
  keep(): () => void {
    const { list } = this;
    if (!list) return () => {};
    const sizes = new ResizeObserver(() => this.ended && this.toEnd());
    sizes.observe(list);
    return () => sizes.disconnect();
  }

  moved = () => {
    this.ended = this.isAtEnd;
    if (this.ended) this.below = 0;
  };

  toEnd = () => this.list?.scrollTo({ top: this.list.scrollHeight });

  show = (id: string, block: ScrollLogicalPosition) =>
    document.getElementById(id)?.scrollIntoView({ block });

  /** Puts in what is above, so that what is looked at stays where it is. */
  async putAbove(put: () => void): Promise<void> {
    const before = this.list?.scrollHeight ?? 0;
    put();
    await tick();
    this.list?.scrollBy({ top: this.list.scrollHeight - before });
  }
}
