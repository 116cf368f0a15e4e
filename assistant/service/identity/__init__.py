"""Who a customer is, and how they prove it: tokens of the shop's own site, one-time codes, limits."""
