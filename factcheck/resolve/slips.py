"""Words of names that the articles of one story spell in two ways: a slip is said, never merged.

Full names of people, bodies and places are compared where they are linked (``named``). What is left
is a word in its setting: a storm, a film or a medal, a family name alone, one word of a long name.
Either the two stand beside the same word of a name ("Hurricane George", "Hurricane Georges"), or
one is rare and near and what it may be a slip for is not; a long story is asked for more.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, count
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck import lexicon
from factcheck.model import SPELT, Claim, Entity, Spelling
from factcheck.values import Name
from factcheck.values.name_slips import are_near, are_two, is_ordinary
from factcheck.values.places import is_listed
from factcheck.values.spelling import without_a_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.engine.base import Engine
    from factcheck.model import Article, Kind, Link, Proper
    from factcheck.resolve.nodes import Key
    from factcheck.resolve.stories import Stories

_BLOCK: Final = 50
_TRIED: Final = 8  # articles of either word that are asked whether they tell one story
_LONG: Final = 6  # letters from which a near word, rare beside a common one, is a slip by itself
_OFTEN: Final = 3  # voices that write the common one
_ERRING: Final = 3  # voices among which a shared error may come from one
_TWICE: Final = 2
_USED: Final = 4  # times that one article writes a name before another spelling of it is a slip
_WHERE: Final = frozenset(  # settings of a place
    f"{word} _" for word in "at in near off outside from around across toward towards via".split()
)


class Word(Struct, frozen=True):
    """A proper word of one story, and where it stands: path -> how."""

    story: str
    text: str
    held: dict[str, Proper]

    def voices(self, voice: Mapping[str, str], paths: Iterable[str]) -> int:
        """How many independent voices among ``paths`` write it."""
        return len({voice.get(path, path) for path in paths if path in self.held})


class Slip(Struct, frozen=True):
    """Two words, the rarer first, the setting that both stand in ("Hurricane _", "" for none), and
    the articles that are witnesses to either."""

    rare: Word
    usual: Word
    setting: str
    paths: tuple[tuple[str, ...], tuple[str, ...]]


def find(
    articles: Sequence[Article], stories: Stories, voice: Mapping[str, str], engine: Engine
) -> list[Slip]:
    """The slips of every story, in order of story and words."""
    words = _words(articles, stories)
    found: dict[tuple[str, str, str], Slip] = {}
    people, names = _full_names(articles), _all_names(articles)
    for slip in (*_in_setting(words, voice, engine), *_rare(words, voice, engine)):
        one, two = sorted((slip.rare.text, slip.usual.text))
        key = (slip.rare.story, one, two)
        ours = _is_one_story(slip, stories) and not _are_people(slip, people)
        if ours and not _is_given(slip, names):
            found.setdefault(key, slip)
    return [found[key] for key in sorted(found)]


def _words(articles: Sequence[Article], stories: Stories) -> list[Word]:
    held: dict[tuple[str, str], dict[str, Proper]] = defaultdict(dict)
    for article in articles:
        story = stories.story(article.path)
        for proper in article.proper:
            held[story, proper.word][article.path] = proper
    return [Word(story, text, paths) for (story, text), paths in sorted(held.items())]


def shared_errors(
    articles: Sequence[Article], stories: Stories, voice: Mapping[str, str], engine: Engine
) -> list[tuple[str, str]]:
    """Pairs of paths of one story that share a misspelling which the rest of it does not make,
    sorted: two reporters of their own hardly slip alike."""
    found: set[tuple[str, str]] = set()
    words = _words(articles, stories)
    for i, j in engine.pairs_by_key(words, _near_keys, limit=_BLOCK):
        (few, rare), (many, usual) = _by_voices(words[i], words[j], voice)
        erring = 1 < few <= _ERRING and many >= _OFTEN and rare.held.keys().isdisjoint(usual.held)
        long = min(len(rare.text), len(usual.text)) >= _LONG
        if erring and long and are_near(rare.text, usual.text) and _is_error(rare, usual):
            found.update(combinations(sorted(rare.held), 2))
    return sorted(found)


def _is_error(rare: Word, usual: Word) -> bool:
    """Whether the rare word is no other word or name."""
    return not is_ordinary(rare.text) and not are_two(rare.text, usual.text)


def _is_one_story(slip: Slip, stories: Stories) -> bool:
    """Whether some article that has one of the words and some that has the other are one, or are
    alike in more than their names."""
    own = {*slip.setting.lower().split(), slip.rare.text.lower(), slip.usual.text.lower()}
    ones, twos = (paths[:_TRIED] for paths in slip.paths)
    return any(a == b or stories.are_one(a, b, own) for a in ones for b in twos)


def _full_names(articles: Iterable[Article]) -> set[tuple[str, str]]:
    """(path, word of a person's name of several words): those are compared as names."""
    return {
        (article.path, word)
        for article in articles
        for subject in article.subjects
        if subject.kind == "person"
        for name in (subject.label, *subject.aliases)
        if " " in name
        for word in name.split()
    }


def _all_names(articles: Iterable[Article]) -> dict[tuple[str, str], set[str]]:
    """(path, word of a name) -> the subjects that have it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article in articles:
        for subject in article.subjects:
            if subject.kind in ("person", "organization", "place") and subject.aliases:
                for name in (subject.label, *subject.aliases):
                    for word in name.split():
                        found[article.path, word].add(subject.id)
    return found


def _is_given(slip: Slip, names: Mapping[tuple[str, str], set[str]]) -> bool:
    """Whether an article itself says that one thing is written in both ways."""
    return any(
        names.get((path, slip.rare.text), set()) & names.get((path, slip.usual.text), set())
        for path in slip.paths[0]
    )


def _are_people(slip: Slip, people: set[tuple[str, str]]) -> bool:
    """Whether both words are parts of people's full names wherever they stand."""
    return all(
        (path, word.text) in people
        for word, paths in zip((slip.rare, slip.usual), slip.paths, strict=True)
        for path in paths
    )


# ---------------------------------------------------------------- two words in one setting


def _in_setting(words: Sequence[Word], voice: Mapping[str, str], engine: Engine) -> Iterator[Slip]:
    """Pairs beside one and the same word of a name."""
    for i, j in engine.pairs_by_key(words, _settings, limit=_BLOCK):
        a, b = words[i], words[j]
        for setting in sorted(_own_settings(a) & _own_settings(b)):
            if not are_near(a.text, b.text, beside=setting):
                continue
            ones, twos = _standing(a, setting), _standing(b, setting)
            if set(ones) & set(twos) and not _once(a, b, set(ones) & set(twos)):
                continue
            sides = sorted(
                ((a, ones), (b, twos)), key=lambda s: (s[0].voices(voice, s[1]), s[0].text)
            )
            (rare, first), (usual, second) = sides
            yield Slip(rare, usual, setting, (first, second))
            break


def _own_settings(word: Word) -> set[str]:
    return {
        setting
        for proper in word.held.values()
        for setting in proper.around
        if _is_name(setting.replace("_", "").strip())
    }


def _settings(word: Word) -> Iterable[str]:
    return sorted(f"{word.story}\n{setting}" for setting in _own_settings(word))


def _standing(word: Word, setting: str) -> tuple[str, ...]:
    """The paths in which a word stands in a setting."""
    return tuple(sorted(p for p, proper in word.held.items() if setting in proper.around))


def _once(a: Word, b: Word, paths: Iterable[str]) -> bool:
    """Whether each of some articles has one of the two words once and the other more often."""
    counts = [sorted((a.held[p].count, b.held[p].count)) for p in paths]
    alone = len({*a.held, *b.held}) == 1
    return all(few == 1 and many >= (_USED if alone else _TWICE) for few, many in counts)


def _is_name(word: str) -> bool:
    """Whether the word of a setting is one of a name, and says more than who it is: people of one
    rank or of one family are many."""
    return word[0].isupper() and word not in lexicon.words("honorifics") and not _is_title(word)


def _is_title(word: str) -> bool:
    return word.lower() in lexicon.words("titles") or word in lexicon.words("titles")


# ---------------------------------------------------------------- a rare word beside a common one


def _rare(words: Sequence[Word], voice: Mapping[str, str], engine: Engine) -> Iterator[Slip]:
    """Pairs of which one stands in one voice's article alone, and the other in many."""
    for i, j in engine.pairs_by_key(words, _near_keys, limit=_BLOCK):
        a, b = words[i], words[j]
        (few, rare), (many, usual) = _by_voices(a, b, voice)
        if few == many == 1:
            rare, usual = sorted((a, b), key=lambda word: sum(p.count for p in word.held.values()))
        if few == 1 and are_near(rare.text, usual.text) and _stands_out(rare, usual, many):
            yield Slip(rare, usual, "", (tuple(sorted(rare.held)), tuple(sorted(usual.held))))


def _near_keys(word: Word) -> list[str]:
    return [f"{word.story}\n{key}" for key in without_a_letter(word.text.lower())]


def _by_voices(a: Word, b: Word, voice: Mapping[str, str]) -> list[tuple[int, Word]]:
    """The two words with the number of voices that write them, the rarer first."""
    told = ((a.voices(voice, a.held), a), (b.voices(voice, b.held), b))
    return sorted(told, key=lambda pair: (pair[0], pair[1].text))


def _stands_out(rare: Word, usual: Word, many: int) -> bool:
    """Whether the rare word may be a slip by its length, its setting or its article."""
    if is_ordinary(rare.text):
        return False  # a verb in a headline that has a capital on every word
    alone = all(proper.count == 1 for proper in rare.held.values())
    both = rare.held.keys() & usual.held.keys()
    if both:  # one article spells it in two ways
        return alone and all(usual.held[path].count >= _USED for path in both)
    if are_two(rare.text, usual.text) and not _is_where(rare, usual):
        return False
    shared = {s for p in rare.held.values() for s in p.around} & {
        s for p in usual.held.values() for s in p.around
    }
    if shared:
        return many > 1
    return alone and many >= _OFTEN and min(len(rare.text), len(usual.text)) >= _LONG


def _is_where(rare: Word, usual: Word) -> bool:
    """Whether the rare word stands for a place, though it is a given name as well: "off
    Alexandra"."""
    where = all(not _WHERE.isdisjoint(proper.around) for proper in rare.held.values())
    return where and is_listed(usual.text) and not is_listed(rare.text)


# ---------------------------------------------------------------- what is claimed


def claims(
    slips: Iterable[Slip],
    *,
    near: Iterable[Link],
    home: Mapping[Key, Entity],
    articles: Sequence[Article],
) -> tuple[list[Entity], dict[Key, Entity], dict[str, list[Claim]]]:
    """What the slips are slips for, the home of each new subject, and path -> the claims that give
    it either spelling; without those that near full names tell already.

    The thing is the person, body or place that the usual word names, else one that has no article's
    own subject: a storm, a medal.
    """
    told = _told(near, home)
    named = _subjects(articles)
    by_path = {article.path: article for article in articles}
    made: list[Entity] = []
    homes: dict[Key, Entity] = {}
    out: dict[str, list[Claim]] = defaultdict(list)
    taken = {entity.id for entity in home.values()}
    seen: set[tuple[str, str, int]] = set()
    for number, slip in enumerate(slips):
        if _is_told(slip, told):
            continue
        name = _name(slip.usual.text, slip.setting)
        keys = [named.get((p, x)) for x in (name, slip.usual.text) for p in slip.paths[1]]
        entity = next((home[key] for key in keys if key is not None), None)
        if entity is None:
            entity = _thing(slip, taken)
            taken.add(entity.id)
            made.append(entity)
        for word, paths in zip((slip.rare, slip.usual), slip.paths, strict=True):
            for path in paths:
                key = f"spelling:{number}"
                homes[path, key] = entity
                claim = _claim(by_path[path], entity.kind, word, slip.setting)
                spot = (entity.id, claim.source, claim.start)
                if spot not in seen:
                    seen.add(spot)
                    out[path].append(replace(claim, subject=key))
    return made, homes, out


def spellings(claims: Iterable[Claim]) -> list[Spelling]:
    """Each thing that is spelt in two ways, with the claims on it, in order of its id."""
    held: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.derivation == SPELT:
            held[claim.subject].append(claim.id)
    return [Spelling(key, tuple(ids)) for key, ids in sorted(held.items())]


def _told(near: Iterable[Link], home: Mapping[Key, Entity]) -> set[frozenset[str]]:
    """Each pair of words of two names that are known to be near."""
    found = set()
    for link in near:
        ones, twos = home[link.a].label.split(), home[link.b].label.split()
        alike = (len(ones) == 1) == (len(twos) == 1)
        if alike or link.a[0] == link.b[0]:  # a name alone is told beside a full one of its article
            found |= {frozenset((x, y)) for x in ones for y in twos if x != y}
    return found


def _is_told(slip: Slip, told: set[frozenset[str]]) -> bool:
    return frozenset((slip.rare.text, slip.usual.text)) in told


def _subjects(articles: Iterable[Article]) -> dict[tuple[str, str], Key]:
    """(path, name of one word) -> the subject that bears it."""
    found: dict[tuple[str, str], Key] = {}
    for article in articles:
        for subject in article.subjects:
            if subject.kind in ("person", "organization", "place"):
                for name in (subject.label, *subject.aliases):
                    found.setdefault((article.path, name), (article.path, subject.id))
    return found


def _thing(slip: Slip, taken: set[str]) -> Entity:
    name = _name(slip.usual.text, slip.setting)
    slug = "organization:" + "-".join(name.lower().split())
    id = next(x for n in count(1) if (x := slug if n == 1 else f"{slug}-{n}") not in taken)
    members = tuple((path, id) for path in slip.paths[1])
    return Entity(id=id, kind="organization", label=name, members=members)


def _name(word: str, setting: str) -> str:
    return setting.replace("_", word) if setting else word


def _claim(article: Article, kind: Kind, word: Word, setting: str) -> Claim:
    assert kind in ("person", "organization", "place")
    start, line, column = word.held[article.path].spot
    return Claim(
        source=article.path,
        predicate=f"{kind}.name",
        subject="",
        value=Name(_name(word.text, setting), kind),
        start=start,
        end=start + len(word.text),
        text=word.text,
        line=line,
        column=column,
        as_of=article.published,
        derivation=SPELT,
    )
