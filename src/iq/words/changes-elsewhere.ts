/** How people say in other languages that an amount grows, stays, falls or is none. Folded. */
import type { Direction } from '#ui/charts/columns.ts';
import { verbSaid } from './verbs-of-change.ts';

const SAID: readonly [Direction, string][] = [
  [
    'up',
    `nimmt zu|nehmen zu|zunimmt|zunehmen|zunehmend|zunehmende|zunehmenden|wachst|wachsen|wachsend|wachsende|wachsenden|
    steigt an|steigen an|ansteigend|geht hoch|gehen hoch|geht rauf|gehen nach oben|rauf|nach oben|hoher|zuwachs|anstieg|zunahme|
    wachstum|ausbau|ausweitung|erhohung|steigerung|ausweiten|weiten aus|aufstocken|stocken auf|stockt auf|baut aus|bauen aus|
    mehr ausgeben|mehr ausgibt|mehr ausgegeben|geben mehr aus|gibt mehr aus|mehr investieren|investieren mehr|investiert mehr|mehr investiert|mehr geld|mehr mittel|mehr budget|
    en augmentation|en croissance|en progression|en hausse|a la hausse|augmentation|hausse|croissance|progresse|progressent|croit|croissent|grimpe|
    grimpent|monte|montent|accroitre|accroissent|renforcent|plus de depenses|plus d argent|plus de budget|plus de moyens|investir plus|plus pour|plus sur|plus dans|
    investissent plus|investissent davantage|depensent plus|depensent davantage|depenser plus|
    sube|suben|subira|subiran|crece|crecen|creciente|crecientes|en aumento|aumento|aumentara|aumentaran|incremento|incrementa|incrementan|incrementar|crecimiento|
    subida|amplian|mas gasto|mas gastos|mas inversion|mas dinero|mas presupuesto|gasta mas|gastan mas|gastar mas|invierte mas|invierten mas|invertir mas|
    in crescita|cresce|crescono|crescera|cresceranno|crescente|crescenti|in aumento|aumenta|aumentera|aumenteranno|sale|salgono|incremento|incrementa|incrementano|incrementare|potenziano|potenziare|
    piu spesa|piu spese|piu soldi|piu denaro|piu budget|piu investimenti|maggiore spesa|maggiori spese|maggiori investimenti|investe di piu|investono di piu|investire di piu|investe piu|investono piu|spende di piu|spendono di piu|spendere di piu|spende piu|spendono piu|di piu|
    neemt toe|nemen toe|toeneemt|toenemen|toenemend|toenemende|stijgt|stijgen|stijgende|groeit|groeien|groeiend|groeiende|stijging|toename|groei|omhoog|
    hoger|meer geld|meer uitgaven|meer uitgeven|geven meer uit|geeft meer uit|meer uitgeeft|meer investeert|investeren meer|meer investeren|verhoogt|breiden uit|
    sobe|sobem|crescem|em alta|a subir|mais dinheiro|mais gastos|investem mais|
    stiger|stigende|vokser|voksende|vekst|vaxer|vaxande|okende|trappas upp|trappar upp|trappes opp|trapper opp|mer penger|flere penger|mer pengar|rosnie|rosna|wzrost|rosnacy`,
  ],
  [
    'down',
    `nimmt ab|nehmen ab|abnehmend|abnehmende|geht zuruck|gehen zuruck|zuruckgeht|zuruckgehen|zuruckgehend|zuruckgehende|rucklaufig|rucklaufige|
    rucklaufigen|schrumpft|schrumpfen|schrumpfend|fallend|fallende|fallenden|kurzung|kurzungen|ruckgang|abnahme|reduzierung|senkung|
    senkungen|einsparung|einsparungen|sparen|spart|einsparen|streichen|streicht|runter|geht runter|nach unten|herunter|geringer|geringere|
    niedriger|niedrigere|abbau|abbauen|bauen ab|weniger geld|weniger mittel|weniger budget|weniger ausgeben|weniger ausgibt|weniger ausgegeben|
    geben weniger aus|gibt weniger aus|weniger investieren|investieren weniger|investiert weniger|
    en recul|en diminution|en repli|en chute|en baisse|a la baisse|baisse|baisses|diminution|reduction|recul|recule|reculent|diminue|coupes|coupent|
    moins de depenses|moins d argent|moins de budget|depensent moins|depenser moins|investissent moins|economisent|
    baja|bajan|bajara|bajaran|cae|caen|en descenso|desciende|descienden|descenso|reduccion|reduce|recorte|recortes|recorta|disminucion|disminuye|disminuira|bajada|en caida|
    menos gasto|menos gastos|menos dinero|menos inversion|menos presupuesto|gasta menos|gastan menos|gastar menos|invierten menos|invertir menos|ahorran|
    in calo|cala|calano|calera|caleranno|calo|scende|scendono|in diminuzione|in discesa|diminuzione|diminuisce|diminuiscono|diminuire|diminuira|riduzione|riduce|riducono|ridurre|ridotta|ridotte|ridotti|tagli|taglia|tagliano|tagliare|
    meno spesa|meno spese|meno soldi|meno denaro|meno budget|meno investimenti|minore spesa|minori spese|spende meno|spendono meno|spendere meno|spende di meno|spendono di meno|investe meno|investono meno|investire meno|investe di meno|investono di meno|di meno|
    daalt|dalen|dalende|neemt af|nemen af|afneemt|afnemen|afnemend|afnemende|afname|daling|krimpt|krimpen|krimpend|bezuinigen|bezuinigt|bezuiniging|
    omlaag|lager|minder geld|minder uitgaven|minder uitgeven|geven minder uit|geeft minder uit|minder uitgeeft|minder investeert|investeren minder|minder investeren|verlaagt|
    desce|descem|em queda|a descer|reducao|menos dinheiro|synker|trappas ned|trappar ned|trappes ned|trapper ned|dras ned|drar ned|skars ned|skar ned|synkende|faller|fallende|kutter|kutt|nedgang|mindre penger|minskande|sjunker|spada|spadaja|spadek|maleje`,
  ],
  [
    'same',
    `bleibt gleich|bleiben gleich|gleich bleibt|gleich bleiben|gleich bleibend|bleibt stabil|bleiben stabil|bleibt konstant|bleiben konstant|
    bleibt unverandert|bleiben unverandert|stagniert|stagnieren|auf gleichem niveau|gleich hoch|gleich viel|keine veranderung|keine anderung|
    wie bisher|so wie bisher|wie gehabt|wie zuvor|comme avant|comme maintenant|como antes|como hasta ahora|zoals nu|zoals voorheen|halten|halten konstant|
    stables|identique|identiques|inchanges|reste stable|restent stables|reste inchange|constants|constantes|constant|maintiennent|au meme niveau|stagne|stagnent|
    se mantiene igual|se mantendran|mantiene|mantienen|estables|sigue igual|siguen igual|al mismo nivel|sin cambio|constante|
    stabile|stabili|invariato|invariata|invariati|invariate|spesa invariata|spese invariate|spesa stabile|resta uguale|restano uguali|rimane uguale|rimangono uguali|uguale|uguali|costante|costanti|
    lo stesso|la stessa|gli stessi|le stesse|stesso|stessa|stessa spesa|la stessa spesa|stessi soldi|stesso budget|resta stabile|restano stabili|rimane stabile|rimangono stabili|resta invariata|restano invariate|rimane invariato|rimane invariata|mantengono|mantiene|mantenere|nessun cambiamento|nessuna variazione|allo stesso livello|senza variazioni|
    blijft gelijk|blijven gelijk|gelijk blijft|gelijk blijven|gelijkblijvend|gelijkblijvende|onveranderd|hetzelfde|blijft hetzelfde|blijven hetzelfde|constant|
    mantem|mantem se|estavel|det samme|som for|stabilt|uandret|stale`,
  ],
  [
    'none',
    `kein geld|keine mittel|keine ausgaben|keine investition|keine investitionen|kein budget|geben nichts aus|gibt nichts aus|nichts ausgeben|nicht investieren|investieren nicht|investiert nicht|
    pas de depenses|pas de depense|aucune depense|aucunes depenses|n investissent pas|n investit pas|sans depense|sans depenses|ne depensent rien|rien|pas de budget|aucun budget|
    pas d argent|aucun investissement|pas d investissements|
    no invierte|no invierten|no invertir|no invertira|no invertiran|sin gasto|sin gastos|no gasta|no gastan|no gastan nada|ningun gasto|sin presupuesto|ninguna inversion|sin inversiones|nada|
    nessuna spesa|nessuna spese|nessun investimento|nessuno investimento|non investe|non investono|non investire|non investira|non investiranno|non spende|non spendono|non spendono nulla|non spende nulla|non spende niente|non spendono niente|non intendono investire|non intende investire|non vogliono investire|non prevede investimenti|non prevedono investimenti|
    senza investimenti|senza investimento|senza spesa|senza spese|niente|nulla|nessun budget|zero investimenti|zero spesa|
    geen uitgaven|geen geld|geen budget|geen investering|geen investeringen|geven niets uit|geeft niets uit|niet investeren|investeren niet|investeert niet|
    sem investimento|nao investe|nao investem|ingen midler|ingen utgifter|ingen penger|inga pengar|investerer ikke`,
  ],
  [
    'unsure',
    `weiss nicht|wissen nicht|wissen es nicht|unentschlossen|noch unentschlossen|unklar|noch unklar|noch offen|keine ahnung|unschlussig|
    ne sait pas|ne savent pas|indecis|indecise|hesitent|incertain|incertains|
    no sabe|no saben|no lo sabe|no lo saben|indecisos|indecisas|dudan|non sa|non sanno|non lo sa|non lo sanno|indeciso|indecisa|indecisi|incerti|incerto|
    weet niet|weten niet|weten het niet|weet het niet|twijfelen|twijfelt|onzeker|vet ikke|vet inte|usikker|osaker|nie wiedza`,
  ],
];

