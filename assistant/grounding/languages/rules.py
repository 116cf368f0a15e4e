"""Which finding permits a message, and what else has to be so: the table that the rules are entered in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.grounding.languages.said import Rule, Said

Kinds = tuple[type, ...]
Asked = Callable[[Said, Any], bool]


class Rules(dict[str, Rule]):
    """Messages by id. A message without a rule is never said."""

    def of(self, kinds: type | Kinds, *ids: str) -> Callable[[Asked], Asked]:
        """These messages stand where the finding is of such a kind and the function holds."""
        kinds = kinds if isinstance(kinds, tuple) else (kinds,)

        def enter(asked: Asked) -> Asked:
            for message in ids:
                self.put(message, kinds, asked)
            return asked

        return enter

    def put(self, message: str, kinds: Kinds, asked: Asked) -> None:
        before = self.get(message)

        def rule(said: Said) -> bool:
            finding = said.scope.finding
            if isinstance(finding, kinds) and asked(said, finding):
                return True
            return before is not None and before(said)

        self[message] = rule

    def always(self, kinds: type | Kinds, *ids: str) -> None:
        """Words that say no more than that such a finding stands."""
        self.of(kinds, *ids)(lambda said, finding: True)
