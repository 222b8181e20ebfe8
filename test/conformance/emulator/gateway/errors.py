"""The ways API Gateway refuses a request."""


class GatewayError(Exception):
    """A refusal with the service's error code and HTTP status."""

    def __init__(self, code: str, message: str, status: int):
        super().__init__(message)
        self.code = code
        self.status = status


def not_found(message: str) -> GatewayError:
    return GatewayError("NotFoundException", message, 404)


def bad_request(message: str) -> GatewayError:
    return GatewayError("BadRequestException", message, 400)


def conflict(message: str) -> GatewayError:
    return GatewayError("ConflictException", message, 409)
