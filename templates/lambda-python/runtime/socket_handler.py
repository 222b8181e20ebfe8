"""The entry point of a function that serves one route of a WebSocket API or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from .connections import Connections, ConnectionSender
from .errors import HttpError
from .event import Event, LambdaContext, Result, mapping_of
from .log import Logger
from .once import Once
from .record import Datum
from .schema import Schema
from .socket_middleware import RouteCall, RouteMiddleware, run_through_route
from .socket_request import read_route_request
from .socket_route import RouteContext, RouteData
from .values import write_json

SocketFunction: TypeAlias = Callable[[Event, LambdaContext], Result]


class SocketRoute(Datum):
    """A route with the code that serves it."""

    route: RouteData
    handle: Callable[[Any, RouteContext[Any]], Any]
    """Called with a message that has been checked; what it returns is the reply."""


def create_socket_handler(
    routes: Sequence[SocketRoute],
    *,
    sender_for: Callable[[str, str], ConnectionSender],
    sent: Schema | None = None,
    middleware: Sequence[RouteMiddleware] = (),
) -> SocketFunction:
    """`sender_for`: how messages reach connections. `sent`: what messages of the server are checked against.

    `middleware`: what runs around every route, the first outermost.
    """
    by_key = {each.route.key: each for each in routes}

    def handler(event: Event, function: LambdaContext) -> Result:
        given = mapping_of(event["requestContext"])
        key = str(given.get("routeKey"))
        request_id, connection_id = str(given.get("requestId")), str(given.get("connectionId"))
        log = Logger(
            requestId=request_id,
            functionRequestId=getattr(function, "aws_request_id", None),
            routeKey=key,
            connectionId=connection_id,
        )
        found = by_key.get(key)
        # Made when it is first used: many routes send nothing.
        sender = Once(lambda: sender_for(str(given.get("stage")), str(given.get("domainName"))))
        try:
            if found is None:
                raise HttpError(404, f"There is no route '{key}' here.")
            context = RouteContext[Any](
                connection_id=connection_id,
                route_key=key,
                request_id=request_id,
                authorizer=mapping_of(given.get("authorizer")),
                subprotocols=_subprotocols(event),
                connections=Connections[Any](sender, sent),
                event=event,
                function=function,
                log=log,
            )
            return _serve(found, middleware, event, context)
        except Exception as error:
            return _refusal(_answer_for(error, log), None if found is None else found.route)

    return handler


def _serve(
    served: SocketRoute, middleware: Sequence[RouteMiddleware], event: Event, context: RouteContext[Any]
) -> Result:
    route = served.route
    call = RouteCall(route, context, lambda: read_route_request(route, event))
    reply = run_through_route(middleware, call, lambda: served.handle(call.message(), context))
    if route.key == "$connect":
        return _accepted(reply)
    if route.replies and reply is not None:
        return {"statusCode": 200, "body": write_json(reply)}
    return {"statusCode": 200}


def _accepted(subprotocol: Any) -> Result:
    """Opens the connection. Browsers close one for which they have asked for subprotocols and are told none.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-connect-route-subprotocol.html
    """
    headers = {"headers": {"Sec-WebSocket-Protocol": subprotocol}} if isinstance(subprotocol, str) else {}
    return {"statusCode": 200, **headers}


def _subprotocols(event: Event) -> tuple[str, ...]:
    headers = {name.lower(): value for name, value in mapping_of(event.get("headers")).items()}
    asked = str(headers.get("sec-websocket-protocol") or "")
    return tuple(each.strip() for each in asked.split(",") if each.strip())


def _refusal(error: HttpError, route: RouteData | None) -> Result:
    """A client that awaits a reply is told what is wrong; others hear nothing, and a handshake fails with the status."""
    details = {} if error.details is None else {"details": error.details}
    is_told = route is None or route.replies or route.key == "$connect"
    body = {"body": write_json({"message": error.message, **details})} if is_told else {}
    return {"statusCode": error.status, **body}


def _answer_for(error: Exception, log: Logger) -> HttpError:
    """What the client may know of an error. What it may not know goes to the log, and so does what it never hears."""
    known = error if isinstance(error, HttpError) else None
    cause = error.__cause__ or error if known is not None else error
    if known is not None and known.status < 500:
        log.warn(str(cause), error=cause)
    else:
        log.error(str(cause), error=cause)
    return known or HttpError(500, "Internal server error")
