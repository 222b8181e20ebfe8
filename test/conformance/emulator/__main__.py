"""Starts the emulated AWS: `python -m emulator --port 4999 --token something`.

The port must be free. The program prints one line once it listens, and ends with the process that started it: when its
standard input closes.
"""

import argparse
import os
import sys
import threading

from moto.moto_api._internal import mock_random  # noqa: F401  (loads moto before the server does)
from werkzeug.serving import make_server

from .accounts import select_accounts_by_access_key
from .cloudformation.stack import replace_stacks
from .cloudformation.types import resource_types
from .functions import keep_function_settings
from .gateway.service import Gateways
from .server import EmulatedAws

HOST = "127.0.0.1"


def main() -> None:
    """Serves until standard input closes."""
    parser = argparse.ArgumentParser(prog="emulator", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="loopback port to listen on")
    parser.add_argument("--token", default="", help="what /_conformance answers with, beside the process id")
    given = parser.parse_args()
    endpoint = f"http://{HOST}:{given.port}"
    gateways = Gateways()
    select_accounts_by_access_key()
    keep_function_settings()
    replace_stacks(endpoint, gateways, resource_types())
    application = EmulatedAws(gateways, {"pid": os.getpid(), "token": given.token})
    server = make_server(HOST, given.port, application, threaded=True)
    threading.Thread(target=_stop_with_parent, daemon=True).start()
    print(f"listening on {endpoint}", flush=True)
    server.serve_forever()


def _stop_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
