"""Where a cause is asked for: sentences that only say that a thing is to be done, or how many think so."""

from __future__ import annotations

import re

from assistant.answering.kinds import QuestionKind
from assistant.answering.signs import SIGNS
from assistant.answering.words import stems_of
from assistant.patterns import regex

# 'Why should they be told?' is not answered by 'They should be told early', nor any cause by '40% of them trust it'.
_WHY_DO_IT = regex(
    r"\bwhy (?:should|must|ought|shall)\b|\bwhy (?:do|does|did) [^?]*\b(?:ha(?:ve|d)|need) to\b"
    r"|\bwhy (?:do|did) (?:i|one|people|we|you) need\b"
    r"|\bwhy (?:is|was) it (?:\w+ )?(?:crucial|essential|good|important|necessary|vital|worth)\b"
    r"|\b(?:arguments?|case|grounds|reasons?) for [\w’'-]+ing\b",
    re.IGNORECASE,
)
_URGES = regex(
    r"\b(?:should|must|ought to|(?:is|are) (?:asked|called|told|urged|to)\b|needs? to|ha(?:s|ve) to)\b",
    re.IGNORECASE,
)
_MORE = r"(?:better|bigger|earlier|fewer|greater|higher|larger|later|less|likelier|longer|lower|more|sooner)"
_CAUSE = regex(
    rf"{SIGNS[QuestionKind.WHY].pattern}|{SIGNS[QuestionKind.PURPOSE].pattern}"
    r"|\b(?:as an? \w|for (?:fear|lack|the sake|want)|help|if not|if \w+ (?:(?:are|can|could|did|do|is)"
    r" ?n[o’']t|cannot|fail)|illegal|law|otherwise|(?<!do )so|unless|will|without)\b"
    rf"|\bthe {_MORE}\b[^.;]*,? the {_MORE}\b"
    r"|\b(?:danger|fine[ds]?\b|harm|los[es]|penalt|protect(?:s|ed)?\b|risk|safe)",
    re.IGNORECASE,
)
# 'Why should I tar the boat?', 'Tar the boat daily.'
_DEED = regex(r"\bwhy (?:do|must|should) (?:i|one|people|we|you) (?:(?:have|need|ought) to )?([a-z]+)", re.IGNORECASE)
_ING = regex(r"\W*\w+ing\b")
_AS_LONG = regex(r"\bas \w+ as\b", re.IGNORECASE)  # tells no cause
_SHARE = regex(r"\d ?%|\bper ?cent\b")


def only_urges(asked: str, text: str, after: str) -> bool:
    """Whether a text says that a thing is to be done, or how many think so, and neither it nor what comes `after` it
    says why."""
    text = _AS_LONG.sub(" ", text)
    deed = _DEED.search(asked)
    urges = _URGES.search(text) or (deed and stems_of(text)[:1] == stems_of(deed[1]) and not _ING.match(text))
    says = bool(_WHY_DO_IT.search(asked) and urges) or bool(_SHARE.search(text))
    return says and not _CAUSE.search(text) and not SIGNS[QuestionKind.WHY].search(after)
