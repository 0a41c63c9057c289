import { render } from 'svelte/server';
import type { Report } from '#report/model.ts';
import Draft from './Draft.svelte';

/**
 * The draft as markup. All that can be pressed in it is links, forms and folds: so no browser needs
 * the script that draws figures.
 */
export async function drawDraft(report: Report, base: string, day: string | null): Promise<string> {
  const { body } = await render(Draft, { props: { report, base, day } });
  return body;
}
