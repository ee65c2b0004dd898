"""The door of the answering room: a question in, an Answer out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from assistant.answering import compare
from assistant.answering.across import phases_of
from assistant.answering.composing import Composing, Sides
from assistant.answering.excerpts import EVERYWHERE, Excerpts, Scope, exact, marked, predicate, similar
from assistant.answering.finding import Finder
from assistant.answering.joining import merged, run_on
from assistant.answering.kinds import QuestionKind
from assistant.answering.late import LateInteraction
from assistant.answering.mending import mended
from assistant.answering.named_pages import NAMED_PAGE, unread
from assistant.answering.numbered import with_item
from assistant.answering.of_reports import each_named
from assistant.answering.outcome import missing, passages_of_lists, tells_of, tells_of_names
from assistant.answering.parting import answers_both
from assistant.answering.phrases import is_exact
from assistant.answering.proof import Prover
from assistant.answering.question import Question, otherwise, parts, understand
from assistant.answering.reranking import load_reranking
from assistant.answering.retelling import Retellings
from assistant.answering.scopes import Scoped, asked_again, asked_alone, parts_on, scoped, subjects
from assistant.answering.sides import Asked
from assistant.answering.straight import straight
from assistant.answering.weighing import enough
from assistant.answering.weights import packaged_weights
from assistant.citing.footnotes import FootnoteList
from assistant.errors import QuestionError
from assistant.indexing.cores import at_once
from assistant.indexing.encoder import Encoder, load_encoder
from assistant.indexing.layout import Layout
from assistant.indexing.projection import projection_of
from assistant.indexing.store import Index
from assistant.indexing.token_store import TokenStore, recipe
from assistant.patterns import compile_all
from assistant.records import Answer, Column, Comparison, Heading, Hit, LedgerRow, Report, Status
from assistant.settings import Settings

Files = str | Sequence[str] | None


class Assistant:
    """Answers from one index. Safe to use from many threads; the same question always gets the same answer."""

    def __init__(self, index: Index, encoder: Encoder, settings: Settings, tokens: TokenStore | None = None) -> None:
        self._index, self._encoder, self._settings = index, encoder, settings
        self._reranking = load_reranking(settings.reranker)
        self._late = LateInteraction(encoder, projection_of(settings.model, encoder.dimensions), tokens)
        self._least = enough(settings.threshold, packaged_weights())
        self._finder = Finder(index, self._late, settings.top, self._reranking)
        self._prover, self._retellings = Prover(index), Retellings(index, self._late)

    @classmethod
    def open(cls, index: Path | str, settings: Settings | None = None) -> Assistant:
        """Open the index in the folder `index`; `settings` default to report-assistant.toml beside you, if it is there.

        Raises IndexMissingError, IndexOutdatedError or IndexDamagedError, each naming the next step, and ModelError.
        """
        settings = settings or Settings.load(index=Path(index))
        layout = Layout(Path(index))
        load_reranking(settings.reranker)  # what is amiss with it is told before the index is opened
        encoder = load_encoder(settings.model, layout.model)
        opened = Index.open(Path(index), settings.model)
        made = recipe(opened.fingerprint, projection_of(settings.model, encoder.dimensions))
        return cls(opened, encoder, settings, TokenStore(layout.tokens, made))

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that can be asked, in the order of their files."""
        return self._index.reports

    @property
    def ledger(self) -> tuple[LedgerRow, ...]:
        """What became of each file in the sources folder."""
        return self._index.ledger

    @property
    def index(self) -> Index:
        """The index that is asked."""
        return self._index

    @property
    def index_id(self) -> str:
        """Names the index: the same for the same answers."""
        return self._index.id

    @property
    def model(self) -> str:
        """The embedding model, and the reranker if one is set: name or path, and the fingerprint of the weights."""
        own = f"{self._index.model} {self._index.fingerprint}"
        return f"{own}, reranker {self._reranking.told}" if self._reranking else own

    def warm(self) -> None:
        """Make ready now, in a second or two, for what a first question would wait for. Raises ModelError."""
        self.load()
        compile_all()

    def load(self) -> None:
        """Load the models, all that a single question needs. Raises ModelError."""
        self._encoder.encode(["ready"])
        if self._reranking:
            self._reranking.warm()

    def close(self) -> None:
        """Let go of the index once the questions under way are answered."""
        self._index.close()
        self._late.close()

    def ask(
        self,
        question: str,
        *,
        report: Files = None,
        history: Sequence[str] = (),
        top: int | None = None,
        everywhere: bool = False,
    ) -> Answer:
        """Answer in the reports' own words.

        report: the file name of the one report to ask, or several; history: the conversation's earlier questions,
        oldest first; top: how many passages to give with the answer (default: the setting); everywhere: ask all
        reports, also where the question itself names some ('in phase 2'). Raises QuestionError.
        """
        start = time.perf_counter()
        understood = mended(understand(question, history, self._subjects), self._index, self._encoder.count_tokens)
        understood, file = with_item(understood, lambda asked: self._answer(understand(asked), report, top, everywhere))
        answer = self._answer(understood, report or (None if everywhere else file), top, everywhere)
        if understood.otherwise and not tells_of(answer.claims, understood):
            other = self._answer(otherwise(understood), report, top, everywhere)
            answer = other if other.claims else answer
        return replace(answer, seconds=time.perf_counter() - start)

    def _answer(self, understood: Question, report: Files, top: int | None, everywhere: bool) -> Answer:
        """What is found for a question that is understood.

        What a report that it names does not tell is asked of all: others may tell of that report.
        """
        chosen = self._chosen(report)
        ids = [one.id for one in chosen] if report else None
        asked = [Scoped(part) for part in parts(understood)] if everywhere else scoped(understood, chosen)
        answer = self._told(understood, asked, ids, top)
        for again in () if answer.claims or everywhere else asked_again(asked, chosen):
            other = self._told(understood, again, ids, top)
            if other.claims:
                return other
        if answer.claims or not any(one.named for one in asked) or NAMED_PAGE.search(understood.asked):
            return answer
        other = self._answer(understood, report, top, everywhere=True)
        return other if tells_of_names(other.claims, asked) else answer

    def _told(
        self, understood: Question, asked: Sequence[Scoped], chosen: Sequence[str] | None, top: int | None
    ) -> Answer:
        """What is found for the parts of a question, each asked of its reports; of the `chosen` where it names none."""
        beside = [parts_on(one.phase, one.ids, chosen, self._index) for one in asked]
        where = list(zip(asked, beside, strict=True))
        weighed = at_once(
            lambda one: replace(self._finder.of_part(one[0], chosen, top, one[1]), said=one[0].said), where
        )
        told = self._composing().told(weighed, answers_both(understood.asked, len(weighed)))
        footnotes, statements = FootnoteList(), merged([statement for one in told.parts for statement in one])
        statements = run_on(statements) if len(weighed) > 1 else statements
        first = [one.passage for one in statements] if told.straight else passages_of_lists(understood, statements)
        scope = asked_alone(asked, [one for others in beside for one in others], self._index.reports)
        ids = [one.id for one in scope] or chosen
        statements = self._retellings.cited(statements, ids) if told.may_be_again else statements
        claims = tuple(self._prover.claims(statements, footnotes))
        return Answer(
            question=understood.text,
            asked=understood.asked,
            claims=claims,
            footnotes=tuple(footnotes.footnotes),
            passages=self._prover.hits(weighed, top or self._settings.top, first),
            status=(Status.ANSWERED if all(told.parts) else Status.PARTLY) if claims else Status.NOT_FOUND,
            confidence=told.sure if claims else told.unsure,
            seconds=0.0,
            index_id=self._index.id,
            scope=tuple(one.file for one in scope),
            missing=told.unread or (() if told.straight else missing(weighed)),
            unanswered=told.untold if claims else (),
        )

    def search(self, query: str, *, report: Files = None, top: int | None = None) -> tuple[Hit, ...]:
        """The passages nearest to some words, best first, without the reranker. Raises QuestionError."""
        ids = [one.id for one in self._chosen(report)] if report else None
        return self._prover.hits([self._finder.weigh(understand(query), ids, top)], top or self._settings.top)

    def excerpts(
        self, query: str, *, scope: Scope = EVERYWHERE, top: int | None = None, everything: bool = False
    ) -> Excerpts:
        """Passages that have what the query says, with its words marked.

        A query with "a phrase", AND, OR, NOT or prefix* finds every passage that has it, of which the first `top` are
        given (all of them if `everything`); any other finds the `top` nearest in meaning. Raises QuestionError.
        """
        limit = top or self._settings.top
        if is_exact(query):
            return exact(self._index, query, scope, self._in(scope), None if everything else limit)
        understood = replace(understand(query), text=query)
        weighed = self._finder.weigh(understood, self._in(scope), limit, predicate(self._index, scope))
        found = marked(self._prover.hits([weighed], limit), [term.word for term in weighed.terms])
        return Excerpts(query, False, len(found), found)

    def like(self, passage_id: int, *, scope: Scope = EVERYWHERE, top: int | None = None) -> Excerpts:
        """The passages nearest in meaning to one of this index. Raises QuestionError where there is no such passage."""
        limit = top or self._settings.top
        if not 0 <= passage_id < self._index.size:
            raise QuestionError(f"There is no passage {passage_id}: 'report-assistant search' tells the numbers.")
        takes = predicate(self._index, scope)
        depth = self._index.size if takes else limit + 20  # without itself, and those that it shares sentences with
        nearest = self._index.dense(self._index.vectors([passage_id])[0], depth, self._in(scope))
        hits = similar(self._index, passage_id, nearest, limit, takes)
        return Excerpts(self._index.passage(passage_id).text, False, len(hits), marked(hits, ()))

    def compare(self, question: str, *, by: compare.By = compare.By.REPORT, report: Files = None) -> Comparison:
        """Ask each report, phase or sector by itself. Raises QuestionError."""
        start = time.perf_counter()
        groups = compare.groups(self._chosen(report), by)
        columns = tuple(Column(name, files, self.ask(question, report=files)) for name, files in groups)
        common = self.ask(compare.of_all(question), report=report)
        return Comparison(
            question=" ".join(question.split()),
            columns=columns,
            common=common if compare.speaks_of_all(common) else None,
            seconds=time.perf_counter() - start,
            index_id=self._index.id,
        )

    def _composing(self) -> Composing:
        """What composes the answers to the parts of a question."""
        return Composing(
            self._index,
            self._least,
            self._finder.within,
            self._side_by_side,
            lambda one: straight(one.question, self._index, one.reports),
            lambda one: unread(one.question.asked, self._index, one.reports),
            self._reranking.helpful if self._reranking else lambda _, statements: statements,
        )

    def _side_by_side(self, one: Asked) -> Sides:
        """What is said of each side of a comparison, or by the reports of each phase."""
        reports = [report for report in self._index.reports if not one.reports or report.id in one.reports]
        named = each_named(one.said, reports) if one.question.kind is not QuestionKind.COMPARISON else []
        if groups := phases_of(one.question.asks, reports) or named:
            return compare.group_by_group(one.question, groups, self._index, self._finder.within, self._least)
        weigh = self._finder.within(one.reports)
        return compare.side_by_side(one, self._subjects, self._index, weigh, self._prover.stands)

    def labels(self, report: str) -> dict[int, str]:
        """PDF page number -> label, for each page of the report of that file name. Raises QuestionError."""
        return self._index.labels(self._chosen(report)[0].id)

    def contents(self, report: str) -> tuple[Heading, ...]:
        """The sections of the report of that file name, in reading order. Raises QuestionError where there is none."""
        return self._prover.contents(self._chosen(report)[0].id)

    def _chosen(self, report: Files) -> list[Report]:
        """The reports of those file names, all where none is given."""
        if not report:
            return list(self._index.reports)
        files = [report] if isinstance(report, str) else list(report)
        known = {one.file: one for one in self._index.reports}
        if unknown := [file for file in files if file not in known]:
            raise QuestionError(f"There is no report '{unknown[0]}': 'report-assistant sources' lists them.")
        return [known[file] for file in files]

    def _in(self, scope: Scope) -> list[str]:
        self._chosen(scope.reports)
        return [report.id for report in self._index.reports if scope.takes_report(report)]

    @cached_property
    def _subjects(self) -> list[str]:
        return subjects(self._index)
