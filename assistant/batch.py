"""Questions from a file of JSON lines: each checked before any is asked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from assistant.answering.question import understand
from assistant.errors import QuestionError


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One question. `place` says where it stands ('questions.jsonl, line 3'); `values` is the row as written."""

    place: str
    values: Mapping[str, Any]

    @property
    def identity(self) -> dict[str, Any]:
        """The row's own id, to be given back with its answer; empty where it has none."""
        return {"id": self.values["id"]} if "id" in self.values else {}

    @property
    def question(self) -> str:
        """What is asked."""
        return str(self.values["question"])

    @property
    def report(self) -> str | None:
        """The file name of the report it is restricted to."""
        return self.values.get("report")

    @property
    def history(self) -> Sequence[str]:
        """Earlier questions of the same conversation, oldest first."""
        return self.values.get("history") or ()

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """A QuestionError raised inside says where the row stands."""
        try:
            yield
        except QuestionError as error:
            raise QuestionError(f"{self.place}: {error}") from error


def read_rows(stream: BinaryIO) -> list[BatchRow]:
    """The rows of `stream`, empty lines left out; other keys than the contract's are left alone.

    Raises QuestionError, naming the file and the line, for the first row that cannot be asked.
    """
    name = str(getattr(stream, "name", "<stdin>")).replace("<stdin>", "standard input")
    rows = []
    for number, line in enumerate(stream, start=1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            place = f"{name}, line {number}"
            row = BatchRow(place, _checked(_parsed(line, place), place))
            with row.blamed():
                understand(row.question, row.history)
            rows.append(row)
    return rows


def restrict(rows: Sequence[BatchRow], report: str | None, files: Collection[str]) -> list[BatchRow]:
    """The rows, those that name no report restricted to `report`.

    Raises QuestionError for a row whose report is not one of `files`.
    """
    restricted = [replace(row, values={**row.values, "report": row.report or report}) for row in rows]
    for row in restricted:
        if row.report and row.report not in files:
            raise QuestionError(
                f"{row.place}: there is no report '{row.report}': 'report-assistant sources' lists them."
            )
    return restricted


def _parsed(line: bytes, place: str) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuestionError(f"{place}: this is not UTF-8: save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise QuestionError(f"{place}: this is not JSON ({error}): give one JSON object a line.") from error
    if not isinstance(found, dict):
        raise QuestionError(f'{place}: this is not a JSON object: write {{"id": "…", "question": "…"}}.')
    return found


def _checked(values: dict[str, Any], place: str) -> dict[str, Any]:
    question, history = values.get("question"), values.get("history")
    if not isinstance(question, str) or not question.strip():
        raise QuestionError(f"{place}: there is no question: give 'question' as text.")
    if not isinstance(values.get("id", ""), (str, int)) or isinstance(values.get("id"), bool):
        raise QuestionError(f"{place}: 'id' is neither text nor a whole number.")
    if not isinstance(values.get("report"), (str, type(None))):
        raise QuestionError(f"{place}: 'report' is not text: give the file name of a report.")
    if history is not None and not (isinstance(history, list) and all(isinstance(text, str) for text in history)):
        raise QuestionError(f"{place}: 'history' is not a list of texts: give the earlier questions, oldest first.")
    return values
