"""Spelling: what case, accents, scripts and habits of writing leave of a word, and how near two
words are."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from factcheck import lexicon

# letters that Unicode does not take apart; all quotes are one apostrophe, all dashes a hyphen
_PLAIN = str.maketrans(
    {
        **dict(zip("øłđðıəØŁĐİƏ", "olddiaOLDIA", strict=True)),
        **{"ß": "ss", "ẞ": "ss", "þ": "th", "æ": "ae", "œ": "oe", "Æ": "AE", "Œ": "OE"},
        **dict.fromkeys("’‘ʼʻʾʿ`´′", "'"),
        **dict.fromkeys("–—‐‑−", "-"),
        **{"\u00ad": "", "\u200b": "", "\u00a0": " "},
    }
)
_SOUNDS = (
    (r"([^aeiou])\1+", r"\1"),  # doubled letters
    (r"^(?:kn|gn)", "n"),
    (r"^wr", "r"),
    (r"^x", "z"),
    (r"tsch|tch", "ch"),
    (r"sch|sz", "sh"),
    (r"ph", "f"),
    (r"ck|q|kh", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c(?!h)", "k"),
    (r"x", "ks"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"gh", "g"),
    (r"(?:eou|oui|oo|ou)", "u"),
    (r"(?:ee|ea|ie|ey|ei|iy|y|j(?![aou]))", "i"),
    (r"(?:ae|ai)", "e"),
    (r"w", "v"),
    (r"ij|ji", "i"),
    (r"(?<=[aeiou])h(?![aeiou])|(?<=[^aeious])h", ""),
    (r"(?<=[a-z]{3})e$", ""),
    (r"(.)\1+", r"\1"),
)
_SYSTEMS = (
    (re.compile(r"our"), "or"),  # harbour
    (re.compile(r"ys(e|ing)"), r"yz\1"),  # analyse
    (re.compile(r"is(e|ing|ation)"), r"iz\1"),  # organisation
    (re.compile(r"(?<=[tbh])re\b"), "er"),  # centre
    (re.compile(r"[ao]e"), "e"),  # archaeology, foetus
    (re.compile(r"ence\b"), "ense"),  # defence
    (re.compile(r"ogue\b"), "og"),  # dialogue
    (re.compile(r"ll(?=ed|ing|or|er)"), "l"),  # traveller
    (re.compile(r"mme\b"), "m"),  # programme
    (re.compile(r"gement\b"), "gment"),  # judgement
)
_FAR = 4  # letters
_LONG = 64
_VOWELS = re.compile(r"[aeiouyhw']")
_LAX = str.maketrans("pdgvzrqc", "btkbslkk")  # what other scripts do not tell apart


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case in plain Latin letters: accents, script and typographic quotes and dashes gone.
    Cyrillic, Greek, Georgian, Armenian, Arabic, Hebrew, Devanagari, kana, Hangul and common
    Chinese characters are romanised."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    if not text.isascii():
        text = "".join(_romanize(letter) for letter in text)
    return text.casefold()


def is_foreign(text: str) -> bool:
    """Whether it is written in another script than Latin."""
    return not text.isascii() and any(
        ord(letter) > 0x24F and letter.isalpha() and not "\u1e00" <= letter <= "\u1eff"
        for letter in unicodedata.normalize("NFC", text).translate(_PLAIN)
    )


@cache
def _romanize(letter: str) -> str:
    if letter.isascii():
        return letter
    base = lexicon.mapping("scripts").get(letter.casefold())
    if base is not None:
        return base
    name = unicodedata.name(letter, "")
    kana = re.match(r"(?:KATAKANA|HIRAGANA) LETTER (?:SMALL )?(\w+)", name)
    if kana:
        return kana[1].lower()
    if name.startswith("HANGUL SYLLABLE "):
        return name.rpartition(" ")[2].lower()
    stripped = "".join(
        part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part)
    )
    if stripped == letter:
        return " " if unicodedata.category(letter)[0] in "ZP" else letter
    return "".join(_romanize(part) for part in stripped)


@lru_cache(maxsize=32768)
def sound_key(word: str) -> str:
    """A folded word with what sounds alike in most spellings of names written alike: Mohammed,
    Muhammad stay two, Sara and Sarah, Eric and Erik, Schulz and Shulz become one."""
    for pattern, replacement in _sounds():
        word = pattern.sub(replacement, word)
    return word


@cache
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Compiled when first needed: it costs more than the rest of this module together."""
    return tuple((re.compile(pattern), replacement) for pattern, replacement in _SOUNDS)


@lru_cache(maxsize=32768)
def skeleton(word: str) -> str:
    """The consonants of a word, without what other scripts do not tell apart."""
    bare = _VOWELS.sub("", sound_key(word)).translate(_LAX)
    return re.sub(r"(.)\1+", r"\1", bare)


def distance(first: str, second: str) -> int:
    """Letters inserted, left out, changed or swapped with a neighbour (Damerau-Levenshtein), as far
    as four; beyond that, and for what is too long to be a word, five."""
    if abs(len(first) - len(second)) > _FAR or min(len(first), len(second)) > _LONG:
        return _FAR + 1
    return int(DamerauLevenshtein.distance(first, second, score_cutoff=_FAR))


def without_a_letter(word: str) -> tuple[str, ...]:
    """The word, and the word without each of its letters, sorted: two words of which one has a
    letter more, another letter or two letters swapped share one of them."""
    return tuple(sorted({word, *(word[:cut] + word[cut + 1 :] for cut in range(len(word)))}))


@lru_cache(maxsize=16384)
def american(text: str) -> str:
    """Folded words in American spelling, as far as their endings tell: centre is center."""
    for pattern, replacement in _SYSTEMS:
        text = pattern.sub(replacement, text)
    return text
