"""Whole calls, against a server that misbehaves on purpose: each with the client that blocks and the one that waits."""

import asyncio
import dataclasses
import pickle
import unittest

from callers import GET, POST, PUT, Blocking, Calls, Waiting
from misbehaving import Cut, Server, Stall, chunked, gzipped, response
from runtime.authentication import SecurityScheme
from runtime.client import Api, Options
from runtime.errors import ApiError, CallError, CallTimeoutError, FormatError, TransportError
from runtime.mock import AsyncMockTransport, MockResponse, MockTransport
from runtime.operation import Arguments
from runtime.rate_limit import RateLimiter


class Retries(Calls):
    def test_500_then_200(self):
        for server, call in self.both(response(500), response(500), response(body=b'{"a":1}')):
            self.assertEqual(call(), {"a": 1})
            self.assertEqual(len(server.requests), 3)
            self.assertEqual(self.slept, [0.1, 0.2])

    def test_a_post_that_may_have_been_executed_is_not_repeated(self):
        for action in (response(500), response(503, headers=[("Retry-After", "1")]), Cut(), Cut(b"HTTP/1.1 200 OK\r\n")):
            for server, call in self.both(action):
                with self.assertRaises((ApiError, TransportError)):
                    call(POST, Arguments(body={"a": 1}))
                self.assertEqual(len(server.requests), 1)

    def test_a_throttled_post_is_repeated(self):
        throttled = response(429, b'{"message":"Too Many Requests"}', [("Retry-After", "2")])
        for server, call in self.both(throttled, response()):
            self.assertEqual(call(POST), {})
            self.assertEqual(self.slept, [2 * 1.05])

    def test_an_exceeded_quota_is_not(self):
        for server, call in self.both(response(429, b'{"message":"Limit Exceeded"}')):
            with self.assertRaises(ApiError) as raised:
                call()
            self.assertEqual(raised.exception.gateway.type, "LimitExceededException")
            self.assertEqual(len(server.requests), 1)

    def test_a_cut_connection_is_tried_again(self):
        whole = response(body=b'{"a":1}')
        for server, call in self.both(Cut(), Cut(whole[:-3]), whole):
            self.assertEqual(call(), {"a": 1})

    def test_nobody_there(self):
        with Server(response()) as server:
            url = server.url
        for waits in (False, True):
            with self.subTest(waits=waits), self.assertRaises(TransportError) as raised:
                self.call(url, waits, POST)
            self.assertFalse(raised.exception.was_sent)
            self.assertEqual(raised.exception.attempts, 3)

    def test_what_one_attempt_sent_was_sent(self):
        refused = []

        def middleware(request, following):
            if request.attempt > 1:
                refused.append(request.attempt)
                request = dataclasses.replace(request, url="http://127.0.0.1:1/")
            return following(request)

        for action in (Cut(), response(503)):
            with Server(action) as server, self.assertRaises(TransportError) as raised:
                with Blocking(Api(), Options(base_url=server.url, clock=self.clock), (middleware,), None) as client:
                    client._call(PUT, Arguments(), None)
            self.assertEqual((raised.exception.was_sent, raised.exception.attempts, len(server.requests)), (True, 3, 1))
        self.assertEqual(refused, [2, 3, 2, 3])

    def test_idempotency_keys_stay_the_same(self):
        keyed = dataclasses.replace(POST, idempotency_header="Idempotency-Key")
        for server, call in self.both(response(500), response()):
            call(keyed)
            keys = [line for request in server.requests for line in request.splitlines() if "Idempotency-Key" in line]
            self.assertEqual(len(keys), 2)
            self.assertEqual(len(set(keys)), 1)

    def test_what_middleware_raises_ends_the_call(self):
        asked = []

        def middleware(request, following):
            asked.append(request.attempt)
            raise FileNotFoundError("the token's file")

        with self.assertRaises(FileNotFoundError):
            Blocking(Api(), Options(base_url="https://test"), (middleware,), MockTransport({}))._call(GET, Arguments(), None)
        self.assertEqual(asked, [1])

    def test_a_key_that_would_not_be_sent_is_refused(self):
        for server, call in self.both(response()):
            with self.assertRaisesRegex(ValueError, "post_it takes no idempotency key"):
                call(POST, call_options={"idempotency_key": "k"})
            self.assertEqual(server.requests, [])

    def test_the_budget_ends_them(self):
        for server, call in self.both(response(500)):
            with self.assertRaises(ApiError):
                call(retry={"attempts": 10, "budget": 2})
            self.assertEqual(len(server.requests), 3)


