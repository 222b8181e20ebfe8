"""Bodies that the caller reads as they come."""

import asyncio
import dataclasses

from callers import GET, Blocking, Calls, Waiting
from misbehaving import Cut, Drip, Server, Stall, chunked, response
from runtime.client import Api, Options
from runtime.errors import CallTimeoutError, FormatError, TransportError
from runtime.operation import Arguments
from runtime.streaming import json_events, json_lines, server_sent_events


class Streaming(Calls):
    def test_events_arrive_before_the_response_ends(self):
        events = dataclasses.replace(GET, accept="text/event-stream")
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
        with Server(Stall(head + b"data: 1\n\n")) as server:
            with Blocking(Api(), Options(base_url=server.url), (), None) as client:
                with client._stream(events, server_sent_events, Arguments(), None) as stream:
                    self.assertEqual(next(stream).data, "1")

            async def run():
                async with Waiting(Api(), Options(base_url=server.url), (), None) as client:
                    async with await client._stream(events, server_sent_events, Arguments(), None) as stream:
                        return (await stream.__anext__()).data

            self.assertEqual(asyncio.run(run()), "1")

    def streamed(self, action, decode=server_sent_events, accept="text/event-stream", **options):
        """What comes of a stream, with both clients: its items, and what ended it."""
        operation = dataclasses.replace(GET, accept=accept)
        for waits in (False, True):
            with Server(action) as server:
                settings = Options(base_url=server.url, retry=False, **options)
                if waits:
                    yield asyncio.run(self.awaited(operation, decode, settings))
                    continue
                items = []
                with Blocking(Api(), settings, (), None) as client:
                    try:
                        with client._stream(operation, decode, Arguments(), None) as stream:
                            items.extend(stream)
                        yield items, None
                    except Exception as error:
                        yield items, error

    async def awaited(self, operation, decode, settings):
        items = []
        async with Waiting(Api(), settings, (), None) as client:
            try:
                async with await client._stream(operation, decode, Arguments(), None) as stream:
                    async for item in stream:
                        items.append(item)
                return items, None
            except Exception as error:
                return items, error

    HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"

    def test_a_stream_may_last_longer_than_an_attempt(self):
        pieces = [self.HEAD + b"\r\n", *(b"data: %d\n\n" % number for number in range(6))]
        for items, error in self.streamed(Drip(0.1, *pieces), timeout=0.4):
            self.assertEqual(([item.data for item in items], error), (["0", "1", "2", "3", "4", "5"], None))

    def test_an_error_has_the_time_of_an_attempt(self):
        head = b"HTTP/1.1 500 Whatever\r\nContent-Type: text/plain\r\n\r\n"
        for limits, limit in (({"timeout": 0.2}, "attempt"), ({"timeout": 5, "total_timeout": 0.2}, "total")):
            for items, error in self.streamed(Drip(0.05, head, *[b"x"] * 20), **limits):
                self.assertEqual((items, getattr(error, "limit", error)), ([], limit))

    def test_events_of_json_end_as_services_end_them(self):
        pieces = b'data: {"a":1}\n\ndata: [DONE]\n\n'
        for items, error in self.streamed(Stall(self.HEAD + b"\r\n" + pieces), json_events, timeout=5):
            self.assertEqual(([item.json() for item in items], error), ([{"a": 1}], None))

    def test_of_several_successes_one_is_asked_for(self):
        with Server(response(body=b"data: 1\n\n", content_type="text/event-stream")) as server:
            with Blocking(Api(), Options(base_url=server.url), (), None) as client:
                stream = client._stream(GET, server_sent_events, Arguments(), None, accept="text/event-stream")
                self.assertEqual([event.data for event in stream], ["1"])
        self.assertIn("Accept: text/event-stream\r\n", server.requests[0])

    def test_silence_ends_it(self):
        for items, error in self.streamed(Stall(self.HEAD + b"\r\ndata: 1\n\n"), timeout=0.2):
            self.assertEqual(len(items), 1)
            self.assertIsInstance(error, CallTimeoutError)
            self.assertEqual((error.limit, error.seconds), ("silence", 0.2))

    def test_a_connection_that_is_cut_is_told_as_everywhere(self):
        for items, error in self.streamed(Cut(self.HEAD + b"Content-Length: 99\r\n\r\ndata: 1\n\nda")):
            self.assertEqual(len(items), 1)
            self.assertIsInstance(error, TransportError)

    def test_what_is_no_stream_of_this_kind(self):
        for items, error in self.streamed(response(body=b"<p>", content_type="text/html")):
            self.assertEqual((items, type(error)), ([], FormatError))
        broken = chunked(b"1\n", b"{\n")
        for items, error in self.streamed(broken, json_lines, "application/json"):
            self.assertEqual((items, type(error)), ([1], FormatError))
            self.assertEqual(str(error), "get_it was answered with status 200 and broken JSON in its stream.")

    def test_whoever_waits_may_leave(self):
        pieces = [self.HEAD + b"\r\n", *(b"data: %d\n\n" % number for number in range(1000))]

        async def run(url):
            async with Waiting(Api(), Options(base_url=url), (), None) as client:
                operation = dataclasses.replace(GET, accept="text/event-stream")
                async with await client._stream(operation, server_sent_events, Arguments(), None) as stream:
                    async for _ in stream:
                        pass

        with Server(Drip(0.001, *pieces)) as server, self.assertRaises(asyncio.TimeoutError):
            asyncio.run(asyncio.wait_for(run(server.url), 0.2))
