/** A real Chromium, driven: started as this project needs it, looked at, and checked by axe. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';
import { patient } from './patient.ts';

const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync';

/** Starts Chromium; close it at the end of the file. `flags`: what a test needs besides. */
export async function browser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  assert.ok(executablePath, 'No Chromium: install it, or set CHROMIUM to its path');
  return patient(await chromium.launch({ executablePath, args: [...FLAGS.split(' '), ...flags] }));
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; impact: string; help: string; nodes: { html: string }[] };

/** Asserts that axe finds nothing serious or critical on the page as it stands. */
export async function axe(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations)',
  )) as Violation[];
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
  assert.deepEqual(grave, [], `axe on ${new URL(page.url()).pathname}`);
}

const SCREENS = new URL('../../docs/screens/', import.meta.url).pathname;
const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

/** Pictures of the page as it opens: `docs/screens/NAME-desk.png` and `NAME-phone.png`. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!existsSync(SCREENS)) mkdirSync(SCREENS, { recursive: true });
  const before = page.viewportSize();
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await page.evaluate('document.fonts.ready');
    const path = join(SCREENS, `${name}-${size}.png`);
    await page.screenshot({ path, animations: 'disabled' });
  }
  if (before) await page.setViewportSize(before);
}
