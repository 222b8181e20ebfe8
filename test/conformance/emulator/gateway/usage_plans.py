"""Patches of usage plans, whose stages are named `api:stage`.

https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateUsagePlan.html
"""

from .errors import bad_request, not_found
from .pointer_patch import Operation, segments
from .store import Document


def is_stage_patch(operation: Operation) -> bool:
    return operation["path"].startswith("/apiStages")


def apply_stage_patch(plan: Document, operation: Operation) -> None:
    """Adds or removes a stage, or a limit of one of its methods."""
    parts = segments(operation["path"])
    stages = [dict(stage) for stage in plan.get("apiStages") or []]
    if len(parts) == 1:
        stages = _with_stage(stages, operation)
    else:
        _throttle(_stage(stages, parts[1]), parts[2:], operation)
    plan["apiStages"] = stages


def _with_stage(stages: list[Document], operation: Operation) -> list[Document]:
    api, _, stage = str(operation["value"]).partition(":")
    others = [item for item in stages if (item["apiId"], item["stage"]) != (api, stage)]
    return [*others, {"apiId": api, "stage": stage}] if operation["op"] == "add" else others


def _stage(stages: list[Document], name: str) -> Document:
    for stage in stages:
        if f"{stage['apiId']}:{stage['stage']}" == name:
            return stage
    raise not_found(f"Usage plan has no stage {name}")


def _throttle(stage: Document, parts: list[str], operation: Operation) -> None:
    """`/apiStages/{api}:{stage}/throttle/{path}/{method}/rateLimit`; without the last part, or with none but
    `throttle`, for a removal of more than one limit."""
    limits = {key: dict(item) for key, item in (stage.get("throttle") or {}).items()}
    if not parts or parts[0] != "throttle":
        raise bad_request(f"Invalid patch path {operation['path']}")
    if operation["op"] == "remove":
        if len(parts) < 3:
            limits = {}
        elif len(parts) == 3:
            limits.pop(f"{parts[1]}/{parts[2]}", None)
        else:
            limits.get(f"{parts[1]}/{parts[2]}", {}).pop(parts[3], None)
    else:
        number = float if parts[3] == "rateLimit" else int
        limits.setdefault(f"{parts[1]}/{parts[2]}", {})[parts[3]] = number(operation["value"])
    stage["throttle"] = limits
