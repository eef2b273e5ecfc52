"""What a page adds to its article: picture credits, share buttons, forms, lists of other stories,
copyright lines."""

from __future__ import annotations

import re
from functools import cache

from factcheck import lexicon

_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# what the trail of sections to a page begins with
_SECTIONS = frozenset(
    """home news world national nation international local politics business sport sports opinion
    entertainment technology tech health science lifestyle culture india us uk europe asia africa
    markets economy education crime environment travel weather video photos latest""".split()
)
_LONGEST = 300  # a longer block is prose, however it begins
_LONGEST_HEADING = 60
_LONGEST_CONTROL = 90
_SHORTEST_PROSE = 80
# without their first letters, which may be capitals
_SIGNS = (
    "@", "©", "|", "hoto", "redit", "etty ", "EUTERS", "/AFP", "(AP", "ontributed", " here",
    "ollow ", "isit our", "icture:", "mage:", "eporting by", "iting by", "opyright", "://",
)  # fmt: skip
_CREDIT = 70  # code points at a caption's end in which its credit stands
_PHRASE = 6  # words of a line that are looked up

# "(Photo by Jane Doe/Getty Images)", "AP Photo/Jane Doe", "REUTERS/Jane Doe", "| Photo Credit: ANI"
_CREDIT_INSIDE = re.compile(
    r"(?i:\bphoto(?:graph|graphs|s)?(?: credits?| courtesy)?(?: ?[:©/]| by [A-Z@])"
    r"|\b(?:image|picture|pic|video) ?(?:credits?|courtesy|source) ?:"
    r"|(?:\bpictures?|\bcredits?|\(source|\(courtesy) ?(?::|\.{3}|…)"
    r"|\((?:file|handout|representational|representative|supplied)"
    r"(?: (?:photo|image|pic|picture))?\)"
    r"|\b(?:ap|afp|epa|pti|ani|ians|reuters) photo\b"
    r"|\bgetty images\b|\bshutterstock\b|\bfile (?:photo|image|pic)\b)"
    r"|(?<![.!?\"”] )[(|] ?(?:AP|AFP|EPA|PTI|ANI|Reuters|IANS|Twitter|X|Facebook|Instagram)\)?\Z"
    r"|\bREUTERS ?/ ?[A-Z]|\b(?:AP|AFP|EPA|PTI|ANI) ?/ ?[A-Z][a-z]"
    r"|\bvia (?:AP|REUTERS|Reuters|AFP)\b"
)
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+(?:\s+[@#]\w+)*")
_COPYRIGHT = re.compile(r"(?i:©|\(c\)\s|copyright(?:ed)?\s(?:©|\(c\)|[12]\d{3}))")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]{0,3}\Z|''\Z")
_QUOTE = "\"“‘«`'"  # what someone says is no instruction of the page's
_NAMED = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
# Who else wrote: "Jane Doe contributed to this report.", "Editing by Jane Doe; ..."
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:(?:additional )?reporting )?(?:to|for) this "
    r"(?:report|story|article|piece|post)\b(?!['’])"
    r"|\A\(?(?i:(?:additional )?(?:reporting|writing|editing|research)) by "
    rf"{_NAMED}[\w ,&]{{0,60}}[.;)]"
    r"|\A(?:AP|Associated Press|Reuters|AFP|Bloomberg) [\w ]{0,30}"
    r"(?:writers?|reporters?|journalists?|correspondents?)\b.{0,160}\bcontributed\b"
)
# How to reach a writer or the paper: "Follow Jane Doe on X.", "Reach her at jane@example.com."
_SITES = (
    r"(?:twitter|x|facebook|instagram|linkedin|bluesky|threads|telegram|whatsapp|youtube"
    r"|google news|social media)\b"
)
_REACH = re.compile(
    rf"(?i:\bfollow (?:@\w+|[\w.'’ ,-]{{2,60}}?)(?:,| on)? (?:on |at )?(?:@\w+|{_SITES})"
    r"|\b(?:reach|contact|email|e-mail|write to|call|tip) (?:him|her|them|us|me|the \w+"
    rf"|{_NAMED}) (?:at|on|via|here)\b.{{0,40}}(?:\S@\S|\d{{3}})"
    r"|\b(?:e-?mail|tips?|queries|inquiries|enquiries) ?(?::|to|us at|at)? ?\S+@\S+\.\w+"
    r"|\b(?:click|tap|sign up|subscribe|read more) here\b"
    r"|\bvisit our (?:website|site|page|homepage)\b)"
)
# Who the writer is: "Jane Doe is a reporter for the Daily Bugle."
_AUTHOR = re.compile(
    rf"(?:The (?:writer|author|columnist)s?|{_NAMED})(?:,? who [\w ,'’]{{2,60}},)?"
    r" (?:is|are|was|has been) (?:an? |the |our )?[\w ,'’&-]{0,60}?"
    r"\b(?:writer|reporter|correspondent|columnist|editor|journalist|producer|contributor"
    r"|freelancer|fellow|professor|lecturer|author|intern|staffer|director)s?\b"
    r"(?!,? (?:who|said|told))"
    rf"|{_NAMED} (?:covers|reports on|writes (?:about|on|for)|is based in)\b"
)
_PARTED = re.compile(r"\s*[>»›|/·•]\s*")
_INTERFACE_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def normal(text: str) -> list[str]:
    """The words of a line in lower case, without punctuation."""
    return _WORDS.findall(text.lower().replace("’", "'"))


