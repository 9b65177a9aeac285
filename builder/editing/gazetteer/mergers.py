"""Facts about names that the packages do not hold, as far as visitors and organisations still use them.

Mergers: Statbel's list of changes in the municipalities (https://statbel.fgov.be/, REFNIS codes) and the decrees of
the Flemish Parliament behind them. A name that goes on as the name of the new municipality is not repeated.
"""

from __future__ import annotations

FORMER_MUNICIPALITIES = {  # municipality of 2025 -> municipalities that went into it
    # 1 January 2019
    "Aalter": ("Knesselare",),
    "Deinze": ("Nevele",),
    "Kruisem": ("Kruishoutem", "Zingem"),
    "Lievegem": ("Lovendegem", "Waarschoot", "Zomergem"),
    "Oudsbergen": ("Meeuwen-Gruitrode", "Opglabbeek"),
    "Pelt": ("Neerpelt", "Overpelt"),
    "Puurs-Sint-Amands": ("Puurs", "Sint-Amands"),
    # 1 January 2025
    "Antwerpen": ("Borsbeek",),
    "Beveren-Kruibeke-Zwijndrecht": ("Beveren", "Kruibeke", "Zwijndrecht"),
    "Bilzen-Hoeselt": ("Bilzen", "Hoeselt"),
    "Hasselt": ("Kortessem",),
    "Lochristi": ("Wachtebeke",),
    "Lokeren": ("Moerbeke",),
    "Merelbeke-Melle": ("Melle", "Merelbeke"),
    "Nazareth-De Pinte": ("De Pinte", "Nazareth"),
    "Pajottegem": ("Galmaarden", "Gooik", "Herne"),
    "Tessenderlo-Ham": ("Ham", "Tessenderlo"),
    "Tielt": ("Meulebeke",),
    "Tongeren-Borgloon": ("Borgloon", "Tongeren"),
    "Wingene": ("Ruiselede",),
}

# The village that stands for a municipality on the map, where the largest one lies at its edge or has another name.
SEATS = {
    "Aiseau-Presles": "Aiseau",
    "Brunehaut": "Bléharies",
    "Burg-Reuland": "Reuland",
    "Ecaussinnes": "Écaussinnes-d'Enghien",
    "Estinnes": "Estinnes-au-Mont",
    "Fernelmont": "Noville-les-Bois",
    "Flémalle": "Flémalle-Haute",
    "Grâce-Hollogne": "Grâce-Berleur",
    "Ham-sur-Heure-Nalinnes": "Ham-sur-Heure",
    "Hastière": "Hastière-Lavaux",
    "Heuvelland": "Kemmel",
    "Honnelles": "Angre",
    "Komen-Waasten": "Comines",
    "La Bruyère": "Rhisnes",
    "Lasne": "Ohain",
    "Les Bons Villers": "Frasnes-lez-Gosselies",
    "Leuze-en-Hainaut": "Leuze",
    "Libramont-Chevigny": "Libramont",
    "Maarkedal": "Maarke-Kerkem",
    "Mont-de-l’Enclus": "Amougies",
    "Neupré": "Neuville-en-Condroz",
    "Orp-Jauche": "Jauche",
    "Ottignies-Louvain-la-Neuve": "Ottignies",
    "Oudsbergen": "Gruitrode",
    "Pajottegem": "Herne",
    "Quévy": "Quévy-le-Grand",
    "Rebecq": "Rebecq-Rognon",
    "Sambreville": "Auvelais",
    "Sivry-Rance": "Sivry",
    "Thimister-Clermont": "Thimister",
    "Viroinval": "Nismes",
    "Voeren": "Sint-Martens-Voeren",
    "Vresse-sur-Semois": "Alle",
    "Walhain": "Walhain-Saint-Paul",
}

# Other spellings that addresses use: bpost's, older Dutch ones, and the English names of the large towns.
SPELLINGS = {
    "Antwerpen": ("Antwerp",),
    "Beveren-Kruibeke-Zwijndrecht": ("Beveren-Waas",),
    "Brussel": ("Brussel-Stad", "Brussels", "Bxl", "Haeren", "Laeken"),
    "Gent": ("Ghent",),
    "Knokke-Heist": ("Heist",),
    "Lokeren": ("Moerbeke-Waas",),
    "Oostende": ("Ostend",),
    "Sint-Niklaas": ("Saint-Nicolas", "Sinaai-Waas", "St-Niklaas"),
    "Sint-Truiden": ("St-Truiden",),
    "Voeren": ("'s-Gravenvoeren",),
}
