import type { OperationGroup } from "../client/groups.js";
import { documentationLines } from "../python/docstring.js";
import { schemaTypeImports } from "../python/imports.js";
import { docstring } from "../python/literal.js";
import { generatedHeader, importLine } from "../python/module-text.js";
import type { TypePlace } from "../python/type-place.js";
import { needsBaseUrl } from "./api-module.js";
import type { ClientModel } from "./client-model.js";
import { methodText, type Waiting } from "./method-text.js";

export const clientClass = ({ stem }: ClientModel, waiting: Waiting): string =>
  `${waiting === "async" ? "Async" : ""}${stem}Client`;

/** `client.py` or `async_client.py`: a class with a method for each operation. */
export function clientModule(model: ClientModel, waiting: Waiting): string {
  const used = new Set<string>();
  const request: TypePlace = { types: model.types, direction: "request", qualifier: "types.", used };
  const methods = model.operations.map((each) => methodText(each, model, waiting, request));
  const groups = model.groups.map((group) => groupClass(group, model, waiting));
  const body = `${classHead(model, waiting)}${[...methods, ...groups].map((text) => `\n${text}`).join("")}`;
  const prefix = waiting === "async" ? "Async" : "";
  const uses = (name: string): boolean => used.has(name);
  const typeImports = schemaTypeImports(new Set([...used].filter((name) => name !== "Literal")), "TYPE_CHECKING");
  const streams = ["AsyncStream", "ServerSentEvent", "Stream", "json_lines", "server_sent_events"];
  return [
    generatedHeader,
    "from __future__ import annotations\n",
    "from collections.abc import Mapping, Sequence",
    importLine("typing", [...(typeImports.length > 0 ? ["TYPE_CHECKING"] : []), "Literal", "cast"]),
    ...(methods.length === 0 ? [] : ["from . import _operations as operations"]),
    importLine("._api", ["API", "Credentials", "ServerVariables"]).trimEnd(),
    importLine("._runtime.authentication", ["Credential"]).trimEnd(),
    importLine("._runtime.client", [`${prefix}BaseClient`, "Options"]).trimEnd(),
    importLine("._runtime.environment", [`${prefix}Middleware`]).trimEnd(),
    importLine("._runtime.operation", [
      ...(methods.length === 0 ? [] : ["Arguments", "RequestOptions"]),
      "RetryOptions",
    ]).trimEnd(),
    ...[importLine("._runtime.paging", ["AsyncPager", "Pager", "Paging"].filter(uses)).trimEnd()].filter(Boolean),
    importLine("._runtime.rate_limit", ["RateLimiter"]).trimEnd(),
    ...[importLine("._runtime.streaming", streams.filter(uses)).trimEnd()].filter(Boolean),
    importLine("._runtime.transport", [`${prefix}Transport`]).trimEnd(),
    ...[importLine("._runtime.values", ["UNSET", "Unset"].filter(uses)).trimEnd()].filter(Boolean),
    "",
    ...typeImports,
    body,
  ].join("\n");
}

function classHead(model: ClientModel, waiting: Waiting): string {
  const { api } = model;
  const prefix = waiting === "async" ? "Async" : "";
  const isRequired = needsBaseUrl(model);
  const described = documentationLines({ summary: api.title, description: api.description });
  const lines = [
    ...described,
    ...(described.length > 0 ? [""] : []),
    "A client keeps connections open: close it, or use it as a context manager.",
    "",
    "Args:",
    `    base_url: Where the API is${isRequired ? "." : "; the API itself says where when it is absent."}`,
    "    credentials: By security scheme. Each operation takes the first of its alternatives that is complete.",
    "    variables: Of the address; the API's defaults hold where they are absent.",
    "    headers: Sent with every request.",
    "    timeout: Seconds for one attempt; `None` for no limit.",
    "    total_timeout: Seconds for a call with all its attempts and the time between them.",
    "    retry: When and how often requests are sent again; `False` for never.",
    "    rate_limiter: Waits where a request would be throttled; `rate_limiter()` makes one with the API's own rate.",
    "    maximum_body_size: Bytes; larger bodies are refused while they arrive.",
    "    middleware: Wraps each attempt of every call; the first one is the outermost.",
    "    transport: In place of connections over the network: another HTTP library, or a `MockTransport`.",
  ];
  return `
class ${clientClass(model, waiting)}(${prefix}BaseClient):
${docstring(lines, "    ")}
    def __init__(
        self,
        *,
        base_url: ${isRequired ? "str" : "str | None = None"},
        credentials: Credentials | None = None,
        variables: ServerVariables | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = 60.0,
        total_timeout: float | None = None,
        retry: RetryOptions | Literal[False] | None = None,
        rate_limiter: RateLimiter | None = None,
        maximum_body_size: int | None = None,
        middleware: Sequence[${prefix}Middleware] = (),
        transport: ${prefix}Transport | None = None,
    ) -> None:
        settings = Options(
            base_url=base_url,
            variables=cast("Mapping[str, str] | None", variables),
            credentials=cast("Mapping[str, Credential] | None", credentials),
            headers=headers,
            timeout=timeout,
            total_timeout=total_timeout,
            retry=retry,
            rate_limiter=rate_limiter,
            maximum_body_size=maximum_body_size,
        )
        super().__init__(API, settings, middleware, transport)
${model.groups.map(({ name, type }) => `        self.${name} = ${prefix}${type}(self)\n`).join("")}`;
}

/** The methods of a tag under their short names; they are the client's own, so that their types are too. */
function groupClass({ type, description, members }: OperationGroup, model: ClientModel, waiting: Waiting): string {
  const prefix = waiting === "async" ? "Async" : "";
  const lines = documentationLines({ description });
  return [
    `\nclass ${prefix}${type}:\n`,
    docstring(lines, "    "),
    lines.length > 0 ? "\n" : "",
    `    def __init__(self, client: ${clientClass(model, waiting)}) -> None:\n`,
    ...members.map(({ short, method }) => `        self.${short} = client.${method}\n`),
  ].join("");
}