def ends_sentence(text: str) -> bool:
    """Whether a block ends like a sentence."""
    last = text[-1:]
    if last.isalnum() or last in ".!?…":
        return not last.isalnum() and last != ""
    return _SENTENCE_END.search(text[-8:]) is not None


def is_signed(text: str) -> bool:
    """Whether a text holds a sign that every credit, address and notice inside prose has one of;
    most have none."""
    return any(map(text.__contains__, _SIGNS))


def is_prose(block: str) -> bool:
    """Whether a block is plainly a sentence: long enough, and ending like one."""
    return len(block) > _SHORTEST_PROSE and block[-1] in ".!?\"”’'" and ends_sentence(block)


def use_of(block: str, *, signed: bool = True) -> str:
    """How the page uses a block that is none of the article (a use of
    ``lexicon/boilerplate.tsv``), or ``""`` where it may be the article's. ``signed`` is what
    ``is_signed`` says of the whole text."""
    if len(block) > _LONGEST:
        return ""
    first = _WORDS.search(block)
    if first is None:
        return "whole"
    # most blocks are prose: their first word settles it
    word = first[0].lower().replace("’", "'")
    opening = _first_words().get(word)
    if opening is not None and _goes_on(block, first.end(), opening[1]):
        longest = opening[0]
        use = _phrase(block, normal(block[:120]), longest)
        if use and not (block[0] in _QUOTE and use != "whole"):
            return use
    if not signed and is_prose(block):
        return ""
    if _is_credit(block) or _is_address(block):
        return "credit"
    return "whole" if _is_control(block, word) or _is_notice(block) else ""


def is_author(block: str) -> bool:
    """Whether a block near the end tells who the writer is."""
    return len(block) <= _LONGEST and _AUTHOR.match(block) is not None


def _is_notice(block: str) -> bool:
    """Whether a block says who else wrote, or how to reach a writer or the paper."""
    lower = block.lower()
    if "contributed" in lower or lower.startswith(
        ("additional ", "reporting ", "writing ", "input")
    ):
        return _CONTRIBUTED.search(block) is not None
    reach = "@" in block or "follow " in lower or " here" in lower or "visit our" in lower
    return reach and block[0] not in _QUOTE and _REACH.search(block) is not None


def _is_control(block: str, first: str) -> bool:
    """Whether a line is a button, a counter, a menu or the trail of sections to the page."""
    if len(block) > _LONGEST_CONTROL:
        return False
    if first in _interface() or first[0].isdigit():
        words = [word.lower() for word in _INTERFACE_WORD.findall(block)]
        sorts = [_interface().get(word) or _counts(word) for word in words]
        if all(sorts):
            return "key" in sorts
    elif len(first) > 12 and _is_glued(first):
        return True
    return first in _SECTIONS and _is_trail(block)


def _counts(word: str) -> str:
    """Numbers stand beside the words of controls: "12 comments", "1.2k shares", "5-min"."""
    return "with" if word[0].isdigit() and len(word) < 6 else ""


