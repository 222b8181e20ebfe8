from __future__ import annotations

import unittest

from runtime.pattern import Pattern
from runtime.rules import Contains, Names, Unevaluated, When
from runtime.schema import Not, Number, Object, OneOf, String
from runtime.validate import validate

# Pattern, texts that it finds, texts that it does not.
CASES: list[tuple[str, list[str], list[str]]] = [
    (r"^a$", ["a"], ["a\n", "ab"]),
    (r"^\d+$", ["42"], ["٤٢", ""]),
    (r"^\w$", ["a", "_"], ["é", "ß"]),
    (r"^\W$", ["é", " "], ["a"]),
    (r"^[\w-]+$", ["a-b"], ["é"]),
    (r"^[^\W\d]+$", ["ab_"], ["a1", "é"]),
    (r"^[\D]$", ["a"], ["1"]),
    (r"^\s$", ["\ufeff", "\u00a0", "\n"], ["a", "\x1c"]),
    (r"^.$", ["a", "😀", "\x85"], ["\n", "\u2028"]),
    (r"^\p{Lu}\p{L}*$", ["Äb", "Ω"], ["äb", "1"]),
    (r"^[\p{L}\p{N} ]+$", ["é 1", "²"], ["!"]),
    (r"^\P{L}+$", ["1!"], ["a"]),
    (r"^\p{General_Category=Decimal_Number}$", ["٤"], ["²"]),
    (r"^(?<year>\d{4})-\k<year>$", ["2024-2024"], ["2024-2025"]),
    (r"^(a)\1$", ["aa"], ["ab"]),
    (r"^(a)?\1b$", ["b", "aab"], ["ab"]),
    (r"^(?:(?<$mark>x)|y)\k<$mark>$", ["xx", "y"], ["x", "yx"]),
    (r"^\p{Dash_Punctuation}\p{Sc}$", ["-€"], ["€-"]),
    (r"^\u{1F600}\u00e9\uD83D\uDE00$", ["😀é😀"], ["é"]),
    (r"^[\u{1F600}-\u{1F602}]$", ["😁"], ["a"]),
    (r"^\x41\/\-\cA\0$".replace(r"\-", "-"), ["A/-\x01\x00"], ["A"]),
    (r"\bcat\b", ["a cat.", "écat"], ["cats"]),
    (r"^[[&~|^]+$", ["[&~|^"], ["]"]),
    (r"^[^]$", ["\n"], [""]),
    (r"^(?!a)(?:b|c)(?=d)d$", ["bd"], ["ad", "b"]),
    (r"^(?<=x)?a$", ["a"], ["b"]),
]


class PatternTest(unittest.TestCase):
    def test_means_what_javascript_means(self) -> None:
        for pattern, found, refused in CASES:
            with self.subTest(pattern):
                self.assertTrue(Pattern(pattern).is_known)
                for text in found:
                    self.assertTrue(Pattern(pattern).matches(text), repr(text))
                for text in refused:
                    self.assertFalse(Pattern(pattern).matches(text), repr(text))

    def test_refuses_nothing_by_what_it_cannot_read(self) -> None:
        for pattern in (r"\p{Script=Greek}", "(?<=a+)b", "(", "[", r"\p{Nothing}"):
            self.assertFalse(Pattern(pattern).is_known, pattern)
            self.assertTrue(Pattern(pattern).matches("b"))
        schema = Object(patterns=((Pattern("(?<=a+)b"), Number()),), additional=False)
        self.assertEqual(validate(schema, {"anything": "text"}), [])
        unsure = String(pattern=Pattern(r"\p{Script=Greek}"))
        for cautious in (Not(unsure), OneOf((unsure, String())), Not(OneOf((Number(), unsure)))):
            self.assertEqual(validate(cautious, "text"), [])
        self.assertEqual(len(validate(OneOf((unsure, String(), String())), "text")), 1)

    def test_leaves_rules_unsure_that_build_on_what_it_cannot_read(self) -> None:
        unsure = String(pattern=Pattern(r"\p{Script=Greek}"))
        self.assertEqual(validate(Not(Contains(unsure, minimum=1)), ["text"]), [])
        self.assertEqual(validate(Not(Names(unsure)), {"text": 1}), [])
        closed = Unevaluated(
            When(Object(properties={"a": unsure}), unmet=Object(properties={"c": String()})), members=False
        )
        self.assertEqual(validate(closed, {"a": "text", "c": "text"}), [])
