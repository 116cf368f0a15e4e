"""tau-bench's retail records and tasks: a shop, customers who talk to it, and what should come of it."""
