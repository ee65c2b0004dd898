"""Words that decide which fact is asked for: staff and not those surveyed, the most and not what is, leaving and not
joining."""

from __future__ import annotations

import re

from assistant.answering.families import COMPARED, WHETHER, WHETHER_DONE, family
from assistant.answering.words import NUMBER_WORDS
from assistant.patterns import regex

_HOW_MANY = r"\b(?:how (?:many|much|large|big)|(?:number|size) of)\b"
_OF_FACT = r"\b(?:how|what|which|when)\b"
_MOST = (
    r"up to|at most|max(?:imum|\.|\b)|not? (?:more|longer|higher|larger|older|bigger|later) than|highest|most\b|upper"
    r"|limit|capp?(?:ed)?\b|ceiling|within|under\b|below|less than|or (?:less|fewer|under|younger|below)\b|until|exceed"
    r"|over\b|above|cannot|full\b|longest|largest|\bas (?:much|many|long) as\b|more than|unlimited|no limit|only\b"
    r"|<|≤|or (?:earlier|lower)\b"
)
_LEAST = (
    r"at least|min(?:imum|\.|\b)|not? (?:less|fewer|shorter|lower|smaller|younger|earlier) than|lowest|least\b|lower"
    r"|limit|must\b|need|requir|over\b|above|more than|or (?:more|over|older|above)\b|from\b|under\b|below|less than"
    r"|ha(?:s|ve) to\b|smallest|shortest|only\b|>|≥|or (?:higher|later|newer)\b"
)
_CHANGED = r"(?:(?:cut|f[ae]ll|less|low|reduc|r[io]se)\w*|higher|increas(?:e[ds]?|ing)|more|up|down)\b"
_SPENDING = r"(?:costs?|expenditure|expenses|spending|bills?|budgets?|prices?)\b"

# How strongly: 'strongly or somewhat' tells both together.
_DEGREES = ("strongly", "somewhat", "extremely", "very")
_SHARE = r"\bhow many\b|\b(?:what|which) (?:is the |was the )?(?:fraction|per ?cent(?:age)?|proportion|share)\b"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SPAN = "(?:hour|day|week|month|year)s?"
WEIGHTY = r"(?:important|significant|urgent|useful|valuable)\b"
# 'Did crews support it?': the verb of whoever is asked about, and no noun.
_NO_HOLDER = (
    r"(?:to|that|which|who|for|from|with|on|by|about|any|more|enough|some|much|no|get|gets|got|need|needs|have|has|receive"
    r"|received|offer|offered|provide|provided|give|gave|want|financial|extra|qualify)"
)
_SUBJECT = rf"^\W*(?:(?:and|but|or|so) )?\w+ (?P<holder>(?:(?!{_NO_HOLDER}\b)[\w’'&-]+ ){{1,5}}?)"
_ATTITUDE = (
    r"(?:approve of|back|critici[sz]e|dislike|embrace|endorse|favou?r|mistrust|object|oppose|resist|support|welcome)"
    r"d?(?:ed)?"
)
_OPENS_HELD = r"^\W*(?:(?:and|but|or|so) )?(?:do|does|did|has|have|had)\b"
HOLDS = regex(rf"(?=(?:{_OPENS_HELD})){_SUBJECT}{_ATTITUDE}\b(?! (?:for|to)\b)", re.IGNORECASE)
METHODS = regex(
    r"\b(?:what|which) (?:(?:research |survey )?(?:methods?|methodology|methodologies)\b"
    r"|(?:[\w’'-]+ ){1,3}(?:was|were) (?:interviewed|polled|surveyed)\b)"
    r"(?=[^?]*\b(?:phase|research|survey|fieldwork)\b)",
    re.IGNORECASE,
)
_GOES = r"(?:cut|declin|decreas|drop|fall|gr[eo]w|improv|increas|lessen|reduc|ris|shr[aiu]nk|worsen)"

