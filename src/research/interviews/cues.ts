/** What a transcript is cut into, whatever file it came from. */

/** `startMs`, `endMs`: milliseconds from the beginning of the recording; null: a file without times */
export type Cue = { startMs: number | null; endMs: number | null; speaker: string; text: string };

export type Format = 'webvtt' | 'srt' | 'text';

/** What can't be read. `line` from 1; `found` as it stands there, shortened. */
export type Fault = {
  line: number | null;
  found: string;
  reason:
    | 'empty'
    | 'not-text'
    | 'too-large'
    | 'too-many'
    | 'no-header'
    | 'no-time'
    | 'bad-time'
    | 'ends-before-start';
};

export const fault = (reason: Fault['reason'], line: number | null, found = ''): Fault => ({
  reason,
  line,
  found: found.length > 60 ? `${found.slice(0, 59)}…` : found,
});

/** Lines that stand together between blank ones; `line` is the number of the first, from 1. */
export type Block = { line: number; lines: string[] };

export function blocksOf(lines: readonly string[], from = 0): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const [at, text] of lines.entries()) {
    if (at < from) continue;
    if (text === '') open = null;
    else if (open) open.lines.push(text);
    else {
      open = { line: at + 1, lines: [text] };
      blocks.push(open);
    }
  }
  return blocks;
}

export const HOUR = 3_600_000;

/**
 * A speaker before the words, as transcribers write it: `Anna Berg: We train first.` A label is one
 * to four words, begins with a capital or a digit and holds no mark that ends a sentence.
 */
export function spokenBy(text: string): { speaker: string; text: string } {
  const [, label = '', rest = ''] =
    /^([\p{Lu}\p{Lo}\d][^:.!?,;\n]{0,59}):[ \t]+(\S[\s\S]*)$/u.exec(text) ?? [];
  return label !== '' && label.trim().split(/\s+/).length <= 4
    ? { speaker: label.trim(), text: rest }
    : { speaker: '', text };
}
