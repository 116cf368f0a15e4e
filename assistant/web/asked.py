"""The JSON that clients send."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, model_validator


def example(**body: JsonValue) -> ConfigDict:
    """A body that the API takes as it stands, but for the names in it; tests/web/test_schema.py sends it."""
    return ConfigDict(json_schema_extra={"examples": [body]})


class In(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)


class NewConversation(In):
    model_config = example(locale="en-US")

    locale: str | None = Field(
        None, max_length=35, pattern=r"^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$", examples=["en-US"]
    )
    customer_token: str | None = Field(None, description="Signed by the shop's site: docs/identity.md")


class CustomerToken(In):
    model_config = example(customer_token="eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDMTAwMSJ9.signature")  # noqa: S106 - says nothing

    customer_token: str = Field(description="Signed by the shop's site: docs/identity.md")


class NewMessage(In):
    model_config = example(text="waterproof trail shoes under $100")

    text: str = Field(
        "", max_length=1_000_000, description="May be left out beside an image", examples=["waterproof shoes"]
    )
    image: str | None = Field(
        None,
        description="A photo (JPEG, PNG, WebP, GIF or AVIF) in base64, bare or as a data URL: products that"
        " look like it are found. It is not kept. Refused where the shop takes no pictures.",
    )


class NewFeedback(In):
    model_config = example(
        reply_id="9f1c2a7be0", rating="down", reasons=["wrong product"], comment="I asked for boots."
    )

    reply_id: str = Field(min_length=1, max_length=64)
    rating: Literal["up", "down"]
    reasons: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field([], max_length=10)
    comment: str | None = Field(None, max_length=2000)


class Known(In):
    """What a shop's own systems say: a name that is not known is refused, not passed over."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class NewStock(Known):
    available: bool | None = Field(None, description="Left out: whether any are left")
    quantity: int | None = Field(None, ge=0, le=10**9)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.available is None and self.quantity is None:
            raise ValueError("needs available or quantity")
        if self.available and self.quantity == 0:
            raise ValueError("none are left, so it is not available")
        return self


class NewPrice(Known):
    amount: int | float | str = Field(description="Exact decimal: a number, or a text such as 19.90")
    currency: str | None = Field(None, min_length=3, max_length=3, description="ISO 4217; the shop's own")


class VariantChange(Known):
    id: str = Field(min_length=1, max_length=200)
    stock: NewStock | None = None
    price: NewPrice | None = None


class ProductChange(Known):
    model_config = example(stock={"quantity": 4}, price={"amount": "19.90"})

    stock: NewStock | None = None
    price: NewPrice | None = None
    list_price: NewPrice | None = Field(None, description="The price before a reduction; null for none")
    variants: list[VariantChange] = Field([], max_length=2000)
    as_of: Annotated[AwareDatetime | None, Field(strict=False)] = Field(
        None, description="When this was so; now where it is left out"
    )
