"""The setting that switches the planner on, and who may be one."""

from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from assistant.bootstrap import build
from assistant.errors import SettingsError
from assistant.planner import Planner
from assistant.settings import Assistant, Embedding, Generator, Settings, load


def shop_settings(folder: Path, model: str, planner: str = "tools", **more: object) -> Settings:
    chosen = Assistant.model_validate({"planner": planner, **more})
    generator = Generator(model=model)
    return Settings(folder=folder, embedding=Embedding(name="hashing"), generator=generator, assistant=chosen)


def test_a_servers_model_plans_with_the_settings_of_the_shop(tmp_path: Path) -> None:
    shop = build(shop_settings(tmp_path, "openai:m@http://127.0.0.1:9/v1", planner_timeout_s=3.5))
    planner = shop.assistant.planner
    assert isinstance(planner, Planner)
    assert planner.timeout_s == 3.5
    assert planner.actions is shop.assistant.actions, "the same actions, not others"
    shop.records.engine.dispose()


def test_rules_decide_where_nothing_is_said(tmp_path: Path) -> None:
    assert Settings().assistant.planner == "rules"
    shop = build(shop_settings(tmp_path, "openai:m@http://127.0.0.1:9/v1", "rules"))
    assert shop.assistant.planner is None
    shop.records.engine.dispose()


@pytest.mark.parametrize("model", ["template", "."])
def test_a_model_that_calls_no_tools_cannot_plan(tmp_path: Path, model: str) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(SettingsError, match=r"assistant\.planner.*openai:MODEL@URL"):
        build(shop_settings(tmp_path, str(tmp_path) if model == "." else model))


def test_another_chat_model_cannot_plan_either(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"assistant\.planner"):
        build(shop_settings(tmp_path, "template"), chat=FakeListChatModel(responses=["x"]))


def test_it_is_set_in_the_shops_file(tmp_path: Path) -> None:
    (tmp_path / "shop.toml").write_text('[assistant]\nplanner = "tools"\n', encoding="utf-8")
    assert load(tmp_path).assistant.planner == "tools"
    (tmp_path / "shop.toml").write_text('[assistant]\nplanner = "agent"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"assistant\.planner"):
        load(tmp_path)
