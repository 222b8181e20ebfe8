"""Importing an OpenAPI 3.0 document into an HTTP API, as the service does.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
"""

from typing import Any

from .calls import made
from .errors import bad_request
from .store import Document, Path, Store

SERVICE = "apigatewayv2"
EXTENSION = "x-amazon-apigateway-"
TAG_VALUE = EXTENSION + "tag-value"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
KNOWN_EXTENSIONS = (
    "any-method", "authorizer", "authtype", "cors", "endpoint-configuration", "importexport-version", "integration",
    "integrations", "tag-value",
)
INTEGRATION_MEMBERS = {
    "type": "IntegrationType", "httpMethod": "IntegrationMethod", "uri": "IntegrationUri",
    "payloadFormatVersion": "PayloadFormatVersion", "timeoutInMillis": "TimeoutInMillis",
    "connectionType": "ConnectionType", "connectionId": "ConnectionId", "credentials": "CredentialsArn",
    "integrationSubtype": "IntegrationSubtype", "subtype": "IntegrationSubtype",
    "requestParameters": "RequestParameters", "description": "Description",
}
AUTHORIZER_MEMBERS = {
    "authorizerUri": "AuthorizerUri", "authorizerCredentials": "AuthorizerCredentialsArn",
    "authorizerPayloadFormatVersion": "AuthorizerPayloadFormatVersion",
    "authorizerResultTtlInSeconds": "AuthorizerResultTtlInSeconds",
    "enableSimpleResponses": "EnableSimpleResponses",
}


class HttpImport:
    """One import of one document."""

    def __init__(self, store: Store, api: Path, body: Document):
        self.store = store
        self.api = api
        self.body = body
        self.components = body.get("components", {})
        self.authorizers: dict[str, tuple[str, str]] = {}
        self.integrations: dict[str, str] = {}

    def run(self) -> None:
        _refuse_unknown_extensions(self.body)
        self._settings()
        for name, scheme in self.components.get("securitySchemes", {}).items():
            self._authorizer(name, scheme)
        for path, item in self.body.get("paths", {}).items():
            for key, operation in item.items():
                if key in METHODS or key == EXTENSION + "any-method":
                    self._route(path, "ANY" if key not in METHODS else key.upper(), operation)

    def _call(self, operation: str, parameters: Document) -> Document:
        present = {key: value for key, value in parameters.items() if value is not None}
        return made(self.store, SERVICE, operation, {"ApiId": self.api[2], **present})

    def _settings(self) -> None:
        info = self.body.get("info", {})
        document = dict(self.store.get(self.api) or {})
        found: Document = {
            "Name": info.get("title"), "Description": info.get("description"), "Version": info.get("version"),
        }
        tags = {tag["name"]: tag[TAG_VALUE] for tag in self.body.get("tags", []) if TAG_VALUE in tag}
        if tags:
            found["Tags"] = {**document.get("Tags", {}), **tags}
        for server in self.body.get("servers", []):
            endpoint = server.get(EXTENSION + "endpoint-configuration", {})
            found["DisableExecuteApiEndpoint"] = endpoint.get("disableExecuteApiEndpoint")
        cors = self.body.get(EXTENSION + "cors")
        if cors is not None:
            found["CorsConfiguration"] = {key[0].upper() + key[1:]: value for key, value in cors.items()}
        document.update({key: value for key, value in found.items() if value is not None})
        self.store.put(self.api, document)

    def _authorizer(self, name: str, scheme: Document) -> None:
        settings = scheme.get(EXTENSION + "authorizer")
        if settings is None:
            return
        kind = settings["type"].upper()
        given: Document = {"Name": name, "AuthorizerType": kind}
        for key, value in settings.items():
            if key in AUTHORIZER_MEMBERS:
                given[AUTHORIZER_MEMBERS[key]] = value
            elif key == "identitySource":
                given["IdentitySource"] = [source.strip() for source in value.split(",")]
            elif key == "jwtConfiguration":
                given["JwtConfiguration"] = {"Issuer": value["issuer"], "Audience": value.get("audience")}
            elif key != "type":
                raise bad_request(f"the emulator does not import {key} of an authorizer")
        made = self._call("CreateAuthorizer", given)
        self.authorizers[name] = (made["AuthorizerId"], "JWT" if kind == "JWT" else "CUSTOM")

    def _route(self, path: str, method: str, operation: Document) -> None:
        default = path == "/$default" or operation.get("isDefaultRoute") is True
        integration = operation.get(EXTENSION + "integration")
        target = f"integrations/{self._integration(integration)}" if integration is not None else None
        key = "$default" if default else f"{method} {path}"
        self._call(
            "CreateRoute",
            {"RouteKey": key, "Target": target, "OperationName": operation.get("operationId"), **self._security(operation)},
        )

    def _security(self, operation: Document) -> Document:
        for requirement in operation.get("security", self.body.get("security", [])):
            for name, scopes in requirement.items():
                if name in self.authorizers:
                    identifier, kind = self.authorizers[name]
                    return {
                        "AuthorizerId": identifier, "AuthorizationType": kind, "AuthorizationScopes": scopes or None,
                    }
                # SAM writes a scheme of this name, and describes none, for a route that is open to everybody.
                if name == "NONE":
                    return {}
                if self.components["securitySchemes"][name].get(EXTENSION + "authtype") == "awsSigv4":
                    return {"AuthorizationType": "AWS_IAM"}
        return {}

    def _integration(self, integration: Document) -> str:
        """An integration of the components is made once, however many routes refer to it."""
        reference = integration.get("$ref")
        if reference is None:
            return self._made(integration)
        if reference not in self.integrations:
            name = reference.rsplit("/", 1)[1]
            self.integrations[reference] = self._made(self.components[EXTENSION + "integrations"][name])
        return self.integrations[reference]

    def _made(self, integration: Document) -> str:
        given: Document = {}
        for key, value in integration.items():
            if key in INTEGRATION_MEMBERS:
                given[INTEGRATION_MEMBERS[key]] = value.upper() if key in ("type", "connectionType") else value
            elif key == "responseParameters":
                given["ResponseParameters"] = value
            elif key == "tlsConfig":
                given["TlsConfig"] = {"ServerNameToVerify": value["serverNameToVerify"]}
            else:
                raise bad_request(f"the emulator does not import {key} of an integration")
        return self._call("CreateIntegration", given)["IntegrationId"]


def import_http_body(store: Store, api: Path, body: Document) -> None:
    """Makes what a document says in place of what was there; stages and deployments stay."""
    with store.lock:
        for collection in ("routes", "integrations", "authorizers"):
            for path, _ in store.children(api + (collection,)):
                store.remove(path)
        HttpImport(store, api, body).run()


def _refuse_unknown_extensions(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _refuse_unknown_extensions(item)
    if isinstance(value, dict):
        for key, item in value.items():
            if key.startswith(EXTENSION) and key.removeprefix(EXTENSION) not in KNOWN_EXTENSIONS:
                raise bad_request(f"the emulator does not know the extension {key}")
            _refuse_unknown_extensions(item)
