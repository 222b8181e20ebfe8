"""Bodies of responses."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator

from .errors import FormatError
from .media_type import body_kind, essence, is_json
from .messages import AsyncHttpResponse, HttpRequest


async def read_body(
    response: AsyncHttpResponse, request: HttpRequest, accept: str, maximum_size: int | None
) -> object:
    """JSON is parsed, text stays text, everything else is bytes.

    A success has to be of a type that was asked for, with two exceptions: JSON may call itself any kind of JSON, and text of
    no type or a wrong one that parses as JSON is JSON where nothing else was asked for. Of an error whatever comes is taken:
    its status says more than the fault in its body.
    """
    content_type = response.headers.get("content-type", "")
    name = essence(content_type)
    kind = body_kind(name)
    is_success = 200 <= response.status < 300
    content = await _all(response, request, maximum_size)
    if name != "" and kind not in ("json", "text", "form"):
        if content == b"" and response.status in (204, 205):
            return None
        if is_success:
            expect_type(response, request, accept)
        return content
    if content == b"" and (name == "" or kind == "json" or response.status == 204):
        return None
    text = content.decode(_charset(content_type), errors="replace")
    if kind == "json" and name != "":
        return _parse(text, response, request, "broken JSON")
    if is_success and is_json(accept):
        return _parse(text, response, request, "no JSON" if name == "" else f"{name} in place of JSON")
    if is_success and name != "":
        expect_type(response, request, accept)
    return text


async def _all(response: AsyncHttpResponse, request: HttpRequest, maximum_size: int | None) -> bytes:
    chunks: list[bytes] = []
    size = 0
    async for chunk in response.iter_bytes():
        size += len(chunk)
        if maximum_size is not None and size > maximum_size:
            raise _format_error(response, request, f"more than {maximum_size} bytes")
        chunks.append(chunk)
    return b"".join(chunks)


def _charset(content_type: str) -> str:
    """JSON is UTF-8 (RFC 8259), and so is text that says nothing else."""
    match = re.search(r"charset\s*=\s*\"?([\w.:-]+)", content_type, re.IGNORECASE)
    name = "utf-8" if match is None else match[1]
    try:
        "".encode(name)
    except LookupError:
        return "utf-8"
    return "utf-8-sig" if name.lower() in ("utf-8", "utf8") else name


def _parse(text: str, response: AsyncHttpResponse, request: HttpRequest, problem: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        if not 200 <= response.status < 300:
            return text
        raise _format_error(response, request, problem) from error


def expect_type(response: AsyncHttpResponse, request: HttpRequest, accept: str) -> None:
    """Raises a `FormatError` where a response says to be of a type that was not asked for."""
    name = essence(response.headers.get("content-type", ""))
    ranges = [essence(part) for part in accept.split(",")]
    for each in ranges:
        if name == "" or each in ("*/*", name) or (each.endswith("/*") and name.startswith(each[:-1])):
            return
    raise _format_error(response, request, f"{name} in place of {' or '.join(ranges)}")


def _format_error(response: AsyncHttpResponse, request: HttpRequest, problem: str) -> FormatError:
    return FormatError(request.operation, request.attempt, response.status, response.headers, problem)


async def each_line(chunks: AsyncIterator[bytes]) -> AsyncIterator[str]:
    """Lines of a text in UTF-8, without their ends (LF, CRLF or CR). The last one may have none."""
    rest = b""
    async for chunk in chunks:
        # A CR at the end may be the first half of a CRLF.
        *lines, rest = re.split(rb"\r\n|\n|\r(?!$)", rest + chunk)
        for line in lines:
            yield line.decode("utf-8", errors="replace")
    last = rest.rstrip(b"\r")
    if rest:
        yield last.decode("utf-8", errors="replace")
