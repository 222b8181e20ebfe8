import { type DocumentNode, keyPlaceOf, member, members } from "../document-node.js";
import { type ReadContext, readItems } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { SettingsInput } from "../settings/schema.js";
import { gatewayExtension } from "./extensions.js";

type AuthorizerInput = NonNullable<SettingsInput["authorizers"]>[string];

/**
 * Security schemes that a document names without describing them, because what deploys it elsewhere does (a SAM template's
 * `Auth`, for one): an authorizer in the settings describes them as well. Others that the settings name are misspelt.
 */
export function schemesOfSettings(
  context: ReadContext,
  settings: LoadedSettings,
  declared: ReadonlySet<string>,
  named: ReadonlySet<string>,
): readonly (readonly [name: string, node: DocumentNode])[] {
  return Object.entries(settings.values.authorizers ?? {}).flatMap(([scheme, authorizer]) => {
    if (declared.has(scheme)) return [];
    const node = settings.nodeAt(["authorizers", scheme]);
    if (named.has(scheme)) return [[scheme, { ...node, value: credentialOf(authorizer) }] as const];
    context.diagnostics.report("setting-name-unknown", keyPlaceOf(node), { kind: "security scheme", name: scheme });
    return [];
  });
}

/** The schemes that any of the objects names under `security`. */
export const namedSchemes = (context: ReadContext, holders: readonly DocumentNode[]): ReadonlySet<string> =>
  new Set(
    holders
      .filter((holder) => member(holder, "security") !== undefined)
      .flatMap((holder) => readItems(context, holder, "security"))
      .flatMap((alternative) => members(alternative).map(([name]) => name)),
  );

/** What callers send, as OpenAPI would say it: what the authorizer looks at, or else a token in `Authorization`. */
function credentialOf(authorizer: AuthorizerInput): Readonly<Record<string, unknown>> {
  switch (authorizer.type) {
    case "iam":
      return { type: "apiKey", name: "Authorization", in: "header", [gatewayExtension("authtype")]: "awsSigv4" };
    case "apiKey":
      return { type: "apiKey", name: "x-api-key", in: "header" };
    case "lambda":
      return credentialAt(authorizer.identitySources?.[0]);
    case "jwt":
      return credentialAt(authorizer.identitySource);
    case "cognito":
      return { type: "http", scheme: "bearer" };
  }
}

/** `method.request.header.X-Token`, `$request.querystring.token` and the like. */
function credentialAt(source: string | undefined): Readonly<Record<string, unknown>> {
  const [, place, name] = /request\.(?:multivalue)?(header|querystring)\.(.+)$/.exec(source ?? "") ?? [];
  if (place === undefined || name === undefined || /^authorization$/i.test(name))
    return { type: "http", scheme: "bearer" };
  return { type: "apiKey", name, in: place === "header" ? "header" : "query" };
}
