"""Questions that ask for nothing but what is said of a topic: 'Tell me about boats', 'I need a quote on boats'."""

from __future__ import annotations

import re

from assistant.answering.words import FUNCTION_WORDS, terms
from assistant.patterns import regex

# 'What did the workshops find about leadership?' asks about leadership, whoever speaks of it.
_SOURCE = (
    r"(?:[\w’'&-]+\s+){0,4}?"
    r"(?:reports?|research|stud(?:y|ies)|surveys?|workshops?|phases?|papers?|briefings?|reviews?|series|overview"
    r"|authors?|researchers?|participants|articles?|books?|booklets?|brochures?|documents?|guides?|guidance|handbooks?"
    r"|leaflets?|letters?|manuals?|messages?|publications?|white ?papers?)(?:\s+(?:\d|one|two|three))?"
)
_SAID = r"(?:says?|said|finds?|found|tells?|told|report(?:ed)?|show(?:ed|n)?|concluded?|write|written)"
SPOKEN_OF = regex(
    rf"^\W*what\s+(?:(?:did|do|does|have|has)\s+{_SOURCE}\s+{_SAID}|(?:is|was|has been)\s+{_SAID}"
    rf"(?:\s+(?:in|by)\s+{_SOURCE})?)\s+(?:us\s+)?(?:about|on|of|regarding|concerning)\s+(\w.*)$",
    re.IGNORECASE,
)
# 'Did phase 2 say anything about leadership?', 'Is there anything in the report on suppliers?'
ANYTHING_ON = regex(
    rf"^\W*(?:(?:did|do|does|has|have)\s+{_SOURCE}\s+(?:say|said|tell|report)\s+(?:us\s+)?(?:anything|something|much)"
    rf"|(?:is|was|were)\s+(?:there\s+)?(?:anything|something)\s+(?:said\s+|written\s+)?(?:in|by)\s+{_SOURCE}"
    r"|(?:is|was|has)\s+(?:anything|something)\s+(?:been\s+)?said)\s+(?:about|on|regarding|concerning)\s+(\w.*)$",
    re.IGNORECASE,
)
OF_PHASE = regex(r"^\W*what (?:did|do|does) (?:the )?(?:\w+ )?phases?\b", re.IGNORECASE)
# 'Tell me about leadership', 'anything on suppliers?', 'legacy systems'.
ABOUT = regex(
    r"^\W*(?:(?:please )?(?:tell|give|show) (?:me|us) (?:(?:more|something|all|everything|anything|details|information)"
    r" )?(?:about|on|of)|(?:(?:is|are) there |have you (?:got )?)?(?:anything|something|information|info|details|more)"
    r" (?:said )?(?:about|on|regarding)|(?:what|how) about|what is (?:known|there) (?:about|on|of))\s+(\w.*)$",
    re.IGNORECASE,
)
BARE = regex(r"^\W*((?:[\w’'&/-]+\s+){0,3}[\w’'&/-]+)\W*$")
# What is wanted of a topic is whatever is said of it, if it is called so.
_WANTED = (
    r"(?:(?:(?:an?|any|some|the|all(?: the)?|more|other|good|nice|useful|short|relevant|key|few|little) )*"
    r"(?:anything|bits?|content|data|details?|evidence|examples?|facts?|figures|info|information|lines?|material"
    r"|mentions?|numbers|paragraphs?|parts?|passages?|percentages|pieces?|points?|quotations?|quotes?|references?|sections?"
    r"|sentences?|something|statements?|statistics|stats|stuff|text|thoughts|what(?:ever)? there is)"
    r"(?: (?:i can (?:quote|use)|there is|you (?:have|find)))?)"
)
_FIGURES = regex(r"\b(?:figures|numbers|percentages|statistics|stats)\b", re.IGNORECASE)
_ON = r"(?:about|concerning|covering|mentioning|on|regarding|relating to|to do with|(?<=evidence )(?:for|of))"
_PLEASE = r"(?:(?:can|could|would|will) (?:you|i) (?:please )?|please )?"
_GIVE = r"(?:dig (?:out|up)|fetch|find|get|give|have|look (?:for|up)|pull (?:out|up)|search for|show)(?: (?:me|us))?"
_NEED = (
    r"(?:i|we)(?: (?:am|are)|['’](?:m|re|d))?(?: (?:just|really|also))? "
    r"(?:after|could use|in need of|like|looking for|need|require|searching for|want|would like)(?: to (?:find|see))?"
)
_TOPIC = r"(?P<topic>(?!(?:how|if|what|when|where|whether|which|who|whom|whose|why)\b)\w[^?!]*?)"
_USED = (
    r"(?:,? (?:(?:that )?(?:i|we) can (?:quote|use)(?: (?:in|for|on) [^?]+)?|please|to quote"
    r"|(?:for|in|on) (?:a|an|my|our|the|this) (?:[\w’'-]+ )?(?:article|blog(?: post)?|briefing|deck|essay|leaflet|memo"
    r"|paper|poster|presentation|report|slides?|speech|talk|thesis)))?\W*$"
)
_SPEAK = (
    r"(?:(?:talk|speak|write|say (?:any|some)thing|go on|tell us|comment|report|touch)(?:s|ing)? (?:about|of|on|upon)"
    r"|(?:cover|discuss|mention|describe|address|examine|treat|explain)(?:e?s)?|deals? with|(?:is|are) (?:about|on))"
)
_SPOKEN_TO = (
    r"(?:addressed|covered|dealt with|described|discussed|examined|explained|mentioned|referred to|spoken of"
    r"|talked about|touched (?:on|upon)|treated|written about)"
)
_PLACES = rf"(?:the )?(?:bits?|chapters?|pages?|paragraphs?|parts?|passages?|places?|sections?)(?: of {_SOURCE})?"
_LOOKED_FOR = tuple(
    regex(rf"^\W*(?:(?:and|so|hi|hello),? )?{form}{_USED}", re.IGNORECASE)
    for form in (
        rf"{_PLEASE}(?:{_GIVE}|{_NEED}) {_WANTED} {_ON} {_TOPIC}",
        rf"(?:(?:is|are) there |(?:have you |you )?got |(?:do )?you have )?{_WANTED} {_ON} {_TOPIC}",
        rf"where (?:do|does|did|can|could|might|may) (?:{_SOURCE}|it|they) {_SPEAK} {_TOPIC}",
        rf"where (?:can|could|do|might|should) (?:i|we|one) (?:find|learn|look|read|see)"
        rf"(?: (?:anything|more|out|something|up|{_WANTED}))? {_ON} {_TOPIC}",
        rf"where(?: in {_SOURCE})? (?:is|are|was|were) {_TOPIC} {_SPOKEN_TO}(?: (?:in|by) {_SOURCE})?",
        rf"(?:(?:in|on) )?(?:what|which) {_PLACES} (?:do|does|did)? ?{_SPEAK} {_TOPIC}",
        rf"(?:(?:in|on) )?(?:what|which) {_PLACES} (?:is|are|was|were) {_TOPIC} {_SPOKEN_TO}(?: (?:in|by) {_SOURCE})?",
    )
)


