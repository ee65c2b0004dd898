"""Nations by their names and by what is of them: 'France', 'French'; not names that are other words as well."""

from __future__ import annotations

from assistant.patterns import regex

_NATIONS = """afghanistan afghan
argentina argentine argentinian
australia australian
austria austrian
bangladesh bangladeshi
belgium belgian
brazil brazilian
britain british uk u.k
bulgaria bulgarian
cambodia cambodian
canada canadian
chile chilean
china chinese
colombia colombian
croatia croatian
cuba cuban
cyprus cypriot
denmark danish
egypt egyptian
estonia estonian
ethiopia ethiopian
finland finnish
france french
germany german
ghana ghanaian
greece greek
greenland greenlandic
hungary hungarian
iceland icelandic
india indian
indonesia indonesian
iran iranian
iraq iraqi
ireland irish
israel israeli
italy italian
jamaica jamaican
japan japanese
kenya kenyan
latvia latvian
lithuania lithuanian
luxembourg
malaysia malaysian
malta maltese
mexico mexican
morocco moroccan
nepal nepalese
netherlands dutch
nigeria nigerian
norway norwegian
pakistan pakistani
peru peruvian
philippines filipino
poland
portugal portuguese
romania romanian
russia russian
scotland scottish
serbia serbian
singapore singaporean
slovakia slovak
slovenia slovenian
somalia somali
spain spanish
sweden swedish
switzerland swiss
syria syrian
taiwan taiwanese
tanzania tanzanian
thailand thai
tunisia tunisian
uganda ugandan
ukraine ukrainian
venezuela venezuelan
vietnam vietnamese
wales welsh
zambia zambian
zimbabwe zimbabwean"""
_AMERICA = regex(r"\b(?:USA?\b|U\.S\.|United States\b|(?i:americans?)\b|America\b(?<!South America)(?<!Latin America))")
_OF = {word: line.split()[0] for line in _NATIONS.split("\n") for word in line.split()}
_WORD = regex(r"[a-z]+(?:\.[a-z]+)?")
NATIONS = frozenset(line.split()[0] for line in _NATIONS.split("\n"))


def nations(text: str) -> frozenset[str]:
    """The nations that a text names, or things and people of theirs; 'russias' is of Russia."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    found = {_OF.get(word) or _OF.get(word.removesuffix("s")) for word in words}
    found.add("america" if _AMERICA.search(text) else None)
    return frozenset(filter(None, found))
