/** Words of a phone that rings. */
export const callRings = {
  label: 'Incoming call',
  calls: (who: string) => `${who} is calling.`,
  kind: { video: 'Video call', voice: 'Voice call' },
  in: (title: string) => `In ${title}`,
  decline: 'Decline',
  answer: 'Answer',
};
