const written = new Intl.NumberFormat('en-GB');

/** 2,020 */
export const digits = (n: number): string => written.format(n);

/** 1 delegate, 2,020 delegates */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${digits(n)} ${n === 1 ? one : many}`;
