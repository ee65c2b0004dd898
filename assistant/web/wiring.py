"""What happens on the page: each event, and what it changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.answering.compare import By
from assistant.errors import AssistantError
from assistant.records import LedgerRow, Report, Style
from assistant.web import asking, chat, comparing, evidence, finding, library, scope, sidebar, status, styling
from assistant.web.asking import Desk, Step
from assistant.web.conversations import Conversation, Opinion, Verdict

TOGETHER = 20
LONGEST_REASON = 500

Changes = dict[Any, Any]
Asked = dict[str, Any]
OwnerOf = Callable[[Mapping[str, str]], str]
Known = tuple[tuple[Report, ...], tuple[LedgerRow, ...]]


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that events read and change."""

    conversation: Any
    known: Any
    command: Any
    state: Any
    fresh: Any
    find: Any
    talks: Any
    messages: Any
    stop: Any
    scope: Any
    groups: Any
    reports: Any
    question: Any
    library: Any
    compared: Any
    by: Any
    sides: Any
    comparison: Any
    like: Any
    sought: Any
    among: Any
    within: Any
    section: Any
    pages: Any
    found: Any
    styles: Any
    style: Any
    lies: Any
    reading: Any
    renew: Any
    timer: Any


class Wiring:
    """Answers the page's events. What a component becomes is named by the component; the others stay as they are."""

    def __init__(self, gradio: Any, desk: Desk, parts: Parts, owner_of: OwnerOf) -> None:
        self.gradio = gradio
        self.desk = desk
        self.engine = desk.engine
        self.kept = desk.kept
        self.parts = parts
        self.owner_of = owner_of

    def connect(self, blocks: Any) -> None:
        """Bind every event."""
        parts, quiet = self.parts, {"show_progress": "hidden", "api_visibility": "private"}
        asked = [parts.conversation, parts.reports]
        changed = [parts.messages, parts.conversation, parts.question, parts.talks, *self._chosen()]
        self._annotate()
        together = quiet | {"concurrency_limit": TOGETHER}
        under_way = [
            parts.question.submit(self.ask, [parts.question, *asked], changed, **together),
            parts.messages.example_select(self.ask_example, asked, changed, **together),
            parts.command.change(
                self.act, [parts.command, *asked, parts.find], changed, trigger_mode="multiple", **together
            ),
        ]
        parts.style.input(self.restyle, [parts.style, parts.conversation], [parts.messages, parts.styles], **together)
        blocks.load(self.style_chosen, [], [parts.style, parts.styles], **quiet)
        parts.stop.click(self.stop, [parts.conversation], changed, cancels=under_way, **quiet)
        parts.fresh.click(self.begin, [parts.find], changed, cancels=under_way, **quiet)
        parts.find.change(self.entries, [parts.find, parts.conversation], [parts.talks], **together)
        parts.groups.input(self.choose, [parts.groups], self._chosen(), **quiet)
        parts.reports.input(self.name_choice, [parts.reports], [parts.scope, parts.groups], **quiet)
        listed = [parts.library, parts.sides, parts.among, parts.within]
        seen = [parts.state, parts.timer, parts.known, *listed, *self._chosen()]
        parts.timer.tick(self.tick, [parts.known, parts.reports], seen, **quiet)
        parts.renew.click(self.tick, [parts.known, parts.reports], seen, **quiet)
        parts.reading.select(self.look, [parts.known, parts.reports, parts.conversation], [parts.lies, *seen], **quiet)
        parts.compared.submit(
            self.compare,
            [parts.compared, parts.by, parts.sides],
            [parts.comparison],
            **(quiet | {"show_progress": "minimal"}),
        )
        where = [parts.among, parts.within, parts.section, parts.pages]
        for event, handler in ((parts.sought.submit, self.search), (parts.like.change, self.search_like)):
            told = parts.sought if handler == self.search else parts.like
            event(handler, [told, *where], [parts.found], **(together | {"show_progress": "minimal"}))
        blocks.load(self.tick, [parts.known, parts.reports], seen, **quiet)
        blocks.load(self.entries, [parts.find, parts.conversation], [parts.talks], **quiet)

    def _annotate(self) -> None:
        # Gradio finds what to pass by the type at run time, and it is not imported where annotations are looked up.
        Wiring.ask_example.__annotations__["chosen"] = self.gradio.SelectData
        asking_who = (Wiring.ask, Wiring.ask_example, Wiring.act, Wiring.begin, Wiring.entries, Wiring.stop)
        for handler in (*asking_who, Wiring.compare, Wiring.style_chosen):
            handler.__annotations__["request"] = self.gradio.Request

    def _chosen(self) -> list[Any]:
        return [self.parts.scope, self.parts.groups, self.parts.reports]

    def tick(self, known: Known | None, chosen: list[str]) -> Changes:
        """Show how far the work is, and the reports once they are known, or known to be others."""
        now, parts = self.engine.state, self.parts
        changes: Changes = {parts.state: status.state_html(now), parts.timer: self.gradio.update(active=now.busy)}
        if known != (now.reports, now.ledger):
            files = {report.file for report in now.reports}
            chosen = [file for file in chosen if file in files]
            every, groups = scope.choices(now.reports), scope.groups(now.reports)
            changes[parts.known] = (now.reports, now.ledger)
            boxes = {parts.sides: every, parts.within: every, parts.among: groups, parts.groups: groups}
            changes |= {box: self.gradio.update(choices=one, value=[]) for box, one in boxes.items()}
            changes[parts.library] = library.library_html(now, self.desk.keeper is not None)
            changes[parts.scope] = self.gradio.update(label=scope.label(chosen, now.reports), visible=len(files) > 1)
            changes[parts.reports] = self.gradio.update(choices=every, value=chosen)
        return changes

    def look(self, known: Known | None, chosen: list[str], conversation: Conversation) -> Changes:
        """The library as it is now, and where in it the last question's evidence lies."""
        shown = evidence.last_html(conversation, self.engine.state.reports)
        return {self.parts.lies: shown} | self.tick(known, chosen)

    def ask(self, text: str, conversation: Conversation, files: list[str], request: Any) -> Iterator[Changes]:
        """Answer what was typed. The box is emptied once, with the first step; what is typed after that stays."""
        closed = {self.parts.scope: self.gradio.update(open=False)}
        emptied = {self.parts.question: ""} | closed
        for changes in self._steps(request, conversation, text, files):
            yield changes | emptied
            emptied = {}

    def ask_example(self, chosen: Any, conversation: Conversation, files: list[str], request: Any) -> Iterator[Changes]:
        """Answer an example question."""
        yield from self._steps(request, conversation, str(chosen.value["text"]), files)

    def _steps(self, request: Any, conversation: Conversation, text: str, files: list[str]) -> Iterator[Changes]:
        parts, owner = self.parts, self._owner(request)
        for step in asking.ask(replace(self.desk, style=self._style(request)), owner, conversation, text, files):
            changes = self._shown(step)
            if step.conversation is not conversation:
                changes[parts.talks] = self._entries(owner, "", step.conversation)
            yield changes

    def act(
        self, command: str, conversation: Conversation, files: list[str], words: str, request: Any
    ) -> Iterator[Changes]:
        """Do what a button inside an answer or the list of conversations stands for: see page.js."""
        try:
            asked = json.loads(command)
            doing, number = str(asked["do"]), int(asked.get("number", 0))
        except (AttributeError, KeyError, TypeError, ValueError):
            return
        owner, there = self._owner(request), 0 < number <= len(conversation.turns)
        try:
            if doing in ("again", "edit") and there:
                text = str(asked.get("text", "")) if doing == "edit" else conversation.turns[number - 1].answer.question
                yield from self._steps(request, asking.cut(conversation, number), text, files)
            elif doing == "ask":
                yield from self._steps(request, conversation, str(asked.get("text", "")), files)
            elif doing == "rate" and there:
                self.kept.judge(owner, conversation.id, number - 1, _opinion(asked))
                yield self._shown(asking.shown(self.kept.get(owner, conversation.id), self._style(request)))
            elif doing in ("open", "rename", "delete"):
                yield self._changed(request, doing, asked, conversation, words)
        except AssistantError as error:
            step = asking.shown(conversation, self._style(request))
            yield self._shown(replace(step, messages=[*step.messages, chat.told(chat.problem_html(str(error)))]))

    def _changed(self, request: Any, doing: str, asked: Asked, conversation: Conversation, words: str) -> Changes:
        owner, identifier = self._owner(request), str(asked.get("id"))
        if doing == "rename":
            self.kept.rename(owner, identifier, str(asked.get("text", "")))
        elif doing == "delete":
            self.kept.delete(owner, identifier)
        if doing == "open" or identifier == conversation.id:
            return self._opened(request, self.kept.get(owner, identifier), words)
        return {self.parts.talks: self._entries(owner, words, conversation)}

    def _opened(self, request: Any, conversation: Conversation, words: str) -> Changes:
        """Show a conversation, with the choice of reports that it was last asked with."""
        listed = self._entries(self._owner(request), words, conversation)
        changes = self._shown(asking.shown(conversation, self._style(request))) | {self.parts.talks: listed}
        if conversation.turns:
            files = list(conversation.turns[-1].files)
            changes |= {self.parts.reports: files} | self.name_choice(files)
        return changes

    def stop(self, conversation: Conversation, request: Any) -> Changes:
        """Back to the conversation as it was before the question; page.js puts the question back into the box."""
        return self._shown(asking.shown(conversation, self._style(request)))

    def begin(self, words: str, request: Any) -> Changes:
        """A new conversation. The choice of reports stays, and is shown."""
        return self._opened(request, Conversation(), words) | {self.parts.question: ""}

    def entries(self, words: str, conversation: Conversation, request: Any) -> str:
        """The conversations that hold the words."""
        return self._entries(self._owner(request), words, conversation)

    def _entries(self, owner: str, words: str, conversation: Conversation) -> str:
        try:
            return sidebar.entries_html(self.kept.entries(owner, words), conversation.id, words)
        except AssistantError as error:
            return chat.problem_html(str(error))

    def compare(self, text: str, by: str, files: list[str], request: Any) -> str:
        """Ask each side the same question."""
        if not text.strip():
            return ""
        try:
            found = self.engine.work(lambda assistant: assistant.compare(text, by=By(by), report=tuple(files) or None))
        except AssistantError as error:
            self.desk.log(text, None)
            return chat.problem_html(str(error))
        self.desk.log(text, found)
        return comparing.comparison_html(found, self._style(request), comparing.Asked(text, By(by), tuple(files)))

    def search(self, words: str, groups: list[str], files: list[str], section: str, pages: str) -> str:
        """Find passages by words."""
        search = finding.narrowed(finding.Search(words), groups, files, section, pages)
        return self._found(search) if words.strip() else ""

    def search_like(self, told: str, groups: list[str], files: list[str], section: str, pages: str) -> str:
        """Find passages like one: `told` has its number and its index, as finding.py put them on the button."""
        return self._found(finding.narrowed(finding.like(told), groups, files, section, pages))

    def _found(self, search: finding.Search) -> str:
        try:
            found, index_id = self.engine.work(lambda assistant: (finding.find(assistant, search), assistant.index_id))
        except AssistantError as error:
            self.desk.log(search.words, None)
            return chat.problem_html(str(error))
        self.desk.log(search.words, found)
        return finding.found_html(found, search, index_id)

    def choose(self, groups: list[str]) -> Changes:
        """Choose the reports of the groups."""
        reports = self.engine.state.reports
        files = scope.matching(reports, groups)
        return {
            self.parts.reports: files,
            self.parts.scope: self.gradio.update(label=scope.label(files, reports)),
        }

    def name_choice(self, files: list[str]) -> Changes:
        """Say what is chosen; groups that it is not made of any more are cleared."""
        label = scope.label(files, self.engine.state.reports)
        return {self.parts.scope: self.gradio.update(label=label), self.parts.groups: []}

    def _owner(self, request: Any) -> str:
        return self.owner_of(request.cookies)

    def style_chosen(self, request: Any) -> Changes:
        """Show the style that was chosen at an earlier visit."""
        style = self._style(request)
        return {self.parts.style: style.value, self.parts.styles: self.gradio.update(label=styling.label(style))}

    def restyle(self, style: str, conversation: Conversation) -> Changes:
        """Write the conversation's references anew; page.js has the browser remember the style."""
        now = Style(style)
        return {
            self.parts.messages: asking.shown(conversation, now).messages,
            self.parts.styles: self.gradio.update(label=styling.label(now)),
        }

    def _style(self, request: Any) -> Style:
        return styling.chosen(request.cookies, self.desk.style)

    def _shown(self, step: Step) -> Changes:
        return {self.parts.messages: step.messages, self.parts.conversation: step.conversation}


def _opinion(asked: Asked) -> Opinion:
    """What a person thinks of an answer; what is not a verdict takes it back."""
    try:
        verdict = Verdict(asked.get("verdict", ""))
        page = max(int(asked.get("page") or 0), 0)
    except (TypeError, ValueError):
        return Opinion()
    return Opinion(verdict, str(asked.get("reason", ""))[:LONGEST_REASON], page) if verdict else Opinion()
