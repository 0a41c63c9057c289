/** The report as one file that needs no network and no script. Its importer lets Node read .svelte files. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { render } from 'svelte/server';
import type { Report } from '#report/model.ts';
import { brandCss } from '#ui/brand.ts';

const require = createRequire(import.meta.url);
const read = (path: string) => readFileSync(path, 'utf8');
const style = (name: string) => read(new URL(`../ui/${name}`, import.meta.url).pathname);

/** A font's file holds one script; only those that the report's own words need come along. */
type Font = { family: string; weights: string; file: string; range?: string; needed: RegExp };
const sans = { family: 'Public Sans Variable', weights: '100 900' };
const serif = { family: 'Source Serif 4 Variable', weights: '200 900' };
const serifFile = (script: string) =>
  `source-serif-4/files/source-serif-4-${script}-opsz-normal.woff2`;
const LATIN_EXTENDED = 'U+0100-02FF,U+1E00-1EFF,U+2C60-2C7F,U+A720-A7FF';
const fonts: readonly Font[] = [
  { ...sans, file: 'public-sans/files/public-sans-latin-wght-normal.woff2', needed: /./ },
  {
    ...sans,
    file: 'public-sans/files/public-sans-latin-ext-wght-normal.woff2',
    range: LATIN_EXTENDED,
    needed: /[\u0100-\u02ff\u1e00-\u1eff]/,
  },
  { ...serif, file: serifFile('latin'), needed: /./ },
  {
    ...serif,
    file: serifFile('latin-ext'),
    range: LATIN_EXTENDED,
    needed: /[\u0100-\u02ff\u1e00-\u1eff]/,
  },
  { ...serif, file: serifFile('greek'), range: 'U+0370-03FF', needed: /[\u0370-\u03ff]/ },
  { ...serif, file: serifFile('cyrillic'), range: 'U+0400-052F', needed: /[\u0400-\u052f]/ },
];

function fontFace({ family, weights, file, range }: Font): string {
  const data = readFileSync(require.resolve(`@fontsource-variable/${file}`)).toString('base64');
  const only = range ? `unicode-range:${range};` : '';
  return `@font-face{font-family:'${family}';font-weight:${weights};font-display:swap;${only}src:url(data:font/woff2;base64,${data}) format('woff2')}`;
}

/** @returns a whole HTML document, some 300 kB, most of it fonts */
export async function reportHtml(report: Report): Promise<string> {
  const { default: Page } = await import('#report/Report.svelte');
  const { head, body } = await render(Page, { props: { report } });
  const css = [
    ...fonts.filter(({ needed }) => needed.test(body)).map(fontFace),
    style('tokens.css'),
    style('base.css').replace(/@import[^;]+;/, ''),
    brandCss(report.brand.colour),
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
