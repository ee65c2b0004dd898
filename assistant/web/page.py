"""The Gradio page: what is on it, and what happens when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.records import Answer
from assistant.settings import Settings
from assistant.web import chat, offline, server, status
from assistant.web.engine import Engine

if TYPE_CHECKING:
    import gradio

TITLE = "Ask the reports"
SUBTITLE = "Answers in the reports’ own words, with the page of each. Nothing leaves this computer."
EXAMPLES = (
    "What are the main challenges in using ICT in public services?",
    "Which sectors were studied, and why?",
    "How can ICT help to join up public services?",
    "What can the sectors learn from each other?",
)
WELCOME = (
    '<div class="welcome"><h2>What would you like to know?</h2>'
    "<p>Ask in your own words, or start with one of these. Each statement of an answer has a number that leads to "
    "the report, the page and the words that stand there.</p></div>"
)
LONGEST_QUESTION = 2000
TOO_LONG = f"This question has more than {LONGEST_QUESTION:,} characters: ask a shorter one."
TICK = 0.5
TOGETHER = 20

Answers = tuple[Answer, ...]


def serve(settings: Settings, engine: Engine | None = None) -> None:
    """Open the page, print its address, and return on Ctrl-C. The sources are read and the model loaded meanwhile.

    Raises AssistantError when the port is taken or the address is not one of this machine.
    """
    listener = server.bind(settings.host, settings.port)
    with listener:
        offline.prepare()
        engine = engine or Engine(settings)
        server.run(build(engine), listener, on_open=engine.start, on_close=engine.close)


def build(engine: Engine) -> gradio.Blocks:
    """The page over `engine`: header, state, conversation, question."""
    import gradio

    blocks: gradio.Blocks
    with gradio.Blocks(title=TITLE, analytics_enabled=False) as blocks:
        answers = gradio.State(())
        with gradio.Row(elem_id="top"):
            _text(gradio, f"<h1>{TITLE}</h1><p>{SUBTITLE}</p>", "head")
            fresh = gradio.Button("New conversation", elem_id="fresh", scale=0, min_width=0, size="sm")
        state = _text(gradio, status.state_html(engine.state), "state")
        messages = _messages(gradio)
        question = _question(gradio)
        timer = gradio.Timer(TICK)
        _wire(gradio, engine, answers, state, messages, question, fresh, timer)
    return blocks


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
        max_length=LONGEST_QUESTION,
        autofocus=True,
        submit_btn="Ask",
    )


def _wire(
    gradio: Any, engine: Engine, answers: Any, state: Any, messages: Any, question: Any, fresh: Any, timer: Any
) -> None:
    def tick() -> tuple[str, Any]:
        now = engine.state
        return status.state_html(now), gradio.Timer(active=now.busy)

    def ask(text: str, before: Answers) -> Iterator[tuple[Any, ...]]:
        # The question box is emptied once, with the first step; what is typed after that is left alone.
        emptied: Any = ""
        for shown, known in steps(engine, text, before):
            yield shown, known, emptied
            emptied = gradio.skip()

    def ask_example(chosen: Any, before: Answers) -> Iterator[tuple[Any, ...]]:
        yield from ask(str(chosen.value["text"]), before)

    # Gradio finds what to pass by the type at run time, and it is not imported where annotations are looked up.
    ask_example.__annotations__["chosen"] = gradio.SelectData

    def clear() -> tuple[list[chat.Message], Answers, str]:
        return [], (), ""

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    outputs = [messages, answers, question]
    asking = [
        question.submit(ask, [question, answers], outputs, concurrency_limit=TOGETHER, **quiet),
        messages.example_select(ask_example, [answers], outputs, concurrency_limit=TOGETHER, **quiet),
    ]
    fresh.click(clear, None, outputs, cancels=asking, **quiet)
    timer.tick(tick, None, [state, timer], **quiet)


def steps(engine: Engine, text: str, before: Answers) -> Iterator[tuple[list[chat.Message], Answers]]:
    """What the conversation shows while a question is answered: the messages, and the answers known after it.

    A question asked before anything can answer waits, and shows how far the work is.
    """
    shown = chat.conversation(before)
    if not text.strip():
        yield shown, before
        return
    shown.append(chat.said(text[:LONGEST_QUESTION]))
    if len(text) > LONGEST_QUESTION:
        yield [*shown, chat.told(chat.problem_html(TOO_LONG))], before
        return
    now = engine.state
    yield [*shown, chat.told(status.waiting_html(now))], before
    while now.busy and not now.answering:
        now = engine.wait(TICK)
        yield [*shown, chat.told(status.waiting_html(now))], before
    try:
        answer = engine.ask(text, [earlier.question for earlier in before])
    except AssistantError as error:
        yield [*shown, chat.told(chat.problem_html(str(error)))], before
        return
    yield chat.conversation((*before, answer)), (*before, answer)
