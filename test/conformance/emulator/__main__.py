"""Starts the emulated AWS: `python -m emulator -p 4999`; port 0 lets the system choose.

It prints its address once it listens, and ends with the process that started it.
"""

import argparse
import os
import threading
import time

from werkzeug.serving import WSGIRequestHandler, make_server

from .accounts import select_accounts_by_access_key
from .cloudformation.stack import replace_stacks
from .cloudformation.types import resource_types
from .gateway.service import Gateways
from .presupposed import Presupposed
from .repairs import repair_moto
from .retries import Retries
from .server import EmulatedAws

HOST = "127.0.0.1"


class QuietHandler(WSGIRequestHandler):
    """Keeps connections open and says nothing of requests."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """A suite makes tens of thousands of requests."""


def main() -> None:
    """Serves until it is told to end, or its parent has ended."""
    parser = argparse.ArgumentParser(prog="emulator", description=__doc__)
    parser.add_argument("-H", "--host", default=HOST, help="address to listen on")
    parser.add_argument("-p", "--port", type=int, default=0, help="port to listen on")
    parser.add_argument("--token", default="", help="what /_conformance answers with, beside the process id")
    given = parser.parse_args()
    presupposed = Presupposed()
    gateways = Gateways(presupposed)
    application = Retries(EmulatedAws(gateways, presupposed, {"pid": os.getpid(), "token": given.token}))
    server = make_server(given.host, given.port, application, threaded=True, request_handler=QuietHandler)
    endpoint = f"http://{given.host}:{server.port}"
    os.environ["MOTO_PORT"] = str(server.port)
    select_accounts_by_access_key()
    repair_moto(gateways, presupposed)
    replace_stacks(endpoint, gateways, resource_types())
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    print(f"listening on {endpoint}", flush=True)
    server.serve_forever()


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


if __name__ == "__main__":
    main()
