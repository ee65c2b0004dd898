"""Which reports are asked: groups of them to choose by, and the choice in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.records import Report

Choice = tuple[str, str]  # as shown, as kept


def groups(reports: Sequence[Report]) -> list[Choice]:
    """The phases, sectors and years that part the reports; what all have in common parts nothing."""
    found: dict[str, dict[str, str]] = {"phase": {}, "sector": {}, "year": {}}
    for report in reports:
        for kind, value, label in _groups(report):
            found[kind][value] = label
    return [
        (labels[value], f"{kind}:{value}")
        for kind, labels in found.items()
        if len(labels) > 1 or any(kind not in {group for group, _, _ in _groups(report)} for report in reports)
        for value in sorted(labels)
    ]


def choices(reports: Sequence[Report]) -> list[Choice]:
    """Each report, as shown and by its file."""
    return [(f"{report.short_title or report.title} ({report.year})", report.file) for report in reports]


def matching(reports: Sequence[Report], chosen: Sequence[str]) -> list[str]:
    """The files of the reports that are in every kind of group chosen: of two phases, those of either."""
    wanted: dict[str, set[str]] = {}
    for choice in chosen:
        kind, _, value = choice.partition(":")
        wanted.setdefault(kind, set()).add(value)
    return [
        report.file
        for report in reports
        if wanted
        and all(
            any(kind == of and value in values for of, value, _ in _groups(report)) for kind, values in wanted.items()
        )
    ]


def searched(files: Sequence[str], reports: Sequence[Report], named: bool = False) -> str:
    """What is searched, in words: 'all 3 reports', '1 of 3 reports: Rivers (2007)'.

    named: whether the question's own words tell which: '1 of 3 reports, the one that the question asks about: …'.
    """
    chosen = [label for label, file in choices(reports) if file in files]
    if not files or len(chosen) == len(reports):
        return f"all {len(reports)} reports" if len(reports) != 1 else "the one report"
    which = f", {'the one' if len(chosen) == 1 else 'those'} that the question asks about" if named else ""
    return f"{len(chosen)} of {len(reports)} reports{which}: {', '.join(chosen)}"


def label(files: Sequence[str], reports: Sequence[Report]) -> str:
    """The choice as it stands over the question box."""
    return f"Asking {searched(files, reports)}" if reports else "Choose reports"


def _groups(report: Report) -> Iterator[tuple[str, str, str]]:
    if report.phase is not None:
        yield "phase", str(report.phase), f"Phase {report.phase}"
    if report.sector:
        yield "sector", report.sector, report.sector[:1].upper() + report.sector[1:]
    if report.published:
        yield "year", report.year, report.year
