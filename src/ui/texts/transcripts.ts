/** Words of what a transcript's file can't be read for. */

/** The fault and the cure. */
export const faults = {
  empty: 'Nobody says anything in this file. Choose the transcript that holds the words.',
  'not-text': 'This is not a text file. Save the transcript as WebVTT, SRT or plain text.',
  'too-large': 'The file is larger than 1 MB. Cut the transcript into two interviews.',
  'too-many': 'The file has more than 20,000 cues. Cut the transcript into two interviews.',
  'no-header':
    'A WebVTT file begins with WEBVTT alone on its first line. Add it, or save the file as .srt or .txt.',
  'no-time':
    'A cue begins with a line of times, such as 00:01:04.000 --> 00:01:09.500. Add it, or take the blank line before these words away.',
  'bad-time': 'These times can’t be read. Write them as 00:01:04.000 --> 00:01:09.500.',
  'ends-before-start': 'This cue ends before it begins. Correct one of its times.',
} as const;

/** Where and why, in a sentence. */
export const faultIn = (reason: keyof typeof faults, line: number | null, found: string) =>
  `${line === null ? '' : `Line ${line}${found === '' ? '' : `, “${found}”`}: `}${faults[reason]}`;
