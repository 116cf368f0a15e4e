"""What is not wanted is never taken for an option that is asked for."""

from assistant.actions.options import asked
from assistant.turn import Conversation
from assistant.understood import Entities, Intent, Understood
from retrieval.query import Filters, Query


def test_an_unwanted_color_is_not_asked_for():
    query = Query("shoes", Filters(attributes={"size": ("9",)}, without_attributes={"color": ("Black",)}))
    said = Understood(
        "not black", (Intent.REFINE,), 1.0, query=query, entities=Entities(options={"color": "black"})
    )
    assert asked(said, Conversation("c")) == {"size": "9"}


def test_a_property_is_nothing_to_come_in():
    query = Query("boots", Filters(attributes={"waterproof": ("Yes",), "color": ("red",)}))
    said = Understood("it must be waterproof and red", (Intent.REFINE,), 1.0, query=query)
    assert asked(said, Conversation("c")) == {"color": "red"}
