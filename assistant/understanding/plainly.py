"""Words as they are typed in a hurry, brought to the form in which patterns look for them."""

from __future__ import annotations

import re

from assistant.understanding.words import clean

_SLIPS = {
    "u": "you", "ur": "your", "r": "are", "abt": "about", "wat": "what", "wot": "what", "pls": "please",
    "plz": "please", "sth": "something", "smth": "something", "somthing": "something",
    "sumthing": "something", "somethin": "something", "recomend": "recommend", "reccomend": "recommend",
    "reccommend": "recommend", "recommand": "recommend", "recomendation": "recommendation",
    "recomendations": "recommendations", "reccomendations": "recommendations",
    "recommendatons": "recommendations", "sugest": "suggest", "sugestion": "suggestion",
    "sugestions": "suggestions", "suggestons": "suggestions", "suprise": "surprise", "surprize": "surprise",
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "cannot": "can't",
    "im": "i'm", "ive": "i've", "id": "i'd", "wouldnt": "wouldn't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "whats": "what's", "thats": "that's", "wont": "won't", "hes": "he's",
    "shes": "she's", "theyre": "they're", "alergic": "allergic", "allergick": "allergic",
    "alergy": "allergy", "prefere": "prefer", "perfer": "prefer", "favorite": "favourite",
    "fav": "favourite", "fave": "favourite", "color": "colour", "rly": "really", "realy": "really",
    "nething": "anything", "anythin": "anything", "gimme": "give me", "wanna": "want to",
    "gonna": "going to", "dunno": "don't know", "idk": "i don't know", "tho": "though", "y": "why",
    "forgett": "forget", "delet": "delete", "evrything": "everything", "everthing": "everything",
    "hav": "have", "alredy": "already", "allready": "already", "aready": "already", "wer": "wear",
    "bday": "birthday", "b-day": "birthday", "prezzie": "present", "pressie": "present", "mums": "mum's",
    "leathr": "leather", "lether": "leather", "wolle": "wool", "bc": "because", "cos": "because",
    "cuz": "because", "persnal": "personal", "personel": "personal", "trak": "track", "tracing": "tracking",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SPACES = re.compile(r"\s+")


def plainly(text: str) -> str:
    """On one line, with straight quotes and common slips mended; letters keep their case."""
    straight = clean(text).replace("’", "'").replace("`", "'").replace("‘", "'")
    return _SPACES.sub(" ", _WORD.sub(_mended, straight)).strip()


def _mended(found: re.Match[str]) -> str:
    return _SLIPS.get(found.group().lower(), found.group())
