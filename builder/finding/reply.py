"""What the Whoosh index answers as JSON.

    {"hits": [hit, …], "organisations", "understood": [{"text", "kind", …}], "unknown": [word, …], "suggestions": […],
     "facets": {facet: [{"id", "label", "count"}]}, "place", "inside", "nearest_km"}
    hit: {"kind", "id", "title", "url", "score", "why", "summary", "places", "sectors", "km"}

Of a hit, of what was understood and of a place only what there is.
"""

from __future__ import annotations

from typing import Any

from builder.finding.hits import Found, Hit


def reply(found: Found) -> dict[str, Any]:
    return {
        "hits": [_hit(hit) for hit in found.hits],
        "organisations": found.organisations,
        "understood": [_tidy(vars(one)) for one in found.understood],
        "unknown": list(found.unknown),
        "suggestions": list(found.suggestions),
        "facets": {name: [vars(count) for count in counts] for name, counts in found.facets.items()},
        **({"place": found.place, "inside": found.inside, "nearest_km": found.nearest} if found.place else {}),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    known = {"kind": hit.kind, "id": hit.id, "title": hit.title, "url": hit.url, "score": round(hit.score, 4),
             "why": list(hit.why)}  # fmt: skip
    rest = {"summary": hit.summary, "places": list(hit.places), "sectors": list(hit.sectors), "km": hit.km}
    return known | {key: value for key, value in rest.items() if value not in ("", [], None)}


def _tidy(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; `as_` is `as` in JSON."""
    return {key.rstrip("_"): value for key, value in values.items() if value not in ("", (), None, False)}
