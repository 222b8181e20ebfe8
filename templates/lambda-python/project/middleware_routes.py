# Yours: Gatewright writes this file once and never again.
"""What runs around every route, the first outermost. `log_calls` of the same module is ready made."""

from handlers.generated.runtime.socket_middleware import RouteMiddleware

middleware: list[RouteMiddleware] = []
