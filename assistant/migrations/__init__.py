"""The history of the shop's tables: the records' and the catalogue's, in one line."""
