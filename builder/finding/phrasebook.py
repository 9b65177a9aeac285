"""Small closed lists of words that steer how a question is read, in Dutch, French and English.

They say how people ask, not what the field is about: that is in content/vocabulary. The browser gets the same lists
in its manifest.
"""

from __future__ import annotations

from builder.finding.normalise import words


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text))


# eraan, daarvoor, waarmee
_BEFORE = _set("aan af bij door heen in langs mee na naar naast om onder op over tegen toe tussen uit van vandaan voor")
# Say nothing about what is looked for. A phrase that begins with one (`aan huis`) is kept whole.
STOP = _set(
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
SILENT = _set(
    """
    aantal absoluut achtergelaten af affordable afspraak again ai aimerais aimerions allee alleenstaande aller allez
    alstublieft alternatief amai annee annees anybody anyone anything apres april augustus autres avond avonden
    bedankt begin beginnen begint behalve belgie belgique belgisch belgische belgium beneden betaal betaalbaar
    betaalbare betaald betaalt betalen bied bieden biedt bien bientot bijvoorbeeld blauw blauwe blyft blyven boel
    bomma bompa bonjour brede breed broer broers bruin bruine btw buiten bulk burgemeester buurman buurt buurvrouw
    bv bystaan ca cannot cant ceci cela celle celui ceux cheap cheaper connaissez contre dagelyks dame dames dankzij
    daughter day days december deces dees deftige degelyke dehors deja demain demande demander derde derriere dertig
    dessous devant dichtst dichtste didnt diep diepe dik dikke dinsdag direct directeur doar dochter dode doe doede
    doesnt donderdag dont dood dooie dorp dringende duizend duizenden dun dunne dure durf durft during durven duur
    duurder eender eenvoudig eenvoudige eerste effe effekes efkes eigenlijk eindigen entre enz ervaring etc etcetera
    euh eventjes eventueel eventuele ewa expert experts father februari femme fille fils firm flat flink flinke
    fournisseur frere fresh gade gasten gebarsten gedaan gegaan gegeven gehad gehouden gekomen gele gelukt
    gepensioneerd gepensioneerde geraakt geraken geschikt geschikte gesloten gestolen gevoel gevonden geweldig
    gewoon geworden gezien gisteren goan goedkoopst goedkoopste goedkoper goei goeie gooit grand grande grandes
    grandma grandpa grands groeit groene gros grosse grys gryze half halve handig handige handjes heavy hebde
    heleboel helft hello helpt herfst hi high hoelang hoeveelheid hoewel honderd honderden hoogstens houd houder
    houders house houses husband ich ier ikzelf indien info informatie inlichtingen instellen isnt items jaarlyks
    januari joar jong jonge jongen jongeren jour jours juli juni keeps kennen kheb kind kindje klein kleinkind
    komende kort korte kostprijs kunde kwart kykt kzoek laatste lange langskomen large last lastig lastige leden
    left lelijke lente leuk leuks leunen leunt liefst liever links loaten local long los lots low lukken lukt lukte
    lyst lystje maandag maandelyks maart maison man mannen manschappen mari massa matin maximum maybe mei meisje
    menne merci mere meteen midden mien miene mienen might minimum minstens miserie moar moe moede moeke moemoe mois
    momenteel month months moogde mooi mother mynen nacht nachten nachts nadien nam namiddag natuurlijk nearby neef
    neefje neem neemt negentig neuf neuve nicht nichtje niemeer nimeer nimmer noar nodig nogal nonkel normaal
    normale nothing nouveau nouveaux nouvelle nouvelles november ochtend oktober omhoog ongeveer onto onzen oom oons
    orde other others ouder ouders overal overmorgen overzicht own paars paarse pendant pepe pere person personen
    personne petekind petit petite petites petits place places platteland please pourquoi precies price prix
    prochain prochaine professional professioneel professionele proposez provider prysje prysjes prysofferte
    prysvraag raakt raar raken rap rapidement rappe rare realiseren recherchons recht rechts redelijk rien rode rood
    roze rustig rustige savonds schepen schoondochter schoonmoeder schoonouders schoonvader schoonzoon secretaris
    seg semaine semaines september service shall slechts small smalle smorgens soeur soir somebody someone something
    speciaal special speciale starten steeds stevig stevige stoan stoppen stopt stopte straks stukken supplier
    tachtig tal tamelijk tante tarief tarieven teveel thanks things tiener tieners tips tonight toujours traag trage
    twaalf tweede twintig tydelyk tydje uitgelegd uitgevoerd uitgevoerde uitvoeren units up urgent urgente uze vake
    vanavond veertig veilig veilige veiliger venir vergeten verkeerd verkeerde verlof vers verscheidene vieil
    vieille vieilles vierkant vierkante vieux vijftien vijftig villa vlug vlugge voelen voelt volgend volgende
    volgens volk volledig voorbykomen voormiddag vorige voulons vraag vraagt vragen vriend vriendelyke vriendin
    vrouw vrydag waarschijnlijk wacht wachten weekly weeks weeral weete weette wegens wekelyks wete wiens wife wijk
    winter wit witte wo woar woensdag woman wont worker workers working year years zacht zachte zaken zaterdag zeg
    zelfgemaakt zelfgemaakte zestig zeventig zomer zon zondag zonde zoon zot zotte zoude zus zussen zwaar zware
    zwart zwarte zynen
    """
)
SMALL = STOP | SILENT
# Ask for meaning: what explains comes before who does it.
QUESTION = (
    "wat is",
    "wat zijn",
    "wat betekent",
    "betekenis",
    "definitie",
    "uitleg",
    "verschil",
    "qu est ce que",
    "que signifie",
    "definition",
    "signification",
    "difference",
    "what is",
    "what are",
    "meaning",
    "what does",
    "wat doet",
    "wat doen",
    "hoe werkt",
    "hoe werken",
    "wie is",
    "c'est quoi",
    "heet nu",
    "heten nu",
    "nieuwe naam",
    "oude naam",
    "afkorting",
    "staat voor",
)
# Ask for a page: a law, a federation, this site itself. They keep their own meaning.
ASKS_PAGE = _set(
    """decreet decreten wet wetten wetgeving besluit ordonnantie omzendbrief regelgeving loi decret ordonnance law act
    premie premies subsidie subsidies tegemoetkoming prime subside subsidy
    federatie koepel koepelorganisatie federation"""
)
# Ask for a federation, whether or not it calls itself so.
ASKS_FEDERATION = _set("federatie federation koepel koepelorganisatie")
# Say what to do with something, in what state it is, how much of it there is, where, or for whom; what that is says
# more: `picknickbanken plaatsen` is not building, `stapel hemden` not loading, `flyers op de markt` no event.
ACTS = _set(
    """ophalen
    maken maak maakt plaatsen plaats zetten zet halen haal haalt brengen breng leveren levering vervangen nakijken
    kijken vullen opvullen steken stoppen houden proper leggen klaarmaken klaarzetten verwijderen ruimen
    wegdoen wegnemen wegbrengen bouwen nemen geven krijgen dragen hangen ophangen verzorgen opknappen
    vernieuwen verwerken controleren aanpassen regelen helpen huren huur verhuren overnemen
    vrymaken hergebruiken kuisen poetsen reinigen repareren herstellen
    kopen koop verkopen verkoop aankopen aankoop bestellen bestel afgeven afzetten binnenbrengen binnendoen weghalen
    wegwerken uitbaten openhouden beheren organiseren bedienen dienst voorzien samenstellen aanbrengen afhalen
    nakyken keuren testen uitkuisen opkuisen opfrissen herstelling herstellingen reiniging onderhoud onderhouden
    stuk kapot kapotte gebroken weg vers verse veilig netjes dicht
    open
    stapel stapels hoop hoopje lading ladingen partij partyen reeks tas zak zakken doos dozen pile stack
    verkocht gekocht gebracht kwyt vendre acheter buy sell give
    volgen volgt ploeg ploegje aide equipe travail professionnel professionnelle faire rusthuis klas firma markt
    straat refter bewoners gang speelplaats jeugdhuis voetbalclub ecole scholen begrafenis vakantie client studenten
    huurder gemeentehuis company extra ecologisch ecologische contract licht team crew bejaarde overleden kind
    kinderen gezin student
    lekt lekken hapert stinkt
    hulp afwassen vuil vuile los meter huis pand machine machines aanbieden aanzetten bewerken bezoeken
    bijbestellen buitenkant leeghalen lijmen vastschroeven verzamelen vervallen trekken slaat rechtzetten recupereren
    opgehaald meenemen versleten gebruikte gebruikt ontsmetten lijn buitengewoon gemeentelijk gemeentelijke moving
    chambre enfant enfants floor warm warme koud koude
    faire mettre poser prendre enlever retirer remplacer vider livrer louer verifier monter reparer casse cassee casses
    cassees
    make put take bring fill replace remove deliver rent check install"""
)
AND = _set("en of et ou and or")
# The word after it is not asked for: `tuin onderhouden maar geen bomen`.
NOT = _set("geen zonder sans without")
# After one of these stands for whom it is.
FOR = _set("voor for pour")
# After one of these a word that can be a place is a place.
PLACE_BEFORE = _set(
    """in te bij nabij rond rondom regio streek omgeving omstreken buurt provincie gemeente stad uit naar tussen vlakbij
    dichtbij deelgemeente postcode a dans pres autour province region commune ville near around"""
)
# Said around a place; they say nothing themselves.
PLACE_WORDS = _set(
    """buurt omgeving omstreken nabij nabijheid rond rondom regio streek provincie postcode vlakbij dichtbij dicht
    deelgemeente region province environs pres proximite autour around close area"""
)
# Without a place these ask for where the visitor is.
NEAR_ME = (
    "in de buurt",
    "in mijn buurt",
    "bij mij in de buurt",
    "dicht bij mij",
    "dichtbij",
    "vlakbij",
    "hier in de buurt",
    "bij mij",
    "near me",
    "nearby",
    "pres de chez moi",
    "a proximite",
)
# A number before one of these is an amount, not a postal code.
QUANTITIES = _set(
    """stuks stuk pakjes pakken pakketten brieven flyers folders exemplaren dozen doosjes m2 kg ton liter euro eur uur
    m m3 meter meters metres cm mm km kilometer are ha hectare kilo kilos gram tonnen tonnes tons minuten
    minutes hours heures uren ml cl dl keer mensen man personen gasten enveloppen mailings kaarten bekers
    maaltijden broodjes pieces personnes lettres boites items letters boxes people units pallets paletten boeken
    brochures kalenders etiketten stickers labels potten flessen schroeven onderdelen producten artikelen
    geschenken cadeaus goodiebags magazines uitnodigingen enveloppes kratten vragenlijsten affiches posters
    catalogi bomen planten tegels tassen foto fotos doses bouteilles bottles cups potjes flesjes zakjes bakjes
    blikjes bekertjes kaartjes boekjes welkomstpakketten geschenkpakketten kerstpakketten"""
)
# Describe every organisation here. Alone they open a page, beside other words they do not count.
ZERO = (
    "tewerkstelling",
    "sociale tewerkstelling",
    "sociale werkplaats",
    "sociale werkplaatsen",
    "beschutte werkplaats",
    "beschutte werkplaatsen",
    "beschermde werkplaats",
    "beschermde werkplaatsen",
    "maatwerkbedrijf",
    "maatwerkbedrijven",
    "maatwerk bedrijf",
    "mwb",
    "sociale economie",
    "sociaal",
    "sociale",
    "sociale onderneming",
    "sociale ondernemingen",
    "sociaal bedrijf",
    "sociale bedrijven",
    "atelier protege",
    "ateliers proteges",
    "entreprise de travail adapte",
    "entreprises de travail adapte",
    "eta",
    "vzw",
    "asbl",
    "bedrijf",
    "bedrijven",
    "firma",
    "organisatie",
    "organisaties",
    "partner",
    "leverancier",
    "dienst",
    "diensten",
    "economie sociale",
    "entreprise sociale",
    "entreprises sociales",
    "social enterprise",
    "social enterprises",
    "social economy",
    "sheltered workshop",
    "sheltered workshops",
    "social",
    "sociaux",
    "entreprise",
    "company",
    "maatwerk",
    "werk",
    "werken",
    "adres",
    "prijs",
    "prijzen",
    "goedkope",
    "pas",
    "pas cher",
    "cher",
    "chère",
    "goede",
    "lokaal",
    "lokale",
    "volk",
    "gratis",
    "gratuit",
    "free",
    "ouw",
    "ouwe",
    "oud",
    "oude",
    "nieuw",
    "nieuwe",
    "klein",
    "kleine",
    "groot",
    "grote",
    "onderneming",
    "inclusief",
    "inclusieve",
    "circulair",
    "duurzaam",
    "duurzame",
    "openingsuren",
    "contact",
    "telefoon",
    "vacature",
    "vacatures",
    "werkplaats",
    "werkplaatsen",
    "atelier",
    "ateliers",
    "workshop",
    "workshops",
    "mensen",
    "persoon",
    "personen",
    "collega",
    "collega's",
    "werkt",
    "personeel",
    "werknemer",
    "maatwerker",
    "maatwerkers",
    "medewerker",
    "medewerkers",
    "werknemers",
    "klanten",
    "gens",
    "people",
)
