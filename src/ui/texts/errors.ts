/** Words where nothing else can be shown: every page carries them, so they stay few. */
export const errors = {
  pageTitle: (status: number) => `${status} · Plenary`,
  notFound: 'Nothing is here for you',
  notFoundNote: 'The address may be mistyped, or it belongs to a forum where you have no seat.',
  refused: 'This was not allowed',
  refusedNote: 'Nothing was changed. Go back and try from there, or sign in again.',
  failed: 'Something failed on our side',
  failedNote:
    'Nothing was half done. Try again; if it stays, tell the organiser what you did and when.',
  where: 'Where',
  home: 'Go to your forums',
  seats: 'No seat is lit',
};

/** Words that only the server says. */
export const requestErrors = {
  noMethod: 'This address does not take this method',
  unkeepable: 'A text holds a character that can’t be kept: NUL. Remove it and send again.',
};
