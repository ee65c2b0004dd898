"""What frames a question: how the answer is to be written, who wants to know. None of it is anything to look for."""

from __future__ import annotations

import re

from assistant.answering.chatting import asked_straight, plainly
from assistant.answering.words import WORD
from assistant.patterns import regex
from assistant.reading.sentences import bounds

ASKS = r"(?:who|whom|when|where|why|how|what|which|in what|in which)"
# 'Answer in one sentence.', '(Give the name.)', 'e.g. ["a"]'.
INSTRUCTION = regex(
    r"^\W*(?:(?:please|kindly)\s+)?(?:(?:write|format|represent|return|express|output|round|present|phrase)\b.{0,40}"
    r"\b(?:answers?|response|result|list|format|number|numbers|integer|int|float|date|it|them|this)\b"
    r"|(?:answer|reply|respond)\b(?: (?:me|this|the question|it))?(?: only| just)?"
    r" (?:in|as|with|briefly|shortly|concisely)\b"
    r"|(?:give|list|state|name)\b.{0,40}\b(?:format|as a list|only)\b"
    r"|(?:keep|make) (?:it|the answer|your answer) \w+"
    r"|(?:the|your) (?:answer|response|result)s? (?:should|shall|must|needs?|has|is to)\b|for example\b|e\.\s?g\.)",
    re.IGNORECASE | re.DOTALL,
)
ASIDE = regex(r"\s*\(([^()]{3,120})\)\s*$")
_ASKING = rf"(?=(?:(?:at|by|for|from|in|of|on|to|with|since|until) )?{ASKS}\b|(?:if|whether)\b)"
_SOMEBODY = (
    r"(?:(?:what )?(?:(?:my|our|a colleague of my|a friend of my) [\w’'-]+(?: [\w’'-]+)?|i|i['’](?:m|d|ve)|we"
    r"|we['’](?:re|d))"
    r"|someone|somebody|everyone|people)\b"
)
_SOURCES = (
    r"(?:reports?|briefings?|papers?|documents?|stud(?:y|ies)|series|authors?|articles?|books?|booklets?|brochures?"
    r"|guides?|guidance|handbooks?|leaflets?|manuals?|publications?|white ?papers?)"
)
_TO_ME = r"(?: (?:me|us|to me|to us))?"
LEADS_IN = tuple(
    regex(rf"^\W*{pattern}{_ASKING}", re.IGNORECASE)
    for pattern in (
        # 'My boss wants to know which …'
        rf"{_SOMEBODY}[^.?!]{{0,80}}?\b(?:know|wonder\w*|ask\w*|curious|find out|understand|see|hear|learn|told"
        r"|remember|recall|forg[eo]t(?:ten)?|sure|certain|clear)\b(?: (?:me|us))?(?: (?:about|is))?,?\s+",
        # 'As a nurse I ask: who …'
        r"(?:as an? (?!consequence|matter|part|result|whole)[^.?!:–—]{0,60}|(?:quick )?question)(?:\s*[:–—]|\s+-|,)\s*",
        # 'I'm writing a note: when …'
        rf"{_SOMEBODY}[^.?!:–—]{{0,20}}\b(?:writing|drafting|preparing|working|curious|interested|new|looking|need|want"
        r"|keeps?)\b[^.?!:–—]{0,60}(?:\s*[:–—]|\s+-)\s*",
        # 'Can you tell me who …', 'Please tell us why …'
        r"(?:please )?(?:can|could|would|will|do|does) (?:you|anyone|anybody) "
        r"(?:(?:please|happen to|help me(?: to)?) )?"
        rf"(?:tell|explain|say|know|remember|remind|show|find out|check|look up){_TO_ME},? ",
        r"(?:please )?(?:(?:tell|remind|explain to|show) (?:me|us)|let (?:me|us) know|(?:any|no) idea(?: about)?"
        r"|(?:just |only )?(?:checking|wondering|curious)),? ",
        # 'Do the reports say how …', 'Is it known when …'
        rf"(?:do|does|did) (?:any of )?(?:the|these|this|your) {_SOURCES} "
        rf"(?:say|tell|mention|explain|describe|state|show){_TO_ME} ",
        rf"(?:where )?(?:do|does|did) (?:it|they|(?:the|these|this) {_SOURCES}) (?:ever )?"
        r"(?:say|tell|mention|explain|state)(?: anywhere)? ",
        r"is it (?:known|said|clear|stated|told) ",
    )
)
# 'How long' is no 'how', and 'to whom' is 'who'.
_ASKING_WORD = regex(
    r"^[\W\d]*(?:(?:and|so|then|in|at|by|for|from|to|with|under) ){0,2}"
    r"(how (?:long|much|many|often|old|far|soon|big|large)|how|whom?|whose|what|which|when|where|why)\b",
    re.IGNORECASE,
)
_SAME = {"whom": "who", "whose": "who", "which": "what"}
# '… – can you tell me?'
LEAD_OUT = regex(
    r"\s*[,–—-]+\s*(?:(?:can|could|would|do) you (?:please )?(?:tell|explain|say|know|help)\b[^?]{0,30}|please)\?*$",
    re.IGNORECASE,
)


