"""Lambda.

- Settings that moto takes and forgets are kept: `LoggingConfig`, `DeadLetterConfig`, `KMSKeyArn`, `FileSystemConfigs`,
  `SnapStart`; and an update changes `TracingConfig` and `EphemeralStorage`, which it leaves alone.
- An image whose settings nobody sent has none.
- An archive that is not in its bucket has a digest all the same, another one for each key: a function that got the code
  of another one shows (`archives.ts` knows the digests too).
- Roles and layers of other accounts are accepted: they were there before.
- An alias may lead to a version that was published before this deployment.
- A permission for a function that nobody deployed finds a stand-in (`presupposed.py`).
"""

import base64
import hashlib
from typing import Any

from moto.awslambda.exceptions import ConflictException, UnknownFunctionException
from moto.awslambda.models import LambdaAlias, LambdaBackend, LambdaFunction, LambdaStorage

from ..presupposed import Presupposed

KEPT = ("LoggingConfig", "DeadLetterConfig", "KMSKeyArn", "FileSystemConfigs", "SnapStart")
FUNCTION = "aws_lambda_function"


def repair_functions(presupposed: Presupposed) -> None:
    _keep_settings()
    _tell_archives_apart()
    _accept_things_of_others(presupposed)
    _accept_former_versions()
    _stand_in_for_functions(presupposed)


def _keep_settings() -> None:
    begin, describe, update = (
        LambdaFunction.__init__, LambdaFunction.get_configuration, LambdaFunction.update_configuration,
    )

    def begin_with_settings(self: Any, account_id: str, spec: dict[str, Any], *more: Any, **named: Any) -> None:
        begin(self, account_id, spec, *more, **named)
        self.kept_settings = {key: spec[key] for key in KEPT if spec.get(key)}

    def describe_settings(self: Any, on_create: bool = False) -> dict[str, Any]:
        group = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{self.function_name}"}
        kept = {key: value for key, value in self.kept_settings.items() if value}
        described = describe(self, on_create)
        if not any(described.get("ImageConfigResponse", {}).get("ImageConfig", {}).values()):
            described.pop("ImageConfigResponse", None)
        return {**described, **kept, "LoggingConfig": {**group, **kept.get("LoggingConfig", {})}}

    def update_settings(self: Any, changes: dict[str, Any]) -> dict[str, Any]:
        self.kept_settings.update({key: changes[key] for key in KEPT if key in changes})
        if "TracingConfig" in changes:
            self.tracing_config = changes["TracingConfig"]
        if "EphemeralStorage" in changes:
            self.ephemeral_storage = changes["EphemeralStorage"]["Size"]
        update(self, changes)
        return self.get_configuration()

    LambdaFunction.__init__ = begin_with_settings
    LambdaFunction.get_configuration = describe_settings
    LambdaFunction.update_configuration = update_settings


def _tell_archives_apart() -> None:
    take = LambdaFunction._set_function_code

    def set_function_code(self: Any, spec: dict[str, Any]) -> None:
        take(self, spec)
        if "S3Bucket" in spec and self.code_size == 0:
            name = spec["S3Key"].rsplit("/", 1)[-1]
            self.code_bytes = f"archive {name}".encode()
            self.code_size = len(self.code_bytes)
            self.code_sha_256 = base64.b64encode(hashlib.sha256(self.code_bytes).digest()).decode()

    LambdaFunction._set_function_code = set_function_code


def _accept_things_of_others(presupposed: Presupposed) -> None:
    put, layers = LambdaStorage.put_function, LambdaFunction._get_layers_data

    def put_function(self: Any, function: Any) -> None:
        if presupposed.has(self.account_id, FUNCTION, function.function_name):
            raise ConflictException(f"{function.function_name} was referred to before it was made")
        if function.role.split(":")[4] == self.account_id:
            put(self, function)
            return
        versions = self._functions.setdefault(function.function_name, {"latest": function, "versions": []})
        versions["latest"] = function
        self._arns[function.function_arn] = function

    def layers_data(self: Any, arns: list[str]) -> list[dict[str, Any]]:
        own = [arn for arn in arns if arn.split(":")[4] == self.account_id]
        found = {layer["Arn"]: layer for layer in layers(self, own)}
        return [dict(found.get(arn, {"Arn": arn, "CodeSize": 1})) for arn in arns]

    LambdaStorage.put_function = put_function
    LambdaFunction._get_layers_data = layers_data


