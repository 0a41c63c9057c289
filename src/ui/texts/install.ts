/** Words of putting Forum Link on the home screen. */
export const install = {
  title: 'On your home screen',
  add: 'Add to home screen',
  means: 'Opens at once, also without a connection.',
  ios: 'Tap Share, then Add to Home Screen. An iPhone or iPad gets notices only from there.',
} as const;
