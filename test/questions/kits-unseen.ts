/** Kits of the forums that the reader was not made with. */
import type { Kit } from './kits.ts';

const JOINTS = [', ', ' and ', ' '];
const BEGIN = ['', 'show me ', 'list ', 'I need ', 'any '];
const museums: Kit = {
  forum: 'museums',
  begin: BEGIN,
  joints: JOINTS,
  who: [
    ['executive directors', 'seniority=Executive'],
    ['curators & collections', 'seniority=Curators'],
    ['operations staff', 'seniority=Operations'],
    ['people', 'all'],
  ],
  parts: {
    place: [
      ['from the US', 'country=United States'],
      ['outside North America', '!country={United States, Canada, Mexico}'],
      ['in Ireland or Australia', 'country={Ireland, Australia}'],
      ['not from Canada', '!country=Canada'],
    ],
    money: [
      ['with more than $1m', 'budget>1m'],
      ['with $400k or less', 'budget<=400k'],
      ['between $250k and $3 million', 'budget>=250k & budget<=3m'],
      ['over half a million dollars', 'budget>500k'],
    ],
    change: [
      ['increasing HVAC', 'money.Climate=Growing'],
      ['cutting the gift shop', 'money.Gift=Shrinking'],
      ['flat on security guards', 'money.Guards=Flat'],
      ['with no budget for VR', 'money.Virtual=No budget'],
      ['not increasing ticketing software', '!money.Ticketing=Growing'],
    ],
    risk: [
      ['worried about theft', 'risks=Theft'],
      ['worried about fire or flooding', 'risks={Fire, Flooding}'],
      ['not worried about donor fatigue', '!risks=Donor'],
    ],
    rank: [
      ['audio guides first', 'rank#1=Audio'],
      ['with display cases in their top 3', 'rank#3=Display'],
      ['ranking LED lighting', 'rank=LED'],
    ],
    goal: [
      ['whose goal is school programs', 'goal=School'],
      ['wanting outside help with insurance', 'help=Insurance'],
    ],
  },
};
const schools: Kit = {
  forum: 'schools',
  begin: BEGIN,
  joints: JOINTS,
  who: [
    ['headteachers', 'seniority=Headt'],
    ['chief executives', 'seniority=Chief'],
  ],
  parts: {
    place: [
      ['in England', 'country=England'],
      ['from Wales or Scotland', 'country={Wales, Scotland}'],
      ['outside England', '!country=England'],
    ],
    money: [
      ['with over £250k', 'budget>250k'],
      ['with at least a million', 'budget>=1m'],
      ['£100k to £800k', 'budget>=100k & budget<=800k'],
    ],
    change: [
      ['spending more on laptops', 'change.Laptops=Going up'],
      ['reducing supply teachers', 'change.Supply=Going down'],
      ['with no change in catering', 'change.Catering=No change'],
      ['not spending more on minibuses', '!change.Minibuses=Going up'],
    ],
    happy: [
      ['dissatisfied with broadband', 'happy.Broad=Dissat'],
      ['satisfied with cleaning', 'happy.Clean=Sat'],
    ],
    worry: [
      ['worried about falling rolls', 'worry=Falling'],
      ['with attendance as greatest worry', 'worry=Att'],
    ],
    rank: [
      ['science labs first', 'ranked#1=Science'],
      ['ranking fencing or kitchens', 'ranked=Fencing | ranked=Kitchens'],
      ['not ranking the nursery', '!ranked=Nursery'],
    ],
  },
};
export const moreKits: readonly Kit[] = [museums, schools];
