"""What is missing is said in the words of the request, in whole sentences."""

import pytest

from assistant.evidence import Nearest
from assistant.sayings import lacking, permitted


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (Nearest((), "blue mugs under $10", ("for $10 or less",)), "I have no blue mugs under $10."),
        (Nearest((), "something in Toys under $9", ("in Toys",)), "I have nothing in Toys under $9."),
        (Nearest((), "kayaks", carried=False), "We don't carry kayaks."),
        (Nearest((), "“hover thing”", carried=False), "I found nothing for “hover thing”."),
        (Nearest((), "", ("for $10 or less",)), "I found nothing that matches all of that."),
    ],
)
def test_the_sentence_fits_what_is_missing(finding: Nearest, said: str):
    assert lacking(finding) == said
    assert said in permitted(finding)
