"""How people put a question to a colleague: what they half remember, whether it is all right to, what they heard said.

'I vaguely remember that boats sank. How many?', 'Is it OK to moor here?', 'I was wondering if boats leak'.
"""

from __future__ import annotations

import re

from assistant.patterns import regex

# 'So basically, who pays?'
_OPENS = regex(
    r"^\W*(?:(?:so|ok(?:ay)?|well) )?(?:anyway|basically|excuse me|hello|hey|hi(?: there)?|honestly|sorry|quick one)"
    r"\s*[,:!–—-]+\s*",
    re.IGNORECASE,
)
# 'Say in a few sentences why boats sank.', 'Why did boats sink, in brief?': how it is to be told, not what is asked;
# 'Is it written in plain English?' asks just that.
_SO_LONG = (
    r"(?:(?:briefly|concisely|succinctly|in brief|in short|in a nutshell)"
    r"|(?:in|using|with) (?:(?:about|at most|just|no more than|only|under) )?"
    r"(?:(?:an?|one|two|three|four|five|a couple of|a few|a handful of|a single|some|\d{1,3}|your own|everyday"
    r"|layman['’]?s|plain|simple)(?: (?:or|to) (?:two|three|four|five|\d{1,3}))? )(?:(?:easy|plain|short|simple) )?"
    r"(?:bullet points?|bullets|english|language|lines?|paragraphs?|sentences?|terms|words?))"
)
_SPACED = rf"\s+{_SO_LONG}(?= )"
_BRIEFLY = regex(
    rf"^\W*{_SO_LONG}\s*[,:–—-]+\s*|(?:,|(?<!ed)(?<!en)(?<!available))\s+{_SO_LONG}(?:,? please)?(?=\W*$)"
    rf"|(?<=\b(?:explain|outline)){_SPACED}|(?<=\bdescribe){_SPACED}|(?<=\bsummari[sz]e){_SPACED}",
    re.IGNORECASE,
)
# 'I seem to recall reading that boats sank.'
_HALF = r"(?:(?:can|do|dimly|distinctly|faintly|half|just|kind of|now|only|seem to|sort of|still|think i|vaguely) )*"
_GIST = (
    r"(?:,? (?:(?:having |being )?(?:hear|read|see|told|tell)(?:ing|n)?|that|there (?:was|were|being)"
    r"|(?:some|any)thing|some ?one|some ?body saying|saying|about)(?= ))*"
)
_REMEMBERS = regex(
    rf"^\W*(?:(?:as far as |if |so far as )?(?:i|we) {_HALF}(?:gather|recall|remember)(?: (?:correctly|rightly|right))?"
    r"|if memory serves(?: me)?(?: (?:correctly|rightly|right))?"
    r"|(?:i|we)(?:['’]ve| have)? (?:heard|read|saw|seen)(?: somewhere)?(?= (?:that|about)\b)"
    rf"|(?:i|we) (?:believe|think)(?= there (?:was|were)\b)){_GIST}\s*,?\s*",
    re.IGNORECASE,
)
# 'Somebody told me that boats sink. Is that right?', 'Boats sink, right?', 'Am I right that boats sink?'
_WHO_SAID = regex(
    r"^\W*(?:some ?one|some ?body|a (?:colleague|friend)|my [\w’'-]+|they|people)"
    r" (?:(?:once )?(?:said|says?|claims?|thinks?)|tells? (?:me|us)|(?:has )?told (?:me|us))(?: that)?\s+",
    re.IGNORECASE,
)
_IS_TRUE = regex(r"^\W*is (?:that|it|this) (?:correct|right|so|still so|still true|true)\W*$", re.IGNORECASE)
_TAG = regex(
    r"\s*[,–—-]+\s*(?:am i right|correct|is (?:it|that|this) (?:correct|right|so|true)|right|yes|(?:aren|don|doesn|isn"
    r"|wasn|weren|didn|won|can)['’]t (?:it|they|there|you|we|he|she))\?+$",
    re.IGNORECASE,
)
_RIGHT_THAT = regex(
    r"^\W*(?:am i|are we|would i be|were we) (?:correct|right)(?: (?:in (?:assuming|believing|saying|thinking)"
    r"|to (?:assume|believe|say|think)))?(?: that)? |^\W*is it (?:correct|right) that ",
    re.IGNORECASE,
)
# 'Is it OK for boats to moor here?'
_ALL_RIGHT = regex(
    r"^\W*(?:(?:(?:is|would) it (?:be )?|it['’]?s )(?:really )?(?:all right|alright|fine|ok|okay)"
    r"(?: for (?P<who>[\w’'-]+(?: [\w’'-]+){0,3}?) to| if (?P<whose>(?:i|we|you|they|he|she)\b|[\w’'-]+ [\w’'-]+)"
    r"|(?: for me)? to)|(?:am i|are we|are you) (?:all right|alright|fine|ok|okay) to) (?P<what>.+)",
    re.IGNORECASE,
)
# 'Wasn't there something about boats?'
_SOMETHING_ON = regex(
    r"^\W*(?:(?:(?:isn|wasn|weren|aren)['’]t there|(?:is|was|were|are) there(?: not)?) (?:(?:once|also|even) )?"
    r"(?:(?:some|any)thing|(?:a|some) (?:bit|line|paragraph|part|passage|piece|sentence|stuff))"
    r"(?: (?:said|written|in (?:there|it|here)))?"
    r"|(?:what was|remember) (?:that|the) (?:bit|line|part|point|stuff|thing))"
    r" (?:about|on|regarding) (?P<what>.+?)\W*$",
    re.IGNORECASE,
)
# Both sides of a thing.
_BOTH = regex(
    r"\b(?:pros (?:and|&) cons|up ?sides (?:and|&) down ?sides|ups (?:and|&) downs|plus(?:es)? (?:and|&) minus(?:es)?"
    r"|good (?:and|&) bad (?:points|sides))\b|\b(?:arguments|case|points|reasons) (?P<on>for and against)\b",
    re.IGNORECASE,
)
# 'Won't boats sink?' asks whether they will.
_NEGATED = regex(
    r"^(?P<opens>\W*(?:(?:and|but|or|so) )?)(?P<does>are|ca|could|did|do|does|had|has|have|is|must|should|was|were|wo"
    r"|would)n['’]t (?=[\w’'-]+ )",
    re.IGNORECASE,
)
_IN_FULL = {"ca": "can", "Ca": "Can", "wo": "will", "Wo": "Will"}
# '… whether boats can leak', '… what a boat is'.
_IF = regex(r"^\W*(?:if|whether) (?P<what>(?!or\b)[^?]+?)[.?]*$", re.IGNORECASE)
_AUXILIARY = r"(?:is|are|am|was|were|do|does|did|has|have(?! to\b)|had|can|could|will|would|should|may|might|must)"
_SAYS = regex(rf"(?P<who>(?:(?!{_AUXILIARY}\b)[\w’'&-]+ ){{1,6}}?)(?P<does>{_AUXILIARY}) (?P<what>.+)", re.IGNORECASE)
_WHAT_IT_IS = regex(
    r"^\W*(?P<asks>who|what|where|when|why) (?P<what>(?:an?|the|my|our|this|that|these|those|[A-Z][\w’'&-]*)\b[^?,;]*?)"
    r" (?P<is>is|are|was|were)[.?]*$"
)
_PRONOUN = regex(r"(?:i|we|you|they)\b(?!['’])", re.IGNORECASE)
_ASKS_ITSELF = regex(r",\s+(?:\w+ )?(?:who|what|which|when|where|why|how|can|do|does|is|are|must|should|will)\b", re.I)


