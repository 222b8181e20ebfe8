from __future__ import annotations

import unittest
from datetime import date, datetime, timezone
from decimal import Decimal
from uuid import UUID

from runtime.values import canonical, number_text, parse_json, text_of, write_json


class ValuesTest(unittest.TestCase):
    def test_writes_numbers_as_javascript_does(self) -> None:
        texts = {1.0: "1", -0.5: "-0.5", 1e21: "1e+21", 1e20: "100000000000000000000", 1e-7: "1e-7", 0.00001: "0.00001"}
        for number, text in {**texts, 1.5e-10: "1.5e-10", 10**30: str(10**30)}.items():
            self.assertEqual(number_text(number), text)
        self.assertEqual([text_of(each) for each in (True, None, "a", 2.0)], ["true", "null", "a", "2"])

    def test_reads_what_is_json_and_nothing_else(self) -> None:
        self.assertIsInstance(parse_json("1.0"), int)
        self.assertIsInstance(parse_json("1.5"), float)
        self.assertEqual(parse_json("9007199254740993"), 9007199254740993)
        for text in ("NaN", "Infinity", "{", "", "'a'", "[1,]", "[" * 100_000, "1" * 5000):
            with self.assertRaises(ValueError):
                parse_json(text)

    def test_writes_what_databases_and_the_standard_library_give(self) -> None:
        moment = datetime(2030, 1, 31, 12, tzinfo=timezone.utc)
        values = [Decimal("1.50"), Decimal("7"), moment, date(2030, 1, 31), UUID(int=1)]
        self.assertEqual(
            write_json(values),
            '[1.5,7,"2030-01-31T12:00:00Z","2030-01-31","00000000-0000-0000-0000-000000000001"]',
        )
        self.assertEqual(write_json({"é": "\ud800"}), '{"\\u00e9":"\\ud800"}')
        for value in (float("nan"), object()):
            with self.assertRaises((TypeError, ValueError)):
                write_json(value)

    def test_tells_equal_values(self) -> None:
        self.assertEqual(canonical({"a": 1.0, "b": [True]}), canonical({"b": [True], "a": 1}))
        self.assertNotEqual(canonical([True]), canonical([1]))
        self.assertNotEqual(canonical("1"), canonical(1))