def _accept_former_versions() -> None:
    put, find = LambdaStorage.put_alias, LambdaStorage.get_function_by_name_with_qualifier

    def put_alias(
        self: Any, name: str, function_name: str, function_version: str, description: str, routing_config: Any
    ) -> Any:
        try:
            return put(self, name, function_name, function_version, description, routing_config)
        except UnknownFunctionException:
            function = self.get_function_by_name_or_arn_with_qualifier(function_name)
            alias = LambdaAlias(
                account_id=self.account_id, region=self.region_name, name=name, function_name=function.function_name,
                function_version=function_version, description=description, routing_config=routing_config,
            )
            self._get_function_aliases(function_name)[name] = alias
            return alias

    def find_function(self: Any, name: str, qualifier: str | None = None) -> Any:
        try:
            return find(self, name, qualifier)
        except UnknownFunctionException:
            base, _, alias = name.partition(":")
            if base in self._functions and (alias or qualifier) in self._get_function_aliases(base):
                return self._get_latest(base)
            raise

    def update_alias(
        self: Any, name: str, function_name: str, function_version: str, description: str, routing_config: Any
    ) -> Any:
        alias = self.get_alias(name, function_name)
        alias.update(description, function_version, routing_config)
        return alias

    LambdaStorage.put_alias = put_alias
    LambdaStorage.get_function_by_name_with_qualifier = find_function
    LambdaStorage.update_alias = update_alias


def _stand_in_for_functions(presupposed: Presupposed) -> None:
    add, remove = LambdaBackend.add_permission, LambdaBackend.remove_permission

    def add_permission(self: Any, function_name: str, qualifier: str | None, raw: str) -> dict[str, Any]:
        try:
            self.get_function(function_name, qualifier)
        except UnknownFunctionException:
            _stand_in(self, function_name, qualifier, presupposed)
        return add(self, function_name, qualifier, raw)

    def remove_permission(self: Any, function_name: str, sid: str, revision: str = "") -> None:
        remove(self, function_name, sid, revision)
        function = self.get_function(function_name)
        known = presupposed.has(self.account_id, FUNCTION, function.function_name)
        if known and not function.policy.statements:
            self._lambdas._functions.pop(function.function_name)
            presupposed.remove(self.account_id, FUNCTION, function.function_name)

    LambdaBackend.add_permission = add_permission
    LambdaBackend.remove_permission = remove_permission


def _stand_in(backend: Any, name_or_arn: str, qualifier: str | None, presupposed: Presupposed) -> None:
    """A function of a name or an ARN, perhaps of another account, with the alias that the permission is for."""
    storage = backend._lambdas
    is_arn = name_or_arn.startswith("arn:")
    arn, name, in_arn = storage.split_function_arn(name_or_arn) if is_arn else ("", *_parts(name_or_arn))
    if name in storage._functions and not presupposed.has(backend.account_id, FUNCTION, name):
        raise UnknownFunctionException(name_or_arn)
    if name not in storage._functions:
        spec = {
            "FunctionName": name, "Role": f"arn:aws:iam::{backend.account_id}:role/presupposed", "Runtime": "nodejs22.x",
            "Handler": "index.handler", "Code": {"ZipFile": base64.b64encode(b"presupposed").decode()},
        }
        function = LambdaFunction(backend.account_id, spec, backend.region_name, version="$LATEST")
        function.function_arn = arn or function.function_arn
        storage._functions[name] = {"latest": function, "versions": []}
        storage._arns[function.function_arn] = function
        presupposed.add(backend.account_id, FUNCTION, name)
    alias = qualifier or in_arn
    if alias and alias not in storage._get_function_aliases(name):
        storage.put_alias(alias, name, "$LATEST", "", None)


def _parts(name: str) -> tuple[str, str | None]:
    base, _, alias = name.partition(":")
    return base, alias or None
