"""Numbers and names can only be copied from the evidence; small words stay free."""

from __future__ import annotations

import pytest
import torch
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from assistant.generation.copying import Copying
from assistant.generation.models import ModelStore

EVIDENCE = "Ridge Low Trail Shoe $89 $1,089.50 4.7 280 g XD-40 12 B"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def tokenizer(real_models: ModelStore) -> PreTrainedTokenizerBase:
    loaded: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(real_models.path("smollm2-135m-instruct"))
    return loaded


def possible(tokenizer: PreTrainedTokenizerBase, said: str, evidence: str = EVIDENCE) -> bool:
    """Whether a text could have been written token by token."""
    copying = Copying(tokenizer, len(tokenizer), evidence)
    text = ""
    for token in [*tokenizer(said)["input_ids"], tokenizer.eos_token_id]:
        left = copying.restrict(torch.zeros(len(tokenizer)), text)
        if left[token] == -torch.inf:
            return False
        text += tokenizer.decode([token])
    return True


@pytest.mark.parametrize(
    "said",
    [
        "The Ridge Low at $89 is rated 4.7.",
        "I'd start with the Ridge Low Trail Shoe at $1,089.50, which weighs 280 g.",
        "Twelve fit; try the Ridge Low.",
        "It is lovely and light, and there are 12 of it.",
        "Yes, the XD-40 is waterproof.",
        "“Ridge” it is called.",
        "We have the Low.",
        "It is $89. It weighs 280 g. The second is lighter.",
        "There is no match for lighting. The closest is the Ridge Low.",
    ],
)
def test_true_copies_and_small_words_can_be_written(tokenizer: PreTrainedTokenizerBase, said: str) -> None:
    assert possible(tokenizer, said)


@pytest.mark.parametrize(
    "said",
    [
        "The Ridge Low at $98 is nice.",
        "The Ridge Low at $8 is nice.",
        "The Ridge Low at $890 is nice.",
        "The Ridge Low at $1,089.55 is nice.",
        "It is rated 4.8.",
        "The Bridge Low is nice.",
        "The Ridgeway is nice.",
        "We also have the Fenway.",
        "It weighs 28 kg.",
        "Yes, the XD-400 is waterproof.",
        "It is made in USA.",
        "It is $1,089. It is nice.",
    ],
)
def test_a_number_or_name_from_elsewhere_cannot(tokenizer: PreTrainedTokenizerBase, said: str) -> None:
    assert not possible(tokenizer, said)


def test_all_that_evidence_holds_can_be_copied_as_it_stands(tokenizer: PreTrainedTokenizerBase) -> None:
    evidence = 'HP iPAQ 214 4.0" TFT (640 x 480) W/LAN 15.6") €1.234,50 Men\'s Ångström No.5'
    assert possible(tokenizer, f"We have the {evidence}.", evidence)