class Timeouts(Calls):
    def test_slow_headers_and_slow_bodies(self):
        for beginning in (b"", b"HTTP/1.1 200 OK\r\nContent-", response(body=b"{}" * 9)[:-3]):
            for server, call in self.both(Stall(beginning)):
                with self.assertRaises(CallTimeoutError) as raised:
                    call(timeout=0.1, retry=False)
                self.assertEqual(raised.exception.limit, "attempt")
                self.assertIsInstance(raised.exception, TimeoutError)

    def test_a_slow_answer_is_asked_for_again(self):
        for server, call in self.both(Stall(), response(body=b"[1]")):
            self.assertEqual(call(timeout=0.2), [1])

    def test_the_total_counts_all_attempts(self):
        for server, call in self.both(Stall()):
            with self.assertRaises(CallTimeoutError) as raised:
                call(total_timeout=0.2)
            self.assertEqual(raised.exception.limit, "total")

    def test_a_turn_that_would_come_too_late_is_not_waited_for(self):
        for server, call in self.both(response()):
            limiter = RateLimiter(rate_per_second=0.01, burst=1)
            call(rate_limiter=limiter)
            with self.assertRaises(CallTimeoutError) as raised:
                call(rate_limiter=limiter, total_timeout=5)
            self.assertEqual((raised.exception.limit, raised.exception.was_sent, len(server.requests)), ("total", False, 1))
            self.assertEqual(raised.exception.attempts, 0)

    def test_a_turn_that_comes_too_late_leaves_what_the_last_attempt_came_to(self):
        for action, kind in ((response(503, b'{"a":1}'), ApiError), (Cut(), TransportError)):
            for server, call in self.both(action):
                with self.assertRaises(kind) as raised:
                    call(PUT, rate_limiter=RateLimiter(rate_per_second=0.01, burst=1), total_timeout=5)
                error = raised.exception
                self.assertEqual((error.attempts, len(server.requests)), (1, 1))
                self.assertEqual(error.content if kind is ApiError else error.was_sent, {"a": 1} if kind is ApiError else True)

    def test_a_cancelled_call_leaves_its_connection(self):
        with Server(Stall()) as server:

            async def run():
                async with Waiting(Api(), Options(base_url=server.url), (), None) as client:
                    task = asyncio.create_task(client._call(GET, Arguments(), None))
                    while not server.requests:
                        await asyncio.sleep(0.01)
                    task.cancel()
                    with self.assertRaises(asyncio.CancelledError):
                        await task

            asyncio.run(run())
            self.assertEqual(len(server.requests), 1)


