"""One turn: understand, look up, show, say, keep. A line a step."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

from assistant.actions import Action, Registry, act
from assistant.actions.personal import Keeps as KeepsBehaviour
from assistant.actions.personal import Orders
from assistant.desk import Slot
from assistant.evidence import Evidence
from assistant.generation.worded.showing import shown_in
from assistant.repeating import Keeps, Repeating
from assistant.service.answers.store import Answers
from assistant.speaking import HeldSentence, Speaker, Task
from assistant.telemetry import pieces, step
from assistant.turn import (
    Citations,
    Conversation,
    Course,
    Delta,
    Done,
    Event,
    Options,
    Products,
    Reply,
    Request,
    Status,
)
from assistant.turning import Turn
from assistant.understanding.glossing import Gloss, Glosses
from assistant.understanding.nearest import Vote
from assistant.understood import BY_RULE, Intent, Understood
from retrieval.pictures.reading import Picture

log = logging.getLogger(__name__)


class Understands(Protocol):
    def understand(self, text: str, conversation: Conversation, vote: Vote | None = None) -> Understood: ...


class Pictured(Protocol):
    """What becomes of a picture."""

    def takes(self, heard: Understood) -> bool:
        """Whether words beside a picture search for something."""
        ...

    def search(self, picture: Picture, heard: Understood) -> Understood: ...

    def unused(self) -> Evidence: ...


class Cautious(Protocol):
    def answer(
        self, text: str, conversation: Conversation, hear: Callable[[], Understood]
    ) -> tuple[Understood, Evidence] | None:
        """What a message itself calls for before anything is looked up; None for any other message."""
        ...


class Plans(Protocol):
    def plan(
        self, heard: Understood, conversation: Conversation, stop: threading.Event
    ) -> tuple[Understood, Evidence] | None:
        """What a message comes to, or None where the rules are to decide."""
        ...


class Attends(Protocol):
    def attend(
        self, heard: Understood, conversation: Conversation, otherwise: Callable[[Understood], Evidence]
    ) -> Evidence | None:
        """What there is to say to a message about orders or the account, None where it is neither.
        `otherwise` is what the rest of the assistant has to say."""
        ...

    def answered(self, text: str, conversation: Conversation) -> Evidence | None:
        """As `attend`, of a message that is plainly an answer to what was asked, by its words alone; None
        where it has to be understood first."""
        ...


class ConversationStore(Keeps, Protocol):
    """Where conversations live. `turn` is held while one turn of a conversation is made."""

    def load(self, conversation_id: str) -> Conversation: ...

    def turn(self, conversation_id: str) -> AbstractContextManager[None]: ...

    def save_turn(
        self,
        before: Conversation,
        after: Conversation,
        reply: Reply,
        evidence: Evidence,
        outcomes: Mapping[str, int],
        generator: str,
        course: Course,
        *,
        whole: bool,
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers customers. Holds no state of a conversation: the store does."""

    conversations: ConversationStore
    understanding: Understands
    actions: Mapping[Intent, Action]
    other_language: Action
    speaker: Speaker
    generator: str = "template"
    languages: frozenset[str] = frozenset({"en"})
    glosses: Glosses | None = None
    """Reads messages in other languages into English; None where only English is understood."""
    planner: Plans | None = None
    desk: Attends | None = None
    cautions: Cautious | None = None
    held_back: Callable[[Conversation, Reply, Evidence, Sequence[HeldSentence]], None] = (
        lambda before, reply, evidence, held: None
    )
    """Takes what the output policy kept from being said, once the turn is kept; it raises nothing."""
    picturing: Pictured | None = None
    """Looks at pictures, where the shop takes any."""
    enter: Callable[[Conversation], Conversation] = lambda conversation: conversation
    """Puts a conversation into the arms of the experiments that run."""
    staged: Callable[[KeepsBehaviour, Orders, Answers | None], tuple[Registry, Understands]] | None = None
    """The same actions and understanding on other records of what customers do, and on other answers of the
    team where there are some: a rehearsal leaves nothing behind."""
    people: Callable[[Conversation, Request], tuple[Event, ...]] = lambda before, request: ()
    """Leaves a message to the person who has the conversation; no events where nobody has it."""
    noted: Callable[[Conversation, Conversation, Reply], None] = lambda before, after, reply: None
    """Takes note of what a turn showed and changed, once it is kept; it raises nothing."""
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def respond(self, request: Request, stop: threading.Event | None = None) -> Iterator[Event]:
        """The events of one turn, ending in Done. Closing the iterator, or setting `stop`,
        ends the generation; what had been said by then is kept.

        Raises NotFound for an unknown conversation, Busy while another turn of it is made.
        """
        stop, arrived = stop or threading.Event(), request.at or self.now()
        with self.conversations.turn(request.conversation_id):
            before = self.conversations.load(request.conversation_id)
            place = self.repeating.place(before, request)
            if place is not None:
                yield from self.repeating.again(before, place, stop)
                return
            if left := self.people(before, request):
                yield from left
                return
            before = self.enter(before)
            yield Status("understanding")
            seen = _as_seen(before, request, arrived)
            gloss = self.gloss(request.text, seen)
            cautioned = self.cautioned(gloss, request.text, seen)
            if cautioned is not None:
                understood, evidence = cautioned
            elif request.picture is not None and self.picturing is not None:
                yield Status("looking")
                understood, evidence = self.pictured(gloss, request.picture, seen, stop)
            elif seen.desk.awaiting is None:
                heard = self.hear(gloss, before)
                yield Status("looking")
                understood, evidence = self.decide(heard, seen, stop)
            else:
                yield Status("looking")
                understood, evidence = self.answered(gloss, seen, stop)
            evidence = in_language(evidence, understood)
            turn = Turn(before, request, understood, evidence, arrived)
            if turn.changes:  # kept before anybody can stop listening
                self.settle(turn)
            yield from self.write(turn, stop)
            if evidence.passages:
                yield Citations(evidence.passages)
            if evidence.options:
                yield Options(evidence.options)
            yield Done(turn.reply(), evidence, understood.references)

    @property
    def repeating(self) -> Repeating:
        return Repeating(self.conversations, self.speaker, self.now)

    def gloss(self, text: str, conversation: Conversation) -> Gloss:
        """The message in English, for everything that understands it."""
        if self.glosses is None:
            return Gloss(text, "", text)
        return self.glosses.gloss(text, conversation)

    def cautioned(
        self, gloss: Gloss, text: str, conversation: Conversation
    ) -> tuple[Understood, Evidence] | None:
        """Care for who is in distress, a refusal of what a shop does not help with, or neither."""
        if self.cautions is None:
            return None
        with step("caution") as looking:
            found = self.cautions.answer(text, conversation, lambda: self.hear(gloss, conversation))
            looking.note(found=found is not None)
            return found

    def answered(
        self, gloss: Gloss, conversation: Conversation, stop: threading.Event
    ) -> tuple[Understood, Evidence]:
        """What a message comes to while the service desk waits for an answer: where its words plainly are
        one, it need not be understood by anything else."""
        if self.desk is not None and conversation.language in self.languages:
            with step("desk") as at_desk:
                evidence = self.desk.answered(gloss.english, conversation)
                at_desk.note(answered=evidence is not None)
            if evidence is not None:
                intents = tuple(Intent(intent) for intent in evidence.intents)
                understood = Understood(gloss.english, intents, 1.0, language=conversation.language)
                return read_from(gloss, understood), evidence
        return self.decide(self.hear(gloss, conversation), conversation, stop)

    def pictured(
        self, gloss: Gloss, picture: Picture, conversation: Conversation, stop: threading.Event
    ) -> tuple[Understood, Evidence]:
        """What a picture comes to, with the words beside it. They are heard as if nothing had been said
        before: "this" is the picture. Where they ask for no product, the picture is no part of the reply."""
        picturing = self.picturing
        if picturing is None:
            raise ValueError("nothing looks at pictures here")
        text = gloss.english
        nothing = Understood("", (Intent.PRODUCT_SEARCH,), 1.0, language=conversation.language)
        anew = replace(conversation, query=None, shown=(), focus=(), awaiting=None)
        heard = self.hear(gloss, anew) if text else nothing
        if text and (conversation.desk.awaiting is not None or not picturing.takes(heard)):
            understood, evidence = self.answered(gloss, conversation, stop)
            return understood, evidence + picturing.unused()
        with step("pictures"):
            sought = picturing.search(picture, heard)
        return sought, self.look_up(sought, conversation)

    def understood(self, text: str, conversation: Conversation) -> Understood:
        """A message, read into English where it is not and understood."""
        return self.hear(self.gloss(text, conversation), conversation)

    def hear(self, gloss: Gloss, conversation: Conversation) -> Understood:
        with step("understanding") as hearing:
            speaking = replace(conversation, language="en") if self.glosses is not None else conversation
            heard = read_from(gloss, self.understanding.understand(gloss.english, speaking, gloss.vote))
            hearing.note(intents=heard.intents, confidence=heard.confidence, language=heard.language)
            return replace(heard, query=replace(heard.query, fusion=conversation.variant.fusion))

    def decide(
        self, heard: Understood, conversation: Conversation, stop: threading.Event
    ) -> tuple[Understood, Evidence]:
        """What the message comes to: at the service desk, if it is for that; as the planner has it, if
        there is one; else as it was heard."""
        spoken = heard.language in self.languages
        for_desk = (spoken or conversation.desk.busy) and not _elsewhere(heard, conversation)
        if self.desk is not None and for_desk:
            with step("desk") as at_desk:
                attended = self.desk.attend(
                    heard, conversation, lambda rest: self.elsewhere(rest, conversation, stop)[1]
                )
                at_desk.note(answered=attended is not None)
            if attended is not None:
                heard = heard if spoken else replace(heard, language=conversation.language)
                intents = tuple(Intent(intent) for intent in attended.intents) or heard.intents
                return replace(heard, intents=intents), attended
        return self.elsewhere(heard, conversation, stop)

    def elsewhere(
        self, heard: Understood, conversation: Conversation, stop: threading.Event
    ) -> tuple[Understood, Evidence]:
        """What a message comes to that is not for the service desk."""
        planned = None
        if self.planner is not None and heard.language in self.languages:
            with step("planning") as planning:
                planned = self.planner.plan(heard, conversation, stop)
                planning.note(generator=self.generator, planned=planned is not None)
        return planned or (heard, self.look_up(heard, conversation))

    def look_up(self, understood: Understood, conversation: Conversation) -> Evidence:
        if understood.language not in self.languages:
            return replace(self.other_language(understood, conversation), asked=understood.text)
        with step("retrieval") as looking:
            evidence = act(self.actions, understood, conversation)
            kinds = [type(finding).__name__ for finding in evidence.findings]
            many = len(evidence.products), len(evidence.passages)
            looking.note(intents=understood.intents, findings=kinds, products=many[0], passages=many[1])
            return evidence

    def settle(self, turn: Turn) -> None:
        """Word what was changed, all of it, and keep it: whether anybody still listens or not. Where the
        words fail, what was done is kept all the same, to be told when the message comes again."""
        task, whole = turn.task(threading.Event()), False
        try:
            turn.said.extend(self.spoken(task))
            whole = True
        finally:
            self.keep(turn, whole=whole)

    def write(self, turn: Turn, stop: threading.Event) -> Iterator[Event]:
        """Show it, say it and keep it, from wherever nobody listens any more. What was changed is kept
        already. A proposal that was stopped before its last word was given out is kept as one that nobody
        can agree to."""
        whole = False
        try:
            if turn.evidence.products:
                yield Products(turn.evidence.products)
            yield Status("writing")
            words = (sentence for sentence in turn.said) if turn.changes else self.word(turn, stop)
            with closing(words):
                for sentence in words:
                    yield Delta(sentence)
            whole = not stop.is_set()
        finally:
            if not turn.changes:
                stop.set()
                self.keep(turn, whole=whole)

    def word(self, turn: Turn, stop: threading.Event) -> Generator[str, None, None]:
        with closing(self.spoken(turn.task(stop))) as words:
            for sentence in words:
                turn.said.append(sentence)
                turn.spoke.append(self.now())
                yield sentence

    def spoken(self, task: Task) -> Generator[str, None, None]:
        """Checked sentences, as a step of the turn."""
        words = self.speaker.speak(task)
        return pieces("generation", words, lambda: dict(task.outcomes), generator=self.generator)

    def keep(self, turn: Turn, *, whole: bool = True) -> None:
        reply = turn.reply()
        now = self.now()
        after, course = turn.after(reply, now, whole=whole), turn.course(now, whole=whole)
        made = turn.outcomes, self.generator, course
        with step("keeping") as keeping:
            keeping.note(intents=reply.intents, language=reply.language, handed_off=reply.handed_off)
            self.conversations.save_turn(turn.before, after, reply, turn.evidence, *made, whole=whole)
            self.noted(turn.before, after, reply)
            if turn.held:
                self.held_back(turn.before, reply, turn.evidence, turn.held)


