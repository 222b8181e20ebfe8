# Yours: Gatewright writes this file once and never again.
"""What runs around every operation, the first outermost.

`map_errors` and `log_calls` of the same module are ready made:

    map_errors(lambda error, call: HttpError(409, "Sold out.") if isinstance(error, OutOfStock) else None)
"""

from handlers.generated.runtime.middleware import Middleware

middleware: list[Middleware] = []
