"""IAM: the policies that AWS manages, which moto reads anew for every account. A suite has hundreds of accounts."""

from typing import Any

from moto.iam.models import IAMBackend


def share_managed_policies() -> None:
    read = IAMBackend._init_aws_policies
    shared: list[Any] = []

    def read_once(self: Any) -> list[Any]:
        if not shared:
            shared.extend(read(self))
        return shared

    IAMBackend._init_aws_policies = read_once  # type: ignore[method-assign]