def plainly(sentences: list[str]) -> list[str]:
    """The sentences of a question, the last of which asks, without the chat around it."""
    told = [_REMEMBERS.sub("", sentence) or sentence for sentence in sentences[:-1]]
    asks = _OPENS.sub("", sentences[-1])
    asks = _BRIEFLY.sub("", asks) or asks
    asks = _REMEMBERS.sub("", asks) or asks
    if told and _IS_TRUE.match(asks):
        *told, said = told
        return [*told, f"Is it true that {_WHO_SAID.sub('', said).rstrip(' .?!')}?"]
    if tag := _TAG.search(asks):
        asks = f"Is it true that {_WHO_SAID.sub('', asks[: tag.start()])}?"
    asks = _RIGHT_THAT.sub("Is it true that ", asks)
    if right := _ALL_RIGHT.match(asks):
        asks = f"Can {right['who'] or right['whose'] or 'I'} {right['what']}"
        asks = re.sub(r"^Can (?:me|i)\b", "Can I", asks)
    if something := _SOMETHING_ON.match(asks):
        asks = f"Is there anything about {something['what']}?"
    asks = _BOTH.sub(lambda match: f"advantages and disadvantages{' of' * bool(match['on'])}", asks)
    if negated := _NEGATED.match(asks):
        asks = f"{negated['opens']}{_IN_FULL.get(negated['does'], negated['does'])} {asks[negated.end() :]}"
    return [*told, asks]


def asked_straight(clause: str) -> str:
    """'Whether boats can leak' as 'Can boats leak?', 'what a boat is' as 'What is a boat?'; others as they are."""
    if told := _WHAT_IT_IS.match(clause):
        return f"{told['asks']} {told['is']} {told['what']}?"
    match = _IF.match(clause)
    if not match or _ASKS_ITSELF.search(match["what"]):
        return clause
    what = match["what"]
    if says := _SAYS.match(what):
        return f"{says['does'].capitalize()} {says['who']}{says['what']}?"
    return f"Do {what}?" if _PRONOUN.match(what) else f"Is it true that {what}?"
