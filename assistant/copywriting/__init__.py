"""Drafts of products' copy, checked against the products' own data, for the owner to approve."""
