import type { OperationGroup } from "../client/groups.js";
import { invokeUrl } from "../client/known-servers.js";
import { documentationLines } from "../python/docstring.js";
import { schemaTypeImports } from "../python/imports.js";
import { docstring } from "../python/literal.js";
import { generatedHeader, importLine } from "../python/module-text.js";
import type { TypePlace } from "../python/type-place.js";
import { firstThrottle, givenSchemes, hasVariables, needsBaseUrl } from "./api-module.js";
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
  const hasCredentials = givenSchemes(model).length > 0;
  const streams = [
    "AsyncStream",
    "Decode",
    "ServerSentEvent",
    "Stream",
    "json_events",
    "json_lines",
    "server_sent_events",
  ];
  return [
    generatedHeader,
    "from __future__ import annotations\n",
    "from collections.abc import Mapping, Sequence",
    importLine("typing", [
      ...(typeImports.length > 0 ? ["TYPE_CHECKING"] : []),
      "Literal",
      ...(hasCredentials || hasVariables(model) || uses("cast") ? ["cast"] : []),
    ]),
    ...(methods.length === 0 ? [] : ["from . import _operations as operations"]),
    importLine("._api", [
      "API",
      ...(hasCredentials ? ["Credentials"] : []),
      ...(hasVariables(model) ? ["ServerVariables"] : []),
    ]).trimEnd(),
    ...(hasCredentials ? [importLine("._runtime.authentication", ["Credential"]).trimEnd()] : []),
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

/** An argument of a client: how it is declared, what its docstring says, and what it is passed on as. */
interface ClientArgument {
  readonly name: string;
  readonly type: string;
  readonly says: string;
  readonly passed?: string;
}

function clientArguments(model: ClientModel, waiting: Waiting): readonly ClientArgument[] {
  const prefix = waiting === "async" ? "Async" : "";
  const base: ClientArgument = needsBaseUrl(model)
    ? { name: "base_url", type: "str", says: `Where the API is: \`${invokeUrl(model.api)}\`, or its own domain.` }
    : {
        name: "base_url",
        type: "str | None = None",
        says: "Where the API is; the API itself says where when it is absent.",
      };
  const credentials: ClientArgument = {
    name: "credentials",
    type: "Credentials | None = None",
    says: "By security scheme. Each operation takes the first of its alternatives that is complete.",
    passed: 'cast("Mapping[str, Credential] | None", credentials)',
  };
  const variables: ClientArgument = {
    name: "variables",
    type: "ServerVariables | None = None",
    says: "Of the address; the API's defaults hold where they are absent.",
    passed: 'cast("Mapping[str, str] | None", variables)',
  };
  const limiter = firstThrottle(model) === undefined ? "" : "; `rate_limiter()` makes one with the API's own rate";
  return [
    base,
    ...(givenSchemes(model).length > 0 ? [credentials] : []),
    ...(hasVariables(model) ? [variables] : []),
    { name: "headers", type: "Mapping[str, str] | None = None", says: "Sent with every request." },
    { name: "timeout", type: "float | None = 60.0", says: "Seconds for one attempt; `None` for no limit." },
    {
      name: "total_timeout",
      type: "float | None = None",
      says: "Seconds for a call with all its attempts and the time between them.",
    },
    {
      name: "retry",
      type: "RetryOptions | Literal[False] | None = None",
      says: "When and how often requests are sent again; `False` for never.",
    },
    {
      name: "rate_limiter",
      type: "RateLimiter | None = None",
      says: `Waits where a request would be throttled${limiter}.`,
    },
    {
      name: "maximum_body_size",
      type: "int | None = None",
      says: "Bytes; larger bodies are refused while they arrive.",
    },
    {
      name: "middleware",
      type: `Sequence[${prefix}Middleware] = ()`,
      says: "Wraps each attempt of every call; the first one is the outermost.",
    },
    {
      name: "transport",
      type: `${prefix}Transport | None = None`,
      says: "In place of connections over the network: another HTTP library, or a `MockTransport`.",
    },
  ];
}

/** They go to the base class by themselves. */
const besideOptions: ReadonlySet<string> = new Set(["middleware", "transport"]);

function classHead(model: ClientModel, waiting: Waiting): string {
  const { api } = model;
  const prefix = waiting === "async" ? "Async" : "";
  const given = clientArguments(model, waiting);
  const described = documentationLines({ summary: api.title, description: api.description });
  const lines = [
    ...described,
    ...(described.length > 0 ? [""] : []),
    "A client keeps connections open: close it, or use it as a context manager.",
    "",
    "Args:",
    ...given.map(({ name, says }) => `    ${name}: ${says}`),
  ];
  const options = given.filter(({ name }) => !besideOptions.has(name));
  return `
class ${clientClass(model, waiting)}(${prefix}BaseClient):
${docstring(lines, "    ")}
    def __init__(
        self,
        *,
${given.map(({ name, type }) => `        ${name}: ${type},\n`).join("")}    ) -> None:
        settings = Options(
${options.map(({ name, passed = name }) => `            ${name}=${passed},\n`).join("")}        )
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
