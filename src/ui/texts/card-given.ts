/** What a card gives, in words. */
export type Given = { email: boolean; phone: boolean; note: boolean };

export const given = ({ email, phone, note }: Given): string => {
  const parts = [email && 'e-mail', phone && 'phone', note && 'a note'].filter(
    (part): part is string => part !== false,
  );
  return new Intl.ListFormat('en-GB').format(['name', 'title', 'organisation', ...parts]);
};
