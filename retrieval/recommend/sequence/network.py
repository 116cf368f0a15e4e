"""The networks: transformers' own encoders over item embeddings that are tied to the output.

SASRec (Kang and McAuley 2018, arXiv:1808.09781) reads one way; BERT4Rec (Sun et al. 2019, arXiv:1904.06690)
both ways and fills a gap; the XLNet variant is that of Transformers4Rec (de Souza Pereira Moreira et al.
2021, doi:10.1145/3460231.3474255), which taught it by masked items too.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel, GPT2Config, GPT2Model, XLNetConfig, XLNetModel

from retrieval.recommend.sequence.recipe import Recipe
from retrieval.recommend.sequence.sequences import PADDING

MASK = -2
"""In place of an item: what is to be guessed."""


def encoder_of(recipe: Recipe) -> nn.Module:
    """A fresh encoder with a vocabulary of one: it is only ever given embeddings."""
    width, places = recipe.width, recipe.length + 1
    if recipe.architecture == "sasrec":
        return GPT2Model(
            GPT2Config(
                vocab_size=1,
                n_positions=2
                * places,  # what stands behind a short row has places too, and is never looked at
                n_embd=width,
                n_layer=recipe.layers,
                n_head=recipe.heads,
                n_inner=recipe.inner_width,
                resid_pdrop=recipe.dropout,
                embd_pdrop=recipe.dropout,
                attn_pdrop=0.0,  # with it torch has no fused attention on a CPU
                activation_function="relu",
                use_cache=False,
                bos_token_id=None,
                eos_token_id=None,
            )
        )
    if recipe.architecture == "bert4rec":
        return BertModel(
            BertConfig(
                vocab_size=1,
                hidden_size=width,
                num_hidden_layers=recipe.layers,
                num_attention_heads=recipe.heads,
                intermediate_size=recipe.inner_width,
                max_position_embeddings=places,
                type_vocab_size=1,
                pad_token_id=None,
                hidden_dropout_prob=recipe.dropout,
                attention_probs_dropout_prob=0.0,
            ),
            add_pooling_layer=False,
        )
    return XLNetModel(
        XLNetConfig(
            vocab_size=1,
            d_model=width,
            n_layer=recipe.layers,
            n_head=recipe.heads,
            d_inner=recipe.inner_width,
            dropout=recipe.dropout,
            pad_token_id=None,
            bos_token_id=None,
            eos_token_id=None,
            use_mems_eval=False,
            use_mems_train=False,
        )
    )


class Network(nn.Module):
    """`items` (n, d) are embeddings of products on the way in and out."""

    def __init__(self, recipe: Recipe, count: int) -> None:
        super().__init__()
        self.recipe = recipe
        self.items = nn.Embedding(count, recipe.width)
        self.mask = nn.Parameter(torch.randn(recipe.width) * 0.02)
        self.encoder = encoder_of(recipe)
        self.head: nn.Module = nn.Identity()
        if not recipe.causal:
            self.head = nn.Sequential(
                nn.Linear(recipe.width, recipe.width), nn.GELU(), nn.LayerNorm(recipe.width)
            )
        nn.init.normal_(self.items.weight, std=0.02)

    def begin(self, factors: npt.NDArray[np.float32]) -> None:
        """Item embeddings (n, d) to go on from, on top of a tenth of the noise there is."""
        with torch.no_grad():
            self.items.weight.mul_(0.1).add_(torch.from_numpy(factors))

    def forward(self, rows: Tensor) -> Tensor:
        """Of items (n, m), padded behind with PADDING and MASK where to guess: hidden states (n, m, d).

        Places are counted from the end, so that the newest choice has the same one in every sequence.
        """
        real = rows != PADDING
        inputs = self.items(rows.clamp(min=0))
        if self.recipe.causal:  # what comes behind is not seen, so neither is the padding
            return self._last(inputs, position_ids=self._places(real, self.recipe.length))
        inputs = torch.where((rows == MASK)[:, :, None], self.mask, inputs)
        if self.recipe.architecture == "xlnet":  # its places are relative
            return self._last(inputs, attention_mask=real.to(inputs.dtype))
        places = self._places(real, self.recipe.length + 1).clamp(max=self.recipe.length)
        return self._last(inputs, position_ids=places, attention_mask=None if bool(real.all()) else real)

    def _last(self, inputs: Tensor, **more: Tensor | None) -> Tensor:
        return cast(Tensor, self.head(self.encoder(inputs_embeds=inputs, **more).last_hidden_state))

    @staticmethod
    def _places(real: Tensor, most: int) -> Tensor:
        return torch.arange(real.shape[1]) + most - real.sum(1, keepdim=True)