class Answers(Calls):
    def test_bodies_of_every_shape(self):
        cases = {
            chunked(b'{"a"', b":1}"): {"a": 1},
            chunked(gzipped(b'{"a":1}'), headers="Content-Encoding: gzip\r\n"): {"a": 1},
            chunked(gzipped(b'{"a"') + gzipped(b":1}"), headers="Content-Encoding: gzip\r\n"): {"a": 1},
            b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n[1]": "cut",
            b"HTTP/1.1 100 Continue\r\n\r\n" + response(body=b"1"): 1,
            response(204, b""): None,
            response(body="é".encode("latin-1"), content_type='text/plain; charset="ISO-8859-1"'): "é",
            response(body=b"\0", content_type="image/png"): b"\0",
            response(body=b"[2]", content_type="text/plain"): "[2]",
        }
        anything = dataclasses.replace(GET, accept="*/*")
        for content, expected in cases.items():
            action = Cut(content) if expected == "cut" else content
            for _, call in self.both(action):
                self.assertEqual(call(anything), [1] if expected == "cut" else expected)

    def test_a_success_that_is_none(self):
        wrong = {
            "broken JSON": response(body=b"{"),
            "text/html in place of JSON": response(body=b"<p>", content_type="text/html"),
            "image/png in place of application/json": response(body=b"\0", content_type="image/png"),
        }
        for problem, content in wrong.items():
            for server, call in self.both(content):
                with self.assertRaisesRegex(FormatError, problem):
                    call()
                self.assertEqual(len(server.requests), 1)

    def test_a_huge_body_is_refused_while_it_arrives(self):
        for _, call in self.both(response(body=b"1" * 100_000)):
            with self.assertRaisesRegex(FormatError, "more than 1000 bytes"):
                call(maximum_body_size=1000)
            with self.assertRaisesRegex(FormatError, "more than 10 bytes"):
                call(call_options={"maximum_body_size": 10})

    def test_what_is_not_http(self):
        for content in (b"SMTP ready\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", chunked(b"x").replace(b"1;", b"-1;")):
            for _, call in self.both(Cut(content)):
                with self.assertRaises(TransportError):
                    call(retry=False)

    def test_errors_have_the_body_that_came(self):
        described = dataclasses.replace(GET, failures=("404",))
        for _, call in self.both(response(404, b'{"title":"gone"}', [("x-amzn-RequestId", "r1")])):
            with self.assertRaises(ApiError) as raised:
                call(described)
            error = raised.exception
            self.assertEqual((error.status, error.described, error.request_id), (404, {"title": "gone"}, "r1"))
            self.assertEqual(str(error), "get_it was answered with status 404: gone")
        for _, call in self.both(response(404, b"{broken")):
            with self.assertRaises(ApiError) as raised:
                call(described)
            self.assertEqual(raised.exception.content, "{broken")

    def test_errors_travel_between_processes(self):
        for _, call in self.both(response(404, b'{"message":"gone"}')):
            with self.assertRaises(ApiError) as raised:
                call()
            there = pickle.loads(pickle.dumps(raised.exception))
            self.assertEqual((str(there), there.status, there.content), (str(raised.exception), 404, {"message": "gone"}))
            self.assertEqual(list(there.headers), list(raised.exception.headers))
        for waits in (False, True):
            with self.assertRaises(TransportError) as raised:
                self.call("http://127.0.0.1:1", waits, retry=False)
            there = pickle.loads(pickle.dumps(raised.exception))
            self.assertEqual((str(there), there.was_sent), (str(raised.exception), False))

    def test_clients_say_who_they_are(self):
        api = Api(user_agent="pets/1.0")
        for server, call in self.both(response()):
            call(api=api)
            call(api=api, headers={"user-agent": "mine"})
            names = [line for request in server.requests for line in request.splitlines() if "agent" in line.lower()]
            self.assertEqual(names, ["User-Agent: pets/1.0", "user-agent: mine"])

    def test_redirections(self):
        there = response(302, b"", [("Location", "/there?x=1")])
        for server, call in self.both(there, response(body=b"1")):
            self.assertEqual(call(), 1)
            self.assertIn("GET /there?x=1 ", server.requests[1])
        for server, call in self.both(there):
            with self.assertRaises(ApiError):
                call(POST)

    def test_redirections_can_be_left_to_the_caller(self):
        for server, call in self.both(response(302, b"", [("Location", "/there")])):
            with self.assertRaises(ApiError) as raised:
                call(call_options={"follow_redirects": False})
            self.assertEqual((raised.exception.headers["location"], len(server.requests)), ("/there", 1))

    def test_redirections_to_nowhere(self):
        for location in ("http://x:99999/", "http://[::1", "ftp://x/", f"http://{'x' * 64}/"):
            for server, call in self.both(response(302, b"", [("Location", location)])):
                with self.assertRaises(ApiError) as raised:
                    call()
                self.assertEqual((raised.exception.status, len(server.requests)), (302, 1))
                with self.assertRaisesRegex(CallError, "is no address"):
                    call(GET, Arguments(url=location))
        for server, call in self.both(response(302, b"", [("Location", "http://127.0.0.1:1/")])):
            with self.assertRaises(TransportError) as raised:
                call(retry=False)
            self.assertTrue(raised.exception.was_sent)

    def test_all_redirections_have_the_time_of_one_attempt(self):
        for server, call in self.both(response(302, b"", [("Location", "/a")]), Stall()):
            with self.assertRaises(CallTimeoutError) as raised:
                call(timeout=0.2, retry=False)
            self.assertEqual((raised.exception.seconds, len(server.requests)), (0.2, 2))

    def test_what_proves_the_caller_stays_with_its_origin(self):
        proofs = {"Authorization": "mine", "Cookie": "mine", "X-Trace": "t"}
        with Server(response(body=b"2")) as other:
            for server, call in self.both(response(302, b"", [("Location", f"{other.url}/a")])):
                self.assertEqual(call(headers=proofs), 2)
                self.assertIn("Authorization: mine", server.requests[0])
                # The next page of a list is where the API says, too.
                self.assertEqual(call(GET, Arguments(url=f"{other.url}/page"), headers=proofs), 2)
            self.assertEqual(len(other.requests), 4)
            for request in other.requests:
                self.assertIn("X-Trace: t", request)
                self.assertNotIn("mine", request)

    def test_credentials_stay_with_their_origin(self):
        secured = dataclasses.replace(GET, security=(("key",),))
        api = Api(schemes={"key": SecurityScheme("apiKey", "X-Key")})
        with Server(response(body=b"2")) as other:
            for server, call in self.both(response(302, b"", [("Location", f"{other.url}/a")])):
                self.assertEqual(call(secured, api=api, credentials={"key": "secret"}), 2)
                self.assertIn("X-Key: secret", server.requests[0])
            self.assertNotIn("secret", "".join(other.requests))


