/** What this browser can do about notices, said honestly, and turning them on and off. */

export type State = 'asking' | 'off' | 'on' | 'blocked' | 'install' | 'none' | 'failed';

const isApple = () =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
const isInstalled = () => matchMedia('(display-mode: standalone)').matches;

/** The subscription of this browser; null: there is none, or nothing that could hold one. */
async function current(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** @param known addresses of the devices that the house knows as this person's */
export async function readState(known: readonly string[]): Promise<State> {
  const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!can) return isApple() && !isInstalled() ? 'install' : 'none';
  if (Notification.permission === 'denied') return 'blocked';
  const subscription = await current();
  const isOn = subscription !== null && known.includes(subscription.endpoint);
  return isOn && Notification.permission === 'granted' ? 'on' : 'off';
}

const send = (method: 'POST' | 'DELETE', body: unknown) =>
  fetch(`${location.pathname}/device`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** How long (ms) a browser may take to start what receives notices. */
const PATIENCE = 10_000;

/** @param key the house's public key */
export async function turnOn(key: string): Promise<State> {
  if ((await Notification.requestPermission()) !== 'granted')
    return Notification.permission === 'denied' ? 'blocked' : 'off';
  try {
    const late = new Promise<never>((_, fail) => setTimeout(fail, PATIENCE));
    const registration = await Promise.race([navigator.serviceWorker.ready, late]);
    const before = await registration.pushManager.getSubscription();
    await before?.unsubscribe(); // it may be of another key, or of whoever used the device before
    const asked = { userVisibleOnly: true, applicationServerKey: key };
    const subscription = await registration.pushManager.subscribe(asked);
    return (await send('POST', subscription.toJSON())).ok ? 'on' : 'failed';
  } catch {
    return 'failed';
  }
}

export async function turnOff(): Promise<State> {
  const subscription = await current();
  if (!subscription) return 'off';
  const { ok } = await send('DELETE', { endpoint: subscription.endpoint });
  await subscription.unsubscribe();
  return ok ? 'off' : 'failed';
}
