/** What the browser offers once a page, when it finds that this forum can stand on the home screen. */
type Offer = Event & { prompt(): Promise<unknown> };

export const installing = new (class {
  offer = $state.raw<Offer | null>(null);

  /** Kept for the screen that asks unobtrusively, instead of the browser's own bar. */
  keep(event: Event): void {
    event.preventDefault();
    this.offer = event as Offer;
  }

  async take(): Promise<void> {
    const { offer } = this;
    this.offer = null;
    await offer?.prompt();
  }
})();
