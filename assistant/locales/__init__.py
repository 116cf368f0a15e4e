"""The assistant's own sentences in every language but English: Fluent messages, one file a language.

English has its own templates (`assistant.generation`). A message is named after the finding that it
conveys and takes what was looked up as its arguments; numbers, money and dates are written by Babel.
"""
