/** How people say in many ways that an amount grows, stays, falls or is none: by rule, in English. */
import type { Direction } from '#ui/charts/columns.ts';
import { changeElsewhere } from './changes-elsewhere.ts';

/** `vague`: said of something beside it, and of nothing at all where nothing stands beside it. */
export type Change = { direction: Direction; side: 'before' | 'after' | 'both'; vague: boolean };

const VERBS: readonly [Direction, string][] = [
  [
    'up',
    'grow raise rise boost expand extend accelerate strengthen augment intensify uplift scale-up ramp-up step-up beef-up bump-up build-up double-down-on go-up push-up crank-up dial-up gear-up increase up ratchet-up shoot-up head-up trend-up edge-up creep-up soar climb balloon rocket skyrocket swell mushroom surge double triple multiply take-off pick-up heat-up perk-up ratchet-upwards go-through-the-roof broaden enlarge deepen bolster amplify amp-up speed-up bulk-up',
  ],
  [
    'down',
    'cut trim slash squeeze tighten shrink reduce lower decrease drop decline fall downsize divest curtail curb halve lessen axe ditch scrap abandon retire cut-back cut-back-on cut-down cut-down-on scale-back scale-back-on scale-down wind-down wind-up phase-out run-down pare-back pare-down rein-in dial-back dial-down slim-down pull-back pull-back-on pull-back-from pull-out-of back-away-from move-away-from get-rid-of do-away-with go-down head-down trend-down edge-down come-down dwindle dry-up tail-off taper-off drop-off fall-off fall-away die-down wither ebb erode collapse crash plummet tumble slump sink shed bottom-out ease-off peter-out thin-out fade prune pare cull throttle throttle-back downscale wind-back slow-down economise-on economize-on save-on skimp-on discontinue tone-down ramp-down step-down power-down',
  ],
  ['none', 'shelve mothball'],
  [
    'same',
    'freeze pause suspend maintain hold-steady keep-flat stay-put stay-flat stay-steady stay-level stay-stable stay-constant stay-unchanged stay-as-is stay-as-it-is stay-where-it-is stay-the-same stay-at-the-same-level stand-still remain-flat remain-the-same remain-steady remain-stable remain-constant remain-unchanged remain-level remain-as-is hold-flat hold-firm hold-level hold-the-line plateau level-off level-out flatten-out flatline stagnate stabilize stabilise tick-over',
  ],
];

const IRREGULAR: Record<string, string[]> = {
  cut: ['cut', 'cuts', 'cutting'],
  grow: ['grow', 'grows', 'growing', 'grown', 'grew'],
  rise: ['rise', 'rises', 'rising', 'risen', 'rose'],
  build: ['build', 'builds', 'building', 'built'],
  shrink: ['shrink', 'shrinks', 'shrinking', 'shrunk', 'shrank'],
  fall: ['fall', 'falls', 'falling', 'fallen', 'fell'],
  freeze: ['freeze', 'freezes', 'freezing', 'frozen', 'froze'],
  hold: ['hold', 'holds', 'holding', 'held'],
  keep: ['keep', 'keeps', 'keeping', 'kept'],
  wind: ['wind', 'winds', 'winding', 'wound'],
  run: ['run', 'runs', 'running'],
  go: ['go', 'goes', 'going'],
  come: ['come', 'comes', 'coming'],
  get: ['get', 'gets', 'getting'],
  do: ['do', 'does', 'doing'],
  stay: ['stay', 'stays', 'staying', 'stayed'],
  stand: ['stand', 'stands', 'standing'],
  rein: ['rein', 'reins', 'reining'],
};

function formsOf(verb: string): string[] {
  const known = IRREGULAR[verb];
  if (known) return known;
  const stem = verb.replace(/e$/, '');
  const doubled = /^(?:[a-z]?[a-z]?[^aeiou][aeiou][pmdt]|step|scrap|slim|trim)$/.test(verb)
    ? verb + verb.at(-1)
    : null;
  const third = /(?:sh|x|ss)$/.test(verb) ? `${verb}es` : verb.replace(/([^aeiou])y$/, '$1ie');
  return [
    verb,
    third === verb || third.endsWith('ie') ? `${third}s` : third,
    `${doubled ?? stem}ing`,
    `${doubled ?? stem}ed`,
  ];
}

const spelt = new Map<string, Direction>(
  VERBS.flatMap(([direction, list]) =>
    list.split(' ').flatMap((verb) => {
      const [head = '', ...rest] = verb.split('-');
      return formsOf(head).map((form): [string, Direction] => [
        [form, ...rest].join(' '),
        direction,
      ]);
    }),
  ),
);

const SUM =
  '(?:money|cash|funds?|funding|budgets?|spend|spending|investments?|expenditure|resources|outlay|allocation)';
const COIN = '(?:penny|cent|euro|pound|dollar|dime|thing)';
const TO = '(?: (?:on|for|in|into|at|to|towards?|behind))';
const POUR =
  '(?:put|puts|putting|pump|pumps|pumping|pour|pours|pouring|plough|ploughs|ploughing|plow|plowing|throw|throws|throwing|sink|sinking|channel|channelling|channeling|direct|directing|allocate|allocates|allocating|commit|commits|committing|inject|injecting)';
