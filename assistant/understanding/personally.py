"""A message heard for what it says of taste, and for what it asks of recommendations: before anything else
takes it for a search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.tastes import Ask, Taste, Tastes
from assistant.turn import Conversation
from assistant.understanding import asking, tasting, whom
from assistant.understanding.plainly import plainly
from assistant.understanding.references import References
from assistant.understanding.tasting import Extract, Sort, Statement

HEALTH = ("allerg", "intoleran", "rash", "eczema")
"""How words begin that make a dislike one to be careful with."""

Resolve = Callable[[str, Conversation], References]


@dataclass(frozen=True, slots=True)
class Overheard:
    """`rest` is what the message says beside `tastes`, "" for nothing; `narrows` where what was said also
    changes the search that stands, or the one that the message makes."""

    tastes: Tastes
    rest: str = ""
    references: References = field(default_factory=References)
    narrows: bool = False

    @property
    def speaks(self) -> bool:
        """Whether something of this is to be answered by itself."""
        return bool(self.tastes.said or self.tastes.taken_back or self.tastes.ask)


NOTHING = Overheard(Tastes())


def overheard(text: str, conversation: Conversation, extract: Extract, resolve: Resolve) -> Overheard:
    """Where the service desk waits for an answer that comes first: then nothing is heard but what is asked
    of what is known of whoever writes, in a message that asks nothing else."""
    said = plainly(text)
    asked = asking.about_themselves(said)
    if conversation.desk.busy:
        alone = asked is not None and not _rest(asked.rest)
        return Overheard(Tastes(ask=asked.ask)) if asked is not None and alone else NOTHING
    if asked is not None:
        return Overheard(Tastes(ask=asked.ask, recipient=""), _rest(asked.rest))
    recipient = whom.recipient(said)
    found = () if asking.ELSEWHERE.search(said) else tasting.statements(said)
    tastes = _tastes(said, found, extract)
    about = Tastes(*tastes, recipient=recipient, myself=not recipient and whom.is_for_myself(said))
    if about.said or about.taken_back:
        stated = tuple(one for one in found if one.sort is not Sort.THEIRS)
        narrows = any(not taste.likes or taste.attribute == "size" for taste in about.said)
        narrows = narrows or bool(about.taken_back)
        rest = _rest(tasting.without(said, stated))
        if rest and any(taste.careful for taste in about.said):
            return NOTHING  # a question that rests on somebody's health is answered with care, and whole
        return Overheard(about, rest, narrows=narrows)
    return _asked(said, about, conversation, resolve) or Overheard(about)


def _rest(text: str) -> str:
    """What is left of a message, where it says anything."""
    bare = asking.bare(text)
    return bare if any(character.isalnum() for character in bare) else ""


def _tastes(
    said: str, found: tuple[Statement, ...], extract: Extract
) -> tuple[tuple[Taste, ...], tuple[Taste, ...], tuple[Taste, ...]]:
    """What is liked or not, what is taken back, and what the person does not like for whom it is."""
    careful = any(word.startswith(HEALTH) for word in said.lower().split())
    groups: dict[str, list[Taste]] = {"said": [], "back": [], "theirs": []}
    for statement in found:
        group = {Sort.BACK: "back", Sort.THEIRS: "theirs"}.get(statement.sort, "said")
        for taste in tasting.tastes(statement, extract):
            wary = taste.careful or (careful and not taste.likes and group == "said")
            groups[group].append(Taste(taste.attribute, taste.value, taste.likes, wary))
    return tuple(groups["said"]), tuple(groups["back"]), tuple(groups["theirs"])


def _asked(said: str, about: Tastes, conversation: Conversation, resolve: Resolve) -> Overheard | None:
    """What is asked of what was recommended, or to be recommended."""
    if conversation.shown and (why := asking.why(said)) is not None:
        found = resolve(why.said, conversation)
        if not why.name or found.ids:
            return Overheard(_with(about, Ask.WHY), _rest(why.rest), found)
    if conversation.shown and (more := asking.more(said)) is not None:
        found = resolve(more.said, conversation)
        if (
            (found.ids and not found.weak)
            if more.name
            else _may_go_on(more.said, conversation, found, more.owned)
        ):
            rest = _rest(more.rest)
            again = asking.more(rest) if rest else None
            rest = "" if again is not None and not (again.rest or again.name) else rest
            return Overheard(_with(about, Ask.MORE, more.owned), rest, found)
    if asking.like(said) and (conversation.shown or conversation.focus):
        found = resolve(said, conversation)
        ids = found.ids[:1] or conversation.focus[:1]
        if ids and (not found.dangling or asking.points_at_no_place(said)):
            return Overheard(_with(about, Ask.LIKE), "", References(ids))
    if conversation.leaning.last == Ask.LIKE and conversation.leaning.like and asking.other_brand(said):
        return Overheard(_with(about, Ask.LIKE), "", References((conversation.leaning.like,)))
    if not about.recipient and (ideas := asking.ideas(said)) is not None:
        return Overheard(_with(about, Ask.IDEAS), _rest(ideas.rest))
    return None


def _may_go_on(said: str, conversation: Conversation, found: References, owned: bool) -> bool:
    """Whether others can be shown in place of what was: a standing search goes on by its own means, unless
    one thing of it is refused."""
    if found.dangling and not asking.points_at_no_place(said):
        return False
    pointed = bool(found.ids) and not found.weak
    return bool(owned or conversation.leaning.last or pointed or conversation.query is None)


def _with(about: Tastes, ask: Ask, owned: bool = False) -> Tastes:
    return Tastes(about.said, about.taken_back, about.theirs, ask, owned, about.recipient, about.myself)
