"""Our linked data as others read it: rdflib turns it into statements, and knows the terms of other vocabularies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, SKOS
from rdflib.namespace import SDO as SECURE_SDO

from builder.catalogue.model import Catalogue
from builder.exporting.oslo import linked_data
from tests.catalogue_samples import catalogue as sample
from tests.rendering_samples import REST, rendered

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # its own doing
ADDRESS = "https://gids.example/data/v1/organisaties.jsonld"
ALLES = URIRef("https://gids.example/organisaties/alles/#organisatie")
SCHEMA_ORG = "http://schema.org/"
LOCN, ADMS = Namespace("http://www.w3.org/ns/locn#"), Namespace("http://www.w3.org/ns/adms#")
REGORG, OSLO = Namespace("http://www.w3.org/ns/regorg#"), "http://data.vlaanderen.be/ns/organisatie#"
ADRES = "https://data.vlaanderen.be/ns/adres#"
# Terms of vocabularies that rdflib does not know, from their documentation.
OTHERS = {
    *(LOCN[name] for name in ("Address", "address", "thoroughfare", "postCode")),
    *(ADMS[name] for name in ("Identifier", "identifier", "schemaAgency")),
    *(REGORG[name] for name in ("registration", "orgType", "orgActivity")),
    URIRef(f"{OSLO}rechtsvorm"),
    *(URIRef(f"{ADRES}Adresvoorstelling.{name}") for name in ("huisnummer", "busnummer")),
    *(URIRef(f"{ADRES}{name}") for name in ("gemeentenaam", "land")),
}


@pytest.fixture(scope="module")
def rich() -> Catalogue:
    """The sample with one of everything."""
    return sample(REST)


def graph_of(value: Any) -> Graph:
    return Graph().parse(data=json.dumps(value), format="json-ld")


def statements(value: Any, in_words: frozenset[str]) -> Iterator[object]:
    """One for each statement that JSON-LD should become; keys of `in_words` hold a text for each language."""
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key in ("@context", "@graph", "id", "@id"):
            continue
        values = list(inner.values()) if key in in_words else inner if isinstance(inner, list) else [inner]
        for each in values:
            yield key
            yield from statements(each, in_words)


def is_known(term: URIRef) -> bool:
    for known in (ORG, SKOS, DCTERMS, FOAF, RDF):
        if term.startswith(str(known)):
            return term in known
    if term.startswith(SCHEMA_ORG):
        own = term.removesuffix("-input")  # schema.org's way to say what an action asks for
        return URIRef(own.replace(SCHEMA_ORG, str(SECURE_SDO))) in SECURE_SDO
    return term in OTHERS


def terms(graph: Graph) -> Iterable[URIRef]:
    yield from (term for term in graph.predicates(unique=True) if isinstance(term, URIRef))
    yield from (kind for kind in graph.objects(None, RDF.type, unique=True) if isinstance(kind, URIRef))


def test_every_word_of_the_open_data_becomes_a_statement_in_a_known_term(rich: Catalogue) -> None:
    value = linked_data(rich, ADDRESS)
    in_words = frozenset(key for key, meaning in value["@context"].items() if "@language" in str(meaning))
    graph = graph_of(value)
    assert len(graph) == sum(1 for node in value["@graph"] for _ in statements(node, in_words))
    assert [term for term in terms(graph) if not is_known(term)] == []
    assert all(each.language in ("nl", "fr", "en") for each in graph.objects(None, SKOS.prefLabel)
               if isinstance(each, Literal) and each.language)  # fmt: skip


def test_others_can_ask_where_an_organisation_is_and_what_it_does(rich: Catalogue) -> None:
    graph = graph_of(linked_data(rich, ADDRESS))
    asked = """
        PREFIX org: <http://www.w3.org/ns/org#>
        PREFIX locn: <http://www.w3.org/ns/locn#>
        SELECT ?municipality ?street ?number ?nis ?town ?kbo WHERE {
          ?who a org:Organization ; org:hasSite ?site ; <http://www.w3.org/ns/regorg#registration>/skos:notation ?kbo .
          ?site a org:Site ; <http://purl.org/dc/terms/spatial> ?municipality ; org:siteAddress/locn:address ?address .
          ?municipality <http://www.w3.org/ns/adms#identifier>/skos:notation ?nis .
          ?address a locn:Address ; locn:thoroughfare ?street ;
            <https://data.vlaanderen.be/ns/adres#Adresvoorstelling.huisnummer> ?number ;
            <https://data.vlaanderen.be/ns/adres#gemeentenaam> ?town .
          FILTER (LANG(?town) = "nl")
        }"""
    (row,) = graph.query(asked, initBindings={"who": ALLES})
    said = [str(each) for each in row]  # type: ignore[union-attr]
    assert said == ["https://data.vlaanderen.be/id/gemeente/10001", "Straat", "1", "10001", "Aadorp", "0407.229.358"]
    work = set(graph.objects(ALLES, REGORG.orgActivity))
    assert {URIRef(f"{ADDRESS}#sectors/groen"), URIRef(f"{ADDRESS}#activities/groen/tuinonderhoud")} <= work
    assert all((each, RDF.type, SKOS.Concept) in graph for each in work)
    assert all(isinstance(each, URIRef) for each in graph.objects(None, FOAF.page))


def test_the_data_in_pages_holds_only_terms_of_schema_org() -> None:
    blocks = [data for page in rendered(REST).values() for data in page.json_ld]
    kinds = {data["@type"]: data for data in blocks}
    assert {"Organization", "Event", "BreadcrumbList", "WebSite", "CollectionPage", "DefinedTerm"} <= kinds.keys()
    for data in (*kinds.values(), *blocks[::5]):
        assert data["@context"] == "https://schema.org"
        graph = graph_of({**data, "@context": {"@vocab": SCHEMA_ORG}})  # theirs is not on this machine
        assert len(graph) == len(list(statements(data, frozenset())))
        assert [term for term in terms(graph) if not is_known(term)] == []
