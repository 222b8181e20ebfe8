import asyncio
import unittest

from runtime.messages import AsyncHttpResponse, Headers
from runtime.operation import Arguments, Operation
from runtime.paging import AsyncPager, Pager, Paging
from runtime.streaming import Stream, json_lines, server_sent_events


async def pieces(content, size):
    for start in range(0, len(content), size):
        yield content[start : start + size]


def decoded(decode, content, size):
    return list(Stream(AsyncHttpResponse(200, {}, pieces(content, size)), decode))


class Streams(unittest.TestCase):
    def test_events_whatever_the_pieces(self):
        content = (
            "\ufeff: comment\r\nid: 1\ndata: a\ndata:b\n\nevent: ping\rretry: 10\rdata\r\r"
            "data: é\n\ndata: never ended"
        ).encode()
        for size in range(1, len(content) + 1):
            events = decoded(server_sent_events, content, size)
            self.assertEqual([(event.event, event.data, event.id) for event in events],
                             [("message", "a\nb", "1"), ("ping", "", "1"), ("message", "é", "1")], size)
            self.assertEqual(events[1].retry, 10)

    def test_json_lines(self):
        self.assertEqual(decoded(json_lines, b'{"a":1}\n\n\x1e[2]\r\n3', 2), [{"a": 1}, [2], 3])
        with self.assertRaises(ValueError):
            decoded(json_lines, b"{", 1)


class Server:
    """Answers with the pages by the arguments that it is asked with."""

    def __init__(self, answer):
        self.asked = []
        self.answer = answer

    def page(self, operation, arguments, options):
        self.asked.append(arguments)
        return self.answer(arguments)


def items(paging, answer, arguments=Arguments()):
    server = Server(answer)
    found = list(Pager(server, Operation("list", "GET", "/"), paging, arguments, None))
    return found, server.asked


class Pages(unittest.TestCase):
    def test_a_cursor(self):
        pages = {None: {"items": [1, 2], "next": "b"}, "b": {"items": [], "next": "c"}, "c": {"items": [3], "next": ""}}
        found, asked = items(
            Paging("cursor", ("items",), parameter="token", next=("next",)),
            lambda arguments: (pages[arguments.query.get("token")], Headers()),
            Arguments(query={"limit": 2}),
        )
        self.assertEqual(found, [1, 2, 3])
        self.assertEqual([arguments.query for arguments in asked][1], {"limit": 2, "token": "b"})

    def test_a_cursor_while_there_is_more(self):
        found, asked = items(
            Paging("cursor", ("nodes",), parameter="after", next=("page", "end"), more=("page", "more")),
            lambda arguments: (
                {"nodes": [len(arguments.query)], "page": {"end": "z", "more": not arguments.query}},
                Headers(),
            ),
            Arguments(),
        )
        self.assertEqual(found, [0, 1])
        self.assertEqual([arguments.query for arguments in asked], [{}, {"after": "z"}])

    def test_the_last_item(self):
        pages = {None: {"data": [{"id": "a"}, {"id": "b"}], "has_more": True}, "b": {"data": [{"id": "c"}], "has_more": False}}
        found, _ = items(
            Paging("last-item", ("data",), parameter="starting_after", member="id", more=("has_more",)),
            lambda arguments: (pages[arguments.query.get("starting_after")], Headers()),
        )
        self.assertEqual([item["id"] for item in found], ["a", "b", "c"])

    def test_an_offset(self):
        everything = list(range(5))
        found, asked = items(
            Paging("offset", (), parameter="offset"),
            lambda arguments: (everything[int(arguments.query.get("offset") or 0) :][:2], Headers()),
        )
        self.assertEqual(found, everything)
        self.assertEqual(len(asked), 4)
        found, asked = items(
            Paging("offset", ("items",), parameter="offset", total=("total",)),
            lambda arguments: ({"items": everything[int(arguments.query.get("offset") or 0) :][:2], "total": 5}, Headers()),
        )
        self.assertEqual((found, len(asked)), (everything, 3))

    def test_a_page_number(self):
        found, asked = items(
            Paging("page", ("items",), parameter="page", first=1, total=("pages",)),
            lambda arguments: ({"items": [arguments.query.get("page", 1)], "pages": 3}, Headers()),
        )
        self.assertEqual((found, len(asked)), ([1, 2, 3], 3))

    def test_links(self):
        def answer(arguments):
            if arguments.url is None:
                return [1], Headers({"Link": '<https://x/a,b>; rel="prev next"; title="x, y", </z>; rel=last'})
            return [2], Headers({"Link": "</>; rel=prev"})

        found, asked = items(Paging("link", ()), answer)
        self.assertEqual((found, asked[1].url), ([1, 2], "https://x/a,b"))

    def test_a_circle_ends(self):
        with self.assertRaises(ValueError):
            items(
                Paging("cursor", ("items",), parameter="token", next=("next",)),
                lambda arguments: ({"items": [1], "next": "same"}, Headers()),
            )

    def test_asynchronously(self):
        class Waiting:
            async def page(self, operation, arguments, options):
                last = arguments.query.get("after", 0)
                return {"items": [last], "next": last + 1 if last < 2 else None}, Headers()

        async def collect():
            paging = Paging("cursor", ("items",), parameter="after", next=("next",))
            return [item async for item in AsyncPager(Waiting(), Operation("list", "GET", "/"), paging, Arguments(), None)]

        self.assertEqual(asyncio.run(collect()), [0, 1, 2])
