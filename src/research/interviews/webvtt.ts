/**
 * WebVTT, the text track of the web: W3C, "WebVTT: The Web Video Text Tracks Format", sections 4
 * (syntax) and 6.4 (cue text). Browsers pass over what they can't read; here nothing said may be
 * lost, so a block that is neither note, style nor cue is a fault, with its line.
 */
import { type Block, blocksOf, type Cue, type Fault, fault } from '#research/interviews/cues.ts';
import { readTiming } from '#research/interviews/timing.ts';

const HEADER = /^WEBVTT(?:[ \t].*)?$/;
/** Blocks that hold nothing said: comments, styles, regions of the picture. */
const SILENT = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/;

export const isWebVtt = (lines: readonly string[]): boolean => /^WEBVTT\b/.test(lines[0] ?? '');

/** @returns cues in the order of the file, or the first fault */
export function readWebVtt(lines: readonly string[]): Cue[] | Fault {
  if (!HEADER.test(lines[0] ?? '')) return fault('no-header', 1, lines[0]);
  const end = lines.findIndex((line, at) => at > 0 && (line === '' || line.includes('-->')));
  const cues: Cue[] = [];
  for (const block of blocksOf(lines, end < 0 ? lines.length : end)) {
    if (SILENT.test(block.lines[0] ?? '')) continue;
    const read = readBlock(block);
    if (!Array.isArray(read)) return read;
    cues.push(...read);
  }
  return cues;
}

/** An identifier may stand before the times; the words of each voice become a cue of their own. */
function readBlock({ line, lines }: Block): Cue[] | Fault {
  const at = lines.slice(0, 2).findIndex((each) => each.includes('-->'));
  if (at < 0) return fault('no-time', line, lines[0]);
  const timing = readTiming(lines[at] ?? '', line + at);
  if ('reason' in timing) return timing;
  const stray = lines.findIndex((each, index) => index > at && each.includes('-->'));
  if (stray >= 0) return fault('no-time', line + stray, lines[stray]);
  const words = lines.slice(at + 1).join('\n');
  return voicesIn(words).map((voice) => ({ ...timing, ...voice }));
}

/** `<v Anna Berg>We train first.</v>`: who speaks until the next voice begins. */
function voicesIn(words: string): { speaker: string; text: string }[] {
  const pieces = words.split(/<v(?:\.[^\s>]*)?(?:[ \t\n]+([^>]*))?>/);
  const voices = [{ speaker: '', text: textOf(pieces[0] ?? '') }];
  for (let at = 1; at < pieces.length; at += 2)
    voices.push({ speaker: textOf(pieces[at] ?? ''), text: textOf(pieces[at + 1] ?? '') });
  return voices.filter(({ text }) => text !== '');
}

/** The named character references of WebVTT 4.2.2; a number may stand for any sign. */
const SIGNS: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
  quot: '"',
  apos: "'",
};

/** The tags that only dress words (6.4): classes, bold, italics, underline, ruby, language, times. */
const DRESS = /<\/?(?:c|i|b|u|v|ruby|rt|lang)(?:[.\s][^>]*)?>|<[\d:.]+>/g;

/** Any other angle bracket is taken for what was said, though WebVTT wants it written `&lt;`. */
const textOf = (markup: string): string =>
  markup
    .replace(DRESS, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : Number.NaN;
      const isSign = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isSign ? String.fromCodePoint(code) : (SIGNS[name ?? ''] ?? whole);
    })
    .trim();