def _is_glued(word: str) -> bool:
    """Buttons whose names ran together: "FacebookTwitterLinkedIn"."""
    sites = ("facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "telegram")
    return sum(site in word for site in sites) > 1


def _is_trail(block: str) -> bool:
    """Sections between marks: "Home > News > Local"."""
    if ends_sentence(block):
        return False
    parts = _PARTED.split(block)
    return 1 < len(parts) < 7 and all(0 < len(part.split()) < 4 for part in parts)


def _is_address(block: str) -> bool:
    """Whether a block is a picture's, a page's or a writer's address and nothing else."""
    if block.startswith("!["):
        return _IMAGE.fullmatch(block) is not None
    addressed = "@" in block or "#" in block or "://" in block or block.startswith("www.")
    return addressed and _ADDRESS.fullmatch(block) is not None


def _phrase(block: str, words: list[str], longest: int) -> str:
    listed = _phrases()
    for count in range(min(len(words), longest), 0, -1):
        use = listed.get(" ".join(words[:count]))
        if use is not None and _applies(use, block, exact=count == len(words), words=words[:count]):
            return use
    return ""


def _applies(use: str, block: str, *, exact: bool, words: list[str]) -> bool:
    if use == "start":
        return True
    if use == "lead":
        return exact or (not ends_sentence(block) and _follows(block, words, r"\s{0,2}[:|»>]"))
    if use == "label":
        return exact or not ends_sentence(block) or _follows(block, words, r"\s{0,2}[:|»>]")
    if exact:
        return use in ("whole", "close", "list") or len(words) <= 2
    if use == "credit":
        return _follows(
            block, words, r"\s{0,2}(?:[:/|©]|\.{3}|…|by[\s:]+[A-Z@]|[-–—]\s)\s{0,2}[^\sa-z]"
        )
    # "Related: Court rules on ...", "Comments (12)"
    return use in ("list", "close") and len(block) < 160 and _follows(block, words, r"\s{0,2}[:|(]")


def _follows(block: str, words: list[str], what: str) -> bool:
    """Whether ``what`` stands in the block right after its first words."""
    end = 0
    for match, _ in zip(_WORDS.finditer(block), words, strict=False):
        end = match.end()
    return re.compile(what).match(block, end) is not None


def _is_credit(block: str) -> bool:
    """A caption with its credit; a sentence of the article that speaks of photographs has none."""
    bracketed = block[0] in "([" and block[-1] in ")]"
    start = 0 if bracketed else max(0, len(block) - _CREDIT)
    match = _CREDIT_INSIDE.search(block, start) if _may_credit(block[start:].lower()) else None
    if match is None:
        return len(block) < 200 and _COPYRIGHT.match(block) is not None
    marked = any(mark in match[0] for mark in ":/©")
    return bracketed or marked or not ends_sentence(block)


def _may_credit(words: str) -> bool:
    """Whether words in lower case hold a sign that every credit has one of; most have none."""
    return (
        ("/" in words or ":" in words or "photo" in words)
        or ("file" in words or "via " in words or "|" in words or ")" in words)
        or ("credit" in words)
        or ("getty images" in words or "shutterstock" in words)
    )


def is_heading(block: str) -> bool:
    """Whether a block is short and no sentence, as links to other stories are."""
    return len(block) <= 2 * _LONGEST_HEADING and not ends_sentence(block)


@cache
def _phrases() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("boilerplate")}


@cache
def _interface() -> dict[str, str]:
    return dict(lexicon.mapping("interface_words"))


def _goes_on(block: str, at: int, seconds: frozenset[str]) -> bool:
    """Whether the second word of a block is that of a phrase; "" is that of a phrase of one."""
    if "" in seconds:
        return True
    second = _WORDS.search(block, at)
    return second is not None and second[0].lower().replace("’", "'") in seconds


@cache
def _first_words() -> dict[str, tuple[int, frozenset[str]]]:
    """The first words of the phrases, each with the words of its longest one, and with the second
    words of all of them."""
    longest: dict[str, int] = {}
    seconds: dict[str, set[str]] = {}
    for phrase in _phrases():
        first, *rest = phrase.split(" ")
        longest[first] = max(longest.get(first, 0), min(1 + len(rest), _PHRASE))
        seconds.setdefault(first, set()).add(rest[0] if rest else "")
    return {first: (count, frozenset(seconds[first])) for first, count in longest.items()}
