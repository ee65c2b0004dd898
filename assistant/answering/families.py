"""Words that decide a question, and what tells of them: whether it was adopted, the target, how long one keeps it."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.answering.verbs import PAST
from assistant.answering.words import NUMBER_WORDS
from assistant.patterns import regex

WHETHER = (
    r"^\W*(?:(?:and|but|or|so) )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\b"
)
WHETHER_DONE = r"^\W*(?:(?:and|but|or|so) )?(?:was|were|did|has|have|had)\b"
_HOW_DONE = r"\bhow (?:was|were|is|are|did|do|does)\b"
_HOW_LONG = r"\bhow (?:long|soon|quickly|many (?:days|weeks|months|years))\b"
_HOW_MANY = r"\b(?:how (?:many|much)|what (?:was the )?(?:share|proportion|percentage|number))\b"
_WHICH = r"\b(?:what|which) (?:[\w’'-]+ ){0,3}?"
_ASKED_OF = (
    r"(?= (?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|may|must|should|there|of|for|to|on|in|by"
    r"|from)\b|\W*$)"
)
_SUM_OF = r"\b(?:(?:what|how (?:much|high|large|big)) (?:is|was|were|are) (?:[\w’'&-]+ ){1,5}|(?:the|starting) )"
COMPARED = (
    r"(?:(?:fast|slow|larg|small|bigg|cheap|dear|high|low|strong|weak|long|short|old|new|young|great|easi|hard|saf|quick"
    r"|bright|heavi|light|happi|rich|poor|wid|healthi|likeli|earli|lat|clos|near)(?:er|est)|more|less|fewer|better|worse"
    r"|best|worst|most|least)\b"
)
_UNIT, _NUMBER = "(?:minute|hour|day|week|month|year)", "|".join(NUMBER_WORDS)
_LASTING = (
    r"last|tak|took|durat|maxim|up to|at least|long|spread|over\b|cover|full day|from\b|until|between|ready|wait"
    r"|hear\b|decid|decis|process|complet|finish|(?:r[au]n(?:s|ning)?|went on|goes on|h[eo]ld|continu\w+)"
    rf" (?:[\w’'-]+ ){{0,3}}for\b|(?:\d+|an?|{_NUMBER})[ -]{_UNIT}[ -]"
    r"(?!ago|ahead|later|earlier|after|before|old|of|in|to|from|or|and)[a-z]"
)


class Family(NamedTuple):
    """How a question opens, what it asks of, what tells of that; alone: in the sentence itself; rare: nowhere else."""

    opens: re.Pattern[str]
    asked: re.Pattern[str]
    told: re.Pattern[str]
    alone: bool
    rare: bool


def family(opens: str, asked: str, told: str, alone: bool = False, rare: bool = False) -> Family:
    """A family, of patterns; what tells begins a word or a sign."""
    opening, of, telling = (regex(one, re.IGNORECASE) for one in (opens, asked, rf"(?:\b|(?<=\W))(?:{told})"))
    return Family(opening, of, telling, alone, rare)


FAMILIES = (
    # Whether something was so, or came to be so.
    family(
        WHETHER,
        r"\b(?:on|under|over|within) (?:what (?:[\w’'-]+ ){1,4}budgeted\b|(?:the |its |their )?"
        r"(?:(?:agreed|allotted|approved|first|initial|original|planned|set|total) ){0,2}budget\b)|\boversp[ea]n"
        r"|\boverr[au]n",
        r"budget|oversp[ea]n|overr[au]n|exceed|estimate|forecast"
        r"|than (?:it )?(?:was |were )?(?:planned|expected|estimated|forecast|intended)",
    ),
    family(
        WHETHER_DONE,
        r"\b(?:beyond|ma[dk]e|meet|met|miss(?:ed)?|past|within) (?:[\w’'-]+ ){0,3}(?:deadlines?|schedule|timetable)\b"
        r"|\b(?:on|behind|ahead of) (?:time|schedule)\b|\b(?:finish(?:ed)?|run|ran|running) late\b|\boverdue\b",
        r"(?:beat|beyond|extend|ke(?:ep|pt)|ma[dk]e|me(?:e)?t|miss|past|within)\w* (?:[\w’'-]+ ){0,3}"
        r"(?:deadline|schedule|timetable)|(?:deadline|schedule|timetable)s? (?:ha[ds]|pass|slip|w(?:as|ere))"
        r"|(?:to|on) schedule\b|late\b|later than|delay|behind|slip|overr[au]n|(?:in|on) time\b|ahead of|overdue"
        r"|early\b(?! on\b)|(?:as|originally|than) planned\b|postpon|promised|punctual|still\b|not yet",
        alone=True,
    ),
    family(
        WHETHER,
        r"\b(?:succeed|successful|a success|fail(?:ed|ure)?"
        r"|(?:achieved?|meet|met|reach(?:ed)?) (?:its|their|the) (?:aim|goal|target|objective)s?)\b",
        r"succe|fail|achiev|met\b|fell short|abandon|benefit|disappoint|on track|trouble|problem|smooth|improv|wrong"
        r"|well\b",
    ),
    family(
        WHETHER_DONE,
        r"\b(?:introduced|adopt(?:ed)?|accept(?:ed)?|pass(?:ed)?|implement(?:ed)?|put into (?:practice|effect)"
        r"|come into (?:force|effect)|go(?:ne)? ahead|enact(?:ed)?|ratif(?:y|ied)|reject(?:ed)?|refused?"
        r"|turn(?:ed)? down|abolish(?:ed)?|scrap(?:ped)?|cancel(?:led)?|closed? down|shut down|wound up)\b",
        r"introduc|adopt|accept|approv|pass(?:ed|es|age)?\b|vot(?:e|ed|es|ing)\b|implement|carried out|enact|in force"
        r"|effect|ratif|agree[ds]?\b|reject|refus|unwilling|declin|oppos|turn(?:ed)? down|abol|scrap|cancel|drop|replac"
        r"|since|launch|set up|establish|beg[au]n|put into|repl(?:y|ied)|respon|complet|welcom|clos(?:ed|ing|ure)"
        r"|no longer",
    ),
    family(
        WHETHER_DONE,
        r"\bvoted?\b",
        r"vot(?:e|ed|es|ing)\b|ballot|motion|resol|pass(?:ed|es)\b|adopt|approv|reject|elect|majority|unanim",
    ),
    family(
        WHETHER_DONE, r"\bw[io]n\b", r"w[io]n\b|award|receiv|paid|gave|given|grant|prize|g[eo]t\b|compensat|damages"
    ),
    family(
        WHETHER_DONE,
        r"\b(?:held|tak(?:e|en) place|happen(?:ed)?)\b",
        r"h[eo]ld|t(?:ook|aken?) place|happen|met\b|meeting|ran\b|discuss|debated|argued",
    ),
    family(
        WHETHER,
        r"\b(?:pay|pays|paid) for\b",
        r"pa(?:y|id|ys|ying|yments?)\b|free\b|charg|costs?\b|fees?\b|fund|[£$€]|price|money|grant|financ|subsid|reimburs"
        r"|allowance|support|expens|provid|afford|bought|buy",
    ),
    family(
        WHETHER,
        rf"\b(?:{COMPARED}|(?!(?:rather|whether|other|never|ever|over|under|after)\b)\w{{3,}}er\b)[^?]*\bthan\b",
        rf"than\b|compar|same|equal|both|twice|double|differ|exceed|whereas|as \w+ as|{COMPARED}",
        alone=True,
    ),
    family(
        WHETHER,
        r"\b(?:happier|harder|easier|better off|worse off|safer|cheaper|faster|quicker)\b(?! than\b)",
        r"happ|satisf|pleas|content|better|improv|more\b|less\b|worse|complain|hard|difficult|eas[yi]|burden|saf|danger"
        r"|cheap|cost|lower|reduc|discount|exempt|free\b|fast|slow|quick|unhappy",
    ),
    family(
        WHETHER,
        r"\b(?:compulsory|mandatory|obligatory|optional|voluntary)\b",
        r"compuls|mandat|oblig|option|volunt|requir|must\b|ha(?:ve|s) to|need|necessar|choose|cannot|force",
        alone=True,
    ),
    family(
        WHETHER_DONE,
        r"\b(?:attend(?:ed)?|take part|invited|present at|join(?:ed)?|participated?)\b",
        r"attend|t(?:ake|ook|aking) part|invit|present|join|particip|came\b|brought|member|represent|met\b|guest"
        r"|held by|who were",
        alone=True,
    ),
    family(
        WHETHER,
        r"\b(?:open|available|accessible) to\b",
        r"open(?:ed|s)?\b|avail|access|offer|anyone|everyone|(?:can|may) use|eligib|can apply|for all",
        alone=True,
    ),
    family(
        WHETHER,
        r"\b(?:young|old)er\b.*\bthan\b",
        r"young|old|age[ds]?\b|generation|elder|\d+ (?:and|or) over|over \d|under \d|pension|retire",
    ),
    family(WHETHER, r"\b(?:wo)?men\b.*\bthan\b", r"(?:wo)?m[ea]n\b|(?:fe)?male|gender|sex\b"),
    family(
        WHETHER_DONE,
        r"\b(?:arrested|fined|fired|jailed|prosecuted|punished|sacked|sued)\b",
        r"arrest|fine[ds]?\b|fired|jail|prison|prosecute[ds]?\b|punish|sack|sued?\b|penal|dismiss|court"
        r"|charge|sanction|resign",
    ),
    # What something asks for, or comes to.
    family(
        r"",
        r"\bwhat (?:was|were) the (?:results?|outcomes?|effects?) (?:of|for)\b",
        r"result|outcome|effect|le(?:d|ad) to|bec[ao]me|later|after|follow|abandon|introduc|adopt|replac|succe|fail"
        r"|found|show|rose|fell|achiev|finding",
        alone=True,
    ),
    family(
        r"\b(?:where|when|which|what)\b",
        r"\b(?:tried(?: out)?|piloted|trialled)\W*$",
        r"tri(?:ed|als?)\b|pilot|test|experiment",
    ),
    family(
        r"",
        rf"{_WHICH}(?:file )?formats?{_ASKED_OF}",
        r"format|form of|table|spreadsheet|pdf|online|html|paper|print|electronic",
    ),
    family(
        r"",
        r"^targets?\b|\b(?:what|which) (?:[\w’'-]+ ){0,3}targets?\b|^(?!.*\?).*\btargets?\b",
        r"targets?\b|goals?\b|per ?cent|%|at least|\d+ (?:out )?of",
        alone=True,
    ),
    family(r"", r"\bwhat levels? of", r"level|per ?cent|%|[£$€]|\d|high|low|rate|degree|score|target", alone=True),
    family(
        r"",
        rf"{_WHICH}(?:penalt(?:y|ies)|fines?|punishments?|sanctions?){_ASKED_OF}"
        r"|\bhow (?:big|large|high|much) (?:is |was )?(?:an? |the )?(?:fine|penalty)\b",
        r"fine[ds]?\b|penal|prison|jail|prosecut|convict|sanction|punish|disqualif",
    ),
    family(
        r"",
        rf"{_WHICH}savings?{_ASKED_OF}|\b(?:what|which|who) saved\b",
        r"sav(?:e|ed|es|ing|ings)\b|less\b|cut|cheap|%|reduc|lower|effici|econom",
    ),
    family(
        r"",
        rf"{_WHICH}(?:grants?|funding|funds){_ASKED_OF}",
        r"grant|fund|money|[£$€]|financ|award|bursar|pa(?:y|id)|invest|scholar",
    ),
    family(
        r"",
        rf"{_WHICH}(?:laws?|legislation|statutes?|acts?){_ASKED_OF}",
        r"laws?\b|legislat|acts?\b|bill\b|regulat|statut|directive|code|convention|treat(?:y|ies)|compl(?:y|ian|ie)",
    ),
    family(r"", r"\b(?:rates? of interest|interest rates?)\b", r"interest"),
    family(r"", r"\bwhat (?:is|was) the (?:[\w’'-]+ )?deposit\b", r"deposit"),
    family(r"", rf"{_SUM_OF}(?:revenues?|turnover|profits?)\b", r"revenue|turnover|sales|income|profit|earn|takings"),
    family(
        r"",
        rf"{_SUM_OF}(?:stipends?|salar(?:y|ies)|wages?)\b",
        r"stipend|salar|wage|pa(?:y|id|ys)\b|allowance|earn|income",
    ),
    family(
        r"",
        r"\bwhat (?:kept|keeps|prevent(?:ed|s)|stop(?:ped|s)|hinder(?:ed|s))\b",
        r"because|kept|prevent|stop|hinder|obstacle|barrier|lack|reluct|unwilling|could not|cannot|difficult"
        r"|put(?:s|ting)? (?:\w+ )?off|without|too\b|problem|trouble|fear|deter|st(?:and|ood) in",
    ),
    family(
        r"",
        r"\bwhat (?:happens|will happen|would happen|if)\b[^?]*"
        r"(?:\b(?:fail(?:s|ed)?|forget|ignore|late|miss|not|refuse)\b|n['’]t\b)",
        r"penalt|fine[ds]?\b|charge|los[et]\b|cannot|(?:can|could|may|might|will|would)\b|suspend|court|illegal"
        r"|offence|prosecut|or (?:else|you)\b|otherwise|unless|fail|refus|reject|lapse|expire|invalid|reduc|delay"
        r"|deter|discourag|put off",
        alone=True,
    ),
    # How much one must, where there is as much as one may.
    family(
        r"\bhow (?:much|many(?! (?:hours|days|weeks|months|years)\b))\b",
        r"\bhow (?:much|many)\b[^?]*\b(?:must|(?:do|does|did|will|would)\b[^?]*\b(?:have|need) to)\b"
        r"(?! (?:\w+ )?(?:be|cost|earn|ensure|give|keep [^?]* from|pay|prevent|spend|wait)\b)",
        r"must\b|ha(?:ve|s|d) to|need|requir|compuls|mandator|oblig|at least|minimum|no (?:less|fewer)|expected to"
        r"|should\b|fulfil|complet|perform",
        alone=True,
    ),
    # How something was done.
    family(
        r"",
        r"\b(?:by|over the) (?:tele)?phone\b|\bface[ -]to[ -]face\b|\bin person\b",
        r"(?:tele)?phone|call|face\b|in person|online|video|by post|e-?mail|visit|attend|meet",
    ),
    family(
        _HOW_DONE,
        r"\b(?:split|divided|shared? out|allocated|distributed)\b",
        r"split|divid|shar(?:e|ed|ing)\b|allocat|distribut|apportion|each|respectively|%|per ?cent|third|quarter|group"
        r"|parts|parted",
    ),
    family(
        _HOW_DONE,
        r"\b(?:co-?operat|collaborat|work(?:ed)? (?:with|together))",
        r"co-?operat|collabor|work|partner|joint|together|link|share",
    ),
    # How long something takes, or may take, and how many there were at another time.
    family(
        _HOW_LONG,
        r"\b(?:decide|decision|process(?:ed|ing)?|reply|respond|hear back)\b",
        r"decid|decis|process|repl(?:y|ies)|answer|respon|hear\b|outcome|result|ready|t[eo]ld|letter|consider|assess|wait"
        r"|takes?\b",
    ),
    family(
        _HOW_LONG,
        r"\b(?:refund|repay|(?:give|hand|pay) (?:[\w’'-]+ ){0,3}?back)\b",
        r"refund|repa(?:y|id)|pa(?:y|id)|g[eo]t\b|receiv|back\b|return|takes?\b",
    ),
    family(
        _HOW_LONG,
        r"\b(?:appeal|challenge|complain|claim|apply|ask for)\b",
        r"appeal|challeng|complain|claim|appl(?:y|ies|ied|ication)|ask|request|deadline|limit",
    ),
    family(r"\bhow long\b", r"\b(?:lasts?|lasted|go on|take(?! to\b))\b", _LASTING),
    family(r"\bhow long\b", r"\btake to\b", rf"{_LASTING}|within (?:\w+ )?(?:\d+|an?|{_NUMBER}) (?:\w+ )?{_UNIT}s?\b"),
    family(_HOW_LONG, r"\b(?:keep|kept|retain|stored?)\b", r"ke(?:ep|pt)|retain|stor|record|h[eo]ld|preserv"),
    family(
        _HOW_MANY,
        # not 'How many must it be before the rules apply?'
        rf"(?:\b(?:is|are|was|were|do|does|did|ha[sd]|have|could|{'|'.join(sorted(PAST))})|\w\wed)\b[^?]{{0,60}}"
        r"\bbefore (?:the|its?|that|they|this|then|s?he)\b(?![^?]{0,60}\b(?:appl(?:y|ies)|can|may|must)\b)"
        r"|\b(?:year|month)s? later\b|\basked again\b",
        r"before|earlier|previous|used to|former|until|at first|initial|original|compared|later|after|again|since\b"
        r"|then\b|rose|fell|start|began|outset|no longer|increas|decreas|drop|up from|down from",
        alone=True,
    ),
    family(
        r"",
        r"\b(?:upper|maximum|highest|oldest)\b[^?]*\bages?\b|\bages?\b[^?]*\b(?:maximum|upper)\b|\bhow old can\b",
        r"(?:up to|at most|maximum|no (?:more|older) than|under|below|until|before|younger than)\b[^.;\d]{0,20}\b\d\d?"
        r"\b|\d+ (?:years )?(?:old )?or (?:under|younger)|upper|maximum|no age|oldest",
        alone=True,
    ),
    # Why it is so much and no more.
    family(
        r"\bwhy (?:is|are|was|were|do|does|did|had|has)\b",
        r"\b(?:set|fixed|capped) at\b|\b(?:limited|restricted) to\b|\b(?:only|at least|at most|no more than)\b|[£$€]\d"
        r"|(?<![\w.])(?<!phase )(?<!table )(?<!chapter )(?<!section )(?<!part )(?<!page )(?<!box )(?<!figure )"
        r"(?!(?:19|20)\d\d\b)\d[\d.,]*(?![\w-])",
        r"because|since\b|so that|due to|owing|in order|reason|reflect|based on|as a result|therefore|agreed|decid"
        r"|mean[st]|cannot|could not|otherwise|too\b|thanks to|caus|explain|as (?:the|it|they|an?)\b|which made|led to"
        r"|unless|depend|if\b|to (?:allow|avoid|back|check|cover|cut|enable|ensure|give|help|improve|keep|let|make|meet"
        r"|pay|prevent|protect|prove|reduce|save|show|stop|support)",
        alone=True,
    ),
)
