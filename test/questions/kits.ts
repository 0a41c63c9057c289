/** Parts of questions for each forum, to be put together by compose.ts. */
import { moreKits } from './kits-unseen.ts';

/** The words of a part and what they mean. */
export type Part = readonly [asks: string, means: string];
export type Kit = {
  forum: string;
  begin: readonly string[];
  who: readonly Part[];
  /** one of each at most */
  parts: Readonly<Record<string, readonly Part[]>>;
  joints: readonly string[];
};

const JOINTS = [', ', ' and ', ' ', ', and '];
const BEGIN = ['', '', 'show me ', 'find ', 'which ', 'who are the ', 'all '];

const police: Kit = {
  forum: 'police',
  begin: BEGIN,
  joints: JOINTS,
  who: [
    ['heads of department', 'seniority=Heads'],
    ['chief officers', 'seniority=Chief'],
    ['senior managers', 'seniority=Senior'],
    ['enterprise architects', 'words(enterprise architect)'],
    ['delegates', 'all'],
    ['British heads of dept', 'seniority=Heads & country=United Kingdom'],
  ],
  parts: {
    place: [
      ['in the UK', 'country=United Kingdom'],
      ['from Belgium or Germany', 'country={Belgium, Germany}'],
      ['outside the United Kingdom', '!country=United Kingdom'],
      ['not in Belgium', '!country=Belgium'],
    ],
    money: [
      ['with over £5m', 'budget>5m'],
      ['with a budget of at least £4 million', 'budget>=4m'],
      ['with between £2m and £8m', 'budget>=2m & budget<=8m'],
      ['under £10m', 'budget<10m'],
      ['with no more than 6.2m', 'budget<=6.2m'],
    ],
    change: [
      ['increasing AI', 'spend.Artificial=Increase'],
      ['spending more on cyber security', 'spend.Cyber=Increase'],
      ['keeping BWV flat', 'spend.Body=Stay'],
      ['increasing AI or cloud', 'spend.Artificial=Increase | spend.Cloud=Increase'],
      ['increasing AI and cloud', 'spend.Artificial=Increase & spend.Cloud=Increase'],
      ['increasing AI but not cloud', 'spend.Artificial=Increase & !spend.Cloud=Increase'],
      ['not increasing LFR', '!spend.Live=Increase'],
      ['not investing in facial recognition', 'spend.Live=No'],
    ],
    rank: [
      ['ranking AI first', 'investment#1=Artificial'],
      ['with performance management in their top 3', 'investment#3=Performance'],
      ['who rank data analytics', 'investment=Data'],
      ['not ranking cloud', '!investment=Cloud'],
    ],
    choice: [
      ['worried about network security', 'cyber=Network'],
      ['concerned about the skills gap', 'data_science=Skills'],
      ['whose top priority is automation', 'top_priority=Automation'],
      ['prioritising back office transformation', 'future=Back'],
    ],
  },
};

const ports: Kit = {
  forum: 'ports',
  begin: BEGIN,
  joints: JOINTS,
  who: [
    ['harbour masters', 'seniority=Harbour'],
    ['C-suite', 'seniority=C-suite'],
    ['VPs and general managers', 'seniority=VPs'],
    ['specialists', 'seniority=Spec'],
    ['people', 'all'],
    [
      'Nordic harbor masters',
      'seniority=Harbour & country={Norway, Sweden, Denmark, Finland, Iceland}',
    ],
  ],
  parts: {
    place: [
      ['in Asia', 'country={Singapore, Japan, South Korea, Vietnam}'],
      ['from the US or Canada', 'country={United States, Canada}'],
      ['not in Norway', '!country=Norway'],
      ['outside the USA', '!country=United States'],
    ],
    money: [
      ['with over NOK 20m', 'budget>20m'],
      ['with at least 50 million kroner', 'budget>=50m'],
      ['with NOK 5m-100m', 'budget>=5m & budget<=100m'],
      ['without a budget', '!answered(budget)'],
    ],
    change: [
      ['spending more on shore power', 'outlook.Shore=Spend more'],
      ['cutting TOS', 'outlook.Terminal=Spend less'],
      ['with nothing planned for drones', 'outlook.Drones=None planned'],
      [
        'spending more on drones or cyber security',
        'outlook.Drones=Spend more | outlook.Cyber=Spend more',
      ],
      ['not spending more on stacking cranes', '!outlook.Automated=Spend more'],
    ],
    partners: [
      ['who find freight forwarders critical', 'partners.Freight=Critical'],
      ['for whom shipping lines are irrelevant', 'partners.Shipping=Irrelevant'],
    ],
    rank: [
      ['ranking gate automation first', 'buying#1=Gate'],
      ['with electric yard tractors in the top 2', 'buying#2=Electric'],
      ['not ranking dredging', '!buying=Dredging'],
    ],
    choice: [
      ['preparing for LNG or methanol', 'fuel={LNG, Methanol}'],
      ['driven by labour shortages', 'driver=Labour'],
      ['held back by grid capacity', 'barriers=Grid'],
    ],
  },
};

const campus: Kit = {
  forum: 'campus',
  begin: ['', '', 'alle '],
  joints: [', ', ' und ', ' '],
  who: [
    ['Kanzlerinnen und Kanzler', 'seniority=Kanzler'],
    ['Dezernatsleitung', 'seniority=Dezernat'],
    ['Referentinnen und Referenten', 'seniority=Referent'],
  ],
  parts: {
    place: [
      ['aus Österreich', 'country=Österreich'],
      ['aus der Schweiz oder Italien', 'country={Schweiz, Italien}'],
      ['nicht aus Deutschland', '!country=Deutschland'],
    ],
    money: [
      ['mit über 5 Mio. €', 'budget>5m'],
      ['mit mindestens 2 Millionen Euro', 'budget>=2m'],
      ['mit 1 bis 20 Mio. €', 'budget>=1m & budget<=20m'],
    ],
    change: [
      ['mit steigenden Ausgaben für Photovoltaik', 'ausgaben.Photo=Steigend'],
      ['mit weniger Ausgaben für KI', 'ausgaben.Künst=Sinkend'],
      ['Gebäudeautomation gleichbleibend', 'ausgaben.Gebäude=Gleich'],
    ],
    rank: [
      ['Wärmepumpen an erster Stelle', 'invest#1=Wärme'],
      ['Ladeinfrastruktur in den Top 2', 'invest#2=Lade'],
    ],
    choice: [
      ['Hürde Denkmalschutz', 'huerden=Denkmal'],
      ['Vergabeweg Direktvergabe', 'vergabe=Direkt'],
      ['wichtigstes Thema Barrierefreiheit', 'thema=Barriere'],
    ],
  },
};

export const kits: readonly Kit[] = [police, ports, campus, ...moreKits];
