/** Words of the organiser's page on calls. */
export const callStaff = {
  title: 'Calls',
  lead: 'People call each other from a conversation, by voice or video, up to six at once. Whoever may write there may call there.',
  phone: 'Telephone number to call instead',
  note: 'Shown wherever a call by browser does not work, and in invitations to interviews by video. Empty: none.',
  save: 'Save',
  saved: 'Saved.',
  refused: 'That is no telephone number.',
  waysTitle: 'Ways of a call',
  relayed:
    'All calls go by your TURN server: nobody in a call learns the network address of anyone else.',
  direct:
    'Calls go from browser to browser where networks allow it: those in a call can learn each other’s network addresses. A TURN server prevents it (operators’ guide).',
  notRecorded: 'Calls are not recorded, and nothing of them is kept but who was in, and when.',
};
