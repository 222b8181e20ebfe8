from __future__ import annotations

import copy
import sys
import unittest
from typing import Any, ClassVar, Generic, Literal, TypeVar

from runtime.record import Datum, Record, field

_Held = TypeVar("_Held")


class Query(Record):
    limit: int
    mro: str | None


class Done(Record):
    body: dict[str, Any] = field(kw_only=False)
    total: int | None = None
    status: ClassVar[Literal[200]] = 200


class Anything(Record):
    body: object = field(kw_only=False, default="none")


class More(Done):
    page: int


class Place(Datum):
    pointer: str
    depth: int = 0


class Box(Datum, Generic[_Held]):
    held: _Held


class RecordTest(unittest.TestCase):
    def test_takes_data_in_their_order_too(self) -> None:
        self.assertEqual(Place("/a", 1), Place(pointer="/a", depth=1))
        self.assertEqual(len({Place("/a"), Place("/a", 0), Place("/a", 1)}), 2)
        self.assertEqual((Place("/a").depth, Box[int](7).held), (0, 7))
        for given, named in (((), {}), (("/a", 1, 2), {}), (("/a",), {"pointer": "/b"}), (("/a",), {"deep": 1})):
            with self.assertRaises(TypeError):
                Place(*given, **named)
        with self.assertRaises(AttributeError):
            setattr(Place("/a"), "depth", 2)

    def test_holds_what_it_is_given(self) -> None:
        query = Query(limit=1, mro=None)
        self.assertEqual((query.limit, query.mro), (1, None))
        done = Done({"a": 1})
        self.assertEqual((done.body, done.total, done.status), ({"a": 1}, None, 200))
        self.assertEqual(Done(body={}, total=2).total, 2)
        self.assertEqual(Anything().body, "none")
        more = More({}, page=2)
        self.assertEqual((more.body, more.page, more.status), ({}, 2, 200))

    def test_refuses_what_does_not_fit(self) -> None:
        make: Any
        for make, message in (
            (lambda: Query(limit=1), "Query needs mro"),
            (lambda: Query(limit=1, mro="", page=1), "Query has no page"),
            (lambda: Query(1, mro=""), "Query: without a name it takes nothing"),
            (lambda: Done({}, 3), "Done: without a name it takes body"),
            (lambda: Done({}, body={}), "Done: without a name it takes body"),
            (lambda: Done({}, status=201), "Done has no status"),
            (lambda: Done(total=1), "Done needs body"),
            (lambda: More({}), "More needs page"),
        ):
            with self.assertRaisesRegex(TypeError, f"^{message}$"):
                make()

    def test_never_changes(self) -> None:
        done: Any = Done({})
        with self.assertRaisesRegex(AttributeError, "Done never changes: total cannot be set"):
            done.total = 1
        with self.assertRaisesRegex(AttributeError, "Done never changes: body cannot be deleted"):
            del done.body

    def test_is_what_its_members_are(self) -> None:
        self.assertEqual(Done({"a": 1}), Done({"a": 1}, total=None))
        self.assertNotEqual(Done({}), Done({}, total=1))
        self.assertNotEqual(Done({}), More({}, page=1))
        self.assertEqual(repr(Query(limit=1, mro="x")), "Query(limit=1, mro='x')")
        match Done({"a": 1}):
            case Done(body):
                self.assertEqual(body, {"a": 1})

    @unittest.skipIf(sys.version_info < (3, 13), "copy.replace came with Python 3.13")
    def test_is_copied_with_changes(self) -> None:
        replace: Any = getattr(copy, "replace")
        self.assertEqual(replace(Done({}), total=1), Done({}, total=1))
