/** How English prose says how many and in which place without a number: quantifiers, ranks, soft words. */
import { MATTER, people, type Rule } from '#report/claims/number-rules.ts';
import type { Predicate } from '#report/claims/predicate.ts';

const RANKED =
  '(?:common|often|cited|important|frequent|frequently|popular|widely|named|chosen|mentioned|pressing|urgent|selected|ranked)';
const says = (pattern: string, predicate: Predicate, soft = false): Rule => ({
  pattern,
  soft,
  reads: () => predicate,
});
export const wordRules: readonly Rule[] = [
  says('(?:vast|overwhelming|great|large) majority(?: of)?|overwhelmingly', { kind: 'vast' }),
  says(
    `\\bmost[ -]${RANKED}\\b|\\b${RANKED.replace('|ranked', '').replace('common|', '')} most\\b|\\bmost often\\b`,
    { kind: 'first' },
  ),
  says('\\b(?:a |the )?majority\\b(?: of)?', { kind: 'most' }),
  says(`\\bmost(?=${people.source.slice(1)})`, { kind: 'most' }),
  says('\\b(?:a |the )?minority\\b(?: of)?', { kind: 'minority' }),
  says(
    `\\b(?:all|every)(?=${people.source.slice(1).replace('(?:of\\s+)?', '(?:of\\s+)?')})|\\beveryone\\b|\\beverybody\\b|\\bunanimous(?:ly)?\\b`,
    { kind: 'all' },
  ),
  says('\\bno one\\b|\\bnobody\\b|\\bnone\\b|\\bnot one\\b', { kind: 'none' }),
  says(`\\bmany(?=${people.source.slice(1)})`, { kind: 'many' }),
  says(
    `\\b(?:only a )?few(?=${people.source.slice(1)})|\\bhardly any(?=${people.source.slice(1)})`,
    { kind: 'few' },
  ),
  says('\\bsignificantly (?:more|less|fewer|higher|lower|larger|smaller)\\b(?: than)?', {
    kind: 'tested',
  }),
  says(
    `\\b(?:significant|substantial|considerable|strong) (?:focus|share|proportion|part|number|interest|appetite|emphasis|demand|${MATTER})\\p{L}*`,
    { kind: 'significant' },
  ),
  says(
    '\\b(?:recurring|reoccurring|recurrent|common|consistent) (?:theme|thread|topic|concern)\\b',
    { kind: 'theme' },
  ),
  says(
    '\\b(?:the )?(?:highest|top|most senior)[- ](?:level )?(?:decision[- ]makers?|leaders?|executives?|officers?)\\b',
    { kind: 'highest' },
    true,
  ),
  says('\\bdoubled\\b|\\btwice as (?:many|much)\\b', { kind: 'doubled' }),
  says('\\bjoint (?:top|first|highest|leading)\\b|\\bequal first\\b', { kind: 'joint', place: 1 }),
  says('\\bjoint second\\b|\\bequal second\\b', { kind: 'joint', place: 2 }),
  says('\\bjoint third\\b|\\bequal third\\b', { kind: 'joint', place: 3 }),
  says(
    `\\btheir (?:own )?(?:primary|main|principal|biggest|greatest|single)\\b(?: \\p{L}+){0,3}? ?${MATTER}?\\p{L}*`,
    { kind: 'own' },
  ),
  says('\\b(?:second|2nd)[ -](?:most|highest|largest|biggest|top)\\b', { kind: 'second' }),
  says('\\b(?:third|3rd)[ -](?:most|highest|largest|biggest|top)\\b', { kind: 'third' }),
  says(
    '\\b(?:top|highest|foremost|number[ -]one|no\\. 1|biggest|largest|greatest|leading|primary|principal|main|chief)(?: \\p{L}+){0,3}? ' +
      MATTER +
      '\\p{L}*',
    { kind: 'first' },
  ),
  says(
    '\\b(?:ranked?|placed|comes?|came|named|rated|put)(?: as)? (?:the )?(?:top|first|highest|number one)\\b|\\b(?:tops|heads|leads) the (?:list|ranking)\\b|\\bahead of all\\b|\\bmost of all\\b',
    { kind: 'first' },
  ),
  says(`\\b(?:the |their )?(?:first|1st)(?: \\p{L}+){0,2}? ${MATTER}\\p{L}*`, { kind: 'first' }),
  says('\\b(?:is|are|remains?|as|the) (?:the )?(?:top|highest|number one|foremost)\\b', {
    kind: 'first',
  }),
  says(
    `\\b(?:the |a |their )?(?:second|2nd)(?: \\p{L}+){0,2}? ${MATTER}\\p{L}*|\\b(?:ranked?|comes?|came|placed) second\\b|\\brunner-up\\b|\\bin second place\\b`,
    { kind: 'second' },
  ),
  says(
    `\\b(?:the |their )?(?:third|3rd)(?: \\p{L}+){0,2}? ${MATTER}\\p{L}*|\\b(?:ranked?|comes?|came|placed) third\\b|\\bin third place\\b`,
    { kind: 'third' },
  ),
  says(`\\banother(?: \\p{L}+){0,3}? ${MATTER}\\p{L}*`, { kind: 'another' }),
  says('\\b(?:least|lowest|smallest|fewest)\\b(?! of all)(?: \\p{L}+)?', { kind: 'last' }),
  says('\\bfollows? (?:it|this|closely|next|behind)\\b|\\bclosely followed\\b', { kind: 'second' }),
  says('^(?:additionally|in addition|moreover|furthermore)\\b', { kind: 'second' }, true),
  says(
    '\\b(?:is|are|remains?) (?:also )?(?:critical|crucial|vital|essential|key)\\b',
    { kind: 'critical' },
    true,
  ),
  says(
    '\\b(?:are |is )?actively (?:seeking|looking for|pursuing)\\b|\\bare seeking\\b',
    { kind: 'seeking' },
    true,
  ),
  says(
    '\\b(?:(?:are|is) (?:looking|planning|aiming|keen) to|looks? to|plans? to|aims? to|intends? to|wants? to|(?:have |has |are )?prioriti[sz](?:ed|es?|ing))\\b',
    { kind: 'priority' },
    true,
  ),
];
