/** Words that lead to private notes, apart from theirs: other screens need no more. */
export const toNotes = {
  title: 'Notes',
  /** on a meeting's card */
  link: 'Note',
  linkOf: (name: string) => `Note about ${name}`,
} as const;
