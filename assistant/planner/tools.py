"""The tools that the model is offered: what each is called with, and nothing of what it does.

The words of the descriptions are part of what the model is told; the rest is prompts/planner.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from langchain_core.utils.function_calling import convert_to_openai_function
from pydantic import BaseModel, ConfigDict, Field

from retrieval.query import Sort

Id = Annotated[str, Field(min_length=1, max_length=200)]
Word = Annotated[str, Field(min_length=1, max_length=80)]
Choices = Annotated[
    dict[Word, Annotated[list[Word], Field(min_length=1, max_length=12)]], Field(max_length=8)
]
Price = Annotated[float, Field(ge=0, le=10_000_000, allow_inf_nan=False)]
Question = Annotated[str, Field(min_length=1, max_length=300)]


class Tool(BaseModel):
    """What a tool is called with. The docstring is what the model reads of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: ClassVar[str]


class Constraints(Tool):
    text: str = Field("", max_length=120, description="the kind of thing, in a few plain words")
    category: Word | None = Field(None, description="one of the catalogue's categories")
    brand: Word | None = Field(None, description="one of the catalogue's brands")
    price_min: Price | None = None
    price_max: Price | None = None
    rating_min: float | None = Field(None, ge=0, le=5)
    in_stock: bool | None = Field(None, description="true: only what can be bought now")
    attributes: Choices = Field({}, description="attribute to values of which one must hold")
    without: Choices = Field({}, description="attribute to values that must not hold")


class SearchProducts(Constraints):
    """Find products. Give the whole search each time, also what stood before and still holds."""

    name = "search_products"
    sort: Sort = Sort.RELEVANCE
    narrows: bool = Field(False, description="true if this narrows or corrects the standing search")


class Recommend(Constraints):
    """Suggest well-rated products that satisfy constraints, or products similar to one."""

    name = "recommend"
    like: Id | None = Field(None, description="id of a product that the suggestions should resemble")


class Compare(Tool):
    """Show how products that were already found differ."""

    name = "compare"
    product_ids: list[Id] = Field(min_length=2, max_length=4)


class ProductQuestion(Tool):
    """Answer a question about products from their data."""

    name = "product_question"
    product_ids: list[Id] = Field(min_length=1, max_length=3)
    question: Question = Field(description="the customer's question, complete in itself")


class PolicyQuestion(Tool):
    """Answer a question about the shop's rules: delivery, returns, warranty, payment."""

    name = "policy_question"
    question: Question = Field(description="the customer's question, complete in itself")


class ViewCart(Tool):
    """Show what is in the cart."""

    name = "view_cart"


class Pointing(Tool):
    product_ids: list[Id] = Field([], max_length=4, description="the products that the customer means")


class AddToCart(Pointing):
    """Put products in the cart, if the customer's last message asks for it."""

    name = "add_to_cart"


class RemoveFromCart(Pointing):
    """Take products out of the cart, if the customer's last message asks for it."""

    name = "remove_from_cart"


class OrderRequest(Tool):
    """Pass a request about an order on to the shop's staff, if the customer's last message makes it."""

    name = "order_request"
    kind: Literal["status", "cancel", "change", "return", "exchange", "refund"]


class TalkToHuman(Tool):
    """Bring in a person, if the customer's last message asks for one or complains."""

    name = "talk_to_human"


class AnswerWith(Tool):
    """Finish: name the numbers of the results that the reply is to be made from."""

    name = "answer_with"
    results: list[int] = Field(min_length=1, max_length=8)


TOOLS: Mapping[str, type[Tool]] = {
    tool.name: tool
    for tool in (
        SearchProducts,
        Recommend,
        Compare,
        ProductQuestion,
        PolicyQuestion,
        ViewCart,
        AddToCart,
        RemoveFromCart,
        OrderRequest,
        TalkToHuman,
        AnswerWith,
    )
}


def schemas() -> list[dict[str, Any]]:
    """The tools as an OpenAI-compatible server wants them."""
    return [
        {"type": "function", "function": {**convert_to_openai_function(tool), "name": name}}
        for name, tool in TOOLS.items()
    ]
