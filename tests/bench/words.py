"""Words that the generator of organisations makes names and sentences of."""

FIRST = ("De", "Den", "Het", "Atelier", "Werkplaats", "Maatwerk", "Groep", "Sociaal Atelier", "Werkhuis", "Samen")
NOUNS = (
    "Ark", "Bark", "Beuk", "Bijenkorf", "Brug", "Dageraad", "Distel", "Duif", "Eik", "Ekster", "Fakkel", "Ginkgo",
    "Hamer", "Haven", "Hazelaar", "Horizon", "Iep", "Kade", "Kaap", "Kastanje", "Kiem", "Klaver", "Kompas", "Kraan",
    "Kreek", "Kwikstaart", "Lantaarn", "Lente", "Linde", "Loods", "Lork", "Merel", "Meander", "Molen", "Mus",
    "Noordster", "Oever", "Olm", "Passer", "Poort", "Regenboog", "Schakel", "Schelp", "Sleutel", "Spil", "Spoor",
    "Sprong", "Steiger", "Stap", "Toren", "Uil", "Vaart", "Valk", "Veer", "Vlinder", "Vonk", "Waaier", "Wilg", "Wissel",
    "Zandloper", "Zwaluw",
)  # fmt: skip
STREETS = (
    "Ambachtslaan", "Bedrijvenlaan", "Dorpsstraat", "Fabrieksstraat", "Industrieweg", "Kerkstraat", "Molenstraat",
    "Nijverheidslaan", "Schoolstraat", "Stationsstraat", "Steenweg", "Veldstraat", "Werkplaatsstraat", "Zandstraat",
)  # fmt: skip
OPENINGS = (
    "{name} is een sociale onderneming uit {town}.",
    "In {town} werken bij {name} {staff} mensen met een afstand tot de arbeidsmarkt.",
    "{name} begon in {year} met een kleine ploeg in {town}.",
    "Al sinds {year} geeft {name} in {town} mensen een vaste job op hun maat.",
)
MIDDLES = (
    "De ploeg doet {activity}, met oog voor kwaliteit en veilig werk.",
    "Voor {customers} verzorgt ze onder meer {activity}: {word} en {other} horen daar ook bij.",
    "Je kan er terecht voor {activity}. Vraag gerust een offerte voor {word}.",
    "Een vaste begeleider komt mee en volgt het werk op, ook bij {word}.",
    "Wie {word} zoekt, vindt hier een ploeg die de tijd neemt.",
    "Kleine en grote reeksen kunnen, van een eenmalige opdracht voor {word} tot een vast contract.",
    "Naast {activity} doet de onderneming ook {other}.",
)
CLOSINGS = (
    "Bel of mail om af te spreken.",
    "Een bezoek aan het atelier kan op afspraak.",
    "De winst gaat naar opleiding en begeleiding van de medewerkers.",
    "De onderneming komt ook bij je langs in de ruime omgeving van {town}.",
    "",
)
NOTES = ("ook kleine opdrachten", "vooral vaste klanten", "in de regio", "op afspraak", "in eigen atelier")
CONDITIONS = ("minstens een dag werk", "een plaats om te eten en om te kleden", "werk op wandelafstand van de bus")
