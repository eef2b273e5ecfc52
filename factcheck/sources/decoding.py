"""Bytes to text: UTF-8, UTF-16 with its mark or without, else a legacy encoding by detection.

What is not UTF-8 gets a note.
"""

from __future__ import annotations

import codecs

from factcheck.errors import SourceError

# Controls that no text holds; tab, the line ends, form feed and escape are let through.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_SAMPLE = 65_536
_MOST_CONTROLS = 0.003
# One bad sequence in this many characters is damage to a UTF-8 file, not another encoding.
_DAMAGE = 500
# The share of NULs at every second byte from which a file is UTF-16; text has a few other signs.
_UNMARKED = 0.7
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_LEGACY = (
    "cp1252 cp1250 cp1254 cp1251 koi8_r cp1253 cp1256 cp1255 shift_jis euc_jp euc_kr gb18030 big5"
).split()
_NAMES = {f"cp{page}": f"windows-{page}" for page in range(1250, 1257)}


def decode(raw: bytes, path: str) -> tuple[str, str]:
    """The text and a note on its encoding (``""`` for UTF-8). The byte order mark is no part of it.

    Raises SourceError for an empty and for a binary file.
    """
    text, note = _decode(raw, path)
    if not text.strip():
        raise SourceError("is empty; remove it or give it a text", path=path)
    return text, note


def _decode(raw: bytes, path: str) -> tuple[str, str]:
    for mark, encoding in _UTF16.items():
        if raw.startswith(mark) and not raw.startswith(codecs.BOM_UTF32_LE):
            return _decode_utf16(raw[len(mark) :], encoding, path)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    unmarked = _unmarked_utf16(raw)
    if unmarked is not None:
        return unmarked
    if _is_binary(raw):
        raise SourceError(
            "looks like a binary file, not a text; convert it to text, or take it off the sources",
            path=path,
        )
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_damaged(raw) or _decode_legacy(raw)


def _decode_utf16(raw: bytes, encoding: str, path: str) -> tuple[str, str]:
    try:
        return raw.decode(encoding), f"decoded as {encoding}"
    except UnicodeDecodeError as error:
        raise SourceError(
            f"begins like UTF-16 and is none (byte {error.start}); save it as UTF-8", path=path
        ) from error


def _unmarked_utf16(raw: bytes) -> tuple[str, str] | None:
    """UTF-16 without a byte order mark: NUL as every second byte of what is mostly Latin text."""
    sample = raw[:_SAMPLE]
    pairs = len(sample) // 2
    if len(raw) % 2 or b"\0" not in sample:
        return None
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if low > high else "utf-16-be"
    if max(high, low) < _UNMARKED * pairs or min(high, low) > (1 - _UNMARKED) * pairs:
        return None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    if any(char < " " and char not in "\t\n\r\f\x1a\x1b" for char in text[:_SAMPLE]):
        return None
    return text, f"decoded as {encoding}, though it has no byte order mark"


def _is_binary(raw: bytes) -> bool:
    sample = raw[:_SAMPLE]
    if b"\0" in raw or sample.startswith(b"%PDF-"):
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 3 and controls > _MOST_CONTROLS * len(sample)


def _decode_damaged(raw: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes, each shown as U+FFFD; None where it is something else."""
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(char > "\x7f" for char in text) - broken
    if sound == 0 or (sound < 4 * broken and broken * _DAMAGE > len(text)):
        return None
    return text, f"decoded as utf-8, {broken} broken byte sequences replaced"


def _decode_legacy(raw: bytes) -> tuple[str, str]:
    encoding = "cp1252" if _is_mostly_ascii(raw) else _detected(raw)
    text = raw.decode(encoding, errors="replace")
    return text, f"decoded as {_NAMES.get(encoding, encoding)}"


def _is_mostly_ascii(raw: bytes) -> bool:
    """The Latin alphabet with quotes and accents: windows-1252 in practice, which detectors confuse
    with its neighbours."""
    high = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    return high * 4 < len(raw)


def _detected(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(raw, cp_isolation=_LEGACY).best()
    return found.encoding if found else "cp1252"
