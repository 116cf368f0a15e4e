"""Replies on orders in languages other than English."""
