"""Calls with the client that blocks and the one that waits, which have to do the same."""

import asyncio
import unittest

from misbehaving import Server
from runtime.client import Api, AsyncBaseClient, BaseClient, Options
from runtime.environment import Clock
from runtime.operation import Arguments, Operation

GET = Operation("get_it", "GET", "/it")
POST = Operation("post_it", "POST", "/it")
PUT = Operation("put_it", "PUT", "/it")


class Blocking(BaseClient):
    pass


class Waiting(AsyncBaseClient):
    pass


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
            with Blocking(api, options, (), None) as client:
                return client._call(operation, arguments, call_options)

        async def run():
            async with Waiting(api, options, (), None) as client:
                return await client._call(operation, arguments, call_options)

        return asyncio.run(run())
