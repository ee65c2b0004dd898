"""citeproc-py, mended where the Citation Style Language asks for more than it does.

Each class below takes the place of citeproc-py's own of that name and says what is mended; the specification is
CSL 1.0.2, https://docs.citationstyles.org/en/stable/specification.html.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from assistant.patterns import regex

# A label such as 'A-1' keeps its hyphen: citeproc-py would make every hyphen of a locator a dash.
HYPHEN_OF_LABEL = "\ue000"
SMALL = frozenset(
    "a an and as at but by down for from in into nor of on onto or over so the till to up via with yet".split()
)
AMBIGUOUS = "ambiguous"  # set in a reference whose authors wrote another that is cited
SEVERAL_PAGES = regex(r"\S\s*[–,&]\s*\S")


def _after_hyphens(title: str) -> str:
    """'Joined-up and Citizen-focused' -> 'Joined-up and Citizen-Focused': a small word stays small."""
    return re.sub(r"(?<=[^\W\d_]-)[a-z]{3,}", lambda word: word[0] if word[0] in SMALL else word[0].capitalize(), title)


@lru_cache(maxsize=1)
def mended() -> Any:
    """The module citeproc, its elements mended: it looks them up by name among the subclasses of its base element."""
    import citeproc

    # Python forgets a class that nothing refers to, and citeproc-py would not find it.
    citeproc.mended = (*_words(citeproc.model), *_choices(citeproc.model))
    return citeproc


def _words(model: Any) -> tuple[type, ...]:
    base: Any = model.CitationStylesElement

    class Text(model.Text, base):  # type: ignore[misc]
        """Notes which variables it shows, so that what takes an author's place is known.

        Capitals of names are kept in sentence case, as no program can know a name; title case goes into 'joined-up'.
        """

        def case(self, text: Any, language: Any = None) -> Any:
            match self.get("text-case"):
                case "sentence":
                    return text.capitalize_first()
                case "title":
                    return _after_hyphens(str(super().case(text, language)))
            return super().case(text, language)

        def _variable(self, item: Any, context: Any) -> Any:
            text = super()._variable(item, context)
            if text:
                context.get_layout().repressed.setdefault("shown", []).append(self.get("variable"))
            return text

    class Substitute(model.Substitute, base):  # type: ignore[misc]
        """What takes an author's place is not shown again, also where a macro shows it."""

        def add_to_repressed_list(self, child: Any, context: Any) -> None:
            super().add_to_repressed_list(child, context)
            repressed = context.get_layout().repressed
            repressed.setdefault("{http://purl.org/net/xbiblio/csl}text", []).extend(repressed.get("shown", []))

        def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
            context.get_layout().repressed["shown"] = []
            return super().render(item, context=context, **kwargs)

    class Name(model.Name, base):  # type: ignore[misc]
        """`initialize="false"` keeps given names whole."""

        def initialize(self, given: Any, mark: Any, context: Any) -> Any:
            nearest = self.xpath("./ancestor-or-self::*[@initialize][1]/@initialize")
            whole = nearest and nearest[-1] == "false"
            return given if whole else super().initialize(given, mark, context)

    return Text, Substitute, Name


def _choices(model: Any) -> tuple[type, ...]:
    base: Any = model.CitationStylesElement

    class Label(model.Label, base):  # type: ignore[misc]
        """A range of roman numerals is several pages, and a label such as 'A-1' is one."""

        def _is_plural(self, item: Any) -> Any:
            if self.get("variable") == "locator":
                return SEVERAL_PAGES.search(str(item.locator.identifier)) is not None
            return super()._is_plural(item)

    class Date(model.Date, base):  # type: ignore[misc]
        """The parts of a date are joined as the style's own form of it says."""

        def render_single_date(self, date: Any, show_parts: Any = None, context: Any = None) -> Any:
            own = self.get("delimiter")
            parts = self.parts(date, show_parts, *([context] if context != self else []))
            if own and parts:
                return own.join(str(part) for part in parts)
            return super().render_single_date(date, show_parts, context)

    class If(model.If, base):  # type: ignore[misc]
        """What only tells two works apart is left out where there is nothing to tell apart."""

        def render(self, item: Any, context: Any = None, delimiter: Any = "", **kwargs: Any) -> Any:
            if "disambiguate" in self.attrib and not item.reference.get(AMBIGUOUS) and self.get("match") != "none":
                raise model.ConditionFailed
            return super().render(item, context=context, delimiter=delimiter, **kwargs)

    class Else_If(If, base):  # type: ignore[misc]  # noqa: N801  (citeproc-py makes the element's name of it)
        """The same."""

    return Label, Date, If, Else_If
