/** Different words for one thing, in any field: each line is one thing. */
import { stemsOf } from './lexer.ts';

const SAME = `
ai | artificial intelligence | ki | kunstliche intelligenz | ia | intelligence artificielle | inteligencia artificial
ml | machine learning
genai | generative ai
iot | internet of things
it | information technology
hr | human resources | personnel
pr | public relations
r&d | research and development
erp | enterprise resource planning
crm | customer relationship management
ev | electric vehicle
pv | photovoltaic | photovoltaik | solar
esg | environmental social and governance
rpa | robotic process automation
uv | ultraviolet
ir | infrared
hv | high voltage
cctv | closed circuit television
vr | virtual reality
ar | augmented reality
ehr | electronic health record | epr | electronic patient record | emr
body worn video technology | body worn video | bodycam | body cam | body camera | body worn camera | bodyworn camera
facial recognition | face recognition
anpr | number plate recognition
bim | building information modelling
siem | security information and event management
mfa | multi factor authentication | two factor authentication
cyber security | cybersecurity | cyber | infosec | it security
net zero | decarbonization | carbon neutrality
staff shortage | labor shortage | staffing shortage | personnel shortage | workforce shortage
skills gap | skills shortage | lack of skills
cost of living | living cost
cost | expense | kosten
drone | uav | uas
supply chain | supply chains
customer experience | cx
user experience | ux
data centre | data center | datacentre
health care | healthcare
e commerce | ecommerce | online shop
e learning | elearning | online learning
well being | wellbeing | wellness
hq | headquarters
car park | parking
ageing | aging | old
car | automobile
lorry | truck
staff | employee | personnel | workforce
recruitment | recruiting | hiring
training | upskilling
regulation | regulatory | legislation
funding | finance | financing
building | estate
vendor | supplier
remote working | home working | home office | wfh
telehealth | telemedicine
c suite | c level
cfo | chief financial officer | chief finance officer
ceo | chief executive officer | chief executive
cio | chief information officer
cto | chief technology officer | chief technical officer
coo | chief operating officer | chief operations officer
ciso | chief information security officer
cdo | chief data officer | chief digital officer
cmo | chief marketing officer | chief medical officer
chro | chief human resources officer | chief people officer
cpo | chief procurement officer
cso | chief sustainability officer | chief security officer
md | managing director
vp | vice president
svp | senior vice president
evp | executive vice president
pm | project manager
dir | director
dep | deputy`;

type Group = readonly (readonly string[])[];
const groups: readonly Group[] = SAME.trim()
  .split('\n')
  .map((line) => line.split(' | ').map((each) => stemsOf(each)));

/** Where the first word of any phrase leads: to the groups that it begins. */
const byFirst = new Map<string, Group[]>();
for (const group of groups)
  for (const [first] of group)
    if (first !== undefined && !(byFirst.get(first) ?? []).includes(group))
      byFirst.set(first, [...(byFirst.get(first) ?? []), group]);

const startsAt = (words: readonly string[], at: number, phrase: readonly string[]) =>
  phrase.every((word, i) => words[at + i] === word);

/** The same phrase in other words: “AI governance” for “artificial intelligence governance”. */
export function saidOtherwise(words: readonly string[]): string[][] {
  return words.flatMap((word, at) =>
    (byFirst.get(word) ?? []).flatMap((group) => {
      const own = longest(group.filter((phrase) => startsAt(words, at, phrase)));
      if (!own) return [];
      return group
        .filter((phrase) => phrase !== own && !isPartHere(words, phrase))
        .map((phrase) => [...words.slice(0, at), ...phrase, ...words.slice(at + own.length)]);
    }),
  );
}

/** “EV” for “electric ground vehicle”: the short form of words that others part. */
export function shortFor(words: readonly string[]): string[] {
  return groups.flatMap((group) => {
    const [short] = group;
    const isPartly = group.some(
      (phrase) => phrase.length > 1 && phrase.length < words.length && isInOrder(phrase, words),
    );
    return short?.length === 1 && short[0] !== undefined && short[0].length < 4 && isPartly
      ? [short[0]]
      : [];
  });
}

function isInOrder(phrase: readonly string[], words: readonly string[]): boolean {
  let from = 0;
  return phrase.every((word) => {
    const at = words.indexOf(word, from);
    from = at + 1;
    return at >= 0;
  });
}

const longest = (phrases: Group) => [...phrases].sort((a, b) => b.length - a.length)[0];
const isPartHere = (words: readonly string[], phrase: readonly string[]) =>
  phrase.length > 1 &&
  phrase.every((word) => words.includes(word)) &&
  phrase.length === words.length;
