"""Whole calls, against a server that misbehaves on purpose: each with the client that blocks and the one that waits."""

import asyncio
import dataclasses
import threading
import time
import unittest

from misbehaving import Cut, Server, Stall, chunked, gzipped, response
from runtime.authentication import SecurityScheme
from runtime.client import Api, AsyncBaseClient, BaseClient, Options
from runtime.environment import Clock
from runtime.errors import ApiError, CallTimeoutError, FormatError, TransportError
from runtime.mock import AsyncMockTransport, MockResponse, MockTransport
from runtime.operation import Arguments, Operation
from runtime.sigv4 import AwsCredentials, SigV4
from runtime.streaming import server_sent_events
from runtime.tokens import ClientCredentials, CognitoTokens, RefreshToken

GET = Operation("get_it", "GET", "/it")
POST = Operation("post_it", "POST", "/it")
PUT = Operation("put_it", "PUT", "/it")


async def no_wait(_seconds):
    return None


class Calls(unittest.TestCase):
    """`call` makes one call with both kinds of client, which have to do the same."""

    def setUp(self):
        self.slept = []
        self.clock = Clock(sleep=self.slept.append, sleep_async=self.sleep_async, random=lambda: 0.5)

    async def sleep_async(self, seconds):
        self.slept.append(seconds)

    def both(self, *script):
        for waits in (False, True):
            self.slept.clear()
            with Server(*script) as server:
                yield server, lambda *args, waits=waits, server=server, **options: self.call(server.url, waits, *args, **options)

    def call(self, url, waits, operation=GET, arguments=Arguments(), call_options=None, api=Api(), **options):
        options = Options(base_url=url, clock=self.clock, **options)
        if not waits:
            with _Blocking(api, options, (), None) as client:
                return client._call(operation, arguments, call_options)

        async def run():
            async with _Waiting(api, options, (), None) as client:
                return await client._call(operation, arguments, call_options)

        return asyncio.run(run())


class _Blocking(BaseClient):
    pass


class _Waiting(AsyncBaseClient):
    pass


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

    def test_idempotency_keys_stay_the_same(self):
        keyed = dataclasses.replace(POST, idempotency_header="Idempotency-Key")
        for server, call in self.both(response(500), response()):
            call(keyed)
            keys = [line for request in server.requests for line in request.splitlines() if "Idempotency-Key" in line]
            self.assertEqual(len(keys), 2)
            self.assertEqual(len(set(keys)), 1)

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

    def test_a_cancelled_call_leaves_its_connection(self):
        with Server(Stall()) as server:

            async def run():
                async with _Waiting(Api(), Options(base_url=server.url), (), None) as client:
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

    def test_redirections(self):
        there = response(302, b"", [("Location", "/there?x=1")])
        for server, call in self.both(there, response(body=b"1")):
            self.assertEqual(call(), 1)
            self.assertIn("GET /there?x=1 ", server.requests[1])
        for server, call in self.both(there):
            with self.assertRaises(ApiError):
                call(POST)

    def test_credentials_stay_with_their_origin(self):
        secured = dataclasses.replace(GET, security=(("key",),))
        api = Api(schemes={"key": SecurityScheme("apiKey", "X-Key")})
        with Server(response(body=b"2")) as other:
            for server, call in self.both(response(302, b"", [("Location", f"{other.url}/a")])):
                self.assertEqual(call(secured, api=api, credentials={"key": "secret"}), 2)
                self.assertIn("X-Key: secret", server.requests[0])
            self.assertNotIn("secret", "".join(other.requests))


