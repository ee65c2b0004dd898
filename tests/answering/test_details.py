"""Details that are looked up have a form by which they are known."""

from __future__ import annotations

import pytest

from assistant.answering.details import form_of
from assistant.answering.question import understand


@pytest.mark.parametrize(
    ("question", "there", "missing"),
    [
        ("What is the phone number?", "Telephone: 020 7000 3500", "Founded in 2008, with 300 members"),
        ("who do I ring about the boats", "Telephone: 020 7000 3500", "Founded in 2008, with 300 members"),
        ("What is the e-mail address of the fund?", "Email: ask@boats.org", "Website: www.boats.org"),
        ("Which website has the reports?", "www.boats.org/reports", "Email us for the reports."),
        ("What is the ISBN?", "ISBN 978 1 234567 89 7", "First published 1978"),
        ("What is the ISSN of the series?", "ISSN 1234-567X", "Series 12"),
        ("What is its DOI?", "https://doi.org/10.1234/boats", "Boats, 10 pages"),
        ("What is the charity number?", "Registered as a charity no: 123456", "A charity since long ago"),
        ("What is the postcode?", "London SW1A 1AA", "London, in the south west"),
        ("What is the postal address?", "21 Harbour Street", "Near the harbour"),
        ("Where is the fund's office?", "21 Harbour Street", "The office is old."),
        ("Where are the offices of the fund?", "21 Harbour Street", "The offices are old."),
        ("Where is the fund based?", "It is based in Fenland.", "The fund is old."),
        ("Where are the headquarters?", "It is based in Fenland.", "It is based on boats."),
        ("What are the opening hours of the harbour?", "Monday to Friday, 9am to 5pm", "You wait for hours."),
        ("What time does the ferry office close?", "It is open until 17:30.", "It will be open in 2 weeks."),
        ("When is the harbour open?", "It is open on weekdays.", "The harbour is open and wide."),
        ("How can I contact the authors?", "Telephone: 020 7000 3500", "The authors sail."),
    ],
)
def test_a_detail_is_known_by_its_form(question: str, there: str, missing: str) -> None:
    form = form_of(question)
    assert form is not None
    assert form.search(there)
    assert not form.search(missing)


def test_what_a_detail_is_called_is_no_name() -> None:
    assert understand("What is the Email address of Ann Lee?").names == {"ann", "lee"}
    assert understand("Why is Email quick?").names == {"email"}


@pytest.mark.parametrize(
    "question",
    ["What do people do by phone?", "How many charities took part?", "What is said of e-mail?", "Who addressed them?"],
)
def test_a_question_on_a_subject_asks_for_no_detail(question: str) -> None:
    assert form_of(question) is None
