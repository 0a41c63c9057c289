/**
 * Keyboard and screen reader stay where they were when an act takes its own button away: the focus
 * goes to the row that moved up in its place. A row and not its button, so that a second press by
 * mistake does nothing.
 *
 * @returns to call when the screen is drawn again
 */
export function keepPlace(form: HTMLElement): () => void {
  const row = form.closest<HTMLElement>('li');
  const list = row?.parentElement;
  const at = row && list ? [...list.children].indexOf(row) : -1;
  const section = form.closest<HTMLElement>('section, main');
  return () =>
    requestAnimationFrame(() => {
      if (document.activeElement && document.activeElement !== document.body) return;
      const next = list?.isConnected ? (list.children[at] ?? list.lastElementChild) : section;
      const target = next?.isConnected ? next : document.querySelector('main h1');
      if (!(target instanceof HTMLElement)) return;
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    });
}

/** What `enhance` is given for a form whose act may take the form away: the place stays. */
export function stay({ formElement }: { formElement: HTMLElement }) {
  const back = keepPlace(formElement);
  return async ({ update }: { update: () => Promise<void> }) => {
    await update();
    back();
  };
}
