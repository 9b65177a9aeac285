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
    de het een en of van voor met zonder in op aan bij te ter ten tot uit om naar door over onder tussen per als dan dat
    die dit deze er hier daar waar wie wat welk welke hoe wanneer waarom is zijn was waren word wordt worden
    ben bent heb
    hebt heeft hebben kan kunt kunnen mag mogen moet moeten wil wilt willen zal zullen zou zouden ik jij je u wij we
    t n k plaats zoeke vinde late moeten moete wille kunne vh vd
    ze zij hij mij me ons onze mijn jouw jullie uw hun haar zijn iemand iets iedereen niet geen wel ook nog maar al
    alle laten laat doen doet gaan gaat komen komt krijgen zoek zoekt zoeken gezocht vind vindt vinden
    graag dringend snel even eens zo toch heel hele zeer meer nu na goed zitten zit liggen ligt staan staat samen
    vanaf sinds terwijl omdat zodat ergens nergens allerlei veel weinig beetje lang weer wekelyks dagelyks maandelyks
    jaarlyks valt vallen hard groeit anders geraken geraakt geweest week weken maand maanden jaar jaren dag dagen
    januari februari maart april mei juni juli augustus september oktober november december
    twee drie vier vyf zes zeven acht negen tien keer vorm leuk leuke mooi mooie goedkoop goedkope betaalbaar betaalbare
    vol volle tegen langs achter voorby altyd nooit soms misschien bvb by bedankt alstublieft aub svp hoeveel hoelang
    bestaan bestaat kent ken elke elk ieder iedere eigen zelf best beste beter erg vaak mss vandaag morgen
    alles mee erop eruit eraf erin erbij ervan tydens verder vast vaste binnen boven enkele sommige andere duur
    dure duurder lyst lystje overzicht broer broers zus zussen moeder vader mama papa oma opa bomma bompa zoon dochter
    ouders tante nonkel vriend vriendin buurman buurvrouw gepensioneerde gepensioneerd zelfgemaakt zelfgemaakte degelyke
    deftige vriendelyke naartoe hoge hoog
    maandag dinsdag woensdag donderdag vrydag zaterdag zondag
    le la les un une des du de et ou pour avec sans dans en sur au aux par chez qui que quoi est sont je nous vous il
    elle mon ma mes notre votre nos vos se ce cette cherche chercher trouver d l
    the a an and or of for with without in on at to by from is are i we you my our your who what where how near can do
    does need want looking find search get
    aantal absoluut alleen begin beginnen begint behalve bijvoorbeeld brede bv da dankzij dees derde dertig
    dichtst dichtste direct dorp dringende duizend duizenden eigenlijk elf enkel enz etc etcetera ge gedaan
    gegaan gegeven gehad gekomen gevonden gewoon geworden gezien gij goedkoopste goedkoper had hadden heleboel
    hem hen herfst hoewel honderd honderden hoogstens ikzelf indien info informatie inlichtingen jongen kheb
    komende kon konden kort korte kostprijs kzoek laatste lange lelijke lente liefst liever massa maximum
    meerdere meisje meteen mijne minder minimum minstens mocht mochten moest moesten namiddag natuurlijk
    negentig niets niks nogal ochtend ongeveer onzen ooit oom opnieuw overal paar precies rap rappe redelijk
    slechts smalle start starten steeds straks stuks tachtig tamelijk tarief tarieven terug teveel tips traag
    trage twaalf tweede twintig uwe veertig verlof vijftien vijftig vlug vlugge volgende volgens voormiddag
    vorige vrouw waarschijnlijk weeral wegens werd werden wiens zestig zeventig zichzelf zoals zomer zon zulke
    ai aimerais aimerions apres avant avez avons bientot bonjour ca ceci cela celle celui ceux connaissez deja
    demain derriere devant donc encore etre fille fils ici leur leurs loin matin meme merci moins pendant
    personne peu peux pourquoi pouvez pouvons proposez quand quel quelle quelles quelque quelques quels
    rapidement recherchons rien sa ses soir son ta tes ton toujours tous tout toute toutes trop veut veux
    voudrais voudrait voulons y
    den nen ne nie ni nimeer niemeer nimmer wa ewa euh amai seg zeg allez allee efkes effe effekes ier
    kunde hebde gade doede doe zoude moogde moede weete wete weette uwen zynen winter grand grande grands grandes
    hand handen stopt stopte gemak belgie belgique belgium belgisch belgische dik dikke dun dunne zware breed diep diepe
    petit petite petits petites vieux vieille vieilles vieil nouveau nouveaux nouvelle nouvelles gros grosse
    rustig rustige zacht zachte flink flinke stevig stevige speciale speciaal normaal normale geschikt geschikte
    verkeerd verkeerde raar rare mynen zot zotte lots left weeks month months year years day days bien annee
    annees jour jours semaine semaines mois neuf neuve nadien volgend vanavond overmorgen gisteren savonds
    smorgens momenteel tydje eventjes goeie goei slecht slechte lastig lastige handig handige eender blyft blyven
    durf durft durven proberen probeer vragen vraag vraagt bied biedt bieden wacht wachten
    affordable again any anybody anyone be been big cheap cheaper could every good had has have hello hi his
    lukt raakt raken uitvoeren uitgevoerd gooit jong jonge vergeten kennen uitgelegd achtergelaten during something
    into its just look many may maybe might more most much nearby new not old onto person place places please
    provider shall should small so somebody someone still thanks them they us weekly were why will would
    """
) | frozenset(there + before for there in ("er", "daar", "hier", "waar") for before in _BEFORE)
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
# Say what to do with something, in what state it is, or how much of it there is; what that is says more:
# `picknickbanken plaatsen` is not building, `stapel hemden` not loading.
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
    volgen volgt bejaarde overleden kind kinderen gezin student
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
    """stuks stuk pakjes pakken pakketten brieven flyers folders exemplaren dozen doosjes m2 kg ton liter euro
    eur uur m m3 meter meters metres cm mm km kilometer are ha hectare kilo kilos gram tonnen tonnes tons
    minuten minutes hours heures uren ml cl dl keer mensen man personen gasten enveloppen mailings kaarten bekers
    maaltijden broodjes pieces personnes lettres boites items letters boxes people units pallets paletten"""
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
