/** Words of the organiser's room of notices: what went out, what fails, the measure of the forum. */
import { digits, counted as n } from '#ui/texts/number.ts';

const cures: Record<string, string> = {
  NO_GATEWAY: 'There is no gateway for text messages: the operator sets SMS_URL.',
  NOT_PUBLIC: 'The gateway’s address is not in the open net. The operator corrects SMS_URL.',
  NOT_HTTPS: 'The gateway’s address must be https on port 443. The operator corrects SMS_URL.',
  NOT_SENT:
    'The mail server took no mail in ten minutes. The operator looks at SMTP_URL and that server.',
  BAD_KEYS: 'A browser gave keys that can’t be used. That person turns push off and on again.',
  EAUTH: 'The mail server does not accept this house. The operator corrects SMTP_URL.',
  EENVELOPE:
    'The mail server refuses an address. Correct the person’s e-mail address in the import.',
  NO_DEVICE: 'The device is gone. Nothing to do: the next channel was taken.',
  HTTP_404: 'A device is gone. Nothing to do: it was taken off, and the next channel was taken.',
  HTTP_410: 'A device is gone. Nothing to do: it was taken off, and the next channel was taken.',
  HTTP_401:
    'The other side does not accept this house: for SMS the operator corrects SMS_TOKEN, for push the clock or VAPID_PRIVATE_KEY.',
  HTTP_403:
    'The other side does not accept this house: for SMS the operator corrects SMS_TOKEN, for push VAPID_PRIVATE_KEY was changed, and people turn push on again.',
  HTTP_429: 'The other side asks for patience. It is tried again by itself.',
};

export const noticeStaff = {
  title: (sent: number) =>
    sent === 0 ? 'No notice went out this week' : `${n(sent, 'notice')} went out this week`,
  lead: 'Beyond the screen, to people who did not look at Forum Link. Counts only: who was told what stays between the house and each person.',
  reach: ({ people, push, sms }: { people: number; push: number; sms: number }) =>
    `${digits(push)} of ${n(people, 'person', 'people')} have push on a device, ${digits(sms)} gave a number for SMS.`,
  empty: 'Notices go out when something changes and somebody does not look.',
  table: 'What went out, by day',
  kind: 'About',
  sent: 'Sent',
  seen: 'Seen after',
  waiting: 'Waiting',
  failed: 'Failed',
  troubles: 'What fails',
  trouble: (channel: string, count: number, failure: string) =>
    `${channel}: ${n(count, 'message')} failed (${failure}).`,
  cure: (failure: string) =>
    cures[failure] ??
    (/^HTTP_5/.test(failure)
      ? 'The other side has trouble of its own. It is tried again by itself.'
      : 'The other side can’t be reached. The operator looks at the line and runs “plenary doctor”.'),
  fine: 'Nothing failed within a day.',
  ways: 'Channels of this house',
  way: {
    push: 'Push: on.',
    mail: { on: 'E-mail: on.', off: 'E-mail: off. The operator sets SMTP_URL.' },
    sms: { on: 'SMS: on.', off: 'SMS: off. The operator sets SMS_URL.' },
  },
  rules: 'Measure of this forum',
  rulesLead: 'For everyone who did not choose otherwise.',
  budget: 'Messages a person and day, at most',
  budgetHint: 'Urgent ones are counted apart, against as many.',
  quiet: 'Quiet from',
  until: 'until',
  emailAfter: 'E-mail after, minutes unseen',
  smsAfter: 'SMS after, minutes unseen',
  country: 'Calling code of numbers without one',
  save: 'Save',
  saved: 'Saved',
  refused: 'A number or a time can’t be read. Nothing was saved.',
  test: 'Send me a test',
  testHint: 'An e-mail to your own address, by the way notices go.',
  testOff: 'E-mail is off, so nothing can be sent to you.',
};
