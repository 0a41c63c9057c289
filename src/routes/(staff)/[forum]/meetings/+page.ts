import { lookingAt } from '#meetings/board/looking.ts';
import { browser } from '$app/env';
import type { PageLoad } from './$types';

/** The list and the tables come as separate scripts: a visitor needs one of them at a time. */
export const load: PageLoad = async ({ data, url }) => {
  const looking = lookingAt(url.searchParams);
  const view = looking.view ?? (data.handheld ? 'list' : 'tables');
  const saying = browser ? null : await import('#meetings/board/saying.ts');
  if (view === 'list') {
    const { default: List } = await import('#meetings/board/PlanRows.svelte');
    return { ...data, view, saying, drawn: { List } };
  }
  const { default: Grid } = await import('#meetings/board/Grid.svelte');
  return { ...data, view, saying, drawn: { Grid } };
};
