"""The languages that customers are served in, by BCP 47 tag."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Language:
    """`tag` is what replies and records say ("zh", "zh-Hant"); `data` names the files of words, which a
    variant shares with the language that it is written like; `locale` is Babel's."""

    tag: str
    name: str
    own: str
    locale: str
    data: str
    spaced: bool = True
    """Whether words stand apart."""
    rtl: bool = False


_ALL = (
    Language("en", "English", "English", "en_US", "en"),
    Language("zh", "Chinese", "简体中文", "zh_Hans_CN", "zh", spaced=False),
    Language("zh-Hant", "Chinese (traditional)", "繁體中文", "zh_Hant_TW", "zh", spaced=False),
    Language("es", "Spanish", "Español", "es_ES", "es"),
    Language("de", "German", "Deutsch", "de_DE", "de"),
    Language("fr", "French", "Français", "fr_FR", "fr"),
    Language("it", "Italian", "Italiano", "it_IT", "it"),
    Language("pt", "Portuguese", "Português", "pt_BR", "pt"),
    Language("nl", "Dutch", "Nederlands", "nl_NL", "nl"),
    Language("pl", "Polish", "Polski", "pl_PL", "pl"),
    Language("ru", "Russian", "Русский", "ru_RU", "ru"),
    Language("tr", "Turkish", "Türkçe", "tr_TR", "tr"),
    Language("ar", "Arabic", "العربية", "ar", "ar", rtl=True),
    Language("ja", "Japanese", "日本語", "ja_JP", "ja", spaced=False),
    Language("ko", "Korean", "한국어", "ko_KR", "ko"),
    Language("th", "Thai", "ไทย", "th_TH", "th", spaced=False),
)
LANGUAGES: Mapping[str, Language] = MappingProxyType({language.tag: language for language in _ALL})
ENGLISH = LANGUAGES["en"]
_TRADITIONAL = re.compile(r"zh[-_](?:hant|tw|hk|mo)\b", re.IGNORECASE)


def language(tag: str | None) -> Language | None:
    """The language of a tag or a locale ("de-AT", "zh_TW"); None for one that is not served."""
    if not tag:
        return None
    if _TRADITIONAL.match(tag):
        return LANGUAGES["zh-Hant"]
    return LANGUAGES.get(re.split(r"[-_]", tag)[0].lower())
