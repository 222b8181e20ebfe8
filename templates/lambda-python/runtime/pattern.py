"""Regular expressions of the document, which are ECMA-262's, in the words of Python's `re`.

They differ in little, and silently: `$` of Python matches before a line break at the end, `\\d`, `\\w` and `\\b` mean
every script, `\\s` lacks a space or two, and properties such as `\\p{L}` do not exist.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

_SPACE = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_", "s": _SPACE}
_EVERYTHING = r"[\s\S]"
_CATEGORIES = {
    name: short
    for name, _, short in (pair.partition("=") for pair in """
        Letter=L Lowercase_Letter=Ll Uppercase_Letter=Lu Titlecase_Letter=Lt Modifier_Letter=Lm
        Other_Letter=Lo Mark=M Nonspacing_Mark=Mn Spacing_Mark=Mc Enclosing_Mark=Me Number=N
        Decimal_Number=Nd Letter_Number=Nl Other_Number=No Punctuation=P Connector_Punctuation=Pc
        Dash_Punctuation=Pd Open_Punctuation=Ps Close_Punctuation=Pe Initial_Punctuation=Pi
        Final_Punctuation=Pf Other_Punctuation=Po Symbol=S Math_Symbol=Sm Currency_Symbol=Sc
        Modifier_Symbol=Sk Other_Symbol=So Separator=Z Space_Separator=Zs Line_Separator=Zl
        Paragraph_Separator=Zp Other=C Control=Cc Format=Cf Surrogate=Cs Private_Use=Co Unassigned=Cn
    """.split())
}
"""General categories, by their long names."""


@lru_cache(maxsize=None)
def compile_pattern(pattern: str) -> re.Pattern[str] | None:
    """Each pattern once; `None` for one that Python has no words for: a property of scripts, a long look behind."""
    try:
        return re.compile(_Translation(pattern).text())
    except (re.error, ValueError, OverflowError):
        return None


class Pattern:
    """A pattern of a schema, compiled when the first value is held against it."""

    def __init__(self, source: str) -> None:
        self.source = source

    @property
    def is_known(self) -> bool:
        """False where Python has no words for it: the build has told, and nothing is refused for it."""
        return compile_pattern(self.source) is not None

    def matches(self, text: str) -> bool:
        """Whether it is found in the text; so is one that is not known."""
        compiled = compile_pattern(self.source)
        return compiled is None or compiled.search(text) is not None


class _Translation:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._names: dict[str, str] = {}
        """Of groups, as Python takes them: ECMA-262 allows `$` in them."""

    def text(self) -> str:
        parts: list[str] = []
        while self._at < len(self._pattern):
            parts.append(self._next())
        return "".join(parts)

    def _take(self, length: int = 1) -> str:
        taken = self._pattern[self._at : self._at + length]
        self._at += length
        return taken

    def _next(self) -> str:
        character = self._take()
        if character == "\\":
            return self._escape()
        if character == "[":
            return self._class()
        if character == "$":
            return r"\Z"
        if character == ".":
            return r"[^\n\r\u2028\u2029]"
        if character == "(" and self._pattern.startswith("?", self._at):
            return self._group()
        return character

    def _group(self) -> str:
        """The beginning of a group that is more than brackets; of Python's own kinds ECMA-262 has none."""
        for beginning in ("?:", "?=", "?!", "?<=", "?<!"):
            if self._pattern.startswith(beginning, self._at):
                return f"({self._take(len(beginning))}"
        if not self._pattern.startswith("?<", self._at):
            raise ValueError("a group of another kind")
        self._take(2)
        return f"(?P<{self._name()}>"

    def _name(self) -> str:
        end = self._pattern.index(">", self._at)
        return self._names.setdefault(self._take(end + 1 - self._at)[:-1], f"g{len(self._names)}")

    def _escape(self) -> str:
        """Outside of brackets."""
        name = self._take()
        if name in _CLASSES:
            return f"[{_CLASSES[name]}]"
        if name in ("D", "W", "S"):
            return f"[^{_CLASSES[name.lower()]}]"
        if name in ("p", "P"):
            return f"[{'^' if name == 'P' else ''}{self._property()}]"
        if name in ("b", "B"):
            word = "[A-Za-z0-9_]"
            inner = f"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"
            return inner if name == "b" else f"(?!{inner})"
        if name == "k":
            self._take()
            return _reference(self._name())
        if name.isdigit() and name != "0":
            while self._pattern[self._at : self._at + 1].isdigit():
                name += self._take()
            return _reference(name)
        return self._character(name)

    def _character(self, name: str) -> str:
        """An escape that stands for one character, inside of brackets and outside."""
        if name == "c":
            return re.escape(chr(ord(self._take()) % 32))
        if name == "x":
            return re.escape(chr(int(self._take(2), 16)))
        if name == "u":
            return re.escape(self._unicode())
        if name == "0":
            return r"\x00"
        if name in ("n", "r", "t", "v", "f"):
            return f"\\{name}"
        return re.escape(name)

    def _unicode(self) -> str:
        if self._pattern.startswith("{", self._at):
            end = self._pattern.index("}", self._at)
            return chr(int(self._take(end + 1 - self._at)[1:-1], 16))
        code = int(self._take(4), 16)
        if 0xD800 <= code < 0xDC00 and self._pattern.startswith("\\u", self._at):
            low = int(self._pattern[self._at + 2 : self._at + 6], 16)
            if 0xDC00 <= low < 0xE000:
                self._at += 6
                return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
        return chr(code)

    def _property(self) -> str:
        if not self._pattern.startswith("{", self._at):
            raise ValueError("a property without a name")
        end = self._pattern.index("}", self._at)
        name = self._take(end + 1 - self._at)[1:-1]
        name = name.split("=", 1)[1] if name.startswith(("gc=", "General_Category=")) else name
        return _category(_CATEGORIES.get(name, name))

    def _class(self) -> str:
        """Brackets: what Python has no place for inside of them becomes an alternative beside them."""
        negated = self._pattern.startswith("^", self._at)
        if negated:
            self._at += 1
        inside: list[str] = []
        beside: list[str] = []
        while not self._pattern.startswith("]", self._at):
            character = self._take()
            if character == "":
                raise ValueError("brackets without an end")
            if character != "\\":
                inside.append("\\" + character if character in "[&~|^" else character)
                continue
            name = self._take()
            if name in _CLASSES:
                inside.append(_CLASSES[name])
            elif name in ("D", "W", "S"):
                beside.append(f"[^{_CLASSES[name.lower()]}]")
            elif name == "p":
                inside.append(self._property())
            elif name == "P":
                beside.append(f"[^{self._property()}]")
            else:
                inside.append(r"\x08" if name == "b" else self._character(name))
        self._at += 1
        return _bracketed("".join(inside), beside, negated)


