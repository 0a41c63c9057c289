/**
 * The service worker's part of notices: shows what was pushed, and opens it when it is pressed.
 * Its surroundings come as an argument, so that it runs in tests as it does in browsers.
 */

type Shown = { title: string; body: string; href: string; tag: string; urgent: boolean };
type Page = {
  url: string;
  visibilityState?: string;
  focused?: boolean;
  focus?(): Promise<unknown>;
};
export type Surroundings = {
  /** address of this house */
  origin: string;
  pages(): Promise<readonly Page[]>;
  open(url: string): Promise<unknown>;
  show(title: string, options: NotificationOptions): Promise<void>;
};

/** What a push brings, or something true to say when it can't be read: a browser shows what came in any case. */
function read(data: { json(): unknown } | null): Shown {
  const blank = { title: 'Forum Link', body: '', href: '/', tag: 'news', urgent: false };
  try {
    const { title, body, href, tag, urgent } = (data?.json() ?? {}) as Partial<Shown>;
    return {
      title: String(title ?? blank.title),
      body: String(body ?? ''),
      href: String(href ?? '/'),
      tag: String(tag ?? blank.tag),
      urgent: urgent === true,
    };
  } catch {
    return blank;
  }
}

/** A path of this house alone: what is pushed can't lead elsewhere. */
function pathOf(href: unknown, origin: string): string {
  const path =
    typeof href === 'string' && URL.canParse(href, origin) ? new URL(href, origin) : null;
  return path?.origin === origin ? path.href : `${origin}/`;
}

/** Nothing is shown over a page of the forum that is being looked at: it has it already. */
export async function onPush(data: { json(): unknown } | null, here: Surroundings): Promise<void> {
  const { title, body, href, tag, urgent } = read(data);
  const forum = /^\/app\/[^/]+/.exec(href)?.[0];
  const looked = (await here.pages()).some(
    ({ url, focused }) => focused && forum !== undefined && new URL(url).pathname.startsWith(forum),
  );
  if (looked) return;
  // a later one about the same takes the place of the earlier, and may be heard again
  const options = { body, tag, renotify: true, requireInteraction: urgent, data: { href } };
  await here.show(title, options as NotificationOptions);
}

/** Goes on in a page that is open, if there is one: opening another would cost its drafts a tab. */
export async function onNotificationClick(
  notification: { data?: unknown; close(): void },
  here: Surroundings & { go(page: Page, url: string): Promise<unknown> },
): Promise<void> {
  notification.close();
  const url = pathOf((notification.data as { href?: unknown } | undefined)?.href, here.origin);
  const [page] = (await here.pages()).filter((each) => new URL(each.url).origin === here.origin);
  if (!page) return void (await here.open(url));
  await page.focus?.();
  await here.go(page, url);
}
