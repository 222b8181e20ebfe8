"""The statuses that HTTP defines (IANA registry), by range: what `2XX` or `default` stands for in a response's type."""

from __future__ import annotations

from typing import Literal, TypeAlias, Union

Status1XX: TypeAlias = Literal[100, 101, 102, 103]
Status2XX: TypeAlias = Literal[200, 201, 202, 203, 204, 205, 206, 207, 208, 226]
Status3XX: TypeAlias = Literal[300, 301, 302, 303, 304, 305, 307, 308]
Status4XX: TypeAlias = Literal[
    400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424,
    425, 426, 428, 429, 431, 451,
]  # fmt: skip
Status5XX: TypeAlias = Literal[500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511]
AnyStatus: TypeAlias = Union[Status1XX, Status2XX, Status3XX, Status4XX, Status5XX]
