/** The pass of a report link whose passcode was known. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** seconds that a pass opens its link */
export const PASS_LIVES = 12 * 3_600;

const seal = (kept: string, linkId: string, until: string) =>
  createHmac('sha256', kept).update(`${linkId}.${until}`).digest('base64url');

/**
 * What whoever knew the passcode of a link carries. It is signed with what is kept of the passcode, so that another passcode ends every pass.
 */
export const passFor = (kept: string, linkId: string, now: Date): string => {
  const until = (Math.floor(now.getTime() / 1000) + PASS_LIVES).toString(36);
  return `${until}.${seal(kept, linkId, until)}`;
};

/** Whether a pass was given for this link and its present passcode, and still lives. */
export function isPass(pass: string, kept: string, linkId: string, now: Date): boolean {
  const [until = '', signed = ''] = pass.split('.');
  const [given, right] = [Buffer.from(signed), Buffer.from(seal(kept, linkId, until))];
  const genuine = given.length === right.length && timingSafeEqual(given, right);
  return genuine && Number.parseInt(until, 36) * 1000 > now.getTime();
}
