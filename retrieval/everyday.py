"""Everyday words: those that carry no content in a question, and those for what catalogues
call otherwise. They only find the attribute; the answer is still its value."""

from __future__ import annotations

_SILENT = """
okay fine alright allowed put into inside yes right possible mean say says suppose wonder able
a about actually all also am an and any anything are as ask at be been between both but by can come
comes could did do does for from get go goes had has have he hello here hey hi how i if in is it
item its just kind know like long made make makes many may me might more much must my need no not nt
of ok on one ones or other our please product question re really s she should so some something sort
still sure tell than that the them there these they thing this those to too type us use used using
very want was we what when where which who why will with without wondering work works would you your
first second third fourth fifth last number ooh oh wow hmm nice great cool lovely thanks think tell more
about again show see info information detail details describe interested sounds looks look
"""

STOP = frozenset(_SILENT.split())

ATTRIBUTES: dict[str, str] = {
    "weight": "heavy heavier heaviest light lighter lightest weigh",
    "dimensions": "big large small tall high wide deep",
    "size": "big large small fit sizes",
    "capacity": "big large small hold fit roomy",
    "height": "tall high",
    "width": "wide",
    "depth": "deep",
    "volume": "hold",
    "fit": "fit",
    "material": "material fabric made",
    "fabric": "material fabric",
    "care": "wash clean cleaning washing washable launder iron maintain treat after properly way best",
    "machine washable": "wash washable",
    "washable": "wash",
    "color": "colour colours colors",
    "battery": "battery charge",
    "battery life": "battery last play playing playback playtime listen listening run running time runtime",
    "runtime": "battery last run running time",
    "charging": "charge",
    "burn time": "last",
    "age": "age old",
    "age range": "age old",
    "brightness": "bright brightness dim",
    "lumens": "bright",
    "noise": "loud quiet",
    "waterproof": "water rain",
    "water resistant": "rain",
    "connectivity": "bluetooth",
    "wireless": "bluetooth",
    "origin": "country",
    "ingredients": "ingredients allergy allergic allergies intolerant vegan",
    "allergens": "allergy allergic allergies intolerant nut nuts gluten coeliac celiac lactose safe",
    "pages": "pages",
    "author": "author wrote written writer",
    "warranty": "guarantee guaranteed warranty",
    "dimmable": "dim dims dimmer",
    "gluten free": "coeliac celiac gluten",
    "caffeine": "caffeine decaf",
    "fragrance free": "perfume perfumed fragrance scent scented",
    "players": "players play people person",
    "sleeps": "people person sleep sleeps sleeping",
    "scent": "smell scent",
    "lead time": "ready",
}
"""Attribute names and the everyday words that ask for them."""
