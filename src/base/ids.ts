let lastTime = 0;
let within = 0;
const COUNTS = 0x1000;

/**
 * A new UUIDv7: unique without asking anyone, and after every one that this process made before,
 * also within a millisecond or when the clock goes back (RFC 9562, 6.2, method 1: a counter in the
 * twelve bits behind the time). So the order of ids is the order of making, as of rows in a file.
 */
export function newId(): string {
  const now = Date.now();
  within = now > lastTime ? 0 : within + 1;
  lastTime = Math.max(now, lastTime) + (within === COUNTS ? 1 : 0);
  within %= COUNTS;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastTime / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | (within >> 8);
  bytes[7] = within & 0xff;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