class Mocks(unittest.TestCase):
    def test_answer_by_operation_and_run_through_middleware(self):
        seen = []

        def middleware(request, following):
            seen.append(request.operation)
            answer = following(dataclasses.replace(request, headers=request.headers.with_field("X-A", "1")))
            return answer

        mock = MockTransport({"get_it": MockResponse(body={"a": 1}), "post_it": lambda request: MockResponse(409, {"t": 1})})
        client = Blocking(Api(), Options(base_url="https://test"), (middleware,), mock)
        answer = client.with_response(client._call, GET, Arguments(), None)
        self.assertEqual((answer.status, answer.body, answer.attempts), (200, {"a": 1}, 1))
        with self.assertRaises(ApiError):
            client._call(POST, Arguments(body=1), None)
        self.assertEqual([request.headers["x-a"] for request in mock.requests], ["1", "1"])
        self.assertEqual(seen, ["get_it", "post_it"])

    def test_calls_of_middleware_are_not_what_a_caller_looks_at(self):
        inner = Blocking(Api(), Options(base_url="https://test"), (), MockTransport({"get_it": MockResponse(body="inner")}))
        found = []

        def middleware(request, following):
            found.append(inner._call(GET, Arguments(), None))
            return following(request)

        mock = MockTransport({"get_it": MockResponse(201, "outer")})
        client = Blocking(Api(), Options(base_url="https://test"), (middleware,), mock)
        with client.stream(client._call, GET, Arguments(), None) as chunks:
            self.assertEqual((chunks.status, b"".join(chunks)), (201, b'"outer"'))
        self.assertEqual(found, ["inner"])

    def test_only_operations_have_responses(self):
        client = Blocking(Api(), Options(base_url="https://test"), (), MockTransport({}))
        for method in (client.with_response, client.stream):
            with self.assertRaises(TypeError):
                method(list)

    def test_answer_calls_that_wait(self):

        async def run():
            mock = AsyncMockTransport({"get_it": MockResponse(body=[1])})
            client = Waiting(Api(), Options(base_url="https://test"), (), mock)
            async with await client.stream(client._call, GET, Arguments(), None) as chunks:
                return b"".join([chunk async for chunk in chunks])

        self.assertEqual(asyncio.run(run()), b"[1]")
