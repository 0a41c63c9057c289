/** `action`: where the form would have gone */
export type Unsent = { action: string; sent: FormData };

/**
 * Offers what a form could not send for want of a line to whoever keeps such things on this device.
 *
 * @param about what it was, in words, should it be refused later
 * @returns whether it was taken
 */
export function keepUnsent(form: HTMLFormElement, sent: FormData, about: string): boolean {
  sent.set('about', about);
  const detail: Unsent = { action: form.action, sent };
  // the form itself may be gone from the page while it is sent
  return !document.dispatchEvent(new CustomEvent('unsent', { cancelable: true, detail }));
}
