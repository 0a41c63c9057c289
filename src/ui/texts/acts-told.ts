/** What came of an act on wishes, on one's own day, or after a meeting: told by the server. */

/** Why a time was not taken. */
const notBooked = {
  'no-plan': 'Not booked. No plan is published; until then the organiser finds the time.',
  'not-agreed': 'Not booked. Both sides have to want this meeting first.',
  'no-such-slot': 'Not booked. This time is not there any more.',
  'no-time': 'Not booked. This time is not free for both any more; choose another.',
};

/** Why a request was not made. */
const notAsked = {
  'limit-asks':
    'Not asked. You have as many requests open as the forum allows. Take one back, or wait until one is answered or expires.',
  'limit-musts':
    'Not asked. You have as many musts as the forum allows. Ask as a wish, or turn another must into one.',
  'gate-closed': 'Not asked. This delegate takes no new requests.',
  'gate-matching':
    'Not asked. This delegate takes requests only from firms that offer something his or her answers name.',
  'gate-full':
    'Not asked. This delegate has as many requests waiting as he or she takes. Try again later.',
  'asked-twice': 'Not asked. Nobody answered twice, and a request can be made no oftener.',
};

export const wish = {
  did: {
    made: 'Asked.',
    accepted: 'Accepted.',
    declined: 'Done. Nobody is told.',
    withdrawn: 'Taken back.',
    booked: 'Booked. Both sides are told.',
    offered: 'Offered. They decide.',
    never: 'Done. Nobody is told.',
  },
  refused: {
    'no-such-delegate': 'Nothing changed. This person is not in Client iQ any more.',
    'no-such-client': 'Nothing changed. This company is not in the forum any more.',
    'no-such-wish': 'Nothing changed. This request was taken back meanwhile.',
    'already-asked': 'Nothing changed. You asked for this meeting already.',
    planned: 'Nothing changed. This meeting is planned; speak to the organiser.',
    ...notAsked,
    ...notBooked,
    'already-agreed':
      'Nothing changed. You both agree already; take your answer back first to offer another time.',
    'empty-offer': 'Nothing sent. Choose a half of the day, or write what would suit you.',
    'no-such-offer': 'Nothing changed. This offer was taken back meanwhile.',
    'changed-since': 'Nothing changed. What you answered is another now: look at it again.',
    unreadable: 'Nothing changed. The form was incomplete; load the page again.',
  },
};

/** where a client asks in Client iQ */
export const asked = {
  refused: {
    'no-such-list': 'This list is not there any more. Nothing was saved.',
    'no-such-delegate': 'This delegate is not there any more. Nothing was asked or saved.',
    'already-asked': 'You have asked for this meeting already.',
    ...notAsked,
    'long-reason': 'Not asked. A reason has at most 280 characters.',
    'no-strength': 'Choose how much you want the meeting: must or would like.',
  },
};

export const day = {
  stands: { delegate: 'you stand in', client: 'stands in' },
  did: {
    seen: 'The organiser knows that you are there.',
    reported: 'The organiser knows. Stay a moment, someone may stand in.',
    read: '',
  },
  refused: {
    'no-such-meeting': 'Nothing changed. This meeting is not in the published plan.',
    'not-planned': 'Nothing changed. This meeting is cancelled or over already.',
    'reported-already': 'Nothing changed. This was said already.',
    'too-early': 'Nothing changed. It is too early to say.',
    over: 'Nothing changed. This slot is over.',
  },
};

export const outcome = {
  did: { said: 'Noted. Only your side reads it.', 'taken-back': 'Taken back.' },
  refused: {
    'no-such-meeting': 'Nothing changed. This meeting is not in the plan any more.',
    'not-begun': 'Nothing changed. This meeting has not begun.',
    replaced: 'Nothing changed. This meeting was reported missed; speak to the organiser.',
    unreadable: 'Nothing changed. The form was incomplete; load the page again.',
  },
};
