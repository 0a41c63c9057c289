/** Words of blocking. */
export const blockedPeople = {
  link: 'Blocked people',
  title: 'Blocked people',
  none: 'You have blocked nobody',
  noneNext: 'You can block someone from the conversation with them.',
  means: 'They can’t write to you and are not told that you blocked them.',
  since: (day: string) => `since ${day}`,
  hidden: 'Someone who is no longer shown to you',
  company: 'Everyone who represents it',
  unblock: 'Unblock',
  unblockName: (name: string) => `Unblock ${name}`,
  you: (name: string) => `You blocked ${name}. Unblock to write.`,
  folded: 'Message from someone you blocked. Show',
};
