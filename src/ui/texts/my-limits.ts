/** Words of a delegate's own limits: who may ask, how much, and when. */
import { counted as s } from '#ui/texts/number.ts';

export const myLimits = {
  title: 'My limits',
  back: 'My meetings',
  sub: 'Who may ask you, how much, and when you can be met',
  gate: 'Who may ask to meet you',
  gates: {
    open: 'Every firm',
    matching: 'Firms that offer something my answers name',
    closed: 'Nobody new',
  },
  gateMeans: {
    open: 'Every firm that can see you may ask.',
    matching:
      'Only answers that you share with the firm count. Firms read that you take requests this way.',
    closed: 'Requests that are here stay; you can still ask. Firms read that you take no new ones.',
  },
  matchingHidden:
    'You share no answers with clients, so no firm meets this: it is as if you had chosen “Nobody new”.',
  mostWaiting: 'Most requests waiting for my answer',
  mostWaitingHint:
    'Leave it empty for no limit. A request that you decline keeps its place until it expires, so that nobody can tell that you declined.',
  waiting: (n: number) => `${s(n, 'place')} taken now`,
  most: 'Most meetings for me',
  mostHint: (ceiling: number) => `At most ${ceiling}, the forum’s limit. Leave it empty for that.`,
  standby: 'I am on standby',
  standbyMeans:
    'When somebody does not come, you may be given a meeting at short notice, in a slot you have free, with a firm that wished for you or that you wished for. You see it on your phone. Off: nobody plans you in at short notice.',
  save: 'Save',
  saved: 'Saved.',
  times: 'When I can’t be met',
  timesNote: 'A meeting that is planned already stays until the organiser moves it.',
  arrives: 'I arrive',
  leaves: 'I leave',
  breaks: 'A break',
  from: 'From',
  to: 'To',
  setTime: 'Set',
  setArrival: 'Set my arrival',
  setLeaving: 'Set my leaving',
  addBreak: 'Add the break',
  remove: 'Remove',
  removeOf: (what: string) => `Remove: ${what}`,
  byStaff: 'entered by the organiser',
  noTimes: 'You can be met at any time of the forum.',
  noSlots: 'The forum has no times for meetings yet.',
  zone: (zone: string) => `Times of ${zone}`,
  said: {
    arrives: (at: string) => `Arrives ${at}`,
    leaves: (at: string) => `Leaves ${at}`,
    break: (from: string, to: string) => `Break, ${from} to ${to}`,
    away: (from: string, to: string) => `Away, ${from} to ${to}`,
  },
  refused: {
    unreadable: 'Nothing changed. Something in the form can’t be read.',
    'over-ceiling': 'Nothing changed. The forum allows fewer meetings than that.',
    'no-such-time': 'Nothing changed. This time does not exist.',
    backwards: 'Nothing changed. It ends before it begins.',
    outside: 'Nothing changed. This time is not one of the forum’s days.',
    'too-many': 'Nothing changed. There are 20 times already; remove one first.',
    'no-such-absence': 'Nothing changed. It is not there any more.',
  },
};
