"""Words that say nothing of what is looked for, in Dutch, French and English: questions are full of them.

The browser gets them in its manifest and its lexicon.
"""

from __future__ import annotations

from builder.finding.normalise import words


def set_of(text: str) -> frozenset[str]:
    """The words of a text, as they are compared."""
    return frozenset(words(text))


# eraan, daarvoor, waarmee
_BEFORE = set_of(
    "aan af bij door heen in langs mee na naar naast om onder op over tegen toe tussen uit van vandaan voor"
)
# Say nothing about what is looked for. A phrase that begins with one (`aan huis`) is kept whole.
STOP = set_of(
    """
    de het een en of van voor met zonder in op aan bij te ter ten tot uit om naar door over onder tussen per als dan
    dat die dit deze er hier daar waar wie wat welk welke hoe wanneer waarom is zijn waren word wordt worden ben
    bent heb hebt heeft hebben kan kunt kunnen mag mogen moet moeten wil wilt willen zal zullen zou zouden ik jij je
    u wij we t n k plaats zoeke vinde late moete wille kunne vh vd ze zij hij mij me ons onze mijn jouw jullie uw
    hun haar iemand iets iedereen niet geen wel ook nog maar al alle laten laat doen doet gaan gaat komen komt
    krijgen zoek zoekt zoeken gezocht vind vindt vinden graag dringend snel even eens zo toch heel hele zeer meer nu
    na goed zitten zit liggen ligt staan staat samen vanaf sinds terwijl omdat zodat ergens nergens allerlei veel
    weinig beetje lang weer valt vallen hard anders geweest week weken maand maanden jaar jaren dag dagen twee drie
    vier vyf zes zeven acht negen tien keer vorm vol volle tegen langs achter voorby altyd nooit soms misschien bvb
    by aub svp hoeveel bestaan bestaat kent ken elke elk ieder iedere eigen zelf best beste beter erg vaak mss
    vandaag morgen alles mee erop eruit eraf erin erbij ervan tydens verder vast vaste binnen boven enkele sommige
    andere naartoe le la les un une des du et ou pour avec sans dans sur au aux par chez qui que quoi est sont nous
    vous il elle mon ma mes notre votre nos vos se ce cette cherche chercher trouver d l the a an and or for with
    without on at to from are i you my our your who what where how near can do does need want looking find search
    get alleen da elf enkel ge gij had hadden hem hen kon konden meerdere mijne minder mocht mochten moest moesten
    niets niks ooit opnieuw terug uwe werd werden zichzelf zoals zulke avant avez avons donc encore etre ici leur
    leurs loin meme moins peu peux pouvez pouvons quand quel quelle quelles quelque quelques quels sa ses son ta tes
    ton tous tout toute toutes trop veut veux voudrais voudrait y den nen ne nie ni wa uwen any be been could every
    good has have his into its just look many may more most much new not should so still them they us were why will
    would goedkoop goedkope hoog hoge old oma opa moeder vader mama papa gemak hand handen slecht slechte proberen
    probeer paar leuke mooie nieuwe stuks kleine big start autre m2 kg liter euro eur uur m3 meter meters metres cm
    mm km kilometer ha hectare kilo kilos gram tonnen tonnes minuten minutes heures uren ml cl dl personnes personen
    """
) | frozenset(there + before for there in ("er", "daar", "hier", "waar") for before in _BEFORE)
# Say nothing either, and may stand within a phrase (`mooie tweedehands zetel`); of these the lexicon tells.
SILENT = set_of(
    """
    aanbieding aangezien aantal aarde absoluut achteraan achtergelaten achteruit af affordable afgelegen afgesproken
    afspraak again ai aimerais aimerions allee alleenstaande allemaal aller allez alstublieft alternatief alvast
    amai ander annee annees anybody anyone anything apres april augustus autres avoir avond avonden baten bedankt
    bedoelen bedoeling begin beginnen begint behalve behoren bekendheid bekyken bel belangryk belgie belgique
    belgisch belgische belgium bellen beloofd benadering beneden bericht besloten bespreken besproken betaal
    betaalbaar betaalbare betaald betaalt betalen beteren betrokken betrouwbaar betrouwbare beweringen bied bieden
    biedt bien bientot bijvoorbeeld bijzonder bijzondere binnenkort blauw blauwe bly blyft blyven boel boerse bomma
    bompa bonjour boze brede breed broer broers bruin bruine btw buiten bulk burgemeester buurman buurt buurvrouw bv
    bystaan ca cannot cant ceci cela celle celui centrum ceux cheap cheaper circa connaissez contre dagelyks dame
    dames dank danken dankjewel dankuwel dankzij daughter day days dear december deces deelname deelnemen dees
    deftige degelyke dehors deja demain demande demander denderende derde derriere dertig dessous devant devis
    dezelfde dichtst dichtste didnt dient diep diepe dierlijk dierlijke dik dikke dikwyls dinsdag direct directeur
    discipline doar dochter dode doe doede doelstelling doelstellingen doesnt domme donderdag dont dood dooie
    doordat doorheen dorp driest dringende dromen duizend duizenden dun dunne dure durf durft during durven duur
    duurder eender eenvoudig eenvoudige eerste effe effekes efkes eigenlijk eigenschap eigenschappen eindigen entre
    enz erger ervaren ervaring etc etcetera euh eventjes eventueel eventuele ewa excuses expert experts factoren
    fait father februari femme fille fils firm flat flink flinke forse found fournisseur frere fresh fyn fyne gaarne
    gade garanderen gasten geacht gebarsten gebeurde gebeuren gebeurt gebeurtenis gebeurtenissen geboren gebruiken
    gedaan gedacht gedachte gedachten gegaan gegeven gehad gehouden gekend gekomen gele gelegen gelegenheden
    gelegenheid geloven geluk gelukkig gelukt gemakkelyk gemeen geniet genieten gepensioneerd gepensioneerde geraakt
    geraken geschikt geschikte gesloten gesproken gestolen gevecht gevoel gevonden geweldig geweten gewoon geworden
    gezellig gezellige gezien ginder gister gisteren goan goedemiddag goedemorgen goedenavond goedendag goedkoopst
    goedkoopste goedkoper goei goeie goeiedag goeiemorgen gooit grand grande grandes grandma grandpa grands grapje
    groeit groene groet groeten groetjes grootste gros grosse grote groter grys gryze half hallo halve handig
    handige handjes haten heavy hebde heden heels heer heerlijk heerlijke heerst heleboel helemaal helft hello help
    helpen helpt herfst herinnering herinneringen hey hi high hoelang hoeveelheid hoewel hoi honderd honderden
    hoogachtend hoogstens hoorde hoort hopen houd houder houders houding house houses huilen husband ich ier ikzelf
    ils indien info informatie ingewikkeld inhoudt inlichting inlichtingen instellen interessant isnt it items
    jaarlyks januari joar jong jonge jongen jongeren jour jours juli juni katholieke keeps kennen kennis keren kheb
    kiezen kind kindje klaar klein kleinkind kom komende kort korte kostprijs kunde kwam kwart kykt kzoek laatste
    lange langen langskomen large last lastig lastige leden left leiderschap lelijke lente leraar leugen leuk leuks
    leunen leunt levenslang liefde liefst liegen liegt lieve liever linker links linkt loaten local long los lots
    low luisteren lukken lukt lukte lyst lystje maandag maandelyks maart maatschappij madam madame made mail mailen
    maison makkelyk malse man mannen manschappen mari massa matin maximum maybe meegemaakt meen meent meervoud meest
    mei meisje meneer menig mening meningen menne merci mere meteen mevrouw midden mien miene mienen might minimum
    minstens minuut misbruik miserie moar moe moede moeke moemoe mogelyk mogelykheden mogelykheid mois moment
    momenteel monsieur month months moogde mooi mother mvg mynen mynheer nabijgelegen nacht nachten nachts nadien
    nam namelijk namiddag natie natuurlijk nearby neef neefje neem neemt negentig neuf neuve nicht nichtje niemeer
    nimeer nimmer noar nodig nogal nonkel normaal normale nothing nouveau nouveaux nouvelle nouvelles november
    ochtend ogenblik oktober omhoog omstandigheden onbekend onbekende ongeveer onmiddellyk ontkennen onto ontspannen
    onzen oom oons oplossing oplossingen opvallend opvallende orde other others ouder ouders overal overleven
    overmorgen overzicht own paars paarse pardon passeren passie pendant pepe pere perfecte person personen personne
    petekind petit petite petites petits plaatsvinden plaatsvindt place places plait plan plannen planning
    platteland please plots plotseling potentieel pourquoi prachtig prachtige precies price prix prochain prochaine
    professional professioneel professionele proposez provider prysje prysjes prysofferte prysvraag raakt raar raken
    rap rapidement rappe rare reageren realiseren realiteit recherchons recht rechts redelijk reeds religie
    respecteren rien rode rood roze rustig rustige salut savonds schaamte schepen schoondochter schoonmoeder
    schoonouders schoonvader schoonzoon secretaris seg semaine semaines september service shall slechts small smalle
    smorgens snappen soeur soir somebody someone something sorry speciaal special speciale spoedig sta staken
    standpunt standpunten starten steeds stevig stevige stoan stond stoppen stopt stopte straks streven strijd
    strijden stukken stuurt suis supplier tachtig tal tamelijk tante tarief tarieven tenen tenslotte teveel thanks
    these things tiener tieners time tips toekomst toestand tomorrow tonen tonight totaal toujours traag trage tu
    twaalf tweede twintig tyd tydelyk tydje uiterst uiterste uitgelegd uitgevoerd uitgevoerde uitmaken uitvoeren
    uitzondering units up urgent urgente uze vake vanavond vechten veertig veilig veilige veiliger venir verderop
    verenigd vergelijkbaar vergelijkbare vergeten verhouding verkeerd verkeerde verlof vers verscheidene verstand
    vertel vertelde vertellen vertelt vertrouwde vertrouwen verwachten vieil vieille vieilles vierkant vierkante
    vieux vijftien vijftig villa visie vluchten vlug vlugge voel voelen voelt volgend volgende volgens volhouden
    volk volledig vond vooraan voorbykomen voorkeur voormiddag voren vorige voulons vraag vraagt vragen vrede vreemd
    vreemde vriend vriendelyke vrienden vriendin vriendschap vrouw vrouwen vrydag waardering waarschijnlijk wacht
    wachten weekly weeks weeral weet weete weette wegens wekelyks wensen wereldwijd wete weten wiens wife wijk
    winter wit witte wo woar woensdag woman wont woon woont worker workers working wou year years zacht zachte zag
    zaken zat zaterdag zeg zei zeldzaam zelfde zelfgemaakt zelfgemaakte zestig zeventig ziet zilte zomer zon zondag
    zonde zoon zot zotte zoude zult zus zussen zwaar zware zwart zwarte zynen
    """
)
SMALL = STOP | SILENT
