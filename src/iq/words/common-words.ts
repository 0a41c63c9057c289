/** Words so common that they are never taken for a slip of another. */

const COMMON = new Set(
  `able above across act action active actual add added address after again against age ago agree air alone
    already always amount annual answer anywhere apart appear apply area arm art article aside ask asked asking
    attack attention avoid aware away baby back bad ball bank bar base based basic bear beat beautiful became
    because become bed before began begin begun behind believe below best better beyond big bit black blue board
    body book born boss bottom bought box boy break bring broad broken brought brown build built burn business
    busy buy buyer buyers buying call called came campaign capital car card care careful carefully carry case
    cash cause cell central century certain chair challenge chance change changed changes character cheap check
    child children choice church circle city claim class clean clear clearly client clients climb clock close
    closed cloth clothes coast coat cold collect color come comes common complete concern condition consider
    contain control cook cool copy corner correct cost could country couple course court cover create cross
    crowd cup current cut daily dance dark date daughter day days dead deal dear death decide decided deep
    degree department design desk despite detail develop did die difference different difficult dinner direct
    direction discuss doctor dog done door double doubt down draw dream dress drink drive drop dry due during
    early earth ease easily east easy eat economic edge effect effort eight either else empty end enemy energy
    engine enjoy enough enter entire equal especially even evening event eventually ever every evidence exactly
    example except expect expensive experience explain extra extremely eye eyes face fact fair fall family
    famous far farm fast father favor fear feed feel feet fell felt few field fight figure file fill film final
    finally find fine finger finish finished fire firm first fish fit five flat floor flow fly follow food foot
    force foreign forget form former forward found four free fresh friend friends front full fully fun further
    future game garden gas gave general get gift girl give glad glass goal goes gold gone good got grand great
    green grew ground group grow guess guide gun hair half hall hand hands happen happy hard hardly hat head
    health hear heard heart heat heavy height held help here high highly hill himself history hit hold hole home
    honest hope horse hospital hot hotel hour hours house however huge human hundred hurry hurt ice idea ideas
    image imagine immediately important include included including increase indeed industry inside instead
    international island issue issues itself join joined jump just keep kept key kid kill kind king kitchen knew
    know known lack lady laid lake land language large largely largest last late lately later laugh law lay lead
    leader leading learn least leave led left leg legal less let letter letters level lie life light like likely
    limited line list listen little live local long longer look lost lot lots loud love loved low lower luck
    lunch machine made main major make makes man many map march mark market married mass master match material
    matter maybe mean means meant measure meet meeting member memory mention mentioned met middle might mile
    mind mine minute minutes miss model modern moment money month months moon moral more morning most mother
    mostly mountain mouth move moved movement much music must myself name narrow nation national natural nature
    near nearly necessary neck need needs neither never new news next nice night nine nobody noise none nor
    normal normally north nose note nothing notice number object observe obvious occur offer office often oil
    old once one ones online only onto open opened opinion order ordinary original other ought outside over own
    page paid pain paint pair paper parent park part particular particularly party pass passed past path pay
    peace people per perfect perhaps period person personal phone physical pick picture piece place plain plan
    planet plant play please pleasure plenty plus pocket point police political poor popular position possible
    possibly post pound power powerful practice prefer prepare present president press pretty prevent price
    print private probably problem produce product promise proper protect prove provide public pull purpose push
    put quality quarter queen question quick quickly quiet quite race radio rain raise ran range rare rather
    reach read ready real really reason receive recent recently record red reduce region relation remain
    remember remote rent repeat report require research rest result return rich ride right ring rise risk river
    road rock role roll room round rule run safe said sail salt same sand sat save saw say scale scene school
    science sea search season seat second secret secretly see seem seen sell sells selling send senior sense
    sent separate serious seriously serve service set seven several shall shape share sharp she ship shirt shoe
    shop short should show side sight sign significantly silver similar simple simply since sing single sister
    sit site situation six size skill skin sky sleep slightly slow slowly small smile snow social society soft
    soldier some someone something sometimes son song soon sort sound south space speak special specific speech
    speed spend spoke sport spot spread spring square staff stage stand star start started state station stay
    step still stock stone stood stop store story straight strange street strength strong strongly student study
    stuff style subject success such sudden suddenly suggest suit summer sun supply support suppose sure surely
    surface surprise sweet swim system table take taken talk tall taste taught tax teach teacher team tell ten
    term test than thank that their them then there these they thick thin thing think third this those though
    thought thousand three threw through throw thus tie till time times tiny tired today together told tomorrow
    tone tonight too took tool tools top total touch toward town track trade train travel tree trip trouble true
    trust truth try turn twelve twenty twice two type typical understand unit united until upon urgent urgently
    use used useful usual usually valley value various very view village visit voice vote wait walk wall want
    war warm wash watch water wave way weak wealth wear weather week weekend weeks weight well went were west
    wet what wheel when where whether which while white whole whose why wide wife wild will win wind window
    winter wish woman wonder wood word words work worker world worn worry worse worst worth would write writing
    wrong wrote yard year years yellow yesterday yet young yours rarely potential potentially definitely heavily
    massively aggressively strategic tactical biggest smallest highest lowest newest oldest top-level`.split(
    /\s+/,
  ),
);

export const isCommon = (word: string): boolean => COMMON.has(word);
