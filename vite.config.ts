import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { pathOf, SHAPES } from './src/ui/icon.ts';

/**
 * What is always loaded together is one file: many small ones compress worse, by a tenth of all
 * script of the page on which delegates are found.
 */
const groups = [
  // under every page; the framework's own entries stay files of their own: it looks for them by name
  {
    name: 'framework',
    test: /node_modules\/((svelte|clsx|esm-env|devalue)\/|@sveltejs\/kit\/src\/(?!runtime\/client\/(client-)?entry))|vite\/preload-helper|rolldown\/runtime/,
    priority: 6,
  },
  // around every page
  {
    name: 'frame',
    test: /src\/routes\/\+error\.|src\/ui\/(Live|Look|Icon|icon|live|patience|styled|toggled|typed-early|Wordmark)\.|base\/stream-kinds|texts\/(errors|frame|number|to-limits)\.|lucide\/dist\/esm\/icons\/(arrow-down|arrow-up|check|download|search|users|x)\./,
    priority: 5,
  },
  // around the screens of Forum Link
  {
    name: 'link',
    test: /\(app\)\/app\/\[forum\]\/(\+layout|held|installing|on-device|News|Shown|Tabs)\.|exchange\/device\/names\.|texts\/(announced|link)\.|lucide\/dist\/esm\/icons\/(chevron-right|cloud-off|handshake|message-circle|qr-code|sun)\./,
    priority: 3,
  },
  // of a conversation, and of what can be done in one
  {
    name: 'talk',
    test: /\/chat\/(here|\[room\]\/Sign)\.|texts\/talk\.|lucide\/dist\/esm\/icons\/clock\./,
    priority: 3,
  },
  // a group takes what its files need along, unless that is in a group of its own
  { name: 'stands-on', test: /src\/ui\/stands-on\./, priority: 5 },
  { name: 'ids', test: /src\/base\/ids\./, priority: 4 },
  { name: 'database', test: /exchange\/device\/database\./, priority: 2 },
  // what is written there and waits
  {
    name: 'outbox',
    test: /\(app\)\/app\/\[forum\]\/sending\.|exchange\/device\/(act|acts|deliver|memory|old-outbox)\.|exchange\/chat\/outbox\./,
    priority: 1,
  },
  // around the screens of staff and clients
  { name: 'bar', test: /src\/ui\/Header\./, priority: 3 },
  // what is done about somebody stays where it was done
  { name: 'acting', test: /src\/ui\/keep-place\.|texts\/asking\./, priority: 4 },
  { name: 'seats', test: /src\/ui\/charts\/(Drawing|Seats|ink|seats)\./, priority: 3 },
  // under every page on which delegates are found, or one is drawn
  {
    name: 'iq',
    test: /src\/iq\/(Act|Bookmark|Why)\.svelte|texts\/iq(-people)?\.ts|lucide\/dist\/esm\/icons\/(bell|bookmark|calendar-plus|columns-3|equal|hand|list-checks|list-ordered|target)\./,
    priority: 3,
  },
  { name: 'person', test: /src\/iq\/(MeetingAsk|Profile|SpendMap)\.svelte/, priority: 2 },
  { name: 'time', test: /src\/base\/time\.ts/, priority: 4 },
  {
    name: 'find',
    test: /src\/iq\/(read-as|AskBox|DelegateRow|FacetOptions|Facets|Find|Matched|RangeBox|SaveSegment|Sorted)\./,
    priority: 1,
  },
  // one's own meetings and wishes, of either side
  {
    name: 'wishes',
    test: /src\/meetings\/(day\/(Diary|DiaryHead)|paper\/OwnItinerary|wishes\/(AnswerForm|AskForm|CompanySearch|LimitsLine|MyWishes|Suggested|WishActs|WishButton|WishSaid|WishWords|seen))\.|texts\/(meetings|wishes)\.ts/,
    priority: 1,
  },
  {
    name: 'day',
    test: /src\/meetings\/(day\/(companion|DaySaid)|outcomes\/OutcomeTaps)\.|texts\/(outcomes|own-day)\.ts/,
    priority: 3,
  },
  // the organiser's board, whichever way it is looked at
  {
    name: 'board',
    test: /src\/meetings\/(board\/(Work|known|looking|names|packed|parts|NeedsYou)|task|runs\/PlanNumbers)\.|texts\/(board|planning)\.ts/,
    priority: 1,
  },
];

