"""Small closed lists of words that steer how a question is read, in Dutch, French and English.

They say how people ask, not what the field is about: that is in content/vocabulary. The browser gets the same lists
in its manifest.
"""

from __future__ import annotations

from builder.finding.small_words import set_of

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
ASKS_PAGE = set_of(
    """decreet decreten wet wetten wetgeving besluit ordonnantie omzendbrief regelgeving loi decret ordonnance law act
    premie premies subsidie subsidies tegemoetkoming prime subside subsidy
    federatie koepel koepelorganisatie federation"""
)
# Ask for a federation, whether or not it calls itself so.
ASKS_FEDERATION = set_of("federatie federation koepel koepelorganisatie")
# Say what to do with something, in what state it is, how much of it there is, where, or for whom; what that is says
# more: `picknickbanken plaatsen` is not building, `stapel hemden` not loading, `flyers op de markt` no event.
ACTS = set_of(
    """ophalen maken maak maakt plaatsen plaats zetten zet halen haal haalt brengen breng leveren levering vervangen
    nakijken kijken vullen opvullen steken stoppen houden proper leggen klaarmaken klaarzetten verwijderen
    ruimen wegdoen wegnemen wegbrengen bouwen nemen geven krijgen dragen hangen ophangen verzorgen opknappen
    vernieuwen verwerken controleren aanpassen regelen helpen huren huur verhuren overnemen vrymaken
    hergebruiken kuisen poetsen reinigen repareren herstellen kopen koop verkopen verkoop aankopen aankoop
    bestellen bestel afgeven afzetten binnenbrengen binnendoen weghalen wegwerken uitbaten openhouden beheren
    organiseren bedienen dienst voorzien samenstellen aanbrengen afhalen nakyken keuren testen uitkuisen
    opkuisen opfrissen herstelling herstellingen reiniging onderhoud onderhouden stuk kapot kapotte gebroken
    weg vers verse veilig netjes dicht open stapel stapels hoop hoopje lading ladingen partij partyen reeks
    tas zak zakken doos dozen pile stack verkocht gekocht gebracht kwyt vendre acheter buy sell give volgen
    volgt ploeg ploegje aide equipe travail professionnel professionnelle faire rusthuis klas firma markt
    straat rue quartier refter bewoners gang speelplaats jeugdhuis voetbalclub ecole scholen begrafenis
    vakantie client studenten huurder gemeentehuis company extra ecologisch ecologische contract licht team
    crew bejaarde overleden kind kinderen gezin student lekt lekken hapert stinkt hulp afwassen vuil vuile los
    meter huis pand machine machines aanbieden aanzetten bewerken bezoeken bijbestellen buitenkant leeghalen
    lijmen vastschroeven verzamelen vervallen trekken slaat rechtzetten recupereren opgehaald meenemen
    versleten gebruikte gebruikt ontsmetten lijn buitengewoon gemeentelijk gemeentelijke moving chambre enfant
    enfants floor warm warme koud koude faire mettre poser prendre enlever retirer remplacer vider livrer
    louer verifier monter reparer casse cassee casses cassees make put take bring fill replace remove deliver
    rent check install"""
)
AND = set_of("en of et ou and or")
# The word after it is not asked for: `tuin onderhouden maar geen bomen`.
NOT = set_of("geen zonder sans without")
# After one of these stands for whom it is.
FOR = set_of("voor for pour")
# After one of these a word that can be a place is a place.
PLACE_BEFORE = set_of(
    """in te bij nabij rond rondom regio streek omgeving omstreken buurt provincie gemeente stad uit naar tussen vlakbij
    dichtbij deelgemeente postcode a dans pres autour province region commune ville near around"""
)
# Said around a place; they say nothing themselves.
PLACE_WORDS = set_of(
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
QUANTITIES = set_of(
    """stuks stuk pakjes pakketjes pakken pakketten brieven flyers folders exemplaren dozen doosjes m2 kg ton liter
    euro eur uur m m3 meter meters metres cm mm km kilometer are ha hectare kilo kilos gram tonnen tonnes tons
    minuten minutes hours heures uren ml cl dl keer mensen man personen gasten enveloppen mailings kaarten
    bekers maaltijden broodjes pieces personnes lettres boites items letters boxes people units pallets
    paletten boeken brochures kalenders etiketten stickers labels potten flessen schroeven onderdelen
    producten artikelen geschenken cadeaus goodiebags magazines uitnodigingen enveloppes kratten vragenlijsten
    affiches posters catalogi bomen planten tegels tassen foto fotos doses bouteilles bottles cups potjes
    flesjes zakjes bakjes blikjes bekertjes kaartjes boekjes welkomstpakketten geschenkpakketten
    kerstpakketten"""
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
