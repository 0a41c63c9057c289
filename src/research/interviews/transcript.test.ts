import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Cue } from '#research/interviews/cues.ts';
import { readTranscript } from '#research/interviews/transcript.ts';

const read = (name: string, text: string) => readTranscript(name, new TextEncoder().encode(text));
function cuesOf(name: string, text: string): Cue[] {
  const outcome = read(name, text);
  assert.ok('cues' in outcome, JSON.stringify(outcome));
  return outcome.cues;
}
const cue = (startMs: number | null, endMs: number | null, speaker: string, text: string): Cue => ({
  startMs,
  endMs,
  speaker,
  text,
});

test('WebVTT as the standard writes it: header, notes, styles, ids, settings, voices, signs', () => {
  const cues = cuesOf(
    'a.vtt',
    [
      '\uFEFFWEBVTT - Interview of May',
      'Kind: captions',
      '',
      'NOTE made by hand',
      'over two lines',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'intro',
      '00:01.000 --> 00:04.500 align:start position:10%',
      '<v.loud Anna Berg>We <i>train</i> first &amp; buy &lt;later&gt;.',
      '',
      '01:00:05.000 --> 01:00:06.000',
      '<v Anna>Yes.</v> <v Ben>No, <00:00:05.500>really: 3 < 5.</v>',
      'And on.',
    ].join('\r\n'),
  );

  assert.deepEqual(cues, [
    cue(1000, 4500, 'Anna Berg', 'We train first & buy <later>.'),
    cue(3_605_000, 3_606_000, 'Anna', 'Yes.'),
    cue(3_605_000, 3_606_000, 'Ben', 'No, really: 3 < 5.\nAnd on.'),
  ]);
});

test('SRT as programs write it: counters or none, comma or full stop, speakers, dressed words', () => {
  const cues = cuesOf(
    'a.srt',
    '1\n00:00:01,000 --> 00:00:02,000\nANNA: <b>Good</b> morning.\n\n00:00:02.000 --> 00:00:04.000\nIt is 3:4,\nsays he.\n\nand more.\n',
  );

  assert.deepEqual(cues, [
    cue(1000, 2000, 'ANNA', 'Good morning.'),
    cue(2000, 4000, '', 'It is 3:4,\nsays he.\nand more.'),
  ]);
});

test('plain text: a line that names a speaker begins a turn', () => {
  const cues = cuesOf(
    'a.txt',
    'Interviewer: What comes first?\nTom Reed: People. I say it:\npeople first.\n\nThen systems.\n',
  );

  assert.deepEqual(cues, [
    cue(null, null, 'Interviewer', 'What comes first?'),
    cue(null, null, 'Tom Reed', 'People. I say it:\npeople first.'),
    cue(null, null, '', 'Then systems.'),
  ]);
});

test('what can’t be read is refused with its line and what stands there', () => {
  const faultOf = (name: string, text: string) => {
    const { reason, line, found } = read(name, text) as {
      reason: string;
      line: number;
      found: string;
    };
    return [reason, line, found];
  };
  const head = 'WEBVTT\n\n';
  assert.deepEqual(faultOf('a.vtt', '00:01.000 --> 00:02.000\nHello'), [
    'no-header',
    1,
    '00:01.000 --> 00:02.000',
  ]);
  assert.deepEqual(faultOf('a.vtt', `${head}00:61.000 --> 01:02.000\nHello`), [
    'bad-time',
    3,
    '00:61.000 --> 01:02.000',
  ]);
  assert.deepEqual(faultOf('a.vtt', `${head}7\n00:05.000 --> 00:02.000\nHello`), [
    'ends-before-start',
    4,
    '00:05.000 --> 00:02.000',
  ]);
  assert.deepEqual(faultOf('a.vtt', `${head}00:01.000 --> 00:02.000\nHello\n\nLost words`), [
    'no-time',
    6,
    'Lost words',
  ]);
  assert.deepEqual(faultOf('a.srt', '1\nHello'), ['no-time', 1, '1']);
  assert.deepEqual(faultOf('a.srt', '1\n0:1 --> 0:2\nHello'), ['bad-time', 2, '0:1 --> 0:2']);
  assert.deepEqual(faultOf('a.txt', ' \n\t\n'), ['empty', null, '']);
  assert.deepEqual(faultOf('a.vtt', 'WEBVTT\n'), ['empty', null, '']);
  assert.deepEqual(faultOf('a.txt', 'a\u0000b'), ['not-text', null, '']);
  assert.deepEqual(faultOf('a.txt', 'x'.repeat(1_000_001)), ['too-large', null, '']);
});

const words = fc
  .array(fc.stringMatching(/^[\p{L}\d&<>"'.,!? ]{1,30}$/u), { minLength: 1, maxLength: 3 })
  .map((lines) =>
    lines
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('\n'),
  )
  .filter((text) => text !== '');
const speaker = fc.constantFrom('Anna Berg', 'Interviewer', 'Ørsted', 'Dr B & Co');
const time = fc.integer({ min: 0, max: 359_999_999 });
const spoken = fc
  .record({ at: fc.tuple(time, time), speaker, text: words })
  .map(({ at, ...said }) => cue(Math.min(...at), Math.max(...at), said.speaker, said.text));
const transcripts = fc.array(spoken, { minLength: 1, maxLength: 20 });

const stamp = (ms: number | null, sign: string) => {
  const rest = (ms ?? 0) % 1000;
  const seconds = Math.floor((ms ?? 0) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return `${two}${sign}${String(rest).padStart(3, '0')}`;
};
const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

test('whatever was said comes back from WebVTT and from SRT, word for word', () => {
  const vtt = (cues: Cue[]) =>
    `WEBVTT\n\n${cues.map(({ startMs, endMs, speaker, text }, at) => `${at}\n${stamp(startMs, '.')} --> ${stamp(endMs, '.')}\n<v ${escaped(speaker)}>${escaped(text)}</v>\n`).join('\n')}`;
  const srt = (cues: Cue[]) =>
    cues
      .map(
        ({ startMs, endMs, speaker, text }, at) =>
          `${at + 1}\n${stamp(startMs, ',')} --> ${stamp(endMs, ',')}\n${speaker}: ${text}\n`,
      )
      .join('\n');
  const sayable = transcripts.filter((cues) =>
    cues.every(({ text }) => !/<\/?[biu]\b/i.test(text)),
  );

  fc.assert(
    fc.property(sayable, fc.constantFrom('\n', '\r\n', '\r'), (cues, end) => {
      assert.deepEqual(cuesOf('a.vtt', vtt(cues).replaceAll('\n', end)), cues);
      assert.deepEqual(cuesOf('a.srt', srt(cues).replaceAll('\n', end)), cues);
    }),
  );
});

test('no bytes break it: every file is read or refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('a.vtt', 'a.srt', 'a.txt'),
      fc.string({ unit: 'binary' }),
      (name, text) => {
        const outcome = read(name, text);
        assert.ok('reason' in outcome || outcome.cues.every((each) => each.text !== ''));
      },
    ),
  );
});
