/** “Abroad”, “domestic”: the country in which a forum is held, or from which most of its people come. */
import type { Field } from '#iq/fields.ts';
import type { ForumIndex } from '#iq/index.ts';
import type { Said } from './parts.ts';
import { codeOf } from './places.ts';

const AWAY =
  /^(?:(?:from |based |people |delegates )?(?:abroad|overseas)|foreign|foreigners?|(?:non|not) domestic|from (?:another country|other countries)|out(?:side)? (?:of )?the country|international (?:delegates|attendees|visitors|guests|people)|internationals|(?:aus dem |im )?ausland|auslandisch\w*|(?:a |de )?l etranger|etrangers?|etrangeres?|(?:del |en el )?extranjeros?|(?:all |dall )?estero|stranier[io]|(?:uit het |in het )?buitenland(?:se)?)$/;
const HERE =
  /^(?:domestic|home|(?:the |their |our )?home (?:country|nation|market)|home based|(?:at|from) home|inlandisch\w*|aus dem inland|binnenland(?:se)?|uit (?:eigen|het binnen)land|nationaux)$/;

/** The topic that such words stand for; null where they are none, or where no country is home. */
export function homeSaid(phrase: string, index: ForumIndex): Said | null {
  const away = AWAY.test(phrase);
  if (!away && !HERE.test(phrase)) return null;
  const home = homeOf(index);
  if (!home) return null;
  const meanings = [{ field: home.field, options: [home.country], row: false, score: 1 }];
  return { kind: 'topic', meanings, words: phrase, ...(away && { away }) };
}

type Home = { field: Field; country: string };

type Known = { version: number; home: Home | null };
const known = new WeakMap<ForumIndex, Known>();

function homeOf(index: ForumIndex): Home | null {
  const last = known.get(index);
  if (last?.version === index.version) return last.home;
  const home = homeIn(index);
  known.set(index, { version: index.version, home });
  return home;
}

/** Where its clocks are, else where more than half of its people are. */
function homeIn({ fields, profiles, questionnaire }: ForumIndex): Home | null {
  const field = fields.find(({ source, key }) => source.of === 'registration' && key === 'country');
  if (!field) return null;
  const zone = questionnaire.timezone;
  const held = field.options.find((country) => zonesOf(country).includes(zone));
  const most = field.options.find(
    (country) => profiles.filter((each) => each.country === country).length * 2 > profiles.length,
  );
  const country = held ?? most;
  return country === undefined ? null : { field, country };
}

function zonesOf(country: string): string[] {
  const code = codeOf(country);
  return (code && new Intl.Locale(`und-${code}`).getTimeZones?.()) || [];
}
