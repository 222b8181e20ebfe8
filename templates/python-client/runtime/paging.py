"""Lists that come in pages.

Whatever the form, a list ends with a page that does not say how to go on, and never by a count of items that came short:
servers give fewer items than they were asked for.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, Protocol, TypeVar, cast

from .messages import Headers
from .operation import Arguments, Operation, RequestOptions

Item = TypeVar("Item")
Page = TypeVar("Page")
Path = tuple[str, ...]


@dataclass(frozen=True)
class Paging:
    """How a list goes on after a page. Paths lead through the members of the body; an empty path is the body itself.

    - `cursor`: the body holds, at `next`, what the next request sends as `parameter`. With `more`, only while true is there:
      a Relay connection has an `endCursor` on its last page, too.
    - `last-item`: the next request sends `member` of the last item; `more` tells whether there is another page.
    - `offset`: the next request leaves out all items so far. An empty page ends the list, or `total` items do.
    - `page`: the next request asks for the next number. An empty page ends the list, or page `total` does.
    - `link`: the next page is where the Link header leads (RFC 8288, `rel="next"`).
    - `url`: the next page is where a member of the body leads.
    """

    kind: Literal["cursor", "last-item", "offset", "page", "link", "url"]
    items: Path
    parameter: str = ""
    next: Path = ()
    member: str = ""
    more: Path = ()
    total: Path | None = None
    first: int = 1


class _Caller(Protocol):
    def page(
        self, operation: Operation[Page], arguments: Arguments, options: RequestOptions | None
    ) -> tuple[Page, Headers]: ...


class _AsyncCaller(Protocol):
    async def page(
        self, operation: Operation[Page], arguments: Arguments, options: RequestOptions | None
    ) -> tuple[Page, Headers]: ...


class _Walk:
    """Where a list stands."""

    def __init__(self, paging: Paging, arguments: Arguments) -> None:
        self._paging = paging
        self._seen: set[str] = set()
        self.arguments: Arguments | None = arguments

    def items(self, body: object) -> Sequence[object]:
        found = _value_at(body, self._paging.items)
        return cast("Sequence[object]", found) if isinstance(found, list) else ()

    def go_on(self, body: object, headers: Headers) -> None:
        """Settles what to ask for next; nothing at the end."""
        current = self.arguments
        if current is None:
            return
        self.arguments = self._following(current, body, headers)
        if self.arguments is None:
            return
        key = repr((self.arguments.query, self.arguments.url))
        if key in self._seen:
            raise ValueError("The list goes in a circle: a page leads to one that was there already.")
        self._seen.add(key)

    def _following(self, current: Arguments, body: object, headers: Headers) -> Arguments | None:
        paging = self._paging
        items = self.items(body)

        def asking(value: object) -> Arguments:
            return replace(current, query={**current.query, paging.parameter: value})

        if paging.kind == "cursor":
            cursor = _value_at(body, paging.next)
            is_over = paging.more != () and _value_at(body, paging.more) is not True
            return asking(cursor) if not is_over and _is_given(cursor) else None
        if paging.kind == "last-item":
            last = _value_at(items[-1], (paging.member,)) if items else None
            has_more = _value_at(body, paging.more) is True
            return asking(last) if has_more and _is_given(last) else None
        if paging.kind in ("offset", "page"):
            return self._counted(current, items, body, asking)
        url = _next_link(headers.get("link", "")) if paging.kind == "link" else _value_at(body, paging.next)
        return replace(current, url=url) if isinstance(url, str) and url != "" else None

    def _counted(
        self, current: Arguments, items: Sequence[object], body: object, asking: _Asking
    ) -> Arguments | None:
        paging = self._paging
        is_offset = paging.kind == "offset"
        sent = current.query.get(paging.parameter)
        number = int(str(sent)) if sent is not None else 0 if is_offset else paging.first
        total = None if paging.total is None else _value_at(body, paging.total)
        following = number + len(items) if is_offset else number + 1
        end = total if is_offset or not isinstance(total, int) else total + paging.first
        is_over = not items or (isinstance(end, (int, float)) and following >= end)
        return None if is_over else asking(following)


class _Asking(Protocol):
    def __call__(self, value: object) -> Arguments: ...


class Pager(Generic[Item, Page]):
    """The items of all pages, one after the other. Each iteration begins with the first page."""

    def __init__(
        self,
        caller: _Caller,
        operation: Operation[Page],
        paging: Paging,
        arguments: Arguments,
        options: RequestOptions | None,
    ) -> None:
        self._caller = caller
        self._operation = operation
        self._paging = paging
        self._arguments = arguments
        self._options = options

    def __iter__(self) -> Iterator[Item]:
        walk = _Walk(self._paging, self._arguments)
        for page in self.pages():
            yield from cast("Sequence[Item]", walk.items(page))

    def pages(self) -> Iterator[Page]:
        """All pages, as the operation gives them."""
        walk = _Walk(self._paging, self._arguments)
        while walk.arguments is not None:
            page, headers = self._caller.page(self._operation, walk.arguments, self._options)
            yield page
            walk.go_on(page, headers)


class AsyncPager(Generic[Item, Page]):
    """The items of all pages, one after the other. Each iteration begins with the first page."""

    def __init__(
        self,
        caller: _AsyncCaller,
        operation: Operation[Page],
        paging: Paging,
        arguments: Arguments,
        options: RequestOptions | None,
    ) -> None:
        self._caller = caller
        self._operation = operation
        self._paging = paging
        self._arguments = arguments
        self._options = options

    async def __aiter__(self) -> AsyncIterator[Item]:
        walk = _Walk(self._paging, self._arguments)
        async for page in self.pages():
            for item in cast("Sequence[Item]", walk.items(page)):
                yield item

    async def pages(self) -> AsyncIterator[Page]:
        """All pages, as the operation gives them."""
        walk = _Walk(self._paging, self._arguments)
        while walk.arguments is not None:
            page, headers = await self._caller.page(self._operation, walk.arguments, self._options)
            yield page
            walk.go_on(page, headers)


def _is_given(value: object) -> bool:
    return value is not None and value != "" and value is not False


def _value_at(value: object, path: Path) -> object:
    for name in path:
        if not isinstance(value, Mapping):
            return None
        value = cast("Mapping[str, object]", value).get(name)
    return value


_LINK = re.compile(r"<([^>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+(?:=(?:\"[^\"]*\"|[^\",;]*))?)*)")
_RELATION = re.compile(r";\s*rel=(?:\"([^\"]*)\"|([^\",;\s]*))", re.IGNORECASE)


def _next_link(header: str) -> str | None:
    """The target of the first link whose relation types hold `next` (RFC 8288, section 3)."""
    for link in _LINK.finditer(header):
        relation = _RELATION.search(link[2])
        if relation is not None and "next" in (relation[1] or relation[2] or "").lower().split():
            return link[1]
    return None
