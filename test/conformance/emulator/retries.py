"""Calls that a client makes once more because the answer to the first got lost on the way.

Every connection ends with its answer, and on a busy machine a client now and then sees the end before the answer. It
then sends the same call again, although the first was carried out: what was made would be made twice, or be refused
because it is there already. An SDK names the call, not the attempt, in `amz-sdk-invocation-id`, and counts the attempts
in `amz-sdk-request`: https://github.com/smithy-lang/smithy/blob/main/designs/retries.md.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .gateway.service import StartResponse

Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

REMEMBERED = 2_000
"""Answers that are kept; a call is made again within seconds."""
PATIENCE = 120.0
"""Seconds that a repeated call waits for the first to end."""


@dataclass
class Answer:
    """What a call was answered with, once it is `ended`."""

    status: str = "500 Unanswered"
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: list[bytes] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def carried_out(self) -> bool:
        """A call that was refused may be tried again."""
        return self.status.startswith("2")


class Retries:
    """Carries each call out once, however often it is sent."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        call = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if call is None or environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            return self._application(environ, start)
        with self._lock:
            first = self._answers.get(call)
            own = self._answers[call] = first or Answer()
            while len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)
        repeated = first is not None and first.ended.wait(PATIENCE) and first.carried_out
        if not repeated:
            self._carry_out(environ, own)
        start(own.status, own.headers)
        return own.body

    def _carry_out(self, environ: dict[str, Any], answer: Answer) -> None:
        def begin(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            answer.status, answer.headers = status, headers

        try:
            answer.body = list(self._application(environ, begin))
        finally:
            answer.ended.set()
