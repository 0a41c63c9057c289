/** A transcript's file as cues: WebVTT, SRT or plain text, told apart by what stands in it. */
import { decodeText } from '#base/decode.ts';
import { type Cue, type Fault, type Format, fault } from '#research/interviews/cues.ts';
import { readPlain } from '#research/interviews/plain.ts';
import { isSubRip, readSubRip } from '#research/interviews/subrip.ts';
import { isWebVtt, readWebVtt } from '#research/interviews/webvtt.ts';

/** bytes: some eighty hours of talk */
export const MOST_TRANSCRIPT_BYTES = 1_000_000;
const MOST_CUES = 20_000;

export type Transcript = { format: Format; original: string; cues: Cue[] };

/**
 * @param name of the file: `.vtt` must be WebVTT and `.srt` SubRip, anything else shows what it is
 * @returns the cues in order with the text they came from, or the first fault with its line
 */
export function readTranscript(name: string, bytes: Uint8Array): Transcript | Fault {
  if (bytes.length > MOST_TRANSCRIPT_BYTES) return fault('too-large', null);
  const original = decodeText(bytes);
  if (original === null) return fault('not-text', null);
  const lines = original.split(/\r\n?|\n/).map((line) => (line.trim() === '' ? '' : line));
  if (lines.every((line) => line === '')) return fault('empty', null);
  const format = formatOf(name, lines);
  const read = { webvtt: readWebVtt, srt: readSubRip, text: readPlain }[format](lines);
  if (!Array.isArray(read)) return read;
  if (read.length === 0) return fault('empty', null);
  return read.length > MOST_CUES ? fault('too-many', null) : { format, original, cues: read };
}

function formatOf(name: string, lines: readonly string[]): Format {
  if (/\.vtt$/i.test(name) || isWebVtt(lines)) return 'webvtt';
  return /\.srt$/i.test(name) || isSubRip(lines) ? 'srt' : 'text';
}