class Connections(Calls):
    def test_are_kept_open(self):
        with Server(response()) as server:
            with _Blocking(Api(), Options(base_url=server.url), (), None) as client:
                for _ in range(5):
                    client._call(GET, Arguments(), None)
            self.assertEqual((server.connections, len(server.requests)), (1, 5))

            async def run():
                async with _Waiting(Api(), Options(base_url=server.url), (), None) as client:
                    for _ in range(5):
                        await client._call(GET, Arguments(), None)
                    await asyncio.gather(*(client._call(GET, Arguments(), None) for _ in range(5)))

            asyncio.run(run())
            self.assertEqual(len(server.requests), 15)
            self.assertLessEqual(server.connections, 6)

    def test_that_the_server_closed_are_not_used_again(self):
        for server, call in self.both(response(headers=[("Connection", "close")])):
            pass
        with Server(Cut(response())) as server:
            with _Blocking(Api(), Options(base_url=server.url, retry=False), (), None) as client:
                for _ in range(3):
                    client._call(POST, Arguments(), None)
                    # The end of a connection takes a moment to arrive.
                    time.sleep(0.05)
            self.assertEqual(server.connections, 3)

    def test_threads_share_a_client(self):
        with Server(response(body=b"[1]")) as server:
            with _Blocking(Api(), Options(base_url=server.url), (), None) as client:
                results = []
                threads = [
                    threading.Thread(target=lambda: results.append(client._call(GET, Arguments(), None))) for _ in range(8)
                ]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
            self.assertEqual(results, [[1]] * 8)


class Streaming(Calls):
    def test_events_arrive_before_the_response_ends(self):
        events = dataclasses.replace(GET, accept="text/event-stream")
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
        with Server(Stall(head + b"data: 1\n\n")) as server:
            with _Blocking(Api(), Options(base_url=server.url), (), None) as client:
                with client._stream(events, server_sent_events, Arguments(), None) as stream:
                    self.assertEqual(next(stream).data, "1")

            async def run():
                async with _Waiting(Api(), Options(base_url=server.url), (), None) as client:
                    async with await client._stream(events, server_sent_events, Arguments(), None) as stream:
                        return (await stream.__anext__()).data

            self.assertEqual(asyncio.run(run()), "1")


