"""Every controlled list of the incident file, once. A new word needs a real incident that uses it.

Grades and credibility are the Admiralty system (NATO AJP-2.1: reliability A-F, credibility 1-6); likelihood and
confidence are the words of ICD 203 (US Intelligence Community Directive 203, 2015).
"""

from __future__ import annotations

from dateline.model.words import words

BROADER_KINDS: dict[str, str] = {
    "suicide-bombing": "bombing",
    "car-bombing": "bombing",
    "mass-shooting": "shooting",
    "car-ramming": "vehicle-attack",
    "complex-attack": "armed-attack",
    "ambush": "armed-attack",
    "siege": "armed-attack",
    "shooting": "armed-attack",
}
"""Narrower kind of incident -> the next broader one; a search for the broader finds the narrower too."""

VOCABULARIES: dict[str, dict[str, str]] = {
    "kind": words(
        bombing="an explosive device",
        suicide_bombing="a bomber who meant to die",
        car_bombing="a device in or on a vehicle",
        armed_attack="an attack with firearms or several weapons",
        shooting="firearms against people",
        mass_shooting="firearms against a crowd",
        complex_attack="several attackers and weapons in one plan",
        siege="attackers who held a place",
        ambush="an attack on people on the move",
        stabbing="a blade",
        vehicle_attack="a vehicle driven at people",
        car_ramming="a car driven at people",
        arson="a fire that was set",
        hostage_taking="people held to force something",
        kidnapping="people taken away",
        assassination="a chosen person killed",
        foiled_plot="a plan that was stopped before the attack",
    ),
    "target_kind": words(
        public_gathering="a crowd, festival, memorial or rally",
        religious="worshippers, clergy or a place of worship",
        government="offices, parliament, officials",
        diplomatic="embassies, consulates and those who visit them",
        military="armed forces, parades, bases",
        police="police officers and posts",
        transport="trains, buses, airports and who travels",
        entertainment="concerts, nightclubs, cinemas",
        hospitality="hotels and restaurants",
        tourists="foreign visitors",
        foreigners="foreign residents or workers",
        political="parties and their meetings",
        minority="an ethnic or religious minority",
        education="schools and universities",
        civilians="people at no special place",
        infrastructure="power, water, communications",
        business="shops, offices, markets",
    ),
    "status": words(
        developing="figures still move",
        settled="nobody has looked for long, or all agree",
        archived="kept as it is",
        retracted="taken back; the file stays as a tombstone",
    ),
    "precision": words(site="", town="", district="", province="", country="", sea=""),
    "place_role": words(attack="where it happened", target="what was meant", related="another place that matters"),
    "actor_kind": words(group="", state="", official="", person="", analyst="", organisation="", media="", public="a crowd or community"),
    "role": words(
        perpetrator="did it",
        planner="planned it",
        suspect="suspected, no charge known",
        accused="charged or on trial",
        claimant="says that it did it",
        investigator="looks into it",
        responder="came to help",
        speaker="said something",
        target="was meant",
        victims="those hurt, as a group",
        mediator="went between",
        cleared="no longer suspected",
        other="",
    ),
    "grade": words(
        A="completely reliable",
        B="usually reliable",
        C="fairly reliable",
        D="not usually reliable",
        E="unreliable",
        F="cannot be judged",
    ),
    "credibility": {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "cannot be judged",
    },
    "source_kind": words(
        wire="",
        newspaper="",
        broadcaster="",
        government="",
        intergovernmental="",
        court="",
        research="",
        militant_media="",
        social="",
        encyclopedia="",
        dataset="",
        other="",
    ),
    "attackers": words(included="counts the attackers too", excluded="without the attackers", unknown="not said"),
    "verb": words(
        says="",
        reports="",
        suggests="",
        claims="",
        confirms="",
        denies="",
        revises="",
        retracts="",
        estimates="",
        blames="",
    ),
    "tie": words(directed="", supported="", inspired="", praised=""),
    "action_kind": words(
        arrest="",
        release="",
        charge="",
        trial="",
        sentence="",
        acquittal="",
        appeal="",
        execution="",
        seizure="",
        raid="",
        strike="",
        operation="",
        killed="",
        sanction="",
        border="",
        law="",
        warning="",
        appeal_for_help="",
        cooperation="",
        diplomatic="",
        evacuation="",
        aid="",
        compensation="",
        statement="",
    ),
    "action_status": words(reported="", ongoing="", completed="", reversed="undone"),
    "verdict": words(
        charged="",
        convicted="",
        acquitted="",
        overturned="a conviction undone",
        cleared="released without charge or no longer suspected",
    ),
    "likelihood": {
        "almost no chance": "1-5 %",
        "very unlikely": "5-20 %",
        "unlikely": "20-45 %",
        "roughly even chance": "45-55 %",
        "likely": "55-80 %",
        "very likely": "80-95 %",
        "almost certain": "95-99 %",
    },
    "confidence": words(low="", moderate="", high=""),
    "relation": words(
        same_group="",
        same_cell="",
        same_target="",
        retaliation_for="",
        precursor_of="",
        compared_with="",
    ),
}

INVERSE_RELATIONS = {
    "same-group": "same-group",
    "same-cell": "same-cell",
    "same-target": "same-target",
    "retaliation-for": "retaliated-by",
    "precursor-of": "preceded-by",
    "compared-with": "compared-with",
}
"""Typed relation -> what it is called when seen from the other incident; never typed itself."""


def narrower_kinds(kind: str) -> frozenset[str]:
    """`kind` and every kind below it."""
    found = {kind}
    while more := {narrow for narrow, broad in BROADER_KINDS.items() if broad in found} - found:
        found |= more
    return frozenset(found)