# 'I need to know the planned end date of the scheme', 'the number of managers who were asked'.
_WANTED = (
    r"(?:please|(?:can|could|would|will) you|(?:tell|give|show|find)(?: me| us)|find(?: out)?|let (?:me|us) know"
    r"|(?:i|we)(?: (?:need|want)|['’]d like|(?: would) like)(?: to know)?|(?:i|we)(?:['’]m| am|['’]re| are)"
    r" (?:after|looking for|trying to find)|looking for|searching for|what about)"
)
_NO_NOUN = (
    "(?:am|is|are|was|were|be|do|does|did|can|could|will|would|shall|should|may|might|must|has|have|had|if|whether|and"
    "|or|but|so|compare|explain|describe|there|it|they|he|she|you|we|i|about|as|for|from|in|of|to|the|an?"
    "|(?:give|list|name|state) (?:an?|all|any|me|one|some|the|two|three|us))"
)
# One fact, by its noun: 'the charity number', 'start date'.
FACT = (
    rf"(?!(?:{ASKS}|{_NO_NOUN})\b)(?:[a-z’'-]+ ){{0,2}}?(?:address|amount|authors?|budget|costs?|dates?|deadline"
    r"|duration|e-?mail|length|line|names?|number|percentage|price|proportion|share|size|titles?|website)"
)
NAMED_ONLY = regex(
    rf"^\W*(?:{_WANTED},? )*(?:(?:the|its|their) )?(?P<noun>{FACT})(?P<of>(?: and (?:(?:the|its|their) )?{FACT})?"
    r" (?:at|for|in|of|on|that|when|which|who|whose)\b[^?,;:]*)\??\s*$",
    re.IGNORECASE,
)
_MANY = regex(r"\b(?:authors|costs|dates|names|titles)\b", re.IGNORECASE)
# 'I need the findings. What are they?'
LEFT_OVER = regex(
    rf"^\W*{_SOMEBODY}[^.?!]{{0,40}}?\b(?:wants?|needs?|am after|is after|would like|'d like|looking for) "
    r"((?:the|all|some) [^.?!]{3,120})[.!]\s+what are they\W*$",
    re.IGNORECASE,
)

# 'What is its aim, in its own words?'
OWN_WORDS = regex(r",? in (?:(?:[\w’'-]+ )?[\w’'-]+['’]s?|her|his|its|their) (?:own|exact|very) words\b", re.IGNORECASE)

# 'When did this overview first come out?', 'publication date of the report': imprints say 'published'.
_ITSELF = r"((?:this|the) (?:overview|report|briefing|paper|document|publication)(?: report)?)"
OWN_DATE = regex(
    r"^\W*(?:(?:when|(?:(?:in|on|from) )?(?:what|which) (?:month and year|year and month|year|month|day|date))"
    rf" (?:was|is|did|does) {_ITSELF}(?: first)? (?:br(?:ing|ought) out|c[ao]me out|published|released|issued|appear"
    r"|from|dated?|date from)"
    r"|(?:what (?:is|was) )?(?:the )?(?:(?:publication|release|issue) date|date of (?:publication|release|issue))"
    rf" of {_ITSELF})\W*$",
    re.IGNORECASE,
)


# 'What did the second phase find?' asks for its findings.
_STUDY = r"(?:phases?|stud(?:y|ies)|research|surveys?|reviews?|workshops?|projects?)"
FOUND = regex(
    rf"^\W*what (?:did|does|do|has|have) (?P<study>(?:the|this|that|these|each|both|all) (?:[\w’'-]+ ){{0,2}}?{_STUDY})"
    r" (?:find|found|conclude|learn|discover|show|reveal)(?:ed)?(?: out)?\W*$",
    re.IGNORECASE,
)


# 'In what words is the scheme described?' asks what it is.
IN_WORDS = regex(
    rf"^\W*(?:in|with) (?:what|which) words (?:(?:is|are|was|were) (?P<term>[^?]{{2,60}}?) "
    rf"(?:described|defined|explained)|(?:do|does|did) (?:the|this|these) {_SOURCES} (?:describe|define|explain) "
    r"(?P<named>[^?]{2,60}?))\W*$",
    re.IGNORECASE,
)
# 'Does the report say what councils should do?' asks for recommendations.
TO_DO = regex(
    r"^\W*(?P<does>(?:do|does|did) (?:any of )?(?:the|these|this|your) "
    rf"(?:{_SOURCES}|assessment|overview|research|survey)) (?:say|tell|explain|state){_TO_ME}"
    r" what (?P<who>[^?]{2,60}?) (?:should|must|ought to|needs? to|ha(?:s|ve) to) do(?: (?:about it|then|now|next))?"
    r"(?P<rest>[^?]*)\W*$",
    re.IGNORECASE,
)
# 'I always mix up A and B - what is the difference?'
MIXED_UP = regex(
    r"^\W*(?:i|we|people)(?: [\w’'-]+){0,3}? (?:confuse|mix up|muddle up) "
    r"(?P<two>[^?.!;:–—]{3,80} and [^?.!;:–—,]{1,60}?)"
    r"(?:\s*[.,;:–—]|\s+-)\s+(?:so )?what is the difference(?: between (?:the two|them|these))?",
    re.IGNORECASE,
)


