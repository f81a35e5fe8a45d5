"""The words that decide what a figure counts. One list of each; the rules that use them are in `points`."""

from __future__ import annotations

from dateline.phrasing.vetting.wordlist import listed

TRIGGERS: dict[str, str] = {
    **dict.fromkeys(
        listed(
            "killed kill kills killing slain slaying murdered murdering massacred slaughtered perished perish died die dies dying martyred "
            "dead deaths fatalities fatality martyrs bodies corpses victims victim deceased"
        ),
        "killed",
    ),
    **dict.fromkeys(listed("injured injures injure injuring injuries wounded wounding wounds hurt hurting maimed maiming"), "injured"),
    "casualties": "casualties",
    **dict.fromkeys(
        listed(
            "arrested arrests arresting arrest detained detaining detains detentions detention detainees arrestees apprehended captured "
            "capturing nabbed held"
        ),
        "arrested",
    ),
    **dict.fromkeys(listed("hospitalised hospitalized hospitalising hospitalizing hospitalisations hospitalizations treating"), "hospitalised"),
    "missing": "missing",
    **dict.fromkeys(["charged", "charging", "indicted", "indicting"], "action:charge"),
    **dict.fromkeys(["sentenced", "sentencing", "convicted", "convicting", "jailed", "imprisoned"], "action:sentence"),
    **dict.fromkeys(["acquitted", "acquitting"], "action:acquittal"),
    **dict.fromkeys(["released", "releasing", "freed", "freeing"], "action:release"),
    **dict.fromkeys(["executed", "executing", "hanged", "hanging"], "action:execution"),
    **dict.fromkeys(["deported", "deporting", "expelled", "expelling"], "action:border"),
    **dict.fromkeys(["defendants", "defendant", "tried"], "action:trial"),
}
"""A word -> the point (or kind of action) whose figure it carries."""

PHRASES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("lost", "their", "lives"), "killed"),
    (("lost", "his", "life"), "killed"),
    (("the", "lives", "of"), "killed"),
    (("lives",), "killed"),
    (("shot", "dead"), "killed"),
    (("stabbed", "to", "death"), "killed"),
    (("gunned", "down"), "killed"),
    (("put", "to", "death"), "action:execution"),
    (("unaccounted", "for"), "missing"),
    (("still", "missing"), "missing"),
    (("in", "hospital"), "hospitalised"),
    (("in", "hospitals"), "hospitalised"),
    (("in", "the", "hospital"), "hospitalised"),
    (("to", "hospital"), "hospitalised"),
    (("to", "hospitals"), "hospitalised"),
    (("to", "the", "hospital"), "hospitalised"),
    (("under", "treatment"), "hospitalised"),
    (("being", "treated"), "hospitalised"),
    (("receiving", "treatment"), "hospitalised"),
    (("in", "custody"), "arrested"),
    (("taken", "into", "custody"), "arrested"),
    (("rounded", "up"), "arrested"),
    (("under", "arrest"), "arrested"),
    (("in", "detention"), "arrested"),
    (("on", "trial"), "action:trial"),
    (("to", "prison"), "action:sentence"),
    (("prison", "terms"), "action:sentence"),
    (("prison", "sentences"), "action:sentence"),
    (("blew", "themselves", "up"), "attackers-killed"),
    (("blown", "themselves", "up"), "attackers-killed"),
    (("blowing", "themselves", "up"), "attackers-killed"),
)
"""Several words that carry a figure together; they win over the single words in them."""

TOLLS = frozenset({"toll", "tally", "tolls"})
TOLL_POINTS = {"death": "killed", "casualty": "casualties", "injury": "injured", "arrest": "arrested", "dead": "killed", "fatality": "killed"}
NUMBER_OF = frozenset({"number", "numbers", "count"})
MOVES = listed(
    "rose rise rises risen climbed climb climbs climbing revised revise revising cut cutting lowered lowering raised raise raising "
    "corrected correcting stood stands put puts reached reaches reaching increased increase dropped fell reduced reducing updated "
    "upped jumped grew grown bringing brings brought taking takes took doubled numbered numbering amended adjusted came comes"
)
"""Verbs that move or state a toll; with them a figure without a noun speaks of the point spoken of last."""

HISTORY = listed("initially initial originally earlier previously previous preliminary early former first")
"""Words that mark a figure as one of the past."""

