"""Parts of a total: `12 Afghans`, `three children`, `13 US service members`, and the `scope` of a claim that means the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dateline.model.folding import fold
from dateline.model.incident import Incident

_CLASSES: dict[str, str] = {
    "children": "children child kids minors boys girls toddlers infants teenagers minor boy girl",
    "women": "women females",
    "men": "men males",
    "police": "police policeman policemen officer officers policewoman",
    "soldiers": "soldier soldiers troops conscripts conscript servicemen serviceman",
    "us-military": "us american americans marines marine military service servicemembers sailor",
    "guards": "guard guards guardsmen revolutionary irgc guardsman",
    "civilians": "civilian civilians noncombatants",
    "foreigners": "foreign foreigners foreigner",
    "clergy": "clergy priest priests archpriest clergyman clerics cleric",
    "taliban": "taliban talib",
    "embassy-staff": "embassy staff diplomats diplomat employees",
    "worshippers": "worshippers worshipper worshipers",
    "students": "student students schoolchildren pupils",
    "serious": "serious seriously critical critically severe severely grave gravely",
    "light": "light lightly slightly minor",
    "discharged": "discharged",
    "fire": "fire smoke burns burned",
    "journalists": "journalist journalists reporters",
    "tourists": "tourist tourists",
    "afghans": "afghan afghans",
    "pakistanis": "pakistani pakistanis",
    "indians": "indian indians",
    "chinese": "chinese",
    "spaniards": "spanish spaniards spaniard",
    "britons": "british briton britons",
    "belgians": "belgian belgians",
    "swedes": "swedish swede swedes",
    "saudis": "saudi saudis",
    "lebanese": "lebanese",
    "iraqis": "iraqi iraqis",
    "turks": "turkish turk turks",
    "russians": "russian russians",
    "iranians": "iranian iranians",
    "tajiks": "tajik tajiks",
    "germans": "german germans",
    "french": "french",
    "dutch": "dutch",
    "israelis": "israeli israelis",
    "uzbeks": "uzbek uzbeks",
    "jordanians": "jordanian jordanians",
    "swiss": "swiss",
    "omanis": "omani omanis",
    "indonesians": "indonesian",
}  # fmt: skip
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}


def classes_of(words: Iterable[str]) -> frozenset[str]:
    """The sorts of person that words name."""
    return frozenset(name for word in words if (name := _CLASS_OF.get(word)))


@lru_cache(maxsize=1024)
def scope_classes(scope: str) -> frozenset[str]:
    """The sorts of person that the `scope` of a claim names."""
    words = fold(scope).split()
    found = classes_of(words)
    return found | ({"us-military"} if scope == "us-military" else frozenset())


def whole_classes(incident: Incident) -> frozenset[str]:
    """The sorts of person that were the target, so that a total may name them."""
    words = fold(f"{incident.target} {' '.join(incident.target_kind)}").split()
    found = set(classes_of(words))
    if "soldiers" in found or "guards" in found or "military" in words:
        found |= {"soldiers", "guards"}
    return frozenset(found - {"us-military"})
