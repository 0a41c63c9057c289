// Lets plain Node import .svelte files, compiled for the server: a command or a test can draw a
// page without a bundler. Styles come along in the rendered head.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';

registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.svelte')) return next(url, context);
    const filename = fileURLToPath(url);
    const { js } = compile(readFileSync(filename, 'utf8'), {
      filename,
      generate: 'server',
      css: 'injected',
    });
    return { format: 'module', source: js.code, shortCircuit: true };
  },
});
