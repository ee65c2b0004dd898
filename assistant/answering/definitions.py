"""What a term is: the sentence that says so ('A jetty is …') comes before those that tell of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from assistant.answering.details import form_of
from assistant.answering.kinds import QuestionKind
from assistant.answering.locators import QUOTED
from assistant.answering.question import Question
from assistant.answering.speakers import near_by
from assistant.answering.statements import Candidate, Statement, refers, told
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import WORD, stem, stems_of, terms
from assistant.patterns import regex

_ASKED = regex(
    r"^\W*(?:and )?(?:what (?:exactly )?(?:is|are|was|were)(?: meant by)?|define"
    r"|what (?:does|do|did) (?:[\w’'-]+ ){1,4}?(?:mean|understand) by|what (?:does|do)"
    r"|(?:what|who) (?:counts?|qualif(?:y|ies)) as"
    r"|(?:what is )?the (?:meaning|definition) of"
    r"|how (?:do|does|did) (?:[\w’'-]+ ){1,4}?define) (?:an? |the )?(?P<term>[^?,;:()]{1,60}?)"
    r"(?: (?:mean|stand for|called|exactly|in (?:connection with|relation to) [^?()]{2,30}"
    r"|(?<=stand for )in [^?()]{2,30}|(?:at|in|under|within) (?:an?|the|this) [^?()]{2,40})){0,2}\W*"
    r"(?:\((?P<known>[^()]*)\))?\W*$",
    re.IGNORECASE,
)
SPELLED_OUT = regex(r"\bstands? for\b", re.IGNORECASE)
_POSSESSIVE = regex(r"[’']s?\b")  # 'the harbour's rules' may be told as 'its rules'
_INITIALS = regex(r"[A-Z][A-Z&]{1,7}")
_IS = (
    r"(?:is|are|was|were|means?|refers? to|stands? for|denotes?|consists? of|comprises?|describes?"
    r"|(?:can|could|may) be (?:an?|any|the|your))"
)
# 'A jetty is a wall …' says more of what it is than 'A jetty is old.'
_SORT = regex(
    r"\b(?:is|are|was|were|means?) (?:when|where|an?|the|any|all|one|what|how|those)\b"
    r"|\b(?:consists? of|refers? to|stands? for)\b"
)
BEHIND = 3.0  # log-odds by which a sentence that says what a term is may be less likely
APART = 2  # words between those of a term
LONGEST = 5  # words of a term: what is longer is a description


@lru_cache(maxsize=256)
def _says(term: str) -> re.Pattern[str]:
    """'The T is …', 'The T (short), which is …', 'T, a body that …', 'T: …', '… known as the T'."""
    words = r"\W+".join(map(re.escape, WORD.findall(term)))
    bracketed = r"(?:\s*\([^()]{1,60}\)|\s*\[\d+\])?"
    return re.compile(
        rf"^\W*(?:[\w’'-]+ ){{0,2}}?{words}[’'”\"]?{bracketed}"
        rf"(?: {_IS} |, (?:an?|the) |, [^,;:]{{3,60}}, {_IS} |\s?[:–—] | - )"
        rf"|\b{words}[’'”\"]? \((?:an?|the|which|that) |\b{words}{bracketed},? (?:which|that|who) {_IS}\b"
        rf"|\b(?:are|is|['’](?:re|s)|counts? as|qualif(?:y|ies) as) (?:an? |the )?[‘'“\"]?{words}[’'”\"]?"
        r" (?:if|when|where)\b"
        rf"|\b{words}[’'”\"]?,? as (?:it is|they are|this is|we|the \w+) (?:(?:has|have) )?(?:call|defin|know|term)"
        rf"|\b(?:called|known as|termed|defined as) (?:an? |the )?{words}\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def _only_named(term: str) -> re.Pattern[str]:
    """'… crafts, including T and tugs.', '… of a leak or T.'; not '…, including T, which is …'."""
    words = r"\W+".join(map(re.escape, WORD.findall(term)))
    return re.compile(
        rf"\b(?:(?:including|includ(?:e|ed|es)|such as|for example|e\.g\.|namely|like)\b[^.:;]*?|(?:and|or) )"
        rf"(?<![\w(-]){words}(?:s|es)?(?![\w-])[’'”\"]?"
        r"(?=\s*(?:[.;:)]|$|(?:and|or)\b(?! \w+(?:ed|s)\b)|,(?! (?:an?|that|which|who|where)\b| the (?-i:[a-z]))))",
        re.IGNORECASE,
    )


def only_names(terms: Collection[str], text: str) -> bool:
    """Whether one of the terms stands in a text only in a row of others, none of which it says anything of."""
    named = [term for term in terms if re.search(_whole(term), text, re.IGNORECASE)]
    return bool(named) and all(
        len(_only_named(term).findall(text)) == len(re.findall(_whole(term), text, re.IGNORECASE)) for term in named
    )


def _whole(term: str) -> str:
    words = r"\W+".join(map(re.escape, WORD.findall(term)))
    return rf"(?<![\w-]){words}(?:s|es)?(?![\w-])"


@lru_cache(maxsize=256)
def explained(question: str, beside: str = "") -> tuple[str, ...]:
    """The term that a question wants explained, with its other names; () where it wants a description.

    beside: names that belong to the question (`names_beside`); others may stand in brackets behind it.
    """
    match = _ASKED.match(question)
    if not match or not 0 < len(WORD.findall(match["term"])) <= LONGEST:
        return ()
    known = f"{match['known'] or ''}, {beside}".split(", ")
    others = [one for one in known if one] if match["term"] in known else []
    others += [one for quoted in QUOTED.findall(question) for one in quoted if one and one in match["term"]]
    others += [one for one in re.split(r"\s*/\s*| or (?=[A-Z]{2})", match["term"]) if one != match["term"]]
    bare = re.sub(r"[‘’“”\"']", "", match["term"]).partition(" in the ")[0].strip()
    return tuple(dict.fromkeys([match["term"], *_heads(match["term"]), bare, *others]))


def _heads(term: str) -> list[str]:
    """'law' of 'law of tides'."""
    return [head for to in ("of", "for") if (head := term.partition(f" {to} ")[0]) != term]


def defines(terms: Collection[str], text: str) -> bool:
    """Whether a sentence says what one of the terms is."""
    return any(_says(term).search(text) for term in terms)


def defining_first(question: Question, candidates: Sequence[Candidate], found: list[Candidate]) -> list[Candidate]:
    """The sentences found, behind one of the candidates that says what the term is, which may be less likely.

    Where a definition is asked for, those that give none are left out then. candidates: likeliest first.
    """
    alone = question.kind is QuestionKind.DEFINITION and form_of(question.asks) is None
    sought = explained(question.asks, question.beside) if alone else tuple(filter(None, [question.subject]))
    likely = [one for one in candidates if one.odds >= candidates[0].odds - BEHIND] if sought else []
    heads = [one for one in _heads(sought[0]) if one in sought] if sought else []
    whole = [one for one in sought if one not in heads]
    defining = [
        one
        for one in likely
        if defines(whole, told(one))
        or (
            defines(heads, told(one))
            and set(map(stem, terms(sought[0]))) <= set(stems_of(near_by(one.passage, one.place)))
        )
    ]
    defining.sort(key=lambda one: not _SORT.search(told(one)))
    if alone and likely and not defining:
        found = (
            [one for one in found if _names_any(whole, near_by(one.passage, one.place))]
            if _is_told_of(whole, likely)
            else []
        )
    if SPELLED_OUT.search(question.asks) and (short := next(filter(_INITIALS.fullmatch, sought), "")):
        spelling = [one for one in candidates if _spells_out(short, sought, told(one))]
        return spelling[:1] or (found if len(sought) > 1 else [])
    if defining and SPELLED_OUT.search(question.asks):
        return defining[:1]
    others = [one for one in found if one not in defining[:1] and (one in defining or not (alone and defining))]
    return [*defining[:1], *others]


def leaves_unnamed(question: Question, one: Statement) -> bool:
    """Whether a term is asked for that a list and its heading have not."""
    terms = explained(question.asks, question.beside) if question.kind is QuestionKind.DEFINITION else ()
    return bool(terms) and not _names_any(terms, f"{one.passage.heading} {one.text}")


def _names_any(terms: Collection[str], text: str) -> bool:
    """Whether a text has all words of one of the terms, or other words for them: of a plain term close together."""
    near = stems_of(text)
    return any(
        all(with_synonyms([word]) & set(near) for word in stems_of(term))
        and (_POSSESSIVE.search(term) or _stands_together(stems_of(term), near))
        for term in terms
    )


def _stands_together(words: Sequence[str], near: Sequence[str]) -> bool:
    """Whether a run of stems, longer by APART than the words are many, has all of these, or other words for them."""
    length = len(words) + APART
    runs = [set(near[at : at + length]) for at in range(len(near))]
    return any(all(with_synonyms([word]) & run for word in words) for run in runs)


def _spells_out(short: str, names: Collection[str], text: str) -> bool:
    """Whether a text says what initials stand for: 'the T … (short)', or words that begin with them."""
    whole = re.compile(rf"(?<![\w-]){re.escape(short)}(?![\w-])")
    if not whole.search(text):
        return False
    letters = r"[\w’'-]*\W+(?:(?:and|for|in|of|on|the|to)\W+)?".join(short.replace("&", ""))
    longer = [name for name in names if len(name) > len(short)]
    beside = rf"[a-z]\W* \({re.escape(short)}s?\)|\b{re.escape(short)}\b[’'”\"]?(?: \(| (?:stands? for|means)\b)"
    return bool(
        re.search(rf"\b{letters}", text, re.IGNORECASE)
        or re.search(beside, text)
        or any(name.lower() in text.lower() for name in longer)
    )


def _is_told_of(terms: Collection[str], likely: Sequence[Candidate]) -> bool:
    """Whether something is said of one of the terms, in a sentence that names it, after one or under its heading.

    True where the likeliest does not name any of them.
    """
    if not only_names(terms, told(likely[0])):
        return True
    names = re.compile("|".join(map(_whole, terms)), re.IGNORECASE)
    naming = [one for one in likely if names.search(told(one))]
    after = [one for one in likely if one.place and refers(told(one))]
    return (
        any(not only_names(terms, told(one)) for one in naming)
        or any(names.search(one.passage.heading) for one in likely)
        or any(names.search(one.passage.sentences[one.place - 1].text) for one in after)
    )