_BY_NUMBER = ", by number?"
_FIGURE = regex(
    r"\d(?:[\d,.]*\d)? ?(?:%|per ?cent\b|times\b)|[£$€] ?\d|\b(?:hundred|thousand|million|billion)s?\b"
    r"|(?<![\w.,(-])(?!(?:1[5-9]|20)\d\d\b)\d[\d,]*(?![\w)-]|\.\s)|\b(?:half|two[ -]thirds|three[ -]quarters)\b"
    r"|\b(?:one|a)[ -](?:half|third|quarter)\b|\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of)"
    r" (?:every )?(?:two|three|four|five|six|ten|\d+)\b",
    re.IGNORECASE,
)


# 'The role of pontoons', 'what about pontoons?', 'views on pontoons': nouns that the question is about.
_OF = regex(
    r"\b(?:benefits?|costs?|dangers?|effects?|future|impacts?|importance|place|risks?|role|state|uses?|value) of"
    r"|\b(?:advice|anything|concerns?|guidance|mention|news|opinions?|plans?|polic(?:y|ies)|positions?|rules?|sa(?:id|y|ys)"
    r"|something|stance|talk|think|thoughts?|views?) (?:about|on|of|regarding|to|towards)\b"
    r"|\b(?:advis|ask|complain|conclud|decid|discover|find|found|know|learn|promis|propos|recommend|report|suggest|told"
    r"|warn|writ|wrote)\w* (?:about|concerning|on|regarding)\b"
    r"|\b(?:what|how) about|\brole (?:should|does|do|can|could|will|would)",
    re.IGNORECASE,
)
_ENDS_OF_NOUN = regex(
    r"\W*(?:$|[?,;.]|\b(?:at|among|and|are|be|between|by|can|could|do|does|for|from|has|have|in|is|of|on|or|play|should"
    r"|to|was|were|will|with|within|would)\b)",
    re.IGNORECASE,
)
_NO_NOUN = regex(r"\w+(?:able|ible|ant|ed|er|est|ful|ical|ic|ing|ious|ish|ive|less|ly|ous|[^e]y|al)$", re.IGNORECASE)
_LONGEST_NAMED = 4  # words


def is_about(asked: str) -> frozenset[str]:
    """The words of the things that a question is about, as far as its form tells; what looks like an adjective only
    where no noun comes after it. A topic in bare words is as a rule in the reader's own."""
    subject = subject_of(asked)
    found = [*([subject] if subject else []), *(asked[match.end() :] for match in _OF.finditer(asked))]
    words: set[str] = set()
    for text in found:
        named = text[: end.start()] if (end := _ENDS_OF_NOUN.search(text, 1)) else text
        own = [word for word in terms(named) if word not in FUNCTION_WORDS][:_LONGEST_NAMED]
        words.update(word for at, word in enumerate(own, 1) if at == len(own) or not _NO_NOUN.match(word))
    return frozenset(words)


def asks_figures(asks: str) -> bool:
    """Whether it is asked which figures are given on a topic."""
    return _BY_NUMBER in asks


def has_figure(text: str) -> bool:
    """Whether a text has a figure that counts or measures something: no year, and no number of a list."""
    return bool(_FIGURE.search(text))


def subject_of(asked: str) -> str:
    """What a question is about that asks, in a whole sentence, nothing but what is said of it, or ''."""
    match = SPOKEN_OF.match(asked) or ANYTHING_ON.match(asked) or ABOUT.match(asked)
    topic = match[1] if match else next((found["topic"] for form in _LOOKED_FOR if (found := form.match(asked))), "")
    return topic.rstrip(" ?.!") if topic and not FUNCTION_WORDS.issuperset(terms(topic)) else ""


def asks_about(asked: str, subject: str) -> str:
    """The question what is said about a topic, or which figures are given, where it does not matter who says it; ''
    where it does."""
    if (SPOKEN_OF.match(asked) or ABOUT.match(asked)) and not (ANYTHING_ON.match(asked) or OF_PHASE.match(asked)):
        return ""
    counted = _FIGURES.search(asked.partition(subject)[0])
    return f"What is said about {subject}{_BY_NUMBER if counted else '?'}"
