/** What a person gives with a card, besides name, title and organisation, which always go along. */
export type Gives = { email: boolean; phone: boolean; note: boolean };

/** What a card gives until its owner chooses. */
export const DEFAULT: Gives = { email: true, phone: false, note: false };

export const bitsOf = ({ email, phone, note }: Gives): number =>
  Number(email) + Number(phone) * 2 + Number(note) * 4;
export const givesOf = (bits: number): Gives => ({
  email: (bits & 1) !== 0,
  phone: (bits & 2) !== 0,
  note: (bits & 4) !== 0,
});

/** As columns of a table, and back. */
export const columnsOf = ({ email, phone, note }: Gives) => ({
  gives_email: email,
  gives_phone: phone,
  gives_note: note,
});
export const fromColumns = (row: {
  gives_email: boolean;
  gives_phone: boolean;
  gives_note: boolean;
}): Gives => ({ email: row.gives_email, phone: row.gives_phone, note: row.gives_note });
