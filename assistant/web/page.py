"""The Gradio page: what is on it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answering.compare import By
from assistant.errors import SettingsError
from assistant.records import Style
from assistant.settings import Settings
from assistant.web import asking, finding, library, offline, programs, record, server, status, styling, tools
from assistant.web.asking import Desk
from assistant.web.conversations import Conversation, Conversations
from assistant.web.door import owner_of
from assistant.web.engine import Engine
from assistant.web.keeping import Keeper
from assistant.web.passwords import Password
from assistant.web.sessions import keep_ids
from assistant.web.viewing import Shelf
from assistant.web.wiring import Parts, Wiring

if TYPE_CHECKING:
    import gradio

NO_PASSWORD = (
    "Others on the network could reach the page at {host}: guard it with --password-file FILE, which "
    "'report-assistant password FILE' makes, or leave --host away."
)
UNENCRYPTED = (
    "Others on the network can open the page, and what they send is not encrypted: "
    "docs/guide.md, under 'serve', says how to put TLS in front."
)
TITLE = "Ask the reports"
SUBTITLE = "Answers in the reports’ own words, with the page of each. Nothing leaves this computer."
EXAMPLES = (
    "What are the seven enablers?",
    "Which challenges did all three sectors meet with?",
    "What happened at the workshop on criminal justice?",
    "How was the evidence gathered?",
)
WELCOME = (
    '<div class="welcome"><h2>What would you like to know?</h2>'
    "<p>Ask in your own words, or start with one of these. Each statement of an answer has a number that leads to "
    "the report, the page and the words that stand there.</p></div>"
)
ASIDE = '<button type="button" class="aside">Conversations</button>'
SAVED = (
    '<p>Kept on this computer only. <a href="/assistant/ratings.jsonl" download '
    'title="Save what you said of answers, for report-assistant evaluate">Save ratings</a></p>'
    '<p><button type="button" class="keys">Keyboard shortcuts</button></p>'
)


def serve(
    settings: Settings,
    password_file: Path | None = None,
    log_questions: bool = False,
    engine: Engine | None = None,
    mcp: bool = False,
) -> None:
    """Open the page, print its address, and return on Ctrl-C. The sources are read and the model loaded meanwhile.

    password_file: what `report-assistant password` made; a host that others can reach demands one. log_questions: put
    each question's words into the log. mcp: serve the tools for assistants, too. Raises AssistantError when the port is
    taken or the address is not one of this machine, and SettingsError where there is no password and one is demanded,
    or what the tools need is not installed.
    """
    password = Password.read(password_file) if password_file else None
    if mcp:
        tools.check()
    with server.bind(settings.host, settings.port) as listener:
        if not (password or server.is_loopback(listener)):
            raise SettingsError(NO_PASSWORD.format(host=settings.host))
        if not server.is_loopback(listener):
            print(UNENCRYPTED, file=sys.stderr, flush=True)
        offline.prepare()
        engine = engine or Engine(settings)
        desk = Desk(
            engine,
            Conversations(settings.conversations),
            record.to_errors(log_questions),
            Shelf(settings.sources),
            Style(settings.style),
            Keeper(settings, engine) if may_change(settings, bool(password)) else None,
        )
        served = tools.Tools(programs.Functions(desk).all()) if mcp else None
        site = server.Site(desk, build(desk, bool(password)), password, served)
        server.run(site, listener)


def may_change(settings: Settings, of_many: bool) -> bool:
    """Whether the library is changed on the page: one person's own may be, a page for many only if that is wanted."""
    return not settings.read_only and (settings.shared_library or not of_many)


def build(desk: Desk, of_many: bool = False) -> gradio.Blocks:
    """The page over `desk`. of_many: each person has conversations of their own."""
    import gradio

    keep_ids()
    blocks: gradio.Blocks
    with gradio.Blocks(title=TITLE, analytics_enabled=False) as blocks:
        programs.offer(gradio, desk)  # first, so that their names are not the page's own events'
        Wiring(gradio, desk, _parts(gradio, desk), owner_of if of_many else lambda _: "").connect(blocks)
    return blocks


def _parts(gradio: Any, desk: Desk) -> Parts:
    hidden = {
        "conversation": gradio.State(Conversation()),
        "known": gradio.State(None),
        "command": gradio.Textbox(label="Command", elem_id="command"),
        "like": gradio.Textbox(label="More like this", elem_id="like"),
        "stop": gradio.Button("Stop", elem_id="stop"),
    }
    _text(gradio, f"<h1>{TITLE}</h1><p>{SUBTITLE}</p>{ASIDE}", "head")
    state = _text(gradio, status.state_html(desk.engine.state), "state")
    renew = gradio.Button("Renew", elem_id="renew")
    with gradio.Tabs(elem_id="tabs"):
        with gradio.Tab("Ask", elem_id="asking"), gradio.Row(elem_id="body"):
            side = _side(gradio)
            main = _main(gradio, desk.style)
        with gradio.Tab("Compare", elem_id="comparing"):
            compare = _compare(gradio)
        with gradio.Tab("Search", elem_id="searching"):
            search = _search(gradio)
        with gradio.Tab("Library", elem_id="reading") as reading:
            _text(gradio, library.adding_html(desk.keeper is not None), "adding")
            lies = _text(gradio, "", "lies")
            shelf = _text(gradio, library.library_html(desk.engine.state, desk.keeper is not None), "library")
    shown = {
        "state": state,
        "library": shelf,
        "lies": lies,
        "reading": reading,
        "renew": renew,
        "timer": gradio.Timer(asking.TICK),
    }
    return Parts(**hidden, **side, **main, **compare, **search, **shown)