def _reference(group: str) -> str:
    """A group that has taken no part matches nothing, which is found everywhere; in Python it is found nowhere."""
    return f"(?({group})(?P={group}))" if group.startswith("g") else f"(?({group})(?:\\{group}))"


def _bracketed(inside: str, beside: list[str], negated: bool) -> str:
    if not beside:
        if inside == "":
            return _EVERYTHING if negated else "(?!)"
        return f"[{'^' if negated else ''}{inside}]"
    alternatives = "|".join([*([f"[{inside}]"] if inside else []), *beside])
    return f"(?:(?!{alternatives}){_EVERYTHING})" if negated else f"(?:{alternatives})"


@lru_cache(maxsize=None)
def _category(name: str) -> str:
    """The characters of a general category, as the inside of brackets: looked up once, in a tenth of a second."""
    if re.fullmatch(r"[A-Z][a-z]?", name) is None:
        raise ValueError(f"the property {name} is not known")
    ranges: list[str] = []
    start: int | None = None
    for code in range(sys.maxunicode + 2):
        is_member = code <= sys.maxunicode and unicodedata.category(chr(code)).startswith(name)
        if is_member and start is None:
            start = code
        elif not is_member and start is not None:
            ranges.append(f"\\U{start:08x}-\\U{code - 1:08x}")
            start = None
    if not ranges:
        raise ValueError(f"the category {name} is empty")
    return "".join(ranges)
