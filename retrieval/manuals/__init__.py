"""Manuals, troubleshooting and size guides: read, taken apart into steps and tables, attached to products."""