# 'What's that?', 'whats that', 'why didnt they', as people type.
SHORT_IS = regex(r"\b(what|who|where|when|how|why)['’]?s\b(?! (?:been|got|had)\b)", re.IGNORECASE)
# 'The WHO' is nobody who is asked for.
WHO_BY_NAME = regex(r"\b([Tt]he) WHO(?=['’]s\b|\b)")
SHORT_I = regex(r"\b[iI](m|ve)\b")
# 'the justice it programme', not 'does it support systems'.
_NOT_ASKING = "".join(rf"(?<!\b{word} )" for word in "can did do does has is that to was will would".split())
IT_IN_SMALL = regex(
    rf"(?<=[a-z] ){_NOT_ASKING}it(?= (?:budgets?|departments?|infrastructure|investments?|programmes?|projects?"
    r"|schemes?|skills|spending|strategy|suppliers?|systems?)\b)"
)
SHORT_NOT = regex(r"\b(are|ca|could|did|do|does|had|has|have|is|must|should|was|were|wo|would)nt\b", re.IGNORECASE)

# Only of what is asked for: 'Which half dozen things', 'the couple of aims'.
_OF = r"\b(which|what|name|list|the)(?: a)?"
ROUND_NUMBERS = (
    (regex(rf"{_OF} half (?:a )?dozen\b", re.IGNORECASE), r"\1 six"),
    (regex(rf"{_OF} couple of\b", re.IGNORECASE), r"\1 two"),
)


# 'Who or what are champions?' asks what they are.
WHO_OR_WHAT = regex(r"^(\W*)(?:who or what|what or who) (?=(?:are|were)\b)", re.IGNORECASE)
# 'What kind of people came?' asks who came.
PEOPLE = regex(
    r"^(\W*(?:(?:and|so) )?)(?:what|which) (?:kinds?|sorts?|types?|groups?) of (?:individuals|people|persons)"
    r" (?=(?!(?:are|did|do|does|is|were|was) (?!\w+ed\b))\w)",
    re.IGNORECASE,
)


def in_full(text: str) -> str:
    """The question with 'what's' and 'the WHO' in full, the apostrophes that were left out, 'half a dozen' as 'six',
    'it' as 'IT'."""
    text = WHO_BY_NAME.sub(r"\1 World Health Organization", WHO_OR_WHAT.sub(r"\1What ", PEOPLE.sub(r"\1Who ", text)))
    for words, number in ROUND_NUMBERS:
        text = words.sub(number, text)
    text = IT_IN_SMALL.sub("IT", SHORT_I.sub(r"I'\1", text))
    return SHORT_NOT.sub(r"\1n't", SHORT_IS.sub(r"\1 is", text))


def unframed(text: str) -> str:
    """The question without its frame, unless there is nothing else."""
    if left := LEFT_OVER.match(text):
        return f"What are {left[1]}?"
    aside = ASIDE.search(text)
    if aside and re.match(r"(?:please )?(?:give|write|name|answer|list|state|format)\b", aside[1], re.IGNORECASE):
        text = text[: aside.start()]
    sentences = [text[start:end] for start, end in bounds(text)]
    kept = [sentence for sentence in sentences if not INSTRUCTION.match(sentence)]
    if not any(map(WORD.search, kept)):
        return text
    *told, asks = plainly(kept)
    if to_do := TO_DO.match(asks):
        asks = f"{to_do['does']} make recommendations to {to_do['who']}{to_do['rest']}?"
    for leads in LEADS_IN:
        if leads.match(asks):
            asks = asked_straight(leads.sub("", asks))
    asks = OWN_WORDS.sub("", LEAD_OUT.sub("?", asks))
    if found := FOUND.match(asks):
        asks = f"What are the findings of {found['study']}?"
    if words := IN_WORDS.match(asks):
        asks = f"What is {words['term'] or words['named']}?"
    if mixed := MIXED_UP.match(asks):
        asks = f"What is the difference between {mixed['two']}{asks[mixed.end() :]}"
    if own := OWN_DATE.match(asks):
        asks = f"When was {own[1] or own[2]} published?"
    elif fact := NAMED_ONLY.match(asks):
        asks = what_is(fact["noun"], fact["of"].rstrip())
    return " ".join([*told, asks])


def what_is(fact: str, of: str) -> str:
    """The question for a fact: 'What is the cost of the bridge?', 'What are the names of the crews?'."""
    return f"What {'are' if _MANY.search(fact) else 'is'} the {fact}{of}?"


def asking_word(text: str) -> str:
    """The word that a question, or a heading, asks with, 'how long' and the like as one; '' where none does."""
    match = _ASKING_WORD.match(text)
    word = match[1].lower() if match else ""
    return _SAME.get(word, word)
