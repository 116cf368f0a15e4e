"""The command line. Heavy parts are imported by the command that needs them, so that
`--help` answers at once."""

from assistant.cli.app import main

__all__ = ["main"]