ATTACKERS = listed(
    "attackers attacker bombers bomber gunmen gunman assailants assailant militants militant terrorists terrorist shooters shooter "
    "perpetrators perpetrator insurgents jihadists extremists fighters assassins"
)
THINGS = listed(
    "blast blasts bomb bombs explosion explosions attack attacks bombing bombings rocket rockets missile missiles vehicle vehicles "
    "car cars incident incidents shots device devices vests vest sites site province provinces city cities country countries district "
    "districts building buildings house houses church churches mosque mosques raid raids operation operations statement statements "
    "bus buses train trains drone drones weapon weapons rifle rifles gun guns pistol pistols knives ambulance ambulances helicopter "
    "helicopters hospital hospitals strike strikes round tickets theories reasons others' kilos checkpoints fronts occasions states "
    "nations governments villages towns schools shops stations metres addresses apartments group groups families phases waves ways "
    "sides"
)
PEOPLE = listed(
    "people persons person others victims others' individuals men women children civilians mourners worshippers pilgrims passengers "
    "residents citizens officers policemen police soldiers troops guards suspects foreigners nationals students tourists visitors "
    "spectators bystanders pedestrians members attackers gunmen bombers militants dead injured wounded killed more of them whom lives "
    "bodies deaths fatalities casualties detainees defendants"
)
"""Head nouns of persons; a figure of a toll has one of these behind it, or none."""

FUNCTION = listed(
    "a an the and or but in on at of to from by with after before as for that which who whom whose than then while when where since "
    "until because so if was were is are be been being has have had did do does will would could may might not also still only just "
    "later now it its he she they his her their"
)
AUXILIARIES = listed("was were been be being is are got gets")
PART_BEFORE = frozenset({"including", "includes", "included", "among", "incl"})
ELSEWHERE = listed(
    "traffic collapse collapsed heat drowned roof hangings executions stampede earthquake quake flood floods flooding hurricane "
    "cyclone tornado crash derailment collision pandemic coronavirus covid famine drought landslide avalanche tsunami wildfire "
    "capsized shipwreck heatwave typhoon"
)
"""What kills people and is no attack: a sentence about it speaks of something else."""
EVENTS: dict[str, tuple[str, ...]] = {
    "air": ("drone", "airstrike", "airstrikes", "shelling", "missile", "missiles"),
    "bombing": (
        "bombing",
        "bombings",
        "blast",
        "blasts",
        "explosion",
        "explosions",
        "bomb",
        "bombs",
        "bomber",
        "bombers",
        "explosive",
        "detonated",
        "exploded",
    ),
    "shooting": ("shooting", "shootings", "gunman", "gunmen", "gunfire", "shot", "shooter", "shooters", "massacre"),
    "stabbing": ("stabbing", "stabbings", "knife", "knifeman", "stabbed"),
    "vehicle": ("truck", "lorry", "ramming", "rammed", "ploughed", "plowed", "driver"),
    "plot": ("plot", "foiled", "planned", "thwarted"),
    "any": (
        "attack",
        "attacks",
        "assault",
        "massacre",
        "killings",
        "attackers",
        "attacker",
        "assailants",
        "siege",
        "raid",
        "terror",
        "terrorist",
        "toll",
        "tragedy",
    ),
}
"""Words of an attack by its kind; `any` fits all kinds."""
KIND_FAMILIES: dict[str, tuple[str, ...]] = {
    "bombing": ("bombing",),
    "suicide-bombing": ("bombing",),
    "car-bombing": ("bombing",),
    "armed-attack": ("shooting", "bombing"),
    "shooting": ("shooting",),
    "mass-shooting": ("shooting",),
    "complex-attack": ("shooting", "bombing"),
    "siege": ("shooting",),
    "ambush": ("shooting", "bombing"),
    "stabbing": ("stabbing",),
    "vehicle-attack": ("vehicle",),
    "car-ramming": ("vehicle",),
    "arson": (),
    "foiled-plot": ("plot", "bombing"),
}
EVENT_WORDS = frozenset(word for words in EVENTS.values() for word in words)
HAPPENED = listed(
    "blew drove driven rammed walked entered ploughed plowed struck hit happened occurred exploded detonated attacked bombed stormed "
    "opened targeted unfolded ripped tore carried fired went"
)
"""Verbs by which a date beside them is the day of the incident."""
