/**
 * How people say that an amount grows, stays or falls; ui/charts/columns.ts reads the columns.
 * `before`: said before its topic (“cutting cloud”), `after`: behind it (“cloud down”).
 */
import type { Direction } from '#ui/charts/columns.ts';
import { changeSaid } from './changes.ts';

type Said = Record<'before' | 'after', string>;

const SAID: Record<Direction, Said> = {
  none: {
    before:
      'not investing in|not investing|no investment in|no investment|no investments in|no plans for|no plans to invest in|no plans|no spend on|no spending on|no spend|no spending|no budget for|do not plan to invest in|dont plan to invest in|doesnt plan to invest in|does not plan to invest in|not planning to invest in|not planning|not spending on|not spending anything on|not spending|spending nothing on|nothing planned for|nothing planned|nothing on|nothing for|dont invest in|do not invest in|doesnt invest in|does not invest in|zero spend on|zero investment in|without investment in|without plans for|no intention of investing in|not going to invest in|wont invest in|will not invest in|arent investing in|isnt investing in|keine ausgaben fur|keine ausgaben|keine investition in|keine investitionen in|nicht investieren in|investieren nicht in|kein budget fur|pas d investissement|aucun investissement|sin inversion en|sin inversion|ingen investering|geen investering|nessun investimento',
    after: 'not invested|no plans at all|not planned|kein budget|not at all',
  },
  same: {
    before:
      'stay the same|staying the same|the same|same|about the same|same spend on|flat on|flat|steady|steady on|no change in|no change on|no change to|no change|no changes|not changing|unchanged|maintain|maintaining|maintains|holding|hold|holding steady on|keeping|freezing|freeze|frozen|constant|stable|level|flatlining|gleich|gleichbleibend|gleichbleibende|gleichbleibenden|unverandert|unveranderte|stabil|konstant|stable|inchange|inchangees|constante|sin cambios|estable|gelijk|ongewijzigd|stabiel|uendret|uforandret|oforandrad|invariato|invariata|bez zmian|se mantiene|se mantienen|se mantendra|mantener|maintien|maintenu|maintenir|beibehalten|behouden',
    after:
      'stay the same|staying the same|stays the same|the same|flat|steady|stable|unchanged|constant|level|holding steady|staying flat|remaining flat|stays flat|staying steady|static|holding|on hold|as is|as it is|not changing|no change|same as before|at the same level|gleich|gleichbleibend|unverandert|stabil',
  },
  down: {
    before:
      'spending less on|spending less|spend less on|spend less|less on|less for|less|decreasing|decrease|decreases|decrease in|cut|cutting|cutting back on|cutting back|cutting down on|cutting down|cuts to|cuts in|cuts|cut back on|reduce|reducing|reduces|reduction in|reduced|lower|lowering|lowers|fewer|shrink|shrinking|scaling back|scaling back on|scale back|scaling down|scale down|trimming|trim|slashing|slash|slimming down|winding down|dialling back|dialing back|pulling back on|pulling back from|pulling back|divesting|downsizing|dropping|declining|falling|tightening|weniger|weniger fur|weniger ausgaben fur|senken|senkt|sinkende|sinkenden|sinkende ausgaben fur|kurzen|kurzt|reduzieren|reduziert|verringern|moins de|moins|reduire|reduisent|diminuer|diminuent|baisser|baissent|menos|menos en|reducir|reducen|disminuir|recortar|recortan|meno|ridurre|riducono|minder|verminderen|verlagen|mindre|redusere|reducere|minska|minskar|mniej',
    after:
      'down|decrease|decreasing|falling|fall|dropping|shrinking|going down|lower|less|reduced|cut|cuts|declining|on the way down|decreased|being cut|coming down|sinkend|sinken|sinkt|weniger|en baisse|a la baisse|a la baja|in calo|dalend|ned|nedat',
  },
  up: {
    before:
      'spending more on|spending more|spend more on|spend more|more on|more for|more money for|more|increasing|increase|increases|increase in|increased|increasing their|growing|grow|grows|growth in|raise|raising|raises|rising|higher|boost|boosting|boosts|expand|expanding|expands|expansion of|ramping up|ramping up on|ramp up|ramps up|scaling up|scale up|scaling|upping|up on|up|stepping up|step up|doubling down on|building up|strengthening|investing more in|invest more in|invest more|investing more|more spend on|more spending on|more investment in|putting more into|putting more money into|extending|bumping up|beefing up|accelerating|mehr|mehr fur|mehr ausgaben fur|mehr geld fur|steigern|steigert|steigende|steigenden|steigende ausgaben fur|steigenden ausgaben fur|erhohen|erhoht|erhohte|ausbauen|plus de|davantage|davantage de|augmenter|augmentent|augmente|mas|mas en|aumentar|aumentan|aumenta|piu|aumentare|aumentano|mais|meer|verhogen|uitbreiden|mer|mer pa|mere|oke|okar|oka|oge|oger|wiecej|zwiekszaja|zwiekszyc',
    after:
      'up|increase|increasing|increased|growing|rising|rise|going up|higher|more|on the rise|on the up|ramping up|expanding|scaling up|coming up|moving up|steigend|steigen|steigt|mehr|hoch|en hausse|a la hausse|al alza|in aumento|stijgend|opp|op|uppat',
  },
  unsure: {
    before:
      'unsure|unsure about|unsure of|not sure|not sure about|undecided|undecided on|undecided about|dont know about|dont know|do not know about|do not know|doesnt know about|doesnt know|uncertain|uncertain about|weiss nicht|unsicher|unentschieden|no idea about|havent decided on|have not decided on',
    after: 'unsure|undecided|not sure|dont know|uncertain|unsicher',
  },
};

/** `vague`: nothing is said by it where no topic stands beside it. */
export type DirectionSaid = {
  direction: Direction;
  side: 'before' | 'after' | 'both';
  vague?: boolean;
};

/** What each phrase says; a phrase that can stand on both sides of its topic says so. */
export const directionPhrases: ReadonlyMap<string, DirectionSaid> = (() => {
  const all = new Map<string, DirectionSaid>();
  for (const [direction, sides] of Object.entries(SAID) as [Direction, Said][])
    for (const side of ['before', 'after'] as const)
      for (const phrase of sides[side].split('|')) {
        const known = all.get(phrase);
        if (!known) all.set(phrase, { direction, side });
        else if (known.side !== side) all.set(phrase, { ...known, side: 'both' });
      }
  return all;
})();

const found = new Map<string, DirectionSaid | undefined>();
const MOST_FOUND = 20_000;

/** What a folded phrase says of change: by the table above, else by rule. */
export function directionSaid(phrase: string): DirectionSaid | undefined {
  const known = directionPhrases.get(phrase);
  if (known) return known;
  if (found.has(phrase)) return found.get(phrase);
  if (found.size > MOST_FOUND) found.clear();
  const said = HEDGED.test(phrase) ? levelSaid(phrase) : changeSaid(phrase);
  found.set(phrase, said);
  return said;
}

/** “More or less the same” is the same. */
const HEDGED =
  /^(?:more or less|roughly|broadly|almost|nearly|pretty much|practically|largely|essentially|virtually|approximately|fairly|relatively|basically|completely|totally|weitgehend|nahezu|fast|ungefahr|etwa|a peu pres|casi|quasi|vrijwel) /;

function levelSaid(phrase: string): DirectionSaid | undefined {
  const said = directionSaid(phrase.replace(HEDGED, ''));
  return said?.direction === 'same' ? said : undefined;
}
