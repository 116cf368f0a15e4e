"""Measured quality and speed on real data. Nothing imports this."""
