/** A transcript as plain text: `Speaker: words`, a paragraph or line for each turn. */
import { type Cue, spokenBy } from '#research/interviews/cues.ts';

/** A line that names a speaker begins a turn, a blank line ends one, other lines go on with it. */
export function readPlain(lines: readonly string[]): Cue[] {
  const cues: Cue[] = [];
  let goesOn = false;
  for (const line of lines) {
    const said = spokenBy(line.trim());
    const last = cues.at(-1);
    if (said.text === '') goesOn = false;
    else if (last && goesOn && said.speaker === '') last.text += `\n${said.text}`;
    else {
      cues.push({ startMs: null, endMs: null, ...said });
      goesOn = true;
    }
  }
  return cues;
}
