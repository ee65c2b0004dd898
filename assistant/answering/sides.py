"""What is said of each side of a comparison, and what is said of all at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from assistant.answering.compose import statement_of
from assistant.answering.contrast import Contrast
from assistant.answering.exactness import suits
from assistant.answering.joining import merged
from assistant.answering.kinds import QuestionKind
from assistant.answering.matching import Term
from assistant.answering.question import Question
from assistant.answering.sided import FIGURE, Sided, is_bare_heading
from assistant.answering.statements import Candidate, Statement, candidates_of, next_of, told
from assistant.answering.stating import heads_table, is_like_a_heading, states
from assistant.answering.synonyms import with_synonyms
from assistant.answering.table_lists import told_by_label
from assistant.answering.weighing import Ranked
from assistant.answering.words import WORD, stem, stems_of, terms
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Role

MOST = 40  # candidates of a side
APART = 3  # paragraphs between neighbours
# Log-odds, with what follows added, that a statement must have; one of two that go together may have LOWEST.
LEAST, LOWEST = -2.5, -5.0
LIKELY = 0.5  # of a sentence that has none of the words for what is compared
CLOSE = 1.5  # by which a second statement may be less likely
# For what is compared: as much of OF_REST as a sentence has of its words; those of its heading, or of what comes next,
# count ABOVE.
OF_REST, ABOVE, ENOUGH, HEADED = 3.0, 0.7, 0.4, 1.0
FIGURED = 1.5  # a sentence with a figure, where it is asked which is larger
OF_BOTH = 1.5  # under a heading that names both sides
QUALIFIED = -3.0  # a sentence on some of a side alone: 'conservative Republicans'
ALL_NAMED, AND_REST = 1.0, 2.0  # a sentence that names all sides, and has every word for what is compared
# Where nothing else is asked: a sentence that opens with its side, or that does not; the first of its section.
OPENS, OFF_TOPIC, FIRST = 1.0, -1.5, 1.0
LEADS, POINTS_TO, BARE = -1.5, -1.5, -1.0  # leads to a list; points to a figure; is a row that does not name its side
# Of two sentences: in one paragraph or list; one set against the other; near by; for each word in common.
SIDE_BY_SIDE, AGAINST, NEAR, ALIKE = 4.0, 1.0, 1.5, 0.5
MEASURED = frozenset({QuestionKind.AMOUNT, QuestionKind.QUANTITY, QuestionKind.COUNT, QuestionKind.WHEN})
SET_AGAINST = regex(
    r"\b(?:while|whilst|whereas|unlike|(?:in|by) contrast|on the other hand|rather|instead|more|less|fewer|than"
    r"|not|cannot|never|however|but|differs?|differed|different|differently|only|another)\b|;\s",
    re.IGNORECASE,
)
UNLIKE = regex(
    r"\b(?:whereas|unlike|in contrast|on the other hand|differ\w*)\b|;\s|(?:\b(?:not|cannot|never|hardly|little|few|no)"
    r"|n['’]t)\b[^.;:]{0,60}\b(?:common|alike|similar|same|shared?)\b",
    re.IGNORECASE,
)
OPENS_AGAINST = regex(
    r"\W*(?:(?:in|by) (?:comparison|contrast)|on the other hand|whereas|while|unlike|conversely|but|however"
    r"|(?:the )?(?:second|other|latter)\b)",
    re.IGNORECASE,
)
SAYS_THE_SAME = regex(r"\b(?:says?|said|d(?:o|oes|id)) (?:so|the same)\b", re.IGNORECASE)
POINTS = regex(r"\b(?:[Tt]able|[Ff]igure|[Ff]ig\.|[Ss]ection|[Bb]ox|[Cc]hapter) (?:\d|[IVX]+\b|[A-Z]\b)")
OF_ALL = regex(
    r"\b(?:all (?:of |the |two|three|four|five|six|[a-z]+s)|both|each of|every \w+ (?:was|had|has|is)|in common"
    r"|share[ds]?|alike|similar(?:ly)?|the same)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was found for it. reports: the ids of those that are asked, all where it is None; said: how
    it was asked, where the words that name reports are not in it any more."""

    question: Question
    terms: tuple[Term, ...]
    ranked: list[Ranked]
    confidence: float = 1.0
    reports: tuple[str, ...] | None = None
    said: str = ""

    @property
    def name(self) -> str:
        """What it asks, in the reader's words."""
        return self.said or self.question.asks


