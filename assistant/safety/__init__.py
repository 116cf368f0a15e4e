"""What is not said, whoever worded it, and what is met with kindness and a person."""
