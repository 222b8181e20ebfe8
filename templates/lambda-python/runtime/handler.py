"""The entry point of a function that serves one operation or several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from .errors import HttpError
from .event import Event, LambdaContext, Result, mapping_of
from .http_event import as_http_api_result, as_proxy_event, encoded_again
from .log import Logger
from .middleware import Call, Middleware, run_through
from .operation import Context, Operation, Request
from .record import Datum
from .request import read_request
from .response import Response, as_response, error_response, write_response
from .route import match_path, match_resource, rank_of, shape_of

if TYPE_CHECKING:
    from .cors import Cors

LambdaHandler: TypeAlias = Callable[[Event, LambdaContext], Result]
"""Called by REST APIs, and by HTTP APIs in either of their payload formats."""

_EVERY_METHOD = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")


class Route(Datum):
    """An operation with the code that serves it."""

    operation: Operation
    handle: Callable[[Request, Context], Any]
    """Called with a request that has been checked; returns a response."""


class _Options(Datum):
    cors: Cors | None
    middleware: tuple[Middleware, ...]


class _Routes:
    def __init__(self, routes: Sequence[Route]) -> None:
        self.in_order = sorted(routes, key=lambda route: rank_of(route.operation.path))
        self.by_shape: dict[str, list[Route]] = {}
        for route in self.in_order:
            self.by_shape.setdefault(shape_of(route.operation.path), []).append(route)

    def siblings(self, resource: str | None, event: Event) -> list[Route]:
        """All routes of the resource that the gateway chose, more exact patterns first.

        Without a known one, the path decides.
        """
        path = resource
        if path is None:
            found = (each.operation.path for each in self.in_order)
            path = next((each for each in found if match_path(each, str(event.get("path", ""))) is not None), None)
        siblings = None if path is None else self.by_shape.get(shape_of(path))
        if siblings is None:
            raise HttpError(404, "Not Found")
        return siblings

    def resource(self, event: Event) -> str | None:
        context = mapping_of(event.get("requestContext"))
        for each in (event.get("resource"), context.get("resourcePath")):
            if isinstance(each, str) and shape_of(each) in self.by_shape:
                return each
        return None


def create_handler(
    routes: Sequence[Route], *, cors: Cors | None = None, middleware: Sequence[Middleware] = ()
) -> LambdaHandler:
    """`middleware`: what runs around every operation, the first outermost."""
    known = _Routes(routes)
    options = _Options(cors, tuple(middleware))

    def handler(event: Event, context: LambdaContext) -> Result:
        version = event.get("version")
        if version == "2.0":
            return as_http_api_result(_serve(known, options, as_proxy_event(event), context))
        if version == "1.0":
            event = {**event, "pathParameters": encoded_again(event.get("pathParameters"))}
        return _serve(known, options, event, context)

    return handler


def _serve(routes: _Routes, options: _Options, event: Event, function: LambdaContext) -> Result:
    request_id = mapping_of(event.get("requestContext")).get("requestId") or function.aws_request_id
    log = Logger(requestId=request_id, functionRequestId=getattr(function, "aws_request_id", None))
    extra = {} if options.cors is None else options.cors.headers_for(event)
    method = str(event["httpMethod"]).upper()
    try:
        resource = routes.resource(event)
        siblings = routes.siblings(resource, event)
        if method == "OPTIONS" and options.cors is not None and _is_preflight(siblings):
            headers = {**extra, **options.cors.preflight_headers(_allowed_methods(siblings))}
            return write_response(None, Response(204), method, headers)
        route, path = _choose_route(siblings, method, resource, event)
        operation = route.operation
        log = log.having(operation=operation.id)
        authorizer = mapping_of(event.get("requestContext")).get("authorizer")
        if operation.authorization is not None:
            operation.authorization.check(authorizer)
        context = Context(request_id, operation.id, mapping_of(authorizer), event, function, log)
        call = Call(operation, context, lambda: read_request(operation, event, path))

        def handle() -> Response:
            return as_response(route.handle(call.request(), context))

        return write_response(operation, run_through(options.middleware, call, handle), method, extra)
    except Exception as error:
        try:
            return _write_error(_answer_for(error, event, log), method, extra)
        except Exception as cause:
            # What an error brings along, its details or its headers, may have no form.
            return _write_error(_answer_for(cause, event, log), method, extra)


def _write_error(error: HttpError, method: str, extra: Mapping[str, str]) -> Result:
    return write_response(None, error_response(error), method, extra)


def _choose_route(
    siblings: Sequence[Route], method: str, resource: str | None, event: Event
) -> tuple[Route, Mapping[str, str]]:
    """To the gateway, `/{name}.{format}` is any text in one segment: what does not match a route's pattern is not found."""
    candidates = [route for each in (method, "ANY") for route in siblings if route.operation.method == each]
    if not candidates:
        raise HttpError(405, "Method Not Allowed", headers={"Allow": ", ".join(_allowed_methods(siblings))})
    for route in candidates:
        path = _variables(route.operation.path, resource, event)
        if path is not None:
            return route, path
    raise HttpError(404, "Not Found")


def _variables(template: str, resource: str | None, event: Event) -> Mapping[str, str] | None:
    if resource is not None:
        found = match_resource(template, resource, mapping_of(event.get("pathParameters")))
        if found is not None:
            return found
    return match_path(template, str(event.get("path", "")))


def _is_preflight(siblings: Sequence[Route]) -> bool:
    """An OPTIONS request is the handler's own where the document describes one."""
    return all(route.operation.method != "OPTIONS" for route in siblings)


def _allowed_methods(siblings: Sequence[Route]) -> Sequence[str]:
    methods = list(dict.fromkeys(route.operation.method for route in siblings))
    return _EVERY_METHOD if "ANY" in methods else methods


def _answer_for(error: Exception, event: Event, log: Logger) -> HttpError:
    """What the caller may know of an error. What it may not know goes to the log: the cause of a public one, too."""
    known = error if isinstance(error, HttpError) else None
    if known is None or (known.status >= 500 and known.__cause__ is not None):
        cause = error if known is None else known.__cause__
        log.error(str(cause), method=event.get("httpMethod"), resource=event.get("resource"), error=cause)
    return known or HttpError(500, "Internal server error")