class Credentials(Calls):
    def sent(self, scheme, credential, *script):
        operation = dataclasses.replace(GET, security=(("other",), ("it",)))
        api = Api(schemes={"it": scheme, "other": SecurityScheme("basic")})
        for server, call in self.both(*(script or (response(),))):
            call(operation, api=api, credentials={"it": credential})
            yield server.requests

    def test_keys_and_tokens(self):
        for requests in self.sent(SecurityScheme("apiKey", "x-api-key"), lambda: "k"):
            self.assertIn("x-api-key: k", requests[0])
        for requests in self.sent(SecurityScheme("apiKey", "k&", "query"), "a b"):
            self.assertIn("GET /it?k%26=a%20b ", requests[0])
        for requests in self.sent(SecurityScheme("apiKey", "sid", "cookie"), "a;b"):
            self.assertIn("Cookie: sid=a%3Bb", requests[0])
        for requests in self.sent(SecurityScheme("token", "Bearer"), "t"):
            self.assertIn("Authorization: Bearer t", requests[0])
        for requests in self.sent(SecurityScheme("signature"), SigV4(AwsCredentials("a", "b"), "us-east-1")):
            self.assertIn("SignedHeaders=accept;host;x-amz-date", requests[0])

    def test_a_refused_token_is_renewed_once(self):
        tokens = iter(["one", "two", "three"])

        class Source:
            def __init__(self):
                self.current = None

            async def token(self, wire):
                self.current = self.current or next(tokens)
                return self.current

            def discard(self):
                self.current = None

        with Server(response(401), response(401)) as server, self.assertRaises(ApiError):
            self.call(
                server.url,
                False,
                dataclasses.replace(POST, security=(("it",),)),
                api=Api(schemes={"it": SecurityScheme("token", "Bearer")}),
                credentials={"it": Source()},
            )
        sent = [line for request in server.requests for line in request.splitlines() if line.startswith("Authorization")]
        self.assertEqual(sent, ["Authorization: Bearer one", "Authorization: Bearer two"])

    def test_oauth_tokens_are_kept_until_they_end(self):
        now = [1000.0]
        self.clock = dataclasses.replace(self.clock, now=lambda: now[0])
        answer = response(body=b'{"access_token":"t","expires_in":100,"refresh_token":"newer"}')
        with Server(answer) as issuer:
            source = ClientCredentials(token_url=f"{issuer.url}/token", client_id="a:b", client_secret="s", scopes=["x", "y"])
            for requests in self.sent(SecurityScheme("token", "Bearer"), source):
                self.assertIn("Authorization: Bearer t", requests[0])
            self.assertEqual(len(issuer.requests), 1)
            self.assertIn("grant_type=client_credentials&scope=x+y", issuer.requests[0])
            self.assertIn("Authorization: Basic YSUzQWI6cw==", issuer.requests[0])
            now[0] += 71
            list(self.sent(SecurityScheme("token", "Bearer"), source))
            self.assertEqual(len(issuer.requests), 2)
            refreshing = RefreshToken(token_url=f"{issuer.url}/token", client_id="c", refresh_token="older")
            list(self.sent(SecurityScheme("token", "Bearer"), refreshing))
            self.assertIn("refresh_token=older&client_id=c", issuer.requests[-1])
            self.assertEqual(refreshing.refresh_token, "newer")

    def test_a_token_is_asked_for_once_however_many_calls_wait(self):
        api = Api(schemes={"it": SecurityScheme("token", "Bearer")})
        operation = dataclasses.replace(GET, security=(("it",),))
        answer = response(body=b'{"access_token":"t","expires_in":3600,"refresh_token":"newer"}')

        def source(issuer):
            return RefreshToken(token_url=f"{issuer.url}/token", client_id="c", refresh_token="older")

        with Server(response(body=b"1")) as server, Server(answer) as issuer:
            options = Options(base_url=server.url, credentials={"it": source(issuer)})
            with _Blocking(api, options, (), None) as client:
                calls = [threading.Thread(target=client._call, args=(operation, Arguments(), None)) for _ in range(5)]
                for call in calls:
                    call.start()
                for call in calls:
                    call.join()
            self.assertEqual((len(issuer.requests), len(server.requests)), (1, 5))

        async def run(url, kept):
            options = Options(base_url=url, credentials={"it": kept})
            async with _Waiting(api, options, (), None) as client:
                await asyncio.gather(*(client._call(operation, Arguments(), None) for _ in range(5)))

        with Server(response(body=b"1")) as server, Server(answer) as issuer:
            asyncio.run(run(server.url, source(issuer)))
            self.assertEqual((len(issuer.requests), len(server.requests)), (1, 5))

    def test_cognito_tokens(self):
        answer = b'{"AuthenticationResult":{"IdToken":"i","AccessToken":"a","ExpiresIn":3600,"RefreshToken":"r"}}'
        with Server(response(body=answer, content_type="application/x-amz-json-1.1")) as pool:
            source = CognitoTokens(
                region="eu-west-1", client_id="c", username="u", password="p", client_secret="s", endpoint=pool.url
            )
            for requests in self.sent(SecurityScheme("token", "Bearer"), source):
                self.assertIn("Authorization: Bearer i", requests[0])
            self.assertIn("X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth", pool.requests[0])
            self.assertIn('"SECRET_HASH"', pool.requests[0])
            self.assertEqual(source.refresh_token, "r")


class Mocks(unittest.TestCase):
    def test_answer_by_operation_and_run_through_middleware(self):
        seen = []

        def middleware(request, following):
            seen.append(request.operation)
            answer = following(dataclasses.replace(request, headers=request.headers.with_field("X-A", "1")))
            return answer

        mock = MockTransport({"get_it": MockResponse(body={"a": 1}), "post_it": lambda request: MockResponse(409, {"t": 1})})
        client = _Blocking(Api(), Options(base_url="https://test"), (middleware,), mock)
        answer = client.with_response(client._call, GET, Arguments(), None)
        self.assertEqual((answer.status, answer.body, answer.attempts), (200, {"a": 1}, 1))
        with self.assertRaises(ApiError):
            client._call(POST, Arguments(body=1), None)
        self.assertEqual([request.headers["x-a"] for request in mock.requests], ["1", "1"])
        self.assertEqual(seen, ["get_it", "post_it"])

        async def run():
            mock = AsyncMockTransport({"get_it": MockResponse(body=[1])})
            client = _Waiting(Api(), Options(base_url="https://test"), (), mock)
            async with await client.stream(client._call, GET, Arguments(), None) as chunks:
                return b"".join([chunk async for chunk in chunks])

        self.assertEqual(asyncio.run(run()), b"[1]")
