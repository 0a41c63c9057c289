/** Asking the server for what waits: from a page or from the worker, one at a time on a device. */
import { type Act, flush, type Refusal, type Reply, type Shelf } from '#exchange/device/act.ts';
import { ACT_OF, CHANNEL, type Owner } from '#exchange/device/names.ts';

/** Refused for good: trying again would not change it. All other failures pass. */
const FINAL = new Set([400, 403, 404, 405, 409, 410, 413, 415, 422]);

/** Asks once, and says whose act it is: under another's session nobody is asked, and it waits. */
export async function ask(owner: Owner, { id, asking }: Act): Promise<Reply> {
  const { method, path, json, form, keyed } = asking;
  try {
    const response = await fetch(path, {
      method,
      headers: {
        [ACT_OF]: owner,
        ...(json && { 'content-type': 'application/json' }),
        ...(form && { 'x-sveltekit-action': 'true', accept: 'application/json' }),
        ...(keyed && { 'idempotency-key': id }),
      },
      ...(json && { body: JSON.stringify(json) }),
      ...(form && { body: new URLSearchParams(form) }),
    });
    return form ? await actionReply(response) : await apiReply(response);
  } catch {
    return 'unreachable';
  }
}

async function apiReply(response: Response): Promise<Reply> {
  const text = await response.text();
  if (response.ok) return { done: text === '' ? null : JSON.parse(text) };
  // the first asking with the same key has not ended: its answer is still to come
  if (!FINAL.has(response.status) || response.headers.has('retry-after')) return 'later';
  return { refused: refusalOf(response.status, text) };
}

function refusalOf(status: number, text: string): Refusal {
  try {
    const said = JSON.parse(text) as { title?: string; detail?: string; theirs?: object };
    const theirs = (said.theirs as Refusal['theirs']) ?? null;
    return { status, why: said.title ?? '', ...(said.detail && { detail: said.detail }), theirs };
  } catch {
    return { status, why: '', theirs: null };
  }
}

/** The framework says inside its answer what became of an action; a proxy's answer says nothing. */
async function actionReply(response: Response): Promise<Reply> {
  type Said = { type?: string; status?: number; data?: string };
  const said: Said = await response.json().catch(() => ({}));
  const { type, status = response.status, data } = said;
  if (type === 'success') return { done: null };
  const isRefused = type === 'failure' || !response.ok;
  return isRefused && FINAL.has(status) ? { refused: none(status, wordsIn(data)) } : 'later';
}
const none = (status: number, why = ''): Refusal => ({ status, why, theirs: null });

/** The framework writes what a form is told as a list of its shape and its texts: the first is the reason. */
function wordsIn(data = '[]'): string {
  const words = (JSON.parse(data) as unknown[]).find((each) => typeof each === 'string');
  return String(words ?? '');
}

/** Holds the device's lock on this owner's acts meanwhile; where there are no locks, hopes. */
export async function deliver(
  owner: Owner,
  shelf: Shelf,
  told: (act: Act, done: unknown) => void,
): Promise<boolean> {
  const work = () =>
    flush(
      shelf,
      (act) => ask(owner, act),
      (act, done) => {
        told(act, done);
        tell({ changed: owner, act, done });
      },
    );
  const { locks } = navigator;
  const done = await (locks ? locks.request(`plenary:sending:${owner}`, work) : work());
  tell({ changed: owner }); // what was refused
  return done;
}

/** What tabs and the worker of a device tell each other. */
export type Said =
  | { changed: Owner; act?: never }
  | { changed: Owner; act: Act; done: unknown }
  | { cleared: true };

export function tell(said: Said): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(said);
  channel.close();
}
