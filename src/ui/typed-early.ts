/**
 * What was written into a page before its script ran. The framework sets each field to what the
 * server drew, once it takes the page over; nobody on a slow line must write it again.
 */

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * @param page as it stands before the script takes it over
 * @returns gives it back, to be called after
 */
export function typedEarly(page: ParentNode): () => void {
  const fields = [...page.querySelectorAll<Field>('input:not([type=file]), textarea')];
  const early = fields.flatMap((field) => {
    const now = ticked(field) ?? field.value;
    const drawn = 'defaultChecked' in field && ticked(field) !== null ? field.defaultChecked : null;
    return now === (drawn ?? field.defaultValue) ? [] : [{ field, now }];
  });
  return () => {
    for (const { field, now } of early) give(field, now);
  };
}

/** null for a field that is written into. */
const ticked = (field: Field): boolean | null =>
  /^(checkbox|radio)$/.test(field.type) ? (field as HTMLInputElement).checked : null;

function give(field: Field, now: string | boolean): void {
  if ((ticked(field) ?? field.value) === now) return;
  if (typeof now === 'string') field.value = now;
  else (field as HTMLInputElement).checked = now;
  field.dispatchEvent(new Event(typeof now === 'string' ? 'input' : 'change', { bubbles: true }));
}
