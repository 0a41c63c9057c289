/** How far a scale may go; its options are whole numbers from 1. For browsers too: no other import. */
export const SCALE = [3, 4, 5, 7, 10] as const;
