/** Words of reading another person's code. */
export const reading = {
  title: 'Read a code',
  camera: 'Hold the other phone’s code before the camera',
  starting: 'The camera starts',
  type: 'Or type the code',
  typeOnly: 'Type the code that the other phone shows',
  noScript: 'Reading it with the camera needs script, which is off here.',
  hint: 'Such as 7Q2M 4KX9',
  go: 'Go on',
  close: 'Close',
  denied:
    'This page may not use the camera. Allow it in the browser’s settings, use the phone’s own camera app, or type the code.',
  noCamera: 'There is no camera here. Type the code.',
  needsNetwork:
    'This code needs a network. Let the other person open My card again: without a network it shows another code.',
  notACode: 'This is no code of this forum.',
  'no-such-code':
    'Nobody shows this code now. Codes change every few minutes: ask for the new one.',
  'too-many': 'That were many wrong codes. Wait ten minutes, or let the other person read yours.',
};
