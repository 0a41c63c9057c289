/** The small words of asking, by language: joins, denials and plain speech. Folded, as words are compared. */

/** What a small word does. `whole`: denies all that follows, up to the next pause. */
export type Joint =
  | 'and'
  | 'or'
  | 'not'
  | 'whole'
  | 'neither'
  | 'nor'
  | 'but'
  | 'either'
  | 'clause'
  | 'than'
  /** of a list exactly one: “exactly one of”, and behind it “but not both” */
  | 'one'
  | 'both'
  /** denies what stands before it: “Norway excluded” */
  | 'behind';
type Language = Record<Joint, string> & { plain: string; known: string };

const none: Language = {
  and: '',
  or: '',
  not: '',
  whole: '',
  neither: '',
  nor: '',
  but: '',
  either: '',
  clause: '',
  than: '',
  one: '',
  both: '',
  behind: '',
  plain: '',
  known: '',
};

/** `known`: words by which a text in this language is recognised; none of them is English. */
export const LANGUAGES: Record<string, Partial<Language>> = {
  en: {
    and: 'and|as well as|plus|and also|along with|together with|n|and are|and is|and who|and with|and have|and has|and the',
    or: 'or|or else|or alternatively',
    not: 'not|no|non|never|without|w o|excl|ex|isnt|arent|dont|doesnt|didnt|hasnt|havent|hadnt|wasnt|werent|wont|cant|cannot|none of|nobody|no one|noone|nobody with|no one with|noone with|nobody in|nobody from|minus|lacking|exclude|excluding|excludes|excepting|outside|outside of|leave out|leaving out|ignore|ignoring|omit|other than|rather than|instead of|apart from|aside from|with the exception of|except|except for|bar|barring|and not|or not|no longer|not yet|not as|not by|not with|not any|not those|not people|not anyone|no one from|noone from|nowhere|nowhere in|nowhere on|nowhere near|nowhere among|not from|not in|do not|does not|did not|not the|unlike|save for|unless|unless they are|unless theyre|unless they|not counting|remove|removing|hide|hiding|delete|deleting|filter out|filtering out|take out|taking out|strip out|screen out|discard|discarding|disregard|disregarding|forget|forget about|discounting|discount|omitting|leaving aside|sans|other than in|other than from|anything but|but for',
    whole:
      'anywhere but|anywhere except|anywhere other than|anywhere apart from|anywhere bar|anywhere outside|everywhere but|everywhere except|any country but|any country except|all countries but|all countries except|everyone but|everybody but|anyone but|anybody but|all but|everyone except|everybody except|anyone except|anybody except|all except|everyone except for|everybody except for|all except for|everyone other than|everybody other than|anyone other than|all other than|everyone apart from|everybody apart from|anyone apart from|all apart from|everyone bar|all bar|everyone excluding|all delegates except|all delegates but|all people except|all people but|everyone who is not|everyone save|everyone not|people other than|delegates other than',
    neither: 'neither|none',
    nor: 'nor|and neither',
    but: 'but|yet|however|although|though|while|whilst|whereas|but also|but are|but who',
    either: 'either|any of|one of|whether',
    clause:
      'who|with|w|whose|that|which|whom|having|who are|who is|who have|who has|where|for whom|to whom',
    than: 'than',
    one: 'exactly one of|only one of|just one of|precisely one of|exactly one out of|one but not both of|one and only one of',
    both: 'not both|but not both|yet not both|though not both|never both|and not both|not the two|but not both of them|not both of them|not all of them|only one of them|but only one of them|just one of them|but just one of them',
    behind:
      'not chosen|not selected|not picked|not ticked|not named|excluded|excepted|aside|not included|left out|ruled out|not wanted|not please|are out|is out|not counted|omitted|ignored',
    plain:
      'a an the of in on at to for from by as is are be been being was were am it its this these those their theirs them they he she his her hers him we our us my me i you your and/or do does did has have had having s will would could should can may might must shall going go goes gonna about into onto over within amongst among between there here also too so then please pls kindly hi hello hey thanks thank dear ok okay now just only set due likely bound send fetch gimme list includes include including contain show find give get see search searching look looking incl force forces agency agencies authority authorities institution institutions lookup display anything something filter filters fetch return select pick identify tell bring pull out let lets want wants wanted wanting need needs needed needing like likes liked love wish wishes hope hoping meet meeting talk speak contact approach reach know knowing seeing say saying people person persons delegate delegates attendee attendees participant participants leader leaders executive executives everyone everybody anyone anybody someone somebody all any each every both whoever folk folks guest guests guys individual individuals respondent respondents contacts prospects candidates member members ones one how many what which when why count number total company companies organisation organisations organization organizations firm firms employer employers work works worked working job jobs role roles title titles titled called named name names based living live lives located location come comes coming hail country countries nation nations region regions place places side area areas category categories topic topics theme themes subject subjects thing things stuff matter matters point points item items interested interest interests interesting keen considering consider considers considered regarding concerning currently planning plan plans planned intend intends intending intention intentions aim aims aiming expect expects expecting expected choose chooses chose chosen choosing picks picked picking selects selected selecting selection says said option options choice choices tick ticks ticked mark marks marked naming lists listed listing rate rates rated rating responsible responsibility responsibilities charge sign off hold holds holding money cash control controls manage manages managing use uses using used own owns owning run runs running handle handles if such some other others another via per actual actually present well really simply basically case terms term next ahead upcoming forum event conference question questions survey response responses answers feel feels feeling felt think thinks thinking sees view views regard regards deem deems deemed believe believes finds found prefer prefers preferred preferring favour favours favor favors favouring still already year years month months week seek seeks seeking join joins joining attend attends attending discuss discussing discussion worry worried worries worrying concern concerned concerns troubled bothered struggling struggle struggles facing face faces faced suffering suffer hindered hampered blocked affected driven preparing prepare prepares prepared held kept keep keeps keeping stay stays staying remain remains remaining leave leaves leaving put puts putting placed placing turn got getting gets become becomes becoming themselves involving involved involve relating related respect towards toward spending spend spends expenditure expenditures outlay invest invests investing investment investments invested size sized figure sum amount amounts amounting worth gave given gives giving whatever ever yes sure care cares importance primarily mainly chiefly hear talks talked talking speaks mention mentions mentioned mentioning wrote write writes written describe describes described describing comment comments commented commenting note notes noted left holder holders appear appears appeared appearing feature features featured featuring make makes made making',
    known: '',
  },
  de: {
    and: 'und|sowie|und auch|und die|und der',
    or: 'oder|bzw|oder auch',
    not: 'nicht|kein|keine|keinen|keiner|keinem|keines|ohne|ausser|nicht aus|nicht in|mit ausnahme von|und nicht|nie|nicht die|ausserhalb|ausserhalb von|abgesehen von|exklusive|exkl|mit ausnahme|nicht mit|nicht von|noch nicht|nicht mehr',
    whole: 'alle ausser|alle bis auf|jeder ausser|alle ohne',
    neither: 'weder',
    nor: 'noch',
    but: 'aber|jedoch|sondern|doch|aber auch',
    either: 'entweder',
    clause: 'die|der|das|mit|welche|welcher|deren|dessen|denen',
    than: 'als',
    one: 'genau eines von|genau einer von|genau eine von|nur eines von|nur einer von',
    both: 'nicht beide|nicht beides|aber nicht beide|aber nicht beides',
    behind:
      'nicht inbegriffen|nicht dabei|nicht ausgewahlt|nicht genannt|nicht gewahlt|ausgeschlossen|ausgenommen',
    plain:
      'aus von vom in im an am auf fur bei zu zum zur den dem des ein eine einen einem einer eines ihr ihre ihren ihrer ihrem sein seine sie er es wir uns ist sind war haben hat habe werden wird wollen will mochte mochten bitte zeige zeig zeigen finde finden suche suchen gib liste alle alles jeder jede jemand leute personen teilnehmer teilnehmerinnen teilnehmende delegierte delegierten menschen wer was wo wie viele auch so dass sich nach durch thema themen ausgaben ausgeben investieren investiert investition investitionen planen geplant plant etat sehen nennen nennt genannt angeben angegeben als wahlen gewahlt interessiert interessieren interesse bereich bereichen land landern beim wegen ihnen dabei uber geben gibt plant investiert baut aus wer nachsten jahr jahre jahren weiterhin wichtig stelle platz rang geld mittel ausgegeben ausgibt noch gehen geht bleibt bleiben bereits schon jetzt kunftig derzeit aktuell diejenigen jene investierend sagen sagt gesagt geschrieben schreiben schreibt verfugen verfugt entscheiden entscheidet verantworten verantwortet mochte euro',
    known:
      'und oder nicht ist sind wie was welche welches ihre ihr ihnen der das fur mit aus wird werden sie kein keine uber zu von ohne alle',
  },
  fr: {
    and: 'et|ainsi que|et aussi',
    or: 'ou|ou bien',
    not: 'pas|pas de|pas en|sans|non|hors|hors de|en dehors de|en dehors des|en dehors du|a l exception de|a l exception du|a l exception des|a part|en excluant|excluant|a l exclusion de|a l exclusion des|excepte les|n ont pas|n a pas|ne cherchent pas|ne veulent pas|pas les|pas le|pas la|ne sont pas|n est pas|aucun|aucune|ne pas|sauf|excepte|hormis|jamais',
    whole:
      'tous sauf|tout le monde sauf|toutes sauf|tous excepte|tous hormis|tous hors|tous a part|n importe qui sauf|partout sauf',
    neither: 'ni',
    nor: 'ni',
    but: 'mais|cependant',
    either: 'soit|que ce soit',
    clause: 'qui|avec|dont|lesquels|que|ayant',
    than: 'que pour',
    one: 'exactement un de|exactement l un de|un seul de|exactement un des',
    both: 'pas les deux|mais pas les deux',
    plain:
      'choix ceux celles celui celle parmi depenses depense depensent investissent investir argent encore deja toujours reste restent comme parlent parler parle mentionner question veulent premierement le la les un une des de du d l a au aux en dans par pour sur ce ces cette leur leurs son sa ses ils elles il elle on nous vous est sont ont avoir etre montre montrez montrer moi cherche chercher trouver trouve liste tous toutes tout personnes gens participants delegues quels quelles quel quelle combien y compris choisissent choisit choisi placent place rang classent citent cite gerent gere disposent dispose investit investissement investissements veut souhaitent souhaite ne n s se qu c j',
    known: 'et ou est les des une dans pour vos votre quelle quel quels vous sont avec sur qui aux',
  },
  es: {
    and: 'y|e|asi como',
    or: 'o|u',
    not: 'no|sin|ningun|ninguna|excepto|salvo|menos los de|menos los|menos las|menos la|a excepcion de|excluyendo|aparte de|fuera de|nunca|tampoco|exceptuando|con excepcion de|a excepcion del|no tienen|no tiene|no quieren|no quiere|no buscan|no en|no de|no son|no esta|no estan',
    whole:
      'todos excepto|todos menos|todos salvo|todas menos|todas excepto|todo el mundo menos|cualquiera menos',
    neither: 'ni',
    nor: 'ni',
    but: 'pero|sino',
    either: 'bien|sea|ya sea',
    clause: 'que|con|cuyo|cuya|cuyos|quienes|quien',
    than: 'que en',
    one: 'exactamente uno de|solo uno de|uno solo de',
    both: 'no ambos|no ambas|pero no ambos|pero no ambas|no los dos|pero no los dos|pero no las dos',
    plain:
      'el la los las un una unos unas de del en al a por para su sus se es son han ha esta estan muestrame muestra mostrar buscar busca encuentra lista todos todas personas gente delegados asistentes cuantos cuales cual quiero quieren como lo le les sobre gasto gastos inversion inversiones invierten gastan dinero aquellos todavia ya aun entre eligen elige elegido eligieron quien tienen tiene tener disponen dispone gestionan gestiona manejan maneja puesto lugar opcion invierte gasta',
    known: 'los las una del para con que cual cuales como sus su es son el en por',
  },
  it: {
    and: 'e|ed|nonche|e anche|cosi come|insieme a',
    or: 'o|oppure|ovvero|o anche',
    not: 'non|senza|nessun|nessuna|nessuno|eccetto|tranne|salvo|escluso|esclusa|esclusi|escluse|escludendo|ad eccezione di|ad eccezione del|ad eccezione della|ad eccezione dei|a eccezione di|a parte|al di fuori di|al di fuori del|al di fuori della|fuori da|fuori dal|fuori dalla|mai|non ancora|non piu|non in|non nel|non nella|non dalla|non da|e non|ne tantomeno|meno i|meno gli|meno la|meno le',
    whole:
      'tutti tranne|tutti eccetto|tutti meno|tutti salvo|tutti fuorche|tutti a parte|tutte tranne|chiunque tranne|ovunque tranne',
    neither: 'ne',
    nor: 'ne',
    but: 'ma|pero|bensi|tuttavia|ma anche|ma con',
    either: 'sia',
    clause: 'che|con|cui|chi|i quali|le quali|di chi',
    than: 'che per|che in',
    one: 'esattamente uno tra|esattamente uno di|solo uno tra|solo uno di',
    both: 'non entrambi|non entrambe|ma non entrambi|ma non entrambe|non tutti e due|ma non tutti e due',
    behind: 'escluso|esclusa|esclusi|escluse|non incluso|non inclusi|non scelto',
    plain:
      'il lo la i gli le l un uno una di d del dello della dei degli delle dell da dal dallo dalla dai dagli dalle dall in nel nello nella nei negli nelle nell a al allo alla ai agli alle all per su sul sullo sulla sui sugli sulle sull loro suo sua suoi sue sono e ha hanno mostra mostrami mostrate cerca cercano cercare cercasi trova trovami elenco elenca lista tutti tutte tutto persone gente partecipanti delegati delegate partecipante quanti quante quali quale si vuole vogliono volere vorrebbe vorrebbero desidera desiderano investe investono investire spende spendono spendere soldi denaro spesa spese investimento investimenti quelli quelle coloro ancora gia sempre solo soltanto anche pure come dove anno anni prossimo prossimi questo questa rinnovare interessa interessano interessati interessate interessato responsabilita dispone dispongono gestisce gestiscono avere fare fanno fa mette mettono tra fra rispetto cosa ci vi ne posto scelta sceglie scelgono scelto',
    known:
      'il gli della delle dei nel per con che quale quali sono vostro vostra e di non chi piu meno tra tutti ma oppure nella dell degli tranne cerca cercano investe investono oltre mila',
  },
  nl: {
    and: 'en|alsook|evenals',
    or: 'of|ofwel',
    not: 'niet|geen|zonder|behalve|uitgezonderd|met uitzondering van|op die na|buiten|nooit|nog niet|niet meer|niet van|niet met|exclusief|niet de|niet uit|niet in',
    whole: 'iedereen behalve|iedereen op|iedereen buiten|alle behalve|allen behalve',
    neither: 'noch',
    nor: 'noch',
    but: 'maar|echter',
    clause: 'die|met|wier|waarvan|wie',
    than: 'dan',
    one: 'precies een van|slechts een van|maar een van',
    both: 'niet beide|maar niet beide|niet allebei|maar niet allebei',
    plain:
      'de het een van uit in op aan bij voor naar te ten ter hun zijn haar is was hebben heeft worden wordt toon laat zien zoek vind lijst alle mensen personen deelnemers hoeveel welke wat er ze zij wij graag geld uitgaven uitgave geven geeft blijft blijven nog al reeds degenen als om dat dit deze doel gaan gaat krijgen willen wil plannen plant besteden besteedt uitgeven uitgeeft investeren investeert kiezen kiest koos gekozen noemen noemt',
    known: 'het een van voor uw hoe welke wat zijn en niet met uit worden',
  },
  pt: {
    and: 'e|bem como',
    or: 'ou',
    not: 'nao|sem|nenhum|nenhuma|exceto|salvo|fora de',
    whole: 'todos exceto|todos menos',
    neither: 'nem',
    nor: 'nem',
    but: 'mas|porem',
    clause: 'que|com|cujo|cuja|quem',
    plain:
      'o a os as um uma de do da dos das em no na nos nas ao aos por para seu sua seus suas se sao esta estao tem mostre mostrar procurar lista todos todas pessoas participantes delegados quantos quais qual',
    known: 'os das dos uma para com qual quais seu sua sao nao em voce',
  },
  nordic: {
    and: 'och|og|samt',
    or: 'eller|eller ocksa',
    not: 'inte|ikke|ej|uten|uden|utan|utom|unntatt|undtagen|ingen|inga|intet|inget|utenfor|utanfor',
    whole: 'alle unntatt|alle undtagen|alla utom',
    neither: 'verken|hverken|varken',
    nor: 'eller',
    but: 'men',
    either: 'enten|antingen',
    clause: 'som|med|hvis|vars',
    than: 'enn|end',
    plain:
      'i fra fran pa av af til till for den det de en et ett er ar var har ha vis visa finn finna find liste lista alle alla personer deltakere deltagere deltagare mange hvem vem hvilke vilka deres sine sin',
    known: 'och og hva hvad vad hvilke vilka er ar det som til till for pa av deres din ikke inte',
  },
  pl: {
    and: 'i|oraz|a takze',
    or: 'lub|albo|czy',
    not: 'nie|bez|oprocz|poza|z wyjatkiem|zaden|zadna',
    whole: 'wszyscy oprocz|wszyscy poza',
    neither: 'ani',
    nor: 'ani',
    but: 'ale|lecz',
    clause: 'ktorzy|ktore|ktory|z|ze',
    plain:
      'w na do od dla o po przy ich sa jest maja ma pokaz znajdz lista wszyscy wszystkie osoby ludzie uczestnicy delegaci ile kto',
    known: 'i oraz jest sa jakie jaki w na do panstwa dla nie z',
  },
  el: {
    and: 'και|κι',
    or: 'ή|η',
    not: 'δεν|οχι|χωρις|εκτος|μη|εκτος απο|πλην',
    whole: 'ολοι εκτος|ολοι εκτος απο',
    neither: 'ουτε',
    nor: 'ουτε',
    but: 'αλλα|ομως',
    clause: 'που|με',
    plain:
      'ο του της των τον την το τα τους στη στην στο στα στις στους σε απο για ειναι εχουν εχει δειξε βρες λιστα ολοι ολες οσοι ποιοι',
    known: 'και του της ποια ποιες ποιο ειναι σας τι πως θα το',
  },
};

