extension CommonWords {
  /// Words of English, in the order of their characters.
  static let english: StaticString = """
    a able about above absolutely accept accident account accumulate across act action activity actor actually add
    address adult advice afraid after afternoon again against age agency ago agree ahead air album alive all allow
    almost alone along already also although always amazing america american among amount analyse analysis analyst
    analytics and angel angry animal announce annual another answer any anybody anymore anyone anything anyway
    anywhere apart apartment apologize app apparently appear appetite apple apply appreciate april area argue arm
    army around arrive arse arsenal arsenic art article artist as asexual ashamed ask asleep assam assassin assemble
    assembly assess asset assign assist assistant associate assume assumption assure at ate attack attempt attention
    attitude attractive audience august aunt auspicious author available avatar average avoid awake award aware away
    awesome awful awkward baby back background bad badge badly bag bake balance ball banal band bank bar base
    baseball basic basically basket basketball bass bassist bassoon bath bathroom battery battle be beach bean bear
    beat beautiful beauty because become bed bedroom beer before began begin beginning behavior behind being believe
    bell belong below belt beside best bet better between beyond bicycle big bike bill billion bird birth birthday
    bisexual bit bite bitter black blame blanket bless blind block blonde blood blow blue board boat body bomb bone
    book boot border bored boring born boss both bother bottle bottom bought bowl box boy boyfriend brain brand
    brave bread break breakfast breast breath breathe bridge brief bright brilliant bring broke broken brother
    brought brown brush budget bug build building bullet bunch burn bus business busy but butter butterfly button
    buy by cake call calm came camera camp can canal canalside cancel cancer candle candy cannot cap capable captain
    car card care career carefree careful carry cartoon case cash cashew cassette castle cat catch category caught
    cause celebrate celebrity cell center central century certain certainly chain chair challenge chance change
    channel chapter character charge charity charming chart chase cheap cheat check cheek cheese chef chest chicken
    chief child childhood children chip chocolate choice choose chose christmas church cigarette cinema circle
    circumference circumstance city claim class classic classical classroom classy clean clear clearly clever click
    client climate climb clitheroe clock close closet cloth clothes cloud club clue coach coarse coast coat cockburn
    cockpit cocktail cocoon code coffee coin cold collar collect college color come comedy comfort comfortable
    comment commercial commit common community company compare compass compete competition competitive complain
    complete completely computer concept concern concert condition confident confuse congratulations connect
    consider constant constitution contact contain content contest continue contract control conversation cook
    cookie cool cop copy corn corner correct cost costume cottage couch could count country couple courage course
    court cousin cover cow crash crazy cream create creative creator credit creep crew crime cringe critic cross
    crowd crown cruel cry cucumber cucumbers culture cumin cumulative cup cure curious current curse custom customer
    cut cute cycle dad daily damage dance dancer danger dark darling data date daughter day dead deal dear death
    debt decade december decent decide decision deep deer defend definitely degree delay delete delicious deliver
    demand dentist depend depression describe desert deserve design desk desperate despicable despite destroy detail
    develop device diamond dickens dictionary did die diet difference different difficult dig digital dinner direct
    direction director dirt dirty disappear disappoint discover discuss disease disgust dish distance disturb divide
    divorce do doctor document does dog doing doll dollar done door double doubt down download drag drama drapes
    draw dream dress drink drive driver drop drown drug drum dry duck dude due dumb during dust duty dying each
    eagle ear earlier early earn earth ease easily east easy eat edge edit editor educate education effect effort
    egg eight either election electric elephant eleven else email embarrass embassy emotion employ empty encourage
    end enemy energy engage engine english enjoy enough enter entertain entire entity episode equal era escape
    especially essay essex establish even evening event eventually ever every everybody everyone everything
    everywhere evidence evil exact exactly exam example excellent except exchange excited exciting excuse exercise
    exist expect expensive experience expert explain explore express extra extreme eye face facebook fact factory
    faggot fagus fail fair faith fake fall false fame familiar family famous fan fancy fantastic far farm fashion
    fast fat father fault favor favorite fear feature february fee feed feel feeling feet fell felt female fever few
    fiction field fifteen fifth fifty fight figure file fill film final finally find fine finger finish fire first
    fish fit five fix flag flame flash flat flavor flight floor flow flower fly focus fold folk follow follower
    following food fool foot football for force foreign forest forever forget forgive fork form former forty forward
    found four frame france freak free freedom freeze fresh friday friend friendly friendship frog from front fruit
    full fully fun funny furniture further future gain game garage garden gas gate gather gave general generation
    generous genius gentle german get ghost giant gift girl girlfriend give glad glass glasses global go goal god
    gold golden gone good goodbye gorgeous got government grab grade grand grandma grandpa grape grapes grass grassy
    grateful gratitude gray great green grey grocery ground group grow guard guess guest guide guilty guitar gun guy
    gym habit hair half hall hancock hand handle handsome hang happen happiness happy harassment hard hardly harm
    hat hate have he head headache heal health healthy hear hearse heart heat heaven heavy height held hell hello
    help her here hero herself hey hi hidden hide high highlight hill him himself hire his history hit hobby hoes
    hold hole holiday home homework homicide honest honestly honey honor hope horrible horror horse hospital hot
    hotel hour house how however hug huge human humor hundred hungry hunt hurry hurt husband i ice icon idea ideal
    identity idol if ignore ill image imagine immediately important impossible impress improve in inch include
    income increase incredible indeed independent industry influence influencer inform information innocent inside
    inspire instagram instead institute insult interest interesting international internet interview into introduce
    invite iron island issue it item its itself jacket jail january jealous jeans job join joke journey joy judge
    juice july jump june junior just justice karma keep kept key kick kid kidding kill kind king kiss kitchen kitten
    knee knew knife knock know knowledge known korean lack lady lake land language lap large lass last late later
    laugh launch law lawyer lay lazy lead leader leaf league learn least leather leave left leg legal legend lemon
    lend length less lesson let letter level library lie life lift light lightwater like likely limit line link lion
    lip list listen literally little live lol lonely long look loose lord lose loser loss lost lot loud love lovely
    lover low loyal luck lucky lunch lying machine mad made magazine magic mail main make makeup male mall mama man
    manage manager many map march mark market marriage married marry mass massage massive master match material math
    matter may maybe me meal mean meaning measure meat media medicine meet meeting member memory men mental mention
    menu mess message metal middle midnight might mile milk million mind mine minister minute mirror mishit miss
    mistake mix mobile model modern mom moment monday money monkey monster month mood moon more morning most mother
    motion mountain mouse mouth move movie much mud murder muscle museum music musician must my myself mystery nail
    naked name narrow nasty nation natural nature near nearly necessary neck need negative neighbor neither nerve
    nervous never new news next nice niggle night nightmare nine no nobody noise none nor normal north nose not note
    nothing notice november now number nurse nut object obvious obviously ocean october odd of off offer office
    officer official often oh oil okay old on once one onion online only open opera opinion opportunity opposite
    option oral orange order ordinary original other ought our ours out outfit outside over own owner pack page paid
    pain paint pair palace pale pants paper parade pardon parent park parse part particular partner party pass
    passage passenger passion passive passport password past path patient pattern pause pay peace peacock peacocks
    pen penalties penalty pencil penistone people pepper perfect perform perhaps period person personal pesticide
    pet petite phoebe phone photo phrase piano pick picture pie piece pig pile pill pilot pin pink pipe pitch pizza
    place plain plan plane planet plant plastic plate play player please pleasure plenty plus pocket poem poet point
    police polite political poor pop popular position positive possible post pot potato pound power powerful
    practice pray prefer pregnant prepare present president press pressure pretend pretty prevent previous price
    pride prince princess print prison private prize probably problem process produce product professional profile
    program promise promote proof proper protect proud prove psychoanalysis public pull pump punch punish pure
    purple purpose push put puzzle quality quantity quarter queen question quick quickly quiet quit quite quote
    raccoon race radio rain raise ran random range rape rare rate rather reach react reaction read ready real
    realize really reason receive recent recipe recognize recommend record red reel refuse regret rehearse relate
    relationship relax release remain remember remind remove rent repair repeat replace reply report request rescue
    respect respond rest restaurant result retard retardant return reveal review rich ride right ring rise risk
    river road robot rock role roll roof room root rope rose rough round row royal rude rule run rush sad safe
    safety said salad sale salt saltash same sand sandwich sassy sat saturday sauce save saw say scam scampi scare
    scared scarf scene schedule school science score scrape scraped scrappy scream screen script scrub scum
    scunthorpe sea search season seat second secret section security see seed seek seem seen sell send senior sense
    sentence separate september series serious seriously servant serve service session set settle seven several sex
    sextant sextet sexual shadow shake shall shame shape share shark sharp she sheet shell shellfish shift shine
    ship shirt shit shitake shock shoe shoes shoot shop short shot should shoulder shout show shower shut shy sick
    side sight sign signal silence silent silk silly silver similar simple simply since sing singer single sink
    sister sit situation six size skate skill skin skinny skip skirt skull sky skyscraper sleep sleepy slice slide
    slim slow slowly small smart smell smile smoke smooth snack snake snigger snow so soap soccer social society
    sock soft soil sold soldier solid solution solve some somebody someone something sometimes somewhere son song
    soon sorry sort soul sound soup source south space sparse speak special specialist speech speed spell spend
    spice spick spicy spider spirit spoil spoon sport spot spray spread spring square stage stair stand standard
    star stare start state station stay steal steam step stick still stomach stone stop store storm story straight
    strange stranger stream street strength stress stretch strike string strong structure struggle stuck student
    studio study stuff stupid style subject subscribe substitute success succumb such suck sudden suddenly suffer
    sugar suggest suicide suit summer sun sunday super support suppose sure surface surprise sussex swastika sweet
    swim switch symbol system table tail take talent talk tall tape target taste tattoo tax taxi tea teach teacher
    team tear technology teen teeth tell temperature temple ten tennis terrible terrific test text than thank thanks
    that the theater their them themselves then theory therapist therapists therapy there therefore these they thick
    thief thin thing think third thirsty thirty this those though thought thousand threat three throat through throw
    thursday ticket tie tiger tight tiktok till time tiny tip tired titanic title titles to toast today toe together
    toilet told tomato tomorrow tone tongue tonight too took tool tooth top topic torture total touch tough tour
    toward towel tower town toy track trade tradition traffic train trapeze trash travel treat tree trend trick trip
    trouble truck true truly trust truth try tuesday turn twelve twenty twice twin twist two tycoon type ugly
    umbrella unable uncle under understand uniform union unique unisex unit universe university unless until up
    update upload upon upset use used useful user usual usually vacation vacuum valley value various vegetable
    version very video view viewer village violence viral virus visit voice vote wait wake walk wall want war warm
    warn was wash waste watch water wave way we weak wealth wear weather web website wedding wednesday week weekend
    weight weird welcome well went were west wet what whatever wheel when where whether which while white who whole
    whose why wide wife wild will win wind window wine wing winner winter wise wish with within without woman women
    won wonder wonderful wood word wore work worker world worried worry worse worst worth would wow wrap write
    writer wrong yard yeah year yellow yes yesterday yet you young your yours yourself youth zero zone zoo
    """
}
