"""Where a cause is asked for: sentences that only say that a thing is to be done, or how many think so."""

from __future__ import annotations

import re

from assistant.answering.kinds import SIGNS, QuestionKind

# 'Why should they be told?' is not answered by 'They should be told early', nor any cause by '40% of them trust it'.
_WHY_DO_IT = re.compile(
    r"\bwhy (?:should|must|ought|shall)\b|\bwhy (?:do|does|did) [^?]*\b(?:ha(?:ve|d)|need) to\b"
    r"|\bwhy (?:is|was) it (?:\w+ )?(?:crucial|essential|good|important|necessary|vital|worth)\b"
    r"|\b(?:arguments?|case|grounds|reasons?) for [\w’'-]+ing\b",
    re.IGNORECASE,
)
_URGES = re.compile(
    r"\b(?:should|must|ought to|(?:is|are) (?:asked|called|told|urged|to)\b|needs? to|ha(?:s|ve) to)\b", re.IGNORECASE
)
_CAUSE = re.compile(
    rf"{SIGNS[QuestionKind.WHY].pattern}|{SIGNS[QuestionKind.PURPOSE].pattern}"
    r"|\b(?:as an? \w|for (?:fear|lack|the sake|want)|help|if (?:not|you|they|it|we)|otherwise|so|unless|will"
    r"|without)\b",
    re.IGNORECASE,
)
_AS_LONG = re.compile(r"\bas \w+ as\b", re.IGNORECASE)  # tells no cause
_SHARE = re.compile(r"\d ?%|\bper ?cent\b")


def only_urges(asked: str, text: str, after: str) -> bool:
    """Whether a text says that a thing is to be done, or how many think so, and neither it nor what comes `after` it
    says why."""
    text = _AS_LONG.sub(" ", text)
    says = bool(_WHY_DO_IT.search(asked) and _URGES.search(text)) or bool(_SHARE.search(text))
    return says and not _CAUSE.search(text) and not SIGNS[QuestionKind.WHY].search(after)