const byPhrase = new Map<string, Direction>(
  SAID.flatMap(([direction, list]) =>
    list.split('|').map((phrase): [string, Direction] => [phrase.trim(), direction]),
  ),
);

const LEADS_ON =
  / (?:bei|beim|fur|in|im|an|auf|von|der|des|den|dem|die|das|zu|zum|zur|am|pour|dans|de|du|d|la|le|les|l|sur|a|au|aux|en|el|los|las|para|por|sobre|su|per|di|nel|nello|nella|nei|negli|nelle|nell|sul|sulla|sulle|sui|sugli|sull|gli|il|lo|dei|delle|della|del|dell|i|aan|voor|op|het|met|til|pa|med|i|na|os|as|em|no|nos)$/;

/** What a phrase says of change; the small word that leads on to its topic is left out. */
export function changeElsewhere(
  phrase: string,
): { direction: Direction; leadsOn: boolean } | undefined {
  const alone = byPhrase.get(phrase);
  if (alone) return { direction: alone, leadsOn: false };
  const bare = phrase.replace(LEADS_ON, '');
  const last = bare.replace(LEADS_ON, '');
  const found = byPhrase.get(bare) ?? byPhrase.get(last);
  if (found) return { direction: found, leadsOn: true };
  if (UNPLANNED.test(bare)) return { direction: 'none', leadsOn: bare !== phrase };
  const verb = verbSaid(last);
  return verb && { direction: verb.direction, leadsOn: last !== phrase };
}

/** “Nicht vorgesehen”, “pas prévu”, “no está previsto”: no column need say it in these words. */
const UNPLANNED =
  /^(?:(?:ist|sind|est|sont|n est|ne sont|is|zijn|e|sono) )?(?:nicht|gar nicht|pas|no|non|niet|nao|not|ikke|inte) (?:(?:esta|estan|e|is|wordt|worden|ist|sind|mehr|plus|in der) )?(?:vorgesehen|geplant|eingeplant|budgetiert|angedacht|beabsichtigt|planung|envisage|prevu|planifie|budgete|previst|planead|planificad|contemplad|presupuestad|voorzien|gepland|begroot|ingepland|pianificat|contemplat|budgetat|planejad|planlagt|planerat|planerad|foreseen|envisaged|budgeted|scheduled|earmarked)(?:e|es|ee|ees|s|o|a|os|as|i|t)?$/;
