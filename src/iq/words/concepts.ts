/** Words of wanting, worry and buying, and the questions that they rather speak of. */

/** Kinds of worry, of wanting and of buying: they prefer questions that speak of the same. */
const CONCEPTS: readonly (readonly [said: string, inQuestion: RegExp])[] = [
  [
    'worry worried worries worrying concern concerns concerned concerning fear fears fearing afraid anxious troubled troubles bothered sorge sorgen besorgt befurchten inquiet inquiets inquietude preocupa preocupados',
    /concern|worr|fear|challenge|problem|risk|threat|sorge|awake|inqui|preocup|ανησυχ|bekymr/i,
  ],
  [
    'barrier barriers obstacle obstacles hurdle hurdles blocker blockers hindered hinder blocked hold holds holding held impeded prevented struggle struggles struggling hurde hurden hindernis hindernisse frein freins suffer suffering facing face faces faced limited constrained problem problems challenge challenges',
    /barrier|obstacle|hurdle|block|\bhold|hinder|prevent|challenge|imped|limit|constrain|stand in|slow|hürde|hindernis|hält|frein|obst|εμποδ/i,
  ],
  ['driven driver drivers motivated motivates drive drives driving', /driv|motivat|reason|treib/i],
  [
    'prioritise prioritises prioritised prioritising prioritisation prioritize prioritizes prioritized prioritizing prioritization priority priorities focus focused focusing focussing prioritat prioritaten',
    /priorit|focus|schwerpunkt|wichtigst/i,
  ],
  ['prepare prepares preparing prepared', /prepar|ready|bereit/i],
  [
    'buy buys buying purchase purchasing procure procuring acquire acquiring invest invests invested investing investment investments kaufen investieren acheter investir comprar invertir',
    /buy|purchas|procur|acquir|invest|kauf|anschaff|achat|achet|compr|αγορ|επενδ/i,
  ],
  [
    'spend spends spending spent expenditure expenditures ausgaben ausgeben outlay depenses gastos',
    /spend|spent|budget|expend|outlook|ausgab|dépens|gasto|spes|utgift|δαπαν/i,
  ],
  [
    'interest interested interests discuss discussing talk join joining attend attending hear learn interessiert interesse',
    /interest|topic|discuss|talk|join|session|round ?table|workshop|hear|learn|gespräch|thema|themen/i,
  ],
  [
    'use uses using already run runs running adopted deployed',
    /\buse|using|adopt|deploy|current|today|nutz|einsatz/i,
  ],
];
/** Questions that each word of wanting, worry or buying rather speaks of. */
export function conceptsIn(
  questions: readonly { id: string; text: string }[],
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [said, inQuestion] of CONCEPTS) {
    const about = questions.filter(({ text }) => inQuestion.test(text)).map(({ id }) => id);
    if (about.length > 0)
      for (const word of said.split(' ')) found.set(word, [...(found.get(word) ?? []), ...about]);
  }
  return found;
}
