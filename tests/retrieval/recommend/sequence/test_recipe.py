"""The recipe that a shop's fit takes by the architecture's name."""

from __future__ import annotations

import pytest

from retrieval.recommend.sequence import Recipe


def test_each_architecture_has_its_own() -> None:
    sasrec, bert4rec = Recipe.usual("sasrec", 5), Recipe.usual("bert4rec", 7)
    assert (sasrec.architecture, sasrec.width, sasrec.dropout, sasrec.minutes) == ("sasrec", 256, 0.5, 5)
    assert bert4rec == Recipe("bert4rec", minutes=7)


def test_another_name_is_none() -> None:
    with pytest.raises(ValueError, match=r"gru4rec.*sasrec, bert4rec, xlnet"):
        Recipe.usual("gru4rec", 5)