/**
 * An icon is drawn as one path. Browsers get that path: its shapes, and the code that makes a path
 * of them, are left out of what they load.
 */
const iconPaths: Plugin = {
  name: 'icon-paths',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: {
    filter: { id: /\/lucide\/dist\/esm\/icons\/|\/src\/ui\/icon\.ts$/ },
    async handler(_, id) {
      if (id.endsWith('icon.ts')) return 'export const pathOf = (path) => path;';
      const { default: icon } = await import(pathToFileURL(id).href);
      const drawn = icon.every(([shape]: [string]) => SHAPES.includes(shape));
      // of the others no page has any: the server would refuse to draw it
      return drawn ? `export default ${JSON.stringify(pathOf(icon))};` : null;
    },
  },
};

/**
 * The reader of QR codes as the module it could be: else every page that has a `load` of its own
 * brings along how modules of the old kind are opened.
 */
const codeReader: Plugin = {
  name: 'code-reader',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: {
    filter: { id: /\/jsqr\/dist\/jsQR\.js$/ },
    handler: (code) =>
      `const module = { exports: {} };\nconst { exports } = module;\n${code}\nexport default module.exports;`,
  },
};

type Chunk = {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
  assets?: string[];
};

/**
 * The files that the worker keeps ready: whatever Forum Link's own pages are made of, also what they
 * fetch only when it is needed. Of the fonts those that English and its neighbours are written in.
 */
const linkFiles: Plugin = {
  name: 'link-files',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'serviceWorker',
  resolveId: (id) => (id === 'virtual:link-files' ? `\0${id}` : null),
  load(id) {
    if (id !== '\0virtual:link-files') return null;
    const manifest = '.svelte-kit/output/client/.vite/manifest.json';
    const chunks: Record<string, Chunk> = JSON.parse(readFileSync(manifest, 'utf8'));
    const known = new Set<string>();
    const files = new Set<string>();
    const take = (key: string) => {
      const chunk = chunks[key];
      if (!chunk || known.has(key)) return;
      known.add(key);
      for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])])
        files.add(file);
      for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) take(next);
    };
    const own =
      /routes\/(\+(layout|error)|\(app\)\/app\/\[forum\]\/(\+|(agenda|chat|contacts|me|meetings|notes)\/(\+|\[room\])))/;
    const nodes = '.svelte-kit/generated/build/client-optimized/nodes';
    for (const node of readdirSync(nodes))
      if (own.test(readFileSync(`${nodes}/${node}`, 'utf8'))) take(`${nodes}/${node}`);
    for (const [key, { file }] of Object.entries(chunks)) {
      if (/\/client\/(client-)?entry\.js$/.test(key)) take(key);
      if (/client-optimized\/app\.js$/.test(key)) files.add(file); // it knows all pages by name
    }
    const wanted = [...files].filter(
      (file) => !file.endsWith('.woff2') || /-latin(-ext)?-wght-[^/]*$/.test(file),
    );
    const paths = [...wanted.map((file) => `/${file}`), '/mark.svg', '/unlit.svg', '/offline.css'];
    return `export default ${JSON.stringify(paths)};`;
  },
};

export default defineConfig({
  plugins: [
    iconPaths,
    codeReader,
    linkFiles,
    sveltekit({
      adapter: adapter(),
      // a class by its hash alone: its usual prefix is said by every part of every page
      compilerOptions: {
        runes: true,
        discloseVersion: false,
        cssHash: ({ css, filename, hash }) => `s${hash(filename ?? css)}`,
      },
      // Browsers learn of the pages they open, not of every page there is; it saves script too.
      router: { resolution: 'server' },
      // An answer to "what is this page made of" names its styles relative to itself, and the browser
      // reads that relative to the page it still shows: from one depth to another they are not found.
      paths: { relative: false },
      // registered by Forum Link alone, for its own pages
      serviceWorker: { register: false },
      // No third party, nothing inline: scripts carry a nonce, styles are files, so `style="…"` does nothing.
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // the one inline style: the framework's announcer for screen readers, by its hash
          'style-src-attr': [
            'unsafe-hashes',
            'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
          ],
          'img-src': ['self', 'data:'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  build: {
    reportCompressedSize: false,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')),
    },
  },
  environments: {
    client: {
      build: { rolldownOptions: { output: { codeSplitting: { groups } } } },
    },
  },
});