class Sides:
    """The statements of one comparison."""

    def __init__(self, contrast: Contrast, index: Index, whole: Asked, stands: Callable[[Statement], bool]) -> None:
        self._contrast, self._index, self._whole, self._stands = contrast, index, whole, stands
        weights = {term.stem: term.weight for term in whole.terms}
        unknown = {term.stem for term in whole.terms if not term.known}  # no statement can have them
        rest = contrast.rest - unknown or contrast.rest
        self._rest = {with_synonyms([word]): weights.get(word, 1.0) for word in rest}
        self._sided = Sided(contrast, index)

    def of_all(self) -> list[Candidate]:
        """The sentences that say of all sides at once that they are alike, or how they differ, likeliest first."""
        found = []
        for one in self._candidates(self._whole):
            text = one.sentence.text
            named = self._sided.named(text)
            whole = len(named) == len(self._contrast.sides)
            if self._contrast.common:
                fits = whole or (bool(OF_ALL.search(text)) and len(named) != 1)
                fits &= not UNLIKE.search(text)
            else:
                fits = whole and bool(SET_AGAINST.search(text)) and not self._only_listed(text)
            row = self._sided.in_columns(one, self._rest) and self._has_measure(text)
            share, whole, fits = self._shares_rest(one), whole or row, fits or row
            odds = (
                one.odds
                + QUALIFIED * (not row and self._sided.qualified(text))
                + (ALL_NAMED + AND_REST * (share == 1 and bool(self._rest))) * whole
                + self._of_rest(one)
            )
            fits &= row or bool(self._contrast.measure) or one.sentence.role is not Role.TABLE
            fits &= share >= ENOUGH or one.odds > LIKELY
            if fits and self._counts(one) and odds >= LEAST:
                found.append(replace(one, odds=odds))
        return sorted(found, key=lambda one: -one.odds)

    def _has_measure(self, text: str) -> bool:
        """Whether a text has the sum, date or number that is asked for, where one is."""
        asked = self._whole.question
        return asked.kind not in MEASURED or suits(asked.kind, asked.asks, text, frozenset(asked.terms)) == 1

    def _counts(self, one: Candidate) -> bool:
        """Whether a sentence has a figure for each side, where a measure is compared."""
        text = one.sentence.text
        return not self._contrast.measure or len(FIGURE.findall(text)) >= len(self._contrast.sides)

    def told(self, asked: Sequence[Asked]) -> list[list[Statement]]:
        """What is said of all sides at once; or of each side in their order, [] of one of which nothing is.

        asked: the question of each side.
        """
        at_once = self.of_all()
        if self._contrast.common and (at_once or not self._contrast.rest):
            near = [one for one in at_once[:2] if one.odds >= at_once[0].odds - CLOSE]
            return [self._told(near, self._whole.question)] if near else []
        found = [self._of_side(place, one) for place, one in enumerate(asked)]
        best, odds = self._best(found)
        if at_once and at_once[0].odds >= max(odds, LEAST):
            return [self._told(at_once[:1], self._whole.question)]
        each = [self._told([one] if one else [], asked[place].question) for place, one in enumerate(best)]
        return self._headed(_together(each), best) if any(each) else []

    def _best(self, found: Sequence[Sequence[Candidate]]) -> tuple[list[Candidate | None], float]:
        """A candidate of each side, those that go together best, and their mean log-odds; None of a side without."""
        if all(found) and len(found) == 2:
            one, other = ([(candidate, self._own(candidate)) for candidate in side] for side in found)
            worth, pair = max(((self._worth(*pair), pair) for pair in product(one, other)), key=lambda known: known[0])
            return ([pair[0][0], pair[1][0]], worth / 2) if worth / 2 >= LEAST else ([], LOWEST)
        likeliest = [next((one for one in side if one.odds >= LEAST), None) for side in found]
        likeliest = self._round(likeliest, found)
        return likeliest, min((one.odds for one in likeliest if one), default=LOWEST) if all(likeliest) else LOWEST

    def _round(
        self, likeliest: Sequence[Candidate | None], found: Sequence[Sequence[Candidate]]
    ) -> list[Candidate | None]:
        """Of more than two sides, what goes best with the likeliest sentence of one of them."""
        best, worth = list(likeliest), sum(one.odds for one in likeliest if one)
        for seed in filter(None, likeliest):
            own = (seed, self._own(seed))
            with_it = [
                seed if seed in side else max(
                    side, key=lambda one: self._worth(own, (one, self._own(one))), default=None
                )
                for side in found
            ]  # fmt: skip
            total = sum(self._worth(own, (one, self._own(one))) - seed.odds for one in with_it if one and one != seed)
            if total + seed.odds > worth:
                best, worth = with_it, total + seed.odds
        return best

    def _worth(self, one: tuple[Candidate, frozenset[str]], other: tuple[Candidate, frozenset[str]]) -> float:
        """How well candidates of two sides go together, each with its own words."""
        (first, own), (second, others) = one, other
        worth, apart = first.odds + second.odds, abs(first.sentence.paragraph - second.sentence.paragraph)
        if first.passage.report_id != second.passage.report_id or apart > APART:
            return worth
        listed = first.sentence.group == second.sentence.group > 0
        against = any(OPENS_AGAINST.match(each.sentence.text) for each in (first, second))
        worth += SIDE_BY_SIDE if listed or not apart else NEAR
        return worth + AGAINST * (against and apart < 2) + ALIKE * min(3, len(own & others))

    def _own(self, one: Candidate) -> frozenset[str]:
        """The words of a sentence beside the sides' names."""
        sides = frozenset().union(*(name for side in self._contrast.sides for name in side.names))
        return frozenset(map(stem, terms(one.sentence.text))) - sides

    def _of_side(self, place: int, asked: Asked) -> list[Candidate]:
        """The likeliest candidates that are about a side and about what is compared."""
        question, found = asked.question, []
        needed = question.kind in MEASURED
        for one in self._candidates(asked):
            if self._sided.about(one.passage, one.place) != {place} or len(self._own(one)) < 2:
                continue
            if needed and suits(question.kind, question.asks, told(one), frozenset(question.terms)) < 1:
                continue
            odds = one.odds + self._fitness(one, place)
            if odds >= LOWEST and (needed or self._shares_rest(one) or one.odds > LIKELY):
                found.append(replace(one, odds=odds))
        return sorted(found, key=lambda one: -one.odds)[:MOST]

    def _fitness(self, one: Candidate, place: int) -> float:
        """What is added for a sentence that tells of its side first of all, where nothing else is asked."""
        bonus = OF_BOTH * any(len(self._sided.named(heading)) > 1 for heading in one.passage.section)
        bonus += POINTS_TO * bool(POINTS.search(one.sentence.text))
        bonus += QUALIFIED * self._sided.qualified(one.sentence.text)
        bonus += LEADS * (one.sentence.role is Role.LEAD_IN)
        bonus += BARE * (one.sentence.role is Role.TABLE and not self._sided.named(one.sentence.text))
        bonus += FIGURED * (self._contrast.figures and bool(FIGURE.search(one.sentence.text)))
        if self._contrast.rest:
            return bonus + self._of_rest(one)
        opening = " ".join(one.sentence.text.split()[:6])
        opens = place in self._sided.named(opening) or not self._sided.named(one.sentence.text)
        first = not one.place or is_like_a_heading(one.passage.sentences[one.place - 1].text)
        return bonus + (OPENS if opens else OFF_TOPIC) + FIRST * first

    def _candidates(self, asked: Asked) -> Iterator[Candidate]:
        question = replace(asked.question, kind=QuestionKind.COMPARISON)
        for one in candidates_of(asked.ranked):
            like_a_heading = is_bare_heading(one.sentence) and not FIGURE.search(one.sentence.text)
            if not like_a_heading and states(one, question, asked.terms) and not heads_table(one):
                yield one

    def _shares_rest(self, one: Candidate) -> float:
        """The share, by rarity, that a sentence has of the words for what is compared; 1 of none."""
        before = self._before(one)
        around = frozenset(stems_of(f"{one.passage.context} {before} {next_of(one)}"))
        text = frozenset(stems_of(told(one)))
        text = text | told_by_label(one.sentence) if one.sentence.role is Role.TABLE else text
        held = (
            weight * (1.0 if words & text else ABOVE if words & around else 0.0) for words, weight in self._rest.items()
        )
        return sum(held) / sum(self._rest.values()) if self._rest else 1.0

    @staticmethod
    def _before(one: Candidate) -> str:
        """The sentence before one that is set against it, or says the same of another."""
        sentences, place = one.passage.sentences, one.place
        against = OPENS_AGAINST.match(one.sentence.text) or SAYS_THE_SAME.search(one.sentence.text)
        same = place and sentences[place - 1].paragraph == one.sentence.paragraph
        return sentences[place - 1].text if against and same else ""

    def _of_rest(self, one: Candidate) -> float:
        """What is added for speaking of what is compared."""
        heading = frozenset(stems_of(one.passage.heading))
        headed = HEADED * all(words & heading for words in self._rest)
        return OF_REST * self._shares_rest(one) + headed if self._rest else 0.0

    def _only_listed(self, text: str) -> bool:
        """Whether a text names the sides only side by side: 'the choice between A and B'."""
        one, other = (
            r"\w*\W".join(map(re.escape, WORD.findall(side.text))) + r"\w*" for side in self._contrast.sides[:2]
        )
        link = r"(?:,| and| or| with| versus| vs\.?)+ (?:the |an? )?"
        return bool(re.search(rf"(?:{one}{link}{other}|{other}{link}{one})", text, re.IGNORECASE))

    def _headed(self, each: list[list[Statement]], chosen: Sequence[Candidate | None]) -> list[list[Statement]]:
        """Each under the heading that names its side, or the side's name, where any does not name its side itself."""
        named = all(place in self._sided.named(one.text) for place, side in enumerate(each) for one in side)
        if named or (all(each) and len({side[0].key for side in each}) == 1):
            return each
        headings = self._sided.headings(chosen)
        return [[replace(one, heading=heading) for one in side] for heading, side in zip(headings, each, strict=True)]

    def _told(self, chosen: Sequence[Candidate], question: Question) -> list[Statement]:
        """The statements of the candidates, from where they name what they are about to the end of the thought."""
        asked = replace(question, kind=QuestionKind.COMPARISON)
        found = (
            self._sided.told_on(self._sided.from_name(one, statement_of(one, asked, self._index))) for one in chosen
        )
        return [one for one in found if self._stands(one)]


def _together(each: list[list[Statement]]) -> list[list[Statement]]:
    """Sides that are told in one list, or in sentences that lean on each other, are told by one statement."""
    whole = merged([one for side in each for one in side])
    return [[holder for holder in whole if any(_holds(holder, one) for one in side)] for side in each]


def _holds(holder: Statement, one: Statement) -> bool:
    return set(one.sentences) <= set(holder.sentences) or holder.key == one.key
