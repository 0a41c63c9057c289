/** Report links: the staff's list, the form that makes one, and the mail to all clients. */
import { digits, counted as s } from '#ui/texts/number.ts';

const forms = {
  web: 'web page',
  pdf: 'PDF',
  slides: 'slides',
  spreadsheet: 'spreadsheet',
  embed: 'embedded figure',
};

export const links = {
  title: 'Links',
  lead: 'A link opens the newest edition for whoever holds it.',
  none: 'No links yet.',
  unnamed: 'Without a name',
  rest: (n: number) => `and ${s(n, 'more link')}`,
  forms,
  state: {
    until: (day: string) => `until ${day}`,
    revoked: 'Revoked',
    expired: (day: string) => `Expired on ${day}`,
    passcode: 'asks for a passcode',
    sent: (day: string) => `mailed on ${day}`,
  },
  opened: {
    never: 'Not opened yet',
    times: (n: number, last: string) =>
      n === 1 ? `Opened once, on ${last}` : `Opened ${digits(n)} times, last on ${last}`,
    how: 'In which form',
    from: 'From where',
    direct: 'direct, or from a mail program',
    more: (n: number) => `and ${s(n, 'more site')}`,
    previews: (n: number) =>
      `Besides, ${s(n, 'preview was', 'previews were')} fetched by programs.`,
    only: 'Only these numbers are kept: no address, no device, nothing about who.',
  },
  make: {
    title: 'A new link',
    label: 'Who it is for',
    until: 'Works until',
    passcode: 'Passcode, if wanted',
    passcodeNote: 'At least six signs. Tell it them by another way than the link.',
    make: 'Make a link',
  },
  made: 'The link, shown this once:',
  withPasscode: 'It asks for the passcode that you chose.',
  publishedToo: (name: string) => `Nothing was published yet, so ${name} is published now.`,
  copy: 'Copy',
  copied: 'Copied',
  more: 'Openings and changes',
  moreOf: (label: string) => `Openings and changes of the link for ${label}`,
  openings: 'Openings',
  change: {
    until: 'Works until',
    extend: 'Save the day',
    setPasscode: 'Ask for this passcode',
    newPasscode: 'New passcode',
    noPasscode: 'Ask for none',
    revoke: 'Revoke',
    revokeOf: (label: string) => `Revoke the link for ${label}`,
    again: 'Make a new one',
    againOf: (label: string) => `Make a new link for ${label}`,
  },
  done: {
    revoked: (label: string) => `The link for ${label} leads nowhere from now on.`,
    extended: 'The day is saved.',
    passcode: 'From now on the link asks for the new passcode. The old one opens nothing.',
    noPasscode: 'From now on the link opens without a passcode.',
  },
  refused: {
    'no-such-link': 'This link is revoked already. Make a new one.',
    'no-such-day': 'Choose a day from tomorrow to a year ahead.',
    'short-passcode': 'A passcode has six to 64 signs. Leave it empty for none.',
    'no-edition': 'Nothing is published, so there is nothing to send. Publish an edition first.',
    nobody:
      'Everyone has a link to this edition already. To write again, tick “Also those who have one”.',
  },
  mailing: {
    title: 'E-mail to all clients',
    lead: 'Each company gets a link of its own, named after it; each representative gets a mail.',
    noEdition: 'Publish an edition first: there is nothing to send yet.',
    noClients: 'No clients yet. Import the client list first.',
    message: 'A few words of your own, if wanted',
    look: 'See who gets what',
    again: (n: number) => `Also those who have one (${s(n, 'company', 'companies')})`,
    preview: (edition: string) => `Mail about ${edition}`,
    to: (people: number, companies: number) =>
      `To ${s(people, 'person', 'people')} at ${s(companies, 'company', 'companies')}`,
    state: {
      new: 'gets a link',
      has: 'has a link to this edition, gets no mail',
      again: 'has a link to this edition, gets another',
      nobody: 'has no representative with an address',
    },
    subject: 'Subject',
    linkHere: '[the company’s own link]',
    passcodeNote:
      'The passcode is not in the mail. Tell it them by another way, such as by telephone.',
    send: (n: number) => `Send ${s(n, 'mail')}`,
    back: 'Change the words',
    sent: (mails: number, companies: number) =>
      `${s(mails, 'mail')} to ${s(companies, 'company', 'companies')} ${mails === 1 ? 'is' : 'are'} in the outbox.`,
    skipped: (n: number) => `${s(n, 'company', 'companies')} had a link already.`,
    unreachable: (n: number) => `${s(n, 'company has', 'companies have')} nobody with an address.`,
    outbox: 'Open the outbox',
  },
};

/** The mail itself. Only the server says it. */
export const reportMail = {
  subject: (forum: string, edition: string) =>
    `${forum}: the Client Research Report, ${edition.charAt(0).toLocaleLowerCase('en-GB')}${edition.slice(1)}`,
  body: (mail: {
    greeting: string;
    company: string;
    forum: string;
    edition: string;
    message: string;
    link: string;
    until: string;
    passcode: boolean;
    from: string;
  }) =>
    `${[
      mail.greeting ? `Dear ${mail.greeting},` : 'Good day,',
      ...(mail.message ? [mail.message] : []),
      `The Client Research Report of ${mail.forum} is published: ${mail.edition}. It opens here, on a phone too:`,
      mail.link,
      `The link is for ${mail.company} and your colleagues there. It always shows the newest edition, and works until ${mail.until}.` +
        (mail.passcode ? ' It asks for a passcode, which reaches you by another way.' : ''),
      ...(mail.from ? [mail.from] : []),
    ].join('\n\n')}\n`,
};
