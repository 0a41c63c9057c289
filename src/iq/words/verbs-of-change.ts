/** Verbs of growing, keeping and cutting by their stems, in the languages that questionnaires come in. Folded. */
import type { Direction } from '#ui/charts/columns.ts';

/** `family`: the verb itself, whatever its form; `ends`: it leaves nothing of a thing. */
export type VerbSaid = { direction: Direction; family: string; ends: boolean };

/** Endings of German and Dutch verbs, their participles and nouns. */
const D = '(?:e|en|t|et|te|ten|end|ende|enden|d|de|den|der|es|er|em|ung|ungen|ing|ingen)?';
/** Between a German or Dutch particle and its verb. */
const M = '(?:ge|zu|te)?';
/** Endings of verbs that descend from Latin, their participles and nouns. */
const R =
  '(?:r|re|er|ir|ar|are|ere|ire|e|es|ee|ees|ent|ant|ons|ait|aient|a|an|as|ara|aran|ando|iendo|ado|ada|ados|adas|ido|ida|idos|idas|ano|ono|era|eranno|ato|ata|ati|ate|ito|ita|iti|ite|o|os|i|amento|amenti|imiento|acion|azione|azioni|ation|ations|ement|ements|endo|emos|am|em|iamo|isce|iscono|it|issent|issant)?';

const CHANGES: readonly [Direction, string][] = [
  [
    'up',
    `aus${M}bau${D} aus${M}weit${D} aus${M}dehn${D} auf${M}stock${D} auf${M}bau(?:en|t|end) auf${M}rust${D} hoch${M}fahr${D} hoch${M}schraub${D}
    hoch${M}skalier${D} vergro(?:ss|t|ot)er?${D} (?:ge)?steiger${D} erhoh${D} verstark${D} intensivier${D} forcier${D} be?schleunig${D}
    (?:ge)?wachs${D} zu${M}n[eio]m+${D} an${M}st[ie]+g${D} vermehr${D} voran${M}(?:treib|trieb|bring)${D} verdoppel${D} verdreifach${D}
    ren?force?${R} renforcons etoff${R} augment${R} accroi(?:t|tre|ssent|ssement|ssant) accru(?:e|s|es)? elargi(?:r|t|ssent|e|s|es|ssement)? intensifi${R} accele?r${R} aceler${R}
    developp(?:er|e|ee|ent|ons|es|ees) ampli${R} agrandi(?:r|t|ssent|e|s)?
    amplia(?:r|n|do|da|dos|das|cion|ciones)? re?fuerz(?:a|an|o|e|en) reforz${R} reforc${R} aument${R} increment${R} potenci(?:ar|an|amos|ado|ada) impuls(?:ar|an|amos|ado|ada) crec${R} expand${R} expans(?:ion|ao)
    uit${M}b(?:rei|reid|ouw)${D} op${M}scha+l${D} op${M}schroe[fv]${D} op${M}voer${D} verho+g${D} versterk${D} verdubbel${D} toe${M}n[eo]+m${D} (?:ge)?groei${D}
    potenzi${R} rafforz${R} accresc${R} accresciut[oaie] intensific${R} espand${R} espansione svilupp(?:are|ano|ato|ata|iamo) versnel${D}
    utvid(?:e|es|er|ar|as|et|ad|ade) udvid(?:e|es|er|et) (?:opp|upp|op)(?:trapp|skaler)(?:e|es|er|ar|as|et|ad|ade) styrk(?:e|es|er|et)
    zwieksz(?:a|any|ane|yc|enie|aja) rozbudow(?:a|ywany|ywane|ujemy|ac) wzmacnia(?:ny|ne|ja|c)`,
  ],
  [
    'down',
    `zurue?ck${M}(?:fahr|schraub|bau|schneid|schnitt|nehm|nimm|nomm|stuf|geh)${D} (?:he)?runter${M}(?:fahr|schraub|stuf)${D} (?:ge)?kurz(?:en|t|te|ten|ung|ungen)
    ab${M}(?:bau|schmelz|specken?|speck)${D} (?:ein)?${M}spar(?:en|t|te|ten|end|ung|ungen) reduzier${D} verringer${D} verkleiner${D} verminder${D} minder${D} (?:ge|ab|abge)?senk${D} (?:ge)?drossel${D} gedrosselt ein${M}schra+nk(?:en|t|te) (?:ge|ab|abge)?bremst abbremsen verlangsam${D} (?:ge)?schrumpf${D}
    redui(?:t|te|ts|tes|re|sent|sons|sant) reduction reduc${R} reduz${R} coup(?:er|ent|e|ee|es|ees) diminu${R} diminution baiss${R} restrei(?:nt|nte|ndre|gnent) rogn(?:er|ent|e|ee|es) raboter economis${R} allege(?:r|nt|e|es)? resserr${R} comprim${R} frein(?:er|e|ent|ons|ee|ees) ralenti(?:r|t|ssent|e|s)?
    recort${R} dismin(?:u|ui|uy)${R} rebaj${R} ahorr(?:ar|an|a|ado|amos) baj(?:ar|ado|ada|ando) menguar fren(?:ar|an|a|ado|ada) cort(?:ar|am|ado|ada|e|es)
    af${M}bouw${D} af${M}scha+l${D} (?:be)?zuinig${D} verlaagd? verlaagt verlaging (?:ver)?minder${D} (?:ge|in|inge)?krimp${D} ingekrompen (?:ge)?snoei${D} (?:ge)?snij(?:d|dt|den) terug${M}(?:schroe[fv]|dring|draai|bouw|schal)${D} inperk${D} ingeperkt af${M}rem${D} vertraag[dt] vertraging
    tagli${R} ridu(?:ce|ci|cono|rre|zione|zioni|cendo) ridott[oaie] diminuzione ridimension${R} rallent${R} fren(?:are|ano|ata|ato) risparmi(?:are|ano|a) snell(?:ire|iscono)
    kutt(?:e|es|er|et)? (?:ned|ner)(?:trapp|skaler|bygg)(?:e|es|er|ar|as|et|ad|ade|s)? reduser(?:e|es|er|t)? reducer(?:a|as|ar|e|es|er|et)? minsk(?:a|as|ar|e|es|er|et)
    zmniejsz(?:a|any|ane|yc|enie|aja) ogranicz(?:a|any|ane|yc|enie|aja) obcin(?:a|any|ane|ac|aja)`,
  ],
  [
    'same',
    `bei${M}(?:be)?(?:halt|hielt)${D} beibehalten gehalten fort${M}(?:fuhr|setz)${D} weiter${M}(?:fuhr|lauf)${D} stagnier${D} ein${M}fr[ie]+r${D} eingefroren unverandert(?:e|er|es)?
    maintien(?:t|nent|s)? maint(?:enir|enu|enue|enus|enues|enons) stabilis${R} stabiliz${R} conserv(?:er|ent|ons|ar|an|are|ano) inchange(?:e|s|es)? geler gelee?s?
    mant(?:ener|iene|ienen|enido|enida|er|em|ido|ida) mantend(?:ra|ran) congel(?:ar|an|amos) inalterad[oa]s?
    gehandhaafd handhaven handha+[fv]t? behouden ongewijzigd(?:e)?
    manten(?:ere|uto|uta|uti|ute|gono) conferm${R} invariat[oaie]
    beholde[rst]* behalla utrzym(?:any|ane|ac|uja)`,
  ],
];
/** What ends goes down, or is the none beside another column that goes down. */
const ENDING = `(?:ge)?str[ei]+ch(?:en|t|e|ung|ungen)? ein${M}stell(?:en|t) (?:ge)?kippt?
  supprim${R} suppression abandonn${R} arret(?:er|e|ee|es|ees|ent)
  sup(?:r|ri)im${R} elimin${R} cancel${R} abandon${R} (?:ge)?schrap(?:pen|t|te)? stop(?:ge)?zet(?:ten|t)? stopgezet (?:ge)?stopt
  soppr(?:im|ess)${R} sopprimere abolit[oaie] abbandon${R}`;
