/** Text that is typed and not saved, kept in this tab over a reload. */
export type Unsaved = { body: string; base: number; seen: string };

const nameOf = (place: string) => `plenary finding ${place}`;

/** @returns null where nothing is kept, or the browser keeps nothing */
export function kept(place: string): Unsaved | null {
  try {
    const { body, base, seen } = JSON.parse(sessionStorage.getItem(nameOf(place)) ?? 'null') ?? {};
    const whole = typeof body === 'string' && typeof base === 'number' && typeof seen === 'string';
    return whole ? { body, base, seen } : null;
  } catch {
    return null;
  }
}

export function keep(place: string, unsaved: Unsaved): void {
  try {
    sessionStorage.setItem(nameOf(place), JSON.stringify(unsaved));
  } catch {
    // full or forbidden: the page still holds the text, and warns before it goes
  }
}

export function forget(place: string): void {
  try {
    sessionStorage.removeItem(nameOf(place));
  } catch {
    // nothing is kept where nothing may be
  }
}
