"""Cognito: a resource server can be deleted, which moto does not know."""

from typing import Any

from moto.cognitoidp.responses import CognitoIdpResponse


def repair_user_pools() -> None:
    def delete_resource_server(self: Any) -> str:
        pool = self.backend.describe_user_pool(self._get_param("UserPoolId"))
        pool.resource_servers.pop(self._get_param("Identifier"))
        return ""

    CognitoIdpResponse.delete_resource_server = delete_resource_server  # type: ignore[attr-defined]
