"""What Lambda would call a function with in a test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TestFunction:
    __test__ = False
    function_name: str = "test"
    function_version: str = "$LATEST"
    invoked_function_arn: str = "arn:aws:lambda:us-east-1:123456789012:function:test"
    memory_limit_in_mb: str = "256"
    aws_request_id: str = "test"
    log_group_name: str = "/aws/lambda/test"
    log_stream_name: str = "test"

    def get_remaining_time_in_millis(self) -> int:
        return 30_000
