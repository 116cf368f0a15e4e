"""Reports for the shop's staff: what is wanted, what changes, what is shown, what is thought of it."""
