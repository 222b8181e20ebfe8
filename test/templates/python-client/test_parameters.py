"""The table of OpenAPI 3.1, section 4.8.12.4, and what it leaves out."""

import unittest
from datetime import date, datetime, timezone
from enum import Enum

from runtime.operation import Parameter
from runtime.parameters import write_cookies, write_headers, write_path, write_query

COLOR = {
    "empty": "",
    "string": "blue",
    "array": ["blue", "black", "brown"],
    "object": {"R": 100, "G": 200, "B": 150},
}


def path(value, **parameter):
    return write_path("/{color}", {"color": value}, {"color": Parameter(**parameter)})


def query(value, **parameter):
    return write_query({"color": value}, {"color": Parameter(**parameter)})


class PathStyles(unittest.TestCase):
    def test_every_style_and_explode(self):
        expected = {
            ("simple", False): ["/blue", "/blue,black,brown", "/R,100,G,200,B,150"],
            ("simple", True): ["/blue", "/blue,black,brown", "/R=100,G=200,B=150"],
            ("label", False): ["/.blue", "/.blue,black,brown", "/.R,100,G,200,B,150"],
            ("label", True): ["/.blue", "/.blue.black.brown", "/.R=100.G=200.B=150"],
            ("matrix", False): ["/;color=blue", "/;color=blue,black,brown", "/;color=R,100,G,200,B,150"],
            ("matrix", True): [
                "/;color=blue",
                "/;color=blue;color=black;color=brown",
                "/;R=100;G=200;B=150",
            ],
        }
        for (style, explode), texts in expected.items():
            for kind, text in zip(("string", "array", "object"), texts):
                with self.subTest(style=style, explode=explode, kind=kind):
                    self.assertEqual(path(COLOR[kind], style=style, explode=explode), text)

    def test_text_stays_in_its_segment(self):
        self.assertEqual(path("a/b?c#d%é"), "/a%2Fb%3Fc%23d%25%C3%A9")
        self.assertEqual(path("a/b c", greedy=True), "/a/b%20c")
        self.assertEqual(path("a:b%2F", allow_reserved=True), "/a:b%2F")

    def test_a_path_that_leads_elsewhere_is_refused(self):
        for value in ("..", ".", "", None):
            with self.subTest(value=value), self.assertRaises(ValueError):
                path(value)


class QueryStyles(unittest.TestCase):
    def test_every_style_and_explode(self):
        expected = {
            ("form", True): ["color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
            ("form", False): ["color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
            ("spaceDelimited", False): ["color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"],
            ("pipeDelimited", False): ["color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"],
        }
        for (style, explode), texts in expected.items():
            for kind, text in zip(("string", "array", "object"), texts):
                with self.subTest(style=style, explode=explode, kind=kind):
                    self.assertEqual(query(COLOR[kind], style=style, explode=explode), text)
        self.assertEqual(query(COLOR["empty"]), "color=")

    def test_deep_objects_go_to_any_depth(self):
        value = {"a": {"b": [1, {"c": True}]}, "d": None}
        self.assertEqual(
            query(value, style="deepObject"), "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=true"
        )

    def test_absent_values_are_not_written(self):
        self.assertEqual(write_query({"a": None, "b": [], "c": ["x", None]}, {}), "c=x")

    def test_values_are_written_as_json_has_them(self):
        class Kind(Enum):
            CAT = "cat"

        moment = datetime(2024, 5, 1, 12, 30, tzinfo=timezone.utc)
        values = {"a": True, "b": 1.0, "c": 1.5, "d": Kind.CAT, "e": moment, "f": date(2024, 5, 1)}
        self.assertEqual(
            write_query(values, {}), "a=true&b=1&c=1.5&d=cat&e=2024-05-01T12%3A30%3A00Z&f=2024-05-01"
        )

    def test_a_content_type_decides(self):
        self.assertEqual(query({"a": 1}, content_type="application/json"), "color=%7B%22a%22%3A1%7D")


class Others(unittest.TestCase):
    def test_headers_and_cookies(self):
        self.assertEqual(
            write_headers({"X-A": ["a", "b"], "X-B": {"c": 1}, "X-C": None}, {"X-B": Parameter(explode=True)}),
            [("X-A", "a,b"), ("X-B", "c=1")],
        )
        self.assertEqual(write_cookies({"a": "1;2", "b": None, "c": 3}, {}), "a=1%3B2; c=3")


if __name__ == "__main__":
    unittest.main()
