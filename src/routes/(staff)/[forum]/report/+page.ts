/** Never called: it names whose styles belong to this page, which the server draws as markup. */
export const _styles = () => import('./Draft.svelte');
