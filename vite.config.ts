import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/**
 * What is always loaded together is one file: many small ones compress worse, by a tenth of all
 * script of the page on which delegates are found.
 */
const groups = [
  { name: 'svelte', test: /node_modules\/(svelte|clsx|esm-env)\//, priority: 3 },
  // the framework's own entries stay files of their own: it looks for them by name
  {
    name: 'kit',
    test: /node_modules\/(@sveltejs\/kit\/src\/(?!runtime\/client\/(client-)?entry)|devalue\/)/,
    priority: 2,
  },
  {
    name: 'frame',
    test: /src\/ui\/(Header|Live|Look|Icon|icon|live|patience|keep-place|Wordmark)\.|charts\/(Seats|seats)\.|texts\/(frame|number)\.|node_modules\/lucide\//,
    priority: 1,
  },
  {
    name: 'find',
    test: /src\/iq\/(Act|AskBox|Bookmark|ChipEdit|DelegateRow|FacetOptions|Facets|Find|Matched|MeetingAsk|Profile|RangeBox|SaveSegment|Sorted|SpendMap|Why)\.svelte|texts\/iq(-people)?\.ts/,
    priority: 0,
  },
];

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      // Browsers learn of the pages they open, not of every page there is; it saves script too.
      router: { resolution: 'server' },
      // An answer to "what is this page made of" names its styles relative to itself, and the browser
      // reads that relative to the page it still shows: from one depth to another they are not found.
      paths: { relative: false },
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
  build: { reportCompressedSize: false },
  environments: {
    client: {
      build: { rolldownOptions: { output: { codeSplitting: { groups } } } },
    },
  },
});
