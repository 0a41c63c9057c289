/** Words about those to whom one said no thanks. */
export const declined = {
  title: 'You said no thanks',
  changeMind: 'Change my mind',
  changeMindOf: (name: string) => `Change my mind about ${name}`,
  declineNote: 'Why not? Only your own side reads it.',
  saveNote: 'Save',
  saveNoteOf: (name: string) => `Save the note about ${name}`,
};
