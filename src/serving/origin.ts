/**
 * Under which address the app sees itself. Nobody outside may steer it: links in mails are made
 * of it, and a form from another address is refused.
 */
export type Addressed = { origin: URL } | { misdirected: string };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * @param set ORIGIN, or null when not set: then every name of this machine itself will do
 * @param host the request's Host header
 * @param port where this server listens
 */
export function addressed(set: URL | null, host: string | undefined, port: number): Addressed {
  if (set) return { origin: set };
  if (!host) return { origin: new URL(`http://localhost:${port}`) };
  return LOOPBACK.test(host) ? { origin: new URL(`http://${host}`) } : { misdirected: host };
}

const PRIVATE =
  /^(::ffff:)?(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]|^fe80/;

/**
 * The caller's network address, for limits. A proxy in front (told by an https ORIGIN, since this
 * server speaks http alone) is believed when it is near: it puts whom it saw last in the list.
 */
export function callerAddress(
  set: URL | null,
  peer: string | undefined,
  forwarded: string | undefined,
): string {
  const seen = forwarded?.split(',').at(-1)?.trim();
  const proxied = set?.protocol === 'https:' && seen && PRIVATE.test(peer ?? '');
  return proxied ? seen : (peer ?? '');
}

/** Names of the headers by which the app's handler is told; whatever a caller put there is replaced. */
export const HEADER = {
  protocol: 'x-plenary-protocol',
  host: 'x-plenary-host',
  address: 'x-plenary-address',
};