FACTS = (
    # Which question was asked, and what a thing was likened to.
    family(
        r"^\W*(?:and )?(?:what|which)\b",
        r"\b(?:what|which) (?:[\w’'-]+ ){0,2}?question (?:did|do|does|has|have|is|ran|was)\b(?: [\w’'-]+){0,5}?"
        r" (?:(?:seek|set out|try) to )?(?:address|answer|ask|ask(?:ed)?|investigate|pose|put|start from|study)\b"
        r"|\b(?:what|which) (?:is|was) the (?:[\w’'-]+ ){0,2}?question\b",
        r"question\b[^.?!]{0,30}[:‘“\"]|(?:ask(?:s|ed)?|wanted to know|(?:find|found) out"
        r"|sought to (?:know|learn|understand)) (?:how|to what|what|whether|which|who|why)\b|\?[’”\"]",
        alone=True,
        rare=True,
    ),
    family(
        r"",
        r"\b(?:compared?|liken(?:ed)?) (?:[^?]{0,60} )?(?:to|with)\W*$"
        r"|\b(?:to|with) what (?:is|are|was|were|did|does) [^?]* (?:compare|liken)"
        r"|\b(?:what|which) (?:analogy|comparison|metaphor|simile)\b",
        r"(?:is|are|was|were|be|it['’]s|feels?|felt|seem\w*) (?:[\w’'-]+ ){0,3}?like (?:an?|the|our|your|\w+ing)\b"
        r"|compar|liken|resembl|similar to|analog|metaphor",
        alone=True,
        rare=True,
    ),
    # The methods of a study, and not what it found.
    family(
        r"",
        METHODS.pattern,
        r"interview|surveys?\b|surveyed|questionnaire|literature|focus groups?|sampl(?:e|ed|es|ing)\b"
        r"|fieldwork|sp(?:eaking|oke) (?:to|with)\b|observ(?:ed|ing|ations?)\b|case stud|experiment|respondents?\b"
        r"|poll(?:ed|s)?\b|carried out|conducted|methodolog",
        alone=True,
        rare=True,
    ),
    *(
        family(_SHARE, rf"(?<!or )(?<!\ba )\b{degree}\b(?! or\b)", rf"(?<!or ){degree}\b(?! or\b)", alone=True)
        for degree in _DEGREES
    ),
    # Whether it went up or down, and not whether it was to.
    family(
        WHETHER_DONE,
        r"\b(?:(?:go|gone|come) (?:down|up)|fall(?:en)?|drop(?:ped)?|risen?|grown?|(?:de|in)creased?|shr[iu]nk)\W*"
        r"(?=$|(?:after|as|because|between|by|during|from|in|once|over|since|to|when)\b)",
        rf"(?<!to ){_GOES}|fell\b|rose\b|down\b|(?:few|high|low)er\b|less\b|more\b|doubl|halv|unchanged|same\b"
        r"|up (?:by|from|to)\b",
        alone=True,
    ),
    # Who is for something and who against it, and which of two things counts for more.
    family(
        r"",
        HOLDS.pattern,
        r"support(?:ed|ers?|ive|s)\b|in support of|(?<!financial )support (?:for|of) the\b"
        r"|back(?:ed|ing|s)\b|favou?r|welcom|approv|endors|embrac"
        r"|prais|commend|enthusias|keen\b|(?:un)?willing|happ[yi]|(?:dis)?agree|oppos|object(?:ed|ions?|s)\b|resist"
        r"|against\b|reject|refus|reluctan|sceptic|skeptic|critici|critical of|doubt|cynic|hostil|fear(?:ed|s)?\b|worr"
        r"|dislik|(?:un)?persuaded|won over|(?:un)?convinced|reservations?\b|vot(?:e|ed)\b",
        alone=True,
    ),
    family(
        WHETHER,
        rf"\bor\b[^?]*\b{COMPARED}(?! {WEIGHTY})",
        rf"than\b|prefer|priorit|equal|rather\b|both\b|rank|{COMPARED}",
        alone=True,
    ),
    family(
        r"",
        rf"\b(?:more|less|most|least) {WEIGHTY}|\bmatters? (?:more|less|most|least)\b",
        rf"(?:more|most|less|least|as|equally|so|above all|especially|particularly) (?:\w+ )?(?:{WEIGHTY}|crucial"
        r"|vital)|prefer|priorit|outweigh|matter(?:s|ed)? (?:more|most|less|least)\b|foremost|rank",
        alone=True,
    ),
    family(
        r"^\W*(?:and )?(?:which|who|whose|what)\b",
        r"^\W*(?:[\w’'-]+ ){1,6}?(?<!to )(?:d(?:id|oes|o)|fared?|performs?|performed|worked|works)"
        r" (?:the )?(?:best|worst|better|worse)\W*$",
        r"best\b(?! practice)|better|wors[et]|most success|outperform|ahead|top\b|foremost"
        r"|(?:more|most|less|least) \w+",
        alone=True,
    ),
    # Why it is hard, and not what it is for.
    family(
        r"\bwhy (?:is|are|was|were|do|does|did|has|have)\b",
        r"\b(?:difficult|hard|tough|tricky)\b",
        r"difficult|hard\b|challeng|barrier|obstacle|obstruct|problem|trouble|complex|complicat|lack|cannot|impossible"
        r"|too\b|reluct|without|prevent(?:s|ed) (?!the)|hinder|imped|different|var(?:y|ied)|old\b|because|not\b"
        r"|slow|never",
        alone=True,
        rare=True,
    ),
    # Whether it is recommended, and not that it was done.
    family(
        WHETHER,
        r"\b(?:advis(?:able|ed)|advocated|encouraged|recommended|suggested)\W*$|\b(?:a )?good idea\b",
        r"advi[cs]|advoca|avoid|argu|benefi|better|call(?:s|ed)? for\b|encourag|good\b|help|lessons?\b|must\b|need"
        r"|ought\b|should\b|recommend|risk|suggest|urge|worth|fail|success|save|vital|essential|important|propos|prefer|best\b"
        r"|danger|trouble|problem|useful",
    ),
    # Where a publication is to be had, and not where something happened.
    family(
        r"^\W*(?:and )?where (?:can|could|do|may|might|should|would) (?:anyone|i|one|people|readers|we|you)\b",
        r"\b(?:cop(?:y|ies)|documents?|findings|papers?|pdfs?|publications?|reports?|results|studies|summar(?:y|ies)"
        r"|transcripts?|versions?|write-?ups?)\b",
        r"availab|cop(?:y|ies)\b|download|found (?:at|in|on)\b|from\b|http|librar|online|publish|web|www|@",
        alone=True,
    ),
    # How many work for somebody.
    family(
        _HOW_MANY,
        r"\bemploys?\b|\b(?:people|persons|staff|employees|workers|work)\b[^?]*\b(?:work(?:s|ed)? (?:at|for|in|there)\b"
        r"|employed (?:at|by|in)\b)|\bon (?:the|its|their) payroll\b|\bworkforce\b",
        rf"ha[ds] (?:about |some )?(?:\d[\d,.]*|{'|'.join(NUMBER_WORDS)})\W*$|employ|payroll|workforce|headcount"
        r"|work(?:s|ed|ing)? (?:at|for|there|here)\b|works? in\b|staff of\b"
        r"|(?:has|have|had|with)\b(?! (?:asked|interviewed|polled|surveyed))[^.;]{0,50}?\d[\d,.]*"
        r" (?:[\w’'-]+ )?(?:people|staff|employees|workers)\b",
        alone=True,
    ),
    # What it cost.
    family(
        r"\bhow much (?:did|does|do|has|have|will|would)\b",
        r"\bcosts?\b(?! (?:less|more)\b)",
        r"costs?\b|pric|pa(?:id|y|ys|yable|yment)\b|spen[dt]|fees?\b|charg|free\b|worth|budget|expens|invest"
        r"|bu(?:y|ys|ying)\b|bought|sold|sells?\b|for (?:\w+ )?[£$€]|at (?:an? )?[£$€]|fund|rates?\b|tariff|financ"
        r"|outlay|sums?\b|fares?\b",
    ),
    # Whether it made things cheaper, or is insured.
    family(
        WHETHER,
        r"\b(?:sav(?:e|ed|es|ing)|cuts?|lower(?:ed|s)?|reduc(?:e|ed|es))\b[^?]*\b(?:costs?|money|spending|bills?"
        r"|budgets?)\b|\bpa(?:y|id) (?:for itself\b|off\W*$)|\bvalue for money\b|\bcost[- ]effective",
        r"sav(?:e|ed|es|ing|ings)\b|cheap|dearer|expensive|value for|worth (?:it|the)\b|profit|pa(?:y|ys|id) off\b"
        rf"|{_CHANGED} (?:[\w’'-]+ ){{0,3}}{_SPENDING}|{_SPENDING}(?: [\w’'-]+){{0,3}} {_CHANGED}"
        r"|spen[dt]s? (?:less|more)",
        alone=True,
    ),
    family(
        r"^\W*(?:and )?(?:what|how much)\b",
        r"\b(?:what|how much(?: [\w’'-]+)?) (?:did|do|does|has|have|will|would|could|can) [^?]*\bsaved?\b",
        r"sav(?:e|ed|es|ing|ings)\b|cut(?:s|ting)?\b|reduc|cheap|less\b|fewer\b|low(?:er|ered)\b|econom|efficien|avoid",
    ),
    family(WHETHER, r"\binsur", r"insur|cover|policy|liab"),
    family(
        WHETHER, r"\bsav(?:e|ed|es|ing) (?:[\w’'-]+ )?time\b", r"sav(?:e|ed|es|ing|ings)\b|quick|fast|time\b|soon|slow"
    ),
    # Whether a fault was mended.
    family(
        WHETHER_DONE,
        r"\b(?:cured|eliminated|fixed|mended|overcome|put right|removed|repaired|resolved|settled|solved|sorted)\b",
        r"fix(?:ed|es)\b|(?:re)?solv|settl|sort(?:ed)?\b|remov|end(?:s|ed)?\b|stop|eliminat|no longer|still\b|remain"
        r"|continu|tackl|address(?:ed|es)?\b|overc[ao]me|repair|cure|mend(?:ed|s)?\b|abol|yet\b|persist|unresolved|disappear|gone\b"
        r"|improv|agree|since\b",
    ),
    # By when something has to be done, and not when something was.
    family(
        r"",
        r"\b(?:what|which) (?:(?:is|are|was|were) )?(?:(?:the|an?|its|their|my) )?(?:[\w’'-]+ ){0,2}?deadlines?\b"
        r"|\b(?:is|are|was|were) there (?:an? |any )?(?:[\w’'-]+ )?deadlines?\b|\bwhen is the (?:[\w’'-]+ )?deadline\b",
        r"(?:must|needs?|ha(?:s|ve) to|should|deadlines?|due|appeal|apply|ask|claim|complain|file|give|pay|register"
        r"|request|return|send|submit|tell|write)\b[^.;]*?\b"
        rf"(?:(?:by|before|within|until|till|(?:no|not) later than|at least|up to|is|are|was|of) (?:[\w’'-]+ ){{0,4}}?"
        rf"(?:\d|(?-i:{_MONTHS})\b|the (?:end|start) of|(?:{'|'.join(NUMBER_WORDS)}) (?:\w+ )?{_SPAN}|midnight|noon)"
        rf"|(?:\d+|an?) (?:\w+ )?{_SPAN}\b[^.;]{{0,30}} (?:after|before|from)\b)"
        rf"|ha(?:s|ve) (?:\w+ )?(?:\d+|an?) {_SPAN}|deadlines? [^.;]{{0,60}}\d",
        alone=True,
    ),
    # The most and the least, the average.
    family(_OF_FACT, r"\b(?:maximum|at most|up to (?:how|what))\b", _MOST),
    family(_OF_FACT, r"\b(?:highest|largest|longest|most)\b[^?]*\b(?:allowed|can|may|permitted|possible)\b", _MOST),
    family(_OF_FACT, r"\b(?:minimum|at least)\b", _LEAST),
    family(
        r"\b(?:how|what|which)\b|^(?!.*\?)",
        r"\bon average\b|\b(?:average|mean|median|typical) (?!of\b)(?:[\w’'-]+ ){0,3}?(?:ages?|amounts?|bills?|costs?"
        r"|fares?|fees?|incomes?|pay|payouts?|payments?|prices?|rents?|salar(?:y|ies)|savings?|scores?|sums?|time"
        r"|wages?)\b",
        r"averag|means?\b|median|typical|usual|normal|general|about\b|around|roughly|tends? to",
        alone=True,
    ),
    # The deed and not its opposite.
    family(
        r"\b(?:how|can|could|may|must|do|does|when|what happens)\b",
        r"\b(?:opt out|quit|withdraw|(?:to|i|we|you|they|one|can|could|may|must|members?) leave"
        r" (?:an?|it|my|our|the|their|this)\b)",
        r"le(?:ave|aves|aving|ft)\b|quit|withdr|opt(?:ed|ing|s)? out|cancel|stop|end(?:s|ed|ing)?\b|resign|terminat"
        r"|g[ia]ve up|exit|no longer|notice|remov",
    ),
    family(
        r"\b(?:how|can|could|may|must|do|does|when|what happens)\b",
        r"\bcancel\b",
        r"cancel|withdr|stop|end(?:s|ed|ing)?\b|terminat|g[ia]ve up|chang|refund|no longer|revok|remov|undo",
    ),
    family(
        r"\b(?:how|can|could|may|must|do|does|when)\b",
        r"\b(?:renew|extend)\b",
        r"renew|exten[ds]|again|expir|r[au]ns? out|longer|new\b|prolong|valid",
    ),
)
