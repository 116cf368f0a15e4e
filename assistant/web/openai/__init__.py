"""The chat completions of OpenAI's API, answered by the shop's assistant: see docs/openai.md."""
