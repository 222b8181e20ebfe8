import type { Authorizer } from "../../ir/authorizer.js";
import { placeWithin } from "../../ir/source.js";
import { type DocumentNode, member, placeOf } from "../document-node.js";
import { reportNotForApiType } from "../openapi/api-type.js";
import { nameAuthorizerHandlers } from "../openapi/handler-names.js";
import { readSecuritySchemes, type SecurityReading } from "../openapi/security.js";
import { schemesOfSettings } from "../openapi/settings-schemes.js";
import type { ReadContext } from "../read-context.js";
import { resolve } from "../reference.js";
import type { LoadedSettings } from "../settings/read-settings.js";

type NamedNode = readonly [name: string, node: DocumentNode];

/** The security schemes of a WebSocket API, and what decides about those who connect; `named` are those asked for. */
export function readWebSocketSecurity(
  context: ReadContext,
  described: readonly NamedNode[],
  settings: LoadedSettings,
  named: ReadonlySet<string>,
): SecurityReading {
  const declared = new Set(described.map(([name]) => name));
  const schemes = [...described, ...schemesOfSettings(context, settings, declared, named)];
  const handlerFor = nameAuthorizerHandlers(
    schemes.map(([name]) => name),
    context,
  );
  const nodes = new Map(schemes);
  const { authorizers: values } = settings.values;
  const reading = readSecuritySchemes(context, schemes, { values, nodeAt: settings.nodeAt, handlerFor });
  const authorizers = reading.authorizers.map((authorizer): Authorizer => {
    const node = nodes.get(authorizer.id);
    const own = values !== undefined && Object.hasOwn(values, authorizer.id);
    const extension = node === undefined ? undefined : extensionOf(context, node);
    const isAsked = own || extension !== undefined;
    if (authorizer.kind === "lambda") {
      if (isAsked) reportAsked(context, authorizer, settings, extension);
      return asRequest(authorizer);
    }
    // A token that a pool or another issuer signs: only a function can verify it here.
    if (authorizer.kind === "cognito" && !isAsked) {
      const { id, name, origin } = authorizer;
      const target = { kind: "handler", handler: handlerFor(authorizer.id) } as const;
      const identitySources = ["route.request.header.Authorization"];
      return { id, name, origin, kind: "lambda", mode: "request", target, identitySources };
    }
    return authorizer;
  });
  return { ...reading, authorizers };
}

function extensionOf(context: ReadContext, start: DocumentNode): DocumentNode | undefined {
  const node = resolve(context, start);
  return node === undefined ? undefined : member(node, "x-amazon-apigateway-authorizer");
}

type LambdaAuthorizer = Extract<Authorizer, { readonly kind: "lambda" }>;

/**
 * Decisions are not cached, since there is one for each connection.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
 */
function asRequest(authorizer: LambdaAuthorizer): LambdaAuthorizer {
  const { ttlSeconds: _, identityValidationExpression: __, ...rest } = authorizer;
  const identitySources = authorizer.identitySources.map((source) =>
    source.replace(/^method\.request\.(?:multivalue)?/, "route.request."),
  );
  return { ...rest, mode: "request", identitySources };
}

/** What the author has asked for that only the authorizers of REST APIs have. */
function reportAsked(
  context: ReadContext,
  authorizer: LambdaAuthorizer,
  settings: LoadedSettings,
  extension: DocumentNode | undefined,
): void {
  const values = settings.values.authorizers?.[authorizer.id];
  const inSettings = values?.type === "lambda" ? values : undefined;
  const type = extension === undefined ? undefined : member(extension, "type");
  const isToken = inSettings?.mode === "token" || String(type?.value).toLowerCase() === "token";
  const inDocument = placeOf(type ?? extension ?? settings.nodeAt([]));
  const report = (setting: string, help: string, key: string): void => {
    const at = inSettings === undefined ? inDocument : placeWithin(authorizer.origin, [key], "key");
    reportNotForApiType(context, at, setting, help);
  };
  if (isToken && (inSettings !== undefined || type !== undefined))
    report(
      "TOKEN authorizer",
      "Set `mode: request` (`type: request` in the document): it reads headers and query strings of the handshake.",
      "mode",
    );
  if (authorizer.identityValidationExpression !== undefined)
    report(
      "identityValidationExpression",
      "Let the function refuse what does not match.",
      "identityValidationExpression",
    );
  if (authorizer.ttlSeconds !== undefined && authorizer.ttlSeconds > 0)
    report("ttl", "There is one decision for each connection, and none is kept: remove it.", "ttl");
}
