import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embedCode } from '#report/embed-code.ts';
import { figureId } from '#report/figure-id.ts';
import { figureOf, figureOfAny, figuresOf } from '#report/figures-of.ts';
import { hardReport } from '../../test/fixtures/hard-report.ts';

const report = hardReport();

test('a figure is found by its id, and a frame of an earlier edition shows it as it is now', () => {
  const [first] = figuresOf(report);
  assert.ok(first);
  const { key, id } = first.figure;
  const earlier = figureId(report.forum.key, 1, key);

  assert.equal(report.edition.number, 3);
  assert.equal(figureOf(report, id)?.figure.key, key);
  assert.equal(figureOfAny(report, earlier)?.figure.id, id);
  assert.equal(figureOf(report, earlier), null);
  assert.equal(figureOfAny(report, figureId(report.forum.key, 4, key)), null);
  assert.equal(figureOfAny(report, 'AAAAAA'), null);
});

test('the code of a frame holds whatever title as text', () => {
  const code = embedCode('https://house.example/report/L', 'K7Q2MX', '"><script>alert(1)</script>');

  assert.match(
    code,
    /^<iframe src="https:\/\/house\.example\/report\/L\/embed\/K7Q2MX" title="[^"<>]+" width="100%"/,
  );
  assert.equal(code.match(/</g)?.length, 2);
});
