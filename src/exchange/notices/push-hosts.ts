/** The push services of browsers: a subscription that names another host is not kept. */

const KNOWN = [
  'fcm.googleapis.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
];

/**
 * @param more hosts that the operator adds, by PUSH_HOSTS: `push.example.org .example.net`, where
 *   one that begins with a dot means all below it
 */
export function isPushService(endpoint: string, more: readonly string[] = []): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  if (protocol !== 'https:' || port !== '' || username !== '') return false;
  return [...KNOWN, ...more].some((host) =>
    host.startsWith('.') ? hostname.endsWith(host) : hostname === host,
  );
}
