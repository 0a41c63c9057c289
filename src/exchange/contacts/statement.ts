/**
 * What a device signs when there is no network: who its owner is, what the owner gives, when, and
 * which statement of the other device it answers. Small enough for a QR code; the same code makes
 * and checks it in browsers and on the server.
 */
import { bitsOf, type Gives, givesOf } from '#exchange/contacts/gives.ts';

export type Who = { name: string; title: string; organisation: string };
/** A statement by name: the device's key, and a number used once. */
export type Mark = { key: string; nonce: string };
export type Statement = Mark & {
  /** key of the forum */
  forum: string;
  /** by the device's clock */
  at: Date;
  gives: Gives;
  who: Who;
  /** null: an offer to whoever reads it */
  answers: Mark | null;
};
export type Signed = { statement: Statement; body: string; signature: string };

const START = 'P1';
const SIGNATURE_LENGTH = 86;
const MARK = /^[A-Za-z0-9_-]{16}$/;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** @throws for what is no base64url */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  );

/** Twelve random bytes: the name of a key or of a statement. */
export const newMark = (): string => base64url(crypto.getRandomValues(new Uint8Array(12)));

/** A key pair that stays on its device: nothing can read the private key, not even this page. */
export const newKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);

export const publicText = async (key: CryptoKey): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.exportKey('spki', key)));

/** @returns null for what is no public key */
export async function readPublic(text: string): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('spki', bytesOf(text), ALGORITHM, false, ['verify']);
  } catch {
    return null;
  }
}

/** Long names and titles are cut, by the same rule on the device and where it is checked. */
const LENGTHS = { name: 60, title: 40, organisation: 48 };
const cut = (text: string, bytes: number): string => {
  let kept = '';
  for (const sign of text.trim()) {
    if (new TextEncoder().encode(kept + sign).length > bytes) break;
    kept += sign;
  }
  return kept.trim();
};
export const cutWho = ({ name, title, organisation }: Who): Who => ({
  name: cut(name, LENGTHS.name),
  title: cut(title, LENGTHS.title),
  organisation: cut(organisation, LENGTHS.organisation),
});

function bodyOf({ forum, key, nonce, at, gives, who, answers }: Statement): string {
  const { name, title, organisation } = cutWho(who);
  const seconds = Math.floor(at.getTime() / 1000);
  const fields = [forum, key, nonce, seconds, bitsOf(gives), name, title, organisation];
  return JSON.stringify(answers ? [...fields, answers.key, answers.nonce] : fields);
}

/** What the QR code says. */
export async function sign(statement: Statement, key: CryptoKey): Promise<string> {
  const body = bodyOf(statement);
  const signed = await crypto.subtle.sign(SIGNING, key, new TextEncoder().encode(body));
  return START + base64url(new Uint8Array(signed)) + body;
}

export async function isSignedBy({ body, signature }: Signed, key: CryptoKey): Promise<boolean> {
  try {
    const bytes = bytesOf(signature);
    return await crypto.subtle.verify(SIGNING, key, bytes, new TextEncoder().encode(body));
  } catch {
    return false;
  }
}

/** Longest statement that is read at all. */
const LONGEST = 600;

/** Reads what a camera or a keyboard brought; null: it is no statement. Who signed it is not checked. */
export function readStatement(text: string): Signed | null {
  if (!text.startsWith(START) || text.length > LONGEST) return null;
  const signature = text.slice(START.length, START.length + SIGNATURE_LENGTH);
  const body = text.slice(START.length + SIGNATURE_LENGTH);
  const statement = statementIn(body);
  return statement && /^[A-Za-z0-9_-]{86}$/.test(signature) ? { statement, body, signature } : null;
}

function statementIn(body: string): Statement | null {
  let fields: unknown;
  try {
    fields = JSON.parse(body);
  } catch {
    return null;
  }
  if (!Array.isArray(fields) || (fields.length !== 8 && fields.length !== 10)) return null;
  const [forum, key, nonce, seconds, bits, name, title, organisation, ...other] = fields;
  const texts = [forum, name, title, organisation];
  if (!texts.every((text): text is string => typeof text === 'string')) return null;
  const marks: unknown[] = [key, nonce, ...other];
  if (!marks.every((mark): mark is string => typeof mark === 'string' && MARK.test(mark)))
    return null;
  if (!Number.isSafeInteger(seconds) || seconds < 0 || seconds > 2 ** 33) return null;
  if (!Number.isSafeInteger(bits) || bits < 0 || bits > 7) return null;
  const [answeredKey, answeredNonce] = other as string[];
  const statement: Statement = {
    ...{ forum, key, nonce, at: new Date(seconds * 1000), gives: givesOf(bits) },
    who: { name, title, organisation },
    answers: answeredKey && answeredNonce ? { key: answeredKey, nonce: answeredNonce } : null,
  };
  return bodyOf(statement) === body ? statement : null; // one way to write it
}
