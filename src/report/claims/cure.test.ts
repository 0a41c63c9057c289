import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Binder, binderOf } from '#report/claims/bind.ts';
import { checkFindings, checkSentence } from '#report/claims/check.ts';
import { type Cure, curedParagraphs, curedSentence } from '#report/claims/cure.ts';
import { groundOf } from '#report/claims/ground.ts';
import { sentencesOf } from '#report/claims/markup.ts';
import { catalogueOf, type Ground } from '#report/claims/measure.ts';
import { NEEDY, type Offer, offersFor, troublesIn } from '#report/claims/offer.ts';
import { contentOf } from '#report/source.server.ts';
import type { CountingGroup } from '#research/answers.server.ts';
import { groupOf, POLICE, planOf } from '../../../test/forum-folder.ts';

const plan = await planOf(POLICE);
const findings = plan.findings ?? [];
const groundOfGroup = (group: CountingGroup): Ground => {
  assert.ok(plan.questionnaire);
  const { questionnaire } = plan;
  const source = { questionnaire, group, findings, said: [], evidence: [], field: null };
  return groundOf(contentOf(source), 0, null);
};
const everyone = groupOf(plan);
const whole = binderOf(catalogueOf(groundOfGroup(everyone)));
const AI = 'spend / Artificial Intelligence / Increase';

/** The first `many` people alone: other numbers under the same sentences. */
const fewer = (many: number): Binder =>
  binderOf(catalogueOf(groundOfGroup({ ...everyone, people: everyone.people.slice(0, many) })));

/** An offer as the cure that its button is. */
function cureOf(offer: Offer): Cure {
  if (offer.kind === 'source') return { kind: 'source', source: 'Home Office, 2024' };
  if (offer.kind === 'bind' || offer.kind === 'rebind')
    return { ...offer, reference: offer.likely[0] ?? AI };
  return offer;
}

test('a number that is no longer true is said as it is, and the words around it stay', () => {
  const cured = curedSentence(
    whole.catalogue,
    `{Over 65% of the group | ${AI}} will spend more on AI.`,
    { kind: 'say', claim: 0, words: 'over 60%' },
  );

  assert.equal(cured, `{Over 60% of the group | ${AI}} will spend more on AI.`);
});

test('a bare number is bound with the people it counts', () => {
  const cured = curedSentence(whole.catalogue, 'Over 60% of the group will spend more on AI.', {
    kind: 'bind',
    bare: 0,
    reference: AI,
  });

  assert.equal(cured, `{Over 60% of the group | ${AI}} will spend more on AI.`);
  assert.equal(checkSentence(whole.catalogue, cured).state, 'bound');
});

test('the second bare number of a sentence is bound, the first stays for the check to refuse', () => {
  const sentence = 'In 40% of forces more than 60% spend more on AI.';

  const cured = curedSentence(whole.catalogue, sentence, { kind: 'bind', bare: 1, reference: AI });

  assert.equal(cured, `In 40% of forces {more than 60% | ${AI}} spend more on AI.`);
  assert.equal(checkSentence(whole.catalogue, cured).state, 'bare');
});

test('a statement without a source becomes a view, or names one, and the true claim beside it stays', () => {
  const sentence = `{Over 60% of the group | ${AI}} spend more, {as demand rises | source needed}.`;
  const cure = (how: Cure) => curedSentence(whole.catalogue, sentence, how);

  assert.equal(
    cure({ kind: 'view' }),
    `{Over 60% of the group | ${AI}} spend more, {as demand rises | commentary}.`,
  );
  assert.equal(
    cure({ kind: 'source', source: 'ONS' }),
    `{Over 60% of the group | ${AI}} spend more, {as demand rises | source: ONS}.`,
  );
});

test('a sentence with a bare number can’t be called a view, but may name a source', () => {
  const kinds = offersFor(whole, 'Crime rose by 12% last year.', 'Spend mapping').map(
    ({ kind }) => kind,
  );

  assert.ok(!kinds.includes('view'));
  const cured = curedSentence(whole.catalogue, 'Crime rose by 12% last year.', {
    kind: 'source',
    source: 'ONS {2024} | table 3',
  });
  assert.equal(checkSentence(whole.catalogue, cured).state, 'sourced');
});

test('what is left out leaves its neighbours as they were, and no empty paragraph', () => {
  const paragraphs = ['One is a view. Two is one. Three too.', 'Alone.'];
  const omit = { kind: 'omit' } as const;
  const at = (paragraph: number, sentence: number) =>
    curedParagraphs(whole.catalogue, paragraphs, { paragraph, sentence }, omit);

  assert.deepEqual(at(1, 2), ['One is a view. Three too.', 'Alone.']);
  assert.deepEqual(at(1, 3), ['One is a view. Two is one.', 'Alone.']);
  assert.deepEqual(at(2, 1), ['One is a view. Two is one. Three too.']);
});

test('the figures that a sentence names come first among those it can be bound to', () => {
  const offers = offersFor(whole, '17% are increasing spending on AI.', 'Spend mapping');

  const bind = offers.find(({ kind }) => kind === 'bind');

  assert.ok(bind?.kind === 'bind');
  assert.equal(bind.likely[0], AI);
});

test('whatever the answers, each cure leaves a sentence as its button says', () => {
  const written = [
    'Everything changes.',
    'Over 90% of the group want network security.',
    'Most delegates name skills.',
    '{Most of the group | cyber / Network Security} want {the top | cyber / Network Security} protection.',
    '{About 12% | no / such figure} agree.',
    '{Half of policing is 99% paper | commentary}.',
  ];
  let says = 0;
  for (const many of [120, 97, 61, 33, 14]) {
    const binder = fewer(many);
    const { catalogue } = binder;
    const bound = checkFindings(catalogue.ground, findings).flatMap(({ section, paragraphs }) =>
      paragraphs.flatMap((paragraph) =>
        sentencesOf(paragraph).map(({ text }) => ({ section, text })),
      ),
    );
    const sentences = [...bound, ...written.map((text) => ({ section: 'Main findings', text }))];
    for (const { section, text } of sentences)
      for (const offer of offersFor(binder, text, section)) {
        const cured = curedSentence(catalogue, text, cureOf(offer));
        const after = checkSentence(catalogue, cured);
        const which = `${many} people, ${offer.kind}: ${text} → ${cured}`;
        if (offer.kind === 'say') {
          says++;
          assert.equal(after.claims[offer.claim]?.true, true, which);
        }
        if ('then' in offer) assert.equal(after.state, offer.then, which);
        if (offer.kind === 'source') assert.ok(!NEEDY.includes(after.state), which);
        if (offer.kind === 'omit') assert.equal(cured, '');
        if (offer.kind === 'bind' && offer.likely.length > 0)
          assert.ok(after.claims.length > checkSentence(catalogue, text).claims.length, which);
        if (offer.kind === 'say' || offer.kind === 'view' || offer.kind === 'source')
          assert.ok(troublesIn(catalogue, cured) < troublesIn(catalogue, text), which);
      }
  }
  assert.ok(says > 10, `${says} wordings were offered`);
});
