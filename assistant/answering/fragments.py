"""What is no whole question ('And the NHS?'), and how it is put into one."""

from __future__ import annotations

import re

from assistant.answering.agreement import AGREED
from assistant.answering.grammar import PREPOSITIONS, is_plural
from assistant.patterns import regex

LEADS = r"^\W*(?:(?:and|but|or|so|also|then)\b\W*)?(?:(?:(?:what|how) about|and|what of)\b\W*)?"
FRAGMENT = regex(
    rf"{LEADS}(?P<rest>(?:(?P<preposition>{'|'.join(sorted(PREPOSITIONS))}|according to) )?"
    r"(?P<only>(?:just|only|specifically|especially|also) )?"
    r"(?P<article>(?:the|an?|my|our|your|their|its|his|her|this|that|these|those) )?(?P<name>\w[\w’'&, -]*?))\W*$",
    re.IGNORECASE,
)
NOUN_FOLLOWS = regex(r"^\W*(?:and |but |so )?(?:what|how) about\b", re.IGNORECASE)  # 'dust' alone may be no noun


def plain_topic(text: str, again: bool = False) -> str:
    """'What about the Bridge Plan?' may as well ask for what is said of it; '' for other fragments, unless they come
    after such a one. again: whether they do."""
    fragment = FRAGMENT.match(text) if again or NOUN_FOLLOWS.match(text) else None
    if not fragment or fragment["preposition"] or fragment["only"]:
        return ""
    return f"What about {article_of(fragment)}{fragment['name']}?"


def put_in_by(text: str) -> str:
    """What a follow-up names: 'the NHS' of 'And in the NHS?'."""
    fragment = FRAGMENT.match(text)
    return f"{article_of(fragment)}{fragment['name']}" if fragment else ""


def placed_in(text: str) -> str:
    """Where a follow-up asks for the same: 'the ports' of 'And in the ports?'; '' for any other."""
    fragment = FRAGMENT.match(text)
    within = fragment and (fragment["preposition"] or "").lower() in ("at", "in", "within")
    return fragment["name"] if fragment and within else ""


def article_of(fragment: re.Match[str]) -> str:
    """'the ' of 'And the NHS?', or ''."""
    return fragment["article"] or ""


def with_more(asks: str, more: str) -> str:
    """The question with a phrase added."""
    return f"{asks.rstrip(' ?.!')} {more}?"


def put(asks: str, start: int, end: int, new: str, subject: str) -> str:
    """The question with `new` from `start` to `end`; the verb before a `subject` agrees with it."""
    before, after = asks[:start], asks[end:]
    verb = re.search(r"(\w+) $", before)
    if subject and verb and verb[1].lower() in AGREED:
        several = is_plural(subject.split()[-1])
        if several != (verb[1].lower() in {"are", "were", "do", "have"}):
            before = f"{before[: verb.start()]}{AGREED[verb[1].lower()]} "
    before = re.sub(r"\b(an?) $", lambda at: f"{'an' if new[:1].lower() in 'aeiou' else 'a'} ", before)
    found = f"{before}{new}{after}"
    return f"{found[0].upper()}{found[1:]}"
