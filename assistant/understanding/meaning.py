"""What a taste comes to in the catalogue that stands now: values that satisfy it, or that it leaves out."""

from __future__ import annotations

from collections.abc import Callable

from assistant.tastes import Taste
from assistant.understanding.constraints import Constraints
from retrieval.query import Filters

Extract = Callable[[str], Constraints]


def meant(taste: Taste, extract: Extract) -> Filters:
    """Of a liking a filter that what has it satisfies, empty for a word that is no value of anything; of a
    dislike one that leaves out all that has it or, where nothing is said of the attribute, speaks of it."""
    name, value = taste.attribute, taste.value
    if name == "brand":
        return Filters(brands=(value,)) if taste.likes else Filters(without_brands=(value,))
    if name == "category":
        return Filters(categories=(value,)) if taste.likes else Filters(without_categories=(value,))
    if name == "":
        return Filters() if taste.likes else Filters(without_words={"": (value.lower(),)})
    if taste.likes:
        values = extract(value).filters.attributes.get(name, ()) or (value,)
        return Filters(attributes={name: values})
    found = extract(f"no {value}").filters
    values = found.without_attributes.get(name, ()) or (value,)
    return Filters(without_attributes={name: values}, without_words={name: (value.lower(),)})
