/** Words of the planner's runs, and of two plans side by side. */
import { counted as s } from '#ui/texts/number.ts';

const seconds = (n: number) => `${n < 10 ? Math.round(n * 10) / 10 : Math.round(n)} s`;

export const runs = {
  page: 'Runs',
  title: (plans: number) => (plans === 0 ? 'No plan has been made yet' : s(plans, 'plan')),
  lead: 'A run searches for the best plan under the rules and keeps it as a draft. Nobody is told before you publish. Every plan stays here with its settings and result.',

  start: 'Start a run',
  fields: {
    name: 'Name, if wanted',
    ceiling: 'At most, for each delegate',
    seconds: 'Search for, in seconds',
    lockedOf: 'Keep the locked meetings of',
    noLocks: 'No plan',
  },
  ceilingNote: (rule: number) => `The rules say ${rule}.`,
  secondsNote: 'It ends earlier when nothing better is left to try.',
  locked: (plan: string, n: number) => `${plan}, ${n} locked`,
  wrong: {
    name: 'No run was started. A name has at most 80 letters.',
    ceiling: 'No run was started. The most for a delegate is a whole number from 1 to 99.',
    seconds: 'No run was started. The search lasts 1 to 600 seconds.',
    lockedOf: 'No run was started. Choose a plan of this list, or none.',
  },
  refused: {
    running: 'No run was started: one is at work already.',
    'no-slots': 'No run was started. The agenda has no slots; import the folder with agenda.json.',
    'no-tables': 'No run was started. The agenda has no tables; set their number under Rules.',
    'no-clients': 'No run was started. There are no clients yet; import clients.csv.',
    'no-such-plan': 'No run was started. The plan whose locks were to stay is not in this forum.',
  },

  atWork: 'The planner is at work',
  stopping: 'The planner is stopping',
  since: (at: string, n: number | null) =>
    n === null ? `Since ${at}, until nothing better is left` : `Since ${at}, for ${n} s at most`,
  elapsed: (n: number) => `${n} s`,
  nothingYet: 'It looks for a first plan.',
  stop: 'Stop and keep the best',
  stopRefused: {
    'no-such-run': 'Nothing was stopped. This run is not in this forum.',
    ended: 'The run has ended already.',
  },
  lookAgain: 'Look again',
  done: (plan: number) => `The run has ended. Plan ${plan} is a draft.`,
  failedTitle: 'A run has failed',
  failed: (why: string) =>
    `The planner stopped: ${why}. Nothing was changed; another run may succeed.`,
  diedTitle: 'A run was cut off',
  died: 'Its server has not been heard of for a minute, so its plan is lost. Start another run.',
  startedAt: (at: string) => `Started ${at}.`,

  what: {
    promised: (of: number) => `of ${of} promised`,
    mutual: 'wished by both',
    total: (n: number) => (n === 1 ? 'meeting' : 'meetings'),
    gaps: (n: number) =>
      n === 1 ? 'break or unsuitable half-day' : 'breaks and unsuitable half-days',
  },
  bound: (n: number) => `bound ${n}`,
  gauge: (value: number, bound: number) => `${value}; no plan can reach more than ${bound}`,
  gaugeLeast: (value: number, bound: number) => `${value}; no plan can have fewer than ${bound}`,

  plans: 'All plans',
  plansEmpty: 'Plans that runs find are listed here.',
  plan: (number: number, name: string) => (name ? `Plan ${number}, ${name}` : `Plan ${number}`),
  states: { draft: 'Draft', published: 'Published', replaced: 'Replaced' },
  made: (at: string) => `made ${at}`,
  publishedAt: (at: string) => `published ${at}`,
  settings: (ceiling: number, took: number, ended: string) =>
    `At most ${ceiling} for each delegate. ${ended} ${seconds(took)}.`,
  ended: {
    searched: 'Searched to the end in',
    time: 'Its time was over after',
    stopped: 'Stopped after',
  },
  keptLocks: (plan: string) => `Kept the locks of ${plan}.`,
  look: 'Look at it',
  compareTick: (plan: string) => `Compare ${plan}`,
  compare: 'Compare the two ticked',
  compareHint: 'Tick two plans.',
  rename: 'Name it',
  renameOf: (plan: string) => `Name it: ${plan}`,
  save: 'Save the name',
  named: (number: number) => `Plan ${number} has its new name.`,
  nameRefused: {
    'no-such-plan': 'No name was changed. This plan is not in this forum.',
    'too-long': 'No name was changed. A name has at most 80 letters.',
  },
  publish: 'Publish, tell all concerned',
  publishOf: (plan: string) => `Publish, tell all concerned: ${plan}`,
  again: 'Publish again',
  againOf: (plan: string) => `Publish again: ${plan}`,
};

export const compared = {
  page: 'Two plans',
  title: (a: number, b: number) => `Plan ${a} and plan ${b}`,
  back: 'Runs',
  choose: 'Choose two plans to compare',
  chooseNext: 'Tick them in the list of runs.',
  toRuns: 'To the runs',
  sum: (same: number, moved: number, onlyA: number, onlyB: number) =>
    `${s(same, 'meeting is', 'meetings are')} the same, ${moved} moved, ${onlyA} only in the first, ${onlyB} only in the second.`,
  equal: 'Both plans hold the same meetings at the same places.',
  swap: 'The other way round',
  numbers: 'Numbers',
  what: {
    promised: 'Promised meetings planned',
    mutual: 'Wished by both',
    total: 'Meetings',
    gaps: 'Breaks and unsuitable half-days',
  },
  boundOf: (n: number) => `bound ${n}`,
  number: 'Number',
  difference: 'Difference',
  signed: (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0'),
  meetings: 'Meetings that differ',
  onlyA: (plan: string) => `Only in ${plan}`,
  onlyB: (plan: string) => `Only in ${plan}`,
  moved: 'Moved',
  none: 'None.',
  line: (company: string, delegate: string) => `${company} and ${delegate}`,
  place: (when: string, table: number, person: string) => `${when}, table ${table}, ${person}`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  clients: 'By client',
  client: 'Client',
  promised: 'Promised',
  planned: 'Planned',
  mutual: 'Wished by both',
  gone: 'not in this plan',
  sameClients: (n: number) =>
    `${s(n, 'client has', 'clients have')} the same numbers in both plans.`,
  people: 'Whose day differs',
  nobody: 'Nobody’s day differs.',
  changes: (lost: number, gained: number, moved: number) =>
    [
      lost > 0 && `${s(lost, 'meeting')} fewer`,
      gained > 0 && `${s(gained, 'meeting')} more`,
      moved > 0 && `${moved} moved`,
    ]
      .filter(Boolean)
      .join(', '),
  ofCompany: (company: string) => `for ${company}`,
};
