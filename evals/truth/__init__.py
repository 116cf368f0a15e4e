"""How true and how good a wording model's replies are, by a checker that shares no code with the shop's."""