const OPEN = new Map<string, Map<string, { joint: Joint | 'plain' }>>();

/** Phrases of a language by their words: what each does. */
export function jointsOf(language: string): Map<string, { joint: Joint | 'plain' }> {
  const known = OPEN.get(language);
  if (known) return known;
  const said = { ...none, ...LANGUAGES[language] };
  const joints = new Map<string, { joint: Joint | 'plain' }>();
  for (const word of said.plain.split(' ')) if (word) joints.set(word, { joint: 'plain' });
  for (const joint of JOINTS)
    for (const phrase of said[joint].split('|')) if (phrase) joints.set(phrase, { joint });
  OPEN.set(language, joints);
  return joints;
}

const JOINTS = [
  'clause',
  'than',
  'but',
  'either',
  'and',
  'or',
  'nor',
  'not',
  'neither',
  'whole',
  'behind',
  'one',
  'both',
] as const;

const KNOWN = Object.entries(LANGUAGES).map(
  ([language, { known = '' }]) => [language, new Set(known.split(' ').filter(Boolean))] as const,
);

/** Languages that these folded words are written in, English always first. */
export function languagesOf(words: readonly string[], least: number): string[] {
  const distinct = new Set(words);
  const others = KNOWN.map(([language, known]) => ({
    language,
    many: [...known].filter((word) => distinct.has(word)).length,
  })).filter(({ many }) => many >= least);
  const most = Math.max(0, ...others.map(({ many }) => many));
  return ['en', ...others.filter(({ many }) => many * 2 > most).map(({ language }) => language)];
}
