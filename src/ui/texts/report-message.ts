/** Words of reporting a message. */
export const reportMessage = {
  title: 'Report this message',
  means:
    'The organiser reads the message as it stands now and your reason, nothing else of the conversation. You are told what came of it.',
  by: (name: string) => `${name} wrote`,
  reason: 'What is wrong with it',
  send: 'Report to the organiser',
  sent: 'Reported. You are told what comes of it.',
  back: 'Back to the conversation',
  refused: {
    'no-such-message': 'This message can’t be found.',
    'own-message': 'This message is your own.',
    'no-reason': 'Say what is wrong with it.',
    'too-long': 'A reason has at most 1,000 characters.',
    'reported-already': 'You have reported this message already.',
  },
};
