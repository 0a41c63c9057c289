/** Why an act of a company's team is refused. */
export const refusals = {
  'no-name': 'Give it a name. Nothing was saved.',
  'name-too-long':
    'The name is too long: lists have 60 letters at most, searches 80. Nothing was saved.',
  'name-taken': 'Your company has one of this name. Choose another; nothing was saved.',
  'too-many-lists': 'Your company has 50 lists, which is the most. Delete one first.',
  'too-many-segments': 'Your company has 100 saved searches, which is the most. Delete one first.',
  'search-too-long': 'The search is too long to be saved. Take some filters off.',
  'same-search':
    'Your company watches this very search already. Find it under Segments; nothing was saved.',
  'no-such-list': 'This list is gone: a colleague may have deleted it. Nothing was changed.',
  'no-such-segment': 'This search is gone: a colleague may have deleted it. Nothing was changed.',
  'first-list': 'The first list stays, because the bookmark fills it. It can be renamed.',
  'changed-meanwhile':
    'A colleague changed this while you wrote. What stands there now is shown; save again if yours should stand.',
  'no-text': 'The note is empty. Nothing was saved.',
  'note-too-long': 'A note has 2,000 letters at most. Shorten it, or make two; nothing was saved.',
  'no-such-note': 'This note is gone. Nothing was changed.',
  'not-yours': 'A colleague wrote this note, so it stays as it is.',
  'no-such-delegate': 'This delegate is not there any more. Nothing was saved.',
  nobody: 'Nobody is left to export: whoever was there shares no profile now.',
  lost: 'This forum asks something else by now, so the segment finds nobody to export.',
  'no-format': 'Choose a format.',
  'no-such-recall': 'This was removed already, or the delegate shares the profile again.',
  'nobody-marked': 'Mark someone first.',
  'nothing-to-undo': 'A colleague has changed this since. Nothing was taken back.',
};

export type TeamRefusal = keyof typeof refusals;
