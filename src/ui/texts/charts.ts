/** Words in and around charts. */
export const charts = {
  people: (n: number) => `${n} ${n === 1 ? 'delegate' : 'delegates'}`,
  seats: (n: number) => `${n} ${n === 1 ? 'seat' : 'seats'}, one for each delegate`,
  group: (label: string, n: number) => `${n} ${label}`,
  net: (more: number, less: number) => `${more} more, ${less} less`,
  netOf: (more: number, less: number, base: number) => `${more} more, ${less} less, of ${base}`,
  of: (base: number) => `of ${base}`,
  first: (n: number) => `${n} first`,
  waits: 'Too few answers to print',
};
