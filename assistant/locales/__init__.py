"""What is said in languages other than English: their messages, how they write amounts, days and lists,
and the patterns by which what was said is read back and checked.

`messages.spoken()` are the languages that can be answered in, `voice.Voice` says a message in one of them,
`patterns.patterns(tag)` are the messages as patterns with named slots, `options.worded` a quick reply.
"""
