const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/**
 * The days of a forum as read: 17 to 19 June 2024.
 *
 * @param dates local dates (YYYY-MM-DD) in order; none gives no words
 */
export function dayRange(dates: readonly string[]): string {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return '';
  return format
    .formatRangeToParts(Date.parse(first), Date.parse(last))
    .map(({ value }) => value.replace(/\s*–\s*/, ' to '))
    .join('');
}