def read_from(gloss: Gloss, heard: Understood) -> Understood:
    """What was understood of a reading, with what was typed and its language."""
    original = gloss.text if gloss.english != gloss.text else ""
    return replace(heard, language=gloss.language or heard.language, original=original)


def in_language(evidence: Evidence, understood: Understood) -> Evidence:
    """Evidence with the language that it is said in and the search behind it; what is shown beside the
    words is in that language too."""
    sought = evidence.sought or understood.query
    return shown_in(replace(evidence, language=understood.language, sought=sought))


def _elsewhere(heard: Understood, conversation: Conversation) -> bool:
    """Whether a message is nothing for the service desk, whatever its words may sound like."""
    helped = heard.intents == (Intent.PRODUCT_SUPPORT,) and not conversation.desk.busy
    return helped or _personal(heard, conversation)


def _personal(heard: Understood, conversation: Conversation) -> bool:
    """Whether a message asks only of what is known of who speaks, or recommended to them."""
    own = BY_RULE | {Intent.RECOMMEND} if heard.tastes.ask is not None else BY_RULE
    return own.issuperset(heard.intents) and not conversation.desk.busy


def _as_seen(conversation: Conversation, request: Request, arrived: datetime) -> Conversation:
    """The conversation as whoever wrote could know it: a yes that was sent before a change was shown
    (by a second tab, or a click too many) agrees to nothing, and so does one that binds nobody."""
    if not request.binding:
        return replace(conversation, desk=conversation.desk.undigested())
    last = conversation.messages[-1].at if conversation.messages else arrived
    if last <= arrived or conversation.desk.awaiting is not Slot.CONFIRM:
        return conversation
    return replace(conversation, awaiting=None, desk=conversation.desk.unshown())
