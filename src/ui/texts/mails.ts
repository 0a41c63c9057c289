/** Words of the mails that let people in. Only the server says them. */
export const mails = {
  signInSubject: (forum: string) => `Sign in to ${forum}`,
  signInBody: (code: string, link: string) =>
    `Your code: ${code}\n\nType it where you asked for it. It works for ten minutes.\n\nOr open this page and press its button:\n${link}\n\nYou did not ask? Then do nothing: without the code nobody gets in.\n`,
  inviteSubject: (forum: string) => `You are invited to ${forum}`,
  inviteBody: (role: string, forum: string, link: string) =>
    `You have a seat as ${role} in ${forum}.\n\nOpen this page and press its button to sign in. It works once, for 24 hours:\n${link}\n\nAfter that, sign in with this e-mail address at any time.\n`,
};

/** Asking an interviewee; the words themselves stay behind the door. */
export const quoteMails = {
  subject: (forum: string) => `Your words in the report of ${forum}`,
  delegateBody: (forum: string, page: string) =>
    `You were interviewed for the report of ${forum}. Before any of your words is printed, please read them and say how you may be named.\n\nSign in and open:\n${page}\n\nNothing is printed until you approve it, and you may take it back at any time on the same page.\n`,
  guestBody: (forum: string, link: string, days: number) =>
    `You were interviewed for the report of ${forum}. Before any of your words is printed, please read them and say how you may be named:\n${link}\n\nThe link is yours alone: please do not pass it on. It works for ${days} days. Nothing is printed until you approve it, and you may take it back at any time on the same page.\n`,
};
