"""How English callers say who they are and where they call from."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.nlu.company_words import EN_ENDING, EN_PLACE
from bot.nlu.spans import Span

# A capital letter marks a name; words that are written with one but name nobody are left out.
_NOBODY = (
    r"(?!(?:I|I'm|I'd|I've|I'll|It|It's|Its|He|She|We|We're|We've|You|They|The|A|An|My|Your|Our|This|That|That's|There|Here|Is|Are|Am|Do|Does|Can|Could|Would|Will|May|Please|Hello|Hi|Hey|Good|Morning|Afternoon|Evening|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December|English|Chinese|Mandarin|Cantonese|French|German|Polish|Turkish|Irish|Scottish|Welsh|Dutch|Italian|Russian|Korean|Japanese|Canadian|Australian|Swedish|Danish|Finnish|Norwegian|Portuguese|Brazilian|African|European|Asian|Greek|Czech|Hungarian|Swiss|Belgian|Mexican|Vietnamese|Thai|Malay|Filipino|Taiwanese|Muslim|Jewish|Spanish|Indian|British|"
    r"American|Christmas|Easter|OK|Okay|Yes|No|Not|Sorry|Thanks|Thank|Just|And|But|So|From|For|With|About|To|Of|In|On|At|What|Who|Where|When|Why|How|HR|IT|PR|CEO|CFO|CTO|TV|GRN|R&D|Let|Tell|Get|Put|Ask|Connect|Transfer|Speaking|Calling|Me|Him|Her|Them|Catholic|Hindu|Buddhist|Mr|Mrs|Ms|Miss|Dr|Sir|Madam|Herr|Frau|Monsieur|WeChat|Whatsapp)\b)"
)
_CAPITAL = rf"(?:{_NOBODY}[A-Z][A-Za-zÀ-ÿ'’\-]{{0,24}}[A-Za-zÀ-ÿ](?<!['’]s)(?![A-Za-zÀ-ÿ])(?!['’]s\b))"
_TITLE = r"(?:(?i:mr|mrs|ms|miss|mister|missus|madam|sir|dr|doctor|professor|prof|inspector|constable|sergeant|captain|officer|nurse|sister|father|pastor|reverend|councillor|judge|chef|coach)\.?|Old|Young|Little|Big)"
_LINK = r"(?:bin|binti|ibn|van|von|der|den|de|del|della|da|di|dos|la|le|al|el|bte|ap|y)"
_NAME = rf"(?!{EN_ENDING}\b)(?:{_TITLE}\s+)?{_CAPITAL}(?:\s+(?:{_LINK}\s+){{0,2}}{_CAPITAL}){{0,3}}"
_UM = r"(?:\s+(?:uh|um|er|erm|just|actually|called|spelled|only|dear))?"
_KIN = (
    r"(?:sister|brother|mother|mum|mom|father|dad|wife|husband|son|daughter|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|gran|grandad|nan|partner|girlfriend|boyfriend|fianc[eé]e?|friend|neighbour|neighbor|landlord|landlady|"
    r"tenant|colleague|boss|assistant|secretary|driver|client|customer|student|teacher|dentist|doctor|lawyer|solicitor|accountant|plumber|flatmate|roommate|classmate|mate)"
)
# Nothing that shows the name to be somebody else's: "it's Vivian I'm after", "I'm Leo's dad".
_OWN = r"(?!['’]s\b)(?!\s+(?:I'm\s+(?:after|looking|calling about|trying)|I\s+(?:want|need|was|am after|am looking)|that\s+I|who\s+I|we're after|we want|you want))"
_SAID = r"(?<![A-Za-z'])"
_STATED = (
    re.compile(
        rf"{_SAID}(?i:(?:my|the|our)\s+(?:good\s+|full\s+|first\s+|last\s+|family\s+|sur|christian\s+)?name(?:'s|\s+is|\s+was)|(?<!his\s)(?<!her\s)(?:sur)?name's|(?<!a\s)surname(?:'s|\s+is)?|(?:first|last|family)\s+name(?:\s+is)?|(?:you\s+can\s+|just\s+|everybody\s+|everyone\s+|people\s+|they\s+)calls?\s+me|myself|(?<!is\s)this\s+is|the\s+caller\s+is|signed|I\s+am\s+called)(?i:{_UM})\s+({_NAME}){_OWN}"
    ),
    re.compile(
        rf"{_SAID}(?i:it's|(?<!here\s)it\s+is|i'm|i\s+am|that's|^here\s+is)(?i:{_UM})\s+({_NAME}){_OWN}(?!\s+(?:not\b|in\s+(?:the\s+)?[A-Z]|department|please$))"
    ),
    re.compile(rf"{_SAID}I(?i:'m|\s+am)\s+a\s+({_CAPITAL})(?=\s+(?:too|as well|myself|also)\b)"),
    re.compile(
        rf"{_SAID}(?i:(?:i'm|i\s+am|it's|this\s+is|it\s+is)\s+(?:his|her|your|their|the|an?|one\s+of\s+\w+)\s+(?:\w+\s+){{0,2}}?{_KIN})\s+({_NAME}){_OWN}"
    ),
    re.compile(
        rf"(?:^|[.,!?]\s*|(?i:please|hello|hi|hey|yes|yeah|day|morning|afternoon|evening|line)\s+)({_NAME})\s+(?i:here(?!\s+in\b)|speaking|this\s+side|on\s+the\s+line)\b"
    ),
    re.compile(
        rf"(?:^|[.,!?]\s*|(?i:hello|hi|hey|yes|morning|afternoon|evening)\s+)({_NAME})(?=,?\s+(?i:from|with|at|of|calling\s+from|calling\s+for|calling\s+on|over\s+at|ringing\s+from)\s+(?:the\s+)?[A-Z])"
    ),
    re.compile(
        rf"(?i:\d[\s,]+and\s+ask\s+for|(?<!can\s)(?<!could\s)say\s+that|it's\s+only)\s+({_NAME}){_OWN}"
    ),
    re.compile(rf"(?i:message|word|call)\s+from\s+({_NAME})(?=\s+(?:to|for)\b)"),
    re.compile(
        rf"(?i:that|tell\s+(?:him|her|them)|let\s+(?:him|her|them)\s+know)\s+({_NAME})(?=\s+(?:from\s+[A-Z]\w+\s+)?(?:called|rang|phoned|will\s+be|is\s+running)\b)"
    ),
)
# What was heard may have no capitals: then only the plainest introductions are believed.
_LOW = r"(?!(?:i|i'm|my|we|you|and|but|so|from|for|with|at|of|the|a|an|about|to|in|on|is|it|that|this|here|not|called|calling|speaking|please|could|can|would|what|who|wrong|written|too|uh|um|sir|just|very|really|on|as|because|if|or|spelled)\b)[a-z][a-z'\-]+"
_LOWER = (
    re.compile(
        rf"\b(?:my (?:full |first |last |sur)?name(?:'s| is)|name's|you can call me)\s+((?:(?:mr|mrs|ms|miss|dr)\.?\s+)?{_LOW}(?:\s+{_LOW})?)"
    ),
    re.compile(
        rf"\b(?:this is|i'm|i am|it's)\s+((?!\w+(?:ing|ed)\b)(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?(?!one\b|still\b|happy\b|sick\b|tired\b|old\b|at\b|over\b|out\b|her\b|his\b|your\b|down\b|off\b|all\b|up\b|sad\b|hard\b|nearly\b|free\b|new\b|one\b|glad\b|part\b|only\b){_LOW}(?:\s+{_LOW})?)(?=\s+(?:from|calling from|speaking)\s+\w)"
    ),
)
_JOIN = r"(?:\s+(?:and|&|of|of the|for|the|'n')(?=\s+[A-Z])|\s+&)?"
_PART = r"(?!I'm\b|I'd\b|I've\b|I'll\b|I\b|It's\b)(?:[A-Z][\w'’&\-]{0,24}(?![\w])|&)"
_RUN = rf"{_PART}(?:{_JOIN}\s+{_PART}){{0,6}}"
_FROM = r"(?i:calling\s+(?:you\s+)?from|calling\s+on\s+behalf\s+of|on\s+behalf\s+of|ringing\s+(?:you\s+)?from|phoning\s+from|speaking\s+from|coming\s+from|here\s+from|I\s+from|i\s+represent|we\s+represent|representing|(?:i\s+)?(?:\w+\s+)?work(?:ing)?\s+(?:\w+\s+\w+\s+)?(?:for|at|with)|write\s+for|report\s+for|we're(?:\s+called)?|we\s+are(?:\s+called)?|we\s+trade\s+as|(?:our|my|the|wrong)\s+(?:company|firm|business|charity|school|office)(?:'s)?(?:\s+name)?(?:\s+i'm\s+with)?(?:\s+is|\s+call|'s|\s+it's)?(?:\s+called)?|company\s+name\s+is|company\s+is\s+called|it's\s+called|charity\s+called|i\s+(?:run|own|keep|manage|belong\s+to|teach\s+at)|from\s+the\s+company|^from\s+the|^from|(?:i'm|i\s+am|we're)\s+(?:(?!(?:to|call|speak\w*|talk\w*|friend|colleague|relative|meeting|back|contact|returning|waiting|message|email|letter)\b)\w+\s+){0,4}?(?:with|from|at)|the\s+(?:people|van|driver|team|guys|lads)\s+from|everyone\s+at|auditors\s+from)"
_FIRMS = (
    re.compile(rf"{_SAID}(?=[A-Za-z]){_FROM}\s+(?:the\s+)?({_RUN})"),
    re.compile(
        rf"(?i:(?<!is\s)\bthis\s+is|\bit's|\bhere\s+is)\s+(?:the\s+)?({_PART}(?:{_JOIN}\s+{_PART}){{0,5}}?{_JOIN}\s+{EN_ENDING}(?:\s+{EN_ENDING})?)(?![A-Za-z'])"
    ),
    re.compile(
        rf"(?i:\bthis\s+is|\bi'm|\bi\s+am|\bname\s+is|\bname's|\bit's|\bmyself|\bis)\s+{_NAME}(?:\s+\w+)?,?\s+(?i:calling\s+from|ringing\s+from|over\s+at|here\s+from|from|with|at|of)\s+(?:the\s+)?(?i:company\s+)?({_RUN})"
    ),
    re.compile(
        rf"(?:^|[.,!?]\s*|(?i:hello|hi|hey|yes|morning|afternoon|evening)\s+){_NAME},?\s+(?:here\s+)?(?i:calling\s+from|over\s+at|calling\s+for|from|with|at|of)\s+(?:the\s+)?({_RUN})"
    ),
    re.compile(
        rf"(?:^|[.,!?]\s*)(?:[Tt]he\s+)?({_PART}(?:{_JOIN}\s+{_PART}){{0,5}}?{_JOIN}\s+{EN_ENDING}(?:\s+{EN_ENDING})?)(?=\s+(?:here|calling|speaking|this\s+side|wants?|needs?|again|would)\b)"
    ),
)
_THIS_IS_THE = re.compile(
    rf"(?<![A-Za-z'])(?<!is )[Tt]his is the ({_RUN})(?!\s+(?i:department|dept|desk|office|team))"
)
_LOW_FIRM = r"((?!(?:the|a|an|my|your|our|you|now|here|there|home|him|her|them|me|work|it|us|not|going|all|done|both|still|so|very|at|on|in|two|three|just|what|how|that)\b)[a-z][a-z'\-&]+(?:\s+(?!(?:and i|about|regarding|for|to|calling|i|i'd|i'm|could|can|please|is|here|wants?|my|we|on|but|so|because|concerning|returning|looking|who|the|it|it's|and|you|your)\b)[a-z][a-z'\-&]+){0,3})"
_LOWER_FIRMS = (
    re.compile(
        rf"\b(?:calling on behalf of|on behalf of|[Ii] work for|my company is|our company is|company is called|company name is|we're called)\s+(?:the\s+)?{_LOW_FIRM}"
    ),
    re.compile(
        rf"\b(?:calling from|i'm with|i'm from|^from|from)\s+(?:the\s+)?((?:(?!the\b|a\b|my\b|your\b|some|any|in\b|every)[a-z]+\s+){{1,3}}(?i:{EN_ENDING}))\b"
    ),
)
# What is put right may be the callee: the directory is asked first. "no it's Jason"
_UNSURE = re.compile(
    r"\b(?:no|not|misheard|wrong|number|mean|meant|her|his|actually|isn't|sorry)\b", re.IGNORECASE
)
_IT_IS = _STATED[1]
_WRONG_NUMBER = re.compile(
    r"\b(?:is this|is that|are you|isn't this|isn't that|through to|you are|calling|not|number (?:of|for)|want|wanted)(?: not)?(?: the)?\s*$",
    re.IGNORECASE,
)
_BY_ENDING = re.compile(
    rf"(?<![\w'])(?<!the )(?<!your )((?:{_PART}{_JOIN}\s+){{1,5}}?{EN_ENDING}(?:\s+{EN_ENDING})?)(?![A-Za-z'])"
    rf"|(?<![\w'])((?:University|Bank|City|Borough|Ministry|Church|House|School|College|Royal\s+\w+)\s+of\s+{_PART}(?:\s+{_PART}){{0,3}})|({_PART}(?:\s+{_PART})?\s+and\s+(?:Sons|Daughters|Co|Partners|Company|Brothers))\b"
)
_BEFORE_CALLEE = re.compile(
    r"(?:\b(?:to|for|with|from|of|at|me|get|reach|is|find|the|an?|in|on|and|or|not|by|want|need|about|ask|see|meet|his|her|my|your|our|call|tell|that|named|called|as|contact|than|hold|it|this|are|was|'s|after|catch|know|give|try|both|him|please)|[A-Z]\w*)\s$"
)
_BARE_NAMES = (
    re.compile(
        rf"(?:^|[.,!]\s*)({_NAME})(?=,?\s+(?i:believe\s+it|i'll\s+spell|is\s+how|that's\s+(?:how|spelled|[A-Z]\b)|spelled|with\s+an?\s+[A-Z]\b|just\s+[A-Z]|and\s+my\s+(?:number|phone)|and\s+i'm|first\s+name|badge|for\s+(?:mr|mrs|ms|miss|dr)\b|without\s+an?\b|the\s+\w+$))"
    ),
    re.compile(rf"(?<=[a-z]\s)({_CAPITAL}\s+(?:{_LINK}\s+)?{_CAPITAL}(?:\s+{_CAPITAL})?)$"),
    re.compile(
        rf"(?:^|\b(?:hello|hi)\s+)({_CAPITAL}\s+{_CAPITAL})(?=\s+(?i:i\s+(?:run|own|keep|manage|represent|work)|and\s+my\b))"
    ),
)
_FIRM_NAME_START = re.compile(
    r"^(?:The|First|Royal|New|North|South|East|West|Northern|Southern|Eastern|Western|Green|Blue|Red|White|Black|Gold|Golden|Silver|Two|Three|Four|Five|Six|Seven|Saint|St|San|City|National|International|Delta|Alpha|Little|Big|Great|Old|Tower|Pearl|Bank|University|Open|Grand|High|Upper|Lower|Global|United|Central|Public|County|Sun|Star|Sea|River|Lake|Hill|Bright|Quick|Best|Smart)\b"
)
_PLACE = re.compile(rf"^{EN_PLACE}$", re.IGNORECASE)
_LAST = re.compile(r"\s+(?:and|&|of|the|for)$")
_ENDS_AS_FIRM = re.compile(rf"(?:\s{EN_ENDING}|\sand\s\w+)$")


def names_stated(text: str) -> list[Span]:
    """ "my name is ...", "it's Karen Hudson", "Okafor from Lagos here"."""
    patterns = _STATED if re.search(r"(?<![A-Za-z'])(?!I\b)[A-Z]", text) else ()
    return [
        Span(m.start(1), m.end(1), "caller_name", m.group(1))
        for pattern in (*patterns, *_LOWER)
        for m in pattern.finditer(text)
        if not _ENDS_AS_FIRM.search(m.group(1)) and not (pattern is _IT_IS and _is_unsure(m, text))
    ]


def companies_stated(text: str) -> list[Span]:
    """ "calling from ...", "I represent the Lindqvist Foundation", "we're Whitmore College"."""
    return [
        span
        for pattern in (*_FIRMS, _THIS_IS_THE, *_LOWER_FIRMS)
        for m in pattern.finditer(text)
        for span in _firm(m)
    ]


def by_form_alone(text: str) -> list[Span]:
    """A firm by its last word, with the name said before it: "Amara Nwosu Riverside Clinic"."""
    found = []
    for match in _BY_ENDING.finditer(text):
        group = match.lastindex or 1
        if _WRONG_NUMBER.search(text[: match.start()]):
            continue
        start, words = match.start(group), match.group(group).split()
        if (
            text[:start].strip() == ""
            and len(words) >= 4
            and not _FIRM_NAME_START.match(match.group(group))
            and "of" not in words
            and "and" not in words
        ):
            name = " ".join(words[:2])
            found.append(Span(start, start + len(name), "caller_name", name))
            start = match.end(group) - len(" ".join(words[2:]))
        found.append(Span(start, match.end(group), "company", text[start : match.end(group)]))
    names = [
        Span(m.start(1), m.end(1), "caller_name", m.group(1))
        for pattern in _BARE_NAMES
        for m in pattern.finditer(text)
        if not _BEFORE_CALLEE.search(text[: m.start(1)])
    ]
    names += [
        Span(m.start(1), m.end(1), "caller_name", m.group(1))
        for m in _IT_IS.finditer(text)
        if _is_unsure(m, text)
    ]
    return [*found, *(name for name in names if not _ENDS_AS_FIRM.search(name.value))]


def _is_unsure(match: re.Match[str], text: str) -> bool:
    return bool(_UNSURE.search(text[: match.start()])) and not match.group().lower().startswith(
        ("i'm", "i am")
    )


def _firm(match: re.Match[str]) -> list[Span]:
    name = _LAST.sub("", match.group(1).strip())
    if _PLACE.match(name) or re.match(
        r"(?i:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|mr|mrs|ms|miss|dr|doctor|herr|frau|hr|it|pr|i)\b)",
        name,
    ):
        return []
    return [Span(match.start(1), match.start(1) + len(name), "company", name)]
