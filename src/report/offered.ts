/** Where the figures of a page can be taken along from. */

/** `base`: address of their files · `day`: the day that the draft is as of, null: now · `embed`: the same with its origin, where other pages may frame them; null: nowhere */
export type Offered = { base: string; embed: string | null; day?: string | null };

/** the name under which a page passes it down to its figures */
export const OFFERED = 'forms of figures';
