/** An announcement of the organiser: to whom, what it says, and how a person stands to it. */
import { legible } from '#exchange/chat/legible.ts';

export const LONGEST_TITLE = 120;
export const LONGEST_BODY = 2_000;

/** Rules hold for whoever comes later too. */
export const RULES = ['everyone', 'delegates', 'clients'] as const;
export type Rule = (typeof RULES)[number];
/** Ways to choose people: they stay who they were when it was sent. */
export const WAYS = [
  'segment',
  'session',
  'meeting today',
  'not here',
  'not acknowledged',
] as const;
export type Way = (typeof WAYS)[number];

export type Audience =
  | { rule: Rule }
  /** `about`: the query of a segment, the ref of a session, the id of an announcement; else '' */
  | { by: Way; about: string; words: string };

export type Draft = {
  title: string;
  body: string;
  to: Audience;
  needsAck: boolean;
  urgent: boolean;
  /** to be seen by then; null: whenever */
  dueAt: Date | null;
};
export type State = 'draft' | 'scheduled' | 'sent' | 'withdrawn';
export type Held = 'segment-lost' | 'nobody' | 'late';

export type TextRefusal = 'no-title' | 'too-long';

/** A text as it is kept, or why it can't be. */
export function textOf({
  title,
  body,
}: {
  title: string;
  body: string;
}): { title: string; body: string } | { refused: TextRefusal } {
  const kept = { title: legible(title).replace(/\s+/g, ' '), body: legible(body) };
  if (kept.title === '') return { refused: 'no-title' };
  const fits = kept.title.length <= LONGEST_TITLE && kept.body.length <= LONGEST_BODY;
  return fits ? kept : { refused: 'too-long' };
}

type Versions = {
  toldVersion: number;
  needsAck: boolean;
  seenVersion: number;
  acknowledgedVersion: number;
};
export type Standing = 'new' | 'seen' | 'acknowledged';

/** How a person stands to an announcement: of a text that was corrected since, nothing counts. */
export const standingOf = ({
  toldVersion,
  seenVersion,
  acknowledgedVersion,
}: Versions): Standing =>
  acknowledgedVersion >= toldVersion ? 'acknowledged' : seenVersion >= toldVersion ? 'seen' : 'new';

/** Nothing is left to be done about it. */
export const isDone = (versions: Versions): boolean =>
  standingOf(versions) === 'acknowledged' ||
  (!versions.needsAck && standingOf(versions) === 'seen');

export type Part = { text: string; href: string | null };

const LINK = /\bhttps?:\/\/[^\s<>"]+/gi;
/** What ends a sentence ends no address. */
const AFTER = /[.,;:!?'’)\]]+$/;

/** A text with its addresses of the web as links; everything else stays what was written. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const { 0: match, index } of text.matchAll(LINK)) {
    const href = match.replace(AFTER, '');
    if (!URL.canParse(href)) continue;
    if (index > done) parts.push({ text: text.slice(done, index), href: null });
    parts.push({ text: href, href });
    done = index + href.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), href: null });
  return parts;
}
