import type { LayoutLoad } from './$types';

/** News is sent to whoever has any. */
export const load: LayoutLoad = async ({ data }) => {
  const any = data.news.recalls || data.news.alerts.length > 0;
  const News = any ? await import('#iq/team/News.svelte') : null;
  return { ...data, News: News?.default };
};