def _side(gradio: Any) -> dict[str, Any]:
    """The conversations."""
    with gradio.Column(elem_id="side"):
        fresh = gradio.Button("New conversation", elem_id="fresh", elem_classes="plain", size="sm")
        told = "Find in conversations"
        find = gradio.Textbox(
            label=told, show_label=False, container=False, elem_id="find", placeholder=told, max_length=200
        )
        talks = _text(gradio, "", "talks")
        _text(gradio, SAVED, "saved")
    return {"fresh": fresh, "find": find, "talks": talks}


def _main(gradio: Any, style: Style) -> dict[str, Any]:
    """The conversation, the choices of reports and of the references' style, and the question."""
    with gradio.Column(elem_id="main"):
        messages = _messages(gradio)
        with gradio.Column(elem_id="ask"):
            with gradio.Accordion("Choose reports", open=False, elem_id="scope", visible=False) as scope:
                groups = gradio.CheckboxGroup([], label="By phase, sector and year", elem_id="groups")
                reports = gradio.CheckboxGroup([], label="One by one (none: all)", elem_id="reports")
            with gradio.Accordion(styling.label(style), open=False, elem_id="styles") as styles:
                chosen = gradio.Radio(styling.choices(), value=style, label="Write references as", elem_id="style")
            question = _question(gradio)
    asked = {"scope": scope, "groups": groups, "reports": reports, "question": question}
    return asked | {"messages": messages, "styles": styles, "style": chosen}


def _compare(gradio: Any) -> dict[str, Any]:
    """One question to several reports, phases or sectors."""
    told = "Ask each report, phase or sector the same question"
    with gradio.Column(elem_id="versus"):
        compared = gradio.Textbox(
            label=told, container=False, show_label=False, elem_id="compared", placeholder=told, lines=1, max_lines=4,
            max_length=asking.LONGEST_QUESTION, submit_btn="Compare",
        )  # fmt: skip
        by = gradio.Radio(
            [("Reports", By.REPORT), ("Phases", By.PHASE), ("Sectors", By.SECTOR)],
            value=By.REPORT, label="Compare", elem_id="by",
        )  # fmt: skip
        sides = gradio.CheckboxGroup([], label="Which reports (none: all)", elem_id="sides")
        comparison = _text(gradio, "", "comparison")
    return {"compared": compared, "by": by, "sides": sides, "comparison": comparison}


def _search(gradio: Any) -> dict[str, Any]:
    """Passages by their words."""
    told = "Words, \u201ca phrase\u201d, AND, OR, NOT, prefix*"
    with gradio.Column(elem_id="seek"):
        sought = gradio.Textbox(
            label="Search the reports", container=False, show_label=False, elem_id="sought", placeholder=told, lines=1,
            max_lines=4, max_length=finding.LONGEST, submit_btn="Search",
        )  # fmt: skip
        with gradio.Accordion("Where to look", open=False, elem_id="where"):
            among = gradio.CheckboxGroup([], label="By phase, sector and year", elem_id="among")
            within = gradio.CheckboxGroup([], label="Which reports (none: all)", elem_id="within")
            section = gradio.Textbox(label="Under headings that have these words", elem_id="section", max_length=200)
            pages = gradio.Textbox(label="On these pages, as printed: 12, 3-10, ii-iv", elem_id="pages", max_length=40)
        found = _text(gradio, "", "found")
    return {"sought": sought, "among": among, "within": within, "section": section, "pages": pages, "found": found}


def _text(gradio: Any, html: str, name: str) -> Any:
    """A piece of HTML. Not gradio's HTML component, which evaluates its content as a script: the page forbids that."""
    return gradio.Markdown(html, elem_id=name, sanitize_html=True, latex_delimiters=[], container=False)


def _messages(gradio: Any) -> Any:
    return gradio.Chatbot(
        label="Conversation",
        show_label=False,
        elem_id="chat",
        container=False,
        autoscroll=False,
        height="auto",
        layout="bubble",
        buttons=[],
        feedback_options=None,
        latex_delimiters=[],
        sanitize_html=True,
        allow_tags=False,
        line_breaks=False,
        group_consecutive_messages=False,
        allow_file_downloads=False,
        placeholder=WELCOME,
        examples=[{"text": example} for example in EXAMPLES],
    )


def _question(gradio: Any) -> Any:
    return gradio.Textbox(
        label="Your question",
        show_label=False,
        elem_id="question",
        container=False,
        placeholder="Ask about the reports",
        lines=1,
        max_lines=6,
        max_length=asking.LONGEST_QUESTION,
        autofocus=True,
        submit_btn="Ask",
    )
