/** The report as one file that needs no network and no script. Its importer lets Node read .svelte files. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { render } from 'svelte/server';
import type { Report } from '#report/model.ts';

const require = createRequire(import.meta.url);
const read = (path: string) => readFileSync(path, 'utf8');
const style = (name: string) => read(new URL(`../ui/${name}`, import.meta.url).pathname);

/** Latin letters in the file; other alphabets fall back to the reader's own fonts. */
const fonts = [
  ['Public Sans Variable', '100 900', 'public-sans/files/public-sans-latin-wght-normal.woff2'],
  [
    'Source Serif 4 Variable',
    '200 900',
    'source-serif-4/files/source-serif-4-latin-opsz-normal.woff2',
  ],
] as const;

function fontFace([family, weights, file]: (typeof fonts)[number]): string {
  const data = readFileSync(require.resolve(`@fontsource-variable/${file}`)).toString('base64');
  return `@font-face{font-family:'${family}';font-weight:${weights};font-display:swap;src:url(data:font/woff2;base64,${data}) format('woff2')}`;
}

/** @returns a whole HTML document, some 250 kB, most of it fonts */
export async function reportHtml(report: Report): Promise<string> {
  const { default: Page } = await import('#report/Report.svelte');
  const { head, body } = await render(Page, { props: { report } });
  const css = [
    ...fonts.map(fontFace),
    style('tokens.css'),
    style('base.css').replace(/@import[^;]+;/, ''),
    'body{background:var(--paper)}',
  ].join('\n');
  const title = escaped(`${report.forum.title}: ${report.forum.subtitle}`);
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">',
    `<meta name="color-scheme" content="light dark"><title>${title}</title>`,
    `<style>${css}</style>${head}</head><body><main>${body}</main></body></html>\n`,
  ].join('\n');
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
