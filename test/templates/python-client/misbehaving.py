"""A server on the loopback that does to each request what a test says."""

import contextlib
import re
import socket
import threading
import zlib


def response(status=200, body=b"{}", headers=(), content_type="application/json", reason="Whatever"):
    fields = [("Content-Type", content_type), ("Content-Length", str(len(body))), *headers]
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"HTTP/1.1 {status} {reason}\r\n{head}\r\n".encode() + body


def chunked(*chunks, headers=""):
    body = b"".join(f"{len(chunk):X};x=y\r\n".encode() + chunk + b"\r\n" for chunk in chunks)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n{headers}\r\n"
    return head.encode() + body + b"0\r\nTrailer: x\r\n\r\n"


def gzipped(content):
    encoder = zlib.compressobj(wbits=31)
    return encoder.compress(content) + encoder.flush()


class Stall:
    """Sends the beginning of a response, and nothing after it."""

    def __init__(self, beginning=b""):
        self.beginning = beginning


class Cut:
    """Sends the beginning of a response, and closes the connection."""

    def __init__(self, beginning=b""):
        self.beginning = beginning


class Drip:
    """Sends pieces with time between them, and closes the connection."""

    def __init__(self, pause, *pieces):
        self.pause = pause
        self.pieces = pieces


class Server:
    """Does one thing a request, in order; the last one again and again."""

    def __init__(self, *script):
        self.script = list(script)
        self.requests = []
        self.connections = 0
        self._released = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._released.set()
        # Closing alone would leave the thread that waits in it a last connection to accept.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with connection:
            while self._answer(connection):
                pass

    def _answer(self, connection):
        try:
            request = self._read(connection)
        except OSError:
            return False
        if request is None:
            return False
        self.requests.append(request)
        action = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(action, Drip):
            with contextlib.suppress(OSError):
                for piece in action.pieces:
                    connection.sendall(piece)
                    self._released.wait(action.pause)
            return False
        if isinstance(action, (Stall, Cut)):
            connection.sendall(action.beginning)
            if isinstance(action, Stall):
                self._released.wait(30)
            return False
        try:
            connection.sendall(action)
        except OSError:
            return False
        return b"connection: close" not in action.lower()

    @staticmethod
    def _read(connection):
        data = b""
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                return None
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        match = re.search(rb"(?i)content-length: *([0-9]+)", head)
        while match and len(body) < int(match[1]):
            body += connection.recv(65536)
        return head.decode() + "\n\n" + body.decode()