const DENIED =
  '(?:not|never|no longer|dont|doesnt|wont|arent|isnt|havent|hasnt|do not|does not|will not|are not|is not|have not|has not|not going to|stopped|stopping|stop|ceased|ceasing)';

/** Each in its own words; `vague` ones say little by themselves. */
const RULES: readonly [RegExp, Change][] = [
  [
    new RegExp(
      `^(?:with |have |has |having |got )?(?:no|zero|nil|without(?: any)?|0) ${SUM}${TO}$|^(?:zero|nil|nothing|nowt)${TO}$|^(?:zero|nil) ${SUM}$`,
    ),
    { direction: 'none', side: 'before', vague: false },
  ],
  [
    new RegExp(
      `^(?:${DENIED} (?:spending |spend |putting |put |investing |invest )?)?(?:not )?(?:a|one|a single) (?:single )?${COIN}${TO}$`,
    ),
    { direction: 'none', side: 'before', vague: false },
  ],
  [
    new RegExp(
      `^${DENIED} (?:be )?(?:(?:spend|spending|spent|invest|investing|invested|fund|funding|budgeting|budgeted|budget(?= for))(?: (?:any|anything|a penny|a cent))?(?: (?:money|cash|funds?))?|(?:put|puts|putting) (?:anything|(?:any |more )?(?:money|cash|funds?)))${TO}?$`,
    ),
    { direction: 'none', side: 'before', vague: false },
  ],
  [
    new RegExp(
      `^(?:with |have |has |having )?(?:no|zero) (?:plans?|intentions?|appetite|budgets?|money|funds) (?:to (?:spend|invest)(?: (?:anything|any money|money))?|of (?:spending|investing)|for (?:spending|investing))${TO}$`,
    ),
    { direction: 'none', side: 'before', vague: false },
  ],
  [/^(?:incr?|increas)$/, { direction: 'up', side: 'both', vague: true }],
  [/^(?:decr?|decreas)$/, { direction: 'down', side: 'both', vague: true }],
  [
    /^(?:off (?:the|their|our|its) (?:table|cards|agenda|menu|radar)|(?:a )?no go|out of the question|not on (?:the|their|our|its) (?:agenda|roadmap|cards|table|radar)|not in the (?:plans?|budget|pipeline)|shelved|scrapped)$/,
    { direction: 'none', side: 'after', vague: true },
  ],
  [
    new RegExp(
      `^(?:(?:nothing|no money|no budget) (?:in the (?:pipeline|works|budget|plans)|on the (?:cards|agenda|horizon)|budgeted|earmarked|set aside|foreseen|reserved|allocated)(?: (?:for|on))|(?:say|says|saying|said) no to|no to|no (?:appetite|interest|money|time|room|need|use|desire) for|(?:steer|steers|steering|staying|stay) (?:clear of|away from|out of)|avoids?|avoiding|(?:pass|passes|passing) on|${DENIED} (?:touch|touching|bother(?:ing)? with|going near|go near|buy|buying|doing|planning|plan)(?: (?:any|anything))?(?: (?:on|with|for))?)$`,
    ),
    { direction: 'none', side: 'before', vague: false },
  ],
  [
    /^(?:none|nil|zero|nothing|not funded|unfunded|no funding|no money|no spend|no spending|no investment|gets? nothing|getting nothing|not in the budget|not budgeted)$/,
    { direction: 'none', side: 'after', vague: true },
  ],
  [
    new RegExp(
      `^${POUR} (?:more |extra |additional |further |fresh |serious |big )?(?:${SUM}|more|effort)${TO}$|^(?:more|extra|additional|further|bigger|larger|greater|higher|fresh|new) ${SUM}${TO}$|^(?:start|starts|starting|begin|begins|beginning) (?:to (?:invest|spend)|investing|spending)${TO}$`,
    ),
    { direction: 'up', side: 'before', vague: false },
  ],
  [
    new RegExp(
      `^(?:less|fewer|smaller|lower|tighter|reduced) ${SUM}${TO}$|^(?:taking|take|pulling|pull|moving|move) ${SUM} (?:out of|away from|from|off)$`,
    ),
    { direction: 'down', side: 'before', vague: false },
  ],
  [
    /^(?:(?:splash|fork|shell)(?:ing|es|s)? out (?:on|for)|(?:spend|go|bet)(?:ing|s)? big on|all in on|invest(?:ing|s)? heavily in|loading up on|keen to spend on)$/,
    { direction: 'up', side: 'before', vague: false },
  ],
  [
    /^(?:cool(?:ing|ed|s)?(?: off)? (?:on|towards)|los(?:ing|es|e) (?:interest|appetite) (?:in|for)|going off|backing off(?: from)?|easing off(?: on)?|going easy on)$/,
    { direction: 'down', side: 'before', vague: false },
  ],
  [
    new RegExp(`^(?:same|the same|similar|unchanged|level|flat|steady|stable) ${SUM}${TO}$`),
    { direction: 'same', side: 'before', vague: false },
  ],
  [
    /^(?:bigger|larger|greater|fatter|extra|additional)$/,
    { direction: 'up', side: 'before', vague: true },
  ],
  [/^(?:smaller|tighter|leaner|slimmer)$/, { direction: 'down', side: 'before', vague: true }],
  [
    /^(?:at (?:the )?(?:current|same|present|existing|todays) levels?|left alone|left as (?:it )?is|left (?:untouched|unchanged)|unaffected|ring ?fenced|no different|on hold|on ice|in a holding pattern|as (?:it )?(?:is|was|before|now|today)|as they are|where (?:it is|they are)|put on hold|no different|same again|like for like|capped)$/,
    { direction: 'same', side: 'both', vague: true },
  ],
  [
    /^(?:(?:going |shooting )?through the roof|(?:heading|going) north|in the ascendant|on an upward trajectory|on the up|on the increase|on an upward (?:path|trend)|upwards?|higher|bigger|larger)$/,
    { direction: 'up', side: 'after', vague: true },
  ],
  [
    /^(?:(?:heading|going) south|(?:falling )?(?:through the floor|off a cliff)|on the (?:way out|decline|wane|chopping block)|downwards?|on the way down|smaller|tighter|under pressure)$/,
    { direction: 'down', side: 'after', vague: true },
  ],
];

