/** What of the board comes when it is needed: from one place, so that one list names all its files. */
export const list = async () => (await import('#meetings/board/PlanRows.svelte')).default;
export const tables = async () => (await import('#meetings/board/Tables.svelte')).default;
export const editor = async () => (await import('#meetings/board/Editor.svelte')).default;
export const book = async () => (await import('#meetings/board/BookOne.svelte')).default;
export const hands = async () => (await import('#meetings/board/Hands.svelte')).default;
export const saying = () => import('#meetings/board/came.ts');
