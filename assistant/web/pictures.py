"""Pictures as clients send them: base64 in JSON, bounded before anything is decoded."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode

from assistant.errors import Invalid
from assistant.settings import Pictures
from retrieval.pictures.reading import Bounds, Picture, PictureRefused, read

DATA_URL = re.compile(r"data:[\w.+/;=-]{0,100};base64,")
"""Before the data itself; what kind of file it says it is, is not believed."""
NO_MODEL = "this shop's assistant cannot look at pictures; say in words what it shows"


def bounds_of(settings: Pictures) -> Bounds:
    return Bounds(settings.most_mb << 20, settings.most_megapixels * 1_000_000)


def longest_body(settings: Pictures) -> int:
    """Bytes that a picture has in JSON at most, 0 where none is taken."""
    return 0 if settings.model == "none" else (settings.most_mb << 20) * 4 // 3 + 4096


def sent(image: str, settings: Pictures) -> Picture:
    """The picture in a data URL, or in bare base64. Raises Invalid, saying why it is not looked at."""
    if settings.model == "none":
        raise Invalid("image", NO_MODEL)
    head = DATA_URL.match(image)
    if image.startswith("data:") and head is None:
        raise Invalid("image", "a data URL has to be in base64: data:image/jpeg;base64,…")
    if len(image) > longest_body(settings):
        raise Invalid("image", f"it may have {settings.most_mb} MB; send a smaller copy")
    try:
        data = b64decode(image[head.end() if head else 0 :].translate(SPACE), validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("image", "it is no base64") from None
    return looked_at(data, settings)


def looked_at(data: bytes, settings: Pictures) -> Picture:
    """The picture in a file. Raises Invalid, saying why it is not looked at."""
    if settings.model == "none":
        raise Invalid("image", NO_MODEL)
    try:
        return read(data, bounds_of(settings))
    except PictureRefused as error:
        raise Invalid("image", str(error)) from None


SPACE = str.maketrans("", "", " \r\n\t")
