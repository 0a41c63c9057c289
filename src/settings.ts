/** Settings by environment, checked at the start. */
import { z } from 'zod';
import { CannotStart } from '#base/cannot-start.ts';

const reads = (text: string, protocols: string[]) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1));
const url = (...protocols: string[]) =>
  z
    .string()
    .refine((text) => reads(text, protocols))
    .optional();
const origin = z
  .string()
  .refine(
    (text) => reads(text, ['http', 'https']) && new URL('/', text).href === new URL(text).href,
  )
  .optional();

/** A private key of the curve P-256: 32 bytes, base64url. */
const vapidKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .optional();
const hosts = z
  .string()
  .regex(/^\.?[a-z0-9-]+(\.[a-z0-9-]+)+( \.?[a-z0-9-]+(\.[a-z0-9-]+)+)*$/)
  .optional();

/** Several in one setting, with commas or spaces between. */
const servers = (...schemes: string[]) =>
  z
    .string()
    .refine((text) => {
      const each = text.split(/[\s,]+/).filter(Boolean);
      return each.every((one) => new RegExp(`^(${schemes.join('|')}):[^\\s/?@]+`).test(one));
    })
    .optional();

const settings = {
  PORT: {
    schema: z.coerce.number().int().min(0).max(65_535).default(3000),
    expected: 'a port from 1 to 65535, or 0 for any free one',
  },
  ORIGIN: {
    schema: origin,
    expected: 'the address people open, without a path, such as https://forum.example.org',
  },
  DATA_DIR: { schema: z.string().default('data'), expected: 'a folder' },
  DATABASE_URL: {
    schema: url('postgres', 'postgresql'),
    expected: 'postgresql://user@host:5432/database',
  },
  SMTP_URL: { schema: url('smtp', 'smtps'), expected: 'smtp://user:password@host:587' },
  NATS_URL: { schema: url('nats', 'tls', 'ws', 'wss'), expected: 'nats://host:4222' },
  SMS_URL: {
    schema: url('file', 'https'),
    expected: 'file:FOLDER or https://gateway.example.org/send',
  },
  SMS_TOKEN: { schema: z.string().min(1).optional(), expected: 'the gateway’s bearer token' },
  VAPID_PRIVATE_KEY: {
    schema: vapidKey,
    expected: 'a private key of the curve P-256 in base64url, 43 signs',
  },
  PUSH_HOSTS: {
    schema: hosts,
    expected: 'hosts of further push services, such as: push.example.org .example.net',
  },
  STUN_URLS: { schema: servers('stun', 'stuns'), expected: 'stun:host:3478' },
  TURN_URLS: {
    schema: servers('turn', 'turns'),
    expected: 'turns:host:443?transport=tcp, with TURN_SECRET',
  },
  TURN_SECRET: {
    schema: z.string().min(16).optional(),
    expected: 'the static-auth-secret of the TURN server, at least 16 signs, with TURN_URLS',
  },
  CALLS_RELAY_ONLY: {
    schema: z.enum(['0', '1']).optional(),
    expected: '1 (all calls by TURN, which TURN_URLS names) or 0',
  },
  DEMO: { schema: z.enum(['0', '1']).default('1'), expected: '0 (no demo forum) or 1' },
} as const;

const schema = z.object({
  PORT: settings.PORT.schema,
  ORIGIN: settings.ORIGIN.schema,
  DATA_DIR: settings.DATA_DIR.schema,
  DATABASE_URL: settings.DATABASE_URL.schema,
  SMTP_URL: settings.SMTP_URL.schema,
  NATS_URL: settings.NATS_URL.schema,
  SMS_URL: settings.SMS_URL.schema,
  SMS_TOKEN: settings.SMS_TOKEN.schema,
  VAPID_PRIVATE_KEY: settings.VAPID_PRIVATE_KEY.schema,
  PUSH_HOSTS: settings.PUSH_HOSTS.schema,
  STUN_URLS: settings.STUN_URLS.schema,
  TURN_URLS: settings.TURN_URLS.schema,
  TURN_SECRET: settings.TURN_SECRET.schema,
  CALLS_RELAY_ONLY: settings.CALLS_RELAY_ONLY.schema,
  DEMO: settings.DEMO.schema,
});

/** What is of no use, or not safe, without the other: null when all is well. */
const lone = ({ TURN_URLS, TURN_SECRET, CALLS_RELAY_ONLY }: Env): string | null => {
  if (TURN_URLS && !TURN_SECRET) return 'TURN_URLS is set without TURN_SECRET';
  if (TURN_SECRET && !TURN_URLS) return 'TURN_SECRET is set without TURN_URLS';
  if (CALLS_RELAY_ONLY === '1' && !TURN_URLS) return 'CALLS_RELAY_ONLY is 1 without TURN_URLS';
  return null;
};

export type Env = z.infer<typeof schema>;

/** A setting that does not read; the message has a line for each, for whoever started the program. */
export class SettingError extends CannotStart {}

/** Settings whose value may hold a password: what was found is not repeated. */
const SECRET = /_(URLS?|TOKEN|KEY|SECRET)$/;

/**
 * @param found the environment; an empty text counts as not set
 * @throws SettingError naming each setting, what was found and what is expected
 */
export function readEnv(found: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''));
  const read = schema.safeParse(set);
  if (read.success) {
    const trouble = lone(read.data);
    if (trouble) throw new SettingError(`${trouble}.`);
    return read.data;
  }
  const names = new Set(read.error.issues.map(({ path }) => String(path[0])));
  const lines = [...names].map((name) => {
    const value = SECRET.test(name) ? 'something else' : `"${found[name]}"`;
    return `${name} is ${value}; expected: ${settings[name as keyof typeof settings].expected}.`;
  });
  throw new SettingError(lines.join('\n'));
}
