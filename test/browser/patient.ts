/**
 * Somebody looks at a page before pressing anything on it. A test that presses at once may meet it
 * before its script has it, when links load whole pages and what needs script does nothing.
 */
import type { Browser, Page } from 'playwright-core';

/** In its contexts with script, `goto` and `reload` return when the page's script has the page. */
export function patient(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    if (options?.javaScriptEnabled !== false) context.on('page', wait);
    return context;
  };
  return browser;
}

function wait(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (url, options) => {
    const answer = await goto(url, options);
    // who asks for an earlier moment gets it
    if (!options?.waitUntil) await isTaken(page);
    return answer;
  };
  page.reload = async (options) => {
    const answer = await reload(options);
    await isTaken(page);
    return answer;
  };
}

/** What the framework puts into a page once it has it. */
const TAKEN = '#svelte-announcer';

async function isTaken(page: Page): Promise<void> {
  try {
    const begins =
      '[...document.scripts].some((each) => each.textContent.includes("/entry/start."))';
    if (await page.evaluate(begins))
      await page.locator(TAKEN).waitFor({ state: 'attached', timeout: 15_000 });
  } catch {
    // it left for another page meanwhile, or never had the line to fetch its script
  }
}
