"""A scripted customer: wants what a task wants, hears replies as a client of the API sees them, and
answers. Everything is drawn from one seed, so that a dialogue can be had again."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from evals.tau import answers, noticing, stating
from evals.tau.character import Character, draw
from evals.tau.grammar import spoken
from evals.tau.pursuit import Pursuit, note
from evals.tau.saying import Sayer
from evals.tau.tasks import Task
from evals.tau.told import Told, told_of

IDENTITY = ("email", "name_and_postcode", "code", "sign_in")
PATIENCE = 3


class Customer:
    def __init__(self, task: Task, words: dict[str, Any], seed: str) -> None:
        self.task = task
        self.rng = random.Random(seed)
        self.told: Told = told_of(task)
        self.character: Character = draw(task, self.rng)
        self.sayer = Sayer(words, task.person, task.products, self.rng)
        self.told.fit(self.character, task)
        self.hints = "situation" in words and not self.told.opening and self.rng.random() < 0.8
        if self.hints:  # what has happened first, what is wanted afterwards
            self.character.hint(self.rng)
        self.pursuits = [Pursuit(number, goal) for number, goal in enumerate(task.goals)]
        if self.character.sham:
            self.pursuits.insert(
                self.rng.randrange(len(self.pursuits) + 1), Pursuit(-1, self.character.sham, True)
            )
        self.current: Pursuit | None = None
        self.identified = 0
        self.stuck = 0
        self.turns = self.handed = 0
        self.leaving = False
        self.meant = ""
        """What the last message was: "yes" to a proposal, or a sign that something went wrong."""
        self.limit = 12 + 9 * max(len(self.pursuits), 1)

    # ---- what the stage calls ---------------------------------------------------------

    def open(self) -> str:
        wanted = [(p.number, p.goal) for p in self.open_ones]
        if self.told.opening:
            text = self.told.opening
            if self.character.identify == "first":
                text = f"{stating.identity(self.sayer)}. {text}"
            self._stated(self.open_ones[:1])
        elif not wanted:
            text = self.sayer.pick("hello") or "hello"
        elif self.hints:
            text = stating.situation(self.sayer, wanted[0][1], self.character)
            self.current = self.open_ones[0]
        else:
            text = stating.opening(self.sayer, wanted, self.character)
            if self.character.identify != "alone":
                self._stated(self.open_ones if self.character.at_once else self.open_ones[:1])
                if self.character.level.get(wanted[0][0]) == "full":
                    self.open_ones[0].method_said = True
        return self._say(text)

    def hear(self, reply: dict[str, Any]) -> str | None:
        """The next message; None when the customer leaves."""
        self.turns += 1
        self.meant = ""
        moved = note(self.open_ones, reply, self.task.person)
        self.stuck = 0 if moved else self.stuck + 1
        self.handed += reply["handed_off"] and reply["awaiting"] in (None, "contact")
        if self.turns >= self.limit or self.handed > 1:  # who is handed over says what is wanted, once
            return None
        stays = not self.leaving or self._after_all(reply)
        return self._say(text) if stays and (text := self._answer(reply)) is not None else None

    # ---- what is said -------------------------------------------------------------------

    @property
    def open_ones(self) -> list[Pursuit]:
        return [pursuit for pursuit in self.pursuits if not pursuit.end]

    def _answer(self, reply: dict[str, Any]) -> str | None:
        awaiting, text = reply["awaiting"], noticing.asked(reply["text"])
        if awaiting in IDENTITY:
            self.identified += 1
            if self.identified > 2 + len(self.told.emails):
                self.meant = "says who it is again"
            return answers.identify(self, awaiting) if self.identified <= 4 else None
        if not self.open_ones:
            return self._farewell(awaiting)
        if self.told.questions:
            return self.told.questions.pop(0)
        goal = noticing.about(
            text, [p.goal for p in self.open_ones], self.current.goal if self.current else None
        )
        pursuit = next((p for p in self.open_ones if p.goal is goal), None)
        if awaiting == "confirm":
            left = [p.goal for p in self.pursuits if p.end in ("left", "gave up")]
            if left and noticing.about(text, [*left, *(p.goal for p in self.open_ones)], goal) in left:
                pursuit = None  # what was given up is asked about still
            return self._confirm(pursuit, text)
        pursuit = pursuit or self.current or self.open_ones[0]
        if pursuit.end:
            pursuit = self.open_ones[0]
        fits = awaiting in answers.SLOTS and answers.belongs(pursuit.goal, awaiting, text)
        if fits and (pursuit.stated or awaiting == "order"):
            return self._slot(pursuit, awaiting, reply)
        return self._state(pursuit)

    def _slot(self, pursuit: Pursuit, awaiting: str, reply: dict[str, Any]) -> str | None:
        self.current = pursuit
        pursuit.asked[awaiting] = times = pursuit.asked.get(awaiting, 0) + 1
        pursuit.stated = max(pursuit.stated, 1)
        if awaiting == "payment_method":
            if not pursuit.goal.possible and pursuit.method_said:
                return self._leave(pursuit)
            pursuit.method_said = True
        if times > PATIENCE:
            return self._give_up(pursuit)
        if times > 1:
            self.meant = f"answers {awaiting} again"
        return answers.SLOTS[awaiting](self, pursuit, reply, times)

    def _confirm(self, pursuit: Pursuit | None, text: str) -> str | None:
        if pursuit is None:
            self.meant = "declines what was not asked for"
            return self.sayer.pick("no_thanks")
        self.current = pursuit
        pursuit.stated = max(pursuit.stated, 1)
        character, number = self.character, pursuit.number
        if pursuit.sham:
            pursuit.end = "left"
            return self.sayer.pick("mind_changed")
        if number in character.feint:
            piece = replace(pursuit.goal.pieces[0])
            del character.feint[number]
            return self.sayer.pick("late_swap", new=self.sayer.wanted(piece, every=True))
        if number in character.late:
            late = [pursuit.goal.pieces[place].line for place in character.late.pop(number)]
            assert pursuit.goal.order is not None
            return self.sayer.pick("late_item", items=self.sayer.things(late, pursuit.goal.order["items"]))
        wrong = noticing.objection(text, pursuit.goal, self.task.person, again=pursuit.seen)
        if wrong:
            pursuit.objections += 1
            if not pursuit.goal.possible and wrong == "method":
                return self._leave(pursuit)
            if pursuit.objections > PATIENCE:
                return self._give_up(pursuit)
            self.meant = f"objects to the {wrong}"
            return answers.correct(self, pursuit, wrong)
        pursuit.seen = True
        rest = self._left_of(pursuit)
        if rest and noticing.closes(text):
            self.meant = "wants something else of it first"
            rest.stated, self.current = rest.stated + 1, rest
            told = stating.wish(self.sayer, rest.goal, rest.number, character, "full", exact=True)
            rest.method_said = True
            return f"{self.sayer.pick('before')} {told}"
        if character.asks:
            character.asks = False
            return self.sayer.pick("question")
        pursuit.asked["yes"] = times = pursuit.asked.get("yes", 0) + 1
        if times > PATIENCE:
            return self._give_up(pursuit)
        self.meant = "yes"
        return self.sayer.pick("yes")

    def _left_of(self, pursuit: Pursuit) -> Pursuit | None:
        """What else is wanted of the same order, where that was not said at a confirmation before."""
        for other in self.open_ones:
            same = other is not pursuit and other.goal.order_id == pursuit.goal.order_id
            if same and not other.sham and not other.asked.get("before"):
                other.asked["before"] = 1
                return other
        return None

    def _state(self, pursuit: Pursuit) -> str | None:
        """Say the wish, or say it again, plainer each time."""
        if pursuit.stated and not pursuit.goal.possible and pursuit.method_said:
            return self._leave(pursuit)
        if pursuit.stated > PATIENCE:
            return self._give_up(pursuit)
        self.current = pursuit
        again = pursuit.stated > 0
        if again:
            self.meant = "says the wish again"
        pursuit.stated += 1
        level = self.character.level.get(pursuit.number, "order")
        if again:
            level = "full" if pursuit.stated > 2 else "order"
        if level == "full":
            pursuit.method_said = True
        told = stating.wish(self.sayer, pursuit.goal, pursuit.number, self.character, level, exact=again)
        started = any(p.end or p.stated for p in self.pursuits if p is not pursuit)
        start = self.sayer.pick("again") if again else self.sayer.pick("next") if started else ""
        return f"{start} {told}"

    def _after_all(self, reply: dict[str, Any]) -> bool:
        """Whether just what was given up a moment ago is proposed now: then it is wanted still."""
        lost = [p for p in self.pursuits if p.end == "gave up"]
        if reply["awaiting"] != "confirm" or not lost:
            return False
        pursuit = lost[-1]
        if noticing.objection(noticing.asked(reply["text"]), pursuit.goal, self.task.person):
            return False
        pursuit.end, self.leaving, self.current = "", False, pursuit
        return True

    def _farewell(self, awaiting: str | None) -> str | None:
        self.leaving = True
        if awaiting == "confirm" or awaiting in answers.SLOTS:
            return self.sayer.pick("no_thanks")
        return self.sayer.pick("thanks") if self.rng.random() < 0.5 else None

    def _leave(self, pursuit: Pursuit) -> str | None:
        """Let a wish be that cannot be had, and go on with the next."""
        pursuit.end = "left"
        return self._onwards(self.sayer.pick("leave_it"))

    def _give_up(self, pursuit: Pursuit) -> str | None:
        pursuit.end = "gave up"
        self.meant = "gives up"
        return self._onwards(self.sayer.pick("leave_it"))

    def _onwards(self, start: str) -> str:
        self.current, self.leaving = None, self.leaving or not self.open_ones
        return start

    # ---- what is kept in mind -----------------------------------------------------------

    def _stated(self, pursuits: list[Pursuit]) -> None:
        for pursuit in pursuits:
            pursuit.stated = 1
        self.current = pursuits[0] if pursuits else None

    def _say(self, text: str) -> str:
        return spoken(text, self.character.manner, self.rng) or "hello"
