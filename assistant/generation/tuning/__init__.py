"""Teaching the small model its one task: briefs worded as replies, made from catalogues."""
