import { cacheSizes } from "../../../../ir/delivery.js";
import type { JsonValue } from "../../../../ir/json.js";
import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { isPathOf, type RaisedOperation } from "../operations.js";
import type { TreePath } from "../tree-builder.js";

/**
 * The cache of a stage and what holds for its methods: `/*` and `*` for all of them, `/~1pets~1{petId}` and `GET` for one.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
 */
export function raiseMethodSettings(
  context: RaiseContext,
  stage: { readonly at: TreePath },
  fields: Fields,
  operations: readonly RaisedOperation[],
): void {
  const { settings } = context;
  const hasCluster = fields.boolean("CacheClusterEnabled") === true;
  const size = fields.number("CacheClusterSize");
  // A description of a stage at its deployment has the members of the default at its own level.
  const all = [fields, ...fields.objects("MethodSettings")];
  for (const [index, each] of all.entries()) {
    const path = index === 0 ? "*" : pathOf(each.text("ResourcePath") ?? "*");
    const httpMethod = index === 0 ? "*" : (each.text("HttpMethod")?.toUpperCase() ?? "*");
    if (path === "*" && httpMethod === "*") {
      raiseMembers(context, stage.at, each, hasCluster);
      if (hasCluster) raiseInvalidation(context, stage.at, each);
      continue;
    }
    const matching = operations.filter(
      (operation) =>
        (path === "*" || isPathOf(operation, path)) && (httpMethod === "*" || operation.httpMethod === httpMethod),
    );
    for (const name of hasCluster ? invalidation : [])
      each.annotate(name, "approximated", "a stage says for all of its methods who may invalidate the cache");
    for (const { id } of matching) raiseMembers(context, [...stage.at, "operations", id], each, hasCluster);
    if (matching.length === 0) {
      each.ignore(...each.names());
      each.annotate("ResourcePath", "approximated", `no operation answers ${httpMethod} ${path}, so that it sets none`);
    }
  }
  if (!hasCluster) return;
  const cache = [...stage.at, "cache"];
  const known = cacheSizes.find((each) => each === size);
  settings.put([...cache, "size"], known ?? 0.5, fields.value("CacheClusterSize"));
  if (settings.get([...cache, "enabled"]) === undefined) settings.put([...cache, "enabled"], false);
  if (settings.get([...cache, "encrypted"]) === undefined) settings.put([...cache, "encrypted"], false);
}

/** `/~1pets~1{petId}` → `/pets/{petId}`; `/*` → `*`. People also write the path as it is. */
function pathOf(resourcePath: string): string {
  const path = resourcePath.includes("~1") ? resourcePath.slice(1).replaceAll("~1", "/") : resourcePath;
  return path === "/*" || path === "*" ? "*" : path;
}

function raiseMembers(context: RaiseContext, path: TreePath, fields: Fields, hasCluster: boolean): void {
  const put = (key: readonly string[], value: JsonValue | undefined, property: string): void => {
    if (value !== undefined) context.settings.put([...path, ...key], value, fields.value(property));
  };
  put(["logging"], fields.text("LoggingLevel")?.toLowerCase(), "LoggingLevel");
  put(["dataTrace"], fields.boolean("DataTraceEnabled"), "DataTraceEnabled");
  put(["metrics"], fields.boolean("MetricsEnabled"), "MetricsEnabled");
  const rate = fields.number("ThrottlingRateLimit");
  const burst = fields.number("ThrottlingBurstLimit");
  // Less than nothing is the service's way of saying that nothing limits it.
  if ((rate !== undefined && rate >= 0) || (burst !== undefined && burst >= 0)) {
    put(
      ["throttle"],
      { rate: rate ?? 10_000, burst: burst ?? 5000 },
      rate === undefined ? "ThrottlingBurstLimit" : "ThrottlingRateLimit",
    );
    if (rate === undefined || burst === undefined)
      fields.annotate(
        rate === undefined ? "ThrottlingBurstLimit" : "ThrottlingRateLimit",
        "approximated",
        "the other of rate and burst is the account's, 10000 and 5000",
      );
  }
  const caching = fields.boolean("CachingEnabled");
  const ttl = fields.number("CacheTtlInSeconds");
  const encrypted = fields.boolean("CacheDataEncrypted");
  if (!hasCluster) {
    fields.ignore("RequireAuthorizationForCacheControl", "UnauthorizedCacheControlHeaderStrategy");
    for (const name of ["CachingEnabled", "CacheTtlInSeconds", "CacheDataEncrypted"])
      if (caching === true)
        fields.annotate(name, "approximated", "the stage has no cache cluster, so it has no effect");
    return;
  }
  put(["cache", "enabled"], caching, "CachingEnabled");
  put(["cache", "ttl"], ttl, "CacheTtlInSeconds");
  put(["cache", "encrypted"], encrypted, "CacheDataEncrypted");
}

const invalidation = ["RequireAuthorizationForCacheControl", "UnauthorizedCacheControlHeaderStrategy"] as const;

const strategies: Readonly<Record<string, string>> = {
  FAIL_WITH_403: "fail",
  SUCCEED_WITH_RESPONSE_HEADER: "succeed-with-header",
  SUCCEED_WITHOUT_RESPONSE_HEADER: "succeed-without-header",
};

/**
 * Who may have a response made anew, and what others get; the settings have no need of what holds by default.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html#unauthorizedCacheControlHeaderStrategy
 */
function raiseInvalidation({ settings }: RaiseContext, stage: TreePath, fields: Fields): void {
  const [required, strategy] = invalidation;
  const path = [...stage, "cache", "invalidation"];
  if (fields.boolean(required) === false) settings.put([...path, "authorized"], false, fields.value(required));
  const answer = strategies[fields.text(strategy)?.toUpperCase() ?? ""];
  if (answer !== undefined && answer !== "succeed-with-header")
    settings.put([...path, "unauthorized"], answer, fields.value(strategy));
}
