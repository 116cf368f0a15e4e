"""Answers that the shop's people gave once, from draft to approved to retired."""