const ENGLISH_ENDING =
  /^(?:scrap(?:s|ped|ping)?|shelv(?:e|es|ed|ing)|axe[ds]?|axing|discontinu\w+|phas\w+ out|drop|dropp\w+|mothball\w*|ditch\w*|sunset\w*|abandon\w*|ceas(?:e|es|ed|ing)|retir(?:e|es|ed|ing)|stopp(?:ed|ing))$/;

type Verb = { pattern: RegExp } & VerbSaid;
const read = (direction: Direction, list: string, ends: boolean): Verb[] =>
  list
    .split(/\s+/)
    .filter(Boolean)
    .map((family) => ({ pattern: new RegExp(`^${family}$`), direction, family, ends }));

const verbs = [
  ...read('down', ENDING, true),
  ...CHANGES.flatMap(([direction, list]) => read(direction, list, false)),
];

/** Words that help a verb: “wird ausgebaut”, “sera réduit”, “se va a ampliar”. */
const HELPS =
  /^(?:(?:wird|werden|wurde|wurden|wurd|soll|sollen|will|wollen|weiter|sera|seront|va|vont|est|sont|on|nous|etre|a|se|sera|seran|van|esta|estan|es|son|wordt|worden|zal|zullen|gaat|gaan|we|viene|vengono|verra|verranno|sara|saranno|sono|si|e|ser|serao|vao|blir|bliver|skal|ska) )+/;
const HELPS_BEHIND = /(?: (?:wird|werden|wurde|worden|wordt|soll|sollen|will|wollen|lassen))+$/;

const SHORTEST = 4;
const known = new Map<string, VerbSaid | undefined>();
const MOST_KNOWN = 20_000;

/** The verb of change that a folded phrase is, in any form; undefined for none. */
export function verbSaid(phrase: string): VerbSaid | undefined {
  if (known.has(phrase)) return known.get(phrase);
  if (known.size > MOST_KNOWN) known.clear();
  const word = phrase.replace(HELPS, '').replace(HELPS_BEHIND, '');
  const found =
    word.length < SHORTEST || /\s/.test(word)
      ? undefined
      : verbs.find(({ pattern }) => pattern.test(word));
  known.set(phrase, found);
  return found;
}

/** Whether what a phrase says leaves nothing of a thing: “scrapping”, “wird gestrichen”. */
export const isEnding = (phrase: string): boolean =>
  ENGLISH_ENDING.test(phrase.replace(/^(?:to be|being|is|are|be) /, '')) ||
  verbSaid(phrase)?.ends === true;
