"""Importing an OpenAPI document (2.0 or 3.0) into a REST API, as the service does.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
"""

import json
import re
from typing import Any

from .calls import made
from .errors import bad_request
from .rest_rules import resource_path
from .store import Document, Path, Store, new_id

SERVICE = "apigateway"
EXTENSION = "x-amazon-apigateway-"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
LOCATIONS = {"path": "path", "query": "querystring", "header": "header"}
SCHEMA_REFERENCE = re.compile(r'"#/(?:components/schemas|definitions)/([a-zA-Z0-9]+)"')
KNOWN_EXTENSIONS = (
    "any-method", "api-key-source", "auth", "authorizer", "authtype", "binary-media-types", "documentation",
    "endpoint-access-mode", "endpoint-configuration", "gateway-responses", "importexport-version", "integration",
    "minimum-compression-size", "policy", "request-validator", "request-validators", "security-policy",
)


class RestImport:
    """One import of one document."""

    def __init__(self, store: Store, api: Path, body: Document):
        self.store = store
        self.api = api
        self.body = body
        self.validators: dict[str, str] = {}
        self.authorizers: dict[str, str] = {}
        self.resources: dict[str, str] = {}

    def run(self) -> None:
        refuse_unknown_extensions(self.body)
        self._settings()
        self._models()
        self._validators()
        self._authorizers()
        for kind, response in self._extension("gateway-responses", {}).items():
            self._call("PutGatewayResponse", responseType=kind, **_gateway_response(response))
        for path, item in self.body.get("paths", {}).items():
            self._path(path, item)
        self._documentation()

    def _extension(self, name: str, default: Any = None) -> Any:
        return self.body.get(EXTENSION + name, default)

    def _call(self, operation: str, **parameters: Any) -> Document:
        present = {key: value for key, value in parameters.items() if value is not None}
        return made(self.store, SERVICE, operation, {"restApiId": self.api[1], **present})

    # What holds for the whole API.

    def _settings(self) -> None:
        info = self.body.get("info", {})
        found: Document = {
            "name": info.get("title"),
            "description": info.get("description"),
            "version": info.get("version"),
            "apiKeySource": self._extension("api-key-source"),
            "binaryMediaTypes": self._extension("binary-media-types"),
            "minimumCompressionSize": self._extension("minimum-compression-size"),
            "policy": json.dumps(self._extension("policy")) if self._extension("policy") else None,
            "securityPolicy": self._extension("security-policy"),
            "endpointAccessMode": self._extension("endpoint-access-mode"),
        }
        endpoint = self._endpoint()
        found["disableExecuteApiEndpoint"] = endpoint.get("disableExecuteApiEndpoint")
        document = dict(self.store.get(self.api) or {})
        if "vpcEndpointIds" in endpoint:
            document["endpointConfiguration"] = {
                **document["endpointConfiguration"], "vpcEndpointIds": endpoint["vpcEndpointIds"],
            }
        document.update({key: value for key, value in found.items() if value is not None})
        self.store.put(self.api, document)

    def _endpoint(self) -> Document:
        for server in self.body.get("servers", []):
            if EXTENSION + "endpoint-configuration" in server:
                return server[EXTENSION + "endpoint-configuration"]
        return self._extension("endpoint-configuration", {})

    def _schemas(self) -> Document:
        return self.body.get("components", {}).get("schemas", self.body.get("definitions", {}))

    def _models(self) -> None:
        # Put as they are: models may refer to each other in a circle, which the service takes in an import alone.
        for name, schema in self._schemas().items():
            own = {key: value for key, value in schema.items() if key != "description"}
            model: Document = {"id": new_id(6), "name": name, "contentType": "application/json"}
            model["schema"] = self._schema_text(own)
            if "description" in schema:
                model["description"] = schema["description"]
            self.store.put(self.api + ("models", name), model)

    def _schema_text(self, schema: Document) -> str:
        address = f"https://apigateway.amazonaws.com/restapis/{self.api[1]}/models/"
        return SCHEMA_REFERENCE.sub(lambda found: f'"{address}{found.group(1)}"', json.dumps(schema))

    def _validators(self) -> None:
        for name, settings in self._extension("request-validators", {}).items():
            self.validators[name] = self._call("CreateRequestValidator", name=name, **settings)["id"]

    def _security_schemes(self) -> Document:
        return self.body.get("components", {}).get("securitySchemes", self.body.get("securityDefinitions", {}))

    def _authorizers(self) -> None:
        for name, scheme in self._security_schemes().items():
            settings = scheme.get(EXTENSION + "authorizer")
            if settings is None:
                continue
            given = dict(settings)
            kind = given.pop("type").upper()
            if kind == "TOKEN" and "identitySource" not in given:
                given["identitySource"] = f"method.request.header.{scheme['name']}"
            if "identityValidationExpression" in given and kind != "TOKEN":
                raise bad_request("An identity validation expression is for TOKEN authorizers")
            given["authorizerResultTtlInSeconds"] = given.get("authorizerResultTtlInSeconds")
            given["authType"] = scheme.get(EXTENSION + "authtype")
            if kind == "COGNITO_USER_POOLS":
                given["identitySource"] = given.get("identitySource", f"method.request.header.{scheme['name']}")
            self.authorizers[name] = self._call("CreateAuthorizer", name=name, type=kind, **given)["id"]

    def _documentation(self) -> None:
        documentation = self._extension("documentation", {})
        for part in documentation.get("documentationParts", []):
            text = json.dumps(part["properties"])
            self._call("CreateDocumentationPart", location=part["location"], properties=text)

    # Paths and methods.

    def _path(self, path: str, item: Document) -> None:
        resource = self._resource(path)
        shared = item.get("parameters", [])
        for key, operation in item.items():
            if key in METHODS or key == EXTENSION + "any-method":
                name = "ANY" if key not in METHODS else key.upper()
                self._method(resource, name, operation, shared)

    def _resource(self, path: str) -> str:
        """The resource of a path; those above it are made where they are not there."""
        if not self.resources:
            for inner, found in self.store.children(self.api + ("resources",)):
                self.resources[resource_path(self.store, inner)] = found["id"]
        parts = [part for part in path.split("/") if part]
        for depth in range(1, len(parts) + 1):
            whole = "/" + "/".join(parts[:depth])
            if whole not in self.resources:
                above = self.resources["/" + "/".join(parts[: depth - 1])]
                made = self._call("CreateResource", parentId=above, pathPart=parts[depth - 1])
                self.resources[whole] = made["id"]
        return self.resources["/" + "/".join(parts)]

    def _method(self, resource: str, name: str, operation: Document, shared: list[Document]) -> None:
        place = {"resourceId": resource, "httpMethod": name}
        parameters = {self._resolved(parameter)["name"]: self._resolved(parameter) for parameter in shared}
        parameters.update({(p := self._resolved(parameter))["name"]: p for parameter in operation.get("parameters", [])})
        self._call(
            "PutMethod", **place, **self._authorization(operation), operationName=operation.get("operationId"),
            requestParameters=_request_parameters(list(parameters.values())),
            requestModels=self._request_models(operation, list(parameters.values())),
            requestValidatorId=self._validator(operation),
        )
        for status, response in operation.get("responses", {}).items():
            if status.isdigit():
                self._method_response(place, status, self._resolved(response))
        integration = operation.get(EXTENSION + "integration")
        if integration is not None:
            self._integration(place, dict(integration))

    def _resolved(self, item: Document) -> Document:
        """What a reference to a parameter or a response leads to."""
        if "$ref" not in item:
            return item
        found: Any = self.body
        for part in item["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return found

    def _validator(self, operation: Document) -> str | None:
        name = operation.get(EXTENSION + "request-validator", self._extension("request-validator"))
        if name is None:
            return None
        if name not in self.validators:
            raise bad_request(f"Unable to find the request validator {name}")
        return self.validators[name]

    def _authorization(self, operation: Document) -> Document:
        """The security requirement of an operation. The service ignores the document's own."""
        key_required, result = False, {"authorizationType": "NONE"}
        for requirement in operation.get("security", []):
            for name, scopes in requirement.items():
                scheme = self._security_schemes().get(name, {})
                if name in self.authorizers:
                    pools = scheme[EXTENSION + "authorizer"]["type"].lower() == "cognito_user_pools"
                    result = {"authorizationType": "COGNITO_USER_POOLS" if pools else "CUSTOM"}
                    result["authorizerId"] = self.authorizers[name]
                    result["authorizationScopes"] = scopes or None
                elif scheme.get(EXTENSION + "authtype") == "awsSigv4":
                    result = {"authorizationType": "AWS_IAM"}
                elif scheme.get("type") == "apiKey" and scheme.get("name", "").lower() == "x-api-key":
                    key_required = True
        kind = operation.get(EXTENSION + "auth", {}).get("type")
        if kind:
            result = {"authorizationType": kind}
        return {**result, "apiKeyRequired": key_required}

    def _request_models(self, operation: Document, parameters: list[Document]) -> Document | None:
        content = self._resolved(operation.get("requestBody", {})).get("content", {})
        models = {kind: self._model(media.get("schema")) for kind, media in content.items() if media.get("schema")}
        for parameter in parameters:
            if parameter["in"] == "body":
                kinds = operation.get("consumes", self.body.get("consumes", ["application/json"]))
                models.update({kind: self._model(parameter["schema"]) for kind in kinds})
        return models or None

    def _model(self, schema: Document) -> str:
        """The model that a schema refers to; a schema that is no reference becomes a model of a generated name."""
        reference = schema.get("$ref")
        if reference is None:
            raise bad_request("the emulator does not import schemas that are no references to models")
        return reference.rsplit("/", 1)[1]

    def _method_response(self, place: Document, status: str, response: Document) -> None:
        content = response.get("content", {})
        models = {kind: self._model(media["schema"]) for kind, media in content.items() if media.get("schema")}
        if "schema" in response:
            models["application/json"] = self._model(response["schema"])
        headers = {f"method.response.header.{name}": False for name in response.get("headers", {})}
        self._call(
            "PutMethodResponse", **place, statusCode=status, responseModels=models or None,
            responseParameters=headers or None,
        )

    def _integration(self, place: Document, integration: Document) -> None:
        responses = integration.pop("responses", {})
        kind = integration.pop("type").upper()
        integration["integrationHttpMethod"] = integration.pop("httpMethod", None)
        integration["passthroughBehavior"] = _upper(integration.get("passthroughBehavior"))
        self._call("PutIntegration", **place, type=kind, **integration)
        for pattern, response in responses.items():
            given = dict(response)
            self._call(
                "PutIntegrationResponse", **place, statusCode=str(given.pop("statusCode")),
                selectionPattern=None if pattern == "default" else pattern, **given,
            )


def import_rest_body(store: Store, api: Path, body: Document, mode: str) -> None:
    """Makes what a document says: in place of what was there (`overwrite`) or beside it (`merge`)."""
    if mode not in ("overwrite", "merge"):
        raise bad_request(f"Invalid mode {mode}")
    with store.lock:
        if mode == "overwrite":
            _empty(store, api)
        RestImport(store, api, body).run()


def refuse_unknown_extensions(value: Any) -> None:
    """Refuses what the service does not know: it would be lost in silence."""
    if isinstance(value, list):
        for item in value:
            refuse_unknown_extensions(item)
    if isinstance(value, dict):
        for key, item in value.items():
            if key.startswith(EXTENSION) and key.removeprefix(EXTENSION) not in KNOWN_EXTENSIONS:
                raise bad_request(f"the emulator does not know the extension {key}")
            refuse_unknown_extensions(item)


def _empty(store: Store, api: Path) -> None:
    """Takes out what an import makes. Stages and deployments stay."""
    root = (store.get(api) or {})["rootResourceId"]
    for collection in ("authorizers", "models", "requestvalidators", "gatewayresponses"):
        for path, _ in store.children(api + (collection,)):
            store.remove(path)
    for path, _ in store.children(api + ("documentation", "parts")):
        store.remove(path)
    for path, _ in store.children(api + ("resources",)):
        if path[-1] != root:
            store.remove(path)
    for path, _ in store.children(api + ("resources", root, "methods")):
        store.remove(path)


def _request_parameters(parameters: list[Document]) -> Document | None:
    found = {
        f"method.request.{LOCATIONS[parameter['in']]}.{parameter['name']}": bool(parameter.get("required"))
        for parameter in parameters
        if parameter["in"] in LOCATIONS
    }
    return found or None


def _gateway_response(response: Document) -> Document:
    status = response.get("statusCode")
    return {**response, "statusCode": str(status) if status is not None else None}


def _upper(text: str | None) -> str | None:
    return text.upper() if text else None
