"""What is not said, whoever wrote it, and what a message calls for before anything is looked up.

`judge` reads a sentence of the shop's side before it is given out, `hear` a customer's message. Both answer
`Allowed` or `Held`, and `Held` where the reading fails.
"""

from assistant.safety.kinds import Allowed, Category, Held, Layer, Verdict
from assistant.safety.policy import Policy, hear, judge, standard

__all__ = ["Allowed", "Category", "Held", "Layer", "Policy", "Verdict", "hear", "judge", "standard"]
