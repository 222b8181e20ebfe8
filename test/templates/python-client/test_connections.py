"""Connections: kept, shared, led through proxies."""

import asyncio
import base64
import os
import threading
import time
from unittest.mock import patch

from callers import GET, POST, Blocking, Calls, Waiting
from misbehaving import Cut, Server, Stall, response
from runtime.client import Api, Options
from runtime.errors import CallTimeoutError
from runtime.operation import Arguments
from runtime.transport import HttpTransport


class Connections(Calls):
    def test_are_kept_open(self):
        with Server(response()) as server:
            with Blocking(Api(), Options(base_url=server.url), (), None) as client:
                for _ in range(5):
                    client._call(GET, Arguments(), None)
            self.assertEqual((server.connections, len(server.requests)), (1, 5))

            async def run():
                async with Waiting(Api(), Options(base_url=server.url), (), None) as client:
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
            with Blocking(Api(), Options(base_url=server.url, retry=False), (), None) as client:
                for _ in range(3):
                    client._call(POST, Arguments(), None)
                    # The end of a connection takes a moment to arrive.
                    time.sleep(0.05)
            self.assertEqual(server.connections, 3)

    def test_threads_share_a_client(self):
        with Server(response(body=b"[1]")) as server:
            with Blocking(Api(), Options(base_url=server.url), (), None) as client:
                results = []
                threads = [
                    threading.Thread(target=lambda: results.append(client._call(GET, Arguments(), None))) for _ in range(8)
                ]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
            self.assertEqual(results, [[1]] * 8)

    def test_that_cannot_be_made_in_time_have_sent_nothing(self):
        for waits in (False, True):
            with Server(Stall()) as server, self.subTest(waits=waits), self.assertRaises(CallTimeoutError) as raised:
                # The server never begins with TLS.
                self.call(server.url.replace("http:", "https:"), waits, POST, timeout=0.2)
            self.assertEqual((raised.exception.limit, raised.exception.was_sent), ("attempt", False))
            self.assertEqual(raised.exception.attempts, 3)

    def test_on_which_the_server_spoke_unasked_are_not_used_again(self):
        farewell = b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"
        with Server(response() + farewell) as server:
            options = Options(base_url=server.url, retry=False)
            with Blocking(Api(), options, (), None) as client:
                for _ in range(2):
                    self.assertEqual(client._call(POST, Arguments(), None), {})
                    time.sleep(0.05)

            async def run():
                async with Waiting(Api(), options, (), None) as client:
                    for _ in range(2):
                        self.assertEqual(await client._call(POST, Arguments(), None), {})
                        await asyncio.sleep(0.05)

            asyncio.run(run())
            self.assertEqual(server.connections, 4)

    def test_can_be_shared_by_clients(self):
        with Server(response()) as server, HttpTransport() as transport:
            for _ in range(3):
                with Blocking(Api(), Options(base_url=server.url), (), transport) as client:
                    self.assertEqual(client._call(GET, Arguments(), None), {})
            self.assertEqual(server.connections, 1)

    def test_are_not_kept_once_a_client_is_closed(self):
        with Server(response()) as server:
            client = Blocking(Api(), Options(base_url=server.url), (), None)
            client.close()
            for _ in range(2):
                self.assertEqual(client._call(GET, Arguments(), None), {})
            self.assertEqual(server.connections, 2)


class Proxies(Calls):
    """The server stands in for a proxy: it is spoken to as one."""

    def through(self, url, proxy, **environment):
        for waits in (False, True):
            with patch.dict(os.environ, {**proxy, **environment}, clear=True):
                yield lambda waits=waits: self.call(url, waits, retry=False)

    def test_are_told_the_whole_address(self):
        with Server(response()) as server:
            proxy = server.url.replace("//", "//us%40er:pass@")
            for call in self.through("http://api.test", {"http_proxy": proxy}):
                self.assertEqual(call(), {})
            proof = base64.b64encode(b"us@er:pass").decode()
            for request in server.requests:
                self.assertIn("GET http://api.test/it HTTP/1.1\r\nHost: api.test\r\n", request)
                self.assertIn(f"Proxy-Authorization: Basic {proof}\r\n", request)

    def test_open_tunnels(self):
        with Server(Cut(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")) as server:
            for call in self.through("https://api.test", {"ALL_PROXY": server.url}):
                with self.assertRaisesRegex(ConnectionError, "407"):
                    call()
            self.assertEqual([request.split("\r\n")[0] for request in server.requests], ["CONNECT api.test:443 HTTP/1.1"] * 2)

    def test_can_be_left_aside(self):
        with Server(response()) as server, Server(response(502)) as proxy:
            port = server.url.rpartition(":")[2]
            for address in ("127.0.0.1", f"127.0.0.1:{port}"):
                for call in self.through(server.url, {"http_proxy": proxy.url}, no_proxy=address):
                    self.assertEqual(call(), {})
            self.assertEqual((len(server.requests), proxy.requests), (4, []))

    def test_of_another_kind_are_refused(self):
        for call in self.through("https://api.test", {"https_proxy": "socks5://user:secret@proxy.test:1080"}):
            with self.assertRaisesRegex(ValueError, "socks5://proxy.test") as raised:
                call()
            self.assertNotIn("secret", str(raised.exception))
