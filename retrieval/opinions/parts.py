"""What of a product an opinion names: its parts and properties, by the words for them."""

from __future__ import annotations

from functools import cache

import Stemmer

from retrieval.opinions.lexicon import words

NAMED: dict[str, str] = {
    "zip": "zip zips zipper zippers",
    "strap": "strap straps",
    "sole": "sole soles outsole tread",
    "lace": "lace laces",
    "heel": "heel heels",
    "toe": "toe toes",
    "insole": "insole insoles footbed",
    "grip": "grip grips grippy traction",
    "sleeve": "sleeve sleeves",
    "cuff": "cuff cuffs",
    "collar": "collar",
    "hood": "hood",
    "pocket": "pocket pockets",
    "waist": "waist waistband",
    "button": "button buttons",
    "seam": "seam seams stitching",
    "lining": "lining",
    "fabric": "fabric cloth material cotton linen wool knit fleece",
    "leather": "leather suede",
    "color": "color colors colour colours shade dye",
    "pattern": "pattern print",
    "buckle": "buckle clasp",
    "handle": "handle handles",
    "lid": "lid lids",
    "spout": "spout",
    "blade": "blade blades",
    "sheath": "sheath",
    "coating": "coating",
    "glaze": "glaze",
    "rim": "rim",
    "cord": "cord cable",
    "plug": "plug",
    "switch": "switch",
    "slider": "slider",
    "dial": "dial",
    "bulb": "bulb",
    "shade": "lampshade",
    "beam": "beam",
    "stand": "stand tripod",
    "base": "base",
    "leg": "leg legs",
    "arm": "armrest armrests",
    "seat": "seat",
    "saddle": "saddle",
    "cushion": "cushion padding pad",
    "mattress": "mattress",
    "frame": "frame",
    "slat": "slat slats",
    "wheel": "wheel wheels",
    "brake": "brake brakes",
    "gear": "gears",
    "bell": "bell",
    "chain": "chain",
    "motor": "motor engine",
    "brush": "brush brushes bristles",
    "filter": "filter",
    "fan": "fan",
    "screen": "screen display",
    "keyboard": "keyboard keys",
    "camera": "camera",
    "speaker": "speaker speakers",
    "sound": "sound",
    "microphone": "microphone mic",
    "charger": "charger",
    "app": "app software",
    "remote": "remote",
    "box": "box packaging",
    "clip": "clip clips",
    "hook": "hook hooks",
    "hinge": "hinge hinges",
    "drawer": "drawer drawers",
    "shelf": "shelf shelves",
    "lock": "lock",
    "pole": "pole poles",
    "peg": "pegs",
    "net": "net mesh",
    "pump": "pump",
    "valve": "valve",
    "nozzle": "nozzle sprayer spray",
    "wick": "wick",
    "smell": "smell smells scent fragrance",
    "taste": "taste tastes flavor flavour",
    "texture": "texture",
    "paper": "paper pages",
    "ink": "ink",
    "nib": "nib",
    "binding": "binding",
    "story": "story plot",
    "ending": "ending",
    "rules": "rules rulebook",
    "instructions": "instructions manual",
    "weight": "weight",
    "fit": "fit fits fitted",
    "sizing": "sizing size",
    "battery": "battery batteries",
    "price": "price",
    "delivery": "delivery shipping courier",
    "service": "service",
    "quality": "quality workmanship",
    "comfort": "comfort",
    "looks": "looks design",
    "noise": "noise",
}  # fmt: skip
"""The name under which an aspect is told, and the words that name it."""

_stemmer = Stemmer.Stemmer("english")


@cache
def _by_stem() -> dict[str, str]:
    return {_stemmer.stemWord(word): name for name, said in NAMED.items() for word in said.split()}


def stems(text: str) -> tuple[str, ...]:
    return tuple(_stemmer.stemWords(words(text)))


def named(text: str) -> tuple[str, ...]:
    """The aspects that a text names, in its order, each once."""
    known = _by_stem()
    return tuple(dict.fromkeys(known[stem] for stem in stems(text) if stem in known))
