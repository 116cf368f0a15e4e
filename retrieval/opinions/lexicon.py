"""Words for and against, and what turns them round: a feature of the classifier, and what it has to beat."""

from __future__ import annotations

import re


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


PRAISE = _words(
    """good great excellent perfect perfectly love loved loves lovely best happy pleased delighted wonderful
    fantastic brilliant superb amazing beautiful beautifully gorgeous stunning pretty elegant handsome stylish
    comfortable comfy soft cozy cosy warm snug dry sturdy solid strong durable reliable smooth smoothly quick
    quickly fast easy easily simple clear bright sharp crisp quiet silent light roomy neat neatly bargain
    value worth affordable recommend recommended impressed impressive enjoy enjoyed nice helpful friendly
    polite kind delicious tasty fresh rich right accurate correct thrilled joy delight favourite favorite
    thanks thank better useful charming flattering generous gentle honest exactly works saved"""
)
BLAME = _words(
    """bad poor poorly terrible awful horrible worst worse hate hated useless rubbish junk waste disappointed
    disappointing disappointment regret broke broken breaks break cracked snapped snaps tore torn ripped
    fell peeled faded chipped dull blunt loose tight stiff scratchy itchy hard rough uncomfortable hurts hurt
    ache rubs rubbed blisters leaks leaked leak wet soaked clammy cold freezing flimsy cheaply shoddy thin
    wobbles wobbly stuck jams jammed slips slippery weak dim slow late damaged missing wrong never nobody
    refused refund returned expensive overpriced dear ugly garish heavy bulky small narrow noisy loud squeaks
    squeak rattles buzz fiddly awkward difficult complicated confusing bitter stale bland stinks smelly flat
    dies died dead crashes froze failed fails problem problems complaint annoying rude unfriendly false
    untrue nonsense pointless shrank pilled stains jerky rusty rusted ridiculous avoid shame sadly sorry
    unfortunately disgusting angry furious fed worthless trouble nightmare"""
)
TURNS = _words(
    """not no never nothing hardly barely without isn't wasn't don't doesn't didn't can't cannot won't
    wouldn't couldn't aren't weren't nor neither"""
)
WISH = re.compile(
    r"\b(?:could|should|would|might) (?:be|have been|do with)\b|\bwish\b|\bif only\b|\bneeds? (?:a|to|an)\b"
    r"|\bwould (?:help|prefer)\b|\bexpected (?:more|better)\b|\bhop(?:ed|ing) for\b|\btoo\b",
    re.IGNORECASE,
)
"""Of what is not as it should be."""
REACH = 3
"""Words that a turning word reaches."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def weigh(text: str) -> tuple[int, int, int]:
    """How many words are for it, how many against, and how many of both were turned round."""
    said, plus, minus, turned = words(text), 0, 0, 0
    for place, word in enumerate(said):
        if word not in PRAISE and word not in BLAME:
            continue
        turn = any(w in TURNS for w in said[max(0, place - REACH) : place])
        turned += turn
        if (word in PRAISE) != turn:
            plus += 1
        else:
            minus += 1
    return plus, minus, turned
