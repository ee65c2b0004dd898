"""The door of the answering room: a question in, an Answer out."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answering.compose import Statement, compose
from assistant.answering.excerpts import EVERYWHERE, Excerpts, Scope, exact, marked, predicate, similar
from assistant.answering.late import LateInteraction
from assistant.answering.phrases import is_exact
from assistant.answering.question import Question, understand
from assistant.answering.retrieve import CANDIDATES, retrieve
from assistant.answering.signals import Term, signals, terms_of
from assistant.answering.weighing import Ranked, confidence, packaged_weights, rank
from assistant.citing.footnotes import FootnoteList
from assistant.citing.gate import quotes
from assistant.errors import QuestionError
from assistant.indexing.encoder import Encoder, load_encoder
from assistant.indexing.layout import Layout
from assistant.indexing.store import Index
from assistant.records import Answer, Claim, Hit, LedgerRow, PageAddress, Passage, Report, Status
from assistant.settings import Settings


class Assistant:
    """Answers from one index. Safe to use from many threads; the same question always gets the same answer."""

    def __init__(self, index: Index, encoder: Encoder, settings: Settings) -> None:
        self._index = index
        self._encoder = encoder
        self._settings = settings
        self._late = LateInteraction(encoder)
        self._reports = {report.id: report for report in index.reports}

    @classmethod
    def open(cls, index: Path | str, settings: Settings | None = None) -> Assistant:
        """Open the index in the folder `index`; `settings` default to report-assistant.toml beside you, if it is there.

        Raises IndexMissingError, IndexOutdatedError or IndexDamagedError, each naming the next step, and ModelError.
        """
        settings = settings or Settings.load(index=Path(index))
        encoder = load_encoder(settings.model, Layout(Path(index)).model)
        opened = Index.open(Path(index), settings.model)
        return cls(opened, encoder, settings)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that can be asked, in the order of their files."""
        return self._index.reports

    @property
    def ledger(self) -> tuple[LedgerRow, ...]:
        """What became of each file in the sources folder."""
        return self._index.ledger

    @property
    def index_id(self) -> str:
        """Names the index: the same for the same answers."""
        return self._index.id

    @property
    def model(self) -> str:
        """The embedding model: its name or path, and the fingerprint of its weights."""
        return f"{self._index.model} {self._index.fingerprint}"

    def warm(self) -> None:
        """Load the model now rather than with the first question. Raises ModelError."""
        self._encoder.encode(["ready"])

    def close(self) -> None:
        """Let go of the index once the questions under way are answered."""
        self._index.close()

    def ask(
        self,
        question: str,
        *,
        report: str | Collection[str] | None = None,
        history: Sequence[str] = (),
        top: int | None = None,
    ) -> Answer:
        """Answer in the reports' own words.

        report: the file name of the one report to ask, or the names of several; history: the conversation's earlier
        questions, oldest first; top: how many passages to give with the answer (default: the setting). Raises
        QuestionError.
        """
        start = time.perf_counter()
        understood = understand(question, history, self._scopes())
        terms, ranked = self._ranked(understood, self._chosen(report), top)
        sure = confidence(ranked, terms, packaged_weights())
        footnotes = FootnoteList()
        claims: tuple[Claim, ...] = ()
        if sure >= self._settings.threshold:
            claims = self._claims(compose(understood, ranked, self._index), footnotes)
        return Answer(
            question=understood.text,
            asked=understood.asked,
            claims=claims,
            footnotes=tuple(footnotes.footnotes),
            passages=self._hits(ranked, top),
            status=Status.ANSWERED if claims else Status.NOT_FOUND,
            confidence=sure,
            seconds=time.perf_counter() - start,
            index_id=self._index.id,
        )

    def search(self, query: str, *, report: str | None = None, top: int | None = None) -> tuple[Hit, ...]:
        """The passages nearest to some words, best first. Raises QuestionError."""
        understood = replace(understand(query), text=query)
        return self._hits(self._ranked(understood, self._chosen(report), top)[1], top)

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
        chosen = self._in(scope)
        terms, ranked = self._ranked(understood, chosen, limit, predicate(self._index, scope))
        found = marked(self._hits(ranked, limit), [term.word for term in terms])
        return Excerpts(query, False, len(found), found)

    def like(self, passage_id: int, *, scope: Scope = EVERYWHERE, top: int | None = None) -> Excerpts:
        """The passages nearest in meaning to one of this index. Raises QuestionError where there is no such passage."""
        limit = top or self._settings.top
        if not 0 <= passage_id < self._index.size:
            raise QuestionError(f"There is no passage {passage_id}: 'report-assistant search' tells the numbers.")
        chosen = self._in(scope)
        takes = predicate(self._index, scope)
        # Beyond the passage itself, those that it shares sentences with are left out.
        depth = self._index.size if takes else limit + 20
        nearest = self._index.dense(self._index.vectors([passage_id])[0], depth, chosen)
        hits = similar(self._index, passage_id, nearest, limit, takes)
        return Excerpts(self._index.passage(passage_id).text, False, len(hits), marked(hits, ()))

    def _ranked(
        self,
        question: Question,
        report_ids: Collection[str] | None,
        top: int | None,
        takes: Callable[[Passage], bool] | None = None,
    ) -> tuple[tuple[Term, ...], list[Ranked]]:
        vector = self._encoder.encode([question.asked])[0]
        terms = terms_of(question, self._index, report_ids)
        wanted = max(CANDIDATES, top or self._settings.top)
        found = retrieve(
            self._index, [term.word for term in terms], vector, report_ids, self._index.size if takes else wanted
        )
        if takes:
            passages = self._index.passages([one.passage_id for one in found])
            found = [one for one, passage in zip(found, passages, strict=True) if takes(passage)][:wanted]
        weighed = signals(question, terms, vector, self._index, found)
        return terms, rank(question, terms, weighed, self._late, packaged_weights())

    def _chosen(self, report: str | Collection[str] | None) -> list[str] | None:
        if report is None:
            return None
        ids = {known.file: known.id for known in self._index.reports}
        wanted = [report] if isinstance(report, str) else list(report)
        for file in wanted:
            if file not in ids:
                raise QuestionError(f"There is no report '{file}': 'report-assistant sources' lists them.")
        return [ids[file] for file in wanted]

    def _in(self, scope: Scope) -> list[str]:
        for file in scope.reports:
            self._chosen(file)
        return [report.id for report in self._index.reports if scope.takes_report(report)]

    def _scopes(self) -> list[str]:
        return sorted({report.sector for report in self._index.reports if report.sector})

    def _hits(self, ranked: Sequence[Ranked], top: int | None) -> tuple[Hit, ...]:
        return tuple(self._hit(one) for one in ranked[: top or self._settings.top])

    def _hit(self, one: Ranked) -> Hit:
        passage = one.weighed.passage
        return Hit(
            passage=passage,
            report=self._reports[passage.report_id],
            pages=self._addresses(passage.report_id, passage.page_numbers),
            score=one.probability,
            dense_rank=one.weighed.found.dense_rank,
            lexical_rank=one.weighed.found.lexical_rank,
            evidence=max(one.sentences, default=0.0),
        )

    def _addresses(self, report_id: str, numbers: Sequence[int]) -> tuple[PageAddress, ...]:
        return self._index.addresses(report_id, numbers)

    def _claims(self, statements: Sequence[Statement], footnotes: FootnoteList) -> tuple[Claim, ...]:
        """Each statement whose words pass the quote gate, with its footnotes."""
        claims = []
        for statement in statements:
            numbers = [number for one in (statement, *statement.also) for number in self._numbers(one, footnotes)]
            if numbers:
                claims.append(Claim(statement.text, tuple(dict.fromkeys(numbers))))
        return tuple(claims)

    def _numbers(self, statement: Statement, footnotes: FootnoteList) -> list[int]:
        report = self._reports[statement.passage.report_id]
        touched = {span.page for sentence in statement.sentences for span in sentence.spans}
        pages = {number: self._index.page(report.id, number) for number in sorted(touched)}
        return [
            footnotes.number(report, self._addresses(report.id, quote.pages), quote.text, quote.readers, quote.parts)
            for quote in quotes(statement.sentences, pages)
        ]
