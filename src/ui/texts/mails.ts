/** Words of the mails that let people in. Only the server says them. */
export const mails = {
  signInSubject: (forum: string) => `Sign in to ${forum}`,
  signInBody: (code: string, link: string) =>
    `Your code: ${code}\n\nType it where you asked for it. It works for ten minutes.\n\nOr open this page and press its button:\n${link}\n\nYou did not ask? Then do nothing: without the code nobody gets in.\n`,
  inviteSubject: (forum: string) => `You are invited to ${forum}`,
  inviteBody: (role: string, forum: string, link: string) =>
    `You have a seat as ${role} in ${forum}.\n\nOpen this page and press its button to sign in. It works once, for 24 hours:\n${link}\n\nAfter that, sign in with this e-mail address at any time.\n`,
};