/** “Can’t say how”, “no idea about”, “undecided whether to”. */
const UNSURE =
  /^(?:(?:(?:dont|doesnt|do not|does not|didnt|not) (?:really |yet )?know|(?:cant|cannot|can not|could not|couldnt|unable to|wont|hard to|too early to|too soon to) (?:really |yet )?(?:say|tell|judge)|(?:not|arent|isnt|are not|is not) (?:yet |really |quite |so )?(?:sure|certain|decided|clear)|unsure|uncertain|unclear|undecided|unknown|no (?:real )?(?:idea|clue)|(?:havent|hasnt|have not|has not|yet to|have yet to|still to) (?:yet )?(?:decided?|made up (?:their|its) minds?)|on the fence|in two minds|sitting on the fence|torn)(?: (?:anything|much))?(?: (?:how|what|whether|if|where|about|on|of|for|as to|over)){0,2}(?: (?:to do|will happen))?(?: (?:about|with|to|on))?)$/;

/** “Not yet investing in”, “not currently planning to spend”. */
const ADVERBS = new RegExp(
  `^(${DENIED}) (?:yet|currently|actually|really|even|presently|now|ever|at present|at the moment|right now|any longer|any more|anymore)(?= )`,
);

/** What a folded phrase says of change by these rules; undefined for nothing. */
export function changeSaid(phrase: string): Change | undefined {
  const bare = phrase.replace(/^(?:is|are|was|being|be|been) /, '').replace(ADVERBS, '$1');
  const verb = spelt.get(bare);
  if (verb) return { direction: verb, side: 'both', vague: false };
  if (UNSURE.test(bare)) return { direction: 'unsure', side: 'both', vague: true };
  const ruled = RULES.find(([rule]) => rule.test(bare))?.[1] ?? nounSaid(bare);
  if (ruled) return ruled;
  const elsewhere = changeElsewhere(phrase);
  return (
    elsewhere && {
      direction: elsewhere.direction,
      side: elsewhere.leadsOn ? 'before' : 'both',
      vague: true,
    }
  );
}

/** “Growth in cloud”, “cloud cutbacks”, “an AI freeze”. */
const NOUNS: readonly [Direction, string][] = [
  [
    'up',
    'growth|rises?|hikes?|boosts?|uplifts?|upturn|upswing|upticks?|surge|expansion|increases?|increments?|acceleration|ramp up|build up|scale up|additions?|extra',
  ],
  [
    'down',
    'cuts?|cutbacks?|cut backs?|reductions?|declines?|drops?|decreases?|squeeze|contraction|downturn|shrinkage|downsizing|slump|dip|wind down|rollback|pull back|scale back|slowdown',
  ],
  ['same', 'freezes?|standstill|plateau|stagnation|stability|status quo|stasis|holding pattern'],
];
const SIZED =
  '(?:(?:a|an|the|any|some|further|planned|big|bigger|small|sharp|slight|modest|steep|strong|deep|significant|spending|budget|funding|investment|spend) )*';
const nounRules = NOUNS.map(
  ([direction, nouns]) =>
    [
      direction,
      new RegExp(`^${SIZED}(?:${nouns})(?<of> (?:of|in|for|to|on|at))?(?: (?:the|their))?$`),
    ] as const,
);

function nounSaid(phrase: string): Change | undefined {
  for (const [direction, rule] of nounRules) {
    const found = rule.exec(phrase);
    if (found)
      return {
        direction,
        side: found.groups?.of ? 'before' : 'both',
        vague: !/^(?:any|some) /.test(phrase),
      };
  }
  return undefined;
}
