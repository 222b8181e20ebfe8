var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
};

// src/ir/media-type.ts
function bodyKind(mediaType) {
  const name2 = essence(mediaType);
  if (isJson(name2) || name2 === "*/*" || name2 === "application/*") return "json";
  if (name2 === "application/x-www-form-urlencoded") return "form";
  if (name2 === "multipart/form-data") return "multipart";
  return isText(name2) ? "text" : "binary";
}
var essence, isJson, textTypes, isText;
var init_media_type = __esm({
  "src/ir/media-type.ts"() {
    "use strict";
    essence = (mediaType) => (mediaType.split(";")[0] ?? "").trim().toLowerCase();
    isJson = (mediaType) => /^[^/]+\/([^/]+\+)?json$/.test(essence(mediaType));
    textTypes = /* @__PURE__ */ new Set([
      "application/ecmascript",
      "application/graphql",
      "application/javascript",
      "application/json-seq",
      "application/jsonl",
      "application/jwt",
      "application/ndjson",
      "application/sql",
      "application/toml",
      "application/x-javascript",
      "application/x-json-stream",
      "application/x-ndjson",
      "application/x-yaml",
      "application/xml",
      "application/yaml"
    ]);
    isText = (name2) => name2.startsWith("text/") || /^[^/]+\/[^/]+\+(xml|yaml)$/.test(name2) || textTypes.has(name2);
  }
});

// src/ir/digest.ts
import { createHash } from "node:crypto";
var digest;
var init_digest = __esm({
  "src/ir/digest.ts"() {
    "use strict";
    digest = (text2) => createHash("sha256").update(text2, "utf8").digest("hex");
  }
});

// src/ir/names.ts
function words(text2) {
  return text2.normalize("NFKD").replace(/\p{M}+/gu, "").replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2").split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "").map((word) => word.toLowerCase());
}
function allocateNames(keys, wish, isTaken = () => false, fold = (name2) => name2, separator = "") {
  const groups3 = /* @__PURE__ */ new Map();
  for (const key2 of keys) {
    const folded = fold(wish(key2));
    const group2 = groups3.get(folded);
    if (group2 === void 0) groups3.set(folded, [key2]);
    else group2.push(key2);
  }
  const names2 = /* @__PURE__ */ new Map();
  const given = new Set(groups3.keys());
  const withSuffix = (key2, length = 6) => {
    const name2 = `${wish(key2)}${separator}${digest(key2).slice(0, length)}`;
    if (length < 64 && (given.has(fold(name2)) || isTaken(name2))) return withSuffix(key2, length + 1);
    given.add(fold(name2));
    return name2;
  };
  for (const group2 of groups3.values()) {
    const [only] = group2;
    const owner = group2.length === 1 ? only : group2.find((key2) => key2 === wish(key2)) ?? [...group2].sort()[0];
    for (const key2 of group2) {
      const name2 = wish(key2);
      names2.set(key2, key2 === owner && !isTaken(name2) ? name2 : withSuffix(key2));
    }
  }
  return names2;
}
var capitalize, pascalCase, camelCase, kebabCase, asciiWords;
var init_names = __esm({
  "src/ir/names.ts"() {
    "use strict";
    init_digest();
    capitalize = (word) => word.charAt(0).toUpperCase() + word.slice(1);
    pascalCase = (text2) => words(text2).map(capitalize).join("");
    camelCase = (text2) => words(text2).map((word, index) => index === 0 ? word : capitalize(word)).join("");
    kebabCase = (text2) => words(text2).join("-");
    asciiWords = (text2) => words(text2).join(" ").replace(/[^a-z0-9 ]+/g, "").trim();
  }
});

// src/ir/websocket.ts
var isPredefinedRoute, isConnectionRoute;
var init_websocket = __esm({
  "src/ir/websocket.ts"() {
    "use strict";
    isPredefinedRoute = (key2) => key2 === "$connect" || key2 === "$disconnect" || key2 === "$default";
    isConnectionRoute = (key2) => key2 === "$connect" || key2 === "$disconnect";
  }
});

// src/ir/ids.ts
var unsafeId;
var init_ids = __esm({
  "src/ir/ids.ts"() {
    "use strict";
    unsafeId = (raw) => raw;
  }
});

// src/parser/source/json-pointer.ts
var escapeSegment, segmentsOf2, childPointer, rootPointer;
var init_json_pointer = __esm({
  "src/parser/source/json-pointer.ts"() {
    "use strict";
    init_ids();
    escapeSegment = (segment) => segment.includes("~") || segment.includes("/") ? segment.replaceAll("~", "~0").replaceAll("/", "~1") : segment;
    segmentsOf2 = (pointer) => pointer === "" ? [] : pointer.slice(1).split("/").map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
    childPointer = (pointer, segment) => unsafeId(`${pointer}/${typeof segment === "number" ? segment : escapeSegment(segment)}`);
    rootPointer = unsafeId("");
  }
});

// src/parser/document-node.ts
function originOf(file2, pointer, origins) {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const origin = origins.get(unsafeId(pointer.slice(0, end)));
    if (origin !== void 0) return { file: origin.file, pointer: unsafeId(origin.pointer + pointer.slice(end)) };
  }
  return { file: file2, pointer };
}
function member2(node, key2) {
  if (!isRecord(node.value) || !Object.hasOwn(node.value, key2)) return void 0;
  const value = node.value[key2];
  return value === void 0 ? void 0 : descend(node, key2, value);
}
function members(node) {
  if (!isRecord(node.value)) return [];
  return Object.entries(node.value).map(([key2, value]) => [key2, descend(node, key2, value)]);
}
function descend(parent, key2, value) {
  if (parent.moved === void 0) return { value, file: parent.file, pointer: childPointer(parent.pointer, key2) };
  const place = typeof value === "object" && value !== null ? parent.moved.get(value) : void 0;
  return {
    value,
    file: place?.file ?? parent.file,
    pointer: place?.pointer ?? childPointer(parent.pointer, key2),
    moved: parent.moved
  };
}
var rootNode, placeOf2, keyPlaceOf, isRecord, items;
var init_document_node = __esm({
  "src/parser/document-node.ts"() {
    "use strict";
    init_ids();
    init_json_pointer();
    rootNode = (file2) => ({ value: file2.value, file: file2, pointer: rootPointer });
    placeOf2 = ({ file: file2, pointer }) => file2.origins === void 0 ? { file: file2.source.name, pointer } : originOf(file2.source.name, pointer, file2.origins);
    keyPlaceOf = (node) => ({ ...placeOf2(node), part: "key" });
    isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
    items = (node) => Array.isArray(node.value) ? node.value.map((value, index) => descend(node, index, value)) : [];
  }
});

// src/parser/settings/schema/account.ts
import { z as z2 } from "zod";
var account;
var init_account = __esm({
  "src/parser/settings/schema/account.ts"() {
    "use strict";
    account = z2.strictObject({
      cloudWatchRole: z2.boolean().optional().describe(
        "Makes the role with which API Gateway writes logs, and sets it for the whole region: one build of an account and region does. Default: false."
      )
    });
  }
});

// src/parser/settings/schema/values.ts
import { z as z3 } from "zod";
var name, deployText, throttle, retentionDays, logRetention;
var init_values = __esm({
  "src/parser/settings/schema/values.ts"() {
    "use strict";
    name = (limit) => z3.string().regex(/^[A-Za-z0-9_-]+$/, "may hold letters, digits, '-' and '_' only").max(limit);
    deployText = z3.union([z3.string(), z3.number(), z3.boolean(), z3.record(z3.string(), z3.unknown())]);
    throttle = z3.strictObject({
      rate: z3.number().nonnegative().describe("Requests a second, on average."),
      burst: z3.int().nonnegative().describe("Requests at once.")
    });
    retentionDays = [
      1,
      3,
      5,
      7,
      14,
      30,
      60,
      90,
      120,
      150,
      180,
      365,
      400,
      545,
      731,
      1096,
      1827,
      2192,
      2557,
      2922,
      3288,
      3653
    ];
    logRetention = z3.literal(retentionDays).describe("Days that log events are kept. Default: 30.");
  }
});

// src/parser/settings/schema/alarms.ts
import { z as z4 } from "zod";
var timing, threshold, alarm, latencyAlarm, actions, stageAlarms, functionAlarms;
var init_alarms = __esm({
  "src/parser/settings/schema/alarms.ts"() {
    "use strict";
    init_values();
    timing = {
      period: z4.int().min(60).max(86400).multipleOf(60).optional().describe("Seconds that one value stands for, a multiple of 60. Default: 300."),
      evaluationPeriods: z4.int().min(1).optional().describe("Periods that are looked at. Default: 1."),
      datapointsToAlarm: z4.int().min(1).optional().describe("How many of them have to be above the threshold. Default: all of them."),
      treatMissingData: z4.enum(["notBreaching", "breaching", "ignore", "missing"]).optional().describe("What a period without requests counts as. Default: notBreaching.")
    };
    threshold = (unit) => z4.number().nonnegative().describe(`${unit}; the alarm goes off above it.`);
    alarm = (unit) => z4.strictObject({ threshold: threshold(unit), ...timing });
    latencyAlarm = z4.strictObject({
      threshold: threshold("Milliseconds"),
      statistic: z4.string().regex(
        /^(?:Average|Maximum|Minimum|p\d{1,2}(?:\.\d{1,2})?)$/,
        "is Average, Maximum, Minimum, or a percentile (p99)"
      ).optional().describe("Average, Maximum, Minimum, or a percentile such as p99. Default: p99."),
      ...timing
    });
    actions = {
      actions: z4.array(deployText).optional().describe("ARNs that are told, such as those of SNS topics. Default: none."),
      okActions: z4.array(deployText).optional().describe("ARNs that are told when all is well again. Default: none.")
    };
    stageAlarms = z4.strictObject({
      clientErrors: alarm("Percent of requests answered 4XX").optional().describe("Errors of callers; throttled requests too."),
      serverErrors: alarm("Percent of requests answered 5XX").optional().describe("Errors of the API and its backends."),
      latency: latencyAlarm.optional().describe("From request to response. REST and HTTP."),
      integrationLatency: latencyAlarm.optional().describe("What of it the backend takes."),
      requests: alarm("Requests, or messages of a WebSocket API, in a period").optional().describe("How much is asked."),
      connections: alarm("New connections in a period").optional().describe("How many callers connect. WebSocket only."),
      ...actions
    });
    functionAlarms = z4.strictObject({
      throttles: alarm("Throttled invocations in a period").optional().describe("Invocations that Lambda refuses."),
      errors: alarm("Failed invocations in a period").optional().describe("Invocations that end in an error."),
      duration: latencyAlarm.optional().describe("How long an invocation takes."),
      ...actions
    });
  }
});

// src/ir/media-range.ts
var mediaRange;
var init_media_range = __esm({
  "src/ir/media-range.ts"() {
    "use strict";
    mediaRange = /^(?:\*\/\*|[A-Za-z0-9][A-Za-z0-9.!#$&^_+-]*\/(?:\*|[A-Za-z0-9][A-Za-z0-9.!#$&^_+-]*))$/;
  }
});

// src/parser/settings/schema/access.ts
import { z as z5 } from "zod";
var block, rule, access;
var init_access = __esm({
  "src/parser/settings/schema/access.ts"() {
    "use strict";
    init_values();
    block = deployText.describe("An address or a range of addresses: 192.0.2.0/24.");
    rule = {
      allowIps: z5.array(block).min(1).optional().describe("Only callers from these addresses, in CIDR notation, get in."),
      denyIps: z5.array(block).min(1).optional().describe("Callers from these addresses do not get in."),
      allowVpcEndpoints: z5.array(deployText).min(1).optional().describe("Only calls through these VPC endpoints get in, beside those from `allowVpcs`."),
      allowVpcs: z5.array(deployText).min(1).optional().describe("Only calls from these VPCs get in, beside those through `allowVpcEndpoints`."),
      allowAccounts: z5.array(deployText).min(1).optional().describe(
        "Only signed calls from these accounts get in, beside those of `allowPrincipals` and of the API's own account, whose IAM policies decide."
      ),
      allowPrincipals: z5.array(deployText).min(1).optional().describe("As `allowAccounts`, for users and roles by ARN.")
    };
    access = z5.strictObject({
      ...rule,
      operations: z5.record(z5.string(), z5.strictObject(rule)).optional().describe("What has to hold of callers of single operations besides, per operationId: the same members."),
      statements: z5.array(z5.record(z5.string(), z5.unknown())).optional().describe("Further statements of the policy, in IAM's own words.")
    });
  }
});

// src/parser/settings/schema/domains.ts
import { z as z6 } from "zod";
var securityPolicy, endpointAccessMode, ipAddressType, certificate, mutualTls, mapping, domain;
var init_domains = __esm({
  "src/parser/settings/schema/domains.ts"() {
    "use strict";
    init_values();
    securityPolicy = z6.string().regex(/^(TLS_1_[02]|SecurityPolicy_\w+)$/, "has to be TLS_1_2, TLS_1_0 or the name of an enhanced policy");
    endpointAccessMode = z6.enum(["basic", "strict"]);
    ipAddressType = z6.enum(["ipv4", "dualstack"]);
    certificate = z6.strictObject({
      arn: deployText.optional().describe("ARN of a certificate in ACM; of an edge domain's, in us-east-1."),
      create: z6.literal(true).optional().describe("Ask ACM for one; a record in the hosted zone proves the ownership."),
      hostedZoneId: deployText.optional().describe("Zone for that record. Default: the domain's `hostedZoneId`.")
    });
    mutualTls = z6.strictObject({
      truststoreUri: deployText.describe("`s3://bucket/key` of the certificates that are trusted, in PEM."),
      truststoreVersion: deployText.optional().describe("Version of the object. Default: the newest at deployment.")
    });
    mapping = z6.strictObject({
      path: z6.string().optional().describe(
        "Path below the domain, `v1`; one of several segments needs a regional domain. Default: the domain's root."
      ),
      stage: z6.string().optional().describe("Name of the stage. Default: the first one.")
    });
    domain = z6.strictObject({
      name: deployText.describe("`api.example.com`, `*.example.com`, or `${Name}` for a deploy parameter."),
      existing: z6.boolean().optional().describe("The domain name is there already and only gets mappings: several APIs share it. Default: false."),
      domainNameId: deployText.optional().describe("Id of an existing private domain name, behind the `+` in its ARN."),
      endpoint: z6.enum(["edge", "regional", "private"]).optional().describe("Default: private for a private API, else regional."),
      certificate: certificate.optional().describe("Default: a deploy parameter named after the domain, `ApiExampleComCertificateArn`."),
      securityPolicy: securityPolicy.optional().describe(
        "TLS_1_2 (TLS 1.2 and 1.3), TLS_1_0, or an enhanced policy such as SecurityPolicy_TLS13_1_3_2025_09. Default: TLS_1_2."
      ),
      endpointAccessMode: endpointAccessMode.optional().describe("Demanded beside an enhanced security policy."),
      ipAddressType: ipAddressType.optional().describe("Default: the service's, ipv4; private domains are dualstack."),
      mutualTls: mutualTls.optional().describe("Callers show a client certificate. Regional domains only; set `api.disableExecuteApiEndpoint` as well."),
      ownershipVerificationCertificateArn: deployText.optional().describe("ARN of a public certificate, where `certificate` is imported or private and `mutualTls` is set."),
      mappings: z6.array(mapping).min(1).optional().describe("Default: the first stage at the domain's root."),
      vpcEndpointIds: z6.array(deployText).optional().describe("VPC endpoints that a private domain is reached through: each is associated and let in."),
      policy: z6.record(z6.string(), z6.unknown()).optional().describe("IAM policy document of a private domain. Default: one that lets `vpcEndpointIds` in."),
      hostedZoneId: deployText.optional().describe("Zone of Route 53 that gets alias records (A and AAAA). Default: none; outputs tell the target.")
    });
  }
});

// src/parser/settings/schema/api.ts
import { z as z7 } from "zod";
var api;
var init_api = __esm({
  "src/parser/settings/schema/api.ts"() {
    "use strict";
    init_media_range();
    init_access();
    init_domains();
    api = z7.strictObject({
      name: z7.string().min(1).max(255).optional().describe("Name in AWS. Default: the document's title."),
      type: z7.enum(["rest", "http", "websocket"]).optional().describe(
        "REST APIs validate requests, have API keys, usage plans and caches; HTTP APIs are faster and cheaper, and verify JSON Web Tokens by themselves; WebSocket APIs send messages both ways (`websocket`). Default: rest; an AsyncAPI document is a WebSocket API."
      ),
      basePath: z7.enum(["ignore", "prepend", "split"]).optional().describe(
        "What becomes of `basePath`, or of the path of the first server: nothing, the beginning of every path, or so without its first segment, which is taken for the stage. As in the service's own import. Default: ignore."
      ),
      definition: z7.enum(["resources", "body"]).optional().describe("A resource for each method, or one OpenAPI document that the service imports. Default: resources."),
      pathVariables: z7.enum(["named", "positional"]).optional().describe(
        "What the gateway calls path variables: by their names, or `variable2` for the second segment of a path, which also takes documents that name one place differently and segments such as `{name}.{format}`. Clients and handlers keep the document's names. Choose before the first deployment: later it renames every path resource with a variable, which an API of resources cannot do in place (`definition: body` can). Default: named."
      ),
      endpoint: z7.enum(["edge", "regional", "private"]).optional().describe("Default: regional."),
      vpcEndpointIds: z7.array(z7.string()).optional().describe("VPC endpoints that a private API is reached through."),
      ipAddressType: ipAddressType.optional().describe("Addresses that callers come from. Default: the service's, ipv4; private APIs are dualstack."),
      securityPolicy: securityPolicy.optional().describe(
        "What the default endpoint demands of TLS: TLS_1_2, TLS_1_0, or an enhanced policy such as SecurityPolicy_TLS13_1_3_2025_09. Default: the service's, TLS_1_0 unless the API is private."
      ),
      endpointAccessMode: endpointAccessMode.optional().describe("Demanded beside an enhanced security policy."),
      payloadFormatVersion: z7.enum(["1.0", "2.0"]).optional().describe(
        "HTTP APIs: the shape of events for integrations that do not name theirs. Default: 2.0 for the functions that the build makes; other Lambda integrations have to name one."
      ),
      failOnWarnings: z7.boolean().optional().describe(
        "HTTP APIs with `definition: body`: warnings of the service's import end the deployment. Default: false."
      ),
      disableExecuteApiEndpoint: z7.boolean().optional().describe("Only custom domains answer. Default: false."),
      apiKeySource: z7.enum(["header", "authorizer"]).optional().describe("Where API keys come from. Default: header."),
      binaryMediaTypes: z7.array(z7.string().regex(mediaRange, "has to be a media type (image/png) or a range of them (image/*)")).optional().describe("Bodies that pass as bytes. Default: the binary media types that the document uses."),
      minimumCompressionSize: z7.int().min(0).max(10485760).optional().describe("Responses from so many bytes on are compressed. Default: none."),
      access: access.optional().describe("Who reaches a REST API: a resource policy in few words. Default: everybody."),
      resourcePolicy: z7.record(z7.string(), z7.unknown()).optional().describe("IAM policy document of the API; beside `access` its statements are added."),
      tags: z7.record(z7.string(), z7.string()).optional().describe("Tags of the API and its stages.")
    });
  }
});

// src/parser/settings/schema/authorizers.ts
import { z as z8 } from "zod";
var jwt, lambdaAuthorizer, cognitoAuthorizer, jwtAuthorizer, authorizer;
var init_authorizers = __esm({
  "src/parser/settings/schema/authorizers.ts"() {
    "use strict";
    init_values();
    jwt = z8.strictObject({
      issuer: deployText.optional().describe("`iss` of the tokens. Default: what the scheme's `openIdConnectUrl` tells."),
      audience: z8.union([deployText, z8.array(deployText).min(1)]).optional().describe("`aud` (or `client_id`) of the tokens, one or several. Default: a deploy parameter."),
      jwksUri: deployText.optional().describe("Where the issuer's keys are. Default: what its metadata tells."),
      algorithms: z8.array(z8.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"])).min(1).optional().describe("Signatures that are accepted. Default: RS256 and ES256."),
      scopesClaim: z8.string().min(1).optional().describe("Default: scope, or else scp."),
      groupsClaim: z8.string().min(1).optional().describe("Default: cognito:groups, or else groups.")
    });
    lambdaAuthorizer = z8.strictObject({
      type: z8.literal("lambda"),
      mode: z8.enum(["token", "request"]).optional(),
      function: deployText.optional().describe("ARN of an existing function; without it the build makes one."),
      jwt: jwt.optional().describe("The tokens that the function made by the build accepts; with `openIdConnect` it checks them anyway."),
      identitySources: z8.array(z8.string()).optional(),
      identityValidationExpression: z8.string().optional(),
      ttl: z8.int().min(0).max(3600).optional().describe("Seconds that a decision is cached. Default: 0."),
      payloadFormatVersion: z8.enum(["1.0", "2.0"]).optional().describe("HTTP APIs: the shape of the event. Default: 2.0."),
      simpleResponses: z8.boolean().optional().describe("HTTP APIs: the function answers `{isAuthorized, context}` in place of a policy. Default: with 2.0.")
    });
    cognitoAuthorizer = z8.strictObject({
      type: z8.literal("cognito"),
      userPoolArns: z8.array(deployText).min(1).describe("User pools; of an HTTP API one."),
      clientIds: z8.array(deployText).min(1).optional().describe("HTTP APIs: app clients whose tokens are taken. Default: one deploy parameter."),
      ttl: z8.int().min(0).max(3600).optional().describe("REST APIs: seconds that a decision is cached.")
    });
    jwtAuthorizer = z8.strictObject({
      type: z8.literal("jwt"),
      issuer: deployText.optional().describe("The tokens' `iss`. Default: the address of the document's `openIdConnectUrl`."),
      audience: z8.array(deployText).min(1).optional().describe("One has to be the token's `aud` or `client_id`. Default: one deploy parameter."),
      identitySource: z8.string().optional().describe("Default: $request.header.Authorization.")
    });
    authorizer = z8.discriminatedUnion("type", [
      lambdaAuthorizer,
      cognitoAuthorizer,
      jwtAuthorizer,
      z8.strictObject({ type: z8.literal("iam") }),
      z8.strictObject({ type: z8.literal("apiKey") })
    ]);
  }
});

// src/parser/settings/schema/documentation.ts
import { z as z9 } from "zod";
var documentation;
var init_documentation = __esm({
  "src/parser/settings/schema/documentation.ts"() {
    "use strict";
    documentation = z9.strictObject({
      version: z9.string().min(1).optional().describe("Name of the snapshot that the stages show; give each state another one. Default: no snapshot."),
      description: z9.string().optional().describe("Text for people, of the snapshot."),
      generate: z9.boolean().optional().describe(
        "Documentation parts from the document's own descriptions, beside those of `x-amazon-apigateway-documentation`. Default: false."
      )
    });
  }
});

// src/parser/settings/schema/documents.ts
import { z as z10 } from "zod";
var file, overlays, document;
var init_documents = __esm({
  "src/parser/settings/schema/documents.ts"() {
    "use strict";
    file = z10.string().min(1).describe("Path, relative to the settings file.");
    overlays = z10.array(file);
    document = z10.strictObject({
      path: file,
      prefix: z10.string().regex(/^(\/[^/{}#?]+)+$/, "has to be plain path segments, such as '/orders'").optional().describe("What stands before each of its paths. Default: nothing."),
      overlays: overlays.optional().describe("Overlays of this document.")
    });
  }
});

// src/parser/settings/schema/edge.ts
import { z as z11 } from "zod";
var addresses, managedRules, rate, webAcl, names, cache, cloudFront;
var init_edge = __esm({
  "src/parser/settings/schema/edge.ts"() {
    "use strict";
    init_values();
    addresses = z11.array(z11.union([z11.cidrv4(), z11.cidrv6()])).min(1);
    managedRules = z11.strictObject({
      vendor: z11.string().min(1).optional().describe("Default: AWS."),
      name: z11.string().min(1).describe("Name of the group, AWSManagedRulesCommonRuleSet."),
      version: z11.string().min(1).optional().describe("Default: the vendor's."),
      count: z11.array(z11.string()).optional().describe("Rules of the group that only count what they match."),
      countOnly: z11.boolean().optional().describe("The whole group only counts. Default: false.")
    });
    rate = z11.strictObject({
      limit: z11.int().min(10).max(2e9).describe("Requests from one address within the window."),
      window: z11.literal([60, 120, 300, 600]).optional().describe("Seconds that are looked back on: 60, 120, 300 or 600. Default: 300."),
      action: z11.enum(["block", "count"]).optional().describe("Default: block.")
    });
    webAcl = z11.strictObject({
      arn: deployText.optional().describe("ARN of a web ACL that is there already (scope REGIONAL), in place of rules."),
      defaultAction: z11.enum(["allow", "block"]).optional().describe("For what no rule decides on. Default: allow."),
      allow: addresses.optional().describe("Addresses in CIDR notation that skip the other rules."),
      deny: addresses.optional().describe("Addresses in CIDR notation that are blocked."),
      rate: rate.optional().describe("Addresses that send more are blocked until they send less. Default: none."),
      managedRules: z11.array(managedRules).optional().describe("Groups of rules, in the order of their evaluation."),
      metrics: z11.boolean().optional().describe("Metrics in CloudWatch and samples of requests. Default: true.")
    });
    names = z11.array(z11.string().min(1)).min(1);
    cache = z11.strictObject({
      minTtl: z11.int().nonnegative().optional().describe("Seconds. Default: 0."),
      defaultTtl: z11.int().nonnegative().optional().describe("Seconds, where the API sends no Cache-Control. Default: 60."),
      maxTtl: z11.int().nonnegative().optional().describe("Seconds. Default: 31536000."),
      headers: names.optional().describe("Headers that tell answers apart: Authorization, if answers depend on it."),
      queryStrings: z11.union([z11.literal("all"), names]).optional().describe("Query parameters that tell answers apart. Default: all."),
      cookies: names.optional().describe("Cookies that tell answers apart.")
    });
    cloudFront = z11.strictObject({
      stage: z11.string().optional().describe("Stage behind the distribution. Default: the first one."),
      aliases: z11.array(deployText).min(1).optional().describe("Domain names of the distribution."),
      certificate: z11.strictObject({ arn: deployText.describe("ARN of a certificate in us-east-1.") }).optional().describe("Default: the deploy parameter `CloudFrontCertificateArn` where there are aliases."),
      cache: cache.optional().describe("Answers that CloudFront keeps. Default: none."),
      originRequestPolicyId: deployText.optional().describe("Default: all that the viewer sends except Host."),
      originHeader: z11.strictObject({
        name: z11.string().regex(/^[A-Za-z0-9-]+$/, "has to be the name of a header"),
        parameter: z11.string().regex(/^[A-Za-z][A-Za-z0-9]*$/).describe("Secret deploy parameter with the header's value.")
      }).optional().describe(
        "Header that CloudFront adds to each request: an authorizer or a web ACL can refuse requests without its value, which did not come through CloudFront."
      ),
      webAclArn: deployText.optional().describe("ARN of a web ACL of scope CLOUDFRONT."),
      priceClass: z11.enum(["all", "200", "100"]).optional().describe("Which edge locations answer. Default: all."),
      logging: z11.strictObject({
        bucket: deployText.describe("Domain name of an S3 bucket that takes ACLs, `logs.s3.amazonaws.com`."),
        prefix: z11.string().optional().describe("What the names of the files begin with."),
        cookies: z11.boolean().optional().describe("Cookies in the log: secrets too. Default: false.")
      }).optional().describe("Access logs of the distribution. Default: none."),
      hostedZoneId: deployText.optional().describe("Zone of Route 53 that gets alias records for the aliases.")
    });
  }
});

// src/parser/settings/schema/functions.ts
import { z as z12 } from "zod";
var alias, role, functionSettings, operationFunction, functions;
var init_functions = __esm({
  "src/parser/settings/schema/functions.ts"() {
    "use strict";
    init_values();
    alias = z12.strictObject({
      version: deployText.optional().describe("The version that the alias stands for: `published` by this deployment (the default), or a number."),
      canary: z12.strictObject({
        version: deployText.describe("`published` by this deployment, or a number."),
        weight: z12.number().min(0).max(1).describe("Share of the calls, 0 to 1.")
      }).optional().describe("A second version that gets a share of the calls."),
      provisionedConcurrency: z12.int().min(1).optional().describe("Environments that are kept warm for the alias.")
    });
    role = z12.strictObject({
      arn: deployText.optional().describe("A role that exists; the build makes none and gives it nothing."),
      name: deployText.optional().describe("Default: made by the deployment."),
      path: z12.string().regex(/^\/(?:[!-.0-~]+\/)*$/, "begins and ends with '/'").max(512).optional().describe("Default: /."),
      permissionsBoundary: deployText.optional().describe("ARN of a managed policy: the most that the role may ever do.")
    });
    functionSettings = z12.strictObject({
      runtime: z12.enum(["nodejs22.x", "nodejs24.x"]).optional().describe("Lambda runtime. Default: nodejs22.x; nodejs24.x needs version 6.19 of the Terraform provider."),
      architecture: z12.enum(["arm64", "x86_64"]).optional().describe("Processor. Default: arm64."),
      memory: z12.int().min(128).max(10240).optional().describe("Megabytes. Default: 256."),
      timeout: z12.int().min(1).max(900).optional().describe("Seconds; the gateway waits 29 at most. Default: 10."),
      environment: z12.record(z12.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/), deployText).optional().describe("Environment variables; a value may hold `${Name}` for a deploy parameter."),
      environmentKeyArn: deployText.optional().describe("KMS key that encrypts the environment. Default: Lambda's own."),
      logRetention: logRetention.optional(),
      logging: z12.strictObject({
        format: z12.enum(["text", "json"]).optional().describe("Default: text; json where a level is given."),
        level: z12.enum(["trace", "debug", "info", "warn", "error", "fatal"]).optional().describe("Least level of the function's own messages. Default: info."),
        systemLevel: z12.enum(["debug", "info", "warn"]).optional().describe("Least level of Lambda's messages. Default: info.")
      }).optional().describe("Form of the log."),
      tracing: z12.boolean().optional().describe("X-Ray. Default: false."),
      reservedConcurrency: z12.int().min(0).optional().describe("Concurrent executions set aside, and the most there are."),
      provisionedConcurrency: z12.int().min(1).optional().describe("Environments that are kept warm, and paid for, for each alias. Without `alias` there is one, `live`."),
      description: z12.string().max(256).optional().describe("Text for people. Default: method and path."),
      layers: z12.array(deployText).optional().describe("ARNs of layer versions."),
      vpc: z12.strictObject({
        subnetIds: z12.array(deployText).min(1).describe("Subnets, in several zones where calls must not depend on one."),
        securityGroupIds: z12.array(deployText).min(1).describe("Security groups of the function."),
        ipv6: z12.boolean().optional().describe("IPv6 to dual-stack subnets. Default: false.")
      }).optional().describe("The network that the function reaches; its role may manage network interfaces in just these subnets."),
      ephemeralStorage: z12.int().min(512).max(10240).optional().describe("Megabytes of /tmp. Default: 512."),
      policies: z12.array(
        z12.strictObject({
          actions: z12.array(z12.string().min(1)).min(1).describe("Such as `dynamodb:GetItem`."),
          resources: z12.array(deployText).min(1).describe("ARNs.")
        })
      ).optional().describe("What the function's code may do; statements of the operation, its tag and the API add up."),
      role: role.optional().describe("The role that the function works with."),
      deadLetter: z12.strictObject({
        queueArn: deployText.optional().describe("SQS queue."),
        topicArn: deployText.optional().describe("SNS topic.")
      }).optional().describe("Gets the events of asynchronous invocations that failed three times."),
      resourceTags: z12.record(z12.string(), z12.string()).optional().describe("Tags of the function and its role in AWS."),
      code: z12.strictObject({
        bucket: deployText.optional().describe("Default: the parameter ArtifactBucket."),
        key: deployText.optional().describe("Default: ArtifactPrefix and the function's name, with `.zip`."),
        version: deployText.optional().describe("Version of the object. Code under the same key is deployed anew only when this changes."),
        local: z12.string().min(1).optional().describe(
          "An archive, or with a slash at its end the folder of `<function>.zip`, seen from the generated template or module. CloudFormation needs `aws cloudformation package` for it."
        ),
        image: deployText.optional().describe("URI of a container image in ECR.")
      }).optional().describe("Where the code is: an archive in S3, a local one, or an image."),
      alias: z12.strictObject({
        name: z12.string().regex(/^(?!\d+$)[A-Za-z0-9_-]{1,128}$/, "holds letters, digits, '-' and '_', and is no number").optional().describe("The alias that every stage calls. Default: live."),
        stageVariable: z12.string().regex(/^\w+$/).optional().describe(
          "The stage variable that names the alias; a stage that does not set it gets its own name as the value."
        ),
        ...alias.shape,
        aliases: z12.record(z12.string(), alias).optional().describe("What differs for an alias, by its name: version, canary, provisionedConcurrency.")
      }).optional().describe("Each deployment publishes a version, and the gateway calls the function through an alias of one.")
    });
    operationFunction = z12.strictObject({
      arn: deployText.optional().describe("A function that exists, with its alias if it has one: the build only lets the gateway call it."),
      permission: z12.boolean().optional().describe("Whether the build lets the gateway call `arn`; false where another account owns it. Default: true."),
      ...functionSettings.shape
    });
    functions = z12.strictObject({
      per: z12.enum(["operation", "tag", "api"]).optional().describe("A function for each operation, for each first tag, or one for all. Default: operation."),
      tags: z12.record(z12.string(), operationFunction).optional().describe("What differs for the function of a tag (`functions.per: tag`), by the tag: settings as here."),
      authorizers: z12.record(z12.string(), functionSettings).optional().describe("What differs for the function of an authorizer, by its security scheme: settings as here."),
      ...operationFunction.shape
    });
  }
});

// src/parser/settings/schema/method-settings.ts
import { z as z13 } from "zod";
var methodCache, logging, methodSettings, operationMethodSettings;
var init_method_settings = __esm({
  "src/parser/settings/schema/method-settings.ts"() {
    "use strict";
    init_values();
    methodCache = {
      enabled: z13.boolean().optional().describe("Whether responses are cached. Default: as the stage has it for GET methods, false for others."),
      ttl: z13.int().min(0).max(3600).optional().describe("Seconds that a response is cached. Default: as the stage has it."),
      encrypted: z13.boolean().optional().describe("Encrypts what is cached. Default: as the stage has it.")
    };
    logging = {
      throttle: throttle.optional().describe("Requests over this are answered 429."),
      logging: z13.enum(["off", "error", "info"]).optional().describe("Execution logs; the account needs a CloudWatch role for them."),
      dataTrace: z13.boolean().optional().describe("Whole requests and responses in the execution log: secrets too."),
      metrics: z13.boolean().optional().describe("Detailed CloudWatch metrics for each method.")
    };
    methodSettings = {
      ...logging,
      cache: z13.strictObject(methodCache).optional().describe("How responses are cached. Needs `cache` on the stage.")
    };
    operationMethodSettings = {
      ...logging,
      cache: z13.strictObject({
        ...methodCache,
        keys: z13.array(
          z13.strictObject({
            in: z13.enum(["path", "query", "header"]).describe("Where the parameter stands."),
            name: z13.string().min(1).describe("Its name.")
          })
        ).optional().describe(
          "Parameters that tell cached responses apart, by `in` and `name`. Default: the path and query parameters of the operation, where it is cached."
        )
      }).optional().describe("How responses are cached, on stages with `cache`. REST only.")
    };
  }
});

// src/parser/settings/schema/services.ts
import { z as z14 } from "zod";
var source, sources, call, serviceCall, dynamodb, message2, fifo, messageAttributes, sqs, sns, s3, kinesis, stepFunctions, eventBridge, appConfig, http, mock, shortForms;
var init_services = __esm({
  "src/parser/settings/schema/services.ts"() {
    "use strict";
    init_values();
    source = z14.string().min(1);
    sources = z14.record(z14.string().min(1), z14.union([source, z14.number(), z14.boolean()]));
    call = {
      credentials: deployText.optional().describe("ARN of an existing role. Default: a role is made that may do just this call."),
      timeout: z14.int().min(50).optional().describe("Milliseconds that the gateway waits. Default: the service's, 29000.")
    };
    serviceCall = {
      ...call,
      kmsKey: deployText.optional().describe("ARN of the customer managed key that the role may use.")
    };
    dynamodb = z14.strictObject({
      action: z14.enum(["PutItem", "GetItem", "UpdateItem", "DeleteItem", "Query", "Scan"]).describe("What is done with the table."),
      table: deployText.describe("Name or ARN of the table."),
      index: deployText.optional().describe("Name of a secondary index that Query and Scan read."),
      key: z14.union([z14.string().min(1), sources]).optional().describe(
        "Sources of the key's attributes, by name; or the name of the one attribute that the last path variable fills. Query: what has to be equal. Default: each path variable is an attribute of its name."
      ),
      attributes: sources.optional().describe("Sources of attributes that PutItem and UpdateItem write beside those of the body."),
      condition: z14.string().optional().describe("ConditionExpression; `#name` is the attribute, `:name` one of `values`."),
      keyCondition: z14.string().optional().describe("KeyConditionExpression of Query, in place of `key`."),
      filter: z14.string().optional().describe("FilterExpression of Query and Scan."),
      update: z14.string().optional().describe("UpdateExpression. Default: sets what the body has."),
      projection: z14.string().optional().describe("ProjectionExpression."),
      values: sources.optional().describe("Sources of what `:name` stands for in expressions."),
      limit: z14.union([z14.int().positive(), source]).optional().describe("Items that Query and Scan read at most: a number, or a source."),
      nextToken: source.optional().describe("Source of the next page's token. Answers give it as the member `nextToken`."),
      order: z14.enum(["ascending", "descending"]).optional().describe("Of Query's items by sort key. Default: ascending."),
      consistentRead: z14.boolean().optional().describe("Default: false."),
      ...serviceCall
    });
    message2 = source.optional().describe("Source of the message. Default: body.");
    fifo = {
      messageGroupId: source.optional().describe("Source of the group's id, which FIFO needs."),
      deduplicationId: source.optional().describe("Source of the deduplication id, with FIFO.")
    };
    messageAttributes = sources.optional().describe("Sources of message attributes (String), by name.");
    sqs = z14.strictObject({
      action: z14.enum(["SendMessage", "ReceiveMessage", "DeleteMessage", "PurgeQueue"]).describe("REST APIs have SendMessage here; HTTP APIs have all."),
      queue: deployText.describe("Name or ARN of the queue."),
      message: message2,
      ...fifo,
      attributes: messageAttributes,
      delay: z14.int().min(0).max(900).optional().describe("Seconds until the message can be received."),
      receiptHandle: source.optional().describe("DeleteMessage: source of the handle that receiving gave."),
      maxMessages: z14.union([z14.int().min(1).max(10), source]).optional().describe("ReceiveMessage: messages at most, a number or a source. Default: 1."),
      wait: z14.int().min(0).max(20).optional().describe("ReceiveMessage: seconds to wait for messages."),
      ...serviceCall
    });
    sns = z14.strictObject({
      action: z14.enum(["Publish"]),
      topic: deployText.describe("Name or ARN of the topic."),
      message: message2,
      subject: source.optional().describe("Source of the subject, for subscribers by e-mail."),
      ...fifo,
      attributes: messageAttributes,
      ...serviceCall
    });
    s3 = z14.strictObject({
      action: z14.enum(["GetObject", "PutObject", "DeleteObject", "ListObjects"]),
      bucket: deployText.describe("Name of the bucket."),
      key: z14.string().optional().describe(
        "Key of the object, with sources in braces: `pets/{path.petId}.json`. ListObjects: the prefix. Default: the last path variable; of ListObjects none."
      ),
      ...serviceCall
    });
    kinesis = z14.strictObject({
      action: z14.enum(["PutRecord", "PutRecords"]),
      stream: deployText.describe("Name or ARN of the stream."),
      data: source.optional().describe("Source of the record; PutRecords: of the list of records. Default: body."),
      partitionKey: source.optional().describe(
        "Source of the partition key; PutRecords: `body.name` is a member of each record. Default: context.requestId."
      ),
      ...serviceCall
    });
    stepFunctions = z14.strictObject({
      action: z14.enum(["StartExecution", "StartSyncExecution", "StopExecution", "DescribeExecution"]).describe("StartSyncExecution needs an express state machine, DescribeExecution a standard one."),
      stateMachine: deployText.describe("Name or ARN of the state machine."),
      input: source.optional().describe("Source of the input. Default: body."),
      execution: source.optional().describe(
        "Source of the execution's name. Default: the last path variable for StopExecution and DescribeExecution. Of HTTP APIs, StopExecution takes the ARN of the execution."
      ),
      ...serviceCall
    });
    eventBridge = z14.strictObject({
      action: z14.enum(["PutEvents"]),
      bus: deployText.optional().describe("Name or ARN of the event bus. Default: default."),
      source: source.describe("Source of the event's `source`, most often a constant: `'pets.api'`."),
      detailType: source.describe("Source of the event's `detail-type`."),
      detail: source.optional().describe("Source of the event's detail, an object. Default: body."),
      ...serviceCall
    });
    appConfig = z14.strictObject({
      action: z14.enum(["GetConfiguration"]),
      application: deployText.describe("Id of the application."),
      environment: deployText.describe("Id of the environment."),
      configuration: deployText.describe("Id of the configuration profile."),
      clientId: source.optional().describe("Source of the id that tells clients apart. Default: context.requestId."),
      ...serviceCall
    });
    http = z14.strictObject({
      url: deployText.describe("Address, which may hold `{pathVariable}` and `${stageVariables.name}`."),
      method: z14.enum(["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS", "ANY"]).optional().describe("Method of the call. Default: the operation's."),
      vpcLink: z14.string().optional().describe("Name of one of `vpcLinks`. Default: the internet."),
      proxy: z14.boolean().optional().describe(
        "Hand requests and responses through as they are. Default: true; false answers with the declared statuses."
      ),
      headers: sources.optional().describe("Sources of headers that the backend gets."),
      query: sources.optional().describe("Sources of query parameters that the backend gets."),
      insecureSkipVerification: z14.boolean().optional().describe("Trust certificates that no public authority signed. Default: false."),
      ...call
    });
    mock = z14.union([
      z14.boolean(),
      z14.strictObject({
        status: z14.union([z14.int().min(100).max(599), z14.string().regex(/^[1-5]\d\d$/)]).optional().describe("Status of the answer. Default: the first success that the operation declares."),
        example: z14.string().optional().describe("Name of the document's example. Default: the first."),
        body: z14.unknown().optional().describe("Body in place of the document's examples.")
      })
    ]);
    shortForms = {
      dynamodb: dynamodb.optional().describe("REST: a table of Amazon DynamoDB."),
      sqs: sqs.optional().describe("REST, HTTP: a queue of Amazon SQS."),
      sns: sns.optional().describe("REST: a topic of Amazon SNS."),
      s3: s3.optional().describe("REST: objects of Amazon S3."),
      kinesis: kinesis.optional().describe("REST, HTTP: a stream of Amazon Kinesis."),
      stepFunctions: stepFunctions.optional().describe("REST, HTTP: a state machine of AWS Step Functions."),
      eventBridge: eventBridge.optional().describe("REST, HTTP: an event bus of Amazon EventBridge."),
      appConfig: appConfig.optional().describe("HTTP: a configuration of AWS AppConfig."),
      http: http.optional().describe("A server of HTTP, on the internet or behind a VPC link."),
      mock: mock.optional().describe(
        "REST: the gateway answers by itself, from the document's examples; `true`, or status, example and body."
      )
    };
  }
});

// src/parser/settings/schema/operations.ts
var operations_exports = {};
__export(operations_exports, {
  operationSettings: () => operationSettings,
  validation: () => validation
});
import { z as z15 } from "zod";
var validation, operationSettings;
var init_operations = __esm({
  "src/parser/settings/schema/operations.ts"() {
    "use strict";
    init_functions();
    init_method_settings();
    init_services();
    validation = z15.enum(["none", "parameters", "body", "all"]);
    operationSettings = z15.strictObject({
      validation: validation.optional().describe("What the gateway checks before it calls the function."),
      function: operationFunction.optional().describe(
        "Settings of the operation's function (`functions.per: operation`), as under `functions`; or `arn` of one that exists."
      ),
      invocation: z15.enum(["response", "event"]).optional().describe(
        "Whether the gateway waits for the function's response, or hands the request over as an event and answers 202 itself (REST). Default: response."
      ),
      authorization: z15.strictObject({
        groups: z15.array(z15.string().min(1)).min(1).describe("A caller has to be in one of them.")
      }).optional().describe("Who may call, beside the scopes of the document's `security`: checked by authorizer and handler."),
      ...operationMethodSettings,
      ...shortForms
    });
  }
});

// src/ir/delivery.ts
var cacheSizes;
var init_delivery = __esm({
  "src/ir/delivery.ts"() {
    "use strict";
    cacheSizes = [0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237];
  }
});

// src/parser/settings/schema/stages.ts
import { z as z16 } from "zod";
var variables, cache2, canary, accessLog, stageShape, stage, stageDefaults;
var init_stages = __esm({
  "src/parser/settings/schema/stages.ts"() {
    "use strict";
    init_delivery();
    init_alarms();
    init_method_settings();
    init_values();
    variables = z16.record(z16.string().regex(/^\w+$/), deployText);
    cache2 = z16.strictObject({
      size: z16.literal(cacheSizes).optional().describe("Gigabytes of the cache cluster, which costs by the hour. Default: 0.5, once `cache` is given."),
      enabled: z16.boolean().optional().describe("Caches every GET method; with false only those whose own settings say so. Default: true."),
      ttl: z16.int().min(0).max(3600).optional().describe("Seconds that a response is cached. Default: 300."),
      encrypted: z16.boolean().optional().describe("Encrypts what is cached. Default: true."),
      invalidation: z16.strictObject({
        authorized: z16.boolean().optional().describe(
          "Only callers with the permission `execute-api:InvalidateCache`. Default: true; the Terraform provider sets false in its second run."
        ),
        unauthorized: z16.enum(["fail", "succeed-with-header", "succeed-without-header"]).optional().describe(
          "What callers without it get: 403, or the cached response with a Warning header or without one. Default: succeed-with-header."
        )
      }).optional().describe(
        "Who may have a response fetched anew with `Cache-Control: max-age=0`. CloudFormation knows the defaults alone."
      )
    });
    canary = z16.strictObject({
      percent: z16.number().min(0).max(100).describe("Requests of a hundred that the newest deployment serves."),
      useStageCache: z16.boolean().optional().describe("Whether it uses the stage's cache. Default: false."),
      variables: variables.optional().describe("Stage variables that differ for it.")
    });
    accessLog = z16.strictObject({
      format: z16.string().optional().describe("json, clf, xml or csv; or `$context` variables in one line. Default: json, one object a line."),
      retention: logRetention.optional(),
      kmsKey: deployText.optional().describe("ARN of the key that encrypts the log group. Default: the service's own."),
      destination: z16.union([z16.strictObject({ logGroup: deployText }), z16.strictObject({ firehose: deployText })]).optional().describe(
        "`logGroup`: ARN of an existing group; `firehose`: ARN of a delivery stream whose name begins with `amazon-apigateway-`. Default: a group that the build makes."
      )
    });
    stageShape = {
      description: z16.string().optional().describe("Text for people."),
      variables: variables.optional().describe("Stage variables."),
      tags: z16.record(z16.string(), z16.string()).optional().describe("Tags of the stage, over those of the API."),
      autoDeploy: z16.boolean().optional().describe("HTTP and WebSocket APIs: each change is deployed to the stage by itself. Default: true."),
      tracing: z16.boolean().optional().describe("X-Ray. Default: false."),
      accessLog: accessLog.optional().describe("A line for each request. Default: none."),
      executionLogRetention: logRetention.optional().describe("Days that execution logs are kept. Default: for ever, in the group that the service makes."),
      clientCertificate: z16.union([z16.boolean(), z16.strictObject({ description: z16.string().min(1) })]).optional().describe(
        "A certificate that the gateway shows to HTTP backends, which expires after 365 days; with a `description`, if it is to have one. REST only. Default: none."
      ),
      ...methodSettings,
      cache: cache2.optional().describe("A cache cluster, and what is cached. REST only. Default: none."),
      deployment: z16.string("a fingerprint is ten hexadecimal digits, in quotes").regex(/^[0-9a-f]{10}$/, "a fingerprint is ten hexadecimal digits, in quotes").optional().describe(
        "Fingerprint of the deployment that the stage stays on, which has to be deployed already; README, Canary releases. REST only. Default: the newest."
      ),
      canary: canary.optional().describe(
        "A part of the requests tries the newest deployment. Once deployed by CloudFormation, set `percent: 0` rather than remove it. REST only. Default: none."
      ),
      alarms: stageAlarms.optional().describe("CloudWatch alarms, by what they watch. Default: none."),
      operations: z16.record(z16.string(), z16.strictObject(methodSettings)).optional().describe("What differs for an operation, per operationId: throttle, logging, dataTrace, metrics, cache.")
    };
    stage = z16.strictObject({
      name: z16.string().regex(/^(?:\$default|[A-Za-z0-9_-]+)$/, "may hold letters, digits, '-' and '_' only").max(128).describe("Name, and first segment of the stage's URL; `$default` of an HTTP API has no segment."),
      ...stageShape
    });
    stageDefaults = z16.strictObject(stageShape);
  }
});

// src/parser/settings/schema/usage-plans.ts
import { z as z17 } from "zod";
var apiKey, usagePlan;
var init_usage_plans = __esm({
  "src/parser/settings/schema/usage-plans.ts"() {
    "use strict";
    init_values();
    apiKey = z17.strictObject({
      name: z17.string().min(1).max(1024).describe("Name of the key."),
      description: z17.string().optional().describe("Text for people."),
      enabled: z17.boolean().optional().describe("Default: true."),
      value: z17.strictObject({ parameter: z17.string().regex(/^[A-Za-z][A-Za-z0-9]*$/) }).optional().describe("The secret deploy parameter that brings the value. Default: the service makes one.")
    });
    usagePlan = z17.strictObject({
      name: z17.string().min(1).describe("Name of the plan."),
      description: z17.string().optional().describe("Text for people."),
      throttle: throttle.optional().describe("For each key of the plan."),
      quota: z17.strictObject({
        limit: z17.int().positive(),
        period: z17.enum(["day", "week", "month"]),
        offset: z17.int().nonnegative().optional().describe("Day on which a period starts: of a week 0 (Sunday) to 6, of a month 0 to 27. Default: 0.")
      }).optional().describe("Requests a period, for each key of the plan."),
      stages: z17.array(z17.string()).optional().describe("Names of stages. Default: all of them."),
      operations: z17.record(z17.string(), throttle).optional().describe("Throttle per operationId."),
      apiKeys: z17.array(z17.string()).optional().describe("Names of keys of the plan."),
      productCode: z17.string().min(1).optional().describe("Of the product in the AWS Marketplace that the plan sells. CloudFormation has no word for it."),
      existingApiKeys: z17.array(deployText).optional().describe("Ids of keys that are there already.")
    });
  }
});

// src/parser/settings/schema/vpc-links.ts
import { z as z18 } from "zod";
var description, vpcLink;
var init_vpc_links = __esm({
  "src/parser/settings/schema/vpc-links.ts"() {
    "use strict";
    init_values();
    description = z18.string().optional().describe("Text for people.");
    vpcLink = z18.union([
      z18.strictObject({
        description,
        networkLoadBalancer: deployText.describe("ARN of the network load balancer that a REST API reaches.")
      }),
      z18.strictObject({
        description,
        subnetIds: z18.array(deployText).min(1).describe("Subnets that an HTTP API reaches its backends through."),
        securityGroupIds: z18.array(deployText).optional().describe("Security groups of the link in these subnets.")
      })
    ]);
  }
});

// src/parser/settings/schema/websocket.ts
var websocket_exports = {};
__export(websocket_exports, {
  asyncOperationSettings: () => asyncOperationSettings,
  webSocket: () => webSocket
});
import { z as z19 } from "zod";
var schemaPointer, message3, route, webSocket, asyncOperationSettings;
var init_websocket2 = __esm({
  "src/parser/settings/schema/websocket.ts"() {
    "use strict";
    init_functions();
    init_operations();
    init_values();
    schemaPointer = z19.string().regex(/^#\//, "has to point into the document: `#/components/schemas/Name`").describe("Where the document describes what the message holds: `#/components/schemas/Name`.");
    message3 = z19.union([
      schemaPointer,
      z19.strictObject({
        schema: schemaPointer,
        name: z19.string().min(1).optional().describe("Name of the message's type. Default: the schema's."),
        description: z19.string().optional().describe("Text for people.")
      })
    ]);
    route = z19.strictObject({
      message: message3.optional().describe("What clients send. Default: any text."),
      reply: message3.optional().describe("What the function's result is sent back as, on the connection. Default: clients get no answer."),
      description: z19.string().optional().describe("Text for people."),
      security: z19.array(z19.record(z19.string(), z19.array(z19.string()))).optional().describe("As `security` of an OpenAPI operation; of `$connect` alone. Default: the document's."),
      validation: validation.optional().describe(
        "What the gateway checks before it calls the function: `body` the message, `parameters` those of `$connect`. Default: the setting `validation`."
      ),
      modelSelectionExpression: z19.string().optional().describe("What of a message tells by which of `models` it is checked, such as `$request.body.version`."),
      models: z19.record(z19.string(), schemaPointer).optional().describe("Schemas by what `modelSelectionExpression` gives, or `$default`. Default: that of `message`."),
      function: functionSettings.optional().describe("Settings of the route's function (`functions.per: operation`)."),
      integration: z19.record(z19.string(), z19.unknown()).optional().describe(
        "What the route calls in place of a function of the build, as `x-amazon-apigateway-integration` has it; templates are keyed by what `templateSelectionExpression` gives, responses by `default` or a pattern."
      ),
      throttle: throttle.optional().describe("Messages over this are refused, in every stage that says nothing else.")
    });
    webSocket = z19.strictObject({
      routeSelectionExpression: z19.string().optional().describe("What of a message tells its route. Default: `$request.body.action`."),
      apiKeySelectionExpression: z19.enum(["$request.header.x-api-key", "$context.authorizer.usageIdentifierKey"]).optional().describe("Where API keys come from. Default: `$request.header.x-api-key`."),
      connections: z19.array(z19.enum(["post", "get", "delete"])).optional().describe(
        "What the functions of routes may do with connections: post messages to them, get their state, delete (close) them. Default: post."
      ),
      routes: z19.record(z19.string().min(1), route).optional().describe(
        "Routes by key: `$connect`, `$disconnect`, `$default`, or what the route selection expression gives. Of an AsyncAPI document, they are laid over the document's own."
      ),
      sends: z19.record(z19.string().min(1), message3).optional().describe("Messages that the server sends by itself, by name; handlers get a typed function for each.")
    });
    asyncOperationSettings = z19.strictObject({
      routeKey: z19.string().min(1).optional().describe("The operation's route. Default: what the messages fix for the route selection expression."),
      validation: route.shape.validation,
      function: route.shape.function,
      throttle: route.shape.throttle
    });
  }
});

// src/parser/settings/schema.ts
var schema_exports = {};
__export(schema_exports, {
  settingsSchema: () => settingsSchema
});
import { z as z20 } from "zod";
var settingsSchema;
var init_schema = __esm({
  "src/parser/settings/schema.ts"() {
    "use strict";
    init_account();
    init_alarms();
    init_api();
    init_authorizers();
    init_documentation();
    init_documents();
    init_domains();
    init_edge();
    init_functions();
    init_operations();
    init_services();
    init_stages();
    init_usage_plans();
    init_values();
    init_vpc_links();
    init_websocket2();
    settingsSchema = z20.strictObject({
      overlays: overlays.optional().describe(
        "OpenAPI Overlays that are applied to the document in order, before it is read; only in the settings file."
      ),
      documents: z20.array(document).min(1).optional().describe(
        "Further documents behind the same API; the document itself may be among them, for a prefix of its own. Only in the settings file."
      ),
      api: api.optional().describe("The API itself."),
      functions: functions.optional().describe("The Lambda functions that the build makes."),
      validation: validation.optional().describe(
        "What the gateway checks. Default: all, and none where an operation has `x-amazon-apigateway-integration`."
      ),
      cors: z20.strictObject({
        origins: z20.array(z20.string()).min(1).describe("With scheme, such as https://example.com; or `*` alone."),
        methods: z20.array(z20.enum(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "*"])).min(1).optional().describe("HTTP APIs: methods that browsers may use. Default: those of the operations."),
        headers: z20.array(z20.string()).optional().describe("Request headers that browsers may send."),
        exposedHeaders: z20.array(z20.string()).optional().describe("Response headers that pages may read."),
        credentials: z20.boolean().optional().describe("Cookies and client certificates; not with `*`. Default: false."),
        maxAge: z20.int().min(0).max(86400).optional().describe("Seconds that a browser keeps the answer.")
      }).optional().describe("Calls from pages of other origins. Default: none."),
      authorizers: z20.record(z20.string(), authorizer).optional().describe(
        "What the gateway enforces for a security scheme, by its name: `type` lambda (mode, function, identitySources, identityValidationExpression, ttl), cognito (userPoolArns, clientIds, ttl), jwt (issuer, audience, identitySource; HTTP APIs), iam or apiKey."
      ),
      stages: z20.array(stage).min(1).optional().describe("Stages of the API. Default: one called prod; of an HTTP API `$default`."),
      stageDefaults: stageDefaults.optional().describe("What holds for every stage that does not say otherwise."),
      functionAlarms: functionAlarms.optional().describe("CloudWatch alarms of every function that the build makes. Default: none."),
      dashboard: z20.boolean().optional().describe("Makes a CloudWatch dashboard of all stages and functions. Default: false."),
      account: account.optional().describe("What is set once for the account and region."),
      apiKeys: z20.array(apiKey).optional().describe("API keys that the build makes."),
      usagePlans: z20.array(usagePlan).optional().describe("Who may call how often."),
      mock: mock.optional().describe(
        "The gateway of a REST API answers every operation by itself that says nothing of what it calls, from the document's examples: `true`, or status, example and body. Default: false."
      ),
      vpcLinks: z20.record(name(128), vpcLink).optional().describe(
        "Links into a VPC, by names that integrations give as `connectionId: ${vpcLinks.<name>}`: `networkLoadBalancer` (ARN) for a REST API, `subnetIds` and `securityGroupIds` for an HTTP API; `description`."
      ),
      domains: z20.array(domain).optional().describe("Custom domain names in front of the stages. Default: none."),
      webAcl: webAcl.optional().describe("Web ACL of AWS WAF for every stage of a REST API: an existing one, or rules for one. Default: none."),
      cloudFront: cloudFront.optional().describe("A CloudFront distribution in front of one stage. Default: none."),
      documentation: documentation.optional().describe("What a REST API keeps of its documentation. Default: `x-amazon-apigateway-documentation`."),
      parameters: z20.record(
        z20.string().regex(/^[A-Za-z][A-Za-z0-9]*$/),
        z20.strictObject({
          description: z20.string().optional(),
          default: z20.string().optional(),
          secret: z20.boolean().optional()
        })
      ).optional().describe("Values that the deployment supplies, by name: description, default, secret."),
      websocket: webSocket.optional().describe("Routes and messages of a WebSocket API (`api.type: websocket`)."),
      operations: z20.record(z20.string(), operationSettings).optional().describe("Settings of single operations, per operationId; the same may stand in the document as `x-gatewright`."),
      emit: z20.record(z20.string(), z20.union([z20.record(z20.string(), z20.unknown()), z20.null()])).optional().describe(
        "Emitters by name, with their options; `module` names one from outside. Default: the four built-in ones."
      ),
      references: z20.strictObject({
        allow: z20.array(z20.string()).optional().describe("Remote files, or beginnings of them that end in `/`.")
      }).optional().describe("What `$ref` may reach beside local files."),
      diagnostics: z20.strictObject({ ignore: z20.array(z20.string()).optional().describe("Codes of warnings that are not shown.") }).optional().describe("What is reported."),
      overrides: z20.strictObject({
        cloudformation: z20.record(z20.string(), z20.record(z20.string(), z20.unknown())).optional().describe("Properties by resource key, merged last into the template."),
        terraform: z20.record(z20.string(), z20.record(z20.string(), z20.unknown())).optional().describe("Arguments by resource key, merged last into the configuration.")
      }).optional().describe("The way out where a setting is missing; `gatewright model --plan` lists the keys.")
    });
  }
});

// src/parser/settings/report-issues.ts
var report_issues_exports = {};
__export(report_issues_exports, {
  reportIssues: () => reportIssues
});
function reportIssues(root, issues, diagnostics) {
  for (const issue of issues) {
    const path = issue.path.map(String);
    const node = nearest(root, path);
    if (issue.code === "unrecognized_keys") {
      for (const key2 of issue.keys) {
        const at = member2(node, key2);
        const setting = [...path, key2].join(".");
        diagnostics.report("setting-unknown", keyPlaceOf(at ?? node), { setting, suggestion: suggestionFor(key2) });
      }
    } else {
      const setting = path.join(".") || "(all)";
      const isMissing = issue.code === "invalid_type" && issue.input === void 0 && /received undefined/.test(issue.message);
      const problem = isMissing ? "is missing" : `is not right: ${issue.message}`;
      diagnostics.report("setting-invalid", placeOf2(node), { setting, problem });
    }
  }
}
function nearest(root, path) {
  let node = root;
  for (const step of path) {
    const next = Array.isArray(node.value) ? { ...node, value: node.value[Number(step)], pointer: `${node.pointer}/${step}` } : member2(node, step);
    if (next === void 0 || next.value === void 0) return node;
    node = next;
  }
  return node;
}
function suggestionFor(key2) {
  const best = knownKeys().map((known) => ({ known, distance: editDistance(key2.toLowerCase(), known.toLowerCase()) })).sort((a, b) => a.distance - b.distance || (a.known < b.known ? -1 : 1))[0];
  return best !== void 0 && best.distance <= Math.max(1, Math.floor(key2.length / 3)) ? `; '${best.known}' is near` : "";
}
function knownKeys() {
  const keys = /* @__PURE__ */ new Set();
  const visit = (schema2) => {
    const shape = schema2.shape;
    if (shape !== void 0) {
      for (const [key2, child] of Object.entries(shape)) {
        keys.add(key2);
        visit(child);
      }
      return;
    }
    const inner = schema2;
    if (inner.element !== void 0) visit(inner.element);
    else if (typeof inner.unwrap === "function") visit(inner.unwrap());
  };
  visit(settingsSchema);
  return [...keys];
}
function editDistance(a, b) {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
var init_report_issues = __esm({
  "src/parser/settings/report-issues.ts"() {
    "use strict";
    init_document_node();
    init_schema();
  }
});

// src/parser/settings/read-settings.ts
import { dirname as dirname2 } from "node:path";
async function readSettings(file2, document2, diagnostics) {
  const inDocument = document2 === void 0 ? void 0 : member2(rootNode(document2), "x-gatewright");
  const nodes = [
    ...file2 === void 0 || file2.value === null || file2.value === void 0 ? [] : [rootNode(file2)],
    ...inDocument ? [inDocument] : []
  ];
  const valid = [];
  for (const node of nodes) {
    const checked = await check(node, "settings", diagnostics);
    const isTrusted = node !== inDocument || !reportUntrusted(node, diagnostics);
    if (checked !== void 0 && isTrusted) valid.push(checked);
  }
  const [first] = nodes;
  const fallback = first ?? (document2 === void 0 ? void 0 : rootNode(document2));
  return {
    values: valid.reduceRight((below2, above) => merge(below2, above), {}),
    nodeAt: (path) => {
      for (const node of nodes) {
        const found = descend2(node, path);
        if (found !== void 0) return found;
      }
      if (fallback === void 0) throw new Error("settings were asked for a place before anything was read");
      return fallback;
    }
  };
}
function reportUntrusted(node, diagnostics) {
  const emit = member2(node, "emit");
  const emitters = isRecord(emit?.value) ? Object.keys(emit.value) : [];
  const paths = [
    ...emitters.map((name2) => ["emit", name2, "module"]),
    ["references", "allow"],
    ["overlays"],
    ["documents"]
  ];
  let isUntrusted = false;
  for (const path of paths) {
    const at = descend2(node, path);
    if (at === void 0) continue;
    diagnostics.report("setting-outside-file", placeOf2(at), { setting: path.join(".") });
    isUntrusted = true;
  }
  return isUntrusted;
}
async function readOperationSettings(holder, diagnostics) {
  const node = member2(holder, "x-gatewright");
  return node === void 0 ? void 0 : await check(node, "operation", diagnostics);
}
async function readRouteSettings(holder, diagnostics) {
  const node = member2(holder, "x-gatewright");
  return node === void 0 ? void 0 : await check(node, "route", diagnostics);
}
function compilerSettings(settings, folder) {
  const { emit, diagnostics } = settings.values;
  const emitters = Object.entries(emit ?? {}).map(([name2, raw]) => {
    const { module, ...options2 } = raw ?? {};
    return {
      name: name2,
      ...typeof module === "string" ? { module } : {},
      folder,
      options: Object.keys(options2).length === 0 ? void 0 : options2,
      origin: keyPlaceOf(settings.nodeAt(["emit", name2]))
    };
  });
  return {
    emit: emit === void 0 ? void 0 : emitters,
    ignoredDiagnostics: diagnostics?.ignore ?? []
  };
}
async function check(node, kind, diagnostics) {
  const { settingsSchema: settingsSchema2 } = await Promise.resolve().then(() => (init_schema(), schema_exports));
  const { operationSettings: operationSettings2 } = await Promise.resolve().then(() => (init_operations(), operations_exports));
  const { asyncOperationSettings: asyncOperationSettings2 } = await Promise.resolve().then(() => (init_websocket2(), websocket_exports));
  const { reportIssues: reportIssues2 } = await Promise.resolve().then(() => (init_report_issues(), report_issues_exports));
  const schemas = { settings: settingsSchema2, operation: operationSettings2, route: asyncOperationSettings2 };
  const result = schemas[kind].safeParse(node.value);
  if (result.success) return result.data;
  reportIssues2(node, result.error.issues, diagnostics);
  return void 0;
}
function descend2(start, path) {
  let node = start;
  for (const step of path) {
    if (node === void 0) return void 0;
    node = Array.isArray(node.value) ? { ...node, value: node.value[Number(step)], pointer: `${node.pointer}/${step}` } : member2(node, String(step));
  }
  return node?.value === void 0 ? void 0 : node;
}
function merge(below2, above) {
  if (!isRecord(below2) || !isRecord(above)) return above;
  const keys = [.../* @__PURE__ */ new Set([...Object.keys(below2), ...Object.keys(above)])];
  const pick = (key2) => {
    if (!Object.hasOwn(above, key2)) return below2[key2];
    return Object.hasOwn(below2, key2) ? merge(below2[key2], above[key2]) : above[key2];
  };
  return Object.fromEntries(keys.map((key2) => [key2, pick(key2)]));
}
var settingsFolder;
var init_read_settings = __esm({
  "src/parser/settings/read-settings.ts"() {
    "use strict";
    init_document_node();
    settingsFolder = (entry2, configuration) => dirname2(configuration ?? entry2);
  }
});

// src/parser/openapi/api-type.ts
function reportNotForApiType(context, at, setting, help) {
  const type = apiTypeNames[context.protocol];
  const isUnasked = context.protocol === "rest" && setting.startsWith("x-amazon-apigateway-");
  const code = isUnasked ? "extension-not-for-api-type" : "setting-not-for-api-type";
  context.diagnostics.report(code, at, { setting, type }, { help });
}
function reportSettingsOfOtherTypes(context, settings) {
  for (const [pattern, { types, help }] of Object.entries(typedSettings)) {
    if (types.includes(context.protocol)) continue;
    for (const path of settingPaths(settings.values, pattern.split("."))) {
      reportNotForApiType(context, keyPlaceOf(settings.nodeAt(path)), path.join("."), help);
    }
  }
}
function reportOperationSettingsOfOtherTypes(context, holder) {
  const node = member2(holder, "x-gatewright");
  if (node === void 0) return;
  const beginning = "operations.*.";
  for (const [pattern, { types, help }] of Object.entries(typedSettings)) {
    if (types.includes(context.protocol) || !pattern.startsWith(beginning)) continue;
    for (const path of settingPaths(node.value, pattern.slice(beginning.length).split("."))) {
      reportNotForApiType(context, keyPlaceOf(descend2(node, path) ?? node), path.join("."), help);
    }
  }
}
function helpForOtherType(context, extension) {
  const feature = Object.hasOwn(typedExtensions, extension) ? typedExtensions[extension] : void 0;
  return feature === void 0 || feature.types.includes(context.protocol) ? void 0 : feature.help;
}
function settingPaths(value, pattern) {
  const [step, ...rest2] = pattern;
  if (step === void 0) return value === void 0 ? [] : [[]];
  const children = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : [];
  return children.filter(([key2]) => step === "*" || key2 === step).flatMap(([key2, child]) => settingPaths(child, rest2).map((path) => [key2, ...path]));
}
var apiTypeNames, validation2, rest, http2, noExecutionLogs, noCache, securityPolicy2, documentation2, stageSettings, typedSettings, typedExtensions;
var init_api_type = __esm({
  "src/parser/openapi/api-type.ts"() {
    "use strict";
    init_document_node();
    init_read_settings();
    apiTypeNames = { rest: "REST", http: "HTTP", websocket: "WebSocket" };
    validation2 = {
      types: ["rest"],
      help: "Generated handlers validate every request by themselves. Remove it, or set `api.type: rest`, where the gateway validates."
    };
    rest = (help) => ({ types: ["rest"], help });
    http2 = (help) => ({ types: ["http"], help });
    noExecutionLogs = {
      types: ["rest", "websocket"],
      help: "HTTP APIs write no execution logs. Use `accessLog` with `$context.integrationErrorMessage` and `$context.authorizer.error`."
    };
    noCache = rest("Put CloudFront before the API, or set `api.type: rest`.");
    securityPolicy2 = rest(
      "The default endpoint of an HTTP API takes TLS 1.2 and later. Set `api.disableExecuteApiEndpoint: true` where a custom domain is the only way in. Remove it."
    );
    documentation2 = rest("The service keeps documentation of REST APIs alone: set `api.type: rest`, or remove it.");
    stageSettings = (beginning) => {
      const features = {
        tracing: rest("HTTP and WebSocket APIs take no part in X-Ray; set `functions.tracing` for the functions."),
        logging: noExecutionLogs,
        dataTrace: noExecutionLogs,
        executionLogRetention: noExecutionLogs,
        cache: noCache,
        clientCertificate: rest(
          "HTTP APIs show no certificate to their backends. Let a function call the backend, or set `api.type: rest`."
        ),
        canary: rest("Shift traffic with a weighted alias of the function, or set `api.type: rest`."),
        deployment: rest("Set `autoDeploy: false`: the stage gets a deployment of its own with each change."),
        "operations.*.logging": noExecutionLogs,
        "operations.*.dataTrace": noExecutionLogs,
        "operations.*.cache": noCache,
        autoDeploy: {
          types: ["http", "websocket"],
          help: "A REST API is deployed by a deployment of its own, which the build makes anew with each change. Remove it."
        }
      };
      return Object.fromEntries(Object.entries(features).map(([name2, feature]) => [beginning + name2, feature]));
    };
    typedSettings = {
      "api.pathVariables": { types: ["rest", "http"], help: "Routes of WebSocket APIs have no paths. Remove it." },
      "api.endpoint": rest(
        "An HTTP API is regional. For an edge, put CloudFront before it; for a private API set `api.type: rest`. Remove it."
      ),
      "api.vpcEndpointIds": rest("Private APIs are REST APIs: set `api.type: rest` with `api.endpoint: private`."),
      "api.apiKeySource": rest("Remove it; a Lambda authorizer can look keys up."),
      "api.binaryMediaTypes": rest("HTTP APIs pass every body as it is. Remove it."),
      "api.minimumCompressionSize": rest("Compress in the backend, or in CloudFront before the API. Remove it."),
      "api.resourcePolicy": rest(
        "Authorize callers with IAM or a Lambda authorizer, filter addresses with AWS WAF at CloudFront, or set `api.type: rest`."
      ),
      "api.access": rest(
        "Authorize callers with IAM or a Lambda authorizer, filter addresses with AWS WAF at CloudFront, or set `api.type: rest`."
      ),
      "api.securityPolicy": securityPolicy2,
      "api.endpointAccessMode": securityPolicy2,
      "api.payloadFormatVersion": http2("REST APIs have format 1.0 alone. Remove it, or set `api.type: http`."),
      "api.failOnWarnings": http2("Remove it, or set `api.type: http` with `api.definition: body`."),
      apiKeys: { types: ["rest", "websocket"], help: "Let a Lambda authorizer look keys up, or set `api.type: rest`." },
      usagePlans: rest("Throttle routes in the stage's settings (`stages[].throttle`), or set `api.type: rest`."),
      webAcl: rest(
        "AWS WAF protects REST APIs alone. Put CloudFront with a web ACL before the API: `cloudFront.webAclArn`."
      ),
      documentation: documentation2,
      validation: validation2,
      "operations.*.validation": validation2,
      "operations.*.logging": noExecutionLogs,
      "operations.*.dataTrace": noExecutionLogs,
      "operations.*.cache": noCache,
      "cors.methods": http2("The preflight of each path names the path's own methods. Remove it."),
      ...stageSettings("stages.*."),
      ...stageSettings("stageDefaults."),
      "authorizers.*.identityValidationExpression": rest("Check the credential in the function. Remove it."),
      "authorizers.*.payloadFormatVersion": http2("REST APIs have one format. Remove it, or set `api.type: http`."),
      "authorizers.*.simpleResponses": http2("The function answers a policy. Remove it, or set `api.type: http`."),
      "authorizers.*.clientIds": http2("User pool authorizers of REST APIs take every client of the pool. Remove it.")
    };
    typedExtensions = {
      "request-validators": validation2,
      "request-validator": validation2,
      "api-key-source": rest("Remove it; a Lambda authorizer can look keys up."),
      "binary-media-types": rest("HTTP APIs pass every body as it is. Remove it."),
      "minimum-compression-size": rest("Compress in the backend, or in CloudFront before the API. Remove it."),
      "gateway-responses": rest(
        "HTTP APIs answer errors in one fixed form. For CORS on errors set `cors`; otherwise set `api.type: rest`."
      ),
      policy: rest(
        "Authorize callers with IAM or a Lambda authorizer, filter addresses with AWS WAF at CloudFront, or set `api.type: rest`."
      ),
      "security-policy": securityPolicy2,
      "endpoint-access-mode": securityPolicy2,
      documentation: documentation2,
      cors: http2("Set `cors` in the settings: the build makes the OPTIONS methods of a REST API from it.")
    };
  }
});

// src/parser/openapi/extensions.ts
function claimExtensions(context, holder, names2) {
  for (const name2 of names2) {
    if (helpForOtherType(context, name2) !== void 0) continue;
    const node = member2(holder, gatewayExtension(name2));
    if (node !== void 0) context.extensions.claimed.add(addressOf(node));
  }
}
function reportUnclaimedExtensions(context, entry2) {
  reportBelow(context, rootNode(entry2));
  for (const node of context.extensions.reached.values()) if (node.file !== entry2) reportBelow(context, node);
}
function noteReached(context, node) {
  context.extensions.reached.set(addressOf(node), node);
}
function reportBelow(context, start) {
  const { file: file2 } = start;
  if (!file2.source.text.includes(prefix) && file2.origins === void 0) return;
  const path = [];
  const visit = (value, holderKey) => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        path.push(index);
        visit(item, void 0);
        path.pop();
      });
      return;
    }
    if (!isRecord(value)) return;
    const holdsNames = holderKey !== void 0 && namingKeys.has(holderKey);
    for (const [key2, child] of Object.entries(value)) {
      if (!holdsNames && (dataKeys.has(key2) || key2 === "default" && holderKey !== "responses")) continue;
      path.push(key2);
      if (key2.startsWith(prefix) && !(holdsNames && holderKey !== "responses")) report(key2, child);
      visit(child, holdsNames && holderKey !== "responses" ? void 0 : key2);
      path.pop();
    }
  };
  const report = (extension, value) => {
    const pointer = path.reduce(childPointer, start.pointer);
    const node = { value, file: file2, pointer };
    if (context.extensions.claimed.has(addressOf(node))) return;
    const help = helpForOtherType(context, extension.slice(prefix.length));
    if (help !== void 0) reportNotForApiType(context, keyPlaceOf(node), extension, help);
    else context.diagnostics.report("extension-not-read", keyPlaceOf(node), { extension });
  };
  visit(start.value, segmentsOf2(start.pointer).at(-1));
}
var prefix, gatewayExtension, addressOf, isReached, dataKeys, namingKeys;
var init_extensions = __esm({
  "src/parser/openapi/extensions.ts"() {
    "use strict";
    init_document_node();
    init_json_pointer();
    init_api_type();
    prefix = "x-amazon-apigateway-";
    gatewayExtension = (name2) => `${prefix}${name2}`;
    addressOf = ({ file: file2, pointer }) => `${file2.source.name}#${pointer}`;
    isReached = (context, node) => context.extensions.reached.has(addressOf(node));
    dataKeys = /* @__PURE__ */ new Set(["example", "examples", "enum", "const"]);
    namingKeys = /* @__PURE__ */ new Set(["properties", "patternProperties", "responses", "headers", "callbacks", "$defs"]);
  }
});

// src/ir/deploy-value.ts
function literalText(value) {
  if (value.kind === "literal") return value.text;
  if (value.kind !== "join") return void 0;
  const texts = value.parts.map(literalText);
  return texts.every((text2) => text2 !== void 0) ? texts.join("") : void 0;
}
function join2(parts) {
  const flat = [];
  for (const part of parts.flatMap((each) => each.kind === "join" ? each.parts : [each])) {
    const last = flat.at(-1);
    if (part.kind === "literal" && last?.kind === "literal") flat[flat.length - 1] = literal(last.text + part.text);
    else if (part.kind !== "literal" || part.text !== "") flat.push(part);
  }
  return flat.length === 1 && flat[0] !== void 0 ? flat[0] : flat.length === 0 ? literal("") : { kind: "join", parts: flat };
}
var literal;
var init_deploy_value = __esm({
  "src/ir/deploy-value.ts"() {
    "use strict";
    literal = (text2) => ({ kind: "literal", text: text2 });
  }
});

// src/parser/read-context.ts
function reportInvalid(context, node, what, expected) {
  context.diagnostics.report("value-invalid", placeOf2(node), { what, expected, actual: describeValue(node.value) });
}
function reportUnreadConstruct(context, node, what) {
  if (context.unreadConstructs.has(what)) return;
  context.unreadConstructs.add(what);
  context.diagnostics.report("construct-not-read", keyPlaceOf(node), { what });
}
function reportIgnored(context, node, what, expected) {
  context.diagnostics.report("value-ignored", placeOf2(node), { what, expected, actual: describeValue(node.value) });
}
function readString(context, node, key2) {
  const child = member2(node, key2);
  if (child === void 0 || child.value === null) return void 0;
  if (typeof child.value === "string") return child.value;
  if (typeof child.value === "number" || typeof child.value === "boolean") return String(child.value);
  reportInvalid(context, child, `'${key2}'`, "a string");
  return void 0;
}
function readBoolean(context, node, key2) {
  const child = member2(node, key2);
  if (child === void 0 || child.value === null) return void 0;
  if (typeof child.value === "boolean") return child.value;
  if (child.value === "true" || child.value === "false") return child.value === "true";
  reportInvalid(context, child, `'${key2}'`, "true or false");
  return void 0;
}
function readNumber(context, node, key2) {
  const child = member2(node, key2);
  if (child === void 0 || child.value === null) return void 0;
  const value = typeof child.value === "string" && child.value.trim() !== "" ? Number(child.value) : child.value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  reportInvalid(context, child, `'${key2}'`, "a number");
  return void 0;
}
function readStrings(context, node, key2) {
  return readItems(context, node, key2).flatMap((item) => {
    if (typeof item.value === "string") return [item.value];
    if (typeof item.value === "number" || typeof item.value === "boolean") return [String(item.value)];
    reportInvalid(context, item, `An item of '${key2}'`, "a string");
    return [];
  });
}
function readItems(context, node, key2) {
  const child = member2(node, key2);
  if (child === void 0 || child.value === null) return [];
  if (!Array.isArray(child.value)) reportInvalid(context, child, `'${key2}'`, "an array");
  return items(child);
}
function readMembers(context, node, key2) {
  const child = member2(node, key2);
  if (child === void 0 || child.value === null) return [];
  if (!isRecord(child.value)) reportInvalid(context, child, `'${key2}'`, "an object");
  return members(child);
}
var createExtensionClaims, createReadContext, describeValue;
var init_read_context = __esm({
  "src/parser/read-context.ts"() {
    "use strict";
    init_document_node();
    createExtensionClaims = () => ({ claimed: /* @__PURE__ */ new Set(), reached: /* @__PURE__ */ new Map() });
    createReadContext = (known) => ({
      ...known,
      deployParameters: /* @__PURE__ */ new Map(),
      deployTexts: /* @__PURE__ */ new Map(),
      extensions: createExtensionClaims(),
      unreadConstructs: /* @__PURE__ */ new Set()
    });
    describeValue = (value) => {
      if (value === null || value === void 0) return value === null ? "null" : "missing";
      if (Array.isArray(value)) return "an array";
      return typeof value === "object" ? "an object" : `${typeof value} ${JSON.stringify(value)}`.slice(0, 60);
    };
  }
});

// src/parser/openapi/deploy-values.ts
function readDeployValue(context, node, plain3) {
  const { value } = node;
  if (typeof value === "string") return plain3 === "verbatim" ? literal(value) : readTemplate(context, value, node);
  if (typeof value === "number" || typeof value === "boolean") return literal(String(value));
  if (isRecord(value)) {
    const known = readIntrinsic(context, node, value);
    if (known !== void 0) return known;
  }
  reportInvalid(context, node, "The value", "text or a CloudFormation function");
  return literal("");
}
function isIntrinsic(value) {
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === "Ref" || keys[0]?.startsWith("Fn::") === true);
}
function readDeployTree(context, node, plain3) {
  const visit = (value) => {
    if (value === null || typeof value === "boolean" || typeof value === "number") return value;
    if (typeof value === "string" || isIntrinsic(value)) {
      const read = readDeployValue(context, { ...node, value }, plain3);
      return read.kind === "literal" ? read.text : { kind: "value", value: read };
    }
    if (Array.isArray(value)) return value.map(visit);
    if (!isRecord(value)) return null;
    return { kind: "object", entries: Object.entries(value).map(([key2, child]) => [key2, visit(child)]) };
  };
  return visit(node.value);
}
function readIntrinsic(context, node, call2) {
  if (!isIntrinsic(call2)) return void 0;
  const [name2 = ""] = Object.keys(call2);
  const argument = call2[name2];
  const within2 = (value) => readDeployValue(context, { ...node, value }, "verbatim");
  if (name2 === "Ref" && typeof argument === "string") return named(context, argument, node);
  if (name2 === "Fn::GetAtt" && Array.isArray(argument)) return named(context, argument.join("."), node);
  if (name2 === "Fn::GetAtt" && typeof argument === "string") return named(context, argument, node);
  if (name2 === "Fn::Sub" && typeof argument === "string") return readSubstitution(context, argument, {}, node);
  if (name2 === "Fn::Sub" && Array.isArray(argument) && typeof argument[0] === "string" && isRecord(argument[1])) {
    return readSubstitution(context, argument[0], argument[1], node);
  }
  if (name2 === "Fn::Join" && Array.isArray(argument) && typeof argument[0] === "string" && Array.isArray(argument[1])) {
    const separator = literal(argument[0]);
    return join2(argument[1].flatMap((part, index) => index === 0 ? [within2(part)] : [separator, within2(part)]));
  }
  return parameter(context, unknownName(argument), JSON.stringify(call2), node);
}
function readSubstitution(context, text2, variables2, node) {
  return replaceEach(text2, /\$\{([^}]*)\}/g, (inner) => {
    const name2 = inner.trim();
    if (name2.startsWith("!")) return literal(`\${${name2.slice(1)}}`);
    if (Object.hasOwn(variables2, name2))
      return readDeployValue(context, { ...node, value: variables2[name2] }, "verbatim");
    return named(context, name2, node);
  });
}
function readTemplate(context, text2, node) {
  return replaceEach(text2, /\$(\$?\{[^{}]*)\}/g, (match) => {
    if (match.startsWith("$")) return literal(`${match}}`);
    const inner = match.slice(1);
    const name2 = inner.trim();
    return name2 === "" || /^(stageVariables|context)\b/.test(name2) ? literal(`\${${inner}}`) : named(context, name2, node);
  });
}
function replaceEach(text2, pattern, replace) {
  const parts = [];
  let end = 0;
  for (const match of text2.matchAll(pattern)) {
    parts.push(literal(text2.slice(end, match.index)), replace(match[1] ?? ""));
    end = match.index + match[0].length;
  }
  return join2([...parts, literal(text2.slice(end))]);
}
function named(context, name2, node) {
  const pseudo = Object.hasOwn(pseudoParameters, name2) ? pseudoParameters[name2] : void 0;
  if (pseudo !== void 0) return { kind: "pseudo", name: pseudo };
  return vpcLink2(context, name2, node) ?? parameter(context, name2, `\${${name2}}`, node);
}
function vpcLink2(context, text2, node) {
  const [, name2] = /^vpcLinks\.([\w-]+)$/.exec(text2) ?? [];
  if (name2 === void 0) return void 0;
  const link = context.vpcLinks.get(name2);
  if (link !== void 0) return { kind: "vpcLink", name: name2, link };
  context.diagnostics.report("setting-name-unknown", placeOf2(node), { kind: "VPC link", name: name2 });
  return literal("");
}
function parameter(context, wish, text2, node) {
  const name2 = parameterName(wish);
  const first = context.deployTexts.get(name2);
  if (first === void 0) context.deployTexts.set(name2, text2);
  else if (first !== text2) {
    const values = { parameter: name2, one: first.slice(0, 160), other: text2.slice(0, 160) };
    context.diagnostics.report("parameter-shared", placeOf2(node), values);
  }
  if (!context.deployParameters.has(name2)) {
    const description2 = `Stands for ${text2.slice(0, 160)} in ${node.file.source.name}.`;
    context.deployParameters.set(name2, { name: name2, description: description2, secret: false });
  }
  return { kind: "parameter", name: name2 };
}
function parameterName(wish) {
  if (/^[A-Za-z][A-Za-z0-9]{0,120}$/.test(wish)) return wish.charAt(0).toUpperCase() + wish.slice(1);
  const name2 = pascalCase(asciiWords(wish)).slice(0, 60);
  return /^[A-Za-z]/.test(name2) ? name2 : `Value${name2 || digest(wish).slice(0, 8)}`;
}
function unknownName(argument) {
  if (typeof argument === "string") return argument;
  const text2 = JSON.stringify(argument) ?? "";
  const first = asciiWords(text2.replace(/Fn::|AWS::|Ref/g, " "));
  return first === "" ? `Value ${digest(text2).slice(0, 8)}` : first.slice(0, 50);
}
var pseudoParameters;
var init_deploy_values = __esm({
  "src/parser/openapi/deploy-values.ts"() {
    "use strict";
    init_deploy_value();
    init_digest();
    init_names();
    init_document_node();
    init_read_context();
    pseudoParameters = {
      "AWS::Region": "region",
      "AWS::AccountId": "account",
      "AWS::Partition": "partition",
      "AWS::URLSuffix": "urlSuffix"
    };
  }
});

// src/parser/openapi/vpc-links.ts
var vpcLinkKinds, readVpcLinks;
var init_vpc_links2 = __esm({
  "src/parser/openapi/vpc-links.ts"() {
    "use strict";
    init_document_node();
    init_deploy_values();
    vpcLinkKinds = ({ values }) => new Map(
      Object.entries(values.vpcLinks ?? {}).map(([name2, link]) => [
        name2,
        "networkLoadBalancer" in link ? "load-balancer" : "subnets"
      ])
    );
    readVpcLinks = (context, settings) => Object.entries(settings.values.vpcLinks ?? {}).map(([name2, link]) => {
      const value = (...path) => readDeployValue(context, settings.nodeAt(["vpcLinks", name2, ...path]), "template");
      const base = {
        name: name2,
        ...link.description === void 0 ? {} : { description: link.description },
        origin: placeOf2(settings.nodeAt(["vpcLinks", name2]))
      };
      if ("networkLoadBalancer" in link)
        return { ...base, kind: "load-balancer", networkLoadBalancer: value("networkLoadBalancer") };
      return {
        ...base,
        kind: "subnets",
        subnetIds: link.subnetIds.map((_, index) => value("subnetIds", index)),
        securityGroupIds: (link.securityGroupIds ?? []).map((_, index) => value("securityGroupIds", index))
      };
    });
  }
});

// src/parser/openapi/document-info.ts
function readInfo(context, document2) {
  const info = member2(document2, "info");
  if (info === void 0 || !isRecord(info.value)) {
    if (info === void 0)
      context.diagnostics.report("field-missing", placeOf2(document2), { what: "The document", field: "info" });
    else reportInvalid(context, info, "'info'", "an object");
    return { title: "api", version: "0.0.0" };
  }
  const title = readTitle(context, info);
  const description2 = readString(context, info, "description");
  if (title === void 0) {
    context.diagnostics.report("title-missing", placeOf2(info), {});
  }
  return {
    title: title === void 0 || title === "" ? "api" : title,
    version: readApiVersion(context, info),
    ...description2 === void 0 ? {} : { description: description2 }
  };
}
function readApiVersion(context, info) {
  const node = member2(info, "version");
  if (typeof node?.value !== "number") return readString(context, info, "version") ?? "0.0.0";
  const place = placeOf2(node);
  const source2 = context.documents.sources.get(place.file) ?? node.file.source;
  const { start, end } = source2.locate(place);
  return source2.text.slice(start.offset, end.offset);
}
function readTitle(context, info) {
  const node = member2(info, "title");
  if (node === void 0 || !isIntrinsic(node.value)) return readString(context, info, "title")?.trim();
  reportIgnored(context, node, "'title'", "plain text");
  const text2 = Object.values(node.value).flat().find((part) => typeof part === "string");
  return words(String(text2 ?? "").replace(/\$\{[^}]*\}|AWS::\w+/g, " ")).join("-") || "api";
}
var init_document_info = __esm({
  "src/parser/openapi/document-info.ts"() {
    "use strict";
    init_names();
    init_document_node();
    init_read_context();
    init_deploy_values();
  }
});

// src/parser/normalize/schema-dialect.ts
function normalizeSchema(schema2, version) {
  let result = schema2;
  for (const step of stepsByVersion[version]) if (step.applies(result)) result = step.rewrite(result);
  return result;
}
var steps, stepsFor, stepsByVersion;
var init_schema_dialect = __esm({
  "src/parser/normalize/schema-dialect.ts"() {
    "use strict";
    init_media_type();
    steps = [
      {
        name: "x-nullable",
        versions: ["2.0"],
        reason: "Swagger 2.0 has no null; this extension is how tools agreed to say it, as `nullable` says it in 3.0",
        applies: (schema2) => schema2["x-nullable"] === true,
        rewrite: (schema2) => ({ ...schema2, nullable: true })
      },
      {
        name: "bare reference",
        versions: ["2.0"],
        reason: "early Swagger tools wrote the name of a definition where a reference belongs",
        applies: (schema2) => typeof schema2.$ref === "string" && /^\w+$/.test(schema2.$ref),
        rewrite: (schema2) => ({ ...schema2, $ref: `#/definitions/${schema2.$ref}` })
      },
      {
        name: "exclusive bounds",
        versions: ["2.0", "3.0"],
        reason: "draft 4 marks a bound as exclusive with a boolean; 2020-12 gives the bound itself",
        applies: (schema2) => typeof schema2.exclusiveMinimum === "boolean" || typeof schema2.exclusiveMaximum === "boolean",
        rewrite: (schema2) => {
          const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest2 } = schema2;
          return {
            ...rest2,
            ...minimum === void 0 ? {} : { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum },
            ...maximum === void 0 ? {} : { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }
          };
        }
      },
      {
        name: "file",
        versions: ["2.0"],
        reason: "Swagger 2.0 calls raw bytes the type `file`",
        applies: (schema2) => schema2.type === "file",
        rewrite: (schema2) => ({ ...schema2, type: "string", format: "binary" })
      },
      {
        name: "content of bytes",
        versions: ["3.1"],
        reason: "3.1 has no format for raw bytes: a media type of bytes without a text encoding says it",
        applies: ({ type, format, contentEncoding, contentMediaType }) => (type === void 0 || type === "string") && format === void 0 && (contentEncoding === void 0 || contentEncoding === "binary") && typeof contentMediaType === "string" && bodyKind(contentMediaType) === "binary",
        rewrite: (schema2) => ({ ...schema2, type: "string", format: "binary" })
      },
      {
        name: "tuples",
        versions: ["asyncapi"],
        reason: "until 2019 JSON Schema had a list in `items`, and `additionalItems` for what comes behind it",
        applies: (schema2) => Array.isArray(schema2.items),
        rewrite: ({ items: items2, additionalItems, ...rest2 }) => ({
          ...rest2,
          prefixItems: items2,
          ...additionalItems === void 0 ? {} : { items: additionalItems }
        })
      },
      {
        name: "discriminator",
        versions: ["2.0", "asyncapi"],
        reason: "Swagger 2.0 and AsyncAPI name the property alone; its values are the names of the definitions",
        applies: (schema2) => typeof schema2.discriminator === "string",
        rewrite: (schema2) => ({ ...schema2, discriminator: { propertyName: schema2.discriminator } })
      }
    ];
    stepsFor = (version) => steps.filter(({ versions }) => versions.includes(version));
    stepsByVersion = {
      "2.0": stepsFor("2.0"),
      "3.0": stepsFor("3.0"),
      "3.1": stepsFor("3.1"),
      asyncapi: stepsFor("asyncapi")
    };
  }
});

// src/parser/reference.ts
function referenceText(node) {
  if (!isRecord(node.value) || !Object.hasOwn(node.value, "$ref")) return void 0;
  return typeof node.value.$ref === "string" ? node.value.$ref : void 0;
}
function followReference(context, node, reference) {
  const hash = reference.indexOf("#");
  const file2 = findFile(context, node, hash === -1 ? reference : reference.slice(0, hash), reference);
  if (file2 === void 0) return void 0;
  const target = nodeAtPointer(file2, hash === -1 ? "" : reference.slice(hash + 1));
  if (target === void 0) {
    context.diagnostics.report("reference-unresolved", placeOf2(member2(node, "$ref") ?? node), { reference });
  } else noteReached(context, target);
  return target;
}
function resolve(context, start) {
  let node = start;
  const passed = /* @__PURE__ */ new Set();
  for (let reference = referenceText(node); reference !== void 0; reference = referenceText(node)) {
    const place = `${node.file.source.name}#${node.pointer}`;
    if (passed.has(place)) {
      context.diagnostics.report("reference-cyclic", placeOf2(start), { reference });
      return void 0;
    }
    passed.add(place);
    const target = followReference(context, node, reference);
    if (target === void 0) return void 0;
    node = target;
  }
  return node;
}
function findFile(context, node, path, reference) {
  if (path === "") return node.file;
  const found = context.documents.find(node.file.source, path);
  if (!("kind" in found)) return found;
  const at = placeOf2(member2(node, "$ref") ?? node);
  if (found.kind === "broken") found.report(context.diagnostics);
  if (found.kind === "remote") context.diagnostics.report("reference-remote", at, { reference });
  if (found.kind === "unreadable") {
    context.diagnostics.report("file-unreadable", at, { file: path, detail: found.detail });
  }
  return void 0;
}
function nodeAtPointer(file2, pointer) {
  const fragment = decodeFragment(pointer);
  return fragment === void 0 ? void 0 : descendTo(rootNode(file2), fragment);
}
function decodeFragment(fragment) {
  if (fragment !== "" && !fragment.startsWith("/")) return void 0;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
function descendTo(root, pointer) {
  let node = root;
  for (const segment of segmentsOf2(pointer)) {
    if (node === void 0) return void 0;
    node = Array.isArray(node.value) ? arrayItem(node, segment) : member2(node, segment);
  }
  return node;
}
function arrayItem(node, segment) {
  const value = Array.isArray(node.value) && /^\d+$/.test(segment) ? node.value[Number(segment)] : void 0;
  const holder = { ...node, value: { [segment]: value } };
  return value === void 0 ? void 0 : member2(holder, segment);
}
var init_reference = __esm({
  "src/parser/reference.ts"() {
    "use strict";
    init_document_node();
    init_extensions();
    init_json_pointer();
  }
});

// src/parser/openapi/discriminator.ts
function readDiscriminator(reading, node) {
  const { context } = reading;
  const child = member2(node, "discriminator");
  if (child === void 0) return void 0;
  const property = isRecord(child.value) ? readString(context, child, "propertyName") : void 0;
  if (property === void 0) {
    context.diagnostics.report("discriminator-invalid", placeOf2(child), { problem: "it lacks 'propertyName'" });
    return void 0;
  }
  const mapping2 = readMembers(context, child, "mapping").flatMap(([value, target]) => {
    const id = typeof target.value === "string" ? mappingTarget(reading, target, target.value) : void 0;
    return id === void 0 ? [] : [{ value, target: id }];
  });
  return { property, mapping: mapping2 };
}
function mappingTarget(reading, node, text2) {
  const component = reading.registry.find(text2);
  if (component !== void 0) return component;
  const reference = /[#/.]/.test(text2) ? text2 : `#/components/schemas/${text2}`;
  const target = followReference(reading.context, node, reference);
  return target === void 0 ? void 0 : reading.registry.idOf(target);
}
var init_discriminator = __esm({
  "src/parser/openapi/discriminator.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_reference();
  }
});

// src/parser/openapi/schema-reading.ts
var plainHead;
var init_schema_reading = __esm({
  "src/parser/openapi/schema-reading.ts"() {
    "use strict";
    init_document_node();
    plainHead = (node) => ({
      origin: placeOf2(node),
      nullable: false,
      deprecated: false,
      access: "both",
      examples: []
    });
  }
});

// src/parser/openapi/schema-registry.ts
function createSchemaRegistry() {
  const schemas = [];
  const idByPlace = /* @__PURE__ */ new Map();
  const idByReference = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  const register = (registered) => {
    taken.add(registered.id);
    idByPlace.set(placeKey(registered.node), registered.id);
    schemas.push(registered);
    return registered.id;
  };
  const view = (read) => {
    const components = /* @__PURE__ */ new Map();
    const idOf = (node) => {
      const known = idByPlace.get(placeKey(node));
      if (known !== void 0) return known;
      const name2 = nameOf(node);
      const id = taken.has(name2) ? `${name2}${digest(placeKey(node)).slice(0, 6)}` : name2;
      return register({ id: unsafeId(id), name: name2, node, read });
    };
    return {
      schemas,
      addComponent: (key2, id, name2, node) => {
        components.set(key2, register({ id: unsafeId(id), name: name2, node, read }));
      },
      idOf,
      find: (name2) => components.get(name2) ?? (taken.has(name2) ? unsafeId(name2) : void 0),
      findReference: (file2, reference) => idByReference.get(file2)?.get(reference),
      addReference: (file2, reference, target) => {
        const id = idOf(target);
        const known = idByReference.get(file2);
        if (known === void 0) idByReference.set(file2, /* @__PURE__ */ new Map([[reference, id]]));
        else known.set(reference, id);
        return id;
      }
    };
  };
  return { schemas, has: (id) => taken.has(id), for: view };
}
function nameOf(node) {
  const segments = segmentsOf2(node.pointer);
  const last = segments.at(-1);
  const parent = segments.at(-2);
  if (last !== void 0 && (parent === "schemas" || parent === "definitions" || parent === "$defs")) return last;
  if (last !== void 0 && segments.length === 1) return last;
  const base = node.file.source.name.split("/").at(-1)?.replace(/\.[^.]*$/, "") ?? "";
  if (last === void 0) return base === "" ? "Schema" : base;
  return pascalCase(
    segments.filter((segment) => !structural.has(segment)).slice(-4).join(" ")
  ) || pascalCase(base) || "Schema";
}
var structural, placeKey;
var init_schema_registry = __esm({
  "src/parser/openapi/schema-registry.ts"() {
    "use strict";
    init_digest();
    init_ids();
    init_names();
    init_json_pointer();
    structural = /* @__PURE__ */ new Set([
      "components",
      "schemas",
      "definitions",
      "properties",
      "items",
      "schema",
      "content",
      "$defs"
    ]);
    placeKey = (node) => `${node.file.source.name}#${node.pointer}`;
  }
});

// src/parser/openapi/schema-bounds.ts
function readCount(context, node, key2) {
  const count = readNumber(context, node, key2);
  if (count === void 0 || Number.isInteger(count) && count >= 0) return count;
  reportIgnored(context, member2(node, key2) ?? node, `'${key2}'`, "a whole number that is not negative");
  return void 0;
}
function readBound(context, node, key2) {
  const bound = readNumber(context, node, key2);
  if (key2 !== "multipleOf" || bound === void 0 || bound > 0) return bound;
  reportIgnored(context, member2(node, key2) ?? node, `'${key2}'`, "a number above 0");
  return void 0;
}
function checkBounds(context, node) {
  for (const [low, high, isExclusive] of pairs) {
    const [from, to] = [member2(node, low)?.value, member2(node, high)?.value];
    if (typeof from !== "number" || typeof to !== "number" || from < to || from === to && !isExclusive) continue;
    context.diagnostics.report("schema-unsatisfiable", keyPlaceOf(member2(node, high) ?? node), {
      low: `'${low}' ${from}`,
      high: `'${high}' ${to}`
    });
  }
}
var pairs;
var init_schema_bounds = __esm({
  "src/parser/openapi/schema-bounds.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    pairs = [
      ["minimum", "maximum", false],
      ["exclusiveMinimum", "maximum", true],
      ["minimum", "exclusiveMaximum", true],
      ["exclusiveMinimum", "exclusiveMaximum", true],
      ["minLength", "maxLength", false],
      ["minItems", "maxItems", false],
      ["minProperties", "maxProperties", false]
    ];
  }
});

// src/parser/openapi/schema-types.ts
function schemaTypes2(raw) {
  if (typeof raw.type === "string") return [raw.type];
  return Array.isArray(raw.type) ? raw.type.filter((each) => typeof each === "string") : [];
}
function readTypedSchema(reading, node, head) {
  const raw = node.value;
  const listed2 = schemaTypes2(raw);
  const types = listed2.filter((each) => typeNames2.includes(each));
  for (const unknown2 of listed2) {
    if (unknown2 === "null" || typeNames2.includes(unknown2)) continue;
    const at = member2(node, "type") ?? node;
    reportInvalid(reading.context, at, "'type'", `one of ${typeNames2.join(", ")} or null`);
  }
  const values = enumValues(reading.context, node);
  if (values !== void 0) {
    reportBesideEnum(reading.context, node);
    return readEnum(values, types, head);
  }
  if (types.length === 0 && listed2.includes("null")) return { ...head, nullable: false, kind: "null" };
  if (types.length > 1) {
    const bare = { ...head, nullable: false };
    return { ...head, kind: "anyOf", members: types.map((type2) => readType(reading, node, bare, type2)) };
  }
  const type = types[0] ?? impliedType(raw);
  return type === void 0 ? void 0 : readType(reading, node, head, type);
}
function impliedType(raw) {
  if ("properties" in raw || "additionalProperties" in raw || "patternProperties" in raw || "required" in raw) {
    return "object";
  }
  if ("items" in raw || "prefixItems" in raw) return "array";
  if ("pattern" in raw || "minLength" in raw || "maxLength" in raw) return "string";
  if ("minimum" in raw || "maximum" in raw || "multipleOf" in raw) return "number";
  return void 0;
}
function reportBesideEnum(context, node) {
  for (const keyword of besideEnum) {
    const child = keyword in node.value ? member2(node, keyword) : void 0;
    if (child !== void 0) reportUnreadConstruct(context, child, `The keyword '${keyword}' beside a list of values`);
  }
}
function enumValues(context, node) {
  const raw = node.value;
  if ("const" in raw) return [raw.const];
  const child = member2(node, "enum");
  if (child === void 0 || child.value === null) return void 0;
  if (Array.isArray(child.value) && child.value.length > 0) return child.value;
  reportInvalid(context, child, "'enum'", "an array of one or more values");
  return void 0;
}
function readEnum(values, types, head) {
  const unique2 = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  const present = unique2.filter((value) => value !== null);
  if (present.length === 0) return { ...head, nullable: false, kind: "null" };
  const [type] = types;
  return {
    ...head,
    nullable: head.nullable || present.length < unique2.length,
    kind: "enum",
    values: present,
    ...type === void 0 || types.length > 1 ? {} : { type }
  };
}
function readType(reading, node, head, type) {
  const { context } = reading;
  checkBounds(context, node);
  const required = member2(node, "required");
  if (typeof required?.value === "boolean")
    reportIgnored(context, required, "'required'", "an array of property names");
  switch (type) {
    case "boolean":
      return { ...head, kind: "boolean" };
    case "string":
      return readStringSchema(context, node, head);
    case "number":
    case "integer": {
      const schema2 = { ...head, kind: type };
      withMembers(context, node, schema2, readString, ["format"]);
      return withMembers(context, node, schema2, readBound, numberBounds);
    }
    case "array":
      return readArray(reading, node, head);
    case "object":
      return readObject(reading, node, head);
  }
}
function readStringSchema(context, node, head) {
  const schema2 = { ...head, kind: "string" };
  withMembers(context, node, schema2, readString, ["format", "contentEncoding", "contentMediaType"]);
  withMembers(context, node, schema2, readCount, ["minLength", "maxLength"]);
  const pattern = "pattern" in node.value ? readString(context, node, "pattern") : void 0;
  if (pattern === void 0 || !isPattern2(context, member2(node, "pattern") ?? node, pattern)) return schema2;
  return { ...schema2, pattern };
}
function readArray(reading, node, head) {
  const itemsNode = member2(node, "items");
  const prefixNode = member2(node, "prefixItems");
  const listed2 = itemsNode !== void 0 && Array.isArray(itemsNode.value);
  const prefix2 = [...prefixNode === void 0 ? [] : items(prefixNode), ...listed2 ? items(itemsNode) : []];
  const rest2 = { ...plainHead(node), kind: "any" };
  const schema2 = {
    ...head,
    kind: "array",
    prefix: prefix2.map((each) => reading.readSchema(each)),
    items: itemsNode?.value === false ? "forbidden" : itemsNode === void 0 || listed2 ? rest2 : reading.readSchema(itemsNode),
    uniqueItems: readBoolean(reading.context, node, "uniqueItems") === true
  };
  return withMembers(reading.context, node, schema2, readCount, ["minItems", "maxItems"]);
}
function readObject(reading, node, head) {
  const { context } = reading;
  const requiredNode = member2(node, "required");
  const required = new Set(Array.isArray(requiredNode?.value) ? readStrings(context, node, "required") : []);
  const propertiesNode = member2(node, "properties");
  if (propertiesNode !== void 0 && !isRecord(propertiesNode.value)) {
    reportInvalid(context, propertiesNode, "'properties'", "an object");
  }
  const properties = (propertiesNode === void 0 ? [] : members(propertiesNode)).map(([name2, child]) => {
    const schema3 = reading.readSchema(child);
    return { name: name2, schema: schema3, required: required.delete(name2), origin: schema3.origin };
  });
  const schema2 = {
    ...head,
    kind: "object",
    properties,
    requiredElsewhere: [...required],
    additional: readAdditional(reading, node),
    patterns: readPatterns(reading, node)
  };
  return withMembers(context, node, schema2, readCount, ["minProperties", "maxProperties"]);
}
function readAdditional(reading, node) {
  const child = member2(node, "additionalProperties");
  if (child === void 0 || child.value === true || child.value === null) return "any";
  if (child.value === false) return "forbidden";
  const schema2 = reading.readSchema(child);
  return schema2.kind === "any" ? "any" : schema2;
}
function readPatterns(reading, node) {
  const child = member2(node, "patternProperties");
  return (child === void 0 ? [] : members(child)).filter(([pattern, each]) => isPattern2(reading.context, each, pattern)).map(([pattern, each]) => ({ pattern, schema: reading.readSchema(each) }));
}
function isPattern2(context, node, pattern) {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    context.diagnostics.report("pattern-invalid", placeOf2(node), { pattern });
    return false;
  }
}
function withMembers(context, node, schema2, read, keys) {
  for (const key2 of keys) {
    const value = key2 in node.value ? read(context, node, key2) : void 0;
    if (value !== void 0) Object.assign(schema2, { [key2]: value });
  }
  return schema2;
}
var typeNames2, besideEnum, numberBounds;
var init_schema_types = __esm({
  "src/parser/openapi/schema-types.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_schema_bounds();
    init_schema_reading();
    typeNames2 = ["string", "number", "integer", "boolean", "array", "object"];
    besideEnum = [
      "pattern",
      "minLength",
      "maxLength",
      "minimum",
      "maximum",
      "exclusiveMinimum",
      "exclusiveMaximum",
      "multipleOf",
      "items",
      "properties"
    ];
    numberBounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
  }
});

// src/parser/openapi/schemas.ts
function createSchemaReading(context, components, shared = createSchemaRegistry(), rename = (name2) => name2) {
  const registry = shared.for((node) => readSchema(reading, node));
  const reading = { context, registry, readSchema: (node) => readSchema(reading, node) };
  for (const [name2, node] of components) {
    registry.addComponent(name2, shared.has(name2) ? rename(name2) : name2, givenName(context, node) ?? name2, node);
  }
  return reading;
}
function givenName(context, node) {
  const own = member2(node, "x-gatewright");
  return own === void 0 ? void 0 : readString(context, own, "name");
}
function readNamedSchemas({ context, registry: { schemas } }) {
  const named2 = [];
  for (let index = 0; index < schemas.length; index += 1) {
    const registered = schemas[index];
    if (registered === void 0) break;
    const { id, name: name2, node, read } = registered;
    named2.push({ id, name: name2, schema: read(node), origin: placeOf2(node) });
  }
  reportCircles(context, named2);
  return named2;
}
function reportCircles(context, named2) {
  const next = new Map(
    named2.flatMap(({ id, schema: schema2 }) => schema2.kind === "reference" ? [[id, schema2.target]] : [])
  );
  const settled2 = /* @__PURE__ */ new Set();
  for (const { id, origin } of named2) {
    const passed = /* @__PURE__ */ new Set();
    let at = id;
    while (at !== void 0 && !settled2.has(at) && !passed.has(at)) {
      passed.add(at);
      at = next.get(at);
    }
    if (at !== void 0 && passed.has(at)) context.diagnostics.report("reference-cyclic", origin, { reference: at });
    for (const each of passed) settled2.add(each);
  }
}
function readSchema(reading, node) {
  const { context } = reading;
  if (node.value === true) return { ...plainHead(node), kind: "any" };
  if (node.value === false) return { ...plainHead(node), kind: "never" };
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "A schema", "an object");
    return { ...plainHead(node), kind: "any" };
  }
  const value = normalizeSchema(node.value, context.version);
  const raw = value === node.value ? node : { ...node, value };
  const subjects = subjectsOf(value);
  if ((subjects & unreadSubject) !== 0) reportUnread(context, raw);
  if (typeof value.$ref === "string") return readReference(reading, raw, value.$ref);
  if ((subjects & compositionSubject) !== 0) return readParts(reading, raw, []);
  const head = readHead(context, raw);
  return readTypedSchema(reading, raw, head) ?? { ...head, kind: "any" };
}
function subjectsOf(raw) {
  let subjects = 0;
  for (const keyword in raw) subjects |= subjectByKeyword.get(keyword) ?? 0;
  return subjects;
}
function readReference(reading, node, reference) {
  const { context, registry } = reading;
  const head = readHead(context, node);
  const target = registry.findReference(node.file, reference) ?? registerReference(reading, node, reference);
  if (target === void 0) return { ...head, kind: "any" };
  const referring2 = { ...head, kind: "reference", target };
  const siblings = Object.keys(node.value).filter((key2) => !annotations.has(key2) && !key2.startsWith("x-"));
  if (siblings.length === 0) return referring2;
  if (context.version !== "3.1") {
    context.diagnostics.report("reference-siblings", placeOf2(node), { fields: siblings.join(", ") });
    return referring2;
  }
  const { $ref: _, ...beside } = node.value;
  return readParts(reading, { ...node, value: beside }, [
    { ...plainHead(node), kind: "reference", target: referring2.target }
  ]);
}
function registerReference(reading, node, reference) {
  const target = followReference(reading.context, node, reference);
  return target === void 0 ? void 0 : reading.registry.addReference(node.file, reference, target);
}
function readParts(reading, node, given) {
  const { context } = reading;
  const head = readHead(context, node);
  const bare = { ...plainHead(node), nullable: head.nullable };
  const own = readTypedSchema(reading, node, bare);
  const parts = [...given, ...readAllOf(reading, node), ...readUnions(reading, node, bare), ...readNot(reading, node)];
  const discriminator = readDiscriminator(reading, node);
  const members2 = own === void 0 || own.kind === "any" && parts.length > 0 ? parts : [own, ...parts];
  const [only] = members2;
  if (only === void 0) return { ...head, kind: "any" };
  if (members2.length === 1 && discriminator === void 0) return mergeHead(only, head);
  if (members2.length === 1 && (only.kind === "oneOf" || only.kind === "anyOf") && discriminator !== void 0) {
    return { ...mergeHead(only, head), discriminator };
  }
  if (discriminator === void 0) return { ...head, kind: "allOf", members: members2 };
  const union2 = members2.find((each) => each.kind === "oneOf" || each.kind === "anyOf");
  if (union2 === void 0) return { ...head, kind: "allOf", members: members2, discriminator };
  const withDiscriminator = members2.map((each) => each === union2 ? { ...union2, discriminator } : each);
  return { ...head, kind: "allOf", members: withDiscriminator };
}
function mergeHead(schema2, head) {
  const merged = {
    ...schema2,
    ...head,
    nullable: head.nullable || schema2.nullable,
    deprecated: head.deprecated || schema2.deprecated,
    access: head.access === "both" ? schema2.access : head.access,
    examples: head.examples.length > 0 ? head.examples : schema2.examples
  };
  const title = head.title ?? schema2.title;
  const description2 = head.description ?? schema2.description;
  return {
    ...merged,
    ...title === void 0 ? {} : { title },
    ...description2 === void 0 ? {} : { description: description2 }
  };
}
function readUnions(reading, node, head) {
  return ["oneOf", "anyOf"].flatMap((kind) => {
    const nodes = compositionMembers(reading, node, kind);
    if (nodes.length === 0) return [];
    const all = nodes.map((each) => reading.readSchema(each));
    const members2 = all.filter((each) => each.kind !== "null");
    const nullable = head.nullable || members2.length < all.length;
    const [only] = members2;
    if (only === void 0) return [{ ...head, kind: "null" }];
    if (members2.length === 1) return [{ ...only, nullable: nullable || only.nullable }];
    return [{ ...head, nullable, kind, members: members2 }];
  });
}
function readNot(reading, node) {
  const negated = member2(node, "not");
  return negated === void 0 ? [] : [{ ...plainHead(node), kind: "not", schema: reading.readSchema(negated) }];
}
function compositionMembers(reading, node, key2) {
  const child = member2(node, key2);
  if (child === void 0) return [];
  if (!Array.isArray(child.value)) reportInvalid(reading.context, child, `'${key2}'`, "an array");
  return items(child);
}
function readHead(context, node) {
  const raw = node.value;
  const head = {
    origin: placeOf2(node),
    nullable: raw.nullable === true || isNullType(raw.type),
    deprecated: "deprecated" in raw && readBoolean(context, node, "deprecated") === true,
    access: readAccess(context, node, raw),
    examples: "example" in raw || "examples" in raw ? readSchemaExamples(raw) : noExamples
  };
  const title = "title" in raw ? readString(context, node, "title") : void 0;
  const description2 = "description" in raw ? readString(context, node, "description") : void 0;
  const xml = "xml" in raw ? member2(node, "xml") : void 0;
  if (xml !== void 0) reportUnreadConstruct(context, xml, "The field 'xml' of schemas");
  if (title !== void 0) head.title = title;
  if (description2 !== void 0) head.description = description2;
  if ("default" in raw) head.default = raw.default;
  return head;
}
function readAccess(context, node, raw) {
  if ("readOnly" in raw && readBoolean(context, node, "readOnly") === true) return "read";
  return "writeOnly" in raw && readBoolean(context, node, "writeOnly") === true ? "write" : "both";
}
function reportUnread(context, node) {
  const raw = node.value;
  for (const keyword of unreadKeywords) {
    const child = keyword in raw ? member2(node, keyword) : void 0;
    if (child === void 0) continue;
    context.diagnostics.report("schema-keyword-not-read", { ...placeOf2(child), part: "key" }, { keyword });
  }
}
var unreadSubject, compositionSubject, readAllOf, noExamples, isNullType, readSchemaExamples, annotations, unreadKeywords, subjectByKeyword;
var init_schemas = __esm({
  "src/parser/openapi/schemas.ts"() {
    "use strict";
    init_document_node();
    init_schema_dialect();
    init_read_context();
    init_reference();
    init_discriminator();
    init_schema_reading();
    init_schema_registry();
    init_schema_types();
    unreadSubject = 1;
    compositionSubject = 2;
    readAllOf = (reading, node) => compositionMembers(reading, node, "allOf").map((each) => reading.readSchema(each));
    noExamples = [];
    isNullType = (type) => type === "null" || Array.isArray(type) && type.includes("null");
    readSchemaExamples = (raw) => [
      ...Array.isArray(raw.examples) ? raw.examples : [],
      ..."example" in raw ? [raw.example] : []
    ];
    annotations = /* @__PURE__ */ new Set([
      "$ref",
      "title",
      "summary",
      "description",
      "deprecated",
      "example",
      "examples",
      "default",
      "readOnly",
      "writeOnly",
      "externalDocs",
      "$comment",
      "$defs",
      "definitions"
    ]);
    unreadKeywords = [
      "if",
      "then",
      "else",
      "dependentSchemas",
      "dependentRequired",
      "dependencies",
      "unevaluatedProperties",
      "unevaluatedItems",
      "contains",
      "minContains",
      "maxContains",
      "propertyNames",
      "$dynamicRef",
      "$recursiveRef",
      "additionalItems"
    ];
    subjectByKeyword = new Map([
      ...unreadKeywords.map((keyword) => [keyword, unreadSubject]),
      ...["allOf", "oneOf", "anyOf", "not", "discriminator"].map((keyword) => [keyword, compositionSubject])
    ]);
  }
});

// src/ir/api.ts
var modelVersion;
var init_api2 = __esm({
  "src/ir/api.ts"() {
    "use strict";
    modelVersion = 1;
  }
});

// src/parser/openapi/alarms.ts
function readAlarms(context, values, measures, nodeAt) {
  const targets = (key2) => (values[key2] ?? []).map((_, index) => readDeployValue(context, nodeAt([key2, index]), "template"));
  return {
    alarms: measures.flatMap((measure) => {
      const setting = values[measure];
      return setting === void 0 ? [] : [readAlarm(measure, setting, placeOf2(nodeAt([measure])))];
    }),
    actions: targets("actions"),
    okActions: targets("okActions"),
    origin: placeOf2(nodeAt([]))
  };
}
function readAlarm(measure, setting, origin) {
  const evaluationPeriods = setting.evaluationPeriods ?? 1;
  return {
    measure,
    threshold: setting.threshold,
    ...isTime(measure) ? { statistic: setting.statistic ?? "p99" } : {},
    periodSeconds: setting.period ?? 300,
    evaluationPeriods,
    datapointsToAlarm: setting.datapointsToAlarm ?? evaluationPeriods,
    treatMissingData: setting.treatMissingData ?? "notBreaching",
    origin
  };
}
var stageMeasures, functionMeasures, readStageAlarms, readFunctionAlarms, isTime;
var init_alarms2 = __esm({
  "src/parser/openapi/alarms.ts"() {
    "use strict";
    init_document_node();
    init_deploy_values();
    stageMeasures = [
      "clientErrors",
      "serverErrors",
      "latency",
      "integrationLatency",
      "requests",
      "connections"
    ];
    functionMeasures = ["throttles", "errors", "duration"];
    readStageAlarms = (context, values, nodeAt) => readAlarms(context, values, stageMeasures, nodeAt);
    readFunctionAlarms = (context, values, nodeAt) => readAlarms(context, values, functionMeasures, nodeAt);
    isTime = (measure) => /latency|duration/i.test(measure);
  }
});

// src/ir/override-names.ts
function overrideReferences(value, path = []) {
  if (Array.isArray(value))
    return value.flatMap((item, index) => overrideReferences(item, [...path, index]));
  if (!isRecord2(value)) return [];
  return Object.entries(value).flatMap(([key2, member4]) => {
    const at = [...path, key2];
    if (key2 === "Ref" && typeof member4 === "string") return [{ name: member4, path: at }];
    if (key2 === "Fn::GetAtt") return attributeReference(member4, at);
    if (key2 === "Fn::Sub") return substituted(member4, at);
    return overrideReferences(member4, at);
  });
}
function attributeReference(value, path) {
  const [name2, ...attribute] = typeof value === "string" ? value.split(".") : Array.isArray(value) ? value : [];
  const known = attribute.filter((each) => typeof each === "string");
  return typeof name2 === "string" ? [{ name: name2, attribute: known.join("."), path }] : [];
}
function substituted(value, path) {
  const [text2, variables2 = {}] = Array.isArray(value) ? value : [value];
  if (typeof text2 !== "string") return [];
  const own = isRecord2(variables2) ? variables2 : {};
  const names2 = [...text2.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name2 = ""]) => name2.trim());
  return [
    ...names2.filter((name2) => !Object.hasOwn(own, name2)).map((whole) => {
      const [name2 = "", ...attribute] = whole.startsWith("AWS::") ? [whole] : whole.split(".");
      return { name: name2, path, ...attribute.length === 0 ? {} : { attribute: attribute.join(".") } };
    }),
    ...overrideReferences(own, [...path, 1])
  ];
}
function parametersOfOverrides(overrides, names2) {
  const references2 = /* @__PURE__ */ new Set();
  const variables2 = /* @__PURE__ */ new Set();
  for (const { target, properties } of overrides) {
    if (target === "cloudformation") for (const { name: name2 } of overrideReferences(properties)) references2.add(name2);
    else
      for (const [, name2 = ""] of JSON.stringify(properties).matchAll(/\bvar\.([A-Za-z_][\w-]*)/g)) variables2.add(name2);
  }
  return new Set(
    [...names2].filter((name2) => references2.has(name2) || variables2.has(asciiWords(name2).replaceAll(" ", "_")))
  );
}
var isRecord2;
var init_override_names = __esm({
  "src/ir/override-names.ts"() {
    "use strict";
    init_names();
    isRecord2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  }
});

// src/parser/openapi/known-operation.ts
function knownOperation(context, key2, operations, text2) {
  const operation = unsafeId(text2);
  if (operations.has(operation)) return operation;
  context.diagnostics.report("setting-operation-unknown", keyPlaceOf(key2), { operation: text2 });
  return void 0;
}
var init_known_operation = __esm({
  "src/parser/openapi/known-operation.ts"() {
    "use strict";
    init_ids();
    init_document_node();
  }
});

// src/parser/openapi/delivery.ts
function checkOperationSettings(context, settings, operations) {
  for (const id of Object.keys(settings.values.operations ?? {})) {
    knownOperation(context, settings.nodeAt(["operations", id]), operations, id);
  }
}
function readDeployParameters(context, settings) {
  const parameters = new Map(context.deployParameters);
  const declared = Object.keys(settings.values.parameters ?? {}).map(parameterName);
  const overriding = parametersOfOverrides(readOverrides(settings), declared);
  for (const [key2, declared2] of Object.entries(settings.values.parameters ?? {})) {
    const name2 = parameterName(key2);
    const found = parameters.get(name2);
    if (found === void 0 && !ownParameters.has(name2) && !overriding.has(name2)) {
      const at = keyPlaceOf(settings.nodeAt(["parameters", key2]));
      context.diagnostics.report("parameter-unused", at, { parameter: key2 });
    }
    const parameterDefault = declared2.default ?? found?.default;
    parameters.set(name2, {
      name: name2,
      description: declared2.description ?? found?.description ?? name2,
      secret: declared2.secret ?? found?.secret ?? false,
      ...parameterDefault === void 0 ? {} : { default: parameterDefault }
    });
  }
  return [...parameters.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}
function readOverrides(settings) {
  return ["cloudformation", "terraform"].flatMap(
    (target) => Object.entries(settings.values.overrides?.[target] ?? {}).map(
      ([resource, properties]) => ({
        target,
        resource,
        properties,
        origin: keyPlaceOf(settings.nodeAt(["overrides", target, resource]))
      })
    )
  );
}
var readApiKeys, readUsagePlans, ownParameters;
var init_delivery2 = __esm({
  "src/parser/openapi/delivery.ts"() {
    "use strict";
    init_ids();
    init_override_names();
    init_document_node();
    init_deploy_values();
    init_known_operation();
    readApiKeys = (context, settings) => (settings.values.apiKeys ?? []).map((key2, index) => {
      const node = settings.nodeAt(["apiKeys", index]);
      const name2 = key2.value === void 0 ? void 0 : parameterName(key2.value.parameter);
      if (name2 !== void 0) {
        const description2 = `Value of the API key ${key2.name}: 20 to 128 characters.`;
        context.deployParameters.set(name2, { name: name2, description: description2, secret: true });
      }
      return {
        name: key2.name,
        ...key2.description === void 0 ? {} : { description: key2.description },
        enabled: key2.enabled ?? true,
        ...name2 === void 0 ? {} : { value: { kind: "parameter", name: name2 } },
        origin: placeOf2(node)
      };
    });
    readUsagePlans = (context, settings, operations, stages, keys) => (settings.values.usagePlans ?? []).map((plan, index) => {
      const unknownName2 = (kind, name2, path) => context.diagnostics.report("setting-name-unknown", placeOf2(settings.nodeAt(path)), { kind, name: name2 });
      const throttles = Object.entries(plan.operations ?? {}).flatMap(([id, each]) => {
        const operation = knownOperation(
          context,
          settings.nodeAt(["usagePlans", index, "operations", id]),
          operations,
          id
        );
        return operation === void 0 ? [] : [{ operation, throttle: { ratePerSecond: each.rate, burst: each.burst } }];
      });
      const stageNames = plan.stages ?? stages.map(({ name: name2 }) => name2);
      stageNames.forEach((name2, at) => {
        if (!stages.some((stage2) => stage2.name === name2)) unknownName2("stage", name2, ["usagePlans", index, "stages", at]);
      });
      (plan.apiKeys ?? []).forEach((name2, at) => {
        if (!keys.some((key2) => key2.name === name2)) unknownName2("API key", name2, ["usagePlans", index, "apiKeys", at]);
      });
      const { throttle: throttle2, quota } = plan;
      return {
        name: plan.name,
        ...plan.description === void 0 ? {} : { description: plan.description },
        ...throttle2 === void 0 ? {} : { throttle: { ratePerSecond: throttle2.rate, burst: throttle2.burst } },
        ...quota === void 0 ? {} : {
          quota: {
            limit: quota.limit,
            period: quota.period,
            ...quota.offset === void 0 ? {} : { offset: quota.offset }
          }
        },
        stages: stageNames.map((name2) => ({ stage: unsafeId(name2), operations: throttles })),
        apiKeys: plan.apiKeys ?? [],
        ...plan.productCode === void 0 ? {} : { productCode: plan.productCode },
        existingApiKeys: (plan.existingApiKeys ?? []).map(
          (_, at) => readDeployValue(context, settings.nodeAt(["usagePlans", index, "existingApiKeys", at]), "template")
        ),
        origin: placeOf2(settings.nodeAt(["usagePlans", index]))
      };
    });
    ownParameters = /* @__PURE__ */ new Set(["ArtifactBucket", "ArtifactPrefix", "NamePrefix", "Release"]);
  }
});

// src/parser/openapi/stage-name.ts
function readStageName(context, settings, path, name2, stages) {
  const found = stages.find((stage2) => stage2.name === name2) ?? stages[0];
  if (found === void 0) throw new Error("an API has a stage at least");
  if (name2 !== void 0 && found.name !== name2)
    context.diagnostics.report("setting-name-unknown", placeOf2(settings.nodeAt(path)), { kind: "stage", name: name2 });
  return found.name;
}
var init_stage_name = __esm({
  "src/parser/openapi/stage-name.ts"() {
    "use strict";
    init_document_node();
  }
});

// src/parser/openapi/domains.ts
function reportBesideExisting({ context, settings, domain: domain2, path }) {
  const known = /* @__PURE__ */ new Set(["name", "existing", "domainNameId", "endpoint", "mappings"]);
  for (const key2 of Object.keys(domain2)) {
    if (known.has(key2)) continue;
    const problem = "stands beside `existing: true`: the domain name is not this build's to change";
    const at = placeOf2(settings.nodeAt([...path, key2]));
    context.diagnostics.report("setting-invalid", at, { setting: [...path, key2].join("."), problem });
  }
}
function readCreated(reading, base) {
  const { context, settings, domain: domain2, path, value } = reading;
  const { ipAddressType: ipAddressType2, endpointAccessMode: endpointAccessMode2 } = domain2;
  const mutualTls2 = readMutualTls(reading);
  return {
    certificate: readCertificate(reading, base),
    securityPolicy: domain2.securityPolicy ?? "TLS_1_2",
    ...endpointAccessMode2 === void 0 ? {} : { endpointAccessMode: endpointAccessMode2.toUpperCase() },
    ...ipAddressType2 === void 0 ? {} : { ipAddressType: ipAddressType2 },
    ...mutualTls2 === void 0 ? {} : { mutualTls: mutualTls2 },
    ...domain2.ownershipVerificationCertificateArn === void 0 ? {} : { ownershipVerificationCertificateArn: value("ownershipVerificationCertificateArn") },
    vpcEndpointIds: (domain2.vpcEndpointIds ?? []).map((_, index) => value("vpcEndpointIds", index)),
    ...domain2.policy === void 0 ? {} : { policy: readDeployTree(context, settings.nodeAt([...path, "policy"]), "verbatim") },
    ...domain2.hostedZoneId === void 0 ? {} : { hostedZoneId: value("hostedZoneId") }
  };
}
function readMutualTls({ domain: domain2, value }) {
  if (domain2.mutualTls === void 0) return void 0;
  return {
    truststoreUri: value("mutualTls", "truststoreUri"),
    ...domain2.mutualTls.truststoreVersion === void 0 ? {} : { truststoreVersion: value("mutualTls", "truststoreVersion") }
  };
}
function readCertificate({ context, settings, domain: domain2, path, value }, { name: name2, endpoint }) {
  const { certificate: certificate2 } = domain2;
  if (certificate2?.create === true) {
    const zone = certificate2.hostedZoneId === void 0 ? ["hostedZoneId"] : ["certificate", "hostedZoneId"];
    const isGiven2 = certificate2.hostedZoneId !== void 0 || domain2.hostedZoneId !== void 0;
    if (!isGiven2 || certificate2.arn !== void 0) {
      const problem = isGiven2 ? "names one and asks for another" : "is asked for without a `hostedZoneId`";
      const setting = [...path, "certificate"].join(".");
      context.diagnostics.report("setting-invalid", placeOf2(settings.nodeAt([...path, "certificate"])), {
        setting,
        problem
      });
    }
    return { kind: "created", hostedZoneId: isGiven2 ? value(...zone) : { kind: "literal", text: "" } };
  }
  if (certificate2?.arn !== void 0) return { kind: "existing", arn: value("certificate", "arn") };
  const text2 = typeof domain2.name === "object" && name2.kind === "parameter" ? name2.name : String(domain2.name);
  const parameter2 = parameterName(`${pascalCase(asciiWords(text2.replace(/^\*/, "any")))}CertificateArn`);
  const region = endpoint === "edge" ? "us-east-1" : "the region of the API";
  const description2 = `ARN of the certificate of ${text2.replace(/[${}]/g, "")} in ACM, in ${region}.`;
  if (!context.deployParameters.has(parameter2))
    context.deployParameters.set(parameter2, { name: parameter2, description: description2, secret: false });
  return { kind: "existing", arn: { kind: "parameter", name: parameter2 } };
}
var readDomains, usualEndpoint, readMappings;
var init_domains2 = __esm({
  "src/parser/openapi/domains.ts"() {
    "use strict";
    init_names();
    init_document_node();
    init_deploy_values();
    init_stage_name();
    readDomains = (context, settings, gateway, stages) => (settings.values.domains ?? []).map((domain2, index) => {
      const path = ["domains", index];
      const value = (...rest2) => readDeployValue(context, settings.nodeAt([...path, ...rest2]), "template");
      const reading = { context, settings, domain: domain2, path, value };
      const base = {
        name: value("name"),
        endpoint: domain2.endpoint ?? usualEndpoint(gateway),
        mappings: readMappings(reading, stages),
        origin: placeOf2(settings.nodeAt(path))
      };
      if (domain2.existing === true) reportBesideExisting(reading);
      else return { kind: "created", ...base, ...readCreated(reading, base) };
      const domainNameId = domain2.domainNameId === void 0 ? void 0 : value("domainNameId");
      return { kind: "existing", ...base, ...domainNameId === void 0 ? {} : { domainNameId } };
    });
    usualEndpoint = (gateway) => gateway.protocol === "rest" && gateway.endpoint === "private" ? "private" : "regional";
    readMappings = ({ context, settings, domain: domain2, path }, stages) => (domain2.mappings ?? [{}]).map(({ path: below2, stage: stage2 }, index) => ({
      path: (below2 ?? "").replace(/^\/+|\/+$/g, ""),
      stage: readStageName(context, settings, [...path, "mappings", index, "stage"], stage2, stages)
    }));
  }
});

// src/parser/openapi/edge.ts
function readWebAcl(context, settings) {
  const { webAcl: webAcl2 } = settings.values;
  if (webAcl2 === void 0) return void 0;
  const origin = placeOf2(settings.nodeAt(["webAcl"]));
  const { arn, ...rules2 } = webAcl2;
  if (arn === void 0) return { kind: "created", ...readRules(rules2), origin };
  for (const key2 of Object.keys(rules2)) {
    const problem = "stands beside `arn`: an existing web ACL has rules of its own";
    const at = placeOf2(settings.nodeAt(["webAcl", key2]));
    context.diagnostics.report("setting-invalid", at, { setting: `webAcl.${key2}`, problem });
  }
  return { kind: "existing", arn: readDeployValue(context, settings.nodeAt(["webAcl", "arn"]), "template"), origin };
}
function readCloudFront(context, settings, stages) {
  const { cloudFront: cloudFront2 } = settings.values;
  if (cloudFront2 === void 0) return void 0;
  const value = (...path) => readDeployValue(context, settings.nodeAt(["cloudFront", ...path]), "template");
  const optional = (key2) => cloudFront2[key2] === void 0 ? {} : { [key2]: value(key2) };
  const { cache: cache3, logging: logging2, originHeader, certificate: certificate2 } = cloudFront2;
  return {
    stage: readStageName(context, settings, ["cloudFront", "stage"], cloudFront2.stage, stages),
    aliases: (cloudFront2.aliases ?? []).map((_, index) => value("aliases", index)),
    ...certificate2 !== void 0 ? { certificateArn: value("certificate", "arn") } : cloudFront2.aliases !== void 0 ? { certificateArn: certificateParameter(context) } : {},
    ...cache3 === void 0 ? {} : { cache: readCache(cache3) },
    ...optional("originRequestPolicyId"),
    ...originHeader === void 0 ? {} : { originHeader: readOriginHeader(context, originHeader) },
    ...optional("webAclArn"),
    priceClass: cloudFront2.priceClass ?? "all",
    ...logging2 === void 0 ? {} : {
      logging: {
        bucket: value("logging", "bucket"),
        ...logging2.prefix === void 0 ? {} : { prefix: logging2.prefix },
        cookies: logging2.cookies ?? false
      }
    },
    ...optional("hostedZoneId"),
    origin: placeOf2(settings.nodeAt(["cloudFront"]))
  };
}
function certificateParameter(context) {
  const name2 = "CloudFrontCertificateArn";
  const description2 = "ARN of the certificate of the distribution's aliases in ACM, in us-east-1.";
  if (!context.deployParameters.has(name2)) context.deployParameters.set(name2, { name: name2, description: description2, secret: false });
  return { kind: "parameter", name: name2 };
}
function readOriginHeader(context, { name: name2, parameter: parameter2 }) {
  const wish = parameterName(parameter2);
  const description2 = `Value of the header ${name2} that CloudFront sends to the API: a long random text.`;
  context.deployParameters.set(wish, { name: wish, description: description2, secret: true });
  return { name: name2, parameter: wish };
}
var readRules, readRate, readCache;
var init_edge2 = __esm({
  "src/parser/openapi/edge.ts"() {
    "use strict";
    init_document_node();
    init_deploy_values();
    init_stage_name();
    readRules = (webAcl2) => ({
      defaultAction: webAcl2.defaultAction ?? "allow",
      allowedAddresses: webAcl2.allow ?? [],
      deniedAddresses: webAcl2.deny ?? [],
      ...webAcl2.rate === void 0 ? {} : { rate: readRate(webAcl2.rate) },
      managedRules: (webAcl2.managedRules ?? []).map(
        ({ vendor, name: name2, version, count, countOnly }) => ({
          vendor: vendor ?? "AWS",
          name: name2,
          ...version === void 0 ? {} : { version },
          countedRules: count ?? [],
          countOnly: countOnly ?? false
        })
      ),
      metrics: webAcl2.metrics ?? true
    });
    readRate = ({ limit, window, action }) => ({
      limit,
      windowSeconds: window ?? 300,
      action: action ?? "block"
    });
    readCache = (cache3) => ({
      minTtl: cache3.minTtl ?? 0,
      defaultTtl: cache3.defaultTtl ?? 60,
      maxTtl: cache3.maxTtl ?? 31536e3,
      headers: cache3.headers ?? [],
      queryStrings: cache3.queryStrings ?? "all",
      cookies: cache3.cookies ?? []
    });
  }
});

// src/parser/openapi/function-settings.ts
function operationFunctions(settings, id, found) {
  const inDocument = found.settings.function;
  const extension = member2(found.node, "x-gatewright") ?? member2(found.pathItem, "x-gatewright") ?? found.node;
  return [
    ...placed(settings, settings.values.operations?.[id]?.function, ["operations", id, "function"]),
    ...inDocument === void 0 ? [] : [{ values: inDocument, node: member2(extension, "function") ?? { ...extension, value: inDocument } }]
  ];
}
function firstOf(levels, key2) {
  for (const { values, node } of levels) {
    const value = values[key2];
    if (value !== void 0 && value !== null)
      return { value, node: member2(node, key2) ?? node };
  }
  return void 0;
}
function functionProperties(context, levels, needed = []) {
  const first = (key2) => firstOf(levels, key2)?.value;
  const reservedConcurrency = first("reservedConcurrency");
  const ephemeralStorageMb = first("ephemeralStorage");
  return {
    runtime: first("runtime") ?? "nodejs22.x",
    architecture: first("architecture") ?? "arm64",
    memoryMb: first("memory") ?? 256,
    timeoutSeconds: first("timeout") ?? 10,
    environment: readEnvironment(context, levels, needed),
    logRetentionDays: first("logRetention") ?? 30,
    tracing: first("tracing") ?? false,
    ...reservedConcurrency === void 0 ? {} : { reservedConcurrency },
    ...defined("code", readCode(context, levels)),
    ...defined("layers", valuesAt(context, firstOf(levels, "layers")?.node)),
    ...defined("vpc", readNetwork(context, levels)),
    ...defined("logging", readLogging(levels)),
    ...ephemeralStorageMb === void 0 ? {} : { ephemeralStorageMb },
    ...defined("environmentKey", valueAt(context, firstOf(levels, "environmentKeyArn")?.node)),
    ...defined("role", readRole(context, levels)),
    ...defined("policies", readPolicies(context, levels)),
    ...defined("deadLetter", readDeadLetter(context, levels)),
    ...defined("resourceTags", readTags(levels))
  };
}
function valuesAt(context, node) {
  if (node === void 0 || !Array.isArray(node.value) || node.value.length === 0) return void 0;
  return node.value.map((_, index) => readDeployValue(context, itemAt(node, index), "template"));
}
function readEnvironment(context, levels, needed) {
  const environment = new Map(needed.map(({ name: name2, value }) => [name2, () => value]));
  for (const { values, node } of [...levels].reverse())
    for (const [name2, value] of Object.entries(values.environment ?? {}))
      environment.set(name2, () => readDeployValue(context, { ...node, value }, "template"));
  return [...environment].map(([name2, value]) => ({ name: name2, value: value() }));
}
function readCode(context, levels) {
  const nodes = levels.flatMap(({ node }) => member2(node, "code") ?? []);
  for (const node of nodes) {
    const [image, local] = [member2(node, "image"), member2(node, "local")];
    const others = ["bucket", "key", "version"].filter((key2) => member2(node, key2) !== void 0);
    const named2 = [...image === void 0 ? [] : ["image"], ...local === void 0 ? [] : ["local"], ...others];
    if (named2.length > 1 && (image !== void 0 || local !== void 0)) {
      const problem = `names ${named2.map((key2) => `'${key2}'`).join(" and ")}, of which one can be`;
      context.diagnostics.report("setting-invalid", placeOf2(node), { setting: "code", problem });
    }
    if (image !== void 0) return { kind: "image", uri: readDeployValue(context, image, "template") };
    if (local !== void 0) return { kind: "local", path: String(local.value) };
    if (others.length > 0) break;
  }
  const field = (key2) => valueAt(context, nodes.flatMap((node) => member2(node, key2) ?? [])[0]);
  const archive = {
    ...defined("bucket", field("bucket")),
    ...defined("key", field("key")),
    ...defined("version", field("version"))
  };
  return Object.keys(archive).length === 0 ? void 0 : { kind: "archive", ...archive };
}
function readNetwork(context, levels) {
  const found = firstOf(levels, "vpc");
  if (found === void 0) return void 0;
  return {
    subnetIds: valuesAt(context, member2(found.node, "subnetIds")) ?? [],
    securityGroupIds: valuesAt(context, member2(found.node, "securityGroupIds")) ?? [],
    ipv6: found.value.ipv6 ?? false
  };
}
function readLogging(levels) {
  const value = firstOf(levels, "logging")?.value;
  if (value === void 0) return void 0;
  const { level, systemLevel } = value;
  const isJson3 = value.format === "json" || value.format === void 0 && (level ?? systemLevel) !== void 0;
  return {
    format: isJson3 ? "JSON" : "Text",
    ...level === void 0 ? {} : { applicationLevel: upper(level) },
    ...systemLevel === void 0 ? {} : { systemLevel: upper(systemLevel) }
  };
}
function readRole(context, levels) {
  const found = firstOf(levels, "role");
  if (found === void 0) return void 0;
  const { path } = found.value;
  return {
    ...defined("arn", valueAt(context, member2(found.node, "arn"))),
    ...defined("name", valueAt(context, member2(found.node, "name"))),
    ...path === void 0 ? {} : { path },
    ...defined("permissionsBoundary", valueAt(context, member2(found.node, "permissionsBoundary")))
  };
}
function readPolicies(context, levels) {
  const statements = levels.flatMap(({ values, node }) => {
    const list = member2(node, "policies");
    return (values.policies ?? []).map(({ actions: actions2 }, index) => {
      const statement = list === void 0 ? node : itemAt(list, index);
      return {
        actions: actions2,
        resources: valuesAt(context, member2(statement, "resources")) ?? [],
        origin: placeOf2(statement)
      };
    });
  });
  return statements.length === 0 ? void 0 : statements;
}
function readDeadLetter(context, levels) {
  const found = firstOf(levels, "deadLetter");
  if (found === void 0) return void 0;
  const [queue, topic] = [member2(found.node, "queueArn"), member2(found.node, "topicArn")];
  if (queue === void 0 === (topic === void 0)) {
    const problem = "has to name one of 'queueArn' and 'topicArn'";
    context.diagnostics.report("setting-invalid", keyPlaceOf(found.node), { setting: "deadLetter", problem });
  }
  const arn = valueAt(context, queue ?? topic);
  return arn === void 0 ? void 0 : { kind: queue === void 0 ? "topic" : "queue", arn };
}
function readTags(levels) {
  const tags = /* @__PURE__ */ new Map();
  for (const { values } of [...levels].reverse())
    for (const [key2, value] of Object.entries(values.resourceTags ?? {})) tags.set(key2, value);
  return tags.size === 0 ? void 0 : [...tags].map(([key2, value]) => ({ key: key2, value }));
}
var placed, generalFunction, tagFunction, authorizerFunction, defined, valueAt, itemAt, upper;
var init_function_settings = __esm({
  "src/parser/openapi/function-settings.ts"() {
    "use strict";
    init_document_node();
    init_deploy_values();
    placed = (settings, values, path) => values === void 0 ? [] : [{ values, node: settings.nodeAt(path) }];
    generalFunction = (settings) => placed(settings, settings.values.functions, ["functions"]);
    tagFunction = (settings, tag) => placed(settings, settings.values.functions?.tags?.[tag], ["functions", "tags", tag]);
    authorizerFunction = (settings, scheme) => placed(settings, settings.values.functions?.authorizers?.[scheme], ["functions", "authorizers", scheme]);
    defined = (key2, value) => value === void 0 ? {} : { [key2]: value };
    valueAt = (context, node) => node === void 0 ? void 0 : readDeployValue(context, node, "template");
    itemAt = (node, index) => ({
      ...node,
      value: node.value[index],
      pointer: `${node.pointer}/${index}`
    });
    upper = (text2) => text2.toUpperCase();
  }
});

// src/parser/openapi/function-aliases.ts
function readAliasSetting(context, levels) {
  const found = firstOf(levels, "alias");
  const provisioned = firstOf(levels, "provisionedConcurrency");
  const place = found ?? provisioned;
  if (place === void 0) return void 0;
  const { name: name2, stageVariable, aliases = {} } = found?.value ?? {};
  if (name2 !== void 0 && stageVariable !== void 0) {
    const problem = "names both 'name' and 'stageVariable', of which one can be";
    context.diagnostics.report("setting-invalid", placeOf2(place.node), { setting: "alias", problem });
  }
  const own = found === void 0 ? void 0 : member2(found.node, "aliases");
  return {
    selection: stageVariable === void 0 ? { kind: "name", name: name2 ?? "live" } : { kind: "stageVariable", variable: stageVariable },
    aliasOf: (alias2) => {
      const specific = Object.hasOwn(aliases, alias2) ? aliases[alias2] : void 0;
      const specificNode = own === void 0 ? void 0 : member2(own, alias2);
      const levelsOfAlias = [
        ...specific === void 0 || specificNode === void 0 ? [] : [[specific, specificNode]],
        ...found === void 0 ? [] : [[found.value, found.node]]
      ];
      return readAlias(context, alias2, levelsOfAlias, provisioned?.value);
    },
    node: place.node
  };
}
function readAlias(context, name2, levels, provisioned) {
  const versionNode = levels.flatMap(([, node]) => member2(node, "version") ?? [])[0];
  const canary2 = levels.flatMap(([values, node]) => {
    const at = member2(node, "canary");
    return values.canary === void 0 || at === void 0 ? [] : [{ weight: values.canary.weight, node: at }];
  })[0];
  const provisionedConcurrency = levels.map(([values]) => values.provisionedConcurrency).find((each) => each !== void 0) ?? provisioned;
  const canaryNode = canary2 === void 0 ? void 0 : member2(canary2.node, "version");
  return {
    name: name2,
    version: versionOf(context, versionNode),
    ...canary2 === void 0 ? {} : { canary: { version: versionOf(context, canaryNode), weight: canary2.weight } },
    ...provisionedConcurrency === void 0 ? {} : { provisionedConcurrency }
  };
}
function versionOf(context, node) {
  if (node === void 0 || node.value === "published") return { kind: "published" };
  const number = readDeployValue(context, node, "template");
  const known = literalText(number);
  if (known !== void 0 && !/^[1-9]\d*$/.test(known)) {
    const problem = "has to be 'published', a number, or a deploy parameter";
    context.diagnostics.report("setting-invalid", placeOf2(node), { setting: "alias.version", problem });
  }
  return { kind: "given", number };
}
function resolveAliases(context, handlers, settingOf, stages) {
  const variables2 = new Set(
    [...settingOf.values()].flatMap(
      ({ selection }) => selection.kind === "stageVariable" ? [selection.variable] : []
    )
  );
  const complete = stages.map((stage2) => withVariables(stage2, variables2));
  return {
    stages: complete,
    handlers: handlers.map((handler) => {
      const setting = settingOf.get(handler.id);
      if (setting === void 0) return handler;
      const { selection, aliasOf } = setting;
      const names2 = selection.kind === "name" ? [selection.name] : namesIn(context, complete, selection.variable, setting.node);
      return { ...handler, alias: { selection, aliases: names2.map(aliasOf) } };
    })
  };
}
function withVariables(stage2, variables2) {
  const missing = [...variables2].filter((name2) => !stage2.variables.some((variable2) => variable2.name === name2));
  if (missing.length === 0) return stage2;
  const added = missing.map((name2) => ({ name: name2, value: literal(stage2.name) }));
  return { ...stage2, variables: [...stage2.variables, ...added] };
}
function namesIn(context, stages, variable2, node) {
  const names2 = /* @__PURE__ */ new Set();
  for (const stage2 of stages) {
    for (const { name: name2, value } of [...stage2.variables, ...stage2.canary?.variables ?? []]) {
      if (name2 !== variable2) continue;
      const text2 = literalText(value);
      if (text2 !== void 0 && aliasName.test(text2)) names2.add(text2);
      else context.diagnostics.report("alias-name-unknown", placeOf2(node), { stage: stage2.name, variable: variable2 });
    }
  }
  return [...names2];
}
var aliasName;
var init_function_aliases = __esm({
  "src/parser/openapi/function-aliases.ts"() {
    "use strict";
    init_deploy_value();
    init_document_node();
    init_deploy_values();
    init_function_settings();
    aliasName = /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/;
  }
});

// src/parser/openapi/event-invocation.ts
function eventIntegration(context, target, { id, body: body2, responses, origin }) {
  if (!responses.some(({ status }) => status === accepted || status.toUpperCase() === "2XX"))
    context.diagnostics.report("event-without-202", origin, { operation: id });
  const described = (body2?.content ?? []).map(({ type }) => essence(type)).filter((type) => !type.includes("*"));
  const contentTypes2 = [.../* @__PURE__ */ new Set(["application/json", ...described])];
  return {
    kind: "lambda",
    proxy: false,
    target,
    passthroughBehavior: "NEVER",
    cacheKeyParameters: [],
    requestParameters: [{ to: "integration.request.header.X-Amz-Invocation-Type", from: literal("'Event'") }],
    requestTemplates: contentTypes2.map((contentType) => ({ contentType, template: literal(eventTemplate) })),
    responses: [{ statusCode: accepted, parameters: [], templates: [], origin }],
    origin
  };
}
var text, object, eventTemplate, accepted;
var init_event_invocation = __esm({
  "src/parser/openapi/event-invocation.ts"() {
    "use strict";
    init_deploy_value();
    init_media_type();
    text = (value) => `"$util.escapeJavaScript(${value}).replaceAll("\\\\'", "'")"`;
    object = (map) => `#set($map = ${map})$object`;
    eventTemplate = [
      `#define($object){#foreach($name in $map.keySet())${text("$name")}: ${text("$map.get($name)")}#if($foreach.hasNext), #end#end}#end`,
      "{",
      `  "resource": ${text("$context.resourcePath")},`,
      `  "path": ${text("$context.path")},`,
      '  "httpMethod": "$context.httpMethod",',
      `  "headers": ${object("$input.params().header")},`,
      `  "queryStringParameters": ${object("$input.params().querystring")},`,
      `  "pathParameters": ${object("$input.params().path")},`,
      `  "stageVariables": ${object("$stageVariables")},`,
      '  "requestContext": {',
      '    "accountId": "$context.accountId",',
      '    "apiId": "$context.apiId",',
      '    "stage": "$context.stage",',
      '    "requestId": "$context.requestId",',
      `    "resourcePath": ${text("$context.resourcePath")},`,
      '    "httpMethod": "$context.httpMethod",',
      `    "path": ${text("$context.path")},`,
      '    "authorizer": {',
      `      #foreach($name in $context.authorizer.keySet())${text("$name")}: ${text("$context.authorizer.get($name)")}, #end`,
      // A user pool's claims are a map in the map; of two members of one name the later one counts.
      `      "claims": ${object("$context.authorizer.claims")}`,
      "    },",
      `    "identity": ${object("$context.identity")}`,
      "  },",
      `  "body": ${text("$input.body")},`,
      '  "isBase64Encoded": false',
      "}",
      ""
    ].join("\n");
    accepted = "202";
  }
});

// src/parser/openapi/external-function.ts
function externalFunction(functionArn) {
  const uri = join2([
    literal("arn:"),
    { kind: "pseudo", name: "partition" },
    literal(":apigateway:"),
    { kind: "pseudo", name: "region" },
    literal(":lambda:path/2015-03-31/functions/"),
    functionArn,
    literal("/invocations")
  ]);
  return { kind: "external", uri, functionArn };
}
var init_external_function = __esm({
  "src/parser/openapi/external-function.ts"() {
    "use strict";
    init_deploy_value();
  }
});

// src/parser/openapi/token-verification.ts
function readVerification(context, scheme, credential, values, node) {
  const discovered = credential.kind === "openIdConnect" ? issuerOf(credential.url) : void 0;
  if (values === void 0 && discovered === void 0) return void 0;
  const field = (key2) => node === void 0 ? void 0 : member2(node, key2);
  const read = (at) => readDeployValue(context, at, "template");
  const issuerNode = field("issuer");
  const issuer = issuerNode === void 0 ? discovered : read(issuerNode);
  if (issuer === void 0 && node !== void 0) {
    const problem = "has to be there: nothing else tells who issues the tokens";
    context.diagnostics.report("setting-invalid", placeOf2(node), {
      setting: `authorizers.${scheme}.jwt.issuer`,
      problem
    });
  }
  const audience = field("audience");
  const audiences = audience === void 0 ? void 0 : Array.isArray(audience.value) ? items(audience) : [audience];
  const jwksUri = field("jwksUri");
  const { algorithms = ["RS256", "ES256"], scopesClaim, groupsClaim } = values ?? {};
  return {
    issuer: issuer ?? literal(""),
    audiences: audiences === void 0 ? [audienceParameter(context, scheme)] : audiences.map(read),
    ...jwksUri === void 0 ? {} : { jwksUri: read(jwksUri) },
    algorithms,
    scopesClaims: scopesClaim === void 0 ? ["scope", "scp"] : [scopesClaim],
    groupsClaims: groupsClaim === void 0 ? ["cognito:groups", "groups"] : [groupsClaim]
  };
}
function issuerOf(url) {
  const issuer = /^(https:\/\/.+?)\/*\/\.well-known\/openid-configuration\/?$/.exec(url)?.[1];
  return issuer === void 0 ? void 0 : literal(issuer);
}
function audienceParameter(context, scheme) {
  const name2 = parameterName(`${scheme} audience`);
  if (!context.deployParameters.has(name2)) {
    const description2 = `Audience that tokens of ${scheme} are for: their aud, or client_id; with commas between several.`;
    context.deployParameters.set(name2, { name: name2, description: description2, secret: false });
  }
  return { kind: "parameter", name: name2 };
}
function tokenEnvironment({
  issuer,
  audiences,
  jwksUri
}) {
  return [
    { name: "TOKEN_ISSUER", value: issuer },
    {
      name: "TOKEN_AUDIENCE",
      value: join2(audiences.flatMap((each, index) => index === 0 ? [each] : [literal(","), each]))
    },
    ...jwksUri === void 0 ? [] : [{ name: "TOKEN_JWKS_URI", value: jwksUri }]
  ];
}
var init_token_verification = __esm({
  "src/parser/openapi/token-verification.ts"() {
    "use strict";
    init_deploy_value();
    init_document_node();
    init_deploy_values();
  }
});

// src/parser/openapi/handlers.ts
function handlerName(text2) {
  const name2 = /^[A-Za-z][A-Za-z0-9_-]*$/.test(text2) ? text2 : camelCase(asciiWords(text2));
  const safe = /^[A-Za-z]/.test(name2) ? name2 : `operation${name2 || digest(text2).slice(0, 8)}`;
  return safe.length <= handlerNameLimit ? safe : `${safe.slice(0, handlerNameLimit - 7)}_${digest(text2).slice(0, 6)}`;
}
function nameHandlers(keys, isTaken = () => false, textOf5 = (key2) => key2) {
  const wish = (key2) => handlerName(textOf5(key2)).slice(0, handlerNameLimit - 6);
  const names2 = allocateNames(
    keys,
    wish,
    (name2) => isTaken(name2) || isDevice(name2),
    (name2) => name2.toLowerCase()
  );
  return new Map([...names2].map(([key2, name2]) => [key2, unsafeId(name2)]));
}
function nameAuthorizerHandlers(schemes) {
  const wish = (scheme) => /authori[sz]er$/i.test(scheme) ? scheme : `${scheme}Authorizer`;
  const names2 = nameHandlers([...new Set(schemes)], () => false, wish);
  return (scheme) => names2.get(scheme) ?? unsafeId(wish(scheme));
}
function assignHandlers(context, settings, read, kind, isTaken) {
  const per = settings.values.functions?.per ?? "operation";
  const keyOf = (operation) => per === "operation" ? operation.id : per === "api" ? "api" : operation.tags[0] ?? "untagged";
  const served = /* @__PURE__ */ new Map();
  const existing = /* @__PURE__ */ new Map();
  const integrating = /* @__PURE__ */ new Map();
  read.forEach((operation, index) => {
    const own = kind.ownSettings(operation, index);
    const integrate = kind.integrationFor?.(context, operation, index) ?? proxyIntegration(context, settings, operation);
    if (operation.integration !== void 0) {
      const integration = withoutPermission(operation.integration, own);
      if (integration === void 0)
        reportUnused(context, own, `${kind.nameOf(operation)} has an integration of its own`);
      else existing.set(operation.id, integration);
      return;
    }
    const key2 = keyOf(operation);
    const tag = per === "tag" ? tagFunction(settings, key2) : [];
    const levels = [...own, ...tag, ...generalFunction(settings)];
    const target = existingFunction(context, levels);
    if (target !== void 0) {
      existing.set(operation.id, integrate(target));
      return;
    }
    integrating.set(operation.id, integrate);
    if (per !== "operation") reportUnused(context, own, `${kind.nameOf(operation)} shares its function`);
    served.set(key2, [
      ...served.get(key2) ?? [],
      { operation, levels: per === "operation" ? levels : levels.slice(own.length) }
    ]);
  });
  const names2 = nameHandlers([...served.keys()], isTaken, per === "operation" ? kind.wishFor : void 0);
  const aliases = /* @__PURE__ */ new Map();
  const handlers = [...served].map(([key2, group2]) => {
    const id = names2.get(key2) ?? unsafeId(key2);
    const levels = group2[0]?.levels ?? [];
    const alias2 = readAliasSetting(context, levels);
    if (alias2 !== void 0) aliases.set(id, alias2);
    return {
      id,
      purpose: {
        kind: "operations",
        operations: group2.map(({ operation }) => operation.id),
        shared: per !== "operation"
      },
      description: firstOf(levels, "description")?.value ?? kind.describe(
        per,
        key2,
        group2.map(({ operation }) => operation)
      ),
      ...functionProperties(context, levels),
      origin: group2[0]?.operation.origin ?? { file: "", pointer: unsafeId("") }
    };
  });
  const operations = read.map((operation) => {
    if (operation.integration !== void 0)
      return { ...operation, integration: existing.get(operation.id) ?? operation.integration };
    const handler = names2.get(keyOf(operation)) ?? unsafeId(operation.id);
    return {
      ...operation,
      integration: existing.get(operation.id) ?? (integrating.get(operation.id) ?? proxyIntegration(context, settings, operation))({ kind: "handler", handler })
    };
  });
  return { operations, handlers, aliases };
}
function existingFunction(context, levels) {
  const arn = firstOf(levels, "arn");
  if (arn === void 0) return void 0;
  const granted = firstOf(levels, "permission")?.value ?? true;
  const target = externalFunction(readDeployValue(context, arn.node, "template"));
  return granted ? target : { ...target, permission: "elsewhere" };
}
function withoutPermission(integration, own) {
  const isAlone = own.every(({ values }) => Object.keys(values).join() === "permission");
  if (integration.kind !== "lambda" || integration.target.kind !== "external" || !isAlone) return void 0;
  return firstOf(own, "permission")?.value === false ? { ...integration, target: { ...integration.target, permission: "elsewhere" } } : integration;
}
function reportUnused(context, own, reason) {
  for (const { node } of own) context.diagnostics.report("function-setting-unused", placeOf2(node), { reason });
}
function authorizerHandlers(context, settings, authorizers, isUsed) {
  const aliases = /* @__PURE__ */ new Map();
  const handlers = authorizers.flatMap((authorizer2) => {
    if (authorizer2.kind !== "lambda" || authorizer2.target.kind !== "handler" || !isUsed(authorizer2.id)) return [];
    const id = authorizer2.target.handler;
    const levels = [...authorizerFunction(settings, authorizer2.id), ...generalFunction(settings)];
    const alias2 = readAliasSetting(context, levels);
    if (alias2 !== void 0) aliases.set(id, alias2);
    return [
      {
        id,
        purpose: { kind: "authorizer", authorizer: authorizer2.id },
        description: firstOf(authorizerFunction(settings, authorizer2.id), "description")?.value ?? `Decides about callers that use ${authorizer2.id}`,
        ...functionProperties(
          context,
          levels,
          authorizer2.verification === void 0 ? [] : tokenEnvironment(authorizer2.verification)
        ),
        origin: authorizer2.origin
      }
    ];
  });
  return { handlers, aliases };
}
function describe(per, key2, operations) {
  if (per === "api") return "Serves every operation of the API";
  if (per === "tag") return `Serves the operations tagged ${key2}`;
  const [only] = operations;
  return only === void 0 ? key2 : `${only.method.toUpperCase()} ${only.path.text}`;
}
var handlerNameLimit, isDevice, servedOperations2, proxyIntegration;
var init_handlers = __esm({
  "src/parser/openapi/handlers.ts"() {
    "use strict";
    init_digest();
    init_ids();
    init_names();
    init_document_node();
    init_deploy_values();
    init_event_invocation();
    init_external_function();
    init_function_aliases();
    init_function_settings();
    init_token_verification();
    handlerNameLimit = 44;
    isDevice = (name2) => /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name2);
    servedOperations2 = (settings, found) => ({
      ownSettings: ({ id }, index) => {
        const where = found[index];
        return where === void 0 ? [] : operationFunctions(settings, id, where);
      },
      nameOf: ({ id }) => `operation '${id}'`,
      integrationFor: (context, operation, index) => (target) => {
        const invocation = settings.values.operations?.[operation.id]?.invocation ?? found[index]?.settings.invocation;
        return invocation === "event" ? eventIntegration(context, target, operation) : proxyIntegration(context, settings, operation)(target);
      },
      describe
    });
    proxyIntegration = ({ protocol }, { values }, { origin }) => (target) => ({
      kind: "lambda",
      proxy: true,
      target,
      cacheKeyParameters: [],
      requestParameters: [],
      requestTemplates: [],
      responses: [],
      ...protocol === "http" ? { payloadFormatVersion: values.api?.payloadFormatVersion ?? "2.0" } : {},
      origin
    });
  }
});

// src/ir/access-log-format.ts
var accessLogFormats, jsonFields, requestLine, variable, listed, formatters, accessLogFormat;
var init_access_log_format = __esm({
  "src/ir/access-log-format.ts"() {
    "use strict";
    accessLogFormats = ["json", "clf", "xml", "csv"];
    jsonFields = {
      rest: {
        requestId: "requestId",
        time: "requestTime",
        method: "httpMethod",
        path: "resourcePath",
        status: "status",
        error: "error.message",
        integrationStatus: "integrationStatus",
        latency: "responseLatency",
        sourceIp: "identity.sourceIp"
      },
      http: {
        requestId: "requestId",
        time: "requestTime",
        method: "httpMethod",
        route: "routeKey",
        status: "status",
        error: "error.message",
        integrationError: "integrationErrorMessage",
        integrationStatus: "integrationStatus",
        latency: "responseLatency",
        sourceIp: "identity.sourceIp"
      },
      websocket: {
        requestId: "requestId",
        time: "requestTime",
        event: "eventType",
        route: "routeKey",
        connectionId: "connectionId",
        status: "status",
        error: "error.message",
        integrationError: "integration.error",
        integrationStatus: "integration.status",
        integrationLatency: "integrationLatency",
        sourceIp: "identity.sourceIp"
      }
    };
    requestLine = {
      rest: ["httpMethod", "resourcePath", "protocol"],
      http: ["httpMethod", "routeKey", "protocol"],
      websocket: ["eventType", "routeKey", "connectionId"]
    };
    variable = (name2) => `$context.${name2}`;
    listed = (protocol) => [
      "identity.sourceIp",
      "identity.caller",
      "identity.user",
      "requestTime",
      ...requestLine[protocol],
      "status",
      ...protocol === "websocket" ? [] : ["responseLength"],
      "requestId",
      "extendedRequestId"
    ];
    formatters = {
      json: (protocol) => JSON.stringify(
        Object.fromEntries(Object.entries(jsonFields[protocol]).map(([field, name2]) => [field, variable(name2)]))
      ),
      clf: (protocol) => [
        ...["identity.sourceIp", "identity.caller", "identity.user"].map(variable),
        `[${variable("requestTime")}]`,
        `"${requestLine[protocol].map(variable).join(" ")}"`,
        variable("status"),
        ...protocol === "websocket" ? [] : [variable("responseLength")],
        ...["requestId", "extendedRequestId"].map(variable)
      ].join(" "),
      xml: (protocol) => {
        const element = (name2) => {
          const tag = name2.slice(name2.lastIndexOf(".") + 1);
          return `<${tag}>${variable(name2)}</${tag}>`;
        };
        const children = listed(protocol).filter((name2) => name2 !== "requestId");
        return `<request id="${variable("requestId")}">${children.map(element).join("")}</request>`;
      },
      csv: (protocol) => listed(protocol).map(variable).join(",")
    };
    accessLogFormat = (name2, protocol) => formatters[name2](protocol);
  }
});

// src/parser/openapi/method-settings.ts
function readMethodSettings(setting) {
  const { throttle: throttle2, logging: logging2, dataTrace, metrics, cache: cache3 } = setting;
  const level = logging2 === "off" ? "OFF" : logging2 === "error" ? "ERROR" : "INFO";
  return {
    ...throttle2 === void 0 ? {} : { throttle: { ratePerSecond: throttle2.rate, burst: throttle2.burst } },
    ...logging2 === void 0 ? {} : { logging: level },
    ...dataTrace === void 0 ? {} : { dataTrace },
    ...metrics === void 0 ? {} : { metrics },
    // Keys alone say nothing about a stage: they belong to the integration.
    ...cache3 === void 0 || Object.keys(readMethodCache(cache3)).length === 0 ? {} : { cache: readMethodCache(cache3) }
  };
}
var mergeMethodSettings, readMethodCache, ownMethodSettings;
var init_method_settings2 = __esm({
  "src/parser/openapi/method-settings.ts"() {
    "use strict";
    init_ids();
    mergeMethodSettings = (below2, above = {}) => ({
      ...below2,
      ...above,
      ...below2.cache === void 0 && above.cache === void 0 ? {} : { cache: { ...below2.cache, ...above.cache } }
    });
    readMethodCache = ({ enabled, ttl: ttl2, encrypted }) => ({
      ...enabled === void 0 ? {} : { enabled },
      ...ttl2 === void 0 ? {} : { ttl: ttl2 },
      ...encrypted === void 0 ? {} : { encrypted }
    });
    ownMethodSettings = (settings, found, ids) => new Map(
      found.map((each, index) => {
        const id = ids[index] ?? unsafeId("");
        return [id, mergeMethodSettings(each.settings, settings.values.operations?.[id])];
      })
    );
  }
});

// src/parser/openapi/stages.ts
function placedStages({ settings, protocol }) {
  const { stages, stageDefaults: defaults = {} } = settings.values;
  if (stages === void 0)
    return [
      {
        name: unsafeId(protocol === "http" ? "$default" : "prod"),
        values: defaults,
        nodeAt: (path) => settings.nodeAt(["stageDefaults", ...path]),
        node: settings.nodeAt([])
      }
    ];
  return stages.map(
    ({ name: name2, ...own }, index) => ({
      name: unsafeId(name2),
      values: merge(defaults, own),
      nodeAt: (path) => settings.nodeAt(has(own, path) ? ["stages", index, ...path] : ["stageDefaults", ...path]),
      node: settings.nodeAt(["stages", index])
    })
  );
}
function readStage(stage2, reading) {
  const { name: name2, values, node } = stage2;
  const { description: description2, deployment, executionLogRetention, cache: cache3, accessLog: accessLog2, canary: canary2 } = values;
  if (name2 === "$default" && reading.protocol !== "http") {
    const help = "Name the stage: its name is the first segment of its URL.";
    reportNotForApiType(reading.context, placeOf2(node), "stage $default", help);
  }
  return {
    name: name2,
    ...description2 === void 0 ? {} : { description: description2 },
    variables: readVariables(stage2, ["variables"], values.variables, reading),
    settings: readMethodSettings({ ...values, cache: cache3 === void 0 ? void 0 : withDefaults2(cache3) }),
    operations: readOperations(stage2, reading),
    tracing: values.tracing ?? false,
    ...reading.protocol === "rest" ? {} : { autoDeploy: values.autoDeploy ?? true },
    ...accessLog2 === void 0 ? {} : { accessLog: readAccessLog(stage2, accessLog2, reading) },
    ...executionLogRetention === void 0 ? {} : { executionLogRetentionDays: executionLogRetention },
    ...readClientCertificate(name2, values),
    ...cache3 === void 0 ? {} : { cache: readCache2(cache3) },
    ...deployment === void 0 ? {} : { deployment },
    ...canary2 === void 0 ? {} : { canary: readCanary(stage2, canary2, reading) },
    ...values.alarms === void 0 ? {} : { alarms: readStageAlarms(reading.context, values.alarms, (path) => stage2.nodeAt(["alarms", ...path])) },
    resourceTags: Object.entries(values.tags ?? {}).map(([key2, value]) => ({ key: key2, value })),
    origin: placeOf2(node)
  };
}
function readAccessLog({ nodeAt }, setting, { context, protocol }) {
  const { format = "json", retention, kmsKey, destination } = setting;
  const preset = accessLogFormats.find((each) => each === format);
  const value = (...path) => readDeployValue(context, nodeAt(["accessLog", ...path]), "template");
  const target = () => {
    if (destination === void 0)
      return {
        kind: "group",
        retentionDays: retention ?? 30,
        ...kmsKey === void 0 ? {} : { kmsKey: value("kmsKey") }
      };
    return "firehose" in destination ? { kind: "firehose", arn: value("destination", "firehose") } : { kind: "existing-group", arn: value("destination", "logGroup") };
  };
  return { format: preset === void 0 ? format : accessLogFormat(preset, protocol), destination: target() };
}
function readOperations(stage2, { context, operations }) {
  const merged = /* @__PURE__ */ new Map();
  for (const [id, values] of Object.entries(stage2.values.operations ?? {})) {
    const operation = knownOperation(context, stage2.nodeAt(["operations", id]), operations, id);
    if (operation !== void 0) merged.set(operation, values);
  }
  for (const [operation, { cache: cache3, ...values }] of operations) {
    const below2 = stage2.values.cache === void 0 || cache3 === void 0 ? values : { ...values, cache: cache3 };
    const above = merged.get(operation);
    const whole = mergeMethodSettings(below2, above);
    if (above !== void 0 || Object.keys(readMethodSettings(whole)).length > 0) merged.set(operation, whole);
  }
  return [...merged].map(([operation, values]) => ({ operation, settings: readMethodSettings(values) }));
}
var readStages, has, withDefaults2, readCache2, readCanary, readVariables, readClientCertificate;
var init_stages2 = __esm({
  "src/parser/openapi/stages.ts"() {
    "use strict";
    init_access_log_format();
    init_ids();
    init_document_node();
    init_read_settings();
    init_alarms2();
    init_api_type();
    init_deploy_values();
    init_known_operation();
    init_method_settings2();
    readStages = (reading) => placedStages(reading).map((stage2) => readStage(stage2, reading));
    has = (value, path) => path.every((step) => {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return false;
      value = value[step];
      return true;
    });
    withDefaults2 = ({ enabled, ttl: ttl2, encrypted }) => ({
      enabled: enabled ?? true,
      ttl: ttl2 ?? 300,
      encrypted: encrypted ?? true
    });
    readCache2 = ({ size, invalidation }) => ({
      size: size ?? 0.5,
      invalidation: {
        authorized: invalidation?.authorized ?? true,
        unauthorized: invalidation?.unauthorized ?? "succeed-with-header"
      }
    });
    readCanary = (stage2, { percent, useStageCache, variables: variables2 }, reading) => ({
      percent,
      useStageCache: useStageCache ?? false,
      variables: readVariables(stage2, ["canary", "variables"], variables2, reading)
    });
    readVariables = ({ nodeAt }, path, variables2, { context }) => Object.keys(variables2 ?? {}).map((name2) => ({
      name: name2,
      value: readDeployValue(context, nodeAt([...path, name2]), "template")
    }));
    readClientCertificate = (stage2, { clientCertificate: clientCertificate2 }) => {
      if (clientCertificate2 === void 0 || clientCertificate2 === false) return {};
      const usual = { description: `Shown to the backends of the stage ${stage2}.` };
      return { clientCertificate: clientCertificate2 === true ? usual : clientCertificate2 };
    };
  }
});

// src/parser/websocket/handlers.ts
function ownSettings(settings, { key: key2, beside }) {
  const inFile = settings.values.websocket?.routes?.[key2]?.function;
  const inDocument = beside?.values.function;
  return [
    ...inFile === void 0 ? [] : [{ values: inFile, node: settings.nodeAt(["websocket", "routes", key2, "function"]) }],
    ...inDocument === void 0 || beside === void 0 ? [] : [{ values: inDocument, node: member2(beside.node, "function") ?? beside.node }]
  ];
}
var servedRoutes2;
var init_handlers2 = __esm({
  "src/parser/websocket/handlers.ts"() {
    "use strict";
    init_websocket();
    init_document_node();
    servedRoutes2 = (settings) => ({
      ownSettings: (route2) => ownSettings(settings, route2),
      nameOf: ({ key: key2 }) => `route '${key2}'`,
      describe: (per, key2) => {
        if (per === "api") return "Serves every route of the API";
        return per === "tag" ? `Serves the routes tagged ${key2}` : `Serves the route ${key2}`;
      },
      // `$connect` becomes `onConnect`, so that a route of the author's own may be called `connect`.
      wishFor: (key2) => isPredefinedRoute(key2) ? `on${key2.charAt(1).toUpperCase()}${key2.slice(2)}` : key2
    });
  }
});

// src/parser/websocket/message-setting.ts
function readSchemaSetting(reading, pointer, path) {
  const { schemas, document: document2, settings } = reading;
  const at = settings.nodeAt(path);
  const target = nodeAtPointer(document2.file, pointer.slice(1));
  if (target === void 0) {
    schemas.context.diagnostics.report("reference-unresolved", placeOf2(at), { reference: pointer });
    return { ...plainHead(at), kind: "any" };
  }
  return { ...plainHead(at), kind: "reference", target: schemas.registry.idOf(target) };
}
function readMessageSetting(reading, setting, path, fallback) {
  const whole = typeof setting === "string" ? { schema: setting } : setting;
  const schema2 = readSchemaSetting(reading, whole.schema, typeof setting === "string" ? path : [...path, "schema"]);
  return {
    name: whole.name ?? (schema2.kind === "reference" ? schema2.target : fallback),
    ...whole.description === void 0 ? {} : { description: whole.description },
    schema: schema2,
    contentType: "application/json",
    examples: [],
    origin: placeOf2(reading.settings.nodeAt(path))
  };
}
var init_message_setting = __esm({
  "src/parser/websocket/message-setting.ts"() {
    "use strict";
    init_document_node();
    init_schema_reading();
    init_reference();
  }
});

// src/parser/openapi/authorizer-parts.ts
function authorizerName(scheme) {
  if (/^[A-Za-z0-9_-]{1,128}$/.test(scheme)) return scheme;
  return pascalCase(asciiWords(scheme)).slice(0, 120) || `Authorizer${digest(scheme).slice(0, 6)}`;
}
var ttl;
var init_authorizer_parts = __esm({
  "src/parser/openapi/authorizer-parts.ts"() {
    "use strict";
    init_digest();
    init_names();
    ttl = (seconds) => seconds === void 0 ? {} : { ttlSeconds: seconds };
  }
});

// src/parser/openapi/extension-fields.ts
function reportUnreadExtensionFields(context, node, kind) {
  const { name: name2, fields: fields2 } = objects[kind];
  for (const [field, child] of members(node)) {
    if (fields2.includes(field) || field.startsWith("x-")) continue;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what: `The ${name2}'s field '${field}'` });
  }
}
var authorizerFields, objects, extensionObjects;
var init_extension_fields = __esm({
  "src/parser/openapi/extension-fields.ts"() {
    "use strict";
    init_document_node();
    authorizerFields = [
      "type",
      "authorizerUri",
      "authorizerCredentials",
      "authorizerResultTtlInSeconds",
      "identitySource",
      "providerARNs"
    ];
    objects = {
      auth: { name: "method authorization", place: "auth", fields: ["type"] },
      restAuthorizer: {
        name: "authorizer",
        place: "authorizer",
        fields: [...authorizerFields, "identityValidationExpression"]
      },
      httpAuthorizer: {
        name: "authorizer",
        place: "authorizer",
        fields: [...authorizerFields, "authorizerPayloadFormatVersion", "enableSimpleResponses", "jwtConfiguration"]
      },
      jwtConfiguration: {
        name: "JWT configuration",
        place: "authorizer.jwtConfiguration",
        fields: ["issuer", "audience"]
      },
      cors: {
        name: "CORS configuration",
        place: "cors",
        fields: ["allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders", "allowCredentials", "maxAge"]
      },
      documentation: { name: "documentation", place: "documentation", fields: ["version", "documentationParts"] },
      documentationPart: {
        name: "documentation part",
        place: "documentation.documentationParts[]",
        fields: ["location", "properties"]
      },
      documentationLocation: {
        name: "documentation part's location",
        place: "documentation.documentationParts[].location",
        fields: ["type", "path", "method", "statusCode", "name"]
      },
      endpoint: {
        name: "endpoint configuration",
        place: "endpoint-configuration",
        fields: ["types", "vpcEndpointIds", "disableExecuteApiEndpoint", "ipAddressType"]
      },
      gatewayResponse: {
        name: "gateway response",
        place: "gateway-responses.*",
        fields: ["statusCode", "responseParameters", "responseTemplates"]
      },
      integration: {
        name: "integration",
        place: "integration",
        fields: [
          "type",
          "uri",
          "httpMethod",
          "credentials",
          "connectionType",
          "connectionId",
          "timeoutInMillis",
          "passthroughBehavior",
          "contentHandling",
          "cacheNamespace",
          "cacheKeyParameters",
          "requestParameters",
          "requestTemplates",
          "responses",
          "tlsConfig",
          "payloadFormatVersion",
          "integrationSubtype",
          "responseParameters"
        ]
      },
      integrationResponse: {
        name: "integration response",
        place: "integration.responses.*",
        fields: ["statusCode", "responseParameters", "responseTemplates", "contentHandling"]
      },
      tlsConfig: {
        name: "TLS configuration",
        place: "integration.tlsConfig",
        fields: ["insecureSkipVerification", "serverNameToVerify"]
      },
      requestValidator: {
        name: "request validator",
        place: "request-validators.*",
        fields: ["validateRequestBody", "validateRequestParameters"]
      }
    };
    extensionObjects = Object.values(objects);
  }
});

// src/parser/openapi/jwt-issuer.ts
function issuerOfOpenIdUrl(url) {
  return /^https:\/\/[^\s?#]+$/.test(url) ? literal(url.replace(discovery, "")) : void 0;
}
function tokenAudience(context, scheme) {
  const name2 = parameterName(`${scheme}Audience`);
  if (!context.deployParameters.has(name2)) {
    const description2 = `Audience (client id) of the tokens that '${scheme}' takes.`;
    context.deployParameters.set(name2, { name: name2, description: description2, secret: false });
  }
  return { kind: "parameter", name: name2 };
}
function readUserPoolIssuer(context, node) {
  const arn = readDeployValue(context, node, "template");
  const parts = arn.kind === "join" ? arn.parts : [arn];
  const values = parts.filter((part) => part.kind !== "literal");
  const text2 = parts.map((part) => part.kind === "literal" ? part.text : unknown).join("");
  const match = /^arn:([^:]+):cognito-idp:([^:]+):[^:]*:userpool\/(.+)$/.exec(text2);
  const [, partition = "", region = "", pool = ""] = match ?? [];
  if (match === null) {
    const values2 = { value: describeValue(node.value) };
    context.diagnostics.report("user-pool-issuer-unknown", placeOf2(node), values2);
    return void 0;
  }
  const suffix = partition === unknown ? { kind: "pseudo", name: "urlSuffix" } : literal(partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");
  const count = (part) => part.split(unknown).length - 1;
  const restore = (part, before) => {
    let index = count(before);
    return part.split(new RegExp(`(${unknown})`)).flatMap((piece) => {
      const value = piece === unknown ? values[index++] : literal(piece);
      return value === void 0 ? [] : [value];
    });
  };
  return join2([
    literal("https://cognito-idp."),
    ...restore(region, partition),
    literal("."),
    suffix,
    literal("/"),
    ...restore(pool, text2.slice(0, text2.length - pool.length))
  ]);
}
var discovery, unknown;
var init_jwt_issuer = __esm({
  "src/parser/openapi/jwt-issuer.ts"() {
    "use strict";
    init_deploy_value();
    init_document_node();
    init_read_context();
    init_deploy_values();
    discovery = /\/\.well-known\/openid-configuration\/?$/;
    unknown = "\uFFFF";
  }
});

// src/parser/openapi/lambda-uri.ts
function lambdaTarget(uri) {
  const functionArn = cutFunctionArn(uri);
  return functionArn === void 0 ? { kind: "external", uri } : { kind: "external", uri, functionArn };
}
function cutFunctionArn(uri) {
  const parts = partsOf(uri);
  const values = parts.filter((part) => part.kind !== "literal");
  const text2 = parts.map((part) => part.kind === "literal" ? part.text : "\uFFFF").join("");
  const start = /:lambda:path\/[0-9-]+\/functions\//.exec(text2);
  const end = start === null ? -1 : text2.lastIndexOf("/invocations");
  if (start === null || end === -1) return void 0;
  const from = start.index + start[0].length;
  const arn = text2.slice(from, end);
  if (arn === "") return void 0;
  let index = text2.slice(0, from).split("\uFFFF").length - 1;
  const pieces = arn.split(/(\uFFFF)/).map((piece) => piece === "\uFFFF" ? values[index++] : literal(piece));
  return join2(pieces.filter((piece) => piece !== void 0));
}
var isLambdaUri, partsOf, textOf2;
var init_lambda_uri = __esm({
  "src/parser/openapi/lambda-uri.ts"() {
    "use strict";
    init_deploy_value();
    isLambdaUri = (uri) => partsOf(uri).some((part) => /:lambda:path\//.test(textOf2(part)));
    partsOf = (value) => value.kind === "join" ? value.parts : [value];
    textOf2 = (value) => value.kind === "literal" ? value.text : "";
  }
});

// src/parser/openapi/http-authorizers.ts
function readHttpAuthorizer(context, scheme, node, credential, base, settings) {
  const reading = {
    context,
    scheme,
    base,
    credential,
    identitySource: identitySourceOf(credential),
    own: { kind: "handler", handler: settings.handlerFor(scheme) }
  };
  if (settings.values !== void 0 && Object.hasOwn(settings.values, scheme)) return fromSettings(reading, settings);
  const extension = member2(node, "x-amazon-apigateway-authorizer");
  const read = extension === void 0 ? void 0 : readExtension(reading, extension);
  return read ?? byCredential(reading);
}
function identitySourceOf(credential) {
  if (credential.kind !== "apiKey") return "$request.header.Authorization";
  if (credential.in === "query") return `$request.querystring.${credential.name}`;
  return `$request.header.${credential.in === "cookie" ? "Cookie" : credential.name}`;
}
function byCredential(reading) {
  const { context, scheme, base, credential, identitySource } = reading;
  if (credential.kind === "sigv4") return { ...base, kind: "iam" };
  if (credential.kind === "mutualTls") return { ...base, kind: "mutualTls" };
  const issuer = credential.kind === "openIdConnect" ? issuerOfOpenIdUrl(credential.url) : void 0;
  if (issuer === void 0) return ownFunction(reading, base);
  return { ...base, kind: "jwt", issuer, audience: [tokenAudience(context, scheme)], identitySource };
}
function fromSettings(reading, settings) {
  const { context, scheme, identitySource } = reading;
  const value = settings.values?.[scheme];
  const node = settings.nodeAt(["authorizers", scheme]);
  const base = { ...reading.base, origin: keyPlaceOf(node) };
  switch (value?.type) {
    case "jwt": {
      const issuer = member2(node, "issuer");
      return {
        ...base,
        kind: "jwt",
        issuer: issuer === void 0 ? suggestedIssuer(reading) : readDeployValue(context, issuer, "template"),
        audience: audienceOf(reading, node, "audience"),
        identitySource: value.identitySource ?? identitySource
      };
    }
    case "cognito":
      return fromUserPools(
        reading,
        base,
        readItems(context, node, "userPoolArns"),
        audienceOf(reading, node, "clientIds")
      );
    case "lambda": {
      const functionNode = member2(node, "function");
      const payloadFormatVersion = value.payloadFormatVersion ?? "2.0";
      return {
        ...base,
        kind: "lambda",
        mode: value.mode ?? "request",
        target: functionNode === void 0 ? reading.own : externalFunction(readDeployValue(context, functionNode, "template")),
        // What is kept for one route must not admit to another one.
        identitySources: value.identitySources ?? [identitySource, ...value.ttl ? ["$context.routeKey"] : []],
        ...ttl(value.ttl ?? 0),
        payloadFormatVersion,
        simpleResponses: value.simpleResponses ?? payloadFormatVersion === "2.0"
      };
    }
    case "apiKey":
      reportNotForApiType(
        context,
        keyPlaceOf(member2(node, "type") ?? node),
        `authorizers.${scheme}.type: apiKey`,
        "Set `type: lambda`: the function that the build makes looks keys up. Keys with usage plans need `api.type: rest`."
      );
      return ownFunction(reading, base);
    default:
      return { ...base, kind: "iam" };
  }
}
function audienceOf({ context, scheme }, node, key2) {
  if (member2(node, key2) === void 0) return [tokenAudience(context, scheme)];
  return readItems(context, node, key2).map((item) => readDeployValue(context, item, "template"));
}
function fromUserPools({ context, identitySource }, base, pools, audience) {
  const [pool, second] = pools;
  if (second !== void 0)
    reportNotForApiType(
      context,
      placeOf2(second),
      "authorizer for several user pools",
      "Describe a security scheme for each pool, or check tokens in a Lambda authorizer."
    );
  const issuer = pool === void 0 ? void 0 : readUserPoolIssuer(context, pool);
  return { ...base, kind: "jwt", issuer: issuer ?? literal(""), audience, identitySource };
}
function readExtension(reading, node) {
  const { context } = reading;
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "An authorizer", "an object");
    return void 0;
  }
  reportUnreadExtensionFields(context, node, "httpAuthorizer");
  const base = { ...reading.base, origin: placeOf2(node) };
  const type = readString(context, node, "type")?.toLowerCase();
  const sources2 = readString(context, node, "identitySource")?.split(",").map((each) => each.trim()).filter((each) => each !== "");
  const located = { ...reading, identitySource: sources2?.[0] ?? reading.identitySource };
  if (type === "jwt") return readJwt(located, base, node);
  if (type === "cognito_user_pools")
    return fromUserPools(located, base, readItems(context, node, "providerARNs"), [
      tokenAudience(context, reading.scheme)
    ]);
  if (type === "request" || type === "token") return readLambda(context, base, node, type, sources2 ?? []);
  reportInvalid(context, member2(node, "type") ?? node, "The authorizer's 'type'", "jwt or request");
  return void 0;
}
function readJwt(reading, base, node) {
  const { context, identitySource } = reading;
  const jwt2 = member2(node, "jwtConfiguration");
  if (jwt2 !== void 0) reportUnreadExtensionFields(context, jwt2, "jwtConfiguration");
  const configuration = new Map(readMembers(context, node, "jwtConfiguration"));
  const issuer = configuration.get("issuer");
  const audience = configuration.get("audience");
  const audiences = Array.isArray(audience?.value) ? readItems(context, jwt2 ?? node, "audience") : audience === void 0 ? [] : [audience];
  return {
    ...base,
    kind: "jwt",
    issuer: issuer === void 0 ? suggestedIssuer(reading) : readDeployValue(context, issuer, "template"),
    audience: audiences.map((item) => readDeployValue(context, item, "template")),
    identitySource
  };
}
function readLambda(context, base, node, mode, identitySources) {
  const uri = member2(node, "authorizerUri");
  if (uri === void 0) {
    context.diagnostics.report("field-missing", placeOf2(node), { what: "A Lambda authorizer", field: "authorizerUri" });
    return void 0;
  }
  const credentials = member2(node, "authorizerCredentials");
  const format = member2(node, "authorizerPayloadFormatVersion");
  const payloadFormatVersion = Number(format?.value) === 1 ? "1.0" : Number(format?.value) === 2 ? "2.0" : void 0;
  if (format !== void 0 && payloadFormatVersion === void 0)
    reportInvalid(context, format, "'authorizerPayloadFormatVersion'", "1.0 or 2.0");
  return {
    ...base,
    kind: "lambda",
    mode,
    target: lambdaTarget(readDeployValue(context, uri, "template")),
    ...credentials === void 0 || credentials.value === null ? {} : { credentials: readDeployValue(context, credentials, "template") },
    identitySources,
    ...ttl(readNumber(context, node, "authorizerResultTtlInSeconds")),
    ...payloadFormatVersion === void 0 ? {} : { payloadFormatVersion },
    simpleResponses: readBoolean(context, node, "enableSimpleResponses") === true
  };
}
var ownFunction, suggestedIssuer;
var init_http_authorizers = __esm({
  "src/parser/openapi/http-authorizers.ts"() {
    "use strict";
    init_deploy_value();
    init_document_node();
    init_read_context();
    init_api_type();
    init_authorizer_parts();
    init_deploy_values();
    init_extension_fields();
    init_external_function();
    init_jwt_issuer();
    init_lambda_uri();
    ownFunction = ({ own, identitySource }, base) => ({
      ...base,
      kind: "lambda",
      mode: "request",
      target: own,
      identitySources: [identitySource],
      ttlSeconds: 0,
      payloadFormatVersion: "2.0",
      simpleResponses: true
    });
    suggestedIssuer = ({ credential }) => (credential.kind === "openIdConnect" ? issuerOfOpenIdUrl(credential.url) : void 0) ?? literal("");
  }
});

// src/parser/openapi/authorizers.ts
function readAuthorizer(context, scheme, node, credential, settings) {
  const base = { id: unsafeId(scheme), name: authorizerName(scheme), origin: placeOf2(node) };
  if (context.protocol === "http") return readHttpAuthorizer(context, scheme, node, credential, base, settings);
  const identitySource = identitySourceOf2(credential);
  if (settings.values !== void 0 && Object.hasOwn(settings.values, scheme)) {
    return fromSettings2(context, scheme, base, identitySource, credential, settings);
  }
  const extension = member2(node, "x-amazon-apigateway-authorizer");
  const read = extension === void 0 ? void 0 : readExtension2(context, extension, base, identitySource);
  return read ?? byCredential2(
    base,
    credential,
    identitySource,
    { kind: "handler", handler: settings.handlerFor(scheme) },
    () => readVerification(context, scheme, credential, void 0, void 0)
  );
}
function identitySourceOf2(credential) {
  if (credential.kind !== "apiKey") return "method.request.header.Authorization";
  if (credential.in === "query") return `method.request.querystring.${credential.name}`;
  return `method.request.header.${credential.in === "cookie" ? "Cookie" : credential.name}`;
}
function byCredential2(base, credential, identitySource, target, readTokens) {
  if (credential.kind === "sigv4") return { ...base, kind: "iam" };
  if (credential.kind === "mutualTls") return { ...base, kind: "mutualTls" };
  if (credential.kind === "apiKey" && credential.in === "header" && /^x-api-key$/i.test(credential.name)) {
    return { ...base, kind: "apiKey" };
  }
  const pool = credential.kind === "openIdConnect" ? userPoolArn(credential.url) : void 0;
  if (pool !== void 0) return { ...base, kind: "cognito", userPoolArns: [pool], identitySource };
  const inHeader = credential.kind !== "apiKey" || credential.in === "header";
  const mode = inHeader ? "token" : "request";
  const verification = readTokens();
  return {
    ...base,
    kind: "lambda",
    mode,
    target,
    identitySources: [identitySource],
    ttlSeconds: 0,
    ...verification === void 0 ? {} : { verification }
  };
}
function userPoolArn(url) {
  const match = /^https:\/\/cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([\w-]+)/.exec(url);
  if (match === null) return void 0;
  return join2([
    literal("arn:"),
    { kind: "pseudo", name: "partition" },
    literal(`:cognito-idp:${match[1]}:`),
    { kind: "pseudo", name: "account" },
    literal(`:userpool/${match[2]}`)
  ]);
}
function fromSettings2(context, scheme, base, identitySource, credential, settings) {
  const value = settings.values?.[scheme];
  const node = settings.nodeAt(["authorizers", scheme]);
  const origin = { ...base, origin: keyPlaceOf(node) };
  switch (value?.type) {
    case "cognito": {
      const userPoolArns = readItems(context, node, "userPoolArns").map(
        (item) => readDeployValue(context, item, "template")
      );
      return { ...origin, kind: "cognito", userPoolArns, identitySource, ...ttl(value.ttl) };
    }
    case "lambda": {
      const functionNode = member2(node, "function");
      const expression2 = value.identityValidationExpression;
      if (functionNode !== void 0 && value.jwt !== void 0) {
        const problem = "has no effect on a function that exists ('function')";
        context.diagnostics.report("setting-invalid", placeOf2(node), { setting: `authorizers.${scheme}.jwt`, problem });
      }
      const verification = functionNode === void 0 ? readVerification(context, scheme, credential, value.jwt, member2(node, "jwt")) : void 0;
      return {
        ...origin,
        kind: "lambda",
        mode: value.mode ?? (identitySource.includes(".header.") ? "token" : "request"),
        target: functionNode === void 0 ? { kind: "handler", handler: settings.handlerFor(scheme) } : externalFunction(readDeployValue(context, functionNode, "template")),
        identitySources: value.identitySources ?? [identitySource],
        ...expression2 === void 0 ? {} : { identityValidationExpression: expression2 },
        ...ttl(value.ttl ?? 0),
        ...verification === void 0 ? {} : { verification }
      };
    }
    case "apiKey":
      return { ...origin, kind: "apiKey" };
    case "jwt": {
      const help = "Set `type: lambda`: the function that the build makes verifies the token; or set `api.type: http`.";
      reportNotForApiType(context, keyPlaceOf(member2(node, "type") ?? node), `authorizers.${scheme}.type: jwt`, help);
      return byCredential2(
        origin,
        { kind: "http", scheme: "bearer" },
        identitySource,
        {
          kind: "handler",
          handler: settings.handlerFor(scheme)
        },
        () => void 0
      );
    }
    default:
      return { ...origin, kind: "iam" };
  }
}
function readExtension2(context, node, base, identitySource) {
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "An authorizer", "an object");
    return void 0;
  }
  const type = readString(context, node, "type")?.toLowerCase();
  if (type === "jwt") {
    context.diagnostics.report("construct-not-read", keyPlaceOf(node), {
      what: "A JWT authorizer, which HTTP APIs have,"
    });
    return void 0;
  }
  reportUnreadExtensionFields(context, node, "restAuthorizer");
  const expression2 = readString(context, node, "identityValidationExpression");
  const common = {
    ...base,
    origin: placeOf2(node),
    ...expression2 === void 0 ? {} : { identityValidationExpression: expression2 },
    ...ttl(readCount(context, node, "authorizerResultTtlInSeconds"))
  };
  if (type === "cognito_user_pools") {
    const userPoolArns = readItems(context, node, "providerARNs").map(
      (item) => readDeployValue(context, item, "template")
    );
    const source2 = readString(context, node, "identitySource")?.trim() || identitySource;
    return { ...common, kind: "cognito", userPoolArns, identitySource: source2 };
  }
  if (type !== "token" && type !== "request") {
    reportInvalid(
      context,
      member2(node, "type") ?? node,
      "The authorizer's 'type'",
      "token, request or cognito_user_pools"
    );
    return void 0;
  }
  return readLambdaExtension(context, node, common, type, identitySource);
}
function readLambdaExtension(context, node, common, mode, identitySource) {
  const uriNode = member2(node, "authorizerUri");
  if (uriNode === void 0) {
    context.diagnostics.report("field-missing", placeOf2(node), { what: "A Lambda authorizer", field: "authorizerUri" });
    return void 0;
  }
  const credentials = member2(node, "authorizerCredentials");
  const listed2 = readString(context, node, "identitySource")?.split(",").map((each) => each.trim());
  return {
    ...common,
    kind: "lambda",
    mode,
    target: lambdaTarget(readDeployValue(context, uriNode, "template")),
    ...credentials === void 0 || credentials.value === null ? {} : { credentials: readDeployValue(context, credentials, "template") },
    identitySources: listed2?.filter((each) => each !== "") ?? (mode === "token" ? [identitySource] : [])
  };
}
var init_authorizers2 = __esm({
  "src/parser/openapi/authorizers.ts"() {
    "use strict";
    init_deploy_value();
    init_ids();
    init_document_node();
    init_read_context();
    init_api_type();
    init_authorizer_parts();
    init_deploy_values();
    init_extension_fields();
    init_external_function();
    init_http_authorizers();
    init_lambda_uri();
    init_schema_bounds();
    init_token_verification();
  }
});

// src/parser/openapi/security.ts
function readSecuritySchemes(context, components, settings) {
  const schemes = [];
  const authorizers = [];
  for (const [name2, start] of components) {
    const node = resolve(context, start);
    const credential = node === void 0 ? void 0 : readCredential(context, node);
    if (node === void 0 || credential === void 0) continue;
    claimExtensions(context, node, ["authtype", "authorizer"]);
    const authorizer2 = readAuthorizer(context, name2, node, credential, settings);
    const description2 = readString(context, node, "description");
    const authType = readString(context, node, gatewayExtension("authtype"));
    authorizers.push(authorizer2);
    schemes.push({
      id: unsafeId(name2),
      ...description2 === void 0 ? {} : { description: description2 },
      credential,
      ...authType === void 0 ? {} : { authType },
      authorizer: authorizer2.id,
      origin: placeOf2(node)
    });
  }
  return { schemes, authorizers };
}
function readCredential(context, node) {
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "A security scheme", "an object");
    return void 0;
  }
  const type = readString(context, node, "type");
  const authType = readString(context, node, gatewayExtension("authtype"))?.toLowerCase();
  if (authType === "awssigv4") return { kind: "sigv4" };
  switch (type) {
    case "apiKey":
      return readApiKey(context, node);
    case "http": {
      const bearerFormat = readString(context, node, "bearerFormat");
      const scheme = readString(context, node, "scheme")?.toLowerCase() ?? "bearer";
      return { kind: "http", scheme, ...bearerFormat === void 0 ? {} : { bearerFormat } };
    }
    case "oauth2":
      return { kind: "oauth2", flows: readFlows(context, node) };
    case "openIdConnect":
      return { kind: "openIdConnect", url: readString(context, node, "openIdConnectUrl") ?? "" };
    case "mutualTLS":
      return { kind: "mutualTls" };
    default:
      reportInvalid(
        context,
        member2(node, "type") ?? node,
        "The security scheme's 'type'",
        "apiKey, http, oauth2, openIdConnect or mutualTLS"
      );
      return void 0;
  }
}
function readApiKey(context, node) {
  const name2 = readString(context, node, "name");
  const place = readString(context, node, "in");
  if (name2 === void 0) {
    context.diagnostics.report("field-missing", placeOf2(node), { what: "An API key scheme", field: "name" });
    return void 0;
  }
  if (place === "header" || place === "query" || place === "cookie") return { kind: "apiKey", in: place, name: name2 };
  reportInvalid(context, member2(node, "in") ?? node, "The API key's 'in'", "header, query or cookie");
  return void 0;
}
function readFlows(context, node) {
  return readMembers(context, node, "flows").flatMap(([name2, child]) => {
    const flow = flowNames.find((each) => each === name2);
    if (flow === void 0) {
      if (!name2.startsWith("x-"))
        reportUnreadConstruct(context, child, `The OAuth flow '${name2}', which OpenAPI does not know,`);
      return [];
    }
    const found = {};
    for (const key2 of ["authorizationUrl", "tokenUrl", "refreshUrl"]) {
      const text2 = readString(context, child, key2);
      if (text2 !== void 0) found[key2] = text2;
    }
    const scopes = readMembers(context, child, "scopes").map(([scope, description2]) => ({
      name: scope,
      description: typeof description2.value === "string" ? description2.value : ""
    }));
    return [{ flow, ...found, scopes }];
  });
}
function readRequirements(context, holder, known) {
  if (member2(holder, "security") === void 0) return void 0;
  return readItems(context, holder, "security").map(
    (alternative) => members(alternative).flatMap(([name2, scopes]) => {
      const scheme = known instanceof Map ? known.get(name2) : known.has(unsafeId(name2)) ? unsafeId(name2) : void 0;
      if (scheme === void 0) {
        context.diagnostics.report("security-scheme-unknown", keyPlaceOf(scopes), { scheme: name2 });
        return [];
      }
      return [
        {
          scheme,
          scopes: items(scopes).length === 0 ? [] : readStrings(context, alternative, name2),
          origin: placeOf2(scopes)
        }
      ];
    })
  );
}
var flowNames;
var init_security = __esm({
  "src/parser/openapi/security.ts"() {
    "use strict";
    init_ids();
    init_document_node();
    init_read_context();
    init_reference();
    init_authorizers2();
    init_extensions();
    flowNames = ["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"];
  }
});

// src/parser/openapi/part-names.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";
function settledName(part, name2, isTaken) {
  const words2 = pascalCase(part.name);
  const upper3 = `${words2}${name2.charAt(0).toUpperCase()}${name2.slice(1)}`;
  const wish = /^[a-z]/.test(name2) ? upper3.charAt(0).toLowerCase() + upper3.slice(1) : upper3;
  return isTaken(wish) ? `${wish}${digest(`${part.name}
${name2}`).slice(0, 6)}` : wish;
}
function nameSchemes(schemes) {
  const byId = /* @__PURE__ */ new Map();
  return schemes.map((scheme) => {
    const { name: name2, node, part } = scheme;
    const first = byId.get(name2);
    if (first !== void 0 && isDeepStrictEqual2(first.value, node.value)) {
      return { ...scheme, id: unsafeId(name2), isFirst: false };
    }
    const id = first === void 0 ? name2 : settledName(part, name2, (wish) => byId.has(wish));
    byId.set(id, node);
    return { ...scheme, id: unsafeId(id), isFirst: true };
  });
}
function settleOperationIds(found) {
  const owners = /* @__PURE__ */ new Map();
  return found.map((operation) => {
    const { operationId, part, node } = operation;
    if (operationId === void 0) return operation;
    const owner = owners.get(operationId);
    if (owner === void 0 || owner.part === part) {
      if (owner === void 0) owners.set(operationId, operation);
      return operation;
    }
    const id = settledName(part, operationId, (wish) => owners.has(wish));
    owners.set(id, operation);
    const at = placeOf2(member2(node, "operationId") ?? node);
    const first = member2(owner.node, "operationId") ?? owner.node;
    const related = [{ message: "it is first used here", at: placeOf2(first) }];
    part.context.diagnostics.report("operation-id-settled", at, { operation: operationId, id }, { related });
    return { ...operation, operationId: id };
  });
}
var init_part_names = __esm({
  "src/parser/openapi/part-names.ts"() {
    "use strict";
    init_digest();
    init_ids();
    init_names();
    init_document_node();
  }
});

// src/parser/openapi/validators.ts
function createValidationReader(part, settings, taken) {
  const { context, document: document2 } = part;
  if (context.protocol !== "rest") return { validationFor: () => bySetting.none, reportUnused: () => {
  } };
  const nodes = readMembers(context, document2, gatewayExtension("request-validators"));
  const validators = new Map(
    nodes.map(([name2, node]) => [name2, settled(part, readValidator(context, name2, node), taken)])
  );
  const used = /* @__PURE__ */ new Set();
  const named2 = (holder) => {
    const key2 = gatewayExtension("request-validator");
    const name2 = readString(context, holder, key2);
    if (name2 === void 0) return void 0;
    const validator = validators.get(name2);
    used.add(name2);
    if (validator === void 0) {
      const kind = "request validator";
      context.diagnostics.report("setting-name-unknown", placeOf2(member2(holder, key2) ?? holder), { kind, name: name2 });
    }
    return validator;
  };
  const fromDocument = named2(document2);
  return {
    validationFor: (found, id, ownIntegration) => {
      const own = named2(found.node);
      if (own !== void 0) return own;
      const chosen = settings.operations?.[id]?.validation ?? found.settings.validation;
      if (chosen !== void 0) return bySetting[chosen];
      return fromDocument ?? bySetting[settings.validation ?? (ownIntegration ? "none" : "all")];
    },
    reportUnused: () => {
      for (const [name2, node] of nodes) {
        if (used.has(name2)) continue;
        const what = `The request validator '${name2}', which no operation asks for,`;
        context.diagnostics.report("construct-not-read", keyPlaceOf(node), { what });
      }
    }
  };
}
function settled(part, validator, taken) {
  const { name: name2 = "", parameters, body: body2 } = validator;
  const meaning = `${parameters} ${body2}`;
  const own = (taken.get(name2) ?? meaning) === meaning ? name2 : settledName(part, name2, (wish) => taken.has(wish));
  taken.set(own, meaning);
  return { ...validator, name: own };
}
function readValidator(context, name2, node) {
  reportUnreadExtensionFields(context, node, "requestValidator");
  const isSilent = member2(node, "validateRequestParameters") === void 0 && member2(node, "validateRequestBody") === void 0;
  if (isSilent) context.diagnostics.report("validator-without-checks", keyPlaceOf(node), { name: name2 });
  return {
    name: name2,
    parameters: readBoolean(context, node, "validateRequestParameters") === true,
    body: readBoolean(context, node, "validateRequestBody") === true
  };
}
var bySetting;
var init_validators = __esm({
  "src/parser/openapi/validators.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_extension_fields();
    init_extensions();
    init_part_names();
    bySetting = {
      none: { parameters: false, body: false },
      parameters: { parameters: true, body: false },
      body: { parameters: false, body: true },
      all: { parameters: true, body: true }
    };
  }
});

// src/parser/openapi/integrations.ts
function readIntegration(context, node) {
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "An integration", "an object");
    return void 0;
  }
  const integration = readFields(context, node);
  reportUselessFields(context, node, integration.kind);
  return integration;
}
function reportUselessFields(context, node, kind) {
  for (const field of uselessFields[kind]) {
    const child = member2(node, field);
    if (child === void 0 || child.value === null || child.value === "") continue;
    const what = `The field '${field}' of an integration that has no use for it`;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what });
  }
}
function readFields(context, node) {
  reportUnreadExtensionFields(context, node, "integration");
  const type = readString(context, node, "type")?.toLowerCase();
  const common = { ...readCommon(context, node), ...readHttpMembers(context, node) };
  const uriNode = member2(node, "uri");
  const uri = uriNode === void 0 ? void 0 : readDeployValue(context, uriNode, "template");
  checkConnection(context, node, type);
  if (type === "mock") return { ...common, kind: "mock" };
  if (type !== "aws" && type !== "aws_proxy" && type !== "http" && type !== "http_proxy") {
    const declared = readString(context, node, "type");
    return {
      ...common,
      kind: "unread",
      what: `An integration of type ${type ?? "(none)"}`,
      ...declared === void 0 ? {} : { type: declared }
    };
  }
  const subtype = readString(context, node, "integrationSubtype");
  if (subtype !== void 0 && context.protocol === "http" && type === "aws_proxy") {
    return { ...common, kind: "service-action", subtype };
  }
  if (subtype !== void 0) {
    return {
      ...common,
      kind: "unread",
      what: `The integration subtype ${subtype}, which HTTP APIs have,`,
      type,
      subtype
    };
  }
  if (uri === void 0)
    return { ...common, kind: "unread", what: `An integration of type ${type} without 'uri'`, type };
  if (type === "aws_proxy" || type === "aws" && isLambdaUri(uri)) {
    checkFunctionMethod(context, node);
    return { ...common, kind: "lambda", proxy: type === "aws_proxy", target: lambdaTarget(uri) };
  }
  const httpMethod = backendMethod(context, node);
  if (type === "aws") return { ...common, kind: "aws", httpMethod, uri };
  const connection = member2(node, "connectionId");
  return {
    ...common,
    kind: "http",
    proxy: type === "http_proxy",
    httpMethod,
    uri,
    ...connection === void 0 ? {} : { vpcLink: readDeployValue(context, connection, "template") },
    ...readTlsConfig(context, node)
  };
}
function checkConnection(context, node, type) {
  const connectionType = readString(context, node, "connectionType")?.toUpperCase();
  const typeNode = member2(node, "connectionType");
  const idNode = member2(node, "connectionId");
  const operation = operationOf(node);
  const report = (at, problem) => context.diagnostics.report("connection-invalid", keyPlaceOf(at), { operation, problem });
  if (typeNode !== void 0 && connectionType !== "VPC_LINK" && connectionType !== "INTERNET")
    reportInvalid(context, typeNode, "The integration's 'connectionType'", "INTERNET or VPC_LINK");
  else if (typeNode !== void 0 && connectionType === "VPC_LINK" && type !== "http" && type !== "http_proxy")
    report(typeNode, `of type ${type} cannot go through a VPC link`);
  else if (typeNode !== void 0 && connectionType === "VPC_LINK" && idNode === void 0)
    report(typeNode, "goes through a VPC link and names none: it lacks 'connectionId'");
  else if (idNode !== void 0 && connectionType !== "VPC_LINK")
    report(idNode, "names a VPC link and does not go through it: 'connectionType' is not VPC_LINK");
}
function checkFunctionMethod(context, node) {
  const method = readString(context, node, "httpMethod");
  if (method === void 0 || method.toUpperCase() === "POST") return;
  const at = keyPlaceOf(member2(node, "httpMethod") ?? node);
  context.diagnostics.report("function-method-not-post", at, { method });
}
function backendMethod(context, node) {
  const method = readString(context, node, "httpMethod")?.toUpperCase();
  if (method === void 0 || method === "X-AMAZON-APIGATEWAY-ANY-METHOD") {
    if (method === void 0) {
      context.diagnostics.report("field-missing", placeOf2(node), {
        what: "An integration with a backend",
        field: "httpMethod"
      });
    }
    return "ANY";
  }
  if (!/^(GET|PUT|POST|DELETE|HEAD|PATCH|OPTIONS|ANY)$/.test(method)) {
    reportInvalid(context, member2(node, "httpMethod") ?? node, "The integration's 'httpMethod'", "an HTTP method");
  }
  return method;
}
function readCommon(context, node) {
  const timeoutMs = readNumber(context, node, "timeoutInMillis");
  const credentials = member2(node, "credentials");
  const cacheNamespace = readString(context, node, "cacheNamespace");
  const passthroughBehavior = readPassthrough(context, node);
  const contentHandling = readContentHandling(context, node);
  return {
    origin: placeOf2(node),
    ...timeoutMs === void 0 ? {} : { timeoutMs },
    ...credentials === void 0 || credentials.value === null ? {} : { credentials: readDeployValue(context, credentials, "template") },
    ...passthroughBehavior === void 0 ? {} : { passthroughBehavior },
    ...contentHandling === void 0 ? {} : { contentHandling },
    ...cacheNamespace === void 0 ? {} : { cacheNamespace },
    cacheKeyParameters: readStrings(context, node, "cacheKeyParameters"),
    requestParameters: readParameterMappings(context, node, "requestParameters"),
    requestTemplates: readMappingTemplates(context, node, "requestTemplates"),
    responses: readMembers(context, node, "responses").map(([pattern, child]) => readResponse(context, pattern, child))
  };
}
function readPassthrough(context, node) {
  const text2 = readString(context, node, "passthroughBehavior")?.toUpperCase();
  if (text2 === void 0 || text2 === "WHEN_NO_MATCH" || text2 === "WHEN_NO_TEMPLATES" || text2 === "NEVER") return text2;
  const at = member2(node, "passthroughBehavior") ?? node;
  reportInvalid(context, at, "'passthroughBehavior'", "when_no_match, when_no_templates or never");
  return void 0;
}
function readContentHandling(context, node) {
  const text2 = readString(context, node, "contentHandling")?.toUpperCase();
  if (text2 === void 0 || text2 === "CONVERT_TO_BINARY" || text2 === "CONVERT_TO_TEXT") return text2;
  const at = member2(node, "contentHandling") ?? node;
  reportInvalid(context, at, "'contentHandling'", "CONVERT_TO_BINARY or CONVERT_TO_TEXT");
  return void 0;
}
function readHttpMembers(context, node) {
  const payload = readPayloadFormat(context, node);
  const responses = member2(node, "responseParameters");
  if (responses === void 0 || context.protocol !== "http") {
    const help = "Set `responseParameters` of single `responses`: `method.response.header.NAME` from the backend's answer.";
    if (responses !== void 0) reportNotForApiType(context, keyPlaceOf(responses), "responseParameters", help);
    return payload === void 0 ? {} : { payloadFormatVersion: payload };
  }
  const responseParameters = readMembers(context, node, "responseParameters").map(([statusCode]) => ({
    statusCode,
    mappings: readParameterMappings(context, responses, statusCode)
  }));
  return { ...payload === void 0 ? {} : { payloadFormatVersion: payload }, responseParameters };
}
function readPayloadFormat(context, node) {
  const payload = member2(node, "payloadFormatVersion");
  if (payload === void 0) return void 0;
  const version = { 1: "1.0", 2: "2.0" };
  const number = Number(payload.value);
  if (context.protocol === "http" && (number === 1 || number === 2)) return version[number];
  if (context.protocol === "http") reportInvalid(context, payload, "'payloadFormatVersion'", "1.0 or 2.0");
  else if (number !== 1) {
    const what = "A payload format other than 1.0, the only one that REST APIs have,";
    context.diagnostics.report("construct-not-read", keyPlaceOf(payload), { what });
  }
  return void 0;
}
function readTlsConfig(context, node) {
  const tls = member2(node, "tlsConfig");
  if (tls === void 0) return { insecureSkipVerification: false };
  reportUnreadExtensionFields(context, tls, "tlsConfig");
  const refuse = (field, help) => {
    const child = member2(tls, field);
    if (child !== void 0) reportNotForApiType(context, keyPlaceOf(child), field, help);
  };
  if (context.protocol === "rest")
    refuse("serverNameToVerify", "A REST API verifies the name of the `uri`'s host. Remove it.");
  if (context.protocol === "http")
    refuse(
      "insecureSkipVerification",
      "Give the backend a certificate of a public authority, or reach it through a VPC link with `serverNameToVerify`."
    );
  const name2 = readString(context, tls, "serverNameToVerify");
  return {
    insecureSkipVerification: readBoolean(context, tls, "insecureSkipVerification") === true,
    ...name2 === void 0 ? {} : { serverNameToVerify: name2 }
  };
}
function readResponse(context, pattern, node) {
  reportUnreadExtensionFields(context, node, "integrationResponse");
  const contentHandling = readContentHandling(context, node);
  const statusCode = readString(context, node, "statusCode");
  if (statusCode === void 0) {
    context.diagnostics.report("field-missing", placeOf2(node), {
      what: "An integration response",
      field: "statusCode"
    });
  }
  return {
    ...pattern === "default" ? {} : { selectionPattern: pattern },
    statusCode: statusCode ?? "200",
    parameters: readParameterMappings(context, node, "responseParameters"),
    templates: readMappingTemplates(context, node, "responseTemplates"),
    ...contentHandling === void 0 ? {} : { contentHandling },
    origin: placeOf2(node)
  };
}
var uselessFields, operationOf, readParameterMappings, readMappingTemplates;
var init_integrations = __esm({
  "src/parser/openapi/integrations.ts"() {
    "use strict";
    init_deploy_value();
    init_document_node();
    init_read_context();
    init_api_type();
    init_deploy_values();
    init_extension_fields();
    init_lambda_uri();
    uselessFields = {
      lambda: ["connectionId", "tlsConfig"],
      http: [],
      aws: ["connectionId", "tlsConfig"],
      mock: ["uri", "httpMethod", "connectionId", "tlsConfig"],
      "service-action": ["uri", "httpMethod", "connectionId", "tlsConfig"],
      shortForm: [],
      unread: ["httpMethod", "uri", "connectionId", "tlsConfig"]
    };
    operationOf = ({ pointer }) => {
      const [, path = "", method = ""] = /\/paths\/([^/]*)\/([^/]*)/.exec(pointer) ?? [];
      return `${method.toUpperCase()} ${path.replaceAll("~1", "/").replaceAll("~0", "~")}`.trim() || "a component";
    };
    readParameterMappings = (context, node, key2) => readMembers(context, node, key2).map(([to, child]) => ({ to, from: readDeployValue(context, child, "verbatim") }));
    readMappingTemplates = (context, node, key2) => readMembers(context, node, key2).map(([contentType, child]) => ({
      contentType,
      template: child.value === null ? literal("") : readDeployValue(context, child, "verbatim")
    }));
  }
});

// src/parser/websocket/integration.ts
function readRouteIntegration(context, node) {
  const integration = readIntegration(context, isRecord(node.value) ? { ...node, value: restShape(node) } : node);
  if (integration === void 0) return void 0;
  const templateSelectionExpression = readString(context, node, expression);
  const ofResponses = new Map(
    members(member2(node, "responses") ?? { ...node, value: {} }).map(([key2, child]) => [
      patternOf(key2),
      readString(context, child, expression)
    ])
  );
  const responses = integration.responses.map((response) => {
    const own = ofResponses.get(response.selectionPattern ?? "default");
    return own === void 0 ? response : { ...response, templateSelectionExpression: own };
  });
  const whole = {
    ...integration,
    responses,
    ...templateSelectionExpression === void 0 ? {} : { templateSelectionExpression }
  };
  return whole.kind === "mock" ? withMockAnswer(whole) : whole;
}
function restShape(node) {
  const { [expression]: _, ...value } = node.value;
  if (!isRecord(value.responses)) return value;
  const responses = Object.entries(value.responses).map(([key2, response]) => {
    if (!isRecord(response)) return [patternOf(key2), response];
    const { [expression]: __, ...rest2 } = response;
    return [patternOf(key2), { statusCode: "200", ...rest2 }];
  });
  return { ...value, responses: Object.fromEntries(responses) };
}
function withMockAnswer(mock2) {
  if (mock2.requestTemplates.length > 0) return mock2;
  return {
    ...mock2,
    templateSelectionExpression: "200",
    requestTemplates: [{ contentType: "200", template: literal('{"statusCode": 200}') }]
  };
}
var expression, patternOf, openMock;
var init_integration = __esm({
  "src/parser/websocket/integration.ts"() {
    "use strict";
    init_deploy_value();
    init_document_node();
    init_integrations();
    init_read_context();
    expression = "templateSelectionExpression";
    patternOf = (key2) => key2 === "$default" ? "default" : key2.replace(/^\/(.*)\/$/s, "$1");
    openMock = (origin) => withMockAnswer({
      kind: "mock",
      cacheKeyParameters: [],
      requestParameters: [],
      requestTemplates: [],
      responses: [],
      origin
    });
  }
});

// src/parser/websocket/route-draft.ts
var bareDraft;
var init_route_draft = __esm({
  "src/parser/websocket/route-draft.ts"() {
    "use strict";
    bareDraft = (key2, origin) => ({
      key: key2,
      deprecated: false,
      tags: [],
      parameters: [],
      origin
    });
  }
});

// src/parser/websocket/routes.ts
function readRoutes(reading, drafts, defaults) {
  const { settings } = reading;
  const configured = settings.values.websocket?.routes ?? {};
  const known = new Set(drafts.map(({ key: key2 }) => key2));
  const added = Object.keys(configured).filter((key2) => !known.has(key2)).map((key2) => bareDraft(key2, keyPlaceOf(settings.nodeAt(["websocket", "routes", key2]))));
  const all = [...drafts, ...added].map((draft) => {
    const route2 = configured[draft.key];
    const above = { ...draft.beside?.values, ...route2 };
    return { draft: route2 === void 0 ? draft : overlay(reading, draft, route2, defaults), settings: above };
  });
  const routes2 = all.map((each) => readRoute(reading, each.draft, each.settings, defaults));
  const asks = defaults.security.length > 0 || defaults.parameters.some(({ required }) => required);
  if (!asks || routes2.some(({ key: key2 }) => key2 === "$connect")) return routes2;
  return [gate(reading, defaults), ...routes2];
}
function gate(reading, defaults) {
  const [requirement] = defaults.security.flat();
  const origin = requirement?.origin ?? placeOf2(reading.document);
  return { ...readRoute(reading, bareDraft("$connect", origin), {}, defaults), integration: openMock(origin) };
}
function overlay(reading, draft, settings, defaults) {
  const { schemas } = reading;
  const path = ["websocket", "routes", draft.key];
  const security = settings.security === void 0 ? void 0 : readRequirements(schemas.context, reading.settings.nodeAt(path), defaults.schemes);
  const { message: message4, reply, description: description2 } = settings;
  return {
    ...draft,
    ...description2 === void 0 ? {} : { description: description2 },
    ...message4 === void 0 ? {} : { message: readMessageSetting(reading, message4, [...path, "message"], `${draft.key} message`) },
    ...reply === void 0 ? {} : { reply: readMessageSetting(reading, reply, [...path, "reply"], `${draft.key} reply`) },
    ...settings.integration === void 0 ? {} : { integration: reading.settings.nodeAt([...path, "integration"]) },
    ...security === void 0 ? {} : { security }
  };
}
function readRoute(reading, draft, settings, defaults) {
  const { integration: start, security, beside, ...rest2 } = draft;
  const { context } = reading.schemas;
  const node = start === void 0 ? void 0 : resolve(context, start);
  const { body: body2, parameters } = bySetting[settings.validation ?? reading.settings.values.validation ?? (start === void 0 ? "all" : "none")];
  const isConnection = isConnectionRoute(draft.key);
  const isConnect = draft.key === "$connect";
  const models = Object.entries(settings.models ?? {}).map(([key2, pointer]) => ({
    key: key2,
    schema: readSchemaSetting(reading, pointer, ["websocket", "routes", draft.key, "models", key2])
  }));
  return {
    id: unsafeId(draft.key),
    ...rest2,
    beside,
    parameters: isConnect ? defaults.parameters : [],
    integration: node === void 0 ? void 0 : readRouteIntegration(context, node),
    security: security ?? (isConnect ? defaults.security : []),
    validation: { parameters: parameters && isConnect, message: body2 && !isConnection },
    ...settings.modelSelectionExpression === void 0 ? {} : { modelSelectionExpression: settings.modelSelectionExpression },
    models
  };
}
var init_routes = __esm({
  "src/parser/websocket/routes.ts"() {
    "use strict";
    init_ids();
    init_websocket();
    init_document_node();
    init_security();
    init_validators();
    init_reference();
    init_integration();
    init_message_setting();
    init_route_draft();
  }
});

// src/parser/websocket/settings-check.ts
function reportNotForWebSocket(context, at, setting, help) {
  context.diagnostics.report("setting-not-for-api-type", at, { setting, type: "WebSocket" }, { help });
}
function reportSettingsOfOtherTypes2(context, settings) {
  for (const [pattern, help] of Object.entries(lacking))
    for (const path of settingPaths(settings.values, pattern.split(".")))
      reportNotForWebSocket(context, keyPlaceOf(settings.nodeAt(path)), path.join("."), help);
}
var routes, clientCertificate, lacking;
var init_settings_check = __esm({
  "src/parser/websocket/settings-check.ts"() {
    "use strict";
    init_document_node();
    init_api_type();
    routes = "Say it of the route: `websocket.routes.<route key>`.";
    clientCertificate = "REST APIs alone show certificates to their backends. Let a function call the backend, with a certificate of its own.";
    lacking = {
      "api.definition": "The service imports no documents of WebSocket APIs: each route is a resource of its own. Remove it.",
      "api.pathVariables": "A WebSocket API has no paths. Remove it.",
      "api.endpoint": "A WebSocket API is regional. Put CloudFront before it where an edge is wanted. Remove it.",
      "api.vpcEndpointIds": "Private APIs are REST APIs. Let an authorizer or AWS WAF at CloudFront check who connects.",
      "api.apiKeySource": "Set `websocket.apiKeySelectionExpression`.",
      "api.binaryMediaTypes": "Messages are text: encode bytes as base64. Remove it.",
      "api.minimumCompressionSize": "Messages are not compressed. Remove it.",
      "api.resourcePolicy": "Authorize who connects with IAM or a Lambda authorizer on `$connect`.",
      "api.securityPolicy": "The API's own address takes TLS 1.2 and later; choose more at a custom domain. Remove it.",
      "api.endpointAccessMode": "It belongs to REST APIs. Remove it.",
      cors: "Browsers do not ask before they open a WebSocket: compare the `Origin` header in the authorizer of `$connect`.",
      operations: routes,
      "stageDefaults.tracing": "WebSocket APIs take no part in X-Ray; set `functions.tracing` for the functions.",
      "stages.*.tracing": "WebSocket APIs take no part in X-Ray; set `functions.tracing` for the functions.",
      "stageDefaults.cache": "WebSocket APIs keep no answers. Remove it.",
      "stages.*.cache": "WebSocket APIs keep no answers. Remove it.",
      "stages.*.canary": "Shift traffic with a weighted alias of the function (`functions.alias`).",
      "stages.*.deployment": "The stage has the newest deployment. Remove it.",
      "stages.*.operations.*.cache": "WebSocket APIs keep no answers. Remove it.",
      "usagePlans.*.operations": "Plans count connections: throttle routes with `websocket.routes.<route key>.throttle`.",
      vpcLinks: "Let a function in the VPC (`functions.vpc`) call the backend.",
      webAcl: "Web ACLs protect REST APIs. Put CloudFront with one before the API: `cloudFront.webAclArn`.",
      documentation: "The service keeps documentation of REST APIs alone. Remove it.",
      "stageDefaults.clientCertificate": clientCertificate,
      "stages.*.clientCertificate": clientCertificate
    };
  }
});

// src/parser/websocket/assemble.ts
function assembleWebSocketApi(input) {
  const { context, document: document2, settings, schemas, security, info, connect } = input;
  reportSettingsOfOtherTypes2(context, settings);
  const reading = { schemas, document: document2, settings };
  const schemes = new Set(security.schemes.map(({ id }) => id));
  const read = readRoutes(reading, input.drafts, { ...connect, schemes });
  const served = readFunctions(context, settings, security, read);
  const routes2 = served.operations.map(({ beside: _, ...route2 }) => route2);
  const known = new Set(routes2.map(({ id }) => id));
  const { handlers, stages } = resolveAliases(
    context,
    served.handlers,
    served.aliases,
    readStages({ context, settings, protocol: "websocket", operations: ownThrottles(settings, read) })
  );
  const apiKeys = readApiKeys(context, settings);
  const gateway = readWebSocketGateway(settings);
  const { functionAlarms: functionAlarms2 } = settings.values;
  const cloudFront2 = readCloudFront(context, settings, stages);
  return {
    modelVersion,
    ...info,
    name: settings.values.api?.name ?? info.title,
    gateway,
    servers: input.servers,
    tags: input.tags,
    operations: [],
    routes: routes2,
    sends: [...input.sends, ...readSends(reading)],
    schemas: readNamedSchemas(schemas),
    securitySchemes: security.schemes,
    authorizers: security.authorizers,
    handlers,
    vpcLinks: readVpcLinks(context, settings),
    gatewayResponses: [],
    stages,
    ...functionAlarms2 === void 0 ? {} : {
      functionAlarms: readFunctionAlarms(
        context,
        functionAlarms2,
        (path) => settings.nodeAt(["functionAlarms", ...path])
      )
    },
    dashboard: settings.values.dashboard ?? false,
    account: { cloudWatchRole: settings.values.account?.cloudWatchRole ?? false },
    usagePlans: readUsagePlans(context, settings, known, stages, apiKeys),
    apiKeys,
    domains: readDomains(context, settings, gateway, stages),
    ...cloudFront2 === void 0 ? {} : { cloudFront: cloudFront2 },
    parameters: readDeployParameters(context, settings),
    overrides: readOverrides(settings),
    origin: placeOf2(document2)
  };
}
function readFunctions(context, settings, security, read) {
  const authorizers = authorizerHandlers(context, settings, security.authorizers, usedBy(security, read));
  const taken = new Set(authorizers.handlers.map(({ id }) => id.toLowerCase()));
  const served = assignHandlers(
    context,
    settings,
    read,
    servedRoutes2(settings),
    (name2) => taken.has(name2.toLowerCase())
  );
  return {
    operations: served.operations,
    handlers: [...served.handlers, ...authorizers.handlers],
    aliases: new Map([...served.aliases, ...authorizers.aliases])
  };
}
function readWebSocketGateway({ values }) {
  const { api: api2, websocket } = values;
  const key2 = websocket?.apiKeySelectionExpression;
  return {
    protocol: "websocket",
    routeSelectionExpression: websocket?.routeSelectionExpression ?? defaultRouteSelection,
    ...key2 === void 0 ? {} : { apiKeySelectionExpression: key2 },
    connectionActions: [...new Set(websocket?.connections ?? ["post"])].map((action) => actionNames[action]).sort(),
    disableExecuteApiEndpoint: api2?.disableExecuteApiEndpoint ?? false,
    ...api2?.ipAddressType === void 0 ? {} : { ipAddressType: api2.ipAddressType },
    resourceTags: Object.entries(api2?.tags ?? {}).map(([name2, value]) => ({ key: name2, value }))
  };
}
function usedBy(security, routes2) {
  const byScheme = new Map(security.schemes.map(({ id, authorizer: authorizer2 }) => [id, authorizer2]));
  const used = new Set(
    routes2.flatMap((each) => each.security.flatMap((all) => all.map(({ scheme }) => byScheme.get(scheme))))
  );
  return (authorizer2) => used.has(authorizer2);
}
var defaultRouteSelection, ownThrottles, actionNames, readSends;
var init_assemble = __esm({
  "src/parser/websocket/assemble.ts"() {
    "use strict";
    init_api2();
    init_document_node();
    init_alarms2();
    init_delivery2();
    init_domains2();
    init_edge2();
    init_function_aliases();
    init_handlers();
    init_schemas();
    init_stages2();
    init_vpc_links2();
    init_handlers2();
    init_message_setting();
    init_routes();
    init_settings_check();
    defaultRouteSelection = "$request.body.action";
    ownThrottles = ({ values }, routes2) => new Map(
      routes2.map(({ id, key: key2, beside }) => {
        const throttle2 = values.websocket?.routes?.[key2]?.throttle ?? beside?.values.throttle;
        return [id, throttle2 === void 0 ? {} : { throttle: throttle2 }];
      })
    );
    actionNames = { post: "POST", get: "GET", delete: "DELETE" };
    readSends = (reading) => Object.entries(reading.settings.values.websocket?.sends ?? {}).map(([name2, setting]) => ({
      ...readMessageSetting(reading, setting, ["websocket", "sends", name2], name2),
      name: name2
    }));
  }
});

// src/ir/source.ts
var placeWithin;
var init_source = __esm({
  "src/ir/source.ts"() {
    "use strict";
    init_ids();
    placeWithin = ({ file: file2, pointer }, path, part) => ({
      file: file2,
      pointer: unsafeId(
        pointer + path.map((each) => `/${String(each).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")
      ),
      ...part === void 0 ? {} : { part }
    });
  }
});

// src/parser/websocket/security.ts
function readWebSocketSecurity(context, schemes, settings) {
  const handlerFor = nameAuthorizerHandlers(schemes.map(([name2]) => name2));
  const nodes = new Map(schemes);
  const { authorizers: values } = settings.values;
  for (const scheme of Object.keys(values ?? {})) {
    if (nodes.has(scheme)) continue;
    const at = keyPlaceOf(settings.nodeAt(["authorizers", scheme]));
    context.diagnostics.report("setting-name-unknown", at, { kind: "security scheme", name: scheme });
  }
  const reading = readSecuritySchemes(context, schemes, { values, nodeAt: settings.nodeAt, handlerFor });
  const authorizers = reading.authorizers.map((authorizer2) => {
    const node = nodes.get(authorizer2.id);
    const own = values !== void 0 && Object.hasOwn(values, authorizer2.id);
    const extension = node === void 0 ? void 0 : extensionOf(context, node);
    const isAsked = own || extension !== void 0;
    if (authorizer2.kind === "lambda") {
      if (isAsked) reportAsked(context, authorizer2, settings, extension);
      return asRequest(authorizer2);
    }
    if (authorizer2.kind === "cognito" && !isAsked) {
      const { id, name: name2, origin } = authorizer2;
      const target = { kind: "handler", handler: handlerFor(authorizer2.id) };
      const identitySources = ["route.request.header.Authorization"];
      return { id, name: name2, origin, kind: "lambda", mode: "request", target, identitySources };
    }
    return authorizer2;
  });
  return { ...reading, authorizers };
}
function extensionOf(context, start) {
  const node = resolve(context, start);
  return node === void 0 ? void 0 : member2(node, "x-amazon-apigateway-authorizer");
}
function asRequest(authorizer2) {
  const { ttlSeconds: _, identityValidationExpression: __, ...rest2 } = authorizer2;
  const identitySources = authorizer2.identitySources.map(
    (source2) => source2.replace(/^method\.request\.(?:multivalue)?/, "route.request.")
  );
  return { ...rest2, mode: "request", identitySources };
}
function reportAsked(context, authorizer2, settings, extension) {
  const values = settings.values.authorizers?.[authorizer2.id];
  const inSettings = values?.type === "lambda" ? values : void 0;
  const type = extension === void 0 ? void 0 : member2(extension, "type");
  const isToken = inSettings?.mode === "token" || String(type?.value).toLowerCase() === "token";
  const inDocument = placeOf2(type ?? extension ?? settings.nodeAt([]));
  const report = (setting, help, key2) => {
    const at = inSettings === void 0 ? inDocument : placeWithin(authorizer2.origin, [key2], "key");
    reportNotForWebSocket(context, at, setting, help);
  };
  if (isToken && (inSettings !== void 0 || type !== void 0))
    report(
      "TOKEN authorizer",
      "Set `mode: request` (`type: request` in the document): it reads headers and query strings of the handshake.",
      "mode"
    );
  if (authorizer2.identityValidationExpression !== void 0)
    report(
      "identityValidationExpression",
      "Let the function refuse what does not match.",
      "identityValidationExpression"
    );
  if (authorizer2.ttlSeconds !== void 0 && authorizer2.ttlSeconds > 0)
    report("ttl", "There is one decision for each connection, and none is kept: remove it.", "ttl");
}
var init_security2 = __esm({
  "src/parser/websocket/security.ts"() {
    "use strict";
    init_source();
    init_document_node();
    init_handlers();
    init_security();
    init_reference();
    init_settings_check();
  }
});

// src/parser/asyncapi/fields.ts
function fieldOf2(context, node, key2) {
  const own = member2(node, key2);
  if (own !== void 0 && own.value !== null) return own;
  for (const trait of [...readItems(context, node, "traits")].reverse()) {
    const target = resolve(context, trait);
    const found = target === void 0 ? void 0 : member2(target, key2);
    if (found !== void 0 && found.value !== null) return found;
  }
  return void 0;
}
function textOf3(context, node, key2) {
  const value = fieldOf2(context, node, key2)?.value;
  return typeof value === "string" ? value : void 0;
}
function reportUnreadFields(context, node, what, known) {
  for (const [key2, child] of members(node)) {
    if (known.has(key2) || key2.startsWith("x-")) continue;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what: `The field '${key2}' of ${what}` });
  }
}
function webSocketBinding(context, node, what) {
  const start = fieldOf2(context, node, "bindings");
  const bindings = start === void 0 ? void 0 : resolve(context, start);
  if (bindings === void 0) return void 0;
  for (const [protocol, child] of members(bindings)) {
    if (protocol === "ws" || protocol.startsWith("x-")) continue;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), {
      what: `The binding of ${what} to the protocol '${protocol}'`
    });
  }
  const binding = member2(bindings, "ws");
  return binding === void 0 ? void 0 : resolve(context, binding);
}
var tagsOf;
var init_fields = __esm({
  "src/parser/asyncapi/fields.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_reference();
    tagsOf = (context, node) => {
      const tags = fieldOf2(context, node, "tags");
      if (tags === void 0 || !Array.isArray(tags.value)) return [];
      return readItems(context, { ...node, value: { tags: tags.value } }, "tags").flatMap((item) => {
        const name2 = member2(resolve(context, item) ?? item, "name")?.value;
        return typeof name2 === "string" ? [name2] : [];
      });
    };
  }
});

// src/parser/asyncapi/connect.ts
function readConnectParameters(reading, channels) {
  const { context } = reading;
  const bindings = channels.flatMap(({ node }) => webSocketBinding(context, node, "a channel") ?? []);
  const found = /* @__PURE__ */ new Map();
  for (const binding of bindings) {
    reportUnread2(reading, binding);
    for (const parameter2 of [...ofPlace(reading, binding, "query"), ...ofPlace(reading, binding, "header")]) {
      const key2 = `${parameter2.in} ${parameter2.name.toLowerCase()}`;
      const known = found.get(key2);
      if (known === void 0) found.set(key2, { parameter: parameter2, times: 1 });
      else found.set(key2, { parameter: both(known.parameter, parameter2), times: known.times + 1 });
    }
  }
  return [...found.values()].map(
    ({ parameter: parameter2, times }) => times === bindings.length ? parameter2 : { ...parameter2, required: false }
  );
}
function reportUnread2({ context }, binding) {
  for (const [key2, child] of members(binding)) {
    if (bindingFields.has(key2) || key2.startsWith("x-")) continue;
    context.diagnostics.report("field-unknown", keyPlaceOf(child), { what: "A WebSocket binding", field: key2 });
  }
  const method = readString(context, binding, "method");
  const at = member2(binding, "method");
  if (at !== void 0 && method !== void 0 && method.toUpperCase() !== "GET")
    context.diagnostics.report("construct-not-read", keyPlaceOf(at), { what: `A handshake with the method ${method}` });
}
function ofPlace(reading, binding, place) {
  const { context } = reading;
  const start = member2(binding, place === "query" ? "query" : "headers");
  const schema2 = start === void 0 ? void 0 : resolve(context, start);
  if (schema2 === void 0) return [];
  const required = new Set(readStrings(context, schema2, "required"));
  return readMembers(context, schema2, "properties").map(([name2, node]) => {
    const target = resolve(context, node) ?? node;
    const description2 = readString(context, target, "description");
    return {
      name: name2,
      in: place,
      ...description2 === void 0 ? {} : { description: description2 },
      required: required.has(name2),
      schema: reading.readSchema(node),
      origin: keyPlaceOf(node)
    };
  });
}
var bindingFields, both;
var init_connect = __esm({
  "src/parser/asyncapi/connect.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_reference();
    init_fields();
    bindingFields = /* @__PURE__ */ new Set(["method", "query", "headers", "bindingVersion"]);
    both = (one, other) => ({
      ...one,
      required: one.required && other.required
    });
  }
});

// src/parser/asyncapi/operations.ts
function ofDocument(context, document2, channels) {
  const byPlace = new Map(channels.map((channel) => [placeKey2(channel.node), channel]));
  return readMembers(context, document2, "operations").flatMap(([operationId, start]) => {
    if (operationId.startsWith("x-")) return [];
    const node = resolve(context, start);
    if (node === void 0) return [];
    const direction = readString(context, node, "action");
    if (direction !== "send" && direction !== "receive") {
      reportInvalid(context, member2(node, "action") ?? node, "The operation's 'action'", "send or receive");
      return [];
    }
    const channel = channelOf(context, node, byPlace);
    if (channel === void 0) {
      if (member2(node, "channel") === void 0)
        context.diagnostics.report("field-missing", placeOf2(node), { what: "An operation", field: "channel" });
      return [];
    }
    const reply = member2(node, "reply");
    const answer = reply === void 0 ? void 0 : resolve(context, reply);
    const answerChannel = answer === void 0 ? void 0 : channelOf(context, answer, byPlace) ?? channel;
    return [
      {
        direction,
        operationId,
        node,
        channel,
        messages: messagesOf(context, node, channel),
        replies: answer === void 0 || answerChannel === void 0 ? [] : messagesOf(context, answer, answerChannel)
      }
    ];
  });
}
function channelOf(context, holder, byPlace) {
  const start = member2(holder, "channel");
  const node = start === void 0 ? void 0 : resolve(context, start);
  return node === void 0 ? void 0 : byPlace.get(placeKey2(node));
}
function namedMessage(context, start, fallback) {
  const node = resolve(context, start);
  if (node === void 0) return [];
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "A message", "an object");
    return [];
  }
  const named2 = referenceText(start)?.split("/").at(-1);
  const id = member2(node, "messageId")?.value;
  return [{ name: typeof id === "string" ? id : named2 ?? fallback, node }];
}
var readChannels, readAsyncOperations, ofChannel, messagesOf, placeKey2;
var init_operations2 = __esm({
  "src/parser/asyncapi/operations.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_reference();
    readChannels = (context, document2, version) => readMembers(context, document2, "channels").flatMap(([key2, start]) => {
      if (key2.startsWith("x-")) return [];
      const node = resolve(context, start);
      if (node === void 0) return [];
      if (!isRecord(node.value)) {
        reportInvalid(context, node, "A channel", "an object");
        return [];
      }
      const address = version === "2" ? key2 : readString(context, node, "address") ?? "";
      return [{ key: key2, address, node }];
    });
    readAsyncOperations = (context, document2, channels, version) => version === "2" ? channels.flatMap((channel) => ofChannel(context, channel)) : ofDocument(context, document2, channels);
    ofChannel = (context, channel) => ["publish", "subscribe"].flatMap((verb) => {
      const node = member2(channel.node, verb);
      if (node === void 0 || !isRecord(node.value)) {
        if (node !== void 0) reportInvalid(context, node, `'${verb}'`, "an object");
        return [];
      }
      const operationId = readString(context, node, "operationId");
      const message4 = member2(node, "message");
      const several = message4 === void 0 ? void 0 : member2(message4, "oneOf");
      const starts = several === void 0 ? message4 === void 0 ? [] : [message4] : readItems(context, message4 ?? node, "oneOf");
      const fallback = operationId ?? channel.key;
      return [
        {
          direction: verb === "publish" ? "receive" : "send",
          ...operationId === void 0 ? {} : { operationId },
          node,
          channel,
          messages: starts.flatMap((start) => namedMessage(context, start, fallback)),
          replies: []
        }
      ];
    });
    messagesOf = (context, holder, channel) => member2(holder, "messages") === void 0 ? members(member2(channel.node, "messages") ?? { ...channel.node, value: {} }).flatMap(
      ([name2, start]) => namedMessage(context, start, name2)
    ) : readItems(context, holder, "messages").flatMap((start) => namedMessage(context, start, channel.key));
    placeKey2 = (node) => `${node.file.source.name}#${node.pointer}`;
  }
});

// src/parser/asyncapi/messages.ts
function readMessage(reading, { name: key2, node }, defaultContentType) {
  const { context } = reading;
  reportUnreadFields(context, node, "a message", messageFields);
  webSocketBinding(context, node, "a message");
  const summary = textOf3(context, node, "summary") ?? textOf3(context, node, "title");
  const description2 = textOf3(context, node, "description");
  return {
    name: textOf3(context, node, "name") ?? key2,
    ...summary === void 0 ? {} : { summary },
    ...description2 === void 0 ? {} : { description: description2 },
    schema: readPayload(reading, node),
    contentType: textOf3(context, node, "contentType") ?? defaultContentType ?? "application/json",
    examples: readExamples(context, node),
    origin: placeOf2(node)
  };
}
function payloadNode(context, message4) {
  const payload = fieldOf2(context, message4, "payload");
  if (payload === void 0) return void 0;
  const inner = isRecord(payload.value) && Object.hasOwn(payload.value, "schemaFormat") ? member2(payload, "schema") : void 0;
  return inner ?? payload;
}
function readPayload(reading, message4) {
  const { context } = reading;
  const payload = fieldOf2(context, message4, "payload");
  const node = payloadNode(context, message4);
  if (node === void 0) return { ...plainHead(message4), kind: "any" };
  const format = payload === void 0 || payload === node ? void 0 : member2(payload, "schemaFormat");
  const named2 = format ?? fieldOf2(context, message4, "schemaFormat");
  if (typeof named2?.value === "string" && !readFormats.test(named2.value)) {
    context.diagnostics.report("construct-not-read", placeOf2(named2), {
      what: `A payload whose schema has the format '${named2.value}'`
    });
    return { ...plainHead(node), kind: "any" };
  }
  return reading.readSchema(node);
}
function joinMessages(messages, name2) {
  const [first] = messages;
  if (first === void 0 || messages.length === 1) return first;
  const { schema: schema2, origin } = first;
  const { origin: at } = schema2;
  return {
    name: name2,
    schema: {
      origin: at,
      nullable: false,
      deprecated: false,
      access: "both",
      examples: [],
      kind: "oneOf",
      members: messages.map((message4) => message4.schema)
    },
    contentType: first.contentType,
    examples: messages.flatMap(({ examples }) => examples),
    origin
  };
}
function reportContentType(context, { name: name2, contentType, origin }) {
  if (/^[^/\s]+\/(?:[^/\s]+\+)?json(?:\s*;|$)/i.test(contentType)) return;
  context.diagnostics.report("message-not-json", origin, { message: name2, contentType });
}
var messageFields, readFormats, readExamples;
var init_messages = __esm({
  "src/parser/asyncapi/messages.ts"() {
    "use strict";
    init_document_node();
    init_schema_reading();
    init_read_context();
    init_fields();
    messageFields = /* @__PURE__ */ new Set([
      ...["payload", "contentType", "schemaFormat", "name", "messageId", "title", "summary", "description"],
      ...["tags", "externalDocs", "bindings", "examples", "traits", "deprecated"]
    ]);
    readFormats = /^application\/(?:vnd\.aai\.asyncapi|schema)(?:\+json|\+yaml)?(?:;|$)/;
    readExamples = (context, message4) => {
      const examples = fieldOf2(context, message4, "examples");
      if (examples === void 0) return [];
      if (!Array.isArray(examples.value)) {
        reportInvalid(context, examples, "'examples'", "an array");
        return [];
      }
      return readItems(context, { ...message4, value: { examples: examples.value } }, "examples").flatMap((example) => {
        const payload = member2(example, "payload");
        return payload === void 0 ? [] : [payload.value];
      });
    };
  }
});

// src/parser/asyncapi/route-key.ts
function routeKeyOf(context, operation, message4, chosen, expression2) {
  if (chosen !== void 0) return chosen;
  const { key: key2, address } = operation.channel;
  const predefined = [key2, address].map(withoutSlash).find((name2) => /^\$(?:connect|disconnect|default)$/.test(name2));
  if (predefined !== void 0) return predefined;
  const fixed = message4 === void 0 ? void 0 : fixedValue(context, message4.node, expression2);
  if (fixed !== void 0) return fixed;
  const own = withoutSlash(address);
  const isPlain2 = /^[^/{}]+$/.test(own);
  if (isPlain2 && operation.messages.length <= 1) return own;
  return message4?.name ?? operation.operationId ?? withoutSlash(key2);
}
function fixedValue(context, message4, expression2) {
  const path = /^\$\{?request\.body\.([\w-]+(?:\.[\w-]+)*)\}?$/.exec(expression2)?.[1]?.split(".");
  const payload = payloadNode(context, message4);
  if (path === void 0 || payload === void 0) return void 0;
  let schemas = layersOf(context, payload, /* @__PURE__ */ new Set());
  for (const name2 of path) {
    const found = schemas.flatMap((schema2) => {
      const properties = member2(schema2, "properties");
      return (properties === void 0 ? void 0 : member2(properties, name2)) ?? [];
    });
    schemas = found.flatMap((schema2) => layersOf(context, schema2, /* @__PURE__ */ new Set()));
  }
  return schemas.map(constantOf).find((value) => value !== void 0);
}
function constantOf({ value }) {
  if (!isRecord(value)) return void 0;
  const only = Array.isArray(value.enum) && value.enum.length === 1 ? value.enum[0] : value.const;
  return typeof only === "string" ? only : void 0;
}
function layersOf(context, start, passed) {
  const node = resolve(context, start);
  if (node === void 0) return [];
  const place = `${node.file.source.name}#${node.pointer}`;
  if (passed.has(place)) return [];
  passed.add(place);
  const all = member2(node, "allOf");
  return [node, ...all === void 0 ? [] : items(all).flatMap((part) => layersOf(context, part, passed))];
}
var withoutSlash;
var init_route_key = __esm({
  "src/parser/asyncapi/route-key.ts"() {
    "use strict";
    init_document_node();
    init_reference();
    init_messages();
    withoutSlash = (text2) => text2.replace(/^\/+|\/+$/g, "");
  }
});

// src/parser/asyncapi/security.ts
function openApiSchemes(context, schemes) {
  return schemes.flatMap(([name2, start]) => {
    const node = resolve(context, start);
    if (node === void 0) return [];
    if (!isRecord(node.value)) return [[name2, node]];
    const type = readString(context, node, "type") ?? "";
    const same = schemeTypes.get(type);
    if (same === void 0 && member2(node, "x-amazon-apigateway-authtype") === void 0) {
      const at = keyPlaceOf(start);
      context.diagnostics.report("asyncapi-security-unsupported", at, { scheme: name2, type });
      return [];
    }
    const value = { ...node.value, type: same ?? type, flows: flowsOf(node) };
    return [[name2, { ...node, value }]];
  });
}
function flowsOf(node) {
  const flows = member2(node, "flows")?.value;
  if (!isRecord(flows)) return flows;
  return Object.fromEntries(
    Object.entries(flows).map(([name2, flow]) => [
      name2,
      isRecord(flow) && flow.availableScopes !== void 0 ? { ...flow, scopes: flow.availableScopes } : flow
    ])
  );
}
function readAsyncSecurity(context, holder, known, version) {
  if (version === "2") return readRequirements(context, holder, known);
  if (member2(holder, "security") === void 0) return void 0;
  return readItems(context, holder, "security").flatMap((item) => {
    const name2 = /^#\/components\/securitySchemes\/([^/]+)$/.exec(referenceText(item) ?? "")?.[1];
    if (name2 === void 0) {
      reportInvalid(context, item, "An entry of 'security'", "a reference to one of `components.securitySchemes`");
      return [];
    }
    const scheme = unsafeId(name2.replaceAll("~1", "/").replaceAll("~0", "~"));
    if (!known.has(scheme)) {
      context.diagnostics.report("security-scheme-unknown", placeOf2(item), { scheme });
      return [];
    }
    const node = resolve(context, item);
    const scopes = node === void 0 ? [] : readStrings(context, node, "scopes");
    return [[{ scheme, scopes, origin: placeOf2(item) }]];
  });
}
function componentsOf(context, document2, kind) {
  const components = member2(document2, "components");
  return components === void 0 ? [] : readMembers(context, components, kind);
}
function connectSecurity(context, servers, known, version) {
  const all = servers.map((server) => readAsyncSecurity(context, server, known, version) ?? []);
  const seen = /* @__PURE__ */ new Set();
  return all.flat().filter((alternative) => {
    const key2 = JSON.stringify(alternative.map(({ scheme, scopes }) => [scheme, scopes]));
    return !seen.has(key2) && seen.add(key2) !== void 0;
  });
}
var schemeTypes;
var init_security3 = __esm({
  "src/parser/asyncapi/security.ts"() {
    "use strict";
    init_ids();
    init_document_node();
    init_security();
    init_read_context();
    init_reference();
    schemeTypes = /* @__PURE__ */ new Map([
      ["httpApiKey", "apiKey"],
      ["http", "http"],
      ["oauth2", "oauth2"],
      ["openIdConnect", "openIdConnect"],
      ["X509", "mutualTLS"]
    ]);
  }
});

// src/parser/asyncapi/routes.ts
async function readRouteDrafts(reading, operations) {
  const { context } = reading.schemas;
  const gathered = /* @__PURE__ */ new Map();
  for (const operation of operations) {
    checkOperation(context, operation);
    if (operation.direction === "send") continue;
    const values = await readRouteSettings(operation.node, context.diagnostics);
    const node = member2(operation.node, "x-gatewright");
    const beside = values === void 0 || node === void 0 ? void 0 : { values, node };
    for (const message4 of operation.messages.length === 0 ? [void 0] : operation.messages) {
      const key2 = routeKeyOf(context, operation, message4, values?.routeKey, reading.routeSelectionExpression);
      const known = gathered.get(key2);
      if (known === void 0)
        gathered.set(key2, { operation, beside, messages: message4 === void 0 ? [] : [message4] });
      else if (message4 !== void 0) known.messages.push(message4);
    }
  }
  return [...gathered].map(([key2, each]) => readDraft(reading, key2, each));
}
function readDraft(reading, key2, gathered) {
  const { context } = reading.schemas;
  const { operation, messages, beside } = gathered;
  const { node } = operation;
  const [only] = messages;
  const isWhole = messages.length === operation.messages.length;
  const about = isWhole || only === void 0 ? node : only.node;
  const summary = textOf3(context, about, "summary") ?? textOf3(context, about, "title");
  const description2 = textOf3(context, about, "description");
  const message4 = joinMessages(readAll(reading, messages), `${key2} message`);
  const reply = joinMessages(readAll(reading, operation.replies), `${key2} reply`);
  const integration = member2(node, gatewayExtension("integration"));
  const security = readAsyncSecurity(context, node, reading.schemes, reading.version);
  return {
    ...bareDraft(key2, keyPlaceOf(node)),
    ...isWhole && operation.operationId !== void 0 ? { operationName: operation.operationId } : {},
    ...summary === void 0 ? {} : { summary },
    ...description2 === void 0 ? {} : { description: description2 },
    deprecated: readBoolean(context, about, "deprecated") === true,
    tags: tagsOf(context, node),
    ...message4 === void 0 ? {} : { message: message4 },
    ...reply === void 0 ? {} : { reply },
    ...integration === void 0 ? {} : { integration },
    ...security === void 0 ? {} : { security },
    ...beside === void 0 ? {} : { beside }
  };
}
function readSends2(reading, operations) {
  const found = /* @__PURE__ */ new Map();
  for (const { direction, messages } of operations) {
    if (direction === "receive") continue;
    for (const message4 of messages) {
      const place = `${message4.node.file.source.name}#${message4.node.pointer}`;
      if (!found.has(place)) found.set(place, message4);
    }
  }
  return readAll(reading, [...found.values()]);
}
function checkOperation(context, operation) {
  const { node, direction } = operation;
  reportUnreadFields(context, node, "an operation", operationFields);
  claimExtensions(context, node, ["integration"]);
  webSocketBinding(context, node, "an operation");
  const at = direction === "send" ? fieldOf2(context, node, "reply") : void 0;
  if (at !== void 0)
    context.diagnostics.report("construct-not-read", keyPlaceOf(at), {
      what: "The reply of a client to what the server sends (a route of its own, if it is one)"
    });
}
var operationFields, readAll;
var init_routes2 = __esm({
  "src/parser/asyncapi/routes.ts"() {
    "use strict";
    init_document_node();
    init_extensions();
    init_read_context();
    init_read_settings();
    init_route_draft();
    init_fields();
    init_messages();
    init_route_key();
    init_security3();
    operationFields = /* @__PURE__ */ new Set([
      ...["operationId", "action", "channel", "messages", "message", "reply", "title", "summary", "description"],
      ...["tags", "externalDocs", "bindings", "traits", "security", "deprecated"]
    ]);
    readAll = (reading, messages) => messages.map((each) => {
      const message4 = readMessage(reading.schemas, each, reading.defaultContentType);
      reportContentType(reading.schemas.context, message4);
      return message4;
    });
  }
});

// src/parser/asyncapi/servers.ts
function findWebSocketServers(context, document2) {
  const all = readMembers(context, document2, "servers");
  const found = all.flatMap(([name2, start]) => {
    const node = resolve(context, start);
    if (node === void 0) return [];
    if (!isRecord(node.value)) {
      reportInvalid(context, node, "A server", "an object");
      return [];
    }
    const protocol = readString(context, node, "protocol") ?? "";
    if (!/^wss?$/i.test(protocol)) {
      const what = `The server '${name2}' of the protocol '${protocol}'`;
      context.diagnostics.report("construct-not-read", keyPlaceOf(start), { what });
      return [];
    }
    reportUnreadFields(context, node, "a server", serverFields);
    webSocketBinding(context, node, "a server");
    return [node];
  });
  const servers = member2(document2, "servers");
  if (servers !== void 0 && all.length > 0 && found.length === 0)
    context.diagnostics.report("asyncapi-without-websocket", placeOf2(servers), {});
  return found;
}
function readServer(context, node, version) {
  const protocol = readString(context, node, "protocol") ?? "wss";
  const description2 = readString(context, node, "description");
  const address = version === "2" ? readString(context, node, "url") ?? "" : `${readString(context, node, "host") ?? ""}${readString(context, node, "pathname") ?? ""}`;
  return {
    url: /^wss?:\/\//i.test(address) ? address : `${protocol.toLowerCase()}://${address}`,
    ...description2 === void 0 ? {} : { description: description2 },
    variables: readMembers(context, node, "variables").map(([name2, start]) => {
      const variable2 = resolve(context, start) ?? start;
      return {
        name: name2,
        default: readString(context, variable2, "default") ?? "",
        values: readStrings(context, variable2, "enum")
      };
    })
  };
}
var serverFields;
var init_servers = __esm({
  "src/parser/asyncapi/servers.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_reference();
    init_fields();
    serverFields = /* @__PURE__ */ new Set([
      ...["url", "host", "pathname", "protocol", "protocolVersion", "title", "summary", "description"],
      ...["variables", "security", "tags", "externalDocs", "bindings"]
    ]);
  }
});

// src/parser/asyncapi/document.ts
var document_exports = {};
__export(document_exports, {
  readAsyncApi: () => readAsyncApi
});
async function readAsyncApi(context, document2, settings, version) {
  reportUnreadRoot(context, document2);
  const schemas = createSchemaReading(context, componentsOf(context, document2, "schemas"));
  const schemes = openApiSchemes(context, componentsOf(context, document2, "securitySchemes"));
  const security = readWebSocketSecurity(context, schemes, settings);
  const known = new Set(security.schemes.map(({ id }) => id));
  const servers = findWebSocketServers(context, document2);
  const channels = readChannels(context, document2, version);
  for (const channel of channels) checkChannel(context, channel);
  const reading = {
    schemas,
    version,
    schemes: known,
    defaultContentType: readString(context, document2, "defaultContentType"),
    routeSelectionExpression: settings.values.websocket?.routeSelectionExpression ?? defaultRouteSelection
  };
  const operations = readAsyncOperations(context, document2, channels, version);
  return assembleWebSocketApi({
    context,
    document: document2,
    settings,
    schemas,
    security,
    info: readInfo(context, document2),
    servers: servers.map((server) => readServer(context, server, version)),
    tags: readTags2(context, document2),
    connect: {
      security: connectSecurity(context, servers, known, version),
      parameters: readConnectParameters(schemas, channels)
    },
    drafts: await readRouteDrafts(reading, operations),
    sends: readSends2(reading, operations)
  });
}
function checkChannel(context, { key: key2, node }) {
  for (const [field, child] of members(node)) {
    if (channelFields.has(field) || field.startsWith("x-")) continue;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what: `The field '${field}' of a channel` });
  }
  const parameters = member2(node, "parameters");
  if (parameters === void 0 || members(parameters).length === 0) return;
  context.diagnostics.report("asyncapi-channel-parameters", keyPlaceOf(parameters), { channel: key2 });
}
function reportUnreadRoot(context, document2) {
  for (const [key2, child] of members(document2)) {
    if (rootFields.has(key2) || key2.startsWith("x-")) continue;
    context.diagnostics.report("field-unknown", keyPlaceOf(child), { what: "The document", field: key2 });
  }
}
function readTags2(context, document2) {
  const info = member2(document2, "info");
  const holders = [document2, ...info !== void 0 && isRecord(info.value) ? [info] : []];
  return holders.flatMap((holder) => readItems(context, holder, "tags")).flatMap((start) => {
    const tag = resolve(context, start);
    const name2 = tag === void 0 ? void 0 : readString(context, tag, "name");
    const description2 = tag === void 0 ? void 0 : readString(context, tag, "description");
    return name2 === void 0 ? [] : [{ name: name2, ...description2 === void 0 ? {} : { description: description2 } }];
  });
}
var channelFields, rootFields;
var init_document = __esm({
  "src/parser/asyncapi/document.ts"() {
    "use strict";
    init_document_node();
    init_document_info();
    init_schemas();
    init_read_context();
    init_reference();
    init_assemble();
    init_security2();
    init_connect();
    init_operations2();
    init_routes2();
    init_security3();
    init_servers();
    channelFields = /* @__PURE__ */ new Set([
      ...["address", "messages", "title", "summary", "description", "servers", "tags", "externalDocs", "bindings"],
      ...["publish", "subscribe", "parameters"]
    ]);
    rootFields = /* @__PURE__ */ new Set([
      ...["asyncapi", "id", "info", "defaultContentType", "servers", "channels", "operations", "components"],
      ...["tags", "externalDocs"]
    ]);
  }
});

// src/parser/openapi/servers.ts
function serverNodes(context, holder) {
  const list = member2(holder, "servers");
  if (list === void 0 || !isRecord(list.value)) return readItems(context, holder, "servers");
  reportIgnored(context, list, "'servers'", "an array");
  return [];
}
var readServers;
var init_servers2 = __esm({
  "src/parser/openapi/servers.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    readServers = (context, node) => serverNodes(context, node).flatMap((child) => {
      const url = readString(context, child, "url");
      if (url === void 0) {
        context.diagnostics.report("field-missing", placeOf2(child), { what: "A server", field: "url" });
        return [];
      }
      const description2 = readString(context, child, "description");
      const variables2 = readMembers(context, child, "variables").map(([name2, variable2]) => ({
        name: name2,
        default: readString(context, variable2, "default") ?? "",
        values: readStrings(context, variable2, "enum")
      }));
      return [{ url, ...description2 === void 0 ? {} : { description: description2 }, variables: variables2 }];
    });
  }
});

// src/parser/openapi/base-path.ts
function findBasePath(servers) {
  const variable2 = servers.flatMap(({ variables: variables2 }) => variables2).find(({ name: name2 }) => name2 === "basePath");
  const [first] = servers;
  const path = variable2?.default ?? (first === void 0 ? "" : pathOfUrl(withDefaults3(first)));
  const parts = path.split("/").filter((part) => part !== "");
  return parts.map((part) => `/${part}`).join("");
}
function basePrefix(context, document2, mode) {
  if (mode === "ignore") return "";
  const path = findBasePath(readServers(context, document2));
  if (path === "") return void 0;
  return mode === "prepend" ? path : path.replace(/^\/[^/]+/, "");
}
function withoutPrefix(servers, mode) {
  const base = findBasePath(servers);
  if (mode === "ignore" || base === "") return servers;
  const kept = mode === "prepend" ? "" : /^\/[^/]+/.exec(base)?.[0] ?? "";
  return servers.map((server) => {
    const url = server.url.replaceAll("{basePath}", () => base.slice(1)).replace(/\/+$/, "");
    const variables2 = server.variables.filter(({ name: name2 }) => name2 !== "basePath");
    if (!withDefaults3({ ...server, url }).endsWith(base)) return { ...server, url: url === "" ? "/" : url, variables: variables2 };
    const parts = base.split("/").length - 1;
    const cut = url.split("/").slice(0, -parts).join("/");
    const left = `${cut}${kept}`;
    return {
      ...server,
      url: left === "" ? "/" : left,
      variables: variables2.filter(({ name: name2 }) => left.includes(`{${name2}}`))
    };
  });
}
var withDefaults3, pathOfUrl;
var init_base_path = __esm({
  "src/parser/openapi/base-path.ts"() {
    "use strict";
    init_servers2();
    withDefaults3 = ({ url, variables: variables2 }) => variables2.reduce((text2, each) => text2.replaceAll(`{${each.name}}`, () => each.default), url);
    pathOfUrl = (url) => url.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, "").replace(/[?#].*$/, "");
  }
});

// src/parser/openapi/cache-keys.ts
function checkOperationCaches(context, settings, found, ids, stages) {
  if (stages.some(({ cache: cache3 }) => cache3 !== void 0)) return;
  found.forEach(({ node, settings: own }, index) => {
    const id = ids[index] ?? "";
    const inFile = settings.values.operations?.[id]?.cache;
    if (inFile === void 0 && own.cache === void 0) return;
    const at = inFile === void 0 ? keyPlaceOf(node) : keyPlaceOf(settings.nodeAt(["operations", id, "cache"]));
    context.diagnostics.report("cache-without-cluster", at, { operation: id, where: "" });
  });
}
var places, placeOf4, withCacheKeys, isCached;
var init_cache_keys = __esm({
  "src/parser/openapi/cache-keys.ts"() {
    "use strict";
    init_document_node();
    places = { path: "path", query: "querystring", header: "header" };
    placeOf4 = (place) => place === "cookie" ? void 0 : places[place];
    withCacheKeys = (operations, found, stages, settings) => operations.map((operation, index) => {
      const { integration } = operation;
      const named2 = settings.values.operations?.[operation.id]?.cache?.keys ?? found[index]?.settings.cache?.keys;
      const isOpen = integration.cacheKeyParameters.length === 0 && isCached(operation, stages);
      if (named2 === void 0 && !isOpen) return operation;
      const keys = named2 ?? operation.parameters.filter((each) => each.in === "path" || each.in === "query");
      const cacheKeyParameters = keys.filter(({ name: name2 }) => /^[\w.$:-]+$/.test(name2) || named2 !== void 0).map((each) => `method.request.${placeOf4(each.in)}.${each.name}`);
      return { ...operation, integration: { ...integration, cacheKeyParameters } };
    });
    isCached = ({ id, method }, stages) => stages.some(({ cache: cache3, settings, operations }) => {
      if (cache3 === void 0) return false;
      const own = operations.find(({ operation }) => operation === id)?.settings.cache?.enabled;
      return own ?? (method === "get" && settings.cache?.enabled === true);
    });
  }
});

// src/parser/openapi/cors.ts
function readCors(context, document2, settings) {
  const { cors } = settings.values;
  const extension = context.protocol === "http" ? member2(document2, gatewayExtension("cors")) : void 0;
  if (cors === void 0) return extension === void 0 ? void 0 : readExtension3(context, extension);
  return {
    ...cors.methods === void 0 ? {} : { methods: cors.methods },
    origins: cors.origins,
    headers: cors.headers ?? ["Content-Type", "Authorization", "X-Api-Key", "X-Amz-Date", "X-Amz-Security-Token"],
    exposedHeaders: cors.exposedHeaders ?? [],
    credentials: cors.credentials ?? false,
    ...cors.maxAge === void 0 ? {} : { maxAgeSeconds: cors.maxAge },
    origin: placeOf2(settings.nodeAt(["cors"]))
  };
}
function readExtension3(context, node) {
  reportUnreadExtensionFields(context, node, "cors");
  const methods3 = readStrings(context, node, "allowMethods").map((method) => method.toUpperCase());
  const maxAge = readNumber(context, node, "maxAge");
  return {
    ...methods3.length === 0 ? {} : { methods: methods3 },
    origins: readStrings(context, node, "allowOrigins"),
    headers: readStrings(context, node, "allowHeaders"),
    exposedHeaders: readStrings(context, node, "exposeHeaders"),
    credentials: readBoolean(context, node, "allowCredentials") === true,
    ...maxAge === void 0 ? {} : { maxAgeSeconds: maxAge },
    origin: placeOf2(node)
  };
}
var init_cors = __esm({
  "src/parser/openapi/cors.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_extension_fields();
    init_extensions();
  }
});

// src/parser/openapi/documentation.ts
function readDocumentation(context, document2, settings) {
  const node = member2(document2, gatewayExtension("documentation"));
  const setting = settings.values.documentation;
  if (setting === void 0 && node === void 0) return void 0;
  const version = setting?.version ?? (node && readString(context, node, "version"));
  if (node !== void 0) reportUnreadExtensionFields(context, node, "documentation");
  return {
    ...version === void 0 ? {} : { version },
    ...setting?.description === void 0 ? {} : { description: setting.description },
    generate: setting?.generate ?? false,
    parts: node === void 0 ? [] : readItems(context, node, "documentationParts").flatMap((part) => readPart(context, part)),
    origin: placeOf2(setting === void 0 && node !== void 0 ? node : settings.nodeAt(["documentation"]))
  };
}
function readPart(context, node) {
  reportUnreadExtensionFields(context, node, "documentationPart");
  const location = member2(node, "location");
  const properties = member2(node, "properties");
  const type = location && partTypes.find((each) => each === readString(context, location, "type")?.toUpperCase());
  if (location === void 0 || type === void 0) {
    const at = (location && member2(location, "type")) ?? location ?? node;
    reportInvalid(context, at, "The type of a documentation part's location", partTypes.join(", "));
    return [];
  }
  reportUnreadExtensionFields(context, location, "documentationLocation");
  return [
    {
      location: readLocation(context, location, type),
      properties: readProperties(context, properties ?? node),
      origin: placeOf2(node)
    }
  ];
}
function readLocation(context, node, type) {
  const found = {};
  for (const key2 of ["path", "method", "statusCode", "name"]) {
    const text2 = readString(context, node, key2);
    if (text2 !== void 0) found[key2] = text2;
  }
  return { type, ...found };
}
function readProperties(context, node) {
  if (isRecord(node.value)) return node.value;
  if (typeof node.value === "string") {
    try {
      const parsed = JSON.parse(node.value);
      if (isRecord(parsed)) return parsed;
    } catch {
    }
  }
  reportInvalid(context, node, "The properties of a documentation part", "an object");
  return {};
}
var partTypes;
var init_documentation2 = __esm({
  "src/parser/openapi/documentation.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_extension_fields();
    init_extensions();
    partTypes = [
      "API",
      "AUTHORIZER",
      "MODEL",
      "RESOURCE",
      "METHOD",
      "PATH_PARAMETER",
      "QUERY_PARAMETER",
      "REQUEST_HEADER",
      "REQUEST_BODY",
      "RESPONSE",
      "RESPONSE_HEADER",
      "RESPONSE_BODY"
    ];
  }
});

// src/parser/openapi/access.ts
function readAccess2(context, settings, operations) {
  const node = settings.nodeAt(["api", "access"]);
  const single = member2(node, "operations");
  const statements = member2(node, "statements");
  return {
    ...readRule(context, node),
    operations: (single === void 0 ? [] : members(single)).flatMap(([id, child]) => {
      const operation = unsafeId(id);
      if (operations.has(operation)) return [{ operation, rule: readRule(context, child) }];
      context.diagnostics.report("setting-operation-unknown", keyPlaceOf(child), { operation: id });
      return [];
    }),
    statements: (statements === void 0 ? [] : items(statements)).map(
      (each) => readDeployTree(context, each, "verbatim")
    ),
    origin: keyPlaceOf(node)
  };
}
function readRule(context, node) {
  const list = (key2) => {
    const child = member2(node, key2);
    return (child === void 0 ? [] : items(child)).map((each) => readDeployValue(context, each, "template"));
  };
  return {
    allowIps: list("allowIps"),
    denyIps: list("denyIps"),
    allowVpcEndpoints: list("allowVpcEndpoints"),
    allowVpcs: list("allowVpcs"),
    allowAccounts: list("allowAccounts"),
    allowPrincipals: list("allowPrincipals")
  };
}
var init_access2 = __esm({
  "src/parser/openapi/access.ts"() {
    "use strict";
    init_ids();
    init_document_node();
    init_deploy_values();
  }
});

// src/parser/openapi/gateway.ts
function readGateway(context, document2, settings, operations) {
  claimExtensions(context, document2, rootExtensions);
  return context.protocol === "http" ? readHttpGateway(context, document2, settings) : readRestGateway(context, document2, settings, operations);
}
function readRestGateway(context, document2, settings, operations) {
  const api2 = settings.values.api ?? {};
  const endpoint = readEndpoint(context, document2);
  const minimumCompressionSize = api2.minimumCompressionSize ?? readCompressionSize(context, document2);
  const policyNode = api2.resourcePolicy === void 0 ? member2(document2, gatewayExtension("policy")) : void 0;
  const resourcePolicy = policyNode ?? (api2.resourcePolicy && settings.nodeAt(["api", "resourcePolicy"]));
  return {
    protocol: "rest",
    definition: api2.definition ?? "resources",
    pathVariables: api2.pathVariables ?? "named",
    endpoint: api2.endpoint ?? endpoint.type ?? (endpoint.vpcEndpointIds.length > 0 ? "private" : "regional"),
    ...readTls(context, document2, api2, endpoint.ipAddressType),
    vpcEndpointIds: api2.vpcEndpointIds ?? endpoint.vpcEndpointIds,
    disableExecuteApiEndpoint: api2.disableExecuteApiEndpoint ?? endpoint.disabled,
    apiKeySource: api2.apiKeySource === void 0 ? readKeySource(context, document2) : upper2(api2.apiKeySource),
    binaryMediaTypes: api2.binaryMediaTypes ?? readBinaryMediaTypes(context, document2) ?? impliedBinaryTypes(operations),
    ...minimumCompressionSize === void 0 ? {} : { minimumCompressionSize },
    ...resourcePolicy === void 0 ? {} : {
      resourcePolicy: readDeployTree(context, resourcePolicy, "verbatim"),
      resourcePolicyOrigin: placeOf2(resourcePolicy)
    },
    ...api2.access === void 0 ? {} : { access: readAccess2(context, settings, new Set(operations.map(({ id }) => id))) },
    resourceTags: readResourceTags(context, document2, api2.tags),
    ...readImportVersion(context, document2)
  };
}
function readHttpGateway(context, document2, settings) {
  const api2 = settings.values.api ?? {};
  const endpoint = readEndpoint(context, document2);
  const ipAddressType2 = api2.ipAddressType ?? endpoint.ipAddressType;
  return {
    protocol: "http",
    definition: api2.definition ?? "resources",
    pathVariables: api2.pathVariables ?? "named",
    failOnWarnings: api2.failOnWarnings ?? false,
    ...api2.payloadFormatVersion === void 0 ? {} : { payloadFormatVersion: api2.payloadFormatVersion },
    disableExecuteApiEndpoint: api2.disableExecuteApiEndpoint ?? endpoint.disabled,
    ...ipAddressType2 === void 0 ? {} : { ipAddressType: ipAddressType2 },
    resourceTags: readResourceTags(context, document2, api2.tags),
    ...readImportVersion(context, document2)
  };
}
function readResourceTags(context, document2, settings = {}) {
  const tags = /* @__PURE__ */ new Map();
  for (const tag of readItems(context, document2, "tags")) {
    const key2 = readString(context, tag, "name");
    const value = readString(context, tag, gatewayExtension("tag-value"));
    if (key2 !== void 0 && value !== void 0) tags.set(key2, value);
  }
  for (const [key2, value] of Object.entries(settings)) tags.set(key2, value);
  return [...tags].map(([key2, value]) => ({ key: key2, value }));
}
function readImportVersion(context, document2) {
  const version = readString(context, document2, gatewayExtension("importexport-version"));
  return version === void 0 ? {} : { importExportVersion: version };
}
function readTls(context, document2, api2, documentAddressType) {
  const securityPolicy3 = api2.securityPolicy ?? readString(context, document2, gatewayExtension("security-policy"));
  const endpointAccessMode2 = api2.endpointAccessMode?.toUpperCase() ?? readAccessMode(context, document2);
  const ipAddressType2 = api2.ipAddressType ?? documentAddressType;
  return {
    ...ipAddressType2 === void 0 ? {} : { ipAddressType: ipAddressType2 },
    ...securityPolicy3 === void 0 ? {} : { securityPolicy: securityPolicy3 },
    ...endpointAccessMode2 === void 0 ? {} : { endpointAccessMode: endpointAccessMode2 }
  };
}
function readAccessMode(context, document2) {
  const key2 = gatewayExtension("endpoint-access-mode");
  const text2 = readString(context, document2, key2)?.toUpperCase();
  if (text2 === void 0 || text2 === "BASIC" || text2 === "STRICT") return text2;
  reportInvalid(context, member2(document2, key2) ?? document2, `'${key2}'`, "BASIC or STRICT");
  return void 0;
}
function readKeySource(context, document2) {
  const key2 = gatewayExtension("api-key-source");
  const text2 = readString(context, document2, key2)?.toUpperCase();
  if (text2 === void 0 || text2 === "HEADER" || text2 === "AUTHORIZER") return text2 ?? "HEADER";
  reportInvalid(context, member2(document2, key2) ?? document2, `'${key2}'`, "HEADER or AUTHORIZER");
  return "HEADER";
}
function readCompressionSize(context, document2) {
  const key2 = gatewayExtension("minimum-compression-size");
  const size = readNumber(context, document2, key2);
  if (size === void 0 || Number.isInteger(size) && size >= 0) return size;
  reportInvalid(context, member2(document2, key2) ?? document2, `'${key2}'`, "a whole number of bytes");
  return void 0;
}
function readBinaryMediaTypes(context, document2) {
  const key2 = gatewayExtension("binary-media-types");
  if (member2(document2, key2) === void 0) return void 0;
  for (const item of readItems(context, document2, key2)) {
    const type = item.value;
    if (typeof type !== "string" || mediaRange.test(type)) continue;
    context.diagnostics.report("media-type-invalid", placeOf2(item), { type, what: `an item of ${key2}` });
  }
  return readStrings(context, document2, key2);
}
function readEndpoint(context, document2) {
  const key2 = gatewayExtension("endpoint-configuration");
  const holders = [document2, ...serverNodes(context, document2)];
  const [node] = holders.flatMap((holder2) => member2(holder2, key2) ?? []);
  const holder = holders.find((each) => member2(each, key2) !== void 0);
  if (holder !== void 0) claimExtensions(context, holder, ["endpoint-configuration"]);
  if (node === void 0) return { vpcEndpointIds: [], disabled: false };
  reportUnreadExtensionFields(context, node, "endpoint");
  const [first] = readItems(context, node, "types");
  const type = endpointTypes.find((each) => each === String(first?.value).toLowerCase());
  if (first !== void 0 && type === void 0)
    reportInvalid(context, first, "The endpoint's type", "EDGE, REGIONAL or PRIVATE");
  const ipAddressType2 = readString(context, node, "ipAddressType")?.toLowerCase();
  if (ipAddressType2 !== void 0 && ipAddressType2 !== "ipv4" && ipAddressType2 !== "dualstack")
    reportInvalid(
      context,
      member2(node, "ipAddressType") ?? node,
      "The endpoint's 'ipAddressType'",
      "ipv4 or dualstack"
    );
  if (context.protocol !== "rest") reportOtherEndpoints(context, node, type);
  return {
    ...type === void 0 ? {} : { type },
    ...ipAddressType2 === "ipv4" || ipAddressType2 === "dualstack" ? { ipAddressType: ipAddressType2 } : {},
    vpcEndpointIds: readStrings(context, node, "vpcEndpointIds"),
    disabled: readBoolean(context, node, "disableExecuteApiEndpoint") === true
  };
}
function reportOtherEndpoints(context, node, type) {
  const at = (field) => keyPlaceOf(member2(node, field) ?? node);
  if (type !== void 0 && type !== "regional") {
    const help = "It is regional. For an edge, put CloudFront before it; for a private API set `api.type: rest`.";
    reportNotForApiType(context, at("types"), `endpoint ${type}`, help);
  }
  if (member2(node, "vpcEndpointIds") !== void 0) {
    const help = "Private APIs are REST APIs: set `api.type: rest` with `api.endpoint: private`.";
    reportNotForApiType(context, at("vpcEndpointIds"), "vpcEndpointIds", help);
  }
}
function impliedBinaryTypes(operations) {
  const types = /* @__PURE__ */ new Set();
  for (const { body: body2, responses } of operations) {
    for (const { content } of [...body2 === void 0 ? [] : [body2], ...responses]) {
      for (const { type, schema: schema2 } of content) {
        const bare = essence(type);
        const kind = bodyKind(bare);
        const isBytes2 = bare === "*/*" && schema2.kind === "string" && schema2.format === "binary";
        if ((kind === "binary" || kind === "multipart" || isBytes2) && mediaRange.test(bare)) types.add(bare);
      }
    }
  }
  return [...types].sort();
}
var rootExtensions, upper2, endpointTypes, readGatewayResponses;
var init_gateway = __esm({
  "src/parser/openapi/gateway.ts"() {
    "use strict";
    init_media_range();
    init_media_type();
    init_document_node();
    init_read_context();
    init_access2();
    init_api_type();
    init_deploy_values();
    init_extension_fields();
    init_extensions();
    init_servers2();
    rootExtensions = [
      "request-validators",
      "request-validator",
      "api-key-source",
      "binary-media-types",
      "gateway-responses",
      "policy",
      "minimum-compression-size",
      "security-policy",
      "endpoint-access-mode",
      "documentation",
      "cors",
      "importexport-version"
    ];
    upper2 = (source2) => source2 === "header" ? "HEADER" : "AUTHORIZER";
    endpointTypes = ["edge", "regional", "private"];
    readGatewayResponses = (context, document2) => readMembers(context, document2, gatewayExtension("gateway-responses")).map(([type, node]) => {
      reportUnreadExtensionFields(context, node, "gatewayResponse");
      const statusCode = readString(context, node, "statusCode");
      return {
        type,
        ...statusCode === void 0 ? {} : { statusCode },
        parameters: readMembers(context, node, "responseParameters").map(([to, child]) => ({
          to,
          from: readDeployValue(context, child, "verbatim")
        })),
        templates: readMembers(context, node, "responseTemplates").map(([contentType, child]) => ({
          contentType,
          template: readDeployValue(context, child, "verbatim")
        })),
        origin: placeOf2(node)
      };
    });
  }
});

// src/parser/openapi/merge-gateway.ts
function readAllGatewayResponses(parts) {
  const byType = /* @__PURE__ */ new Map();
  for (const { context, document: document2 } of parts) {
    claimExtensions(context, document2, ["gateway-responses"]);
    for (const response of readGatewayResponses(context, document2)) {
      const first = byType.get(response.type);
      if (first === void 0) byType.set(response.type, response);
      else {
        const related = [{ message: "it is described here as well", at: first.origin }];
        context.diagnostics.report("gateway-response-shared", response.origin, { type: response.type }, { related });
      }
    }
  }
  return [...byType.values()];
}
function withBinaryTypes(gateway, [, ...others], settings) {
  if (gateway.protocol !== "rest" || settings.values.api?.binaryMediaTypes !== void 0) return gateway;
  const key2 = gatewayExtension("binary-media-types");
  const declared = others.flatMap(({ context, document: document2 }) => {
    claimExtensions(context, document2, ["binary-media-types"]);
    return member2(document2, key2) === void 0 ? [] : readStrings(context, document2, key2);
  });
  if (declared.length === 0) return gateway;
  return { ...gateway, binaryMediaTypes: [.../* @__PURE__ */ new Set([...gateway.binaryMediaTypes, ...declared])] };
}
var init_merge_gateway = __esm({
  "src/parser/openapi/merge-gateway.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_extensions();
    init_gateway();
  }
});

// src/parser/openapi/method-authorization.ts
function readMethodAuthorization(context, operation) {
  const node = member2(operation, key);
  if (node === void 0) return void 0;
  const type = readString(context, node, "type")?.toUpperCase();
  if (type === "AWS_IAM" || type === "NONE") return type;
  if (type === "CUSTOM" || type === "COGNITO_USER_POOLS") return void 0;
  reportInvalid(context, member2(node, "type") ?? node, "The method's authorization type", "AWS_IAM or NONE");
  return void 0;
}
function withSignatureScheme(security, found, context) {
  const asking = found.find(({ node }) => readMethodAuthorization(context, node) === "AWS_IAM");
  if (asking === void 0) return { security, signature: void 0 };
  const known = security.schemes.find(({ credential }) => credential.kind === "sigv4");
  if (known !== void 0) return { security, signature: known.id };
  const origin = placeOf2(member2(asking.node, key) ?? asking.node);
  const name2 = security.schemes.some(({ id }) => id === "sigv4") ? "awsSignatureVersion4" : "sigv4";
  const scheme = {
    id: unsafeId(name2),
    credential: { kind: "sigv4" },
    authType: "awsSigv4",
    authorizer: unsafeId(name2),
    origin
  };
  return {
    security: {
      schemes: [...security.schemes, scheme],
      authorizers: [...security.authorizers, { id: scheme.authorizer, name: name2, kind: "iam", origin }]
    },
    signature: scheme.id
  };
}
function reportUnread3(context, operation, isOpen) {
  const node = member2(operation, key);
  if (node === void 0) return;
  reportUnreadExtensionFields(context, node, "auth");
  const type = readString(context, node, "type");
  if (isOpen && type !== void 0 && /^(custom|cognito_user_pools)$/i.test(type)) {
    context.diagnostics.report("authorization-without-scheme", placeOf2(node), { type });
  }
}
function applyMethodAuthorization(context, operation, required, signature) {
  const authorization = readMethodAuthorization(context, operation);
  reportUnread3(context, operation, authorization === void 0 && required.length === 0);
  if (authorization === "NONE") return [];
  if (authorization !== "AWS_IAM" || signature === void 0) return required;
  const signed = { scheme: signature, scopes: [], origin: placeOf2(member2(operation, key) ?? operation) };
  const alternatives = required.length === 0 ? [[]] : required;
  return alternatives.map((all) => all.some(({ scheme }) => scheme === signature) ? all : [...all, signed]);
}
var key;
var init_method_authorization = __esm({
  "src/parser/openapi/method-authorization.ts"() {
    "use strict";
    init_ids();
    init_document_node();
    init_read_context();
    init_extension_fields();
    init_extensions();
    key = gatewayExtension("auth");
  }
});

// src/parser/openapi/examples.ts
function readExamples2(context, node) {
  const single = member2(node, "example");
  const several = isRecord(member2(node, "examples")?.value) ? readMembers(context, node, "examples") : [];
  return [
    ...single === void 0 ? [] : [{ value: single.value }],
    ...several.flatMap(([name2, child]) => {
      const target = resolve(context, child);
      const value = target === void 0 ? void 0 : member2(target, "value");
      const elsewhere = target === void 0 ? void 0 : member2(target, "externalValue");
      if (elsewhere !== void 0) reportUnreadConstruct(context, elsewhere, "The field 'externalValue' of examples");
      if (target === void 0 || value === void 0) return [];
      const summary = readString(context, target, "summary");
      return [{ name: name2, ...summary === void 0 ? {} : { summary }, value: value.value }];
    })
  ];
}
var init_examples = __esm({
  "src/parser/openapi/examples.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_reference();
  }
});

// src/parser/openapi/parameters.ts
function readParameters(reading, pathItem, operation) {
  const own = readParameterList(reading, operation);
  const key2 = (parameter2) => `${parameter2.in}
${parameter2.name}`;
  const ownKeys = new Set(own.map(key2));
  return [...readParameterList(reading, pathItem).filter((parameter2) => !ownKeys.has(key2(parameter2))), ...own];
}
function readParameterList(reading, holder) {
  const { context } = reading;
  const found = /* @__PURE__ */ new Map();
  for (const item of readItems(context, holder, "parameters")) {
    const node = resolve(context, item);
    const parameter2 = node === void 0 ? void 0 : readParameter(reading, node);
    if (parameter2 === void 0) continue;
    const key2 = `${parameter2.in}
${parameter2.name}`;
    if (found.has(key2)) {
      context.diagnostics.report("parameter-duplicate", placeOf2(item), { in: parameter2.in, name: parameter2.name });
    } else found.set(key2, parameter2);
  }
  return [...found.values()];
}
function readParameter(reading, node) {
  const { context } = reading;
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "A parameter", "an object");
    return void 0;
  }
  const name2 = readString(context, node, "name");
  const location = readString(context, node, "in");
  if (name2 === void 0 || location === void 0) {
    const field = name2 === void 0 ? "name" : "in";
    context.diagnostics.report("field-missing", placeOf2(node), { what: "A parameter", field });
    return void 0;
  }
  if (!isLocation(location)) {
    reportInvalid(context, member2(node, "in") ?? node, "The parameter's 'in'", `one of ${locations.join(", ")}`);
    return void 0;
  }
  if (location === "header" && /^(accept|content-type|authorization)$/i.test(name2)) {
    context.diagnostics.report("construct-not-read", placeOf2(node), {
      what: `The header parameter '${name2}', which OpenAPI describes by content types and security schemes,`
    });
    return void 0;
  }
  const style = readStyle(context, node, location);
  const description2 = readString(context, node, "description");
  return {
    name: name2,
    in: location,
    ...description2 === void 0 ? {} : { description: description2 },
    required: location === "path" || readBoolean(context, node, "required") === true,
    deprecated: readBoolean(context, node, "deprecated") === true,
    style,
    explode: readBoolean(context, node, "explode") ?? style === "form",
    allowReserved: readBoolean(context, node, "allowReserved") === true,
    ...readValueSchema(reading, node),
    examples: readExamples2(context, node),
    origin: placeOf2(node)
  };
}
function readStyle(context, node, location) {
  const allowed2 = stylesByLocation[location];
  const text2 = readString(context, node, "style");
  const style = allowed2.find((each) => each === text2);
  if (text2 !== void 0 && style === void 0) {
    reportInvalid(
      context,
      member2(node, "style") ?? node,
      `The style of a ${location} parameter`,
      `one of ${allowed2.join(", ")}`
    );
  }
  return style ?? allowed2[0];
}
function readValueSchema(reading, node) {
  const schema2 = member2(node, "schema");
  if (schema2 !== void 0) return { schema: reading.readSchema(schema2) };
  const content = member2(node, "content");
  const [first] = content === void 0 ? [] : members(content);
  if (first === void 0) return { schema: { ...plainHead(node), kind: "any" } };
  const [contentType, mediaType] = first;
  const inner = member2(mediaType, "schema");
  return {
    schema: inner === void 0 ? { ...plainHead(mediaType), kind: "any" } : reading.readSchema(inner),
    contentType
  };
}
function readHeader(reading, name2, start) {
  const { context } = reading;
  const node = resolve(context, start);
  if (node === void 0) return void 0;
  const description2 = readString(context, node, "description");
  return {
    name: name2,
    ...description2 === void 0 ? {} : { description: description2 },
    required: readBoolean(context, node, "required") === true,
    deprecated: readBoolean(context, node, "deprecated") === true,
    schema: readValueSchema(reading, node).schema,
    explode: readBoolean(context, node, "explode") === true,
    origin: placeOf2(node)
  };
}
var locations, stylesByLocation, isLocation;
var init_parameters = __esm({
  "src/parser/openapi/parameters.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_reference();
    init_examples();
    init_schema_reading();
    locations = ["path", "query", "header", "cookie"];
    stylesByLocation = {
      path: ["simple", "label", "matrix"],
      query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
      header: ["simple"],
      cookie: ["form"]
    };
    isLocation = (text2) => locations.includes(text2);
  }
});

// src/parser/openapi/contents.ts
function readRequestBody(reading, operation) {
  const { context } = reading;
  const start = member2(operation, "requestBody");
  const node = start === void 0 ? void 0 : resolve(context, start);
  if (node === void 0) return void 0;
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "'requestBody'", "an object");
    return void 0;
  }
  const content = readContent(reading, node);
  if (content.length === 0) {
    context.diagnostics.report("field-missing", placeOf2(node), { what: "A request body", field: "content" });
    return void 0;
  }
  const description2 = readString(context, node, "description");
  return {
    ...description2 === void 0 ? {} : { description: description2 },
    required: readBoolean(context, node, "required") === true,
    content,
    origin: placeOf2(node)
  };
}
function readResponses(reading, operation, name2) {
  const { context } = reading;
  const responses = readMembers(context, operation, "responses").flatMap(([status, start]) => {
    if (status.startsWith("x-")) return [];
    const node = resolve(context, start);
    if (node === void 0) return [];
    if (!/^([1-5]\d\d|[1-5]XX|default)$/i.test(status)) {
      const expected = "a status code, a range such as 4XX, or default";
      context.diagnostics.report("value-invalid", keyPlaceOf(start), {
        what: "The key of a response",
        expected,
        actual: `'${status}'`
      });
      return [];
    }
    const links = member2(node, "links");
    if (links !== void 0) reportUnreadConstruct(context, links, "The field 'links' of responses");
    return [
      {
        status: /XX$/i.test(status) ? status.toUpperCase() : status,
        description: readString(context, node, "description") ?? "",
        headers: readMembers(context, node, "headers").flatMap(
          ([header, child]) => readHeader(reading, header, child) ?? []
        ),
        content: readContent(reading, node),
        origin: placeOf2(node)
      }
    ];
  });
  if (responses.length > 0) return responses;
  context.diagnostics.report("responses-missing", placeOf2(operation), { operation: name2 });
  const any = {
    type: "*/*",
    schema: { ...plainHead(operation), kind: "any" },
    encoding: [],
    examples: [],
    origin: placeOf2(operation)
  };
  return [{ status: "default", description: "", headers: [], content: [any], origin: placeOf2(operation) }];
}
function readEncoding(reading, property, node) {
  const { context } = reading;
  const contentType = readString(context, node, "contentType");
  const explode = readBoolean(context, node, "explode");
  const styleText = readString(context, node, "style");
  const style = partStyles.find((each) => each === styleText);
  if (styleText !== void 0 && style === void 0) {
    reportInvalid(context, member2(node, "style") ?? node, "The style of a part", `one of ${partStyles.join(", ")}`);
  }
  return {
    property,
    ...contentType === void 0 ? {} : { contentType },
    ...style === void 0 ? {} : { style },
    ...explode === void 0 ? {} : { explode },
    headers: readMembers(context, node, "headers").flatMap(([name2, child]) => readHeader(reading, name2, child) ?? [])
  };
}
var readContent, partStyles;
var init_contents = __esm({
  "src/parser/openapi/contents.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_reference();
    init_examples();
    init_parameters();
    init_schema_reading();
    readContent = (reading, holder) => readMembers(reading.context, holder, "content").flatMap(([type, start]) => {
      const node = resolve(reading.context, start);
      if (node === void 0) return [];
      const schema2 = member2(node, "schema");
      return [
        {
          type,
          schema: schema2 === void 0 ? { ...plainHead(node), kind: "any" } : reading.readSchema(schema2),
          encoding: readMembers(reading.context, node, "encoding").map(
            ([property, child]) => readEncoding(reading, property, child)
          ),
          examples: readExamples2(reading.context, node),
          origin: placeOf2(node)
        }
      ];
    });
    partStyles = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];
  }
});

// src/parser/openapi/document-part.ts
var pathOf;
var init_document_part = __esm({
  "src/parser/openapi/document-part.ts"() {
    "use strict";
    pathOf = ({ prefix: prefix2 }, path) => prefix2 !== "" && path === "/" ? prefix2 : `${prefix2}${path}`;
  }
});

// src/parser/openapi/path-template.ts
function parsePath(text2) {
  if (!text2.startsWith("/")) return { problem: "does not begin with '/'" };
  if (text2.includes("?")) return { problem: "holds a query; describe query parameters with `in: query`" };
  const segments = [];
  for (const part of text2 === "/" ? [] : text2.slice(1).split("/")) {
    const segment = parseSegment(part);
    if (segment === void 0) return { problem: `has unbalanced or empty braces in '${part}'` };
    segments.push(segment);
  }
  return { text: text2, segments };
}
function parseSegment(part) {
  if (!part.includes("{") && !part.includes("}")) return { kind: "literal", text: part };
  const whole = /^\{([^{}]+?)(\+?)\}$/.exec(part);
  if (whole?.[1] !== void 0) return { kind: "variable", name: whole[1], greedy: whole[2] === "+" };
  if (!/^(?:[^{}]|\{[^{}]+\})*$/.test(part)) return void 0;
  return { kind: "mixed", text: part, names: [...part.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? "") };
}
var pathVariables, routeShape;
var init_path_template = __esm({
  "src/parser/openapi/path-template.ts"() {
    "use strict";
    pathVariables = (path) => path.segments.flatMap(
      (segment) => segment.kind === "variable" ? [segment.name] : segment.kind === "mixed" ? segment.names : []
    );
    routeShape = (path) => path.text.replace(/\{[^{}]+\}/g, "{}");
  }
});

// src/parser/openapi/operations.ts
async function findOperations(part, routes2) {
  const { context, document: document2 } = part;
  const found = [];
  for (const [own, start] of readMembers(context, document2, "paths")) {
    if (own.startsWith("x-")) continue;
    const text2 = own.startsWith("/") ? pathOf(part, own) : own;
    const fragment = text2.indexOf("#");
    if (fragment !== -1) context.diagnostics.report("path-fragment", keyPlaceOf(start), { path: text2 });
    const path = parsePath(fragment === -1 ? text2 : text2.slice(0, fragment));
    if ("problem" in path) {
      context.diagnostics.report("path-invalid", keyPlaceOf(start), { path: text2, problem: path.problem });
      continue;
    }
    const pathItem = resolve(context, start);
    if (pathItem === void 0 || pathItem.value === null) continue;
    if (!isRecord(pathItem.value)) {
      reportInvalid(context, pathItem, "A path item", "an object");
      continue;
    }
    reportUnknownFields2(context, pathItem);
    reportOperationSettingsOfOtherTypes(context, pathItem);
    const pathSettings = await readOperationSettings(pathItem, context.diagnostics);
    for (const [key2, node] of members(pathItem)) {
      const method = methods2.get(key2);
      if (method === void 0) continue;
      const route2 = `${method} ${routeShape(path)}`;
      const other = routes2.get(route2);
      const settings = { ...pathSettings, ...await readOperationSettings(node, context.diagnostics) };
      reportOperationSettingsOfOtherTypes(context, node);
      const operationId = readString(context, node, "operationId");
      const operation = {
        part,
        text: text2,
        path,
        method,
        pathItem,
        node,
        operationId: operationId === "" ? void 0 : operationId,
        settings
      };
      if (other !== void 0) reportSharedRoute(operation, other, keyPlaceOf(start));
      found.push(operation);
      if (other === void 0) routes2.set(route2, operation);
    }
  }
  return found;
}
function reportSharedRoute(operation, other, pathPlace) {
  const { part, text: path, method, node } = operation;
  const { diagnostics } = part.context;
  if (other.part === part) diagnostics.report("path-duplicate", pathPlace, { path, other: other.text, method });
  else {
    const related = [{ message: "it is described here as well", at: keyPlaceOf(other.node) }];
    diagnostics.report("route-shared", keyPlaceOf(node), { path, method }, { related });
  }
}
function reportUnknownFields2(context, pathItem) {
  for (const key2 of Object.keys(pathItem.value)) {
    if (pathItemFields.has(key2) || key2.startsWith("x-")) continue;
    const at = member2(pathItem, key2) ?? pathItem;
    const what = "A path item";
    if (key2 === "query" || key2 === "additionalOperations") {
      context.diagnostics.report("construct-not-read", keyPlaceOf(at), { what: `The field '${key2}' of a path item` });
    } else context.diagnostics.report("field-unknown", keyPlaceOf(at), { what, field: key2 });
  }
  claimExtensions(context, pathItem, ["any-method"]);
}
function nameOperations(context, found) {
  const places3 = /* @__PURE__ */ new Map();
  for (const { operationId, node } of found) {
    if (operationId === void 0) continue;
    const first = places3.get(operationId);
    if (first === void 0) places3.set(operationId, node);
    else {
      const at = placeOf2(member2(node, "operationId") ?? node);
      const related = [{ message: "it is first used here", at: placeOf2(member2(first, "operationId") ?? first) }];
      context.diagnostics.report("operation-id-duplicate", at, { operation: operationId }, { related });
    }
  }
  const routeOf = (each) => `${each.method} ${each.text}`;
  const unnamed = found.filter((each) => each.operationId === void 0).map(routeOf);
  const wish = (route2) => camelCase(route2.endsWith(" /") ? `${route2}root` : route2);
  const made = allocateNames(unnamed, wish, (name2) => places3.has(name2));
  return found.map((each) => unsafeId(each.operationId ?? made.get(routeOf(each)) ?? routeOf(each)));
}
function readOperation(reading, found, id, defaults) {
  const { context } = reading;
  const { node, pathItem, path, method } = found;
  claimExtensions(context, node, operationExtensions);
  const callbacks = member2(node, "callbacks");
  if (callbacks !== void 0) reportUnreadConstruct(context, callbacks, "The field 'callbacks' of operations");
  const integrationStart = member2(node, gatewayExtension("integration"));
  const integrationNode = integrationStart === void 0 ? void 0 : resolve(context, integrationStart);
  const shortForm = defaults.shortFormFor(found, id);
  if (shortForm !== void 0 && integrationStart !== void 0)
    context.diagnostics.report("short-form-replaces-integration", shortForm.origin, {
      setting: shortForm.form.setting,
      operation: id
    });
  const integration = shortForm ?? (integrationNode === void 0 ? void 0 : readIntegration(context, integrationNode));
  const required = readRequirements(context, node, defaults.schemes) ?? defaults.security ?? [];
  const body2 = readRequestBody(reading, node);
  const servers = readServers(context, node);
  const summary = readString(context, node, "summary") ?? readString(context, pathItem, "summary");
  const description2 = readString(context, node, "description") ?? readString(context, pathItem, "description");
  return {
    id,
    named: found.operationId !== void 0,
    method,
    path,
    ...summary === void 0 ? {} : { summary },
    ...description2 === void 0 ? {} : { description: description2 },
    deprecated: readBoolean(context, node, "deprecated") === true,
    tags: readStrings(context, node, "tags"),
    parameters: bindPathParameters(reading, found, readParameters(reading, pathItem, node)),
    ...body2 === void 0 ? {} : { body: body2 },
    responses: readResponses(reading, node, id),
    integration,
    security: applyMethodAuthorization(context, node, required, defaults.signature),
    validation: defaults.validationFor(found, id, shortForm === void 0 && integrationStart !== void 0),
    servers: servers.length > 0 ? servers : readServers(context, pathItem),
    origin: keyPlaceOf(node)
  };
}
function bindPathParameters(reading, found, parameters) {
  const { diagnostics } = reading.context;
  const variables2 = new Set(pathVariables(found.path));
  const inPath = new Map(parameters.filter((each) => each.in === "path").map((each) => [each.name, each]));
  for (const [name2, parameter2] of inPath) {
    if (variables2.has(name2.replace(/\+$/, ""))) continue;
    diagnostics.report("path-parameter-unused", parameter2.origin, { name: name2, path: found.path.text });
  }
  const bound = [...variables2].map((name2) => {
    const described = inPath.get(name2) ?? inPath.get(`${name2}+`);
    if (described !== void 0) return { ...described, name: name2 };
    diagnostics.report("path-parameter-unbound", keyPlaceOf(found.node), { name: name2, path: found.path.text });
    return {
      name: name2,
      in: "path",
      required: true,
      deprecated: false,
      schema: { ...plainHead(found.node), kind: "string" },
      style: "simple",
      explode: false,
      allowReserved: false,
      examples: [],
      origin: keyPlaceOf(found.node)
    };
  });
  return [...bound, ...parameters.filter((each) => each.in !== "path")];
}
var anyMethod, methods2, pathItemFields, operationExtensions;
var init_operations3 = __esm({
  "src/parser/openapi/operations.ts"() {
    "use strict";
    init_ids();
    init_names();
    init_document_node();
    init_read_context();
    init_reference();
    init_read_settings();
    init_api_type();
    init_contents();
    init_document_part();
    init_extensions();
    init_integrations();
    init_method_authorization();
    init_parameters();
    init_path_template();
    init_schema_reading();
    init_security();
    init_servers2();
    anyMethod = gatewayExtension("any-method");
    methods2 = new Map([
      ...["get", "put", "post", "delete", "options", "head", "patch", "trace"].map(
        (each) => [each, each]
      ),
      [anyMethod, "any"]
    ]);
    pathItemFields = /* @__PURE__ */ new Set(["summary", "description", "parameters", "servers", "$ref", ...methods2.keys()]);
    operationExtensions = ["integration", "request-validator", "auth"];
  }
});

// src/parser/openapi/value-sources.ts
function readValueSource(context, node) {
  if (typeof node.value === "number" || typeof node.value === "boolean") {
    const type = typeof node.value === "number" ? "number" : "boolean";
    return { kind: "constant", value: literal(String(node.value)), type };
  }
  const text2 = String(node.value);
  const constant = /^'(.*)'$/s.exec(text2);
  if (constant !== null)
    return { kind: "constant", value: readDeployValue(context, { ...node, value: constant[1] ?? "" }, "template") };
  const bare = text2.replace(/^(?:method\.request\.|\$request\.|\$(?=context\.|stageVariables\.))/, "");
  const [, place = "", rest2] = /^([A-Za-z]+)(?:\.(.+))?$/s.exec(bare) ?? [];
  if (place === "body") return { kind: "body", path: rest2 === void 0 ? [] : rest2.split(".") };
  const kind = Object.hasOwn(places2, place) ? places2[place] : void 0;
  if (kind !== void 0 && rest2 !== void 0 && (kind !== "context" || /^[\w.]+$/.test(rest2)))
    return { kind, name: rest2 };
  context.diagnostics.report("value-source-invalid", placeOf2(node), { source: text2 });
  return { kind: "constant", value: literal("") };
}
function readSourceTemplate(context, node) {
  const parts = [];
  let end = 0;
  const text2 = String(node.value);
  const constant = (part) => {
    if (part !== "")
      parts.push({ kind: "constant", value: readDeployValue(context, { ...node, value: part }, "template") });
  };
  for (const match of text2.matchAll(/(?<!\$)\{([^{}]+)\}/g)) {
    constant(text2.slice(end, match.index));
    const name2 = match[1] ?? "";
    parts.push(
      readValueSource(context, { ...node, value: /^[\w-]+\+?$/.test(name2) ? `path.${name2.replace(/\+$/, "")}` : name2 })
    );
    end = match.index + match[0].length;
  }
  constant(text2.slice(end));
  return parts;
}
var places2, readNamedSources;
var init_value_sources = __esm({
  "src/parser/openapi/value-sources.ts"() {
    "use strict";
    init_deploy_value();
    init_document_node();
    init_deploy_values();
    places2 = {
      path: "path",
      query: "query",
      querystring: "query",
      header: "header",
      context: "context",
      stageVariables: "stageVariable"
    };
    readNamedSources = (context, members2) => members2.map(([name2, node]) => ({ name: name2, source: readValueSource(context, node) }));
  }
});

// src/parser/openapi/service-calls.ts
function createFields(context, node, path) {
  const lastVariable = pathVariables(path).at(-1);
  const value = (key2) => {
    const child = member2(node, key2);
    return child === void 0 ? void 0 : readDeployValue(context, child, "template");
  };
  const source2 = (key2) => {
    const child = member2(node, key2);
    return child === void 0 ? void 0 : readValueSource(context, child);
  };
  return {
    context,
    node,
    text: (key2) => readString(context, node, key2),
    number: (key2) => readNumber(context, node, key2),
    flag: (key2, otherwise) => readBoolean(context, node, key2) ?? otherwise,
    action: () => readString(context, node, "action") ?? "",
    value: (key2) => value(key2) ?? { kind: "literal", text: "" },
    optionalValue: value,
    source: source2,
    named: (key2) => {
      const child = member2(node, key2);
      return child === void 0 ? [] : readNamedSources(context, members(child));
    },
    pathVariables: pathVariables(path),
    lastVariable: () => lastVariable === void 0 ? void 0 : { kind: "path", name: lastVariable }
  };
}
function readForm(fields2, setting) {
  switch (setting) {
    case "dynamodb":
      return readDynamoDb(fields2);
    case "sqs":
      return readSqs(fields2);
    case "sns":
      return readSns(fields2);
    case "s3":
      return readS3(fields2);
    case "kinesis":
      return readKinesis(fields2);
    case "stepFunctions":
      return readStepFunctions(fields2);
    case "eventBridge":
      return readEventBridge(fields2);
    case "appConfig":
      return readAppConfig(fields2);
    case "http":
      return readBackend(fields2);
    case "mock":
      return readMock(fields2);
  }
}
function readKey({ context, node, pathVariables: names2, lastVariable }) {
  const key2 = member2(node, "key");
  if (key2 === void 0) return names2.map((name2) => ({ name: name2, source: { kind: "path", name: name2 } }));
  if (isRecord(key2.value)) return readNamedSources(context, members(key2));
  const source2 = lastVariable();
  return source2 === void 0 ? [] : [{ name: String(key2.value), source: source2 }];
}
function readS3(fields2) {
  const { context, node, lastVariable } = fields2;
  const action = fields2.action();
  const key2 = member2(node, "key");
  const last = action === "ListObjects" ? void 0 : lastVariable();
  return defined2({
    setting: "s3",
    action,
    bucket: fields2.value("bucket"),
    key: key2 === void 0 ? last === void 0 ? [] : [last] : readSourceTemplate(context, key2),
    kmsKey: fields2.optionalValue("kmsKey")
  });
}
function readStepFunctions(fields2) {
  const action = fields2.action();
  const isStart = action === "StartExecution" || action === "StartSyncExecution";
  return defined2({
    setting: "stepFunctions",
    action,
    stateMachine: fields2.value("stateMachine"),
    input: fields2.source("input") ?? body,
    execution: fields2.source("execution") ?? (isStart ? void 0 : fields2.lastVariable()),
    kmsKey: fields2.optionalValue("kmsKey")
  });
}
function readBackend(fields2) {
  const { context, node } = fields2;
  const link = member2(node, "vpcLink");
  return defined2({
    setting: "http",
    url: fields2.value("url"),
    method: fields2.text("method"),
    proxy: fields2.flag("proxy", true),
    vpcLink: link === void 0 ? void 0 : readDeployValue(context, { ...link, value: `\${vpcLinks.${String(link.value)}}` }, "template"),
    headers: fields2.named("headers"),
    query: fields2.named("query"),
    insecureSkipVerification: fields2.flag("insecureSkipVerification", false)
  });
}
var body, defined2, readDynamoDb, readSqs, readSns, readKinesis, readEventBridge, readAppConfig, readMock;
var init_service_calls = __esm({
  "src/parser/openapi/service-calls.ts"() {
    "use strict";
    init_deploy_value();
    init_document_node();
    init_read_context();
    init_deploy_values();
    init_path_template();
    init_value_sources();
    body = { kind: "body", path: [] };
    defined2 = (item) => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== void 0));
    readDynamoDb = (fields2) => defined2({
      setting: "dynamodb",
      action: fields2.action(),
      table: fields2.value("table"),
      index: fields2.optionalValue("index"),
      key: readKey(fields2),
      attributes: fields2.named("attributes"),
      condition: fields2.text("condition"),
      keyCondition: fields2.text("keyCondition"),
      filter: fields2.text("filter"),
      update: fields2.text("update"),
      projection: fields2.text("projection"),
      values: fields2.named("values"),
      limit: fields2.source("limit"),
      nextToken: fields2.source("nextToken"),
      order: fields2.text("order") === "descending" ? "descending" : "ascending",
      consistentRead: fields2.flag("consistentRead", false),
      kmsKey: fields2.optionalValue("kmsKey")
    });
    readSqs = (fields2) => defined2({
      setting: "sqs",
      action: fields2.action(),
      queue: fields2.value("queue"),
      message: fields2.source("message") ?? body,
      messageGroupId: fields2.source("messageGroupId"),
      deduplicationId: fields2.source("deduplicationId"),
      attributes: fields2.named("attributes"),
      delaySeconds: fields2.number("delay"),
      receiptHandle: fields2.source("receiptHandle"),
      maxMessages: fields2.source("maxMessages"),
      waitSeconds: fields2.number("wait"),
      kmsKey: fields2.optionalValue("kmsKey")
    });
    readSns = (fields2) => defined2({
      setting: "sns",
      action: "Publish",
      topic: fields2.value("topic"),
      message: fields2.source("message") ?? body,
      subject: fields2.source("subject"),
      messageGroupId: fields2.source("messageGroupId"),
      deduplicationId: fields2.source("deduplicationId"),
      attributes: fields2.named("attributes"),
      kmsKey: fields2.optionalValue("kmsKey")
    });
    readKinesis = (fields2) => defined2({
      setting: "kinesis",
      action: fields2.action(),
      stream: fields2.value("stream"),
      data: fields2.source("data") ?? body,
      partitionKey: fields2.source("partitionKey") ?? { kind: "context", name: "requestId" },
      kmsKey: fields2.optionalValue("kmsKey")
    });
    readEventBridge = (fields2) => defined2({
      setting: "eventBridge",
      action: "PutEvents",
      bus: fields2.optionalValue("bus") ?? literal("default"),
      source: fields2.source("source") ?? body,
      detailType: fields2.source("detailType") ?? body,
      detail: fields2.source("detail") ?? body,
      kmsKey: fields2.optionalValue("kmsKey")
    });
    readAppConfig = (fields2) => defined2({
      setting: "appConfig",
      action: "GetConfiguration",
      application: fields2.value("application"),
      environment: fields2.value("environment"),
      configuration: fields2.value("configuration"),
      clientId: fields2.source("clientId") ?? { kind: "context", name: "requestId" },
      kmsKey: fields2.optionalValue("kmsKey")
    });
    readMock = ({ node, text: text2 }) => defined2({
      setting: "mock",
      status: text2("status"),
      example: text2("example"),
      body: member2(node, "body")?.value
    });
  }
});

// src/parser/openapi/short-forms.ts
function createShortFormReader(context, settings) {
  return (found, id) => {
    const inFile = settings.values.operations?.[id];
    const ofOperation = member2(found.node, "x-gatewright");
    const ofPath = member2(found.pathItem, "x-gatewright");
    const written = (inFile === void 0 ? void 0 : writtenAt(context, settings.nodeAt(["operations", id]))) ?? writtenAt(context, ofOperation) ?? writtenAt(context, ofPath) ?? (settings.values.mock === void 0 ? void 0 : { setting: "mock", node: settings.nodeAt(["mock"]) });
    if (written === void 0 || written.node.value === false) return void 0;
    return readShortForm(context, written, found.path);
  };
}
function writtenAt(context, level) {
  if (level === void 0) return void 0;
  const found = settingNames.flatMap((setting) => {
    const node = member2(level, setting);
    return node === void 0 || node.value === void 0 ? [] : [{ setting, node }];
  });
  const [first, second] = found;
  if (first !== void 0 && second !== void 0)
    context.diagnostics.report("short-form-several", keyPlaceOf(second.node), {
      one: first.setting,
      other: second.setting
    });
  return first;
}
function readShortForm(context, written, path) {
  const { node } = written;
  const timeoutMs = readNumber(context, node, "timeout");
  const credentials = member2(node, "credentials");
  return {
    kind: "shortForm",
    form: readForm(createFields(context, node, path), written.setting),
    origin: keyPlaceOf(node),
    ...timeoutMs === void 0 ? {} : { timeoutMs },
    ...credentials === void 0 ? {} : { credentials: readDeployValue(context, credentials, "template") },
    cacheKeyParameters: [],
    requestParameters: [],
    requestTemplates: [],
    responses: []
  };
}
var settingNames;
var init_short_forms = __esm({
  "src/parser/openapi/short-forms.ts"() {
    "use strict";
    init_document_node();
    init_read_context();
    init_deploy_values();
    init_service_calls();
    settingNames = [
      ...["dynamodb", "sqs", "sns", "s3", "kinesis", "stepFunctions"],
      ...["eventBridge", "appConfig", "http", "mock"]
    ];
  }
});

// src/parser/openapi/read-parts.ts
async function readParts2(parts, settings) {
  const [{ context }] = parts;
  const registry = createSchemaRegistry();
  const readings = new Map(parts.map((part) => [part, readingOf(part, registry)]));
  const found = settleOperationIds(await findAll(parts));
  const schemes = nameSchemes(
    parts.flatMap((part) => componentsOf2(part, "securitySchemes").map(([name2, node]) => ({ part, name: name2, node })))
  );
  const { security, signature } = withSignatureScheme(readSchemes(parts, schemes, settings), found, context);
  const ids = nameOperations(context, found);
  const validators = /* @__PURE__ */ new Map();
  const readers2 = new Map(
    parts.map((part) => {
      const known = knownSchemes(part, schemes, security, signature);
      const validation3 = createValidationReader(part, settings.values, validators);
      const defaults = {
        security: readRequirements(part.context, part.document, known),
        schemes: known,
        signature,
        validationFor: validation3.validationFor,
        shortFormFor: createShortFormReader(part.context, settings)
      };
      return [part, { defaults, validation: validation3 }];
    })
  );
  const read = found.flatMap((each, index) => {
    const [reading, reader] = [readings.get(each.part), readers2.get(each.part)];
    return reading === void 0 || reader === void 0 ? [] : [readOperation(reading, each, ids[index] ?? unsafeId(""), reader.defaults)];
  });
  for (const { validation: validation3 } of readers2.values()) validation3.reportUnused();
  for (const part of parts) reportUnusedIntegrations(part);
  for (const part of parts.slice(1)) reportReplaced(part);
  const [first] = readings.values();
  return { found, ids, read, security, schemas: () => first === void 0 ? [] : readNamedSchemas(first) };
}
function readingOf(part, registry) {
  const components = member2(part.document, "components");
  if (components !== void 0) claimExtensions(part.context, components, ["integrations"]);
  const rename = (name2) => settledName(part, name2, (wish) => registry.has(wish));
  return createSchemaReading(part.context, componentsOf2(part, "schemas"), registry, rename);
}
async function findAll(parts) {
  const routes2 = /* @__PURE__ */ new Map();
  const found = [];
  for (const part of parts) found.push(...await findOperations(part, routes2));
  return found;
}
function readSchemes(parts, schemes, settings) {
  const handlerFor = nameAuthorizerHandlers(schemes.map(({ id }) => id));
  const { authorizers: values } = settings.values;
  const [{ context }] = parts;
  for (const scheme of Object.keys(values ?? {})) {
    if (schemes.some(({ id }) => id === scheme)) continue;
    const at = keyPlaceOf(settings.nodeAt(["authorizers", scheme]));
    context.diagnostics.report("setting-name-unknown", at, { kind: "security scheme", name: scheme });
  }
  const read = parts.map((part) => {
    const own = schemes.filter((each) => each.part === part && each.isFirst).map(({ id, node }) => [id, node]);
    return readSecuritySchemes(part.context, own, { values, nodeAt: settings.nodeAt, handlerFor });
  });
  return {
    schemes: read.flatMap((each) => each.schemes),
    authorizers: read.flatMap((each) => each.authorizers)
  };
}
function knownSchemes(part, schemes, security, signature) {
  const readable = new Set(security.schemes.map(({ id }) => id));
  const own = schemes.filter(({ part: each, id }) => each === part && readable.has(id));
  return new Map([
    ...signature === void 0 ? [] : [[signature, signature]],
    ...own.map(({ name: name2, id }) => [name2, id])
  ]);
}
function reportUnusedIntegrations(part) {
  for (const [name2, node] of componentsOf2(part, gatewayExtension("integrations"))) {
    if (isReached(part.context, node)) continue;
    const what = `The integration '${name2}', which no operation refers to,`;
    part.context.diagnostics.report("construct-not-read", keyPlaceOf(node), { what });
  }
}
function reportReplaced({ context, document: document2 }) {
  for (const [key2, child] of members(document2)) {
    if (key2 !== "x-gatewright" && !(key2 === "servers" && items(child).length > 0)) continue;
    const what = `The field '${key2}' at the root of a document that is merged into another`;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what });
  }
}
var componentsOf2;
var init_read_parts = __esm({
  "src/parser/openapi/read-parts.ts"() {
    "use strict";
    init_ids();
    init_document_node();
    init_read_context();
    init_extensions();
    init_handlers();
    init_method_authorization();
    init_operations3();
    init_part_names();
    init_schema_registry();
    init_schemas();
    init_security();
    init_short_forms();
    init_validators();
    componentsOf2 = ({ context, document: document2 }, kind) => {
      const components = member2(document2, "components");
      return components === void 0 ? [] : readMembers(context, components, kind);
    };
  }
});

// src/parser/openapi/document.ts
async function readDocuments(parts, settings) {
  const [{ context, document: document2 }] = parts;
  const info = readInfo(context, document2);
  reportSettingsOfOtherTypes(context, settings);
  const { found, ids, read: described, security, schemas } = await readParts2(parts, settings);
  const known = new Set(ids);
  const read = described.map((operation, index) => {
    const where = found[index];
    return where === void 0 ? operation : withAuthorization(operation, settings, where);
  });
  const authorizerFunctions = authorizerHandlers(
    context,
    settings,
    security.authorizers,
    usedAuthorizers(security, read)
  );
  const taken = new Set(authorizerFunctions.handlers.map(({ id }) => id.toLowerCase()));
  const served = assignHandlers(
    context,
    settings,
    read,
    servedOperations2(settings, found),
    (name2) => taken.has(name2.toLowerCase())
  );
  checkOperationSettings(context, settings, known);
  const { handlers, stages } = resolveAliases(
    context,
    [...served.handlers, ...authorizerFunctions.handlers],
    new Map([...served.aliases, ...authorizerFunctions.aliases]),
    readStages({
      context,
      settings,
      protocol: context.protocol,
      operations: ownMethodSettings(settings, found, ids)
    })
  );
  checkOperationCaches(context, settings, found, ids, stages);
  const { functionAlarms: functionAlarms2 } = settings.values;
  const apiKeys = readApiKeys(context, settings);
  const usagePlans = readUsagePlans(context, settings, known, stages, apiKeys);
  const cors = readCors(context, document2, settings);
  for (const part of parts) reportUnreadRoot2(part.context, part.document);
  const gateway = withBinaryTypes(readGateway(context, document2, settings, served.operations), parts, settings);
  const surroundings = readSurroundings(context, document2, settings, gateway, stages);
  return {
    modelVersion,
    ...info,
    name: settings.values.api?.name ?? info.title,
    gateway,
    servers: withoutPrefix(readServers(context, document2), settings.values.api?.basePath ?? "ignore"),
    tags: mergeTags(parts),
    operations: withCacheKeys(served.operations, found, stages, settings),
    routes: [],
    sends: [],
    schemas: schemas(),
    securitySchemes: security.schemes,
    authorizers: security.authorizers,
    handlers,
    vpcLinks: readVpcLinks(context, settings),
    gatewayResponses: readAllGatewayResponses(parts),
    ...cors === void 0 ? {} : { cors },
    stages,
    ...functionAlarms2 === void 0 ? {} : {
      functionAlarms: readFunctionAlarms(
        context,
        functionAlarms2,
        (path) => settings.nodeAt(["functionAlarms", ...path])
      )
    },
    dashboard: settings.values.dashboard ?? false,
    account: { cloudWatchRole: settings.values.account?.cloudWatchRole ?? false },
    usagePlans,
    apiKeys,
    ...surroundings,
    parameters: readDeployParameters(context, settings),
    overrides: readOverrides(settings),
    origin: placeOf2(document2)
  };
}
function readSurroundings(context, document2, settings, gateway, stages) {
  const webAcl2 = readWebAcl(context, settings);
  const cloudFront2 = readCloudFront(context, settings, stages);
  const documentation3 = context.protocol === "rest" ? readDocumentation(context, document2, settings) : void 0;
  return {
    domains: readDomains(context, settings, gateway, stages),
    ...webAcl2 === void 0 ? {} : { webAcl: webAcl2 },
    ...cloudFront2 === void 0 ? {} : { cloudFront: cloudFront2 },
    ...documentation3 === void 0 ? {} : { documentation: documentation3 }
  };
}
function withAuthorization(operation, settings, found) {
  const authorization = settings.values.operations?.[operation.id]?.authorization ?? found.settings.authorization;
  return authorization === void 0 ? operation : { ...operation, authorization };
}
function usedAuthorizers(security, operations) {
  const byScheme = new Map(security.schemes.map(({ id, authorizer: authorizer2 }) => [id, authorizer2]));
  const used = new Set(
    operations.flatMap((each) => each.security.flatMap((all) => all.map(({ scheme }) => byScheme.get(scheme))))
  );
  return (authorizer2) => used.has(authorizer2);
}
function mergeTags(parts) {
  const [first] = parts;
  if (parts.length === 1) return readTags3(first.context, first.document);
  const tags = /* @__PURE__ */ new Map();
  for (const tag of parts.flatMap(({ context, document: document2 }) => readTags3(context, document2))) {
    const known = tags.get(tag.name);
    if (known?.description === void 0) tags.set(tag.name, { ...tag, ...known });
  }
  return [...tags.values()];
}
function reportUnreadRoot2(context, document2) {
  for (const [key2, child] of members(document2)) {
    if (rootFields2.has(key2) || key2.startsWith("x-")) continue;
    const at = keyPlaceOf(child);
    if (key2 === "webhooks") context.diagnostics.report("construct-not-read", at, { what: "The field 'webhooks'" });
    else context.diagnostics.report("field-unknown", at, { what: "The document", field: key2 });
  }
}
var readTags3, rootFields2;
var init_document2 = __esm({
  "src/parser/openapi/document.ts"() {
    "use strict";
    init_api2();
    init_document_node();
    init_read_context();
    init_alarms2();
    init_api_type();
    init_base_path();
    init_cache_keys();
    init_cors();
    init_delivery2();
    init_document_info();
    init_documentation2();
    init_domains2();
    init_edge2();
    init_extensions();
    init_function_aliases();
    init_gateway();
    init_handlers();
    init_merge_gateway();
    init_method_settings2();
    init_read_parts();
    init_servers2();
    init_stages2();
    init_vpc_links2();
    readTags3 = (context, document2) => readItems(context, document2, "tags").flatMap((tag) => {
      claimExtensions(context, tag, ["tag-value"]);
      const name2 = readString(context, tag, "name");
      const description2 = readString(context, tag, "description");
      for (const field of ["summary", "parent", "kind"]) {
        const child = member2(tag, field);
        if (child !== void 0) reportUnreadConstruct(context, child, `The field '${field}' of tags`);
      }
      return name2 === void 0 ? [] : [{ name: name2, ...description2 === void 0 ? {} : { description: description2 } }];
    });
    rootFields2 = /* @__PURE__ */ new Set([
      "openapi",
      "$schema",
      "$self",
      "info",
      "servers",
      "paths",
      "components",
      "security",
      "tags",
      "externalDocs",
      "jsonSchemaDialect"
    ]);
  }
});

// src/parser/websocket/openapi.ts
var openapi_exports = {};
__export(openapi_exports, {
  readWebSocketDocument: () => readWebSocketDocument
});
function readWebSocketDocument(context, document2, settings) {
  reportPaths(context, document2);
  reportUnreadRoot2(context, document2);
  claimExtensions(context, document2, ["importexport-version"]);
  const components = member2(document2, "components");
  const component = (kind) => components === void 0 ? [] : readMembers(context, components, kind);
  const security = readWebSocketSecurity(context, component("securitySchemes"), settings);
  const known = new Set(security.schemes.map(({ id }) => id));
  return assembleWebSocketApi({
    context,
    document: document2,
    settings,
    schemas: createSchemaReading(context, component("schemas")),
    security,
    info: readInfo(context, document2),
    servers: readServers(context, document2),
    tags: readTags3(context, document2),
    connect: { security: readRequirements(context, document2, known) ?? [], parameters: [] },
    drafts: [],
    sends: []
  });
}
function reportPaths(context, document2) {
  const [first] = readMembers(context, document2, "paths").filter(([path2]) => !path2.startsWith("x-"));
  if (first === void 0) return;
  const [path, node] = first;
  context.diagnostics.report("paths-not-routed", keyPlaceOf(node), { path });
}
var init_openapi = __esm({
  "src/parser/websocket/openapi.ts"() {
    "use strict";
    init_document_node();
    init_document2();
    init_document_info();
    init_extensions();
    init_schemas();
    init_security();
    init_servers2();
    init_read_context();
    init_assemble();
    init_security2();
  }
});

// test/support/pairing/run-pairing.ts
import fc3 from "fast-check";

// src/emitters/lambda-typescript/operation-data.ts
init_media_type();

// src/emitters/typescript/literal.ts
function stringLiteral(text2) {
  const json = JSON.stringify(text2);
  return /[<\u007f-\u009f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(json) ? json.replace(/<(?=[/!])|[\u007f-\u009f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, escapeUnit) : json;
}
var escapeUnit = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
var propertyName = (name2) => /^[A-Za-z_$][\w$]*$/.test(name2) ? name2 : stringLiteral(name2);
var objectKey = (name2) => name2 === "__proto__" ? '["__proto__"]' : propertyName(name2);
function valueLiteral(value) {
  if (typeof value === "string") return stringLiteral(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return `[${value.map(valueLiteral).join(", ")}]`;
  const entries = Object.entries(value).map(([key2, member4]) => memberLiteral(key2, member4));
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
function memberLiteral(key2, value) {
  const isUntyped = typeof value === "object" && value !== null && Object.hasOwn(Object.prototype, key2);
  return `${objectKey(key2)}: ${valueLiteral(value)}${isUntyped && key2 !== "__proto__" ? " as const" : ""}`;
}
function literalType(value) {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "number";
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  const entries = Object.entries(value).map(([key2, member4]) => `${propertyName(key2)}: ${literalType(member4)}`);
  return entries.length === 0 ? "{ [key: string]: never }" : `{ ${entries.join("; ")} }`;
}
function commentLines(text2) {
  if (!needsCare.test(text2)) return text2.includes("\n") ? text2.split("\n").map((line) => line.trimEnd()) : [text2];
  return text2.split(/\r\n|[\n\r\u2028\u2029\u0085]/).map(
    (line) => line.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replaceAll("*/", "*\\/").replace(/(^|[\s{*/])@/g, "$1\\@").trimEnd()
  );
}
var needsCare = /[^\n\x20-\x7e\u00a0-\u1fff\u2030-\u205f\u2070-\ufefe]|\*\/|@/;
function docComment(lines, indent2) {
  const [first] = lines;
  if (first === void 0) return "";
  if (lines.length === 1) return `${indent2}/** ${first} */
`;
  return `${indent2}/**
${lines.map((line) => line === "" ? `${indent2} *
` : `${indent2} * ${line}
`).join("")}${indent2} */
`;
}

// src/emitters/typescript/schema-graph.ts
var schemasById = (schemas) => new Map(schemas.map((named2) => [named2.id, named2]));
function visitSchema(schema2, visit) {
  visit(schema2);
  if (schema2.kind === "object") {
    for (const property of schema2.properties) visitSchema(property.schema, visit);
    for (const pattern of schema2.patterns) visitSchema(pattern.schema, visit);
    if (typeof schema2.additional === "object") visitSchema(schema2.additional, visit);
  } else if (schema2.kind === "array") {
    for (const item of schema2.prefix) visitSchema(item, visit);
    if (schema2.items !== "forbidden") visitSchema(schema2.items, visit);
  } else if (schema2.kind === "oneOf" || schema2.kind === "anyOf" || schema2.kind === "allOf") {
    for (const member4 of schema2.members) visitSchema(member4, visit);
  }
}
var requestSchemas = (api2) => [
  ...api2.operations.flatMap(({ parameters, body: body2 }) => [
    ...parameters.map((parameter2) => parameter2.schema),
    ...(body2?.content ?? []).map((media) => media.schema)
  ]),
  ...api2.routes.flatMap(({ parameters, message: message4 }) => [
    ...parameters.map((parameter2) => parameter2.schema),
    ...message4 === void 0 ? [] : [message4.schema]
  ])
];
var responseSchemas = (api2) => [
  ...api2.operations.flatMap(
    ({ responses }) => responses.flatMap(({ content, headers }) => [...content, ...headers].map(({ schema: schema2 }) => schema2))
  ),
  ...api2.routes.flatMap(({ reply }) => reply === void 0 ? [] : [reply.schema]),
  ...api2.sends.map(({ schema: schema2 }) => schema2)
];
function resolveSchema(schema2, byId) {
  const met = /* @__PURE__ */ new Set();
  let current = schema2;
  while (current?.kind === "reference") {
    if (met.has(current.target)) return void 0;
    met.add(current.target);
    current = byId.get(current.target)?.schema;
  }
  return current;
}

// src/emitters/lambda-typescript/default-value.ts
function fittingDefault(parameter2, byId) {
  if (parameter2.required) return void 0;
  const value = declaredDefault(parameter2.schema, byId);
  return value !== void 0 && fits(value, parameter2.schema, byId, 0) ? value : void 0;
}
function declaredDefault(schema2, byId, depth = 0) {
  if (schema2.default !== void 0 || depth > 8) return schema2.default;
  const resolved = resolveSchema(schema2, byId);
  if (resolved === void 0) return void 0;
  if (resolved.default !== void 0 || resolved.kind !== "allOf") return resolved.default;
  for (const member4 of resolved.members) {
    const found = declaredDefault(member4, byId, depth + 1);
    if (found !== void 0) return found;
  }
  return void 0;
}
function fits(value, schema2, byId, depth) {
  const resolved = resolveSchema(schema2, byId);
  if (resolved === void 0 || depth > 16) return false;
  if (value === null)
    return resolved.nullable || schema2.nullable || resolved.kind === "null" || resolved.kind === "any";
  switch (resolved.kind) {
    case "any":
      return true;
    case "boolean":
    case "number":
      return typeof value === resolved.kind;
    case "string":
      return typeof value === "string" && resolved.format !== "binary";
    case "integer":
      return Number.isInteger(value);
    case "enum":
      return resolved.values.some((allowed2) => JSON.stringify(allowed2) === JSON.stringify(value));
    case "array": {
      const { items: items2, prefix: prefix2 } = resolved;
      return Array.isArray(value) && prefix2.length === 0 && items2 !== "forbidden" && value.every((item) => fits(item, items2, byId, depth + 1));
    }
    case "oneOf":
    case "anyOf":
      return resolved.members.some((member4) => fits(value, member4, byId, depth + 1));
    case "allOf":
      return resolved.members.every((member4) => fits(value, member4, byId, depth + 1));
    default:
      return false;
  }
}

// src/emitters/lambda-typescript/expression.ts
var maximumWidth = 90;
function objectExpression(entries, indent2) {
  const members2 = entries.map(([key2, expression2]) => `${objectKey(key2)}: ${expression2}`);
  return layOut(members2, indent2, "{", "}", " ");
}
var arrayExpression = (items2, indent2) => layOut(items2, indent2, "[", "]", "");
function layOut(parts, indent2, open2, close, gap) {
  if (parts.length === 0) return open2 + close;
  const length = parts.reduce((sum, part) => sum + part.length + 2, indent2.length);
  if (length <= maximumWidth && !parts.some((part) => part.includes("\n"))) {
    return `${open2}${gap}${parts.join(", ")}${gap}${close}`;
  }
  return `${open2}
${parts.map((part) => `${indent2}  ${part},
`).join("")}${indent2}${close}`;
}
var objectMembers = new Set(Object.getOwnPropertyNames(Object.prototype));
var namedEntry = (name2, expression2) => [
  name2,
  objectMembers.has(name2) ? `${expression2} as const` : expression2
];

// src/emitters/lambda-typescript/media.ts
init_media_type();
function byPreference(content) {
  const json = content.filter(({ type }) => isJson(type));
  return [...json, ...content.filter((media) => !json.includes(media))];
}
function bodyKind2(media, byId) {
  const type = essence(media.type);
  if (isJson(type)) return "json";
  if (type.startsWith("multipart/")) return "multipart";
  return isBytes(media.schema, byId) ? "binary" : bodyKind(type);
}
function isBytes(schema2, byId) {
  const resolved = resolveSchema(schema2, byId);
  return resolved?.kind === "string" && resolved.format === "binary";
}
var plainKinds = /* @__PURE__ */ new Set(["string", "enum", "number", "integer", "boolean", "null"]);
function isPlain(schema2, byId) {
  const resolved = resolveSchema(schema2, byId);
  return resolved !== void 0 && plainKinds.has(resolved.kind);
}
function isOpaque(media, kind, byId) {
  if (kind !== "text" && kind !== "binary") return false;
  const resolved = resolveSchema(media.schema, byId);
  return resolved !== void 0 && resolved.kind !== "any" && !plainKinds.has(resolved.kind);
}

// src/emitters/typescript/direction.ts
function propertyAccess(schema2, byId, met) {
  if (schema2.access !== "both" || schema2.kind !== "reference" && schema2.kind !== "allOf") return schema2.access;
  const seen = met ?? /* @__PURE__ */ new Set();
  if (seen.has(schema2)) return "both";
  seen.add(schema2);
  if (schema2.kind === "reference") {
    const target = byId.get(schema2.target)?.schema;
    return target === void 0 ? "both" : propertyAccess(target, byId, seen);
  }
  for (const member4 of schema2.members) {
    const access2 = propertyAccess(member4, byId, seen);
    if (access2 !== "both") return access2;
  }
  return "both";
}
function isPresent(property, direction, byId) {
  const { kind, access: own } = property.schema;
  if (own === "both" && kind !== "reference" && kind !== "allOf") return true;
  const access2 = propertyAccess(property.schema, byId);
  return access2 === "both" || access2 === (direction === "request" ? "write" : "read");
}
function findDirections(api2, byId, children) {
  const targets = /* @__PURE__ */ new Map();
  const marked = /* @__PURE__ */ new Set();
  for (const { id, schema: schema2 } of api2.schemas) {
    const own = [...children.get(id) ?? []];
    visitSchema(schema2, (part) => {
      if (part.kind === "reference") own.push(part.target);
      else if (part.kind === "object" && !marked.has(id)) {
        if (part.properties.some((property) => propertyAccess(property.schema, byId) !== "both")) marked.add(id);
      }
    });
    targets.set(id, own);
  }
  if (marked.size === 0) return { twofold: /* @__PURE__ */ new Set(), requestOnly: /* @__PURE__ */ new Set() };
  const differing = reach(marked, inverted(targets));
  const inRequests = reach(references(requestSchemas(api2)), targets);
  const inResponses = reach(references(responseSchemas(api2)), targets);
  const sent = [...differing].filter((id) => inRequests.has(id));
  return {
    twofold: new Set(sent.filter((id) => inResponses.has(id))),
    requestOnly: new Set(sent.filter((id) => !inResponses.has(id)))
  };
}
function reach(from, edges) {
  const reached = new Set(from);
  for (const id of reached) for (const target of edges.get(id) ?? []) reached.add(target);
  return reached;
}
function inverted(edges) {
  const inverse = /* @__PURE__ */ new Map();
  for (const [from, targets] of edges) {
    for (const target of targets) {
      const known = inverse.get(target);
      if (known === void 0) inverse.set(target, [from]);
      else known.push(from);
    }
  }
  return inverse;
}
function references(schemas) {
  const targets = /* @__PURE__ */ new Set();
  for (const schema2 of schemas) {
    visitSchema(schema2, (part) => {
      if (part.kind === "reference") targets.add(part.target);
    });
  }
  return targets;
}

// src/emitters/typescript/discriminator.ts
function findDiscrimination(schemas, inline, byId) {
  const assigned = /* @__PURE__ */ new Map();
  const assign = (id, property, discriminator) => assignValues(assigned, id, property, discriminator, byId);
  const visit = (part) => {
    if (part.kind !== "oneOf" && part.kind !== "anyOf" || part.discriminator === void 0) return;
    for (const member4 of part.members) {
      if (member4.kind === "reference" && isObjectLike(member4, byId)) {
        assign(member4.target, part.discriminator.property, part.discriminator);
      }
    }
  };
  for (const { schema: schema2 } of schemas) visitSchema(schema2, visit);
  for (const schema2 of inline) visitSchema(schema2, visit);
  const extenders = findExtenders(schemas);
  const children = /* @__PURE__ */ new Map();
  const abstract = /* @__PURE__ */ new Set();
  for (const { id, schema: schema2 } of schemas) {
    if (schema2.kind !== "allOf" || schema2.discriminator === void 0) continue;
    addHierarchy(id, schema2.discriminator, { extenders, children, abstract, assign });
  }
  const bases = new Set([...assigned.keys()].filter((id) => extenders.has(id)));
  return { values: assigned, children, bases, abstract };
}
var isObjectLike = (schema2, byId) => {
  const kind = resolveSchema(schema2, byId)?.kind;
  return kind === "object" || kind === "allOf";
};
function assignValues(assigned, id, property, discriminator, byId) {
  const named2 = byId.get(id);
  if (named2 === void 0) return;
  const mapped = discriminator.mapping.filter(({ target }) => target === id).map(({ value }) => value);
  const wished = mapped.length > 0 ? mapped : [named2.name];
  const values = allowedValues(wished, named2.schema, property, byId);
  if (values.length === 0) return;
  const properties = assigned.get(id) ?? /* @__PURE__ */ new Map();
  assigned.set(id, properties);
  properties.set(property, [.../* @__PURE__ */ new Set([...properties.get(property) ?? [], ...values])]);
}
function allowedValues(wished, schema2, property, byId) {
  const found = findProperty([schema2], property, byId)?.schema;
  if (found === void 0) return wished;
  const resolved = resolveSchema(found, byId);
  if (resolved?.kind === "enum") return wished.filter((value) => resolved.values.includes(value));
  return resolved?.kind === "any" || resolved?.kind === "string" && resolved.format !== "binary" ? wished : [];
}
function findProperty(schemas, name2, byId, met = /* @__PURE__ */ new Set()) {
  for (const schema2 of schemas) {
    const resolved = resolveSchema(schema2, byId);
    if (resolved === void 0 || met.has(resolved)) continue;
    met.add(resolved);
    if (resolved.kind === "object") {
      const found = resolved.properties.find((property) => property.name === name2);
      if (found !== void 0) return found;
    } else if (resolved.kind === "allOf") {
      const found = findProperty(resolved.members, name2, byId, met);
      if (found !== void 0) return found;
    }
  }
  return void 0;
}
function findExtenders(schemas) {
  const extenders = /* @__PURE__ */ new Map();
  for (const { id, schema: schema2 } of schemas) {
    if (schema2.kind !== "allOf") continue;
    for (const member4 of schema2.members) {
      if (member4.kind !== "reference" || member4.target === id) continue;
      const known = extenders.get(member4.target);
      if (known === void 0) extenders.set(member4.target, [id]);
      else if (known.at(-1) !== id) known.push(id);
    }
  }
  return extenders;
}
function addHierarchy(root, discriminator, hierarchy) {
  if (!hierarchy.extenders.has(root)) return;
  const isMapped = new Set(discriminator.mapping.map(({ target }) => target));
  const pending = [root];
  for (const id of pending) {
    if (hierarchy.children.has(id)) continue;
    if (isMapped.size > 0 && !isMapped.has(id)) hierarchy.abstract.add(id);
    else hierarchy.assign(id, discriminator.property, discriminator);
    const children = hierarchy.extenders.get(id);
    if (children === void 0) continue;
    hierarchy.children.set(id, children);
    pending.push(...children);
  }
}

// src/emitters/typescript/bytes.ts
init_media_type();
function findBytes(api2, byId, children) {
  const targets = /* @__PURE__ */ new Map();
  let hasBytes = false;
  for (const { id, schema: schema2 } of byId.values()) {
    targets.set(id, [...children.get(id) ?? [], ...references([schema2])]);
    visitSchema(schema2, (part) => {
      if (part.kind === "string" && part.format === "binary") hasBytes = true;
    });
  }
  if (!hasBytes) return () => "bytes";
  const { raw, written } = rootSchemas(api2);
  const inBytes = reach(references(raw), targets);
  const inText = reach(references(written), targets);
  return (id) => !inText.has(id) ? "bytes" : inBytes.has(id) ? "either" : "text";
}
function rootSchemas({ operations, routes: routes2, sends }) {
  const media = operations.flatMap(({ body: body2, responses }) => [
    ...body2?.content ?? [],
    ...responses.flatMap(({ content }) => content)
  ]);
  const isRaw = ({ type }) => ["multipart", "binary"].includes(bodyKind(type));
  const messages = [...routes2.flatMap(({ message: message4, reply }) => [message4, reply]), ...sends];
  return {
    raw: media.filter(isRaw).map(({ schema: schema2 }) => schema2),
    written: [...media.filter((each) => !isRaw(each)), ...messages.filter((each) => each !== void 0)].map(
      ({ schema: schema2 }) => schema2
    )
  };
}

// src/ir/compare.ts
var compareText = (left, right) => left < right ? -1 : left > right ? 1 : 0;

// src/emitters/typescript/type-text.ts
var maximumWidth2 = 100;
var primary = (text2) => ({ text: text2, binding: "primary" });
function union(members2, indent2) {
  const [single] = members2;
  if (single !== void 0 && members2.length === 1) return single;
  const parts = [];
  for (const member4 of members2) {
    if (member4.parts === void 0) parts.push(member4.binding === "intersection" ? `(${member4.text})` : member4.text);
    else for (const part of member4.parts) parts.push(part);
  }
  return unionOfTexts(parts, indent2);
}
function unionOfTexts(texts, indent2) {
  const [single] = texts;
  if (single !== void 0 && texts.length === 1) return primary(single);
  const parts = new Set(texts);
  if (parts.has("unknown")) return primary("unknown");
  parts.delete("never");
  const list = [...parts];
  const [first] = list;
  if (first === void 0) return primary("never");
  if (list.length === 1) return primary(first);
  const line = list.join(" | ");
  const isWide = line.length > maximumWidth2 - indent2.length && !line.includes("\n");
  return { text: isWide ? list.map((part) => `
${indent2}  | ${part}`).join("") : line, binding: "union", parts: list };
}
function optionalType(type, indent2) {
  if (type.text === "unknown") return type.text;
  if (type.text === "never") return "undefined";
  return type.binding === "primary" ? `${type.text} | undefined` : union([type, undefinedType], indent2).text;
}
var undefinedType = primary("undefined");
function intersection(members2) {
  const distinct = new Map(members2.map((member4) => [member4.text, member4]));
  distinct.delete("unknown");
  const kept = [...distinct.values()];
  const [only] = kept;
  if (only === void 0) return primary("unknown");
  if (kept.length === 1) return only;
  if (kept.some(({ text: text3 }) => text3 === "never")) return primary("never");
  const text2 = kept.map((member4) => member4.binding === "union" ? `(${member4.text})` : member4.text).join(" & ");
  return { text: text2, binding: "intersection" };
}
var arrayOf = (item) => primary(item.binding === "primary" ? `${item.text}[]` : `(${item.text})[]`);

// src/emitters/typescript/negation.ts
var jsonTypes = {
  null: "null",
  boolean: "boolean",
  number: "number",
  string: "string",
  array: "unknown[]",
  object: "{ [key: string]: unknown }"
};
function complementType(schema2, byId, indent2) {
  const refused = wholeTypes(schema2.schema, byId);
  if (refused === void 0 || refused.size === 0) return primary("unknown");
  const left = Object.keys(jsonTypes).filter((name2) => !refused.has(name2));
  return unionOfTexts(
    left.map((name2) => jsonTypes[name2]),
    indent2
  );
}
function wholeTypes(schema2, byId) {
  const resolved = resolveSchema(schema2, byId);
  if (resolved === void 0) return void 0;
  const own = ownTypes(resolved, byId);
  return own === void 0 || !(resolved.nullable || schema2.nullable) ? own : /* @__PURE__ */ new Set([...own, "null"]);
}
function ownTypes(schema2, byId) {
  switch (schema2.kind) {
    case "any":
      return new Set(Object.keys(jsonTypes));
    case "never":
      return /* @__PURE__ */ new Set();
    case "null":
    case "boolean":
      return /* @__PURE__ */ new Set([schema2.kind]);
    case "string":
      return hasKeyword(schema2, ["format", "pattern", "minLength", "maxLength"]) ? void 0 : /* @__PURE__ */ new Set(["string"]);
    case "number":
      return hasKeyword(schema2, numberKeywords) ? void 0 : /* @__PURE__ */ new Set(["number"]);
    case "array":
      return isWholeArray(schema2) ? /* @__PURE__ */ new Set(["array"]) : void 0;
    case "object":
      return isWholeObject(schema2) ? /* @__PURE__ */ new Set(["object"]) : void 0;
    case "oneOf":
    case "anyOf": {
      const members2 = schema2.members.map((member4) => wholeTypes(member4, byId));
      return members2.includes(void 0) ? void 0 : new Set(members2.flatMap((member4) => [...member4 ?? []]));
    }
    default:
      return void 0;
  }
}
var numberKeywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"];
var hasKeyword = (schema2, names2) => names2.some((name2) => Object.entries(schema2).some(([key2, value]) => key2 === name2 && value !== void 0));
var isWholeArray = (schema2) => schema2.kind === "array" && schema2.items !== "forbidden" && schema2.items.kind === "any" && schema2.prefix.length === 0 && !schema2.uniqueItems && !hasKeyword(schema2, ["minItems", "maxItems"]);
var isWholeObject = (schema2) => schema2.properties.length + schema2.requiredElsewhere.length + schema2.patterns.length === 0 && schema2.additional === "any" && !hasKeyword(schema2, ["minProperties", "maxProperties"]);
function withoutRefused(type, { schema: schema2 }, siblings, byId) {
  const refused = resolveSchema(schema2, byId);
  const isEnumerated = siblings.some((sibling) => resolveSchema(sibling, byId)?.kind === "enum");
  if (refused?.kind === "enum" && isEnumerated) return excluded(type, refused.values.map(literalType));
  const isNull = refused?.kind === "null" || refused?.kind === "enum" && refused.values.every((each) => each === null);
  return isNull ? excluded(type, ["null"]) : void 0;
}
var excluded = (type, values) => primary(`Exclude<${type.text}, ${unionOfTexts(values, "").text}>`);
function withAbsentMembers(parts) {
  if (!parts.some(({ kind }) => kind === "object" || kind === "reference")) return parts;
  return parts.map((part) => part.kind === "not" ? absentMembers(part) ?? part : part);
}
function absentMembers({ schema: schema2, origin }) {
  const names2 = refusedMembers(schema2);
  if (names2.length === 0) return void 0;
  const head = { origin, nullable: false, deprecated: false, access: "both", examples: [] };
  return {
    ...head,
    kind: "object",
    properties: names2.map((name2) => ({ name: name2, schema: { ...head, kind: "never" }, required: false, origin })),
    requiredElsewhere: [],
    additional: "any",
    patterns: []
  };
}
function refusedMembers(schema2) {
  if (schema2.kind === "anyOf") {
    const members2 = schema2.members.map(refusedMembers);
    return members2.some((names2) => names2.length === 0) ? [] : members2.flat();
  }
  if (schema2.kind !== "object" || schema2.requiredElsewhere.length !== 1) return [];
  return isWholeObject({ ...schema2, requiredElsewhere: [] }) ? schema2.requiredElsewhere : [];
}

// src/emitters/typescript/declared-shape.ts
var maximumExtensionDepth = 40;
function declaredShapes(schemas, byId, discrimination) {
  const members2 = /* @__PURE__ */ new Map();
  const interfaces = /* @__PURE__ */ new Set();
  for (const { id } of schemas) {
    if (memberNames(id, { byId, members: members2 }, 0) !== void 0) interfaces.add(id);
    else if (isPlainInterface(byId.get(id)?.schema)) interfaces.add(id);
  }
  const circular = circularReferences(aliasReferences(schemas, discrimination, interfaces));
  return { interfaces, isCircular: (from, to) => circular.has(`${from}
${to}`) };
}
var isPlainInterface = (schema2) => schema2?.kind === "object" && !schema2.nullable && schema2.properties.length + schema2.requiredElsewhere.length > 0;
function memberNames(id, lookup, depth) {
  if (lookup.members.has(id)) return lookup.members.get(id);
  const schema2 = lookup.byId.get(id)?.schema;
  if (schema2 === void 0 || schema2.nullable || depth > maximumExtensionDepth) return void 0;
  lookup.members.set(id, void 0);
  const names2 = schema2.kind === "allOf" ? mergedNames(withAbsentMembers(schema2.members), lookup, depth) : ownNames(schema2, true);
  const members2 = names2 === void 0 || names2.size === 0 ? void 0 : names2;
  lookup.members.set(id, members2);
  return members2;
}
function mergedNames(parts, lookup, depth) {
  const merged = /* @__PURE__ */ new Set();
  for (const part of parts) {
    if (part.kind === "any") continue;
    const names2 = part.kind === "reference" && !part.nullable ? memberNames(part.target, lookup, depth + 1) : ownNames(part, false);
    if (names2 === void 0) return void 0;
    for (const name2 of names2) {
      if (merged.has(name2)) return void 0;
      merged.add(name2);
    }
  }
  return merged;
}
function ownNames(schema2, isAlone) {
  if (schema2.kind !== "object" || schema2.nullable) return void 0;
  if (typeof schema2.additional === "object" || schema2.patterns.length > 0) return void 0;
  return /* @__PURE__ */ new Set([...schema2.properties.map(({ name: name2 }) => name2), ...isAlone ? schema2.requiredElsewhere : []]);
}
var formKey = (id, isBase2) => isBase2 ? `${id}
base` : id;
function circularReferences(aliases) {
  const circular = /* @__PURE__ */ new Set();
  const state = /* @__PURE__ */ new Map();
  for (const root of [...aliases.keys()].sort(compareText)) {
    if (state.has(root)) continue;
    const path = [{ form: root, next: 0 }];
    state.set(root, "open");
    for (let top = path.at(-1); top !== void 0; top = path.at(-1)) {
      const target = aliases.get(top.form)?.[top.next++];
      if (target === void 0) {
        state.set(top.form, "done");
        path.pop();
      } else if (state.get(target) === "open") circular.add(`${top.form}
${target}`);
      else if (!state.has(target)) {
        state.set(target, "open");
        path.push({ form: target, next: 0 });
      }
    }
  }
  return circular;
}
function aliasReferences(schemas, discrimination, interfaces) {
  const references2 = /* @__PURE__ */ new Map();
  for (const { id, schema: schema2 } of schemas) {
    const isExtended2 = discrimination.bases.has(id) || discrimination.children.has(id);
    if (!interfaces.has(id)) references2.set(formKey(id, isExtended2), extendedReferences(schema2, discrimination));
    if (!isExtended2) continue;
    const children = (discrimination.children.get(id) ?? []).map((child) => formKey(child, false));
    references2.set(formKey(id, false), [...children, formKey(id, true)]);
  }
  return references2;
}
function extendedReferences(schema2, discrimination) {
  if (schema2.kind !== "allOf") return immediateReferences(schema2);
  return schema2.members.flatMap(
    (member4) => member4.kind === "reference" ? [formKey(member4.target, discrimination.bases.has(member4.target) || discrimination.children.has(member4.target))] : immediateReferences(member4)
  );
}
function immediateReferences(schema2) {
  if (schema2.kind === "reference") return [formKey(schema2.target, false)];
  if (schema2.kind === "oneOf" || schema2.kind === "anyOf" || schema2.kind === "allOf") {
    return schema2.members.flatMap(immediateReferences);
  }
  return [];
}

// src/emitters/typescript/identifier.ts
init_names();
var reservedWords = new Set(
  "abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue debugger declare default delete do else enum eval export extends false finally for from function get global if implements import in infer instanceof interface intrinsic is keyof let module namespace never new null number object of package private protected public readonly require return set static string super switch symbol this throw true try type typeof undefined unique unknown using var void while with yield".split(" ")
);
var isReservedWord = (name2) => reservedWords.has(name2);
var recentLetters = "\\u0897\\u088f\\u0c5c\\u0cdc\\u1acf-\\u1aeb\\u1c89\\u1c8a\\ua7cb-\\ua7cf\\ua7d2\\ua7d4\\ua7da-\\ua7dc\\ua7f1";
var noIdentifierCharacter = new RegExp(`[^\\p{ID_Continue}]|[\\u{10000}-\\u{10ffff}${recentLetters}]`, "gu");
var onlyIdentifierCharacters = (text2) => text2.replace(noIdentifierCharacter, "");
function legal(name2, fallback) {
  const kept = onlyIdentifierCharacters(name2);
  if (kept === "") return fallback;
  return /^\p{ID_Start}/u.test(kept) ? kept : `_${kept}`;
}
var isAllCapitals = (chunk) => chunk === chunk.toUpperCase() && /\p{Lu}.*\p{Lu}/u.test(chunk);
function typeName(text2) {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(text2)) return text2.charAt(0).toUpperCase() + text2.slice(1);
  const chunks = text2.normalize("NFKC").split(/[^\p{L}\p{M}\p{N}]+/u).filter((chunk) => chunk !== "");
  const parts = chunks.map((chunk) => {
    const rest2 = chunk.slice(1);
    return chunk.charAt(0).toUpperCase() + (chunks.length > 1 && isAllCapitals(chunk) ? rest2.toLowerCase() : rest2);
  });
  return legal(parts.join(""), "Schema");
}
function valueName(text2) {
  if (/^[a-z][A-Za-z0-9]*$/.test(text2)) return text2;
  if (/^([A-Z][a-z]+)+$/.test(text2)) return text2.charAt(0).toLowerCase() + text2.slice(1);
  return legal(camelCase(text2), "unnamed");
}
function allocateTypeNames(keys, source2, isTaken = () => false) {
  const wishes = new Map(keys.map((key2) => [key2, typeName(source2(key2))]));
  return allocateNames(
    keys,
    (key2) => wishes.get(key2) ?? "Schema",
    (name2) => isReservedWord(name2) || isTaken(name2)
  );
}
function allocateValueNames(keys, isTaken = isReservedWord, source2 = (key2) => key2) {
  const wishes = new Map(keys.map((key2) => [key2, valueName(source2(key2))]));
  return allocateNames(keys, (key2) => wishes.get(key2) ?? "unnamed", isTaken);
}

// src/emitters/typescript/type-options.ts
var defaultTypeOptions = { enums: "closed" };
var allowed = {
  enums: ["closed", "open"]
};
function readTypeOptions(raw, setting, diagnostics) {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    diagnostics.report("setting-invalid", void 0, { setting, problem: "has to be a map" });
    return defaultTypeOptions;
  }
  const read = { ...defaultTypeOptions };
  const values = new Map(Object.entries(allowed));
  for (const [key2, value] of Object.entries(raw)) {
    const choice = values.get(key2);
    if (choice === void 0) {
      const suggestion = `; there are ${[...values.keys()].map((name2) => `'${name2}'`).join(" and ")}`;
      diagnostics.report("setting-unknown", void 0, { setting: `${setting}.${key2}`, suggestion });
    } else if (choice.includes(value)) read[key2] = value;
    else {
      const problem = `has to be ${choice.map((each) => `'${each}'`).join(" or ")}`;
      diagnostics.report("setting-invalid", void 0, { setting: `${setting}.${key2}`, problem });
    }
  }
  return { ...defaultTypeOptions, ...read };
}

// src/emitters/typescript/schema-types.ts
var isGlobalType = (name2) => name2 === "Exclude" || name2 === "Uint8Array";
function schemaTypes(api2, options2) {
  const byId = schemasById(api2.schemas);
  const inline = [...requestSchemas(api2), ...responseSchemas(api2)];
  const discrimination = findDiscrimination(api2.schemas, inline, byId);
  const directions = findDirections(api2, byId, discrimination.children);
  const names2 = nameForms(api2, directions.twofold, discrimination, options2.isTaken);
  const nameOf2 = (id, form) => {
    const suffix = `${form.base && isExtended(discrimination, id) ? "base" : ""}${form.direction === "request" && directions.twofold.has(id) ? "input" : ""}`;
    const name2 = names2.get(nameKey(id, suffix));
    if (name2 === void 0) throw new Error(`The model has no schema ${id}.`);
    return name2;
  };
  const shapes = declaredShapes(api2.schemas, byId, discrimination);
  return {
    byId,
    binary: options2.binary,
    options: options2.options ?? defaultTypeOptions,
    bytesOf: findBytes(api2, byId, discrimination.children),
    discrimination,
    directions,
    shapes,
    declared: new Set(names2.values()),
    nameOf: nameOf2
  };
}
var isExtended = (discrimination, id) => discrimination.bases.has(id) || discrimination.children.has(id);
var nameKey = (id, suffix) => suffix === "" ? id : `${id}
${suffix}`;
function nameForms(api2, twofold, discrimination, isTaken = () => false) {
  const source2 = (id) => isTaken(typeName(id)) ? `${id} Schema` : id;
  const ids = api2.schemas.map(({ id }) => id);
  const names2 = new Map(allocateTypeNames(ids, source2, isTaken));
  const plain3 = new Set(names2.values());
  const sources2 = /* @__PURE__ */ new Map();
  for (const { id } of api2.schemas) {
    const name2 = names2.get(id) ?? "";
    if (twofold.has(id)) sources2.set(nameKey(id, "input"), `${name2}Input`);
    if (!isExtended(discrimination, id)) continue;
    sources2.set(nameKey(id, "base"), `${name2}Base`);
    if (twofold.has(id)) sources2.set(nameKey(id, "baseinput"), `${name2}BaseInput`);
  }
  const others = allocateTypeNames(
    [...sources2.keys()],
    (key2) => sources2.get(key2) ?? "",
    (name2) => plain3.has(name2) || isTaken(name2)
  );
  for (const [key2, name2] of others) names2.set(key2, name2);
  return names2;
}

// src/emitters/lambda-typescript/schema-data.ts
var checkedFormats = new Set(
  "date-time date uuid email uri ipv4 ipv6 byte binary int32".split(" ")
);
function schemaData(schema2, place) {
  const entries = [...dataEntries(schema2, place), ...schema2.nullable ? [["nullable", "true"]] : []];
  return objectExpression(entries, place.indent);
}
var inside = (place, depth = 1) => ({
  types: place.types,
  refer: place.refer,
  indent: place.indent + "  ".repeat(depth)
});
var kindEntry = (kind) => ["kind", stringLiteral(kind)];
function dataEntries(schema2, place) {
  switch (schema2.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
      return [kindEntry(schema2.kind)];
    case "string":
      return [kindEntry("string"), ...stringEntries(schema2)];
    case "number":
    case "integer":
      return [kindEntry(schema2.kind), ...numberEntries(schema2)];
    case "enum":
      return [kindEntry("enum"), ["values", arrayExpression(schema2.values.map(valueLiteral), `${place.indent}  `)]];
    case "array":
      return [kindEntry("array"), ...arrayEntries(schema2, place)];
    case "object":
      return [kindEntry("object"), ...objectEntries(schema2, place)];
    case "oneOf":
    case "anyOf":
      return unionEntries(schema2, place);
    case "allOf": {
      const beside = [...place.beside ?? [], ...schema2.members];
      const member4 = { ...inside(place, 2), extending: place.extending === true, beside };
      return [
        kindEntry("allOf"),
        membersEntry(
          schema2.members.map((each) => schemaData(openBeside(each, schema2.members), member4)),
          place
        )
      ];
    }
    case "not":
      return [kindEntry("not"), ["schema", schemaData(schema2.schema, inside(place))]];
    case "reference":
      return referenceEntries({ id: schema2.target, base: isBase(schema2.target, place) }, place);
  }
}
function openBeside(schema2, among) {
  if (schema2.kind !== "object" || schema2.additional !== "forbidden" || among.length < 2) return schema2;
  const says = schema2.properties.length + schema2.patterns.length + schema2.requiredElsewhere.length;
  return says > 0 ? schema2 : { ...schema2, additional: "any" };
}
var isBase = (target, place) => place.extending === true && isExtended(place.types.discrimination, target);
var referenceEntries = (form, place) => [
  kindEntry("ref"),
  ["to", `() => ${place.refer(form)}`]
];
var membersEntry = (members2, place) => [
  "members",
  arrayExpression(members2, `${place.indent}  `)
];
function stringEntries(schema2) {
  const format = schema2.format ?? (schema2.contentEncoding?.toLowerCase() === "base64" ? "byte" : void 0);
  const isChecked = format !== void 0 && checkedFormats.has(format);
  return [
    ...isChecked ? [["format", stringLiteral(format)]] : [],
    ...schema2.pattern !== void 0 && isPattern(schema2.pattern) ? [["pattern", stringLiteral(schema2.pattern)]] : [],
    ...limitEntries({ minLength: schema2.minLength, maxLength: schema2.maxLength })
  ];
}
function isPattern(pattern) {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
var limitEntries = (limits) => Object.entries(limits).flatMap(
  ([name2, limit]) => limit === void 0 ? [] : [[name2, valueLiteral(limit)]]
);
function numberEntries(schema2) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema2;
  const isChecked = schema2.format !== void 0 && checkedFormats.has(schema2.format);
  return [
    ...isChecked ? [["format", stringLiteral(schema2.format ?? "")]] : [],
    ...limitEntries({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf })
  ];
}
function arrayEntries(schema2, place) {
  const { items: items2, prefix: prefix2, minItems, maxItems } = schema2;
  return [
    ...items2 === "forbidden" ? [["items", "false"]] : [],
    ...items2 === "forbidden" || isAnything(items2) ? [] : [["items", schemaData(items2, inside(place))]],
    ...prefix2.length === 0 ? [] : [
      [
        "prefix",
        arrayExpression(
          prefix2.map((each) => schemaData(each, inside(place, 2))),
          `${place.indent}  `
        )
      ]
    ],
    ...limitEntries({ minItems, maxItems }),
    ...schema2.uniqueItems ? [["uniqueItems", "true"]] : []
  ];
}
var isAnything = (schema2) => schema2.kind === "any";
function objectEntries(schema2, place) {
  const { additional, minProperties, maxProperties } = schema2;
  const { byId } = place.types;
  const present = schema2.properties.filter((property) => isPresent(property, "request", byId));
  const hidden = schema2.properties.filter((property) => !isPresent(property, "request", byId));
  const required = new Set(present.filter((property) => property.required).map(({ name: name2 }) => name2));
  for (const name2 of schema2.requiredElsewhere) if (isExpected(name2, schema2, place)) required.add(name2);
  const names2 = (list) => arrayExpression([...list].map(stringLiteral), `${place.indent}  `);
  return [
    ...present.length === 0 ? [] : [["properties", propertiesExpression(present, place)]],
    ...required.size === 0 ? [] : [["required", names2(required)]],
    ...hidden.length === 0 ? [] : [["readOnly", names2(hidden.map(({ name: name2 }) => name2))]],
    ...additional === "forbidden" ? [["additional", "false"]] : [],
    ...typeof additional === "string" || isAnything(additional) ? [] : [["additional", schemaData(additional, inside(place))]],
    ...patternEntries(schema2, place),
    ...limitEntries({ minProperties, maxProperties })
  ];
}
function isExpected(name2, schema2, place) {
  const found = findProperty(place.beside ?? [], name2, place.types.byId)?.schema;
  if (found === void 0) return true;
  return isPresent({ name: name2, schema: found, required: true, origin: schema2.origin }, "request", place.types.byId);
}
function propertiesExpression(properties, place) {
  const entries = properties.map(({ name: name2, schema: schema2 }) => namedEntry(name2, schemaData(schema2, inside(place, 2))));
  return objectExpression(entries, `${place.indent}  `);
}
function patternEntries(schema2, place) {
  const rows = schema2.patterns.filter(({ pattern }) => isPattern(pattern)).map(
    (row) => arrayExpression([stringLiteral(row.pattern), schemaData(row.schema, inside(place, 3))], `${place.indent}    `)
  );
  return rows.length === 0 ? [] : [["patterns", arrayExpression(rows, `${place.indent}  `)]];
}
function unionEntries(schema2, place) {
  const members2 = schema2.members.map((member4) => schemaData(member4, inside(place, 2)));
  const targets = schema2.members.map((member4) => member4.kind === "reference" ? member4.target : void 0);
  const mapping2 = schema2.discriminator === void 0 ? void 0 : discriminatorMapping(schema2.discriminator.property, targets, place.types);
  return [
    kindEntry(schema2.kind),
    membersEntry(members2, place),
    ...schema2.discriminator === void 0 || mapping2 === void 0 ? [] : [discriminatorEntry(schema2.discriminator.property, mapping2, place)]
  ];
}
function discriminatorEntry(property, mapping2, place) {
  const values = [...mapping2].map(([value, index]) => [value, String(index)]);
  const entries = [
    ["property", stringLiteral(property)],
    ["mapping", objectExpression(values, `${place.indent}    `)]
  ];
  return ["discriminator", objectExpression(entries, `${place.indent}  `)];
}
function discriminatorMapping(property, targets, types) {
  const mapping2 = /* @__PURE__ */ new Map();
  for (const [index, target] of targets.entries()) {
    const values = target === void 0 ? void 0 : types.discrimination.values.get(target)?.get(property);
    if (values === void 0 || values.some((value) => mapping2.has(value))) return void 0;
    for (const value of values) mapping2.set(value, index);
  }
  return mapping2;
}

// src/emitters/lambda-typescript/operation-data.ts
function gatewayPath(operation) {
  const parts = operation.path.segments.map((segment) => {
    if (segment.kind !== "variable") return segment.text;
    return `{${segment.name}${segment.greedy ? "+" : ""}}`;
  });
  return `/${parts.filter((part) => part !== "").join("/")}`;
}
function operationData(operation, input) {
  const parameters = operation.parameters.map((parameter2) => parameterData(parameter2, input));
  const body2 = operation.body;
  const content = byPreference(body2?.content ?? []).map((media) => mediaData(media, input));
  const bodyEntries = [
    ...body2?.required === true ? [["required", "true"]] : [],
    ["content", arrayExpression(content, "    ")]
  ];
  const entries = [
    ["id", stringLiteral(operation.id)],
    ["method", stringLiteral(operation.method.toUpperCase())],
    ["path", stringLiteral(gatewayPath(operation))],
    ["parameters", arrayExpression(parameters, "  ")],
    ...body2 === void 0 ? [] : [["body", objectExpression(bodyEntries, "  ")]],
    ["responses", arrayExpression(responsesData(operation, input), "  ")],
    ...authorizationEntry(operation.authorization, input.scopes)
  ];
  return objectExpression(entries, "");
}
function authorizationEntry(authorization, scopes) {
  if (authorization === void 0 && scopes.length === 0) return [];
  const list = (texts) => `[${texts.map(stringLiteral).join(", ")}]`;
  const members2 = [
    ...scopes.length === 0 ? [] : [["scopes", arrayExpression(scopes.map(list), "    ")]],
    ...authorization === void 0 ? [] : [["groups", list(authorization.groups)]]
  ];
  return [["authorization", objectExpression(members2, "  ")]];
}
function parameterData(parameter2, { types, refer }) {
  const value = fittingDefault(parameter2, types.byId);
  const contentType = parameter2.contentType === void 0 ? void 0 : essence(parameter2.contentType);
  const isJson3 = contentType === "application/json" || contentType?.endsWith("+json") === true;
  const entries = [
    ["name", stringLiteral(parameter2.name)],
    ["in", stringLiteral(parameter2.in)],
    ...parameter2.required ? [["required", "true"]] : [],
    ["style", stringLiteral(parameter2.style)],
    ...parameter2.explode ? [["explode", "true"]] : [],
    ...contentType === void 0 ? [] : [["content", isJson3 ? '"json"' : '"text"']],
    ["schema", schemaData(parameter2.schema, { types, refer, indent: "      " })],
    ...value === void 0 ? [] : [["default", valueLiteral(value)]]
  ];
  return objectExpression(entries, "    ");
}
function mediaData(media, { types, refer }) {
  const kind = bodyKind2(media, types.byId);
  const isRead = kind === "json" || kind === "form" || kind === "multipart" || kind === "text" && isPlain(media.schema, types.byId);
  const schema2 = isRead ? schemaData(media.schema, { types, refer, indent: "        " }) : '{ kind: "any" }';
  const isForm = kind === "form" || kind === "multipart";
  const encoding = isForm ? media.encoding.map((part) => namedEntry(part.property, encodingData(part))) : [];
  const entries = [
    ["type", stringLiteral(essence(media.type))],
    ["kind", stringLiteral(kind)],
    ["schema", schema2],
    ...encoding.length === 0 ? [] : [["encoding", objectExpression(encoding, "        ")]]
  ];
  return objectExpression(entries, "      ");
}
function encodingData({ style, explode, contentType }) {
  const members2 = { style, explode, contentType };
  const entries = Object.entries(members2).flatMap(
    ([name2, value]) => value === void 0 ? [] : [[name2, valueLiteral(value)]]
  );
  return objectExpression(entries, "          ");
}
function responsesData(operation, { types }) {
  return operation.responses.map(({ status, content }) => {
    const media = byPreference(content).map(
      (each) => objectExpression(
        [
          ["type", stringLiteral(essence(each.type))],
          ["kind", stringLiteral(bodyKind2(each, types.byId))]
        ],
        "        "
      )
    );
    const entries = [
      ["status", stringLiteral(status)],
      ["content", arrayExpression(media, "      ")]
    ];
    return objectExpression(entries, "    ");
  });
}

// test/support/pairing/compare-call.ts
import { isDeepStrictEqual } from "node:util";
function requestDifferences(operation, sent, arrived) {
  const groups3 = ["path", "query", "headers", "cookies"];
  return [
    ...groups3.flatMap((group2) => memberDifferences(operation, group2, sent[group2], arrived[group2] ?? {})),
    ...difference("body", plain(sent.body), plain(arrived.body)),
    ...sent.contentType === void 0 ? [] : difference("content type", essence2(sent.contentType), arrived.contentType)
  ];
}
var essence2 = (type) => (type.split(";")[0] ?? "").trim().toLowerCase();
var placeOf = { path: "path", query: "query", headers: "header", cookies: "cookie" };
function memberDifferences(operation, group2, sent, arrived) {
  const own = operation.parameters.filter((parameter2) => parameter2.in === placeOf[group2]);
  return own.flatMap(({ name: name2, schema: schema2 }) => {
    if (!Object.hasOwn(sent, name2) && (arrived[name2] === void 0 || schema2.default !== void 0 || schema2.kind === "reference"))
      return [];
    const isEither = (schema2.kind === "anyOf" || schema2.kind === "oneOf") && sameText(sent[name2], arrived[name2]);
    return isEither ? [] : difference(`${group2} ${name2}`, plain(sent[name2]), plain(arrived[name2]));
  });
}
function responseDifferences(sent, arrived) {
  return [
    ...difference("status", sent.status, arrived.status),
    ...difference("response body", plain(sent.body), plain(arrived.body)),
    ...sent.contentType === void 0 ? [] : difference("response content type", sent.contentType, arrived.contentType),
    ...Object.entries(sent.headers).flatMap(
      ([name2, value]) => typeof value === "object" ? [] : difference(`response header ${name2}`, String(value), arrived.headers[name2.toLowerCase()])
    )
  ];
}
var sameText = (left, right) => typeof left !== "object" && typeof right !== "object" && left !== void 0 && String(left) === String(right);
var difference = (what, left, right) => isDeepStrictEqual(left, right) ? [] : [`${what}: ${brief(left)} became ${brief(right)}`];
function plain(value) {
  if (value instanceof Uint8Array) return { bytes: [...value] };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  const members2 = Object.entries(value).filter(([, member4]) => member4 !== void 0);
  return Object.fromEntries(members2.map(([name2, member4]) => [name2, plain(member4)]).sort());
}
var brief = (value) => (JSON.stringify(value) ?? "nothing").slice(0, 300);

// test/support/pairing/draw-call.ts
import fc2 from "fast-check";

// src/emitters/typescript-client/content.ts
init_media_type();

// src/emitters/typescript/documentation.ts
var maximumValueLength = 100;
function documentationLines({ summary, description: description2, deprecated, tags }) {
  const lines = [];
  if (summary !== void 0) addParagraph(lines, summary);
  if (description2 !== void 0 && description2 !== summary) addParagraph(lines, description2);
  const hasTags = tags !== void 0 && tags.length > 0;
  if (lines.length > 0 && (hasTags || deprecated === true)) lines.push("");
  if (hasTags) for (const tag of tags) lines.push(tagLine(tag));
  if (deprecated === true) lines.push("@deprecated");
  return lines;
}
function addParagraph(lines, text2) {
  const trimmed = text2.trim();
  if (trimmed === "") return;
  if (lines.length > 0) lines.push("");
  for (const line of commentLines(trimmed)) lines.push(line);
}
var tagLine = (tag) => `@${commentLines(tag.slice(1)).join(" ")}`;
function schemaDocumentation(schema2) {
  const tags = [];
  addConstraints(schema2, tags);
  if (schema2.default !== void 0) addValue(tags, "default", schema2.default);
  if (schema2.examples.length > 0) addValue(tags, "example", schema2.examples[0]);
  const { title, description: description2, deprecated } = schema2;
  if (tags.length === 0 && title === void 0 && description2 === void 0 && !deprecated) return tags;
  return documentationLines({ summary: title, description: description2, deprecated, tags });
}
function addValue(tags, tag, value) {
  const text2 = value === void 0 ? void 0 : valueLiteral(value);
  if (text2 !== void 0 && text2.length <= maximumValueLength) addTag(tags, tag, text2);
}
function addConstraints(schema2, tags) {
  if (schema2.kind === "string") {
    addTag(tags, "minLength", schema2.minLength);
    addTag(tags, "maxLength", schema2.maxLength);
    if (schema2.format !== "binary") addTag(tags, "format", schema2.format);
    addTag(tags, "pattern", schema2.pattern);
  } else if (schema2.kind === "number" || schema2.kind === "integer") {
    addTag(tags, "minimum", schema2.minimum);
    addTag(tags, "exclusiveMinimum", schema2.exclusiveMinimum);
    addTag(tags, "maximum", schema2.maximum);
    addTag(tags, "exclusiveMaximum", schema2.exclusiveMaximum);
    addTag(tags, "multipleOf", schema2.multipleOf);
    addTag(tags, "format", schema2.format);
  } else if (schema2.kind === "array") {
    addTag(tags, "minItems", schema2.minItems);
    addTag(tags, "maxItems", schema2.maxItems);
    if (schema2.uniqueItems) tags.push("@uniqueItems");
  } else if (schema2.kind === "object") {
    addTag(tags, "minProperties", schema2.minProperties);
    addTag(tags, "maxProperties", schema2.maxProperties);
  }
}
function addTag(tags, name2, value) {
  if (value !== void 0) tags.push(`@${name2} ${value}`);
}

// src/emitters/typescript/schema-type.ts
function schemaType(schema2, place) {
  const type = withoutNull(schema2, place);
  return schema2.nullable ? union([type, plain2.null], place.indent) : type;
}
var plain2 = {
  boolean: primary("boolean"),
  never: primary("never"),
  null: primary("null"),
  number: primary("number"),
  string: primary("string"),
  unknown: primary("unknown")
};
function withoutNull(schema2, place) {
  switch (schema2.kind) {
    case "string":
      return schema2.format === "binary" ? bytesType(place) : plain2.string;
    case "reference":
      return referenceType(schema2.target, place);
    case "object":
      return primary(objectType(schema2, within(place)));
    case "integer":
    case "number":
      return plain2.number;
    case "array":
      return arrayType(schema2, within(place));
    case "enum":
      return enumType(schema2, place);
    case "oneOf":
    case "anyOf":
      return union(
        schema2.members.map((member4) => schemaType(member4, referring(place))),
        place.indent
      );
    case "allOf":
      return intersectionType(schema2.members, place);
    case "boolean":
    case "null":
    case "never":
      return plain2[schema2.kind];
    case "any":
      return plain2.unknown;
    case "not":
      return complementType(schema2, place.types.byId, place.indent);
  }
}
function referenceType(target, place) {
  const { types, direction, alias: alias2 } = place;
  const isBase2 = place.extending === true && isExtended(types.discrimination, target);
  if (alias2 !== void 0 && types.shapes.isCircular(alias2, formKey(target, isBase2))) return plain2.unknown;
  const name2 = types.nameOf(target, { direction, base: isBase2 });
  place.used?.add(name2);
  return primary(name2);
}
function bytesType({ types, bytes = "text" }) {
  if (bytes === "text") return plain2.string;
  return bytes === "bytes" ? primary(types.binary) : unionOfTexts([types.binary, "string"], "");
}
function enumType({ values }, { types, indent: indent2 }) {
  const literals = values.map(literalType);
  const isOpen = types.options.enums === "open" && values.length > 1;
  const texts = isOpen && values.every((value) => typeof value === "string") ? ["(string & {})"] : [];
  return unionOfTexts([...literals, ...texts], indent2);
}
var within = (place) => place.alias === void 0 && place.extending !== true ? place : { ...place, alias: void 0, extending: false };
var alone = (place) => place.beside === void 0 ? within(place) : { ...within(place), beside: void 0 };
var referring = (place) => place.extending === true ? { ...place, extending: false } : place;
function arrayType(schema2, place) {
  const inner = alone(place);
  if (schema2.prefix.length === 0) {
    return schema2.items === "forbidden" ? primary("[]") : arrayOf(schemaType(schema2.items, inner));
  }
  const required = Math.min(schema2.minItems ?? 0, schema2.prefix.length);
  const items2 = schema2.prefix.map((item, index) => {
    const { text: text2, binding } = schemaType(item, inner);
    if (index < required) return text2;
    return binding === "primary" ? `${text2}?` : `(${text2})?`;
  });
  if (schema2.items !== "forbidden") items2.push(`...${arrayOf(schemaType(schema2.items, inner)).text}`);
  return primary(`[${items2.join(", ")}]`);
}
function intersectionType(parts, place) {
  const members2 = withAbsentMembers(parts);
  const refusals = members2.filter((member4) => member4.kind === "not");
  if (refusals.length === 0 || refusals.length === members2.length) return combinedType(members2, place);
  const { byId } = place.types;
  const others = members2.filter((member4) => member4.kind !== "not");
  return refusals.reduce(
    (type, refusal) => withoutRefused(type, refusal, others, byId) ?? type,
    combinedType(others, place)
  );
}
function combinedType(members2, place) {
  const beside = [...place.beside ?? [], ...members2];
  const saying = members2.filter((member4) => !saysNothing(member4, members2));
  const parts = [];
  const objects2 = [];
  for (const member4 of saying) {
    if (member4.kind === "object" && !member4.nullable && isMergeable(member4, objects2)) objects2.push(member4);
    else parts.push(schemaType(member4, { ...member4.kind === "reference" ? place : referring(place), beside }));
  }
  const merged = mergeObjects(objects2);
  if (merged !== void 0) parts.push(primary(objectType(merged, { ...within(place), beside })));
  return intersection(parts);
}
var saysNothing = (schema2, among) => schema2.kind === "object" && among.length > 1 && schema2.properties.length + schema2.requiredElsewhere.length + schema2.patterns.length === 0 && typeof schema2.additional !== "object";
var isMergeable = (schema2, objects2) => typeof schema2.additional !== "object" && schema2.patterns.length === 0 && (objects2.length === 0 || memberNames2(schema2).every((name2) => !objects2.some((one) => memberNames2(one).includes(name2))));
var memberNames2 = (schema2) => [
  ...schema2.properties.map(({ name: name2 }) => name2),
  ...schema2.requiredElsewhere
];
function mergeObjects(objects2) {
  const [first, ...others] = objects2;
  if (first === void 0 || others.length === 0) return first;
  return {
    ...first,
    properties: objects2.flatMap(({ properties }) => properties),
    requiredElsewhere: objects2.flatMap(({ requiredElsewhere }) => requiredElsewhere)
  };
}
function objectType(schema2, place, literals) {
  const body2 = objectMembers2(schema2, { ...place, indent: `${place.indent}  ` }, literals);
  if (isMap(schema2) && body2.indexOf("\n") === body2.length - 1) return `{ ${body2.trim().slice(0, -1)} }`;
  if (body2 !== "") return `{
${body2}${place.indent}}`;
  return schema2.additional === "forbidden" && schema2.properties.length === 0 ? "{ [key: string]: never }" : "{ [key: string]: unknown }";
}
var isMap = (schema2) => schema2.properties.length + schema2.requiredElsewhere.length === 0 && (typeof schema2.additional === "object" || schema2.patterns.length > 0);
function objectMembers2(schema2, place, literals) {
  const inner = alone(place);
  const members2 = [];
  for (const property of schema2.properties) {
    if (!isPresent(property, place.direction, place.types.byId)) continue;
    members2.push(propertyMember(property, inner, literals?.get(property.name)));
  }
  if (schema2.requiredElsewhere.length > 0 || literals !== void 0) {
    members2.push(...furtherMembers(schema2, place, literals));
  }
  const text2 = members2.map((member4) => memberText(member4, place.indent)).join("");
  return text2 + indexSignature(schema2, members2, place);
}
function furtherMembers(schema2, place, literals) {
  const members2 = [];
  const names2 = new Set(schema2.properties.map(({ name: name2 }) => name2));
  for (const name2 of schema2.requiredElsewhere) {
    if (!names2.has(name2) && literals?.has(name2) !== true) members2.push(...elsewhereMember(name2, schema2, place));
    names2.add(name2);
  }
  for (const [name2, values] of literals ?? []) if (!names2.has(name2)) members2.push(literalMember(name2, values));
  return members2;
}
function propertyMember(property, place, literals) {
  const { name: name2, schema: schema2, required } = property;
  const type = literals === void 0 ? schemaType(schema2, place) : literalUnion(literals, place.indent);
  return { name: name2, type, isOptional: !required, documentation: schemaDocumentation(schema2) };
}
var literalUnion = (values, indent2) => unionOfTexts(values.map(literalType), indent2);
var literalMember = (name2, values) => ({
  name: name2,
  type: literalUnion(values, ""),
  isOptional: false,
  documentation: []
});
function elsewhereMember(name2, schema2, place) {
  const beside = place.fetched === true ? [] : place.beside ?? [];
  const found = findProperty(beside, name2, place.types.byId)?.schema;
  if (found !== void 0) {
    const property = { name: name2, schema: found, required: true, origin: schema2.origin };
    return isPresent(property, place.direction, place.types.byId) ? [{ ...propertyMember(property, { ...alone(place), fetched: true }, void 0), documentation: [] }] : [];
  }
  const type = typeof schema2.additional === "object" ? schemaType(schema2.additional, alone(place)) : primary("unknown");
  return [{ name: name2, type, isOptional: false, documentation: [] }];
}
function memberText({ name: name2, type, isOptional, documentation: documentation3 }, indent2) {
  const comment = documentation3.length === 0 ? "" : docComment(documentation3, indent2);
  return `${comment}${indent2}${propertyName(name2)}${isOptional ? `?: ${optionalType(type, indent2)}` : `: ${type.text}`};
`;
}
var mostAlternatives = 8;
var alternativesOf = ({ parts, binding, text: text2 }) => parts ?? [binding === "intersection" ? `(${text2})` : text2];
function indexSignature(schema2, members2, place) {
  const others = schema2.patterns.map((pattern) => pattern.schema);
  if (typeof schema2.additional === "object") others.push(schema2.additional);
  if (others.length === 0) return "";
  const inner = alone(place);
  const isOpen = schema2.additional === "any";
  const type = isOpen ? primary("unknown") : union(
    others.map((other) => schemaType(other, inner)),
    place.indent
  );
  const alternatives = new Set(alternativesOf(type));
  for (const member4 of members2) for (const part of alternativesOf(member4.type)) alternatives.add(part);
  if (members2.some((member4) => member4.isOptional)) alternatives.add("undefined");
  const isReadable = alternatives.size <= mostAlternatives && ![...alternatives].some((part) => part.includes("\n"));
  const fits2 = isReadable || alternatives.size === alternativesOf(type).length;
  return `${place.indent}[key: string]: ${fits2 ? unionOfTexts([...alternatives], place.indent).text : "unknown"};
`;
}

// src/emitters/typescript-client/content.ts
function requestBodyType(media, place) {
  const kind = bodyKind(media.type);
  if (kind === "json" && !isJson(media.type) && isText2(media.schema, place.types.byId)) {
    return union([primary("string"), bytesType2(place)], place.indent);
  }
  switch (kind) {
    case "json":
    case "form":
      return schemaType(media.schema, place);
    case "multipart":
      return schemaType(media.schema, { ...place, bytes: "bytes" });
    case "text":
      return isPrimitive(media.schema, place.types.byId) ? schemaType(media.schema, place) : primary("string");
    case "binary":
      return bytesType2(place);
  }
}
function bytesType2({ used }) {
  used?.add("BinaryBody");
  return primary("BinaryBody");
}
function responseBodyType(media, place) {
  switch (bodyKind(media.type)) {
    case "json":
      return schemaType(media.schema, place);
    case "form":
    case "text":
      return isText2(media.schema, place.types.byId) ? schemaType(media.schema, place) : primary("string");
    case "multipart":
    case "binary":
      return primary(place.types.binary);
  }
}
function isText2(schema2, byId) {
  const resolved = resolveSchema(schema2, byId);
  if (resolved?.kind === "enum")
    return !resolved.nullable && resolved.values.every((value) => typeof value === "string");
  return resolved?.kind === "string" && !resolved.nullable && resolved.format !== "binary";
}
function isPrimitive(schema2, byId) {
  const resolved = resolveSchema(schema2, byId);
  if (resolved === void 0 || resolved.nullable) return false;
  return isText2(schema2, byId) || ["boolean", "number", "integer"].includes(resolved.kind);
}
function byPreference2(content) {
  if (content.length < 2) return content;
  const plain3 = content.filter(({ type }) => essence(type) === "application/json");
  const json = content.filter(({ type }) => isJson(type) && essence(type) !== "application/json");
  return [...plain3, ...json, ...content.filter(({ type }) => !isJson(type))];
}
function acceptedContent(response) {
  const content = byPreference2(response.content);
  const [first] = content;
  return first !== void 0 && isJson(first.type) ? [first] : content;
}
var sentBody = ({ method, body: body2 }) => method === "get" || method === "head" ? void 0 : body2;
var hasBody = (operation, response) => operation.method !== "head" && response.content.length > 0;
function acceptHeader(operation) {
  const accepted2 = /* @__PURE__ */ new Set();
  for (const response of operation.responses) {
    if (!hasBody(operation, response)) continue;
    for (const media of acceptedContent(response)) accepted2.add(essence(media.type));
  }
  if (accepted2.size === 0 || accepted2.has("*/*")) return "*/*";
  const header = [...accepted2].join(", ");
  return header === "application/json" ? void 0 : header;
}

// test/support/pairing/draw-call.ts
init_media_type();

// test/support/pairing/draw-value.ts
import fc from "fast-check";
var Undrawable = class extends Error {
};
var deep = 4;
var drawValue = (schema2, drawing, draw) => drawnOf(schema2, { drawing, draw, depth: 0, needed: /* @__PURE__ */ new Set(), extending: false });
var below = (place) => ({ ...place, depth: place.depth + 1, needed: /* @__PURE__ */ new Set(), extending: false });
var chance = ({ draw }, one) => draw(fc.integer, { min: 1, max: one }) === one;
function drawnOf(schema2, place) {
  if (place.depth > deep * 2) throw new Undrawable("too deep");
  if (schema2.nullable && place.drawing.allowsNull && (place.depth > deep || chance(place, 6))) return null;
  switch (schema2.kind) {
    case "any":
      return place.draw(simpleValue, place.drawing);
    case "never":
      throw new Undrawable("never");
    case "null":
      if (!place.drawing.allowsNull) throw new Undrawable("null");
      return null;
    case "boolean":
      return place.draw(fc.boolean);
    case "string":
      return textOf(schema2, place);
    case "number":
    case "integer":
      return numberOf(schema2, place);
    case "enum":
      if (schema2.values.length === 0) throw new Undrawable("no value");
      return place.draw(fc.constantFrom, ...schema2.values);
    case "array":
      return listOf(schema2, place);
    case "object":
      return objectOf(schema2, place);
    case "oneOf":
    case "anyOf":
      return alternativeOf(schema2, place);
    case "allOf":
      return mergedOf(schema2.members, place);
    case "not":
      return void 0;
    case "reference":
      return namedOf(schema2.target, place);
  }
}
var simpleValue = ({ text: text2, allowsEmpty }) => allowsEmpty ? fc.oneof(text2(0, 10), fc.integer(), fc.boolean()) : text2(1, 10);
var formats = {
  "date-time": () => fc.date({ min: /* @__PURE__ */ new Date(0), max: /* @__PURE__ */ new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString()),
  date: () => fc.date({ min: /* @__PURE__ */ new Date(0), max: /* @__PURE__ */ new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  uuid: () => fc.uuid(),
  email: () => fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.example$/),
  uri: () => fc.stringMatching(/^https:\/\/[a-z]{1,8}\.example\/[a-z0-9]{0,8}$/),
  url: () => fc.stringMatching(/^https:\/\/[a-z]{1,8}\.example\/[a-z0-9]{0,8}$/),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  byte: () => fc.base64String({ maxLength: 40 })
};
var lengths = { maxLength: 12 };
function textOf({ format, pattern, minLength = 0, maxLength }, { drawing, draw }) {
  if (format === "binary" && drawing.hasBytes) return draw(fc.uint8Array, { minLength: 1, ...lengths });
  const arbitrary = formats[format ?? ""];
  if (arbitrary !== void 0 && pattern === void 0) return draw(arbitrary);
  if (pattern !== void 0) return draw(matching, pattern);
  const minimum = Math.max(minLength, drawing.allowsEmpty ? 0 : 1);
  return draw(drawing.text, minimum, Math.min(maxLength ?? Number.POSITIVE_INFINITY, minimum + 12));
}
function matching(pattern) {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"), { size: "xsmall" });
  } catch {
    throw new Undrawable(`no text for the pattern ${pattern}`);
  }
}
function numberOf(schema2, { draw }) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema2;
  const isWhole = schema2.kind === "integer" || format === "int32" || format === "int64";
  const step = multipleOf ?? (isWhole ? 1 : 0.25);
  const limit = format === "int32" ? 2 ** 31 - 1 : isWhole && format === "int64" ? Number.MAX_SAFE_INTEGER : 1e9;
  const low = Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
  const from = Number.isFinite(low) ? low : Math.min(-limit, Number.isFinite(high) ? high - 1e3 : 0);
  const to = Number.isFinite(high) ? high : Math.max(limit, from + 1e3);
  const least = Math.ceil(from / step) + (exclusiveMinimum !== void 0 && Math.ceil(from / step) * step <= exclusiveMinimum ? 1 : 0);
  const most = Math.floor(to / step) - (exclusiveMaximum !== void 0 && Math.floor(to / step) * step >= exclusiveMaximum ? 1 : 0);
  if (least > most) throw new Undrawable("no number between the limits");
  const bounded = { min: Math.max(least, -Number.MAX_SAFE_INTEGER), max: Math.min(most, Number.MAX_SAFE_INTEGER) };
  const value = draw(fc.integer, bounded) * step;
  return Number(value.toPrecision(15)) + 0;
}
function listOf(schema2, place) {
  const { prefix: prefix2, items: items2, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema2;
  const least = Math.max(minItems, place.drawing.allowsEmpty ? 0 : 1);
  const most = Math.min(maxItems, place.depth > deep ? least : Math.max(least, prefix2.length) + 2);
  if (least > most) throw new Undrawable("no list between the limits");
  const length = place.draw(fc.integer, { min: least, max: most });
  const list = [];
  for (let index = 0; index < length; index += 1) {
    const item = prefix2[index] ?? (items2 === "forbidden" ? void 0 : items2);
    if (item === void 0) break;
    list.push(drawnOf(item, below(place)));
  }
  if (!schema2.uniqueItems) return list;
  return [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];
}
function objectOf(schema2, place) {
  const { drawing, needed } = place;
  const members2 = /* @__PURE__ */ new Map();
  for (const property of schema2.properties) {
    if (!isPresent(property, drawing.direction, drawing.types.byId)) continue;
    const isNeeded = property.required || needed.has(property.name);
    if (!isNeeded && (place.depth > deep || !chance(place, 2))) continue;
    try {
      members2.set(property.name, drawnOf(property.schema, below(place)));
    } catch (error) {
      if (isNeeded || !(error instanceof Undrawable)) throw error;
    }
  }
  for (const name2 of schema2.requiredElsewhere) if (!members2.has(name2)) addUndescribed(name2, schema2, members2, place);
  addOthers(schema2, members2, place);
  if (members2.size === 0 && !drawing.allowsEmpty) throw new Undrawable("an object without members");
  return Object.fromEntries(members2);
}
function addUndescribed(name2, { additional }, members2, place) {
  if (additional === "forbidden") throw new Undrawable(`${name2} is required and forbidden`);
  members2.set(name2, typeof additional === "object" ? drawnOf(additional, below(place)) : undescribed);
}
var undescribed = "a member that something beside describes";
function addOthers(schema2, members2, place) {
  const { additional, patterns, minProperties = 0 } = schema2;
  const [pattern] = patterns;
  if (pattern !== void 0 && place.depth <= deep) {
    members2.set(place.draw(matching, pattern.pattern), drawnOf(pattern.schema, below(place)));
  }
  const isMap3 = typeof additional === "object";
  const isOpen = additional === "any" && place.drawing.allowsUnknown && schema2.patterns.length === 0;
  if (!isMap3 && !(isOpen && chance(place, 8))) return;
  const isNeeded = members2.size < Math.max(minProperties, place.drawing.allowsEmpty ? 0 : 1);
  const count = isNeeded ? Math.max(minProperties, 1) : place.depth > deep ? 0 : place.draw(fc.integer, { min: 0, max: 2 });
  for (let index = 0; index < count; index += 1) {
    const name2 = place.draw(fc.stringMatching, /^x[a-zA-Z0-9_]{1,6}$/);
    if (schema2.properties.some((property) => property.name === name2)) continue;
    members2.set(name2, isMap3 ? drawnOf(additional, below(place)) : place.draw(simpleValue, place.drawing));
  }
}
function alternativeOf(schema2, place) {
  const first = place.draw(fc.integer, { min: 0, max: Math.max(schema2.members.length - 1, 0) });
  for (let offset = 0; offset < schema2.members.length; offset += 1) {
    const member4 = schema2.members[(first + offset) % schema2.members.length];
    if (member4 === void 0) continue;
    try {
      return drawnOf(member4, { ...place, extending: false });
    } catch (error) {
      if (!(error instanceof Undrawable)) throw error;
    }
  }
  throw new Undrawable("no alternative has a value");
}
function mergedOf(parts, place) {
  const needed = /* @__PURE__ */ new Set([...place.needed, ...parts.flatMap((part) => requiredNames(part, place))]);
  const values = parts.filter(({ kind }) => kind !== "not" && kind !== "any").map((part) => drawnOf(part, { ...place, needed }));
  const objects2 = values.filter(isObject);
  if (objects2.length < values.length || objects2.length === 0) return values.find((value) => !isObject(value));
  const members2 = objects2.flatMap((value) => Object.entries(value));
  const described = members2.filter(([, value]) => value !== undescribed);
  return Object.fromEntries([...members2.filter(([, value]) => value === undescribed), ...described]);
}
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
function requiredNames(schema2, place) {
  const resolved = resolveSchema(schema2, place.drawing.types.byId);
  if (resolved?.kind === "allOf")
    return resolved.members.flatMap((part) => part === schema2 ? [] : requiredNames(part, place));
  if (resolved?.kind !== "object") return [];
  return [
    ...resolved.requiredElsewhere,
    ...resolved.properties.filter(({ required }) => required).map(({ name: name2 }) => name2)
  ];
}
function namedOf(target, place) {
  const { byId, discrimination } = place.drawing.types;
  const named2 = byId.get(target);
  if (named2 === void 0) throw new Undrawable(target);
  const { extending } = place;
  const children = extending ? [] : discrimination.children.get(target) ?? [];
  if (children.length > 0 && place.depth <= deep && (discrimination.abstract.has(target) || chance(place, 2))) {
    return namedOf(place.draw(fc.constantFrom, ...children), { ...place, depth: place.depth + 1, extending: false });
  }
  const isExtending = named2.schema.kind === "allOf";
  const value = drawnOf(named2.schema, { ...place, depth: place.depth + 1, extending: isExtending });
  const literals = extending ? void 0 : discrimination.values.get(target);
  if (literals === void 0 || !isObject(value)) return value;
  const told = [...literals].map(([property, values]) => [property, place.draw(fc.constantFrom, ...values)]);
  return { ...value, ...Object.fromEntries(told) };
}

// test/support/pairing/model-judge.ts
import { Ajv2020 } from "ajv/dist/2020.js";
function modelJudge(api2, byId, direction) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false, unicodeRegExp: true });
  const definitions = api2.schemas.map(({ id, schema: schema2 }) => [id, jsonSchema(schema2, byId, direction)]);
  ajv.addSchema({ $id: "model", $defs: Object.fromEntries(definitions) });
  const compiled = /* @__PURE__ */ new Map();
  return (schema2, value) => {
    const validate = compiled.get(schema2) ?? ajv.compile(jsonSchema(schema2, byId, direction));
    compiled.set(schema2, validate);
    return validate(value);
  };
}
var pointerTo = (id) => `model#/$defs/${encodeURIComponent(id.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
function jsonSchema(schema2, byId, direction) {
  const own = ownSchema(schema2, byId, direction);
  return schema2.nullable ? { anyOf: [own, { type: "null" }] } : own;
}
function ownSchema(schema2, byId, direction) {
  const inner = (each) => jsonSchema(each, byId, direction);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema2;
  switch (schema2.kind) {
    case "any":
      return true;
    case "never":
      return false;
    case "null":
    case "boolean":
      return { type: schema2.kind };
    case "string":
      return withoutAbsent({
        type: "string",
        minLength: schema2.minLength,
        maxLength: schema2.maxLength,
        pattern: schema2.pattern
      });
    case "number":
    case "integer":
      return withoutAbsent({ type: schema2.kind, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf });
    case "enum":
      return { enum: schema2.values };
    case "array":
      return withoutAbsent({
        type: "array",
        ...schema2.prefix.length === 0 ? {} : { prefixItems: schema2.prefix.map(inner) },
        items: schema2.items === "forbidden" ? false : inner(schema2.items),
        minItems: schema2.minItems,
        maxItems: schema2.maxItems,
        uniqueItems: schema2.uniqueItems
      });
    case "object":
      return objectSchema(schema2, byId, direction, inner);
    case "oneOf":
    case "anyOf":
    case "allOf":
      return schema2.members.length === 0 ? true : { [schema2.kind]: schema2.members.map(inner) };
    case "not":
      return { not: inner(schema2.schema) };
    case "reference":
      return { $ref: pointerTo(schema2.target) };
  }
}
function objectSchema(schema2, byId, direction, inner) {
  const present = schema2.properties.filter((property) => isPresent(property, direction, byId));
  return withoutAbsent({
    type: "object",
    properties: Object.fromEntries(
      schema2.properties.map((property) => [property.name, present.includes(property) ? inner(property.schema) : false])
    ),
    patternProperties: Object.fromEntries(schema2.patterns.map((each) => [each.pattern, inner(each.schema)])),
    required: [...present.filter(({ required }) => required).map(({ name: name2 }) => name2), ...schema2.requiredElsewhere],
    additionalProperties: schema2.additional === "any" ? true : schema2.additional === "forbidden" ? false : inner(schema2.additional),
    minProperties: schema2.minProperties,
    maxProperties: schema2.maxProperties
  });
}
var withoutAbsent = (members2) => Object.fromEntries(Object.entries(members2).filter(([, value]) => value !== void 0));

// test/support/pairing/draw-call.ts
var callDrawing = (api2, types) => ({
  types,
  judges: { request: modelJudge(api2, types.byId, "request"), response: modelJudge(api2, types.byId, "response") }
});
function drawCall(operation, drawing, draw) {
  const group2 = (place) => {
    const own = operation.parameters.filter((parameter2) => parameter2.in === place);
    return Object.fromEntries(own.flatMap((parameter2) => parameterEntry(parameter2, drawing, draw)));
  };
  return {
    request: {
      path: group2("path"),
      query: group2("query"),
      headers: group2("header"),
      cookies: group2("cookie"),
      ...requestBody(operation, drawing, draw)
    },
    response: drawResponse(operation, drawing, draw)
  };
}
function parameterEntry(parameter2, drawing, draw) {
  const isRequired2 = parameter2.required || parameter2.in === "path";
  if (!isRequired2 && draw(fc2.boolean)) return [];
  try {
    const value = validValue(parameter2.schema, parameterDrawing(parameter2, drawing), drawing.judges.request, draw);
    return [[parameter2.name, value]];
  } catch (error) {
    if (isRequired2 || !(error instanceof Undrawable)) throw error;
    return [];
  }
}
function parameterDrawing(parameter2, { types }) {
  const isJson3 = parameter2.contentType !== void 0;
  const isPlain2 = ["string", "enum"].includes(parameter2.schema.kind);
  const isText3 = parameter2.in === "header" || parameter2.in === "cookie";
  const characters = [
    ..."abcXYZ019-_~",
    ...isPlain2 && !isText3 ? " /?#&=+%@:\xE9\u20AC" : "",
    ...isPlain2 && isText3 ? " /?#@" : ""
  ];
  const text2 = (minimum, maximum) => fc2.string({
    unit: fc2.constantFrom(...characters),
    minLength: Math.max(minimum, 1),
    maxLength: Math.max(maximum, 1)
  }).map((drawn) => drawn.trim() === drawn ? drawn : drawn.replaceAll(" ", "-"));
  return {
    types,
    direction: "request",
    text: text2,
    allowsEmpty: false,
    allowsNull: isJson3,
    hasBytes: false,
    allowsUnknown: false
  };
}
function validValue(schema2, drawing, judge, draw) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const value = drawValue(schema2, drawing, draw);
    if (value !== void 0 && judge(schema2, bytesAsText(value))) return value;
  }
  throw new Undrawable("no valid value was found");
}
function bytesAsText(value) {
  if (value instanceof Uint8Array) return "bytes";
  if (Array.isArray(value)) return value.map(bytesAsText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name2, member4]) => [name2, bytesAsText(member4)]));
}
var anyText = (minimum, maximum) => fc2.string({ unit: "grapheme", minLength: minimum, maxLength: Math.max(minimum, Math.min(maximum, minimum + 12)) });
function requestBody(operation, drawing, draw) {
  const body2 = sentBody(operation);
  if (body2 === void 0 || !body2.required && draw(fc2.boolean)) return {};
  const media = draw(fc2.constantFrom, ...body2.content);
  try {
    return { contentType: concrete(media, drawing), body: bodyValue(media, "request", drawing, draw) };
  } catch (error) {
    if (body2.required || !(error instanceof Undrawable)) throw error;
    return {};
  }
}
function concrete({ type, schema: schema2 }, { types }) {
  if (type !== "*/*" && type !== "application/*") return type.replace("/*", "/x-drawn");
  const resolved = resolveSchema(schema2, types.byId);
  if (resolved?.kind === "string") return resolved.format === "binary" ? "application/octet-stream" : "text/plain";
  return "application/json";
}
function bodyValue(media, direction, drawing, draw) {
  const kind = bodyKind2({ ...media, type: concrete(media, drawing) }, drawing.types.byId);
  const isForm = kind === "form" || kind === "multipart";
  if (kind === "binary") return draw(fc2.uint8Array, { minLength: 1, maxLength: 40 });
  const text2 = isForm ? formText : kind === "text" ? (least, most) => anyText(Math.max(least, 1), most) : anyText;
  const isJson3 = kind === "json";
  const values = {
    types: drawing.types,
    direction,
    text: text2,
    allowsEmpty: isJson3,
    allowsNull: isJson3,
    hasBytes: kind === "multipart",
    allowsUnknown: isJson3
  };
  if (kind === "text" && !isTextual(media.schema)) return draw(anyText, 1, 20);
  return validValue(media.schema, values, drawing.judges[direction], draw);
}
var isTextual = ({ kind }) => ["string", "enum", "integer", "number", "boolean"].includes(kind);
var formText = (minimum, maximum) => fc2.string({
  unit: fc2.constantFrom(..."abcXYZ019 -_&=+%/?;\xE9\u20AC\u{1F600}"),
  minLength: Math.max(minimum, 1),
  maxLength: Math.max(minimum, maximum, 1)
});
function drawResponse(operation, drawing, draw) {
  const response = draw(fc2.constantFrom, ...operation.responses);
  const status = statusOf(response, operation);
  const headers = Object.fromEntries(
    response.headers.filter(({ name: name2 }) => name2.toLowerCase() !== "content-type" && name2.toLowerCase() !== "set-cookie").flatMap((header) => headerEntry(header, drawing, draw))
  );
  const content = acceptedContent(response).filter(({ type }) => !/^multipart|form-urlencoded/.test(essence(type)));
  const [media] = content;
  if (media === void 0 || !hasBody(operation, response) || [204, 205, 304].includes(status))
    return { status, headers };
  const chosen = draw(fc2.constantFrom, media, ...content);
  const contentType = essence(concrete(chosen, drawing));
  return { status, headers, contentType, body: bodyValue(chosen, "response", drawing, draw) };
}
function headerEntry(header, drawing, draw) {
  if (!header.required && draw(fc2.boolean)) return [];
  const parameter2 = { ...header, in: "header", style: "simple", allowReserved: false, examples: [] };
  try {
    const values = { ...parameterDrawing(parameter2, drawing), direction: "response" };
    return [[header.name, validValue(header.schema, values, drawing.judges.response, draw)]];
  } catch (error) {
    if (header.required || !(error instanceof Undrawable)) throw error;
    return [];
  }
}
function statusOf({ status }, { responses }) {
  if (/^[2-5]\d\d$/.test(status)) return Number(status);
  const taken = new Set(responses.map((other) => other.status));
  const range = /^([2-5])xx$/i.exec(status)?.[1];
  const isSuccess = ![...taken].some((other) => other.startsWith("2"));
  const wanted = range === void 0 ? isSuccess ? [200] : [500, 502, 503] : [0, 1, 2, 3].map((step) => Number(`${range}0${step}`));
  const free = wanted.find((each) => !taken.has(String(each)));
  if (free === void 0) throw new Undrawable(`no status for ${status}`);
  return free;
}

// src/emitters/lambda-typescript/index.ts
init_websocket();

// src/emitters/emitter.ts
var defineEmitter = (emitter3) => emitter3;

// src/emitters/lambda-typescript/header.ts
var generatedLine = "// Generated by Gatewright. Do not edit: the next build overwrites it.";

// src/emitters/lambda-typescript/authorizer-module.ts
function authorizerModule(authorizer2, names2, api2) {
  const schemes = new Map(api2.securitySchemes.map((scheme) => [scheme.id, scheme.authorizer]));
  const rows = [
    ...api2.operations.map((each) => ({ ...each, method: each.method.toUpperCase(), path: gatewayPath(each) })),
    // In the ARN of a call the route stands in the place of the method.
    ...api2.routes.map((each) => ({ ...each, method: each.key, path: "/" }))
  ].flatMap((each) => protectedOperation(each, authorizer2.id, schemes));
  return [
    `${generatedLine}
`,
    'import type { ProtectedOperation } from "../runtime/policy.js";\n',
    ...authorizer2.verification === void 0 ? [] : ['import { createTokenVerifier } from "../runtime/token.js";\n'],
    "\n/** The operations that ask for this authorizer, each with its alternatives of scopes. */\n",
    `export const ${names2.data}: readonly ProtectedOperation[] = ${arrayExpression(rows, "")};
`,
    ...authorizer2.verification === void 0 ? [] : [verifier(authorizer2.verification)]
  ].join("");
}
function verifier({ algorithms, scopesClaims, groupsClaims }) {
  const list = (texts) => `[${texts.map(stringLiteral).join(", ")}]`;
  return [
    "\n/** Checks signature, issuer, audience and time of a token, and reads its scopes and groups. */\n",
    "export const verifyToken = createTokenVerifier({\n",
    `  algorithms: ${list(algorithms)},
`,
    `  scopesClaims: ${list(scopesClaims)},
`,
    `  groupsClaims: ${list(groupsClaims)},
`,
    "});\n"
  ].join("");
}
function protectedOperation(operation, authorizer2, schemes) {
  const alternatives = operation.security.map((requirements) => requirements.filter(({ scheme }) => schemes.get(scheme) === authorizer2)).filter((requirements) => requirements.length > 0).map((requirements) => [...new Set(requirements.flatMap(({ scopes: scopes2 }) => scopes2))]);
  if (alternatives.length === 0) return [];
  const needsScopes = alternatives.every((scopes2) => scopes2.length > 0);
  const scopes = (needsScopes ? alternatives : []).map((each) => arrayExpression(each.map(stringLiteral), "      "));
  const groups3 = operation.authorization?.groups.map(stringLiteral);
  return [
    objectExpression(
      [
        ["id", stringLiteral(operation.id)],
        ["method", stringLiteral(operation.method)],
        ["path", stringLiteral(operation.path)],
        ["scopes", arrayExpression(scopes, "    ")],
        ...groups3 === void 0 ? [] : [["groups", arrayExpression(groups3, "    ")]]
      ],
      "  "
    )
  ];
}
var creatorOf = ({ mode, simpleResponses }) => {
  if (mode === "token") return "createTokenAuthorizer";
  return simpleResponses === true ? "createSimpleAuthorizer" : "createRequestAuthorizer";
};
function authorizerEntry(authorizer2, names2) {
  const create = creatorOf(authorizer2);
  return [
    `${generatedLine}
`,
    `import { ${names2.value} } from "../authorizers/${names2.file}.js";
`,
    `import { ${names2.data} } from "../generated/authorizers/${names2.file}.js";
`,
    `import { ${create} } from "../generated/runtime/authorizer.js";
`,
    `
export const handler = ${create}(${names2.value}, ${names2.data});
`
  ].join("");
}

// src/emitters/lambda-typescript/authorizer-scaffold.ts
function authorizerScaffold(authorizer2, names2, scheme) {
  const type = authorizer2.mode === "token" ? "TokenAuthorizer" : "RequestAuthorizer";
  const advice = authorizer2.verification === void 0 ? adviceFor(scheme?.credential, authorizer2) : verifiedTokens(scheme?.credential, authorizer2);
  const imported = [`type ${type}`, ...advice.imports].sort();
  return [
    "// Yours: Gatewright writes this file once and never again.\n",
    ...authorizer2.verification === void 0 ? [] : [`import { verifyToken } from "../generated/authorizers/${names2.file}.js";
`],
    `import { ${imported.join(", ")} } from "../generated/runtime/authorizer.js";
`,
    `
${docComment(documentationLines({ summary: `Decides who may call what is protected by '${authorizer2.id}'.`, description: scheme?.description }), "")}`,
    `export const ${names2.value}: ${type} = async (request) => {
`,
    ...advice.lines.map((line) => line === "" ? "\n" : `  ${line}
`),
    "};\n"
  ].join("");
}
function verifiedTokens(credential, authorizer2) {
  const isBare = credential?.kind === "apiKey";
  const found = isBare ? keyExpression(credential, authorizer2) : `bearerToken(${headerOf(authorizer2)})`;
  return {
    imports: ["allow", ...isBare ? [] : ["bearerToken"], "unauthorized"],
    lines: [
      `const token: string | undefined = ${found};`,
      "const verified = token === undefined ? undefined : await verifyToken(token);",
      "if (verified === undefined) return unauthorized();",
      "// Refuse what you know better than the issuer, a token that was revoked for one, with `deny()`. What handlers are to",
      "// know of the caller goes into `context`, from `verified.claims`.",
      "const { principalId, scopes, groups } = verified;",
      "return allow({ principalId, scopes, groups });"
    ]
  };
}
var headerOf = ({ mode }) => mode === "token" ? "request.token" : "request.headers.authorization";
function adviceFor(credential, authorizer2) {
  const header = headerOf(authorizer2);
  if (credential?.kind === "apiKey") return keyAdvice(credential, authorizer2);
  if (credential?.kind === "http" && credential.scheme === "basic") {
    return {
      imports: ["basicCredentials", "deny", "unauthorized"],
      lines: [
        `const credentials = basicCredentials(${header});`,
        "if (credentials === undefined) return unauthorized();",
        "// Compare with what you have stored of this user (a hash, never the password), then:",
        "//   return allow({ principalId: credentials.username });",
        "return deny();"
      ]
    };
  }
  if (credential?.kind === "http" && credential.scheme !== "bearer") {
    return {
      imports: ["deny"],
      lines: [
        `// Check \`${header}\` as the scheme ${stringLiteral(credential.scheme)} has it, then:`,
        "//   return allow({ principalId: ... });",
        "return deny();"
      ]
    };
  }
  return tokenAdvice(credential, header);
}
function keyExpression(credential, authorizer2) {
  const place = { header: "headers", query: "query", cookie: "cookies" };
  const name2 = stringLiteral(credential.in === "header" ? credential.name.toLowerCase() : credential.name);
  return authorizer2.mode === "token" ? "request.token" : `request.${place[credential.in]}[${name2}]`;
}
function keyAdvice(credential, authorizer2) {
  const key2 = keyExpression(credential, authorizer2);
  return {
    imports: ["deny", "unauthorized"],
    lines: [
      `const key = ${key2};`,
      `if (${authorizer2.mode === "token" ? "" : "key === undefined || "}key === "") return unauthorized();`,
      "// Look the key up, then:",
      '//   return allow({ principalId: "the id of its owner" });',
      "return deny();"
    ]
  };
}
function tokenAdvice(credential, header) {
  const keys = credential?.kind === "openIdConnect" ? `the keys that ${stringLiteral(credential.url)} names as \`jwks_uri\`` : "the keys that its issuer publishes";
  return {
    imports: ["bearerToken", "deny", "unauthorized"],
    lines: [
      `const token = bearerToken(${header});`,
      "if (token === undefined) return unauthorized();",
      `// Verify the token with ${keys}, and its issuer and audience. With the package \`jose\`,`,
      "// and `const keys = createRemoteJWKSet(new URL(...))` outside of this function:",
      "//   const { payload } = await jwtVerify(token, keys, { issuer: ..., audience: ... });",
      '//   return allow({ principalId: String(payload.sub), scopes: String(payload["scope"] ?? "").split(" ") });',
      "// `scopes` decides which operations the caller may use; see the table in ../generated/authorizers.",
      "return deny();"
    ]
  };
}

// src/emitters/lambda-typescript/names.ts
init_names();
var longestFile = 80;
var devicePattern = /^(con|prn|aux|nul|(com|lpt)\d)$/;
function fileStem(text2, fallback) {
  const stem2 = asciiWords(text2).replaceAll(" ", "-").slice(0, longestFile).replace(/-+$/, "");
  return stem2 === "" ? fallback : devicePattern.test(stem2) ? `${stem2}-${fallback}` : stem2;
}
var operationNames = (operations) => unitNames(
  operations.map(({ id }) => id),
  "operation",
  /* @__PURE__ */ new Set(["createHandler", "cors", "handler", "notImplemented", "request", "context"])
);
var authorizerNames = (authorizers) => unitNames(
  authorizers,
  "authorizer",
  /* @__PURE__ */ new Set([
    "allow",
    "deny",
    "unauthorized",
    "bearerToken",
    "basicCredentials",
    "handler",
    "request",
    "createTokenAuthorizer",
    "createRequestAuthorizer",
    "createTokenVerifier",
    "verifyToken"
  ])
);
function unitNames(ids, kind, taken, spoken2 = (id) => id) {
  const isTaken = (name2) => isReservedWord(name2) || taken.has(name2) || name2 === "then";
  const files = allocateNames(ids, (id) => fileStem(spoken2(id), kind));
  const values = allocateValueNames(ids, isTaken, spoken2);
  const given = new Set(values.values());
  const suffix = { operation: "Operation", authorizer: "Operations", route: "Route" }[kind];
  const data = allocateNames(
    ids,
    (id) => `${values.get(id) ?? kind}${suffix}`,
    (name2) => isTaken(name2) || given.has(name2)
  );
  const types = allocateTypeNames(ids, spoken2);
  return new Map(
    ids.map((id) => [
      id,
      {
        file: files.get(id) ?? kind,
        value: values.get(id) ?? kind,
        data: data.get(id) ?? kind,
        type: types.get(id) ?? "Operation"
      }
    ])
  );
}
var entryPath = (handler) => `src/functions/${handler}.ts`;

// src/emitters/lambda-typescript/project-artifact.ts
var projectArtifact = (path, text2, ownership = "generated") => ({
  path: `lambda-typescript/${path}`,
  text: text2,
  ownership
});

// src/emitters/lambda-typescript/authorizer-files.ts
var authorizes = (handler) => handler.purpose.kind === "authorizer";
var verifiesTokens = ({ authorizers, handlers }) => authorizers.some(
  (authorizer2) => authorizer2.kind === "lambda" && authorizer2.verification !== void 0 && handlers.some(({ purpose }) => purpose.kind === "authorizer" && purpose.authorizer === authorizer2.id)
);
function authorizerFiles(api2) {
  const handlers = api2.handlers.filter(authorizes);
  const authorizers = new Map(
    api2.authorizers.flatMap((each) => each.kind === "lambda" ? [[each.id, each]] : [])
  );
  const names2 = authorizerNames(handlers.map(({ purpose }) => purpose.authorizer));
  return handlers.flatMap((handler) => {
    const authorizer2 = authorizers.get(handler.purpose.authorizer);
    const own = names2.get(handler.purpose.authorizer);
    if (authorizer2 === void 0 || own === void 0) return [];
    const scheme = api2.securitySchemes.find((each) => each.authorizer === authorizer2.id);
    return [
      projectArtifact(`src/authorizers/${own.file}.ts`, authorizerScaffold(authorizer2, own, scheme), "scaffold"),
      projectArtifact(`src/generated/authorizers/${own.file}.ts`, authorizerModule(authorizer2, own, api2)),
      projectArtifact(entryPath(handler.id), authorizerEntry(authorizer2, own))
    ];
  });
}

// src/emitters/lambda-typescript/cors-module.ts
function corsModule({ origin: _, ...cors }) {
  return [
    `${generatedLine}
`,
    'import type { CorsData } from "./runtime/cors.js";\n\n',
    `export const cors: CorsData = ${valueLiteral({ ...cors })};
`
  ].join("");
}

// src/emitters/typescript/type-declarations.ts
function typeDeclarations(api2, types) {
  const declarations = [];
  for (const named2 of api2.schemas) {
    for (const direction of directionsOf(named2.id, types))
      declarations.push(...declarationsOf(named2, types, direction));
  }
  return declarations.join("\n");
}
function directionsOf(id, { directions }) {
  if (directions.requestOnly.has(id)) return ["request"];
  return directions.twofold.has(id) ? ["response", "request"] : ["response"];
}
function declarationsOf(named2, types, direction) {
  const { id, schema: schema2 } = named2;
  const { values, abstract } = types.discrimination;
  const literals = values.get(id);
  const name2 = types.nameOf(id, { direction, base: false });
  const documentation3 = docComment(schemaDocumentation(schema2), "");
  if (!isExtended(types.discrimination, id)) {
    return [documentation3 + declaration(name2, named2, { types, direction, literals, isBase: false })];
  }
  const baseName = types.nameOf(id, { direction, base: true });
  const base = declaration(baseName, named2, { types, direction, literals: void 0, isBase: true });
  const isCircular = types.shapes.isCircular(formKey(id, false), formKey(id, true));
  const itself = intersection([
    primary(isCircular ? "unknown" : baseName),
    ...literals === void 0 ? [] : [literalObject(literals)]
  ]);
  const children = (types.discrimination.children.get(id) ?? []).map((child) => childType(id, child, types, direction));
  const whole = union(abstract.has(id) ? children : [...children, itself], "");
  return [
    `/** What ${name2} has in common with the types that extend it. */
${base}`,
    `${documentation3}export type ${name2} = ${whole.text};
`
  ];
}
function childType(parent, child, types, direction) {
  const isCircular = types.shapes.isCircular(formKey(parent, false), formKey(child, false));
  return primary(isCircular ? "unknown" : types.nameOf(child, { direction, base: false }));
}
var literalObject = (literals) => primary(`{ ${[...literals].map(([property, values]) => literalProperty(property, values)).join("; ")} }`);
function declaration(name2, { id, schema: schema2 }, form) {
  const { types, direction, literals } = form;
  const place = {
    types,
    direction,
    indent: "",
    alias: formKey(id, form.isBase),
    bytes: types.bytesOf(id),
    extending: schema2.kind === "allOf"
  };
  if (types.shapes.interfaces.has(id)) return interfaceText(name2, schema2, place, literals);
  const type = schemaType(schema2, place);
  const narrowed = literals === void 0 ? type : intersection([type, literalObject(literals)]);
  return `export type ${name2} = ${narrowed.text};
`;
}
function interfaceText(name2, schema2, place, literals) {
  const parts = schema2.kind === "allOf" ? withAbsentMembers(schema2.members) : [schema2];
  const extended = parts.filter((part) => part.kind === "reference").map((part) => schemaType(part, place).text);
  const objects2 = parts.filter((part) => part.kind === "object");
  const own = mergeObjects(objects2);
  const inside2 = { ...place, indent: "  ", alias: void 0, extending: false, beside: parts };
  const body2 = own === void 0 ? literalMembers(literals) : objectMembers2(own, inside2, literals);
  const header = `export interface ${name2}${extended.length > 0 ? ` extends ${extended.join(", ")}` : ""}`;
  if (body2 !== "") return `${header} {
${body2}}
`;
  return extended.length > 0 ? `${header} {}
` : `${header} {
  [key: string]: unknown;
}
`;
}
var literalMembers = (literals) => [...literals ?? []].map(([property, values]) => `  ${literalProperty(property, values)};
`).join("");
var literalProperty = (property, values) => `${propertyName(property)}: ${union(
  values.map((value) => primary(literalType(value))),
  ""
).text}`;

// src/emitters/lambda-typescript/caller-scopes.ts
var tellsScopes = (authorizer2) => authorizer2?.kind === "cognito" || authorizer2?.kind === "jwt" || authorizer2?.kind === "lambda" && authorizer2.target.kind === "handler";
function callerScopes(operation, api2) {
  const authorizers = new Map(api2.authorizers.map((each) => [each.id, each]));
  const schemes = new Map(api2.securitySchemes.map(({ id, authorizer: authorizer2 }) => [id, authorizers.get(authorizer2)]));
  const alternatives = operation.security.map((requirements) => [
    ...new Set(requirements.flatMap(({ scheme, scopes }) => tellsScopes(schemes.get(scheme)) ? scopes : []))
  ]);
  return alternatives.some((scopes) => scopes.length === 0) ? [] : alternatives;
}

// src/emitters/lambda-typescript/function-entry.ts
function functionEntry(served, hasCors) {
  const imports2 = served.flatMap(({ names: names2 }) => [
    `import { ${names2.data}, type ${names2.type}Handler } from "../generated/operations/${names2.file}.js";
`,
    `import { ${names2.value} } from "../operations/${names2.file}.js";
`
  ]);
  const routes2 = served.map(
    ({ names: names2 }) => `{ operation: ${names2.data}, handle: ${names2.value} satisfies ${names2.type}Handler }`
  );
  const [only] = routes2;
  const list = routes2.length === 1 ? `[${only}]` : `[
${routes2.map((route2) => `  ${route2},
`).join("")}]`;
  return [
    `${generatedLine}
`,
    ...hasCors ? ['import { cors } from "../generated/cors.js";\n'] : [],
    ...imports2.filter((line) => line.includes("../generated/")),
    'import { createHandler } from "../generated/runtime/handler.js";\n',
    ...imports2.filter((line) => !line.includes("../generated/")),
    `
export const handler = createHandler(${list}${hasCors ? ", { cors }" : ""});
`
  ].join("");
}

// src/emitters/lambda-typescript/request-type.ts
init_media_type();

// src/emitters/lambda-typescript/response-type.ts
init_media_type();
function responseDeclaration(name2, operation, types) {
  const forms = operation.responses.flatMap((response) => responseForms(response, operation, types));
  return `export type ${name2}Response =
${forms.join("\n")};
`;
}
function responseForms(response, operation, types) {
  const status = `      readonly status: ${statusType(response.status, operation.responses)};
`;
  const headers = headersMember(response.headers, types);
  const documentation3 = docComment(documentationLines({ description: response.description }), "  ");
  const bodies = response.content.length === 0 ? [noBody(response, operation)] : bodyMembers(response.content, operation, types);
  return bodies.map((body2) => `${documentation3}  | {
${status}${headers}${body2}    }`);
}
function statusType(status, responses) {
  if (/^\d{3}$/.test(status)) return status;
  const exact = responses.map((response) => response.status).filter((other) => /^\d{3}$/.test(other));
  const ranges2 = responses.map((response) => response.status.toUpperCase()).filter((other) => /^[1-5]XX$/.test(other));
  const range = status.toUpperCase();
  const isRange = /^[1-5]XX$/.test(range);
  const all = `runtime.${isRange ? `Status${range}` : "AnyStatus"}`;
  const others = isRange ? exact.filter((other) => other[0] === range[0]) : [...exact, ...ranges2.map((other) => `runtime.Status${other}`)];
  return others.length === 0 ? all : `Exclude<${all}, ${others.join(" | ")}>`;
}
function noBody(response, operation) {
  const isUnknown = response.status === "default" && operation.responses.length === 1;
  return isUnknown ? "      readonly contentType?: string;\n      readonly body?: unknown;\n" : "      readonly body?: undefined;\n";
}
var bodyMembers = (content, operation, types) => byPreference(content).map((media, index) => {
  const isOptional = index === 0;
  const type = essence(media.type);
  const literal2 = mediaTypeText(type);
  const isNeeded = content.length > 1 || type.includes("*");
  const member4 = isNeeded ? `      readonly contentType${isOptional ? "?" : ""}: ${literal2};
` : "";
  const body2 = responseBodyType2(media, types);
  const isSent = operation.method !== "head" || body2 === "unknown";
  return `${member4}      readonly body${isSent ? "" : "?"}: ${body2}${isSent ? "" : " | undefined"};
`;
});
var mediaTypeText = (type) => type.includes("*") ? rangeType(type) : stringLiteral(type);
function rangeType(type) {
  const [family] = type.split("/*", 1);
  return family === void 0 || family.includes("*") || /[`$\\]/.test(family) ? "string" : `\`${family}/\${string}\``;
}
function responseBodyType2(media, types) {
  const kind = bodyKind2(media, types.byId);
  if (kind === "binary") return types.binary;
  if (kind === "form" || kind === "multipart") return `string | ${types.binary}`;
  if (kind === "text" && !isPlain(media.schema, types.byId)) return "string";
  return schemaType(media.schema, { types, direction: "response", indent: "      " }).text;
}
function headersMember(headers, types) {
  const described = headers.filter(({ name: name2 }) => name2.toLowerCase() !== "content-type");
  if (described.length === 0) return "      readonly headers?: runtime.ResponseHeaders;\n";
  const members2 = described.map((header) => {
    const { text: text2 } = schemaType(header.schema, { types, direction: "response", indent: "        " });
    const { description: description2, deprecated } = header;
    const type = header.required || text2 === "unknown" ? text2 : `${text2} | undefined`;
    return `${docComment(documentationLines({ description: description2, deprecated }), "        ")}        readonly ${propertyName(header.name)}${header.required ? "" : "?"}: ${type};
`;
  });
  const isOptional = !described.some((header) => header.required);
  return `      readonly headers${isOptional ? "?" : ""}: {
${members2.join("")}      } & runtime.ResponseHeaders;
`;
}

// src/emitters/lambda-typescript/request-type.ts
var groups = [
  { in: "path", member: "path" },
  { in: "query", member: "query" },
  { in: "header", member: "headers" },
  { in: "cookie", member: "cookies" }
];
function requestDeclaration(name2, operation, types) {
  const members2 = [
    `  readonly method: ${operation.method === "any" ? "string" : stringLiteral(operation.method.toUpperCase())};
`,
    ...groups.map(
      (group2) => groupMember(
        group2.member,
        operation.parameters.filter((each) => each.in === group2.in),
        types
      )
    )
  ];
  const bodies = bodyForms(operation, types);
  const [only] = bodies;
  if (bodies.length > 1 || only === void 0) {
    const text2 = `export interface ${name2}Request {
${members2.join("")}}
`;
    if (only === void 0) return text2;
    const shared = `{
${members2.join("")}}`;
    return `export type ${name2}Request = ${shared} & (
${bodies.map((body2) => `  | {
${indent(body2)}    }
`).join("")});
`;
  }
  return `export interface ${name2}Request {
${members2.join("")}${only}}
`;
}
var indent = (text2) => text2.replace(/^(?=.)/gm, "    ");
function groupMember(member4, parameters, types) {
  if (parameters.length === 0) return "";
  const lines = parameters.map((parameter2) => {
    const place = { types, direction: "request", indent: "    " };
    const type = schemaType(parameter2.schema, place).text;
    const isPresent2 = parameter2.required || fittingDefault(parameter2, types.byId) !== void 0;
    const { description: description2, deprecated } = parameter2;
    return `${docComment(documentationLines({ description: description2, deprecated }), "    ")}    readonly ${propertyName(parameter2.name)}${isPresent2 ? "" : "?"}: ${isPresent2 || type === "unknown" ? type : `${type} | undefined`};
`;
  });
  return `  readonly ${member4}: {
${lines.join("")}  };
`;
}
function bodyForms(operation, types) {
  const { body: body2 } = operation;
  if (body2 === void 0) return [];
  const documentation3 = docComment(documentationLines({ description: body2.description }), "  ");
  const forms = byPreference(body2.content).map((media) => {
    const kind = bodyKind2(media, types.byId);
    const type = requestBodyType2(media, kind, types);
    const parts = kind === "multipart" ? "  /** Fields and files as they were sent, with file names and content types. */\n  readonly parts: readonly runtime.Part[];\n" : "";
    const contentType = `  readonly contentType: ${mediaTypeText(essence(media.type))};
`;
    return { contentType, text: `${documentation3}  readonly body: ${type};
${parts}` };
  });
  const [only] = forms;
  if (body2.required) return forms.map(({ contentType, text: text2 }) => contentType + text2);
  const hasParts = forms.some(({ text: text2 }) => text2.includes("  readonly parts:"));
  const absent = `  readonly contentType?: undefined;
  readonly body?: undefined;
${hasParts ? "  readonly parts?: undefined;\n" : ""}`;
  return only === void 0 ? [] : [...forms.map(({ contentType, text: text2 }) => contentType + text2), absent];
}
function requestBodyType2(media, kind, types) {
  if (kind === "binary") return types.binary;
  if (kind === "text" && !isPlain(media.schema, types.byId)) return "string";
  const bytes = kind === "multipart" ? "bytes" : "text";
  return schemaType(media.schema, { types, direction: "request", indent: "  ", bytes }).text;
}

// src/emitters/lambda-typescript/operation-module.ts
function operationModule(operation, names2, types, references2, scopes) {
  const imports2 = /* @__PURE__ */ new Set();
  const refer = (form) => {
    imports2.add("schemas");
    return `schemas.${references2.refer(form)}`;
  };
  const nameOf2 = (id, form) => {
    imports2.add("types");
    return `types.${types.nameOf(id, form)}`;
  };
  const data = operationData(operation, { types, refer, scopes });
  const qualified = { ...types, nameOf: nameOf2 };
  const request = requestDeclaration(names2.type, operation, qualified);
  const response = responseDeclaration(names2.type, operation, qualified);
  const { summary, description: description2, deprecated } = operation;
  const title = `${operation.method.toUpperCase()} ${gatewayPath(operation)}`;
  return [
    `${generatedLine}
`,
    'import type * as runtime from "../runtime/types.js";\n',
    ...imports2.has("schemas") ? ['import * as schemas from "../schemas.js";\n'] : [],
    ...imports2.has("types") ? ['import type * as types from "../types.js";\n'] : [],
    `
${request}`,
    `
${response}`,
    `
${docComment(documentationLines({ summary: title, description: joined(summary, description2), deprecated }), "")}`,
    `export type ${names2.type}Handler = (
  request: ${names2.type}Request,
  context: runtime.OperationContext,
) => ${names2.type}Response | Promise<${names2.type}Response>;
`,
    `
export const ${names2.data}: runtime.OperationData = ${data};
`
  ].join("");
}
var joined = (summary, description2) => [summary, description2].filter((text2) => text2 !== void 0 && text2.trim() !== "").join("\n\n");

// src/emitters/lambda-typescript/operation-scaffold.ts
function operationScaffold(operation, names2) {
  const title = `${operation.method.toUpperCase()} ${gatewayPath(operation)}`;
  const [about] = (operation.summary?.trim() || operation.description?.trim() || "").split(/[\r\n]/, 1);
  const summary = about ? `${title}: ${about}` : title;
  return [
    "// Yours: Gatewright writes this file once and never again.\n",
    `import type { ${names2.type}Handler } from "../generated/operations/${names2.file}.js";
`,
    'import { notImplemented } from "../generated/runtime/errors.js";\n',
    `
${docComment(documentationLines({ summary }), "")}`,
    `export const ${names2.value}: ${names2.type}Handler = async (request, context) => {
`,
    `  throw notImplemented(${stringLiteral(operation.id)});
};
`
  ].join("");
}

// src/emitters/lambda-typescript/report-bodies.ts
function reportOpaqueBodies(operation, byId, diagnostics) {
  const report = (media, what) => {
    const kind = bodyKind2(media, byId);
    if (!isOpaque(media, kind, byId)) return;
    const form = kind === "text" ? "text" : "bytes";
    diagnostics.report("body-opaque", media.origin, { what, type: media.type, operation: operation.id, form });
  };
  for (const media of operation.body?.content ?? []) report(media, "request");
  for (const { content } of operation.responses) for (const media of content) report(media, "response");
}

// src/emitters/lambda-typescript/schemas-module.ts
function schemaReferences(types) {
  const used = /* @__PURE__ */ new Map();
  const refer = (form) => {
    const name2 = types.nameOf(form.id, { direction: "request", base: form.base });
    if (!used.has(name2)) used.set(name2, form);
    return name2;
  };
  return { refer, used };
}
function schemasModule(types, references2) {
  const propertyOf = hierarchyProperties(types);
  const texts = /* @__PURE__ */ new Map();
  for (const [name2, form] of references2.used) {
    const place = { types, indent: "", refer: references2.refer, extending: true };
    texts.set(name2, `export const ${name2}: runtime.Schema = ${formData(form, place, propertyOf)};
`);
  }
  const order = [...types.byId.keys()].flatMap(
    (id) => [false, true].map((base) => types.nameOf(id, { direction: "request", base }))
  );
  return [...new Set(order)].flatMap((name2) => texts.get(name2) ?? []).join("\n");
}
function formData({ id, base }, place, propertyOf) {
  const named2 = place.types.byId.get(id);
  if (named2 === void 0) throw new Error(`The model has no schema ${id}.`);
  const { values, children } = place.types.discrimination;
  if (base && isExtended(place.types.discrimination, id)) return schemaData(named2.schema, place);
  const property = propertyOf.get(id);
  if (children.has(id) && property !== void 0) return hierarchyData(id, property, place);
  const literals = values.get(id);
  return literals === void 0 ? schemaData(named2.schema, place) : literalData(named2, literals, place);
}
function literalData({ id, schema: schema2 }, literals, place) {
  const inner = { ...place, indent: `${place.indent}    ` };
  const itself = isExtended(place.types.discrimination, id) ? objectExpression(referenceEntries({ id, base: true }, place), inner.indent) : schemaData(schema2, inner);
  return allOf([itself, literalObject2(literals, inner)], place);
}
var allOf = (members2, place) => objectExpression([["kind", '"allOf"'], membersEntry(members2, place)], place.indent);
function literalObject2(literals, place) {
  const properties = [...literals].map(([name2, values]) => {
    const list = arrayExpression(values.map(stringLiteral), `${place.indent}      `);
    const expression2 = objectExpression(
      [
        ["kind", '"enum"'],
        ["values", list]
      ],
      `${place.indent}    `
    );
    return namedEntry(name2, expression2);
  });
  const entries = [
    ["kind", '"object"'],
    ["properties", objectExpression(properties, `${place.indent}  `)],
    ["required", arrayExpression([...literals.keys()].map(stringLiteral), `${place.indent}  `)]
  ];
  return objectExpression(entries, place.indent);
}
function hierarchyData(id, property, place) {
  const { children, abstract, values } = place.types.discrimination;
  const inner = { ...place, indent: `${place.indent}    ` };
  const below2 = children.get(id) ?? [];
  const members2 = below2.map(
    (child) => objectExpression(referenceEntries({ id: child, base: false }, place), inner.indent)
  );
  const mapping2 = /* @__PURE__ */ new Map();
  let isTold = true;
  below2.forEach((child, index) => {
    const own = descendantValues(child, property, place.types, /* @__PURE__ */ new Set([id]));
    if (own.length === 0) isTold = false;
    for (const value of own) if (!mapping2.has(value)) mapping2.set(value, index);
  });
  if (!abstract.has(id)) {
    const own = values.get(id) ?? /* @__PURE__ */ new Map();
    const base = objectExpression(referenceEntries({ id, base: true }, place), `${inner.indent}    `);
    members2.push(
      own.size === 0 ? base : allOf([base, literalObject2(own, { ...inner, indent: `${inner.indent}    ` })], inner)
    );
    for (const value of own.get(property) ?? []) if (!mapping2.has(value)) mapping2.set(value, below2.length);
    if ((own.get(property) ?? []).length === 0) isTold = false;
  }
  return objectExpression(
    [
      ["kind", '"anyOf"'],
      membersEntry(members2, place),
      ...isTold ? [discriminatorEntry(property, mapping2, place)] : []
    ],
    place.indent
  );
}
function descendantValues(id, property, types, met) {
  if (met.has(id)) return [];
  met.add(id);
  const { values, children } = types.discrimination;
  const below2 = (children.get(id) ?? []).flatMap((child) => descendantValues(child, property, types, met));
  return [...values.get(id)?.get(property) ?? [], ...below2];
}
function hierarchyProperties(types) {
  const { children } = types.discrimination;
  const properties = /* @__PURE__ */ new Map();
  for (const id of children.keys()) {
    const schema2 = types.byId.get(id)?.schema;
    if (schema2?.kind !== "allOf" || schema2.discriminator === void 0) continue;
    properties.set(id, schema2.discriminator.property);
  }
  const pending = [...properties];
  for (const [id, property] of pending) {
    for (const child of children.get(id) ?? []) {
      if (!children.has(child) || properties.has(child)) continue;
      properties.set(child, property);
      pending.push([child, property]);
    }
  }
  return properties;
}

// src/emitters/lambda-typescript/operation-files.ts
var servesOperations = (handler) => handler.purpose.kind === "operations";
function servedOperations(api2) {
  const served = new Set(
    api2.handlers.filter(servesOperations).flatMap(({ purpose }) => purpose.operations)
  );
  const operations = api2.operations.filter(({ id }) => served.has(id));
  const names2 = operationNames(operations);
  return operations.flatMap((operation) => {
    const found = names2.get(operation.id);
    return found === void 0 ? [] : [{ operation, names: found }];
  });
}
function operationFiles(api2, served, diagnostics) {
  const types = schemaTypes(api2, { binary: "Uint8Array", isTaken: isGlobalType });
  const references2 = schemaReferences(types);
  const own = served.flatMap(({ operation, names: names2 }) => {
    reportOpaqueBodies(operation, types.byId, diagnostics);
    return [
      projectArtifact(`src/operations/${names2.file}.ts`, operationScaffold(operation, names2), "scaffold"),
      projectArtifact(
        `src/generated/operations/${names2.file}.ts`,
        operationModule(operation, names2, types, references2, callerScopes(operation, api2))
      )
    ];
  });
  return [...own, ...entryFiles(api2, served), ...schemaFiles(api2, types, references2)];
}
function entryFiles(api2, served) {
  const byId = new Map(served.map((each) => [each.operation.id, each]));
  return api2.handlers.filter(servesOperations).map((handler) => {
    const own = handler.purpose.operations.flatMap((id) => byId.get(id) ?? []);
    return projectArtifact(entryPath(handler.id), functionEntry(own, api2.cors !== void 0));
  });
}
function schemaFiles(api2, types, references2) {
  const declarations = typeDeclarations(api2, types) || "export {};\n";
  const data = schemasModule(types, references2);
  const head = `${generatedLine}
import type * as runtime from "./runtime/types.js";

`;
  return [
    projectArtifact("src/generated/types.ts", `${generatedLine}

${declarations}`),
    ...data === "" ? [] : [projectArtifact("src/generated/schemas.ts", head + data)]
  ];
}

// src/emitters/lambda-typescript/options.ts
import { z } from "zod";
var schema = z.strictObject({});
function readOptions(raw, diagnostics) {
  const read = schema.safeParse(raw ?? {});
  const setting = "emit.lambda-typescript";
  for (const issue of read.error?.issues ?? []) {
    if (issue.code !== "unrecognized_keys") {
      diagnostics.report("setting-invalid", void 0, { setting, problem: "has to be an object" });
      continue;
    }
    for (const key2 of issue.keys) {
      diagnostics.report("setting-unknown", void 0, { setting: `${setting}.${key2}`, suggestion: "" });
    }
  }
  return {};
}

// src/emitters/lambda-typescript/project-files.ts
init_names();

// src/emitters/template.ts
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
function packageFolder() {
  const candidates = ["./", "../", "../../", "../../../"].map((step) => new URL(step, import.meta.url));
  const folder = candidates.find(
    (url) => existsSync(new URL("package.json", url)) && existsSync(new URL("templates/", url))
  );
  if (folder === void 0) throw new Error("The folder `templates` of the package is missing; this is a bug.");
  return folder;
}
function templateReader() {
  const folder = packageFolder();
  return (name2) => readFileSync(fileURLToPath(new URL(`templates/${name2}`, folder)), "utf8");
}
var templateText = (name2) => templateReader()(name2);
async function renderTemplate(name2, values) {
  const { default: handlebars } = await import("handlebars");
  const render = handlebars.compile(templateText(name2), { noEscape: true, strict: true });
  return render(values);
}

// src/emitters/lambda-typescript/project-files.ts
var slug = (name2) => asciiWords(name2).replaceAll(" ", "-").slice(0, 80) || "api";
var developmentDependencies = {
  "@types/node": "^22.0.0",
  esbuild: "^0.28.2",
  fflate: "^0.8.3",
  typescript: "^5.9.3"
};
var tokenDependencies = { jose: "^6.2.17" };
var connectionDependencies = { "@aws-sdk/client-apigatewaymanagementapi": "^3.900.0" };
function packageJson(api2) {
  const dependencies = {
    ...api2.gateway.protocol === "websocket" ? connectionDependencies : {},
    ...verifiesTokens(api2) ? tokenDependencies : {}
  };
  const content = {
    name: `${slug(api2.name)}-handlers`,
    version: "0.0.0",
    private: true,
    type: "module",
    scripts: { build: "node build.mjs", typecheck: "tsc" },
    ...Object.keys(dependencies).length === 0 ? {} : { dependencies },
    devDependencies: developmentDependencies
  };
  return `${JSON.stringify(content, null, 2)}
`;
}
var tsconfigJson = () => templateText("lambda-typescript/project/tsconfig.json");
var gitignore = "node_modules/\ndist/\n";
function buildScript(api2) {
  const versions = api2.handlers.flatMap(({ runtime }) => /^nodejs(\d+)\./.exec(runtime)?.[1] ?? []).map(Number);
  const target = `node${versions.length === 0 ? 22 : Math.min(...versions)}`;
  return renderTemplate("lambda-typescript/project/build.mjs.hbs", { target });
}
var readme = ({ api: api2, hasAuthorizers, example }) => renderTemplate("lambda-typescript/project/README.md.hbs", {
  name: slug(api2.name),
  hasAuthorizers,
  verifiesTokens: verifiesTokens(api2),
  hasCors: api2.cors !== void 0,
  exampleFile: example?.file ?? "get-pet",
  exampleValue: example?.value ?? "getPet",
  exampleType: example?.type ?? "GetPet"
});
var routesReadme = ({ api: api2, hasAuthorizers, example }) => renderTemplate("lambda-typescript/project/README.websocket.md.hbs", {
  name: slug(api2.name),
  hasAuthorizers,
  exampleFile: example?.file ?? "send-message",
  exampleValue: example?.value ?? "sendMessage",
  exampleType: example?.type ?? "SendMessage"
});

// src/emitters/lambda-typescript/route-module.ts
function routeModule(route2, names2, types, references2) {
  const imports2 = /* @__PURE__ */ new Set();
  const refer = (form) => {
    imports2.add("schemas");
    return `schemas.${references2.refer(form)}`;
  };
  const nameOf2 = (id, form) => {
    imports2.add("types");
    return `types.${types.nameOf(id, form)}`;
  };
  const qualified = { ...types, nameOf: nameOf2 };
  const declarations = [requestDeclaration2(route2, names2, qualified), replyDeclaration(route2, names2, qualified)];
  const data = routeData(route2, types, refer);
  const { summary, description: description2, deprecated, key: key2 } = route2;
  const about = [summary, description2].filter((text2) => text2 !== void 0 && text2.trim() !== "").join("\n\n");
  return [
    `${generatedLine}
`,
    'import type { ServerMessage } from "../messages.js";\n',
    'import type * as runtime from "../runtime/socket-types.js";\n',
    ...imports2.has("schemas") ? ['import * as schemas from "../schemas.js";\n'] : [],
    ...imports2.has("types") ? ['import type * as types from "../types.js";\n'] : [],
    ...declarations.filter((text2) => text2 !== "").map((text2) => `
${text2}`),
    `
${docComment(documentationLines({ summary: `The route ${key2}`, description: about, deprecated }), "")}`,
    handlerDeclaration(route2, names2),
    `
export const ${names2.data}: runtime.RouteData = ${data};
`
  ].join("");
}
var requestName = ({ key: key2 }) => key2 === "$connect" ? "request" : key2 === "$disconnect" ? "nothing" : "message";
function handlerDeclaration(route2, { type }) {
  const request = route2.key === "$disconnect" ? "undefined" : `${type}${route2.key === "$connect" ? "Request" : "Message"}`;
  const reply = route2.reply === void 0 ? "void" : `${type}Reply`;
  return `export type ${type}Handler = (
  ${requestName(route2)}: ${request},
  context: runtime.RouteContext<ServerMessage>,
) => ${reply} | Promise<${reply}>;
`;
}
function requestDeclaration2(route2, { type }, types) {
  if (route2.key === "$disconnect") return "";
  if (route2.key === "$connect") return handshakeDeclaration(route2, type, types);
  const { message: message4 } = route2;
  const documentation3 = messageComment(message4);
  const text2 = message4 !== void 0 && isJson2(message4) ? typeOf(message4.schema, "request", types) : textType(route2);
  return `${documentation3}export type ${type}Message = ${text2};
`;
}
var textType = ({ key: key2, message: message4 }) => message4 === void 0 && key2 !== "$default" ? "unknown" : "string";
function handshakeDeclaration({ parameters }, type, types) {
  const group2 = (place, member4) => {
    const own = parameters.filter((each) => each.in === place);
    if (own.length === 0) return "";
    const lines = own.map(({ name: name2, required, description: description2, schema: schema2 }) => {
      const value = isScalar(schema2, types) ? typeOf(schema2, "request", types) : "string";
      const optional = required ? value : `${value} | undefined`;
      return `${docComment(documentationLines({ description: description2 }), "    ")}    readonly ${propertyName(name2)}${required ? "" : "?"}: ${optional};
`;
    });
    return `  readonly ${member4}: {
${lines.join("")}  };
`;
  };
  const members2 = group2("query", "query") + group2("header", "headers");
  return members2 === "" ? `/** The handshake: everything that is in it stands in \`context.event\`. */
export type ${type}Request = unknown;
` : `/** The handshake. */
export interface ${type}Request {
${members2}}
`;
}
function replyDeclaration({ reply }, { type }, types) {
  if (reply === void 0) return "";
  return `${messageComment(reply)}export type ${type}Reply = ${typeOf(reply.schema, "response", types)};
`;
}
var messageComment = (message4) => message4 === void 0 ? "" : docComment(documentationLines({ summary: message4.summary, description: message4.description }), "");
var typeOf = (schema2, direction, types) => schemaType(schema2, { types, direction, indent: "" }).text;
var isJson2 = ({ contentType }) => /^[^/\s]+\/(?:[^/\s]+\+)?json(?:\s*;|$)/i.test(contentType);
var scalars = /* @__PURE__ */ new Set(["string", "number", "integer", "boolean", "enum"]);
function isScalar(schema2, { byId }) {
  const resolved = resolveSchema(schema2, byId);
  if (resolved === void 0 || !scalars.has(resolved.kind)) return false;
  return resolved.kind !== "enum" || resolved.values.every((value) => typeof value === "string");
}
function routeData(route2, types, refer) {
  const { key: key2, parameters, message: message4, reply } = route2;
  const data = (schema2, indent2) => schemaData(schema2, { types, refer, indent: indent2 });
  const any = '{ kind: "any" }';
  const rows = parameters.map((each) => {
    const schema2 = isScalar(each.schema, types) ? resolveSchema(each.schema, types.byId) ?? each.schema : void 0;
    return objectExpression(
      [
        ["name", stringLiteral(each.name)],
        ["in", stringLiteral(each.in)],
        ...each.required ? [["required", "true"]] : [],
        ["schema", schema2 === void 0 ? any : data(schema2, "      ")]
      ],
      "    "
    );
  });
  const entries = [
    ["key", stringLiteral(key2)],
    ...messageEntry(route2, message4 !== void 0 && isJson2(message4) ? data(message4.schema, "    ") : any),
    ["parameters", arrayExpression(rows, "  ")],
    ["replies", String(reply !== void 0)]
  ];
  return objectExpression(entries, "");
}
function messageEntry(route2, schema2) {
  const { key: key2, message: message4 } = route2;
  if (key2 === "$connect" || key2 === "$disconnect") return [];
  const kind = (message4 === void 0 ? key2 !== "$default" : isJson2(message4)) ? "json" : "text";
  const entries = [
    ["kind", stringLiteral(kind)],
    ["schema", schema2]
  ];
  return [["message", objectExpression(entries, "  ")]];
}

// src/emitters/lambda-typescript/route-names.ts
init_websocket();
var spoken = (key2) => isPredefinedRoute(key2) ? `on-${key2.slice(1)}` : key2;
function routeNames(routes2) {
  const names2 = unitNames(
    routes2.map(({ key: key2 }) => key2),
    "route",
    /* @__PURE__ */ new Set(["createSocketHandler", "handler", "notImplemented", "message", "request", "context", "serverMessage"]),
    spoken
  );
  return names2;
}

// src/emitters/lambda-typescript/route-files.ts
function servedRoutes(api2) {
  const served = new Set(
    api2.handlers.flatMap(({ purpose }) => purpose.kind === "operations" ? purpose.operations : [])
  );
  const routes2 = api2.routes.filter(({ id }) => served.has(id));
  const names2 = routeNames(routes2);
  return routes2.flatMap((route2) => {
    const found = names2.get(route2.key);
    return found === void 0 ? [] : [{ route: route2, names: found }];
  });
}
function routeFiles(api2, served) {
  if (served.length === 0) return [];
  const types = schemaTypes(api2, { binary: "Uint8Array", isTaken: isGlobalType });
  const references2 = schemaReferences(types);
  const own = served.flatMap(({ route: route2, names: names2 }) => [
    projectArtifact(`src/routes/${names2.file}.ts`, routeScaffold(route2, names2), "scaffold"),
    projectArtifact(`src/generated/routes/${names2.file}.ts`, routeModule(route2, names2, types, references2))
  ]);
  const messages = projectArtifact("src/generated/messages.ts", messagesModule(api2, types, references2));
  return [...own, messages, ...entryFiles2(api2, served), ...schemaFiles(api2, types, references2)];
}
function routeScaffold(route2, names2) {
  const [about] = (route2.summary?.trim() || route2.description?.trim() || "").split(/[\r\n]/, 1);
  const summary = about ? `${route2.key}: ${about}` : `The route ${route2.key}`;
  const isEnd = route2.key === "$disconnect";
  const body2 = route2.key === "$connect" ? "  // Keep `context.connectionId` to send messages later. Throw an HttpError to refuse the connection.\n" : isEnd ? "  // Forget `context.connectionId`.\n" : `  throw notImplemented(${stringLiteral(route2.key)});
`;
  return [
    "// Yours: Gatewright writes this file once and never again.\n",
    `import type { ${names2.type}Handler } from "../generated/routes/${names2.file}.js";
`,
    ...body2.includes("notImplemented") ? ['import { notImplemented } from "../generated/runtime/errors.js";\n'] : [],
    `
${docComment(documentationLines({ summary }), "")}`,
    `export const ${names2.value}: ${names2.type}Handler = async (${isEnd ? "_" : ""}${requestName(route2)}, context) => {
${body2}};
`
  ].join("");
}
function messagesModule(api2, types, references2) {
  const imports2 = /* @__PURE__ */ new Set();
  const nameOf2 = (id, form) => {
    imports2.add("types");
    return `types.${types.nameOf(id, form)}`;
  };
  const refer = (form) => {
    imports2.add("schemas");
    return `schemas.${references2.refer(form)}`;
  };
  const sent = api2.sends.filter(isJson2);
  const members2 = sent.map(
    ({ schema: schema3 }) => schemaType(schema3, { types: { ...types, nameOf: nameOf2 }, direction: "response", indent: "  " })
  );
  const type = members2.length < api2.sends.length || members2.length === 0 ? "unknown" : members2.length === 1 ? members2[0]?.text ?? "unknown" : `
  | ${members2.map(({ text: text2 }) => text2).join("\n  | ")}`;
  const data = arrayExpression(
    sent.map(({ schema: schema3 }) => schemaData(schema3, { types, refer, indent: "    " })),
    "  "
  );
  const isChecked = members2.length > 0 && members2.length === api2.sends.length;
  const schema2 = objectExpression(
    [
      ["kind", '"anyOf"'],
      ["members", data]
    ],
    ""
  );
  return [
    `${generatedLine}
`,
    ...isChecked ? ['import type { Schema } from "./runtime/schema.js";\n'] : [],
    ...isChecked && imports2.has("schemas") ? ['import * as schemas from "./schemas.js";\n'] : [],
    ...imports2.has("types") && type !== "unknown" ? ['import type * as types from "./types.js";\n'] : [],
    `
${docComment(documentationLines({ summary: sentSummary(api2) }), "")}`,
    `export type ServerMessage =${type.startsWith("\n") ? type : ` ${type}`};
`,
    ...isChecked ? [
      "\n/** What messages are checked against before they are sent. */\n",
      `export const serverMessage: Schema = ${schema2};
`
    ] : []
  ].join("");
}
var sentSummary = ({ sends }) => sends.length === 0 ? "The document names no message that the server sends by itself: anything may be sent." : `The messages that the server sends by itself: ${sends.map(({ name: name2 }) => name2).join(", ")}.`;
function entryFiles2(api2, served) {
  const byId = new Map(served.map((each) => [each.route.id, each]));
  const isChecked = api2.sends.length > 0 && api2.sends.every(isJson2);
  return api2.handlers.flatMap(({ id, purpose }) => {
    if (purpose.kind !== "operations") return [];
    const own = purpose.operations.flatMap((route2) => byId.get(route2) ?? []);
    return [projectArtifact(entryPath(id), socketEntry(own, isChecked))];
  });
}
function socketEntry(served, isChecked) {
  const rows = served.map(
    ({ names: names2 }) => `{ route: ${names2.data}, handle: ${names2.value} satisfies ${names2.type}Handler }`
  );
  return [
    `${generatedLine}
`,
    ...isChecked ? ['import { serverMessage } from "../generated/messages.js";\n'] : [],
    ...served.map(
      ({ names: names2 }) => `import { ${names2.data}, type ${names2.type}Handler } from "../generated/routes/${names2.file}.js";
`
    ),
    'import { awsSender } from "../generated/runtime/aws-connections.js";\n',
    'import { createSocketHandler } from "../generated/runtime/socket-handler.js";\n',
    ...served.map(({ names: names2 }) => `import { ${names2.value} } from "../routes/${names2.file}.js";
`),
    `
export const handler = createSocketHandler(${arrayExpression(rows, "")}, { ${isChecked ? "sent: serverMessage, " : ""}senderFor: awsSender });
`
  ].join("");
}

// src/emitters/lambda-typescript/runtime-files.ts
var requestModules = [
  "authorization",
  "body",
  "canonical",
  "cors",
  "deep-object",
  "errors",
  "event",
  "form",
  "formats",
  "handler",
  "http-event",
  "malformed",
  "media-type",
  "multipart",
  "multipart-form",
  "operation",
  "parameters",
  "platform",
  "request",
  "response",
  "route",
  "schema",
  "shape",
  "status",
  "text-value",
  "types",
  "validate"
];
var routeModules = [
  "aws-connections",
  "canonical",
  "connections",
  "errors",
  "event",
  "formats",
  "operation",
  "platform",
  "schema",
  "socket-event",
  "socket-handler",
  "socket-request",
  "socket-route",
  "socket-types",
  "status",
  "types",
  "validate"
];
var authorizerModules = ["authorizer", "authorizer-event", "http-authorizer", "http-event", "policy"];
function runtimeFiles({
  serves,
  hasAuthorizers,
  verifiesTokens: verifiesTokens2
}) {
  const names2 = /* @__PURE__ */ new Set([
    ...serves === "routes" ? routeModules : requestModules,
    // Authorizers know operations and routes alike by their paths.
    ...hasAuthorizers ? [...authorizerModules, "route"] : [],
    ...verifiesTokens2 ? ["token"] : []
  ]);
  return [...names2].map((name2) => [
    `${name2}.ts`,
    `${generatedLine}
${templateText(`lambda-typescript/runtime/${name2}.ts`)}`
  ]);
}

// src/emitters/lambda-typescript/index.ts
var emitter = defineEmitter({
  name: "lambda-typescript",
  requires: [],
  readOptions,
  async emit({ api: api2, diagnostics }) {
    if (api2.handlers.length === 0) return [];
    const authorizers = authorizerFiles(api2);
    const hasAuthorizers = authorizers.length > 0;
    if (api2.gateway.protocol === "websocket") {
      const served2 = servedRoutes(api2);
      const example = served2.find(({ route: route2 }) => !isConnectionRoute(route2.key))?.names;
      const page2 = await routesReadme({ api: api2, hasAuthorizers, example });
      return [...routeFiles(api2, served2), ...authorizers, ...await projectFiles(api2, "routes", hasAuthorizers, page2)];
    }
    const served = servedOperations(api2);
    const page = await readme({ api: api2, hasAuthorizers, example: served[0]?.names });
    const project = await projectFiles(api2, "operations", hasAuthorizers, page);
    return [...operationFiles(api2, served, diagnostics), ...authorizers, ...project];
  }
});
async function projectFiles(api2, serves, hasAuthorizers, page) {
  return [
    ...runtimeFiles({ serves, hasAuthorizers, verifiesTokens: verifiesTokens(api2) }).map(
      ([name2, text2]) => projectArtifact(`src/generated/runtime/${name2}`, text2)
    ),
    ...api2.cors === void 0 ? [] : [projectArtifact("src/generated/cors.ts", corsModule(api2.cors))],
    projectArtifact("README.md", page),
    projectArtifact("package.json", packageJson(api2), "scaffold"),
    projectArtifact("tsconfig.json", tsconfigJson(), "scaffold"),
    projectArtifact("build.mjs", await buildScript(api2), "scaffold"),
    projectArtifact(".gitignore", gitignore, "scaffold")
  ];
}

// src/emitters/typescript-client/client-model.ts
init_names();

// src/emitters/typescript-client/groups.ts
init_names();

// src/emitters/typescript-client/own-names.ts
var ownTypeNames = /* @__PURE__ */ new Set([
  "ApiError",
  "BinaryBody",
  "Blob",
  "CallError",
  "CallParameters",
  "Client",
  "ClientErrorStatus",
  "ClientOptions",
  "Connection",
  "ConnectionError",
  "ConnectionOptions",
  "Credentials",
  "Environment",
  "ErrorOf",
  "Exclude",
  "Failure",
  "FailureStatus",
  "FormatError",
  "GatewayFault",
  "GatewayFaultType",
  "HttpRequest",
  "InformationStatus",
  "Method",
  "Middleware",
  "NoArguments",
  "Operation",
  "OtherFailure",
  "OtherSuccess",
  "Provided",
  "ProvidedToken",
  "RateLimit",
  "RateLimits",
  "RedirectStatus",
  "RequestOptions",
  "RetryOptions",
  "SecurityScheme",
  "ServerErrorStatus",
  "ServerVariables",
  "Signer",
  "Success",
  "SuccessStatus",
  "TimeoutError",
  "Timeouts",
  "TokenSource",
  "UserAndPassword"
]);
var ownFunctionNames = /* @__PURE__ */ new Set(["operation"]);
var objectMemberNames = /* @__PURE__ */ new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "then",
  "toJSON",
  "toLocaleString",
  "toString",
  "valueOf"
]);

// src/emitters/typescript-client/groups.ts
function operationGroups(api2, operations, isTypeTaken) {
  const byTag = /* @__PURE__ */ new Map();
  for (const each of operations)
    for (const tag of new Set(each.operation.tags)) {
      const members2 = byTag.get(tag);
      if (members2 === void 0) byTag.set(tag, [each]);
      else members2.push(each);
    }
  const tags = [...byTag.keys()];
  const methods3 = new Set(operations.map(({ names: names3 }) => names3.method));
  const isTaken = (name2) => methods3.has(name2) || objectMemberNames.has(name2);
  const wish = (tag) => {
    const name2 = valueName(tag);
    return isTaken(name2) ? `${name2}Methods` : name2;
  };
  const names2 = allocateNames(tags, wish, isTaken);
  const types = allocateTypeNames(tags, (tag) => `${typeName(tag)}Methods`, isTypeTaken);
  return [...byTag].map(([tag, members2]) => ({
    name: names2.get(tag) ?? tag,
    type: types.get(tag) ?? tag,
    description: api2.tags.find(({ name: name2 }) => name2 === tag)?.description,
    members: shortNames(tag, members2)
  }));
}
function shortNames(tag, members2) {
  const wishes = members2.map(({ names: names2 }) => shortName(tag, names2.method));
  const taken = new Set(members2.map(({ names: names2 }) => names2.method));
  return members2.map(({ operation, names: { method } }, index) => {
    const wish = wishes[index] ?? method;
    const isOnly = wishes.filter((each) => each === wish).length === 1 && !taken.has(wish);
    return { short: isOnly ? wish : method, method, operation };
  });
}
function shortName(tag, method) {
  const own = words(method);
  const said = words(tag).map(stem);
  const count = said.length;
  if (count === 0 || own.length <= count) return method;
  const isSaid = (part) => part.every((word, index) => stem(word) === said[index]);
  const rest2 = isSaid(own.slice(0, count)) ? own.slice(count) : isSaid(own.slice(-count)) ? own.slice(0, -count) : void 0;
  const name2 = rest2 === void 0 ? method : camelCase(rest2.join(" "));
  return /^[a-z][A-Za-z0-9]*$/.test(name2) && !objectMemberNames.has(name2) ? name2 : method;
}
var stem = (word) => word.replace(/ies$/, "y").replace(/(s|sh|ch|x|z)es$/, "$1").replace(/s$/, "");

// src/emitters/typescript-client/client-model.ts
var isCallable = ({ method }) => method !== "any" && method !== "trace";
function clientModel(api2, options2 = {}) {
  const callable = api2.operations.filter(isCallable);
  const types = schemaTypes(api2, {
    binary: "Blob",
    isTaken: (name2) => ownTypeNames.has(name2),
    options: options2.types ?? defaultTypeOptions
  });
  const methods3 = methodNames(callable);
  const functions3 = functionNames([...methods3.values()]);
  const keys = callable.flatMap(({ id }) => suffixes.map((suffix) => `${id}
${suffix}`));
  const isTaken = (name2) => types.declared.has(name2) || ownTypeNames.has(name2);
  const source2 = (key2) => {
    const [id, suffix] = splitKey(key2);
    const stem2 = typeName(methods3.get(id) ?? id);
    return isTaken(stem2 + suffix) ? `${stem2}Call${suffix}` : stem2 + suffix;
  };
  const names2 = allocateTypeNames(keys, source2, isTaken);
  const nameOf2 = (id, suffix) => names2.get(`${id}
${suffix}`) ?? suffix;
  const operations = callable.map((operation) => {
    const method = methods3.get(operation.id) ?? operation.id;
    return {
      operation,
      names: {
        method,
        function: functions3.get(method) ?? method,
        arguments: nameOf2(operation.id, "Arguments"),
        result: nameOf2(operation.id, "Result"),
        responses: nameOf2(operation.id, "Responses")
      }
    };
  });
  const given = new Set(names2.values());
  const groups3 = operationGroups(api2, operations, (name2) => isTaken(name2) || given.has(name2));
  return { api: api2, types, operations, groups: groups3 };
}
var suffixes = ["Arguments", "Result", "Responses"];
function splitKey(key2) {
  const end = key2.lastIndexOf("\n");
  return [key2.slice(0, end), key2.slice(end + 1)];
}
function methodNames(operations) {
  const wishes = new Map(
    operations.map(({ id }) => {
      const name2 = valueName(id);
      return [id, objectMemberNames.has(name2) ? `${name2}Operation` : name2];
    })
  );
  return allocateNames([...wishes.keys()], (id) => wishes.get(id) ?? "unnamed");
}
function functionNames(methods3) {
  const isTaken = (name2) => isReservedWord(name2) || ownFunctionNames.has(name2);
  const others = new Set(methods3);
  return allocateNames(
    methods3,
    (method) => isTaken(method) && !others.has(`${method}Operation`) ? `${method}Operation` : method,
    isTaken
  );
}

// src/emitters/typescript-client/module-text.ts
var generatedHeader = "// Generated by Gatewright. Do not edit: the next build overwrites it.\n";
function importLines(module, names2) {
  if (names2.length === 0) return [];
  const sorted = [...names2].sort(compareText);
  const line = `import type { ${sorted.join(", ")} } from "${module}";
`;
  return [
    line.length <= 120 ? line : `import type {
${sorted.map((name2) => `  ${name2},
`).join("")}} from "${module}";
`
  ];
}

// src/emitters/typescript-client/rate-limits.ts
function rateLimitsValue({ api: api2, operations }) {
  const [stage2] = api2.stages;
  const [plan, ...otherPlans] = api2.usagePlans;
  const ofPlan = otherPlans.length === 0 ? plan : void 0;
  const all = smaller(stage2?.settings.throttle, ofPlan?.throttle);
  const ofOperations = [];
  for (const { operation, names: names2 } of operations) {
    const own = stage2?.operations.find((each) => each.operation === operation.id)?.settings.throttle;
    const planned = ofPlan?.stages.find((each) => each.stage === stage2?.name)?.operations.find((each) => each.operation === operation.id)?.throttle;
    const throttle2 = smaller(own, planned);
    if (throttle2 !== void 0) ofOperations.push([names2.method, throttleValue(throttle2)]);
  }
  const members2 = [
    ...all === void 0 ? [] : [`  ${memberLiteral("all", throttleValue(all))},
`],
    ...ofOperations.length === 0 ? [] : [
      `  operations: {
${ofOperations.map(([name2, value]) => `    ${memberLiteral(name2, value)},
`).join("")}  },
`
    ]
  ];
  const text2 = members2.length === 0 ? "The API says nothing of its limits; those of its account hold." : "What the API lets through, to begin with: `middleware: [rateLimit(rateLimits)]`.";
  return `${docComment([text2], "")}export const rateLimits: RateLimits = ${members2.length === 0 ? "{}" : `{
${members2.join("")}}`};
`;
}
var throttleValue = ({ ratePerSecond, burst }) => ({ ratePerSecond, burst });
var smaller = (one, other) => one === void 0 || other === void 0 ? one ?? other : {
  ratePerSecond: Math.min(one.ratePerSecond, other.ratePerSecond),
  burst: Math.min(one.burst, other.burst)
};

// src/emitters/typescript-client/connection-module.ts
function connectionModule(model) {
  const { api: api2 } = model;
  const runtime = /* @__PURE__ */ new Set(["Connection", "ConnectionOptions", "RateLimits", "SecurityScheme"]);
  for (const { credential } of api2.securitySchemes)
    for (const type of credentialType(credential).uses) runtime.add(type);
  const imports2 = [
    ...importLines("./runtime/index.js", [...runtime]),
    'import { openConnection } from "./runtime/index.js";\n'
  ];
  return [
    generatedHeader,
    imports2.join(""),
    credentialsType(api2.securitySchemes),
    serverVariablesType(api2.servers),
    clientOptionsType(api2.servers),
    serversValue(api2.servers),
    rateLimitsValue(model),
    securitySchemesValue(api2.securitySchemes),
    createConnectionFunction(api2.servers)
  ].join("\n");
}
function credentialType(credential) {
  const token = { text: "ProvidedToken", uses: ["ProvidedToken"] };
  const key2 = { text: "Provided<string>", uses: ["Provided"] };
  switch (credential.kind) {
    case "apiKey":
      return { ...key2, note: `Key, sent as the ${credential.in} field \`${credential.name.replaceAll("`", "'")}\`.` };
    case "http":
      return credential.scheme === "basic" ? { text: "Provided<UserAndPassword>", uses: ["Provided", "UserAndPassword"], note: "User name and password." } : { ...token, note: `What follows \`${authorizationScheme(credential.scheme)}\` in the Authorization header.` };
    case "oauth2":
      return { ...token, note: "Access token (OAuth 2.0)." };
    case "openIdConnect":
      return { ...token, note: "Token (OpenID Connect)." };
    case "sigv4":
      return { text: "Signer", uses: ["Signer"], note: "Signs each request (AWS Signature Version 4)." };
    case "mutualTls":
      return { text: "never", uses: [], note: "" };
  }
}
var authorizationScheme = (scheme) => {
  const known = {
    basic: "Basic",
    bearer: "Bearer",
    digest: "Digest",
    dpop: "DPoP",
    hoba: "HOBA",
    negotiate: "Negotiate"
  };
  return new Map(Object.entries(known)).get(scheme) ?? scheme;
};
var isGiven = ({ credential }) => credential.kind !== "mutualTls";
function credentialsType(schemes) {
  const members2 = schemes.filter(isGiven).map((scheme) => {
    const { text: text2, note } = credentialType(scheme.credential);
    const lines = documentationLines({ summary: note, description: scheme.description });
    return `${docComment(lines, "  ")}  readonly ${propertyName(scheme.id)}?: ${text2} | undefined;
`;
  });
  const comment = "/** Credentials by security scheme: values, or what is asked for them before every request. */\n";
  const none = "  readonly [scheme: string]: never;\n";
  return `${comment}export interface Credentials {
${members2.length === 0 ? none : members2.join("")}}
`;
}
function serverVariablesType(servers) {
  const types = /* @__PURE__ */ new Map();
  for (const { variables: variables2 } of servers) {
    for (const { name: name2, values } of variables2) {
      const known = types.get(name2) ?? /* @__PURE__ */ new Set();
      types.set(name2, known);
      for (const type of values.length === 0 ? ["string"] : values.map(stringLiteral)) known.add(type);
    }
  }
  const members2 = [...types].map(([name2, values]) => {
    const type = values.has("string") ? "string" : [...values].join(" | ");
    return `  readonly ${propertyName(name2)}?: ${type} | undefined;
`;
  });
  const none = "  readonly [variable: string]: never;\n";
  const comment = "/** Variables of the servers' URLs; the API's defaults hold where they are absent. */\n";
  return `${comment}export interface ServerVariables {
${members2.length === 0 ? none : members2.join("")}}
`;
}
var hasAbsoluteServer = (servers) => /^https?:\/\//i.test(servers[0]?.url ?? "");
function clientOptionsType(servers) {
  const [first] = servers;
  const isOptional = hasAbsoluteServer(servers);
  const note = first === void 0 ? "Where the API is." : `Where the API is. The API itself says: ${commentLines(first.url).join(" ")}`;
  return `export interface ClientOptions extends ConnectionOptions {
${docComment([note], "  ")}  readonly baseUrl${isOptional ? "?: string | undefined" : ": string"};
  /** Values for the \`{variables}\` of the base URL. */
  readonly variables?: ServerVariables | undefined;
  readonly credentials?: Credentials | undefined;
}
`;
}
function serversValue(servers) {
  const entries = servers.map(({ url, description: description2, variables: variables2 }) => {
    const defaults = Object.fromEntries(variables2.map((variable2) => [variable2.name, variable2.default]));
    const comment = docComment(documentationLines({ description: description2 }), "  ");
    return `${comment}  { url: ${stringLiteral(url)}, defaults: ${valueLiteral(defaults)} },
`;
  });
  const type = "readonly { readonly url: string; readonly defaults: { readonly [name: string]: string } }[]";
  const body2 = entries.length === 0 ? "[]" : `[
${entries.join("")}]`;
  return `/** Where the API is served. Give the \`url\` of one as \`baseUrl\`; without one, the first is called. */
export const servers: ${type} = ${body2};
`;
}
function securitySchemesValue(schemes) {
  const entries = schemes.filter(isGiven).map(({ id, credential }) => {
    return `  ${memberLiteral(id, wireScheme(credential))},
`;
  });
  const body2 = entries.length === 0 ? "{}" : `{
${entries.join("")}}`;
  return `const securitySchemes: { readonly [id: string]: SecurityScheme } = ${body2};
`;
}
function wireScheme(credential) {
  switch (credential.kind) {
    case "apiKey":
      return { kind: "apiKey", in: credential.in, name: credential.name };
    case "http":
      return credential.scheme === "basic" ? { kind: "basic" } : { kind: "token", scheme: authorizationScheme(credential.scheme) };
    case "sigv4":
      return { kind: "signature" };
    default:
      return { kind: "token", scheme: "Bearer" };
  }
}
var optionsParameter = (servers) => hasAbsoluteServer(servers) ? "options: ClientOptions = {}" : "options: ClientOptions";
function createConnectionFunction(servers) {
  const base = hasAbsoluteServer(servers) ? `options.baseUrl ?? ${stringLiteral(servers[0]?.url ?? "")}` : "options.baseUrl";
  return `/** Makes what the functions of \`./operations.js\` are called with. Calls share its retry budget and its middleware. */
export function createConnection(${optionsParameter(servers)}): Connection {
  const baseUrl = ${base};
  const defaults = servers.find(({ url }) => url === baseUrl)?.defaults ?? servers[0]?.defaults;
  return openConnection(
    {
      baseUrl,
      isBaseUrlGiven: options.baseUrl !== undefined,
      variables: { ...defaults, ...options.variables },
      schemes: securitySchemes,
      credentials: { ...options.credentials },
    },
    options,
  );
}
`;
}

// src/emitters/typescript-client/descriptor.ts
init_media_type();
function descriptorMembers(operation, apiServer) {
  const members2 = [
    ["method", stringLiteral(operation.method.toUpperCase())],
    ["path", stringLiteral(pathText(operation))]
  ];
  const add = (key2, value) => {
    if (value !== void 0) members2.push([key2, valueLiteral(value)]);
  };
  add("pathParameters", parameterDescriptors(operation, "path"));
  add("queryParameters", parameterDescriptors(operation, "query"));
  add("headerParameters", parameterDescriptors(operation, "header"));
  add("cookieParameters", parameterDescriptors(operation, "cookie"));
  add("contentTypes", contentTypes(operation));
  add("formParts", formParts(operation));
  add("accept", acceptHeader(operation));
  if (operation.security.length > 0) {
    add(
      "security",
      operation.security.map((alternative) => alternative.map(({ scheme }) => scheme))
    );
  }
  const [server] = operation.servers;
  if (server !== void 0 && server.url !== apiServer) add("server", withDefaults(server));
  return members2;
}
function withDefaults({ url, variables: variables2 }) {
  const values = new Map(variables2.map((variable2) => [variable2.name, variable2.default]));
  return url.replace(/\{([^{}]+)\}/g, (text2, name2) => values.get(name2) ?? text2);
}
var pathText = ({ path }) => path.text.replace(/\{([^{}]+)\+\}/g, "{$1}");
function contentTypes(operation) {
  const types = byPreference2(sentBody(operation)?.content ?? []).map(({ type }) => type);
  return types.length === 0 || types.length === 1 && types[0] === "application/json" ? void 0 : types;
}
var objectOf2 = (members2) => members2.length === 0 ? void 0 : Object.fromEntries(members2);
function parameterDescriptors(operation, place) {
  const greedy = /* @__PURE__ */ new Set();
  for (const segment of operation.path.segments)
    if (segment.kind === "variable" && segment.greedy) greedy.add(segment.name);
  const members2 = [];
  for (const parameter2 of operation.parameters) {
    if (parameter2.in !== place) continue;
    const descriptor = parameterDescriptor(parameter2, place === "path" && greedy.has(parameter2.name));
    if (descriptor !== void 0) members2.push([parameter2.name, descriptor]);
  }
  return objectOf2(members2);
}
function parameterDescriptor(parameter2, isGreedy) {
  const { style, explode, allowReserved, contentType } = parameter2;
  if (contentType !== void 0) return { contentType };
  const defaultStyle = parameter2.in === "path" || parameter2.in === "header" ? "simple" : "form";
  const members2 = [];
  if (style !== defaultStyle) members2.push(["style", style]);
  if (explode !== (style === "form" || style === "deepObject")) members2.push(["explode", explode]);
  if (allowReserved) members2.push(["allowReserved", true]);
  if (isGreedy) members2.push(["greedy", true]);
  return objectOf2(members2);
}
function formParts(operation) {
  const members2 = [];
  const known = /* @__PURE__ */ new Set();
  for (const media of sentBody(operation)?.content ?? []) {
    for (const part of media.encoding) {
      if (known.has(part.property)) continue;
      known.add(part.property);
      const descriptor = partDescriptor(media, part);
      if (descriptor !== void 0) members2.push([part.property, descriptor]);
    }
  }
  return objectOf2(members2);
}
function partDescriptor(media, part) {
  const members2 = [];
  const { style = "form", explode } = part;
  const isStyled = bodyKind(media.type) === "form" && (part.style !== void 0 || explode !== void 0);
  if (isStyled) {
    members2.push(["style", style]);
    if (explode !== void 0 && explode !== (style === "form" || style === "deepObject")) {
      members2.push(["explode", explode]);
    }
  } else if (part.contentType !== void 0) members2.push(["contentType", part.contentType]);
  return objectOf2(members2);
}

// src/emitters/typescript-client/operations-module.ts
function operationsModule(model, signatures) {
  const { api: api2, operations } = model;
  const runtime = /* @__PURE__ */ new Set(["Operation"]);
  const declarations = [];
  const renamed = [];
  for (const [index, { operation, names: names2 }] of operations.entries()) {
    const signature = signatures[index];
    if (signature === void 0) continue;
    if (!signature.takesArguments) runtime.add("NoArguments");
    const members2 = descriptorMembers(operation, api2.servers[0]?.url);
    const isRenamed = names2.function !== names2.method;
    const head = `${isRenamed ? "" : "export "}const ${names2.function}: ${operationType("Operation", signature)} =`;
    const call2 = `/* @__PURE__ */ operation(${stringLiteral(names2.method)}, {`;
    const [before, indent2] = head.length + call2.length < 120 ? [" ", ""] : ["\n  ", "  "];
    const text2 = members2.map(([key2, value]) => `${indent2}  ${key2}: ${value},
`).join("");
    const comment = docComment(operationComment(operation), "");
    declarations.push(`${comment}${head}${before}${call2}
${text2}${indent2}});
`);
    if (isRenamed) renamed.push(`export { ${names2.function} as ${names2.method} };
`);
  }
  const types = signatures.flatMap(typeNames);
  return [
    generatedHeader,
    [
      ...importLines("./operation-types.js", types),
      ...importLines("./runtime/index.js", operations.length === 0 ? [] : [...runtime]),
      operations.length === 0 ? "export {};\n" : 'import { operation } from "./runtime/index.js";\n'
    ].join(""),
    ...declarations,
    ...renamed.length === 0 ? [] : [renamed.join("")]
  ].join("\n");
}
function operationType(kind, signature) {
  const { names: names2, takesArguments, isOptional } = signature;
  const parameters = [takesArguments ? names2.arguments : "NoArguments", names2.result, names2.responses];
  return `${kind}<${[...parameters, ...isOptional ? ["true"] : []].join(", ")}>`;
}
var typeNames = ({ names: names2, takesArguments }) => [
  ...takesArguments ? [names2.arguments] : [],
  names2.result,
  names2.responses
];
function operationComment(operation) {
  const documentation3 = documentationLines({
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated
  });
  const tagIndex = operation.deprecated ? documentation3.length - 1 : documentation3.length;
  const text2 = documentation3.slice(0, tagIndex);
  const lines = [...text2, ...text2.length > 0 && text2.at(-1) !== "" ? [""] : [], ...routeLines(operation)];
  return operation.deprecated ? [...lines, "", "@deprecated"] : lines;
}
var routeLines = ({ method, path }) => commentLines(`\`${method.toUpperCase()} ${path.text.replaceAll("`", "'")}\``);

// src/emitters/typescript-client/client-module.ts
function clientModule(model, signatures) {
  const { api: api2, operations, groups: groups3 } = model;
  const methods3 = operations.map(({ operation }, index) => {
    const signature = signatures[index];
    if (signature === void 0) return "";
    const member4 = `readonly ${propertyName(signature.names.method)}: ${operationType("Method", signature)};`;
    return `${docComment(operationComment(operation), "  ")}  ${member4}
`;
  });
  const members2 = groups3.map(
    ({ name: name2, type, description: description2 }) => `${docComment(documentationLines({ description: description2 }), "  ")}  readonly ${propertyName(name2)}: ${type};
`
  );
  const documentation3 = docComment(documentationLines({ summary: api2.title, description: api2.description }), "");
  return [
    generatedHeader,
    imports(signatures),
    `${documentation3}export interface Client {
${[...members2, ...methods3].join("\n")}}
`,
    ...groups3.map(groupType),
    ...groups3.length === 0 ? [] : [groupsValue(groups3)],
    createClientFunction(model)
  ].join("\n");
}
function imports(signatures) {
  const runtime = signatures.length === 0 ? [] : ["Method"];
  if (signatures.some(({ takesArguments }) => !takesArguments)) runtime.push("NoArguments");
  return [
    'import { type ClientOptions, createConnection } from "./connection.js";\n',
    ...importLines("./operation-types.js", signatures.flatMap(typeNames)),
    'import * as operations from "./operations.js";\n',
    ...importLines("./runtime/index.js", runtime),
    'import { bindOperations } from "./runtime/index.js";\n'
  ].join("");
}
function groupType({ type, members: members2 }) {
  const lines = members2.map(({ short, method, operation }) => {
    const { summary, deprecated } = operation;
    const text2 = [...documentationLines({ summary }), ...summary === void 0 ? [] : [""], ...routeLines(operation)];
    const comment = docComment(deprecated ? [...text2, "", "@deprecated"] : text2, "  ");
    return `${comment}  readonly ${propertyName(short)}: Client[${stringLiteral(method)}];
`;
  });
  return `export interface ${type} {
${lines.join("\n")}}
`;
}
function groupsValue(groups3) {
  const entries = groups3.map(({ name: name2, members: members2 }) => {
    const names2 = members2.map(({ short, method }) => `    ${objectKey(short)}: ${stringLiteral(method)},
`);
    return `  ${objectKey(name2)}: {
${names2.join("")}  },
`;
  });
  const type = "{ readonly [group: string]: { readonly [name: string]: string } }";
  return `/** The methods of each group by the client's names of them. */
const groups: ${type} = {
${entries.join("")}};
`;
}
function createClientFunction({ api: api2, groups: groups3 }) {
  const members2 = groups3.length === 0 ? "" : ", groups";
  return `/** Makes a client with all operations. Where size counts, call the functions of \`./operations.js\` instead. */
export function createClient(${optionsParameter(api2.servers)}): Client {
  return bindOperations<Client>(createConnection(options), operations${members2});
}
`;
}

// src/emitters/typescript-client/arguments-type.ts
var groups2 = [
  ["path", "path"],
  ["query", "query"],
  ["header", "headers"],
  ["cookie", "cookies"]
];
function argumentsType(name2, method, operation, place) {
  const parameters = groups2.map(
    ([where, key2]) => parameterGroup(
      key2,
      operation.parameters.filter((parameter2) => parameter2.in === where),
      { ...place, indent: "    " }
    )
  );
  const bodies = bodyAlternatives(operation, place);
  const members2 = parameters.filter((member4) => member4 !== "").join("");
  if (members2 === "" && bodies.length === 0) return { declaration: void 0, isOptional: true };
  const isOptional = !operation.parameters.some(isRequired) && sentBody(operation)?.required !== true;
  const comment = docComment([`Arguments of \`${method}\`.`], "");
  const [only] = bodies;
  if (bodies.length <= 1) {
    return { declaration: `${comment}export interface ${name2} {
${members2}${only ?? ""}}
`, isOptional };
  }
  const choices = bodies.map((body2) => `  | {
${body2.replace(/^(?=.)/gm, "    ")}    }`).join("\n");
  const declaration2 = members2 === "" ? `${comment}export type ${name2} =
${choices};
` : `${comment}export type ${name2} = {
${members2}} & (
${choices}
);
`;
  return { declaration: declaration2, isOptional };
}
var isRequired = (parameter2) => parameter2.required || parameter2.in === "path";
function parameterGroup(key2, parameters, place) {
  if (parameters.length === 0) return "";
  const isOptional = !parameters.some(isRequired);
  const members2 = parameters.map((parameter2) => {
    const documentation3 = docComment(
      [...documentationLines({ description: parameter2.description }), ...schemaNotes(parameter2)],
      place.indent
    );
    const type = schemaType(parameter2.schema, place);
    return documentation3 + place.indent + member(parameter2.name, type, !isRequired(parameter2), place.indent);
  });
  return `  ${key2}${isOptional ? "?" : ""}: {
${members2.join("")}  }${isOptional ? " | undefined" : ""};
`;
}
function schemaNotes(parameter2) {
  const { schema: schema2, description: description2, deprecated } = parameter2;
  const notes = schemaDocumentation({
    ...schema2,
    ...description2 === void 0 ? {} : { description: "", title: "" },
    deprecated: deprecated || schema2.deprecated
  });
  return description2 === void 0 || description2.trim() === "" || notes.length === 0 ? notes : ["", ...notes];
}
var member = (name2, type, isOptional, indent2) => `${propertyName(name2)}${isOptional ? `?: ${optionalType(type, indent2)}` : `: ${type.text}`};
`;
function bodyAlternatives(operation, place) {
  const body2 = sentBody(operation);
  if (body2 === void 0) return [];
  const content = byPreference2(body2.content);
  const contentTypes2 = /* @__PURE__ */ new Map();
  for (const media of content) {
    const type = requestBodyType(media, { ...place, indent: "  " });
    const known = contentTypes2.get(type.text);
    if (known === void 0) contentTypes2.set(type.text, { type, names: [media.type] });
    else known.names.push(media.type);
  }
  const documentation3 = docComment(documentationLines({ description: body2.description }), "  ");
  const isChoice = content.length > 1 || content.some(({ type }) => type.includes("*"));
  return [...contentTypes2.values()].map(({ type, names: names2 }, index) => {
    const isDefault = index === 0;
    const choice = union(
      names2.map((name2) => primary(contentTypeText(name2))),
      "  "
    ).text;
    const contentType = isDefault ? `  contentType?: ${choice} | undefined;
` : `  contentType: ${choice};
`;
    const isOptional = isDefault && !body2.required;
    return `${isChoice ? contentType : ""}${documentation3}  ${member("body", type, isOptional, "  ")}`;
  });
}
var contentTypeText = (name2) => name2.includes("*") ? `\`${name2.split("*").map(templatePart).join("${string}")}\`` : stringLiteral(name2);
var templatePart = (text2) => stringLiteral(text2).slice(1, -1).replaceAll('\\"', '"').replace(/[`$]/g, "\\$&");

// src/emitters/typescript-client/responses-type.ts
init_media_type();

// src/emitters/typescript-client/response-status.ts
var ranges = /* @__PURE__ */ new Map([
  ["1XX", "InformationStatus"],
  ["2XX", "SuccessStatus"],
  ["3XX", "RedirectStatus"],
  ["4XX", "ClientErrorStatus"],
  ["5XX", "ServerErrorStatus"]
]);
function rateResponses(operation) {
  const rated = operation.responses.map((response) => {
    const range = ranges.get(response.status.toUpperCase());
    const statusType2 = range ?? (/^[1-9]\d\d$/.test(response.status) ? response.status : void 0);
    return { response, statusType: statusType2, isRange: range !== void 0 };
  });
  const isSuccess = ({ response, statusType: statusType2 }) => statusType2 !== void 0 && response.status.startsWith("2");
  const others = rated.some(isSuccess) ? "failure" : "both";
  return rated.map((each) => {
    const outcome = each.statusType === void 0 ? others : isSuccess(each) ? "success" : "failure";
    return { ...each, outcome };
  });
}
function statusOf2({ response, statusType: statusType2, isRange }, outcome, all) {
  if (statusType2 !== void 0 && !isRange) return statusType2;
  const others = all.filter(
    (other) => other.outcome === outcome && other.statusType !== void 0 && (statusType2 === void 0 || !other.isRange && other.response.status[0] === response.status[0])
  );
  const base = statusType2 ?? (outcome === "success" ? "SuccessStatus" : "FailureStatus");
  return others.length === 0 ? base : `Exclude<${base}, ${others.map((other) => other.statusType).join(" | ")}>`;
}

// src/emitters/typescript-client/responses-type.ts
function answerTypes(operation, resultName, place) {
  const rated = rateResponses(operation);
  const successes = rated.filter(({ outcome }) => outcome !== "failure");
  const accepted2 = successes.flatMap(
    ({ response }) => hasBody(operation, response) ? acceptedContent(response) : [void 0]
  );
  const bodies = accepted2.map((media) => media === void 0 ? primary("undefined") : responseBodyType(media, place));
  const result = successes.length === 0 ? primary("unknown") : union(bodies, place.indent);
  const bodyText = (media, inner) => accepted2.length === 1 && media === accepted2[0] && result.text.includes("\n") ? resultName : responseBodyType(media, inner).text;
  const alternatives = rated.flatMap(
    (response) => responseAlternatives(operation, response, rated, { place, bodyText })
  );
  const others = otherResponses(rated, place).map((type) => `  | ${type}`);
  return {
    result: result.text === "undefined" ? "void" : result.text,
    responses: [...alternatives, ...others].join("\n")
  };
}
function responseAlternatives(operation, rated, all, { place, bodyText }) {
  const { response, outcome } = rated;
  const inner = { ...place, indent: "  " };
  const content = hasBody(operation, response) ? response.content : [void 0];
  const headers = response.headers.map(({ name: name2 }) => stringLiteral(name2)).join(" | ");
  const lines = content.flatMap((media) => {
    const body2 = media === void 0 ? "undefined" : bodyText(media, inner);
    const contentType = media === void 0 || content.length === 1 ? "string" : contentTypeText(essence(media.type));
    const rest2 = headers === "" ? contentType === "string" ? "" : `, ${contentType}` : `, ${contentType}, ${headers}`;
    const outcomes = outcome === "both" ? ["success", "failure"] : [outcome];
    return outcomes.map((each) => {
      const status = statusOf2(rated, each, all);
      const type = each === "success" ? "Success" : "Failure";
      noteRuntimeTypes(place, type, status);
      return `  | ${type}<${status}, ${body2}${rest2}>`;
    });
  });
  const comment = docComment(documentationLines({ description: response.description }), "  ");
  return comment === "" ? lines : lines.map((line, index) => index === 0 ? `${comment}${line}` : line);
}
function otherResponses(rated, place) {
  if (rated.some(({ statusType: statusType2 }) => statusType2 === void 0)) return [];
  const failures2 = rated.filter(({ outcome }) => outcome === "failure").map(({ statusType: statusType2 }) => statusType2);
  const types = [failures2.length === 0 ? "OtherFailure" : `OtherFailure<${failures2.join(" | ")}>`];
  if (failures2.length === rated.length) types.push("OtherSuccess");
  for (const type of types) noteRuntimeTypes(place, type.replace(/<.*/s, ""), type);
  return types;
}
function noteRuntimeTypes({ used }, type, status) {
  used?.add(type);
  if (status.includes("Status")) for (const [range] of status.matchAll(/\b[A-Z]\w+Status\b/g)) used?.add(range);
}

// src/emitters/typescript-client/operation-types-module.ts
var runtimeTypes = [
  "BinaryBody",
  "ClientErrorStatus",
  "Failure",
  "FailureStatus",
  "InformationStatus",
  "OtherFailure",
  "OtherSuccess",
  "RedirectStatus",
  "ServerErrorStatus",
  "Success",
  "SuccessStatus"
];
function operationTypesModule({ operations, types }) {
  const used = /* @__PURE__ */ new Set();
  const request = { types, direction: "request", indent: "", used };
  const response = { types, direction: "response", indent: "", used };
  const declarations = [];
  const signatures = operations.map(({ operation, names: names2 }) => {
    const { declaration: declaration2, isOptional } = argumentsType(names2.arguments, names2.method, operation, request);
    if (declaration2 !== void 0) declarations.push(declaration2);
    const answers = answerTypes(operation, names2.result, response);
    declarations.push(
      `/** What \`${names2.method}\` resolves to. */
export type ${names2.result} = ${answers.result};
`,
      `/** What \`${names2.method}.raw\` resolves to: every response, told apart by \`status\`. */
export type ${names2.responses} =
${answers.responses};
`
    );
    return { names: names2, isOptional, takesArguments: declaration2 !== void 0 };
  });
  const body2 = declarations.join("\n");
  const runtime = runtimeTypes.filter((name2) => used.has(name2));
  const named2 = [...used].filter((name2) => types.declared.has(name2));
  const imports2 = [...importLines("./runtime/index.js", runtime), ...importLines("./types.js", named2)];
  return { text: [generatedHeader, imports2.join(""), body2].join("\n"), signatures };
}

// src/emitters/typescript-client/options.ts
var rules = {
  packageName: [
    /^(?=.{1,214}$)(@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*$/,
    "has to be a name that npm accepts, such as '@example/pets-client'"
  ],
  packageVersion: [
    /^\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z-.]+)?(\+[0-9A-Za-z-.]+)?$/,
    "has to be a semantic version, such as '1.2.0'"
  ]
};
function readOptions2(raw, diagnostics) {
  const setting = "emit.typescript-client";
  if (raw === void 0 || raw === null) return {};
  if (typeof raw !== "object" || Array.isArray(raw)) {
    diagnostics.report("setting-invalid", void 0, { setting, problem: "has to be a map" });
    return {};
  }
  const read = {};
  for (const [key2, value] of Object.entries(raw)) {
    if (key2 === "types") {
      read.types = readTypeOptions(value, `${setting}.types`, diagnostics);
      continue;
    }
    if (key2 !== "packageName" && key2 !== "packageVersion") {
      const suggestion = "; there are 'packageName', 'packageVersion' and 'types'";
      diagnostics.report("setting-unknown", void 0, { setting: `${setting}.${key2}`, suggestion });
      continue;
    }
    const [pattern, problem] = rules[key2];
    if (typeof value === "string" && pattern.test(value)) read[key2] = value;
    else diagnostics.report("setting-invalid", void 0, { setting: `${setting}.${key2}`, problem });
  }
  return read;
}

// src/emitters/typescript-client/package-files.ts
init_names();
function packageName({ api: api2 }, options2) {
  const stem2 = kebabCase(api2.title).replace(/[^a-z0-9-]+/g, "").replace(/^-+|-+$/g, "").slice(0, 100);
  return options2.packageName ?? (stem2 === "" ? "api-client" : `${stem2}-client`);
}
function packageVersion({ api: api2 }, options2) {
  if (options2.packageVersion !== void 0) return options2.packageVersion;
  const match = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(-[0-9A-Za-z][0-9A-Za-z.-]*)?$/.exec(api2.version.trim());
  const [, major, minor, patch, suffix = ""] = match ?? [];
  if (suffix !== "" && patch === void 0) return "0.0.0";
  const numbers = [major, minor, patch].map((part) => Number(part ?? 0)).join(".");
  return /(^-|\.)0\d|\.\.|\.$/.test(suffix) ? numbers : numbers + suffix;
}
function packageJson2(model, options2) {
  const content = {
    name: packageName(model, options2),
    version: packageVersion(model, options2),
    description: `TypeScript client of ${oneLine(model.api.title)}, generated by Gatewright`,
    private: true,
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.3" },
    exports: { ".": entry("index"), "./operations": entry("operations"), "./package.json": "./package.json" },
    files: ["dist", "src"],
    scripts: { build: "tsc", prepare: "tsc" },
    devDependencies: { typescript: ">=5.5" }
  };
  return `${JSON.stringify(content, null, 2)}
`;
}
var entry = (module) => ({ types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` });
var oneLine = (text2) => text2.replace(/\s+/g, " ").trim().slice(0, 200);
function tsconfigJson2() {
  const compilerOptions = {
    target: "ES2022",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    module: "nodenext",
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    declaration: true,
    sourceMap: true,
    rootDir: "src",
    outDir: "dist"
  };
  return `${JSON.stringify({ compilerOptions, include: ["src"] }, null, 2)}
`;
}
function indexModule({ groups: groups3 }) {
  const groupTypes = groups3.map(({ type }) => `type ${type}`).sort(compareText);
  const client = ["type Client", "createClient", ...groupTypes];
  return `${generatedHeader}
${exportLine(client, "./client.js")}${exportLine(
    ["type ClientOptions", "type Credentials", "createConnection", "rateLimits", "type ServerVariables", "servers"],
    "./connection.js"
  )}export type * from "./operation-types.js";
export {
  ApiError,
  type BinaryBody,
  CallError,
  type Connection,
  ConnectionError,
  type ConnectionOptions,
  type Environment,
  type ErrorOf,
  type Failure,
  FormatError,
  type GatewayFault,
  type GatewayFaultType,
  type HttpRequest,
  type Method,
  type Middleware,
  type NoArguments,
  type Operation,
  type Provided,
  type ProvidedToken,
  type RateLimit,
  type RateLimits,
  type RequestOptions,
  type RetryOptions,
  rateLimit,
  type Signer,
  type Success,
  TimeoutError,
  type Timeouts,
  type TokenSource,
  type UserAndPassword,
} from "./runtime/index.js";
export type * from "./types.js";
`;
}
function exportLine(names2, module) {
  const line = `export { ${names2.join(", ")} } from "${module}";
`;
  return line.length <= 120 ? line : `export {
${names2.map((name2) => `  ${name2},
`).join("")}} from "${module}";
`;
}

// src/emitters/typescript-client/readme.ts
var markdownText = (text2) => text2.replace(/\s+/g, " ").trim().replace(/[\\`*_{}[\]()#!|<>~&]/g, (mark) => `\\${mark}`);
var codeText = (text2) => text2.replaceAll("```", "\\u0060\\u0060\\u0060");
function readme2(model, signatures, options2) {
  const name2 = packageName(model, options2);
  const shown = shownOperation(model);
  const sections = [
    `<!-- Generated by Gatewright. Do not edit: the next build overwrites it. -->

# ${name2}
`,
    `TypeScript client of ${markdownText(model.api.title)}, version ${markdownText(model.api.version)}: ${signatures.length} operations, no run-time dependencies, in browsers and Node 20 or later.
`,
    ...shown === void 0 ? [] : callSections(model, shown, name2),
    credentialSection(model.api.securitySchemes),
    optionsSection(name2),
    ...usesCookies(model) ? [cookieSection] : []
  ];
  return sections.filter((section) => section !== "").join("\n");
}
function shownOperation({ operations }) {
  let best;
  for (const { operation, names: names2 } of operations) {
    const required = operation.parameters.filter((parameter2) => parameter2.required).length;
    const hasResult = operation.responses.some(({ status, content }) => status.startsWith("2") && content.length > 0);
    const cost = required * 10 + (operation.method === "get" ? 0 : 100) + (sentBody(operation)?.required === true ? 50 : 0) + (hasResult ? 0 : 40) + (operation.deprecated ? 1e3 : 0) + (required === 0 ? 5 : 0);
    if (best === void 0 || cost < best.cost) best = { cost, operation, method: names2.method };
  }
  if (best === void 0) return void 0;
  const method = /^[\w$]+$/.test(best.method) ? `.${best.method}` : `[${stringLiteral(best.method)}]`;
  return { call: exampleArguments(best.operation), method: `client${method}` };
}
function exampleArguments(operation) {
  const groups3 = [
    ["path", "path"],
    ["query", "query"],
    ["header", "headers"],
    ["cookie", "cookies"]
  ];
  const parts = groups3.flatMap(([where, key2]) => {
    const required = operation.parameters.filter((parameter2) => parameter2.in === where && parameter2.required);
    const members2 = required.map((parameter2) => `${objectKey(parameter2.name)}: ${exampleValue(parameter2)}`);
    return members2.length === 0 ? [] : [`${key2}: { ${members2.join(", ")} }`];
  });
  if (sentBody(operation)?.required === true) parts.push("body");
  return parts.length === 0 ? "" : `{ ${parts.join(", ")} }`;
}
function exampleValue({ schema: schema2, examples }) {
  const example = examples[0]?.value ?? schema2.examples[0] ?? schema2.default ?? (schema2.kind === "enum" ? schema2.values[0] : void 0);
  const text2 = example === void 0 ? void 0 : valueLiteral(example);
  if (text2 !== void 0 && text2.length < 60) return text2;
  return { integer: "1", number: "1", boolean: "true", array: "[]" }[schema2.kind] ?? '"..."';
}
function callSections({ api: api2 }, { call: call2, method }, name2) {
  const isRelative = !/^https?:/i.test(api2.servers[0]?.url ?? "");
  const base = isRelative ? '{ baseUrl: "https://..." }' : "";
  return [
    `## First call

\`\`\`ts
import { createClient } from ${stringLiteral(name2)};

const client = createClient(${base});
const result = await ${codeText(`${method}(${call2})`)};
\`\`\`

Every operation takes one object; its members say where the values go: \`path\`, \`query\`, \`headers\`, \`cookies\`, \`body\`.
A second argument holds \`headers\`, a \`signal\` and a \`baseUrl\` for this call alone.
`,
    `## Errors

A call resolves to the body of a successful response and throws an \`ApiError\` for every other. \`isError\` tells its types:

\`\`\`ts
try {
  await ${codeText(`${method}(${call2})`)};
} catch (error) {
  if (!${codeText(method)}.isError(error)) throw error;
  console.error(error.status, error.body); // narrow by error.status
}
\`\`\`

\`raw\` throws nothing for a response, whatever its status, and tells its headers too:

\`\`\`ts
const response = await ${codeText(`${method}.raw(${call2})`)};
if (response.ok) console.log(response.status, response.body, response.headers.get("date"));
\`\`\`
`
  ];
}
function credentialSection(schemes) {
  const given = schemes.filter(({ credential }) => credential.kind !== "mutualTls");
  if (given.length === 0) return "";
  const lines = given.map(({ id, credential }) => {
    const value = credential.kind === "sigv4" ? "(request) => sign(request)" : credential.kind === "http" && credential.scheme === "basic" ? '{ username: "...", password: "..." }' : credential.kind === "apiKey" ? '"..."' : "() => currentToken()";
    return `    ${codeText(propertyName(id))}: ${value},
`;
  });
  return `## Credentials

Give what you have; each operation takes the first of its alternatives that is complete. A function is asked before
every request, so that a token can be renewed.

\`\`\`ts
const client = createClient({
  credentials: {
${lines.join("")}  },
});
\`\`\`
`;
}
var usesCookies = ({ api: api2 }) => api2.operations.some(({ parameters }) => parameters.some((parameter2) => parameter2.in === "cookie")) || api2.securitySchemes.some(({ credential }) => credential.kind === "apiKey" && credential.in === "cookie");
var cookieSection = `## Cookies

Browsers send the cookies that they keep and let no script set others: there, \`cookies\` and keys that travel in a cookie
have no effect. Node sends them.
`;
var optionsSection = (name2) => `## Options

\`createClient\` takes \`baseUrl\` (\`servers\` lists those of the API), \`variables\` for its \`{variables}\`, \`headers\` for every
request, \`fetch\` in place of the global one, and \`middleware\`:

\`\`\`ts
import type { Middleware } from ${stringLiteral(name2)};

const logging: Middleware = async (request, next) => {
  const response = await next(request);
  console.log(request.operation, response.status);
  return response;
};
\`\`\`

Middleware can change a request, answer in its place, or send it again; credentials are added behind it, afresh each time.

\`npm run build\` compiles the package into \`dist/\`.
`;

// src/emitters/typescript-client/report-omissions.ts
init_media_type();
function reportOmissions({ operations }, diagnostics) {
  for (const operation of operations) {
    const { id, body: body2, method, origin } = operation;
    if (!isCallable(operation)) {
      const reason = method === "any" ? "it answers every HTTP method" : `\`fetch\` refuses ${method.toUpperCase()}`;
      diagnostics.report("client-method-missing", origin, { operation: id, reason });
      continue;
    }
    if (body2 === void 0) continue;
    if (sentBody(operation) === void 0 && body2.content.some(({ schema: schema2 }) => !isEmpty(schema2))) {
      diagnostics.report("client-body-missing", body2.origin, { operation: id, method: method.toUpperCase() });
    }
    reportPartHeaders(operation, diagnostics);
  }
}
var isEmpty = (schema2) => schema2.kind === "object" && schema2.properties.length === 0 && schema2.additional === "forbidden";
function reportPartHeaders({ id, body: body2 }, diagnostics) {
  for (const media of body2?.content ?? []) {
    if (bodyKind(media.type) !== "multipart") continue;
    for (const { property, headers } of media.encoding) {
      if (headers.length === 0) continue;
      diagnostics.report("client-part-headers", media.origin, { operation: id, property });
    }
  }
}

// src/emitters/typescript-client/index.ts
var runtimeModules = [
  "authentication",
  "bind",
  "body",
  "call",
  "connection",
  "deadline",
  "environment",
  "errors",
  "gateway-fault",
  "index",
  "media-type",
  "method",
  "operation",
  "parameters",
  "rate-limit",
  "request",
  "response",
  "retry",
  "send",
  "status"
];
var emitter2 = defineEmitter({
  name: "typescript-client",
  requires: [],
  readOptions: readOptions2,
  emit({ api: api2, options: options2, diagnostics }) {
    if (api2.gateway.protocol === "websocket") {
      diagnostics.report("client-websocket-missing", api2.origin, { api: api2.name });
      return [];
    }
    reportOmissions(api2, diagnostics);
    const files = [...packageFiles(clientModel(api2, options2), options2)];
    return files.map(([path, text2]) => {
      return { path: `typescript-client/${path}`, text: text2, ownership: "generated" };
    });
  }
});
function* packageFiles(model, options2) {
  const { signatures, text: operationTypes } = operationTypesModule(model);
  yield ["README.md", readme2(model, signatures, options2)];
  yield ["package.json", packageJson2(model, options2)];
  yield ["src/client.ts", clientModule(model, signatures)];
  yield ["src/connection.ts", connectionModule(model)];
  yield ["src/index.ts", indexModule(model)];
  yield ["src/operation-types.ts", operationTypes];
  yield ["src/operations.ts", operationsModule(model, signatures)];
  const readTemplate2 = templateReader();
  for (const name2 of runtimeModules) {
    const text2 = readTemplate2(`typescript-client/src/runtime/${name2}.ts`);
    yield [`src/runtime/${name2}.ts`, `${generatedHeader}
${text2}`];
  }
  yield ["src/types.ts", typesModule(model)];
  yield ["tsconfig.json", tsconfigJson2()];
}
function typesModule({ api: api2, types }) {
  const declarations = typeDeclarations(api2, types);
  return `${generatedHeader}
${declarations === "" ? "export {};\n" : declarations}`;
}

// src/ir/catalog/define.ts
function message(text2, ...keys) {
  return {
    text: text2.reduce((all, part, index) => all + part + (index < keys.length ? `{${keys[index]}}` : ""), ""),
    render: (values) => text2.reduce((all, part, index) => all + part + (values[keys[index]] ?? ""), "")
  };
}
var defineCatalog = (entries) => entries;

// src/ir/catalog/documents.ts
var documentsCatalog = defineCatalog({
  "overlay-invalid": {
    severity: "error",
    message: message`The overlay cannot be applied: ${"problem"}.`,
    help: "An overlay has `overlay: 1.0.0` and a list of `actions`, each with a `target` (a JSONPath) and `update` or `remove: true`. Objects are updated by objects, arrays by items."
  },
  "overlay-target-unmatched": {
    severity: "warning",
    message: message`The overlay's target '${"target"}' selects nothing; the action changes nothing.`,
    help: "Check the path against the document: `$.paths['/pets'].get`. Actions see what earlier ones have made of it."
  },
  "route-shared": {
    severity: "error",
    message: message`Two documents describe the route ${"method"} '${"path"}'.`,
    help: "Give one of the documents a `prefix` under `documents` in the settings, or take the operation out of it with an overlay."
  },
  "operation-id-settled": {
    severity: "warning",
    message: message`The operationId '${"operation"}' is used by an earlier document; here it becomes '${"id"}'.`,
    help: "Clients, handlers and settings name the operation so. Rename it in the document, or with an overlay, to choose yourself."
  },
  "gateway-response-shared": {
    severity: "warning",
    message: message`An earlier document describes the gateway response ${"type"}; this one is not used.`,
    help: "An API has one gateway response of each type: keep it in one of the documents."
  },
  "base-path-missing": {
    severity: "warning",
    message: message`\`api.basePath\` is '${"mode"}', but the document has no base path.`,
    help: "A base path is `basePath` of Swagger 2.0, or the path of the first server's URL, or the default of a server variable called `basePath`."
  }
});

// src/ir/catalog/domains.ts
var domainsCatalog = defineCatalog({
  "security-policy-invalid": {
    severity: "error",
    message: message`The API ${"problem"}.`,
    help: "`TLS_1_2` suits every endpoint. Enhanced policies begin with `SecurityPolicy_` (those of edge endpoints end in `_EDGE`) and need `endpointAccessMode: strict`, or `basic` while callers still come by other names."
  },
  "tls-outdated": {
    severity: "warning",
    message: message`${"subject"} accepts TLS 1.0 and 1.1, which are broken.`,
    help: "Set `securityPolicy: TLS_1_2`; it accepts TLS 1.3 too."
  },
  "domain-invalid": {
    severity: "error",
    message: message`The domain '${"domain"}' ${"problem"}.`,
    help: "A domain name is in lower case, without scheme and path. The README lists what each type of endpoint takes under `domains`."
  },
  "domain-certificate-region": {
    severity: "warning",
    message: message`The certificate of the edge domain '${"domain"}' is asked for in the region of the API; an edge domain takes one of us-east-1 alone.`,
    help: "Deploy the API in us-east-1, or create the certificate there and give its ARN as `certificate.arn`, or make the domain regional. Silence this warning by its code where the API is in us-east-1."
  },
  "domain-record-private": {
    severity: "error",
    message: message`No alias records can be made for the private domain '${"domain"}': they lead to a VPC endpoint, which this build does not make.`,
    help: "Remove `hostedZoneId` (a certificate that is made has one of its own, `certificate.hostedZoneId`), and add a record to the private zone that leads to the endpoint's DNS name."
  },
  "mutual-tls-bypass": {
    severity: "warning",
    message: message`Callers get around the client certificates of the domain '${"domain"}' by the API's default endpoint.`,
    help: "Set `api.disableExecuteApiEndpoint: true`; the domain is the only way in then."
  },
  "web-acl-invalid": {
    severity: "error",
    message: message`The web ACL ${"problem"}.`,
    help: "Give `webAcl.arn` of an existing one, or rules: `managedRules`, `rate`, `allow`, `deny`, or `defaultAction: block`."
  },
  "cloudfront-invalid": {
    severity: "error",
    message: message`The CloudFront distribution ${"problem"}.`,
    help: "Its origin is the default endpoint of the stage: the API has to be regional or edge-optimized and its default endpoint enabled. Refuse direct calls with `cloudFront.originHeader` and an authorizer that compares it."
  },
  "cloudfront-default-certificate": {
    severity: "warning",
    message: message`The CloudFront distribution answers under its own name alone, where viewers may use TLS 1.0.`,
    help: "Give it `cloudFront.aliases` with a certificate of us-east-1: TLS 1.2 is demanded then."
  },
  "documentation-invalid": {
    severity: "error",
    message: message`The documentation ${"problem"}.`,
    help: "A part's location has a type and what the type takes of path, method, statusCode and name: https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html"
  }
});

// src/ir/catalog/emitting.ts
var emittingCatalog = defineCatalog({
  "output-duplicate": {
    severity: "error",
    message: message`The emitters '${"emitter"}' and '${"other"}' both write '${"path"}'.`,
    help: "Give one of them another output folder."
  },
  "output-path-invalid": {
    severity: "error",
    message: message`The emitter '${"emitter"}' asks to write '${"path"}', which ${"problem"}.`,
    help: "An output path is relative, uses `/`, and stays inside the output folder."
  },
  "output-edited": {
    severity: "error",
    message: message`'${"path"}' was changed by hand since it was generated; it is neither overwritten nor deleted.`,
    help: "Move your change to a file of your own, or run with `--force` to throw it away."
  },
  "output-foreign": {
    severity: "error",
    message: message`'${"path"}' exists and was not generated by Gatewright; it is not overwritten.`,
    help: "Move the file away, choose another `--out`, or run with `--force`."
  },
  "output-stale": {
    severity: "error",
    message: message`'${"path"}' is not what the document says (${"action"}).`,
    help: "Run `gatewright build` without `--check` and commit the result."
  },
  "output-orphaned": {
    severity: "warning",
    message: message`'${"path"}' belongs to nothing in the document any more; it is yours and is kept.`,
    help: "Delete it when you no longer need it."
  },
  "output-folder-shared": {
    severity: "error",
    message: message`'${"document"}' and '${"other"}' would both be written to '${"folder"}'.`,
    help: "With several documents each API has a folder named after it. Set `api.name` in the settings of one of them, or build it by itself with another `--out`."
  },
  "output-unwritable": {
    severity: "error",
    message: message`Cannot write to '${"folder"}': ${"detail"}.`,
    help: "Check that the folder may be written to and that the disk has room. Files that are in place already stay; the next run completes the rest."
  },
  "manifest-unreadable": {
    severity: "error",
    message: message`'${"path"}' does not say what Gatewright wrote: ${"detail"}.`,
    help: "Restore it from version control, or delete it: files that are as they would be generated are taken over without a question."
  },
  "emitter-required": {
    severity: "error",
    message: message`The emitter '${"emitter"}' needs the output of '${"other"}', which is not part of this build.`,
    help: "Add the other emitter under `emit` in the settings, or to `--emit`."
  },
  "emitter-error": {
    severity: "error",
    message: message`${"emitter"}: ${"detail"}`,
    help: "This message comes from the emitter; see its documentation."
  },
  "emitter-warning": {
    severity: "warning",
    message: message`${"emitter"}: ${"detail"}`,
    help: "This message comes from the emitter; see its documentation."
  },
  "value-other-dialect": {
    severity: "error",
    message: message`A value written in ${"dialect"}'s own syntax cannot be printed for ${"target"}: ${"text"}.`,
    help: "Replace it by a plain value or a deploy parameter, or do not emit this target."
  },
  "dynamic-reference": {
    severity: "error",
    message: message`The text '{{resolve:' in ${"what"} cannot be kept: CloudFormation replaces it by a stored parameter or secret, and knows no escape.`,
    help: "If the text is meant, put a space between the braces (`{ {resolve:`). If the stored value is meant, set the property under `overrides`, where dynamic references are allowed."
  },
  "intrinsic-key": {
    severity: "error",
    message: message`The name '${"key"}' in ${"what"} cannot be kept: CloudFormation takes it for an intrinsic function.`,
    help: "Rename it, or build for another target."
  },
  "target-unsupported": {
    severity: "error",
    message: message`${"target"} cannot express ${"what"}.`,
    help: "Remove it from the document, set `api.definition: body` where the OpenAPI import knows it, or build for another target."
  },
  "client-websocket-missing": {
    severity: "warning",
    message: message`No client is generated for the WebSocket API '${"api"}': typescript-client makes clients of HTTP calls.`,
    help: "Name the outputs that are wanted under `emit`, without typescript-client. The generated handlers' `src/generated/types.ts` holds the types of all messages."
  },
  "client-method-missing": {
    severity: "warning",
    message: message`The client has no method for operation '${"operation"}': ${"reason"}.`,
    help: "Describe the methods that clients call (`get`, `post`, ...) as operations of their own."
  },
  "client-body-missing": {
    severity: "warning",
    message: message`The client cannot send the body of operation '${"operation"}': \`fetch\` refuses one with ${"method"}.`,
    help: "Move the body's members to query parameters, or describe the operation as POST."
  },
  "client-part-headers": {
    severity: "warning",
    message: message`The client cannot send headers with the part '${"property"}' of operation '${"operation"}'.`,
    help: "Browsers and Node write the headers of a part themselves. Send what they say in a part or header of its own."
  },
  "body-opaque": {
    severity: "warning",
    message: message`The ${"type"} ${"what"} body of operation '${"operation"}' passes through its handler as ${"form"}; its schema is neither compiled into types nor checked.`,
    help: "Take the body apart in the handler, or describe it as JSON, a form or plain text. Silence this warning by its code if that is intended."
  },
  "export-value-lost": {
    severity: "warning",
    message: message`OpenAPI has no words for ${"what"}; whoever reads the exported document sees a deploy parameter.`,
    help: "Give the parameter the value by hand where the exported document is deployed."
  },
  "export-websocket": {
    severity: "error",
    message: message`OpenAPI cannot describe a WebSocket API; the emitter 'openapi' has nothing to write.`,
    help: "Leave `openapi` out of `emit` (or `--emit`) for this API; its AsyncAPI document already is its description."
  }
});

// src/ir/catalog/functions.ts
var functionsCatalog = defineCatalog({
  "function-setting-unused": {
    severity: "warning",
    message: message`These settings of a function have no effect: ${"reason"}.`,
    help: "Set what several operations share under `functions`, or `functions.tags.<tag>` with `functions.per: tag`; or remove the settings."
  },
  "function-setting-conflict": {
    severity: "error",
    message: message`The function '${"function"}' ${"problem"}.`,
    help: "Change one of the two settings."
  },
  "alias-name-unknown": {
    severity: "error",
    message: message`The variable '${"variable"}' of the stage '${"stage"}' does not name an alias.`,
    help: "Give it a plain value of letters, digits, '-' and '_' that is no number; or leave it out, and the stage's own name is the alias."
  },
  "stage-variable-missing": {
    severity: "warning",
    message: message`The function behind ${"operations"} is named by the stage variable '${"variable"}', which the stage '${"stage"}' does not have; calls of it fail there.`,
    help: "Add it under `stages[].variables` in the settings; the permission for the function that it names is made then."
  },
  "policy-too-wide": {
    severity: "warning",
    message: message`The role of the function '${"function"}' may use ${"what"}.`,
    help: "Name the actions one by one (`dynamodb:GetItem`), and the resources by ARN (`arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${TableName}`). Silence this warning by its code where the service has no resources to name."
  },
  "permission-widened": {
    severity: "warning",
    message: message`The policy of the function '${"function"}' has no room for each of its ${"count"} calls; the gateway may call it for ${"patterns"} as well.`,
    help: "Set `functions.per: tag` or `operation`, so that each function serves fewer paths, or give paths a common beginning."
  },
  "dead-letter-unused": {
    severity: "warning",
    message: message`The function '${"function"}' has a dead-letter target, and no operation invokes it asynchronously.`,
    help: "Set `invocation: event` on an operation that it serves, or remove `deadLetter`: a caller that waits for the response is told of errors."
  },
  "event-without-202": {
    severity: "warning",
    message: message`Operation '${"operation"}' invokes its function with an event and answers 202; the document does not describe a response 202.`,
    help: "Describe `202`: the caller learns only that the request was accepted, never the function's result."
  },
  "groups-not-enforced": {
    severity: "error",
    message: message`Nothing tells which groups a caller of operation '${"operation"}' is in: ${"reason"}.`,
    help: "Give the operation a security scheme whose token tells its groups: a Cognito user pool, or a Lambda authorizer that the build makes (`authorizers.<scheme>.type: lambda`, with `jwt`)."
  }
});

// src/ir/catalog/gateway.ts
var gatewayCatalog = defineCatalog({
  "method-unsupported": {
    severity: "error",
    message: message`API Gateway has no ${"method"} method (operation '${"operation"}').`,
    help: "Remove the operation from the document that is deployed, or build only clients and handlers with `--emit`."
  },
  "path-segment-mixed": {
    severity: "error",
    message: message`API Gateway cannot route '${"segment"}' in '${"path"}': a variable has to be a whole path segment.`,
    help: "Set `api.pathVariables: positional`: the gateway takes the segment as one variable, and the generated handler takes it apart. Or change the path to `/{variable}`, or make the suffix a query parameter."
  },
  "path-variables-differ": {
    severity: "error",
    message: message`The paths '${"path"}' and '${"other"}' name the variable at the same place '${"name"}' and '${"otherName"}'; API Gateway allows one name.`,
    help: "Use the same variable name in both paths, or set `api.pathVariables: positional`: the gateway names variables after their place, and handlers and clients keep the document's names. A greedy variable and a plain one cannot stand at the same place at all."
  },
  "path-variable-renamed": {
    severity: "error",
    message: message`${"reader"} reads the path variable '${"name"}', which ${"detail"} for the gateway with 'api.pathVariables: positional'.`,
    help: "In templates read `variable2` for the second segment of the path, and so on, or set `api.pathVariables: named`. A mapping can hand on a whole segment, never a part of one."
  },
  "path-variables-handed-on": {
    severity: "warning",
    message: message`A mapping template of operation '${"operation"}' hands on all parameters; path variables are called ${"names"} there with 'api.pathVariables: positional'.`,
    help: "Make sure that the backend reads these names. Silence this warning by its code once it does, or set `api.pathVariables: named`."
  },
  "path-variable-greedy-inside": {
    severity: "error",
    message: message`The greedy variable '{${"name"}+}' has to be the last segment of '${"path"}'.`,
    help: "Move it to the end, or use a plain variable."
  },
  "path-variable-repeated": {
    severity: "error",
    message: message`The variable '{${"name"}}' occurs twice in '${"path"}'.`,
    help: "Give each place of the path a variable of its own name."
  },
  "path-character-unsupported": {
    severity: "error",
    message: message`API Gateway does not accept '${"segment"}' as a part of a path (in '${"path"}').`,
    help: "A path part holds letters, digits, hyphens, periods, commas, colons, underscores, tildes, dollar signs and percent-encoded characters; a variable's name letters, digits, periods, hyphens and underscores."
  },
  "path-reserved": {
    severity: "warning",
    message: message`'${"path"}' is reserved for the service's own health check.`,
    help: "Calls of it do not reach the API behind a custom domain name. Choose another path."
  },
  "security-alternatives": {
    severity: "warning",
    message: message`Callers may choose between ${"alternatives"}; API Gateway enforces one of them, ${"chosen"} (${"operations"}).`,
    help: "Callers with the other credentials are refused. Accept them all in one Lambda authorizer, or leave one alternative."
  },
  "security-combination": {
    severity: "error",
    message: message`API Gateway cannot demand ${"schemes"} together; a method has one authorizer, beside an API key (${"operations"}).`,
    help: "Check both in one Lambda authorizer and name that scheme alone."
  },
  "security-optional": {
    severity: "warning",
    message: message`Credentials are optional here; API Gateway lets every caller through (${"operations"}).`,
    help: "Check credentials that are present in the handler, or remove the empty requirement `{}`."
  },
  "scopes-not-enforced": {
    severity: "warning",
    message: message`API Gateway does not check the scopes that '${"scheme"}' is asked for; its authorizer has to (${"operations"}).`,
    help: "Return the token's scopes from the generated authorizer (`allow({ scopes })`): its policy and the handlers check them. Or let the build write the check: `authorizers.<scheme>.jwt` in the settings."
  },
  "mutual-tls-not-enforced": {
    severity: "warning",
    message: message`Callers of '${"scheme"}' show a client certificate, which nothing of this build checks (${"operations"}).`,
    help: "API Gateway checks certificates at a custom domain name with a trust store: give a domain `mutualTls` under `domains`, and set `api.disableExecuteApiEndpoint: true`, so that there is no other way in."
  },
  "scopes-any-of": {
    severity: "warning",
    message: message`All of the scopes ${"scopes"} are demanded; API Gateway lets a caller through who has one of them (${"operations"}).`,
    help: "Check the others in the handler, or define one scope that stands for all of them."
  },
  "authorizer-identity-source": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' ${"problem"}.`,
    help: "A TOKEN authorizer reads one header (`method.request.header.Authorization`). A REQUEST authorizer reads `method.request.header.*`, `method.request.querystring.*`, `context.*` or `stageVariables.*`, and needs at least one of them unless its TTL is 0."
  },
  "authorizer-without-user-pool": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' names no user pool.`,
    help: "Give the pool's ARN in `providerARNs` of `x-amazon-apigateway-authorizer`, or under `authorizers` in the settings."
  },
  "authorizer-user-pool-invalid": {
    severity: "error",
    message: message`'${"value"}' of the authorizer '${"authorizer"}' is not the ARN of a user pool.`,
    help: "An ARN reads `arn:aws:cognito-idp:<region>:<account>:userpool/<pool id>`. Where only the deployment knows it, write `${UserPoolArn}`: it becomes a parameter."
  },
  "mapping-invalid": {
    severity: "error",
    message: message`API Gateway cannot map '${"from"}' to '${"to"}': ${"problem"}.`,
    help: "Requests map `integration.request.{header,querystring,path}.NAME` from `method.request.{header,querystring,path}.NAME`, `method.request.body`, `context.NAME`, `stageVariables.NAME` or `'text'`; responses map `method.response.header.NAME` from `integration.response.header.NAME`, `integration.response.body`, `context.NAME`, `stageVariables.NAME` or `'text'`."
  },
  "integration-uri-invalid": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' has the URI '${"uri"}', which ${"problem"}.`,
    help: "An HTTP backend's URI begins with `http://` or `https://`; an AWS service's is `arn:aws:apigateway:REGION:SERVICE:path|action/...`."
  },
  "integration-uri-variable-unmapped": {
    severity: "warning",
    message: message`The variable '{${"name"}}' in the URI of operation '${"operation"}' gets no value; the backend is called with the braces in place.`,
    help: "Map it in the integration's `requestParameters`: `integration.request.path.NAME: method.request.path.NAME`."
  },
  "integration-responses-missing": {
    severity: "warning",
    message: message`The integration of operation '${"operation"}' describes no response; every call ends in status 500.`,
    help: "Add `responses` to the integration, at least `default` with a `statusCode`, or use a proxy integration."
  },
  "integration-response-invalid": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' has ${"problem"}.`,
    help: "Each status occurs once (join patterns with `|`), one response at most is the default, and a status has three digits."
  },
  "template-unbalanced": {
    severity: "warning",
    message: message`The mapping template has ${"problem"}; API Gateway answers 500 when it runs a template that it cannot parse.`,
    help: "Close each `#if`, `#foreach`, `#define` and `#macro` with one `#end`; write a plain `#` as `\\#`."
  },
  "parameter-not-validated": {
    severity: "warning",
    message: message`API Gateway does not check that the required ${"in"} parameter '${"name"}' is there: ${"reason"}.`,
    help: "The generated handler checks it. Silence this warning by its code if that is enough."
  },
  "model-keyword-not-enforced": {
    severity: "warning",
    message: message`API Gateway does not enforce '${"keyword"}' in request bodies${"reason"}.`,
    help: "The generated handler enforces it. Reported once for each keyword; silence it by its code if that is enough."
  },
  "optional-body-not-validated": {
    severity: "warning",
    message: message`The gateway does not validate request bodies that may be left out: it would take none for \`{}\`, and refuse it (${"operations"}).`,
    help: "Add `required: true` to the request body where callers have to send one. Until then the generated handler alone validates it."
  },
  "gateway-response-invalid": {
    severity: "error",
    message: message`The gateway response '${"type"}' ${"problem"}.`,
    help: "Types are DEFAULT_4XX, DEFAULT_5XX, UNAUTHORIZED, ACCESS_DENIED, THROTTLED and so on, in upper case; a status has three digits; parameters are `gatewayresponse.header.NAME`, from `'text'` in single quotes, `context.NAME`, `stageVariables.NAME` or `method.request.header.NAME`."
  },
  "cors-origin-single": {
    severity: "warning",
    message: message`${"what"} can name one allowed origin; browsers at the others cannot read ${"answers"}.`,
    help: "Allow one origin, use a Lambda proxy integration (its handler answers each origin), or set `$context.responseOverride.header.Access-Control-Allow-Origin` in the integration's own response templates."
  },
  "permission-unknown": {
    severity: "warning",
    message: message`The function behind ${"operations"} is not known before deployment; no permission to call it is generated.`,
    help: "Run `aws lambda add-permission` for it with the principal apigateway.amazonaws.com, or give the integration `credentials`."
  },
  "api-key-unobtainable": {
    severity: "warning",
    message: message`Operation '${"operation"}' demands an API key, and no usage plan of ${"stages"} has one.`,
    help: "Add `apiKeys` and a usage plan that lists them under `usagePlans` in the settings; until a key belongs to a plan of the stage, every call is refused."
  },
  "api-without-methods": {
    severity: "error",
    message: message`The API has no method that can be deployed; API Gateway refuses to.`,
    help: "Describe at least one operation under `paths`, or build only clients and handlers with `--emit`."
  },
  "private-without-policy": {
    severity: "error",
    message: message`A private API without a resource policy refuses every caller.`,
    help: "Name the VPC endpoints under `api.vpcEndpointIds` (a policy for just these is made), or give `x-amazon-apigateway-policy` or `api.resourcePolicy`."
  },
  "resource-policy-invalid": {
    severity: "error",
    message: message`The resource policy ${"problem"}.`,
    help: "A policy is an object with `Version` and `Statement`; each statement has `Effect`, `Principal`, `Action` (`execute-api:Invoke`) and `Resource` (`execute-api:/*`)."
  },
  "vpc-endpoints-not-private": {
    severity: "warning",
    message: message`VPC endpoints have no effect on an API whose endpoint is ${"endpoint"}.`,
    help: "Set `api.endpoint: private`, or remove `vpcEndpointIds`."
  },
  "environment-reserved": {
    severity: "error",
    message: message`Lambda sets the environment variable '${"variable"}' of function '${"function"}' itself.`,
    help: "Choose another name."
  },
  "integration-not-read": {
    severity: "error",
    message: message`Operation '${"operation"}': ${"what"} cannot be deployed to a REST API by this version.`,
    help: "Give the operation an integration of type aws, aws_proxy, http, http_proxy or mock with its `uri`, or build only clients and handlers with `--emit`."
  },
  "route-duplicate": {
    severity: "error",
    message: message`The operations '${"operation"}' and '${"other"}' are the same route (${"route"}); API Gateway calls one of them.`,
    help: "Merge them, or give one a path or method of its own. Names of path variables, fragments, and what stands beside a variable in its segment do not tell routes apart."
  },
  "limit-exceeded": {
    severity: "error",
    message: message`${"what"}: ${"actual"}, and the service allows ${"limit"}. It cannot be raised.`,
    help: "Each limit's own way out is printed with it and listed in the README under Limits."
  },
  "limit-raisable": {
    severity: "warning",
    message: message`${"what"}: ${"actual"}, and the service allows ${"limit"} unless the quota is raised.`,
    help: "Ask for a higher quota in the Service Quotas console before deploying."
  },
  "proxy-fields-ignored": {
    severity: "warning",
    message: message`A proxy integration hands requests and responses through as they are; ${"fields"} of the operation '${"operation"}' have no effect.`,
    help: "Remove them, or use the type `aws` or `http` in place of `aws_proxy` or `http_proxy`, which maps through templates."
  }
});

// src/ir/catalog/http.ts
var httpCatalog = defineCatalog({
  "payload-format-missing": {
    severity: "error",
    message: message`The Lambda integration of operation '${"operation"}' names no payload format, which HTTP APIs demand.`,
    help: "Add `payloadFormatVersion: '2.0'` to the integration (or '1.0', the format of REST APIs), or set `api.payloadFormatVersion` for all of them."
  },
  "authorizer-payload-format-missing": {
    severity: "error",
    message: message`The Lambda authorizer '${"authorizer"}' names no payload format, which HTTP APIs demand.`,
    help: "Add `authorizerPayloadFormatVersion: '2.0'` to `x-amazon-apigateway-authorizer` (or '1.0', the format of REST APIs)."
  },
  "payload-format-lambda-only": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' has the payload format 2.0, which only functions get.`,
    help: "Set `payloadFormatVersion: '1.0'`, or leave it out: it is 1.0 for every backend that is no function."
  },
  "default-route-method": {
    severity: "error",
    message: message`The route '$default' of operation '${"operation"}' has a method; it catches whatever no other route does.`,
    help: "Describe it with `x-amazon-apigateway-any-method` below the path `/$default`."
  },
  "path-parameter-decoded": {
    severity: "warning",
    message: message`HTTP APIs decode '${"name"}' before the function reads it: a comma or another delimiter within an item of it looks like one between items (operation '${"operation"}').`,
    help: "Make it a query parameter, whose values reach the function as they were sent, or set `api.type: rest`. Silence this warning by its code where items hold no delimiters."
  },
  "path-trailing-slash": {
    severity: "warning",
    message: message`HTTP APIs have no route that ends in a slash: '${"path"}' becomes '${"route"}', and calls with the slash are answered 404.`,
    help: "Remove the slash from the path, so that clients call what there is, or add a route with `{proxy+}` below it."
  },
  "service-action-unknown": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' has the subtype '${"subtype"}', which HTTP APIs do not know.`,
    help: "Subtypes are EventBridge-PutEvents, SQS-SendMessage, SQS-ReceiveMessage, SQS-DeleteMessage, SQS-PurgeQueue, AppConfig-GetConfiguration, Kinesis-PutRecord, StepFunctions-StartExecution, StepFunctions-StartSyncExecution and StepFunctions-StopExecution. Others are a function's, or a REST API's."
  },
  "service-action-invalid": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' (${"subtype"}) ${"problem"}.`,
    help: "An action's parameters stand in `requestParameters` under their own names (`QueueUrl: https://...`, `MessageBody: $request.body`); `credentials` is the ARN of a role that the gateway may assume."
  },
  "http-mapping-invalid": {
    severity: "error",
    message: message`An HTTP API cannot map '${"from"}' to '${"to"}': ${"problem"}.`,
    help: "Requests change `append|overwrite|remove:header.NAME`, `append|overwrite|remove:querystring.NAME` and `overwrite:path`; responses, by status from 200 to 599, `append|overwrite|remove:header.NAME` and `overwrite:statuscode`. Values are text with `$request.header.NAME`, `$request.querystring.NAME`, `$request.path.NAME`, `$request.body.NAME`, `$response.header.NAME`, `$response.body.NAME`, `$context.NAME` or `$stageVariables.NAME`, also as `${request.header.NAME}` within a text."
  },
  "jwt-authorizer-invalid": {
    severity: "error",
    message: message`The JWT authorizer '${"authorizer"}' ${"problem"}.`,
    help: "Give both under `authorizers` in the settings (`type: jwt`, `issuer`, `audience`), or in `jwtConfiguration` of `x-amazon-apigateway-authorizer`. What only the deployment knows is written `${Issuer}`: it becomes a parameter."
  },
  "route-identity-source": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' ${"problem"}.`,
    help: "Authorizers of HTTP APIs read `$request.header.NAME` and `$request.querystring.NAME`, Lambda authorizers also `$context.NAME` and `$stageVariables.NAME`; one whose answers are kept needs at least one of them."
  },
  "simple-responses-format": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' answers simple responses, which the payload format 1.0 does not have.`,
    help: "Set its payload format to 2.0, or `enableSimpleResponses: false`: the function answers a policy then."
  },
  "server-name-without-vpc-link": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' verifies a server's name without a VPC link.`,
    help: "Remove `serverNameToVerify`: over the internet the name in the `uri` is verified. Or reach the backend through a VPC link (`connectionType: VPC_LINK`, `connectionId`)."
  }
});

// src/ir/catalog/reading.ts
var readingCatalog = defineCatalog({
  "user-pool-issuer-unknown": {
    severity: "error",
    message: message`The issuer of the user pool cannot be told from ${"value"}.`,
    help: "Write the ARN with its parts, `arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${UserPoolId}`, or set `type: jwt` with `issuer: https://cognito-idp.${AWS::Region}.amazonaws.com/${UserPoolId}`."
  },
  "file-unreadable": {
    severity: "error",
    message: message`Cannot read '${"file"}': ${"detail"}.`,
    help: "Check the path. A reference is resolved against the file that holds it."
  },
  syntax: {
    severity: "error",
    message: message`${"detail"}`,
    help: "Mend the JSON or YAML at this place. Tabs for indentation, unclosed quotes and brackets are the usual causes."
  },
  "key-duplicate": {
    severity: "error",
    message: message`The key '${"key"}' occurs twice in one object; readers disagree on which one counts.`,
    help: "Remove or rename one of the two."
  },
  "nesting-too-deep": {
    severity: "error",
    message: message`The document is nested more than ${"limit"} levels deep here.`,
    help: "Move inner schemas to `components.schemas` and refer to them with `$ref`. An alias that contains itself has the same effect."
  },
  "document-too-complex": {
    severity: "error",
    message: message`The document holds more than ${"limit"} values once its YAML aliases are expanded.`,
    help: "Use `$ref` in place of YAML aliases for large repeated parts."
  },
  "version-unsupported": {
    severity: "error",
    message: message`This is not a document that can be compiled: ${"detail"}.`,
    help: 'Give an OpenAPI document with `openapi: 3.0.x` or `3.1.x`, or `swagger: "2.0"`, or an AsyncAPI document with `asyncapi: 2.x` or `3.0.0`.'
  },
  "version-newer": {
    severity: "warning",
    message: message`OpenAPI ${"version"} is read as far as it agrees with 3.1.`,
    help: "Constructs that are new in that version are reported one by one where they occur."
  },
  "value-invalid": {
    severity: "error",
    message: message`${"what"} has to be ${"expected"}, but is ${"actual"}.`,
    help: "Correct the value as the OpenAPI Specification describes it for this field."
  },
  "value-ignored": {
    severity: "warning",
    message: message`${"what"} has to be ${"expected"}, but is ${"actual"}; it is ignored.`,
    help: "Correct the value as the OpenAPI Specification describes it for this field."
  },
  "field-missing": {
    severity: "error",
    message: message`${"what"} lacks the required field '${"field"}'.`,
    help: "Add the field; the OpenAPI Specification requires it here."
  },
  "title-missing": {
    severity: "warning",
    message: message`The document has no title; the API is called 'api'.`,
    help: "Add `info.title`, which the OpenAPI Specification requires, or set `api.name`."
  },
  "field-unknown": {
    severity: "warning",
    message: message`${"what"} has no field '${"field"}'; it is not read.`,
    help: "Check the spelling, or put a private field under a name that begins with `x-`."
  },
  "construct-not-read": {
    severity: "warning",
    message: message`${"what"} is not compiled into any output.`,
    help: "Nothing is generated for it. Silence this warning by its code in `diagnostics.ignore` if that is intended."
  },
  "extension-not-read": {
    severity: "warning",
    message: message`The extension '${"extension"}' is not read at this place; nothing is generated for it.`,
    help: "Move it to the object that the service reads it on, set the same thing through `overrides`, or silence this warning by its code."
  },
  "schema-keyword-not-read": {
    severity: "warning",
    message: message`The schema keyword '${"keyword"}' is not compiled; types and validation do not reflect it.`,
    help: "Say the same with `properties`, `allOf`, `oneOf` or `anyOf`, or check it in the handler."
  },
  "pattern-invalid": {
    severity: "warning",
    message: message`The pattern '${"pattern"}' is no regular expression of ECMA-262; it is not enforced.`,
    help: "JSON Schema patterns are ECMA-262 expressions with the `u` flag: no possessive quantifiers, no inline flags."
  },
  "reference-unresolved": {
    severity: "error",
    message: message`Nothing is found at '${"reference"}'.`,
    help: "Check the file and the JSON pointer behind `#`; in pointers `/` is written `~1` and `~` is written `~0`."
  },
  "reference-cyclic": {
    severity: "error",
    message: message`The reference '${"reference"}' leads back to itself.`,
    help: "Let one of the references on the circle be replaced by the object that is meant."
  },
  "reference-remote": {
    severity: "error",
    message: message`The reference '${"reference"}' leads away from the document's folders; it is not followed.`,
    help: "Copy the file and refer to the copy by a relative path, or name it under `references.allow` in the settings."
  },
  "reference-siblings": {
    severity: "warning",
    message: message`The fields beside '$ref' (${"fields"}) have no effect.`,
    help: "In OpenAPI 3.0 and 2.0 a reference replaces everything beside it. Wrap the reference in `allOf`, or move to OpenAPI 3.1."
  },
  "operation-id-duplicate": {
    severity: "error",
    message: message`The operationId '${"operation"}' is used more than once.`,
    help: "Give each operation an operationId of its own: clients, handlers and infrastructure are named after it."
  },
  "path-invalid": {
    severity: "error",
    message: message`The path '${"path"}' ${"problem"}.`,
    help: "A path begins with `/`, and each `{` of a variable is closed by a `}` in the same segment."
  },
  "path-fragment": {
    severity: "warning",
    message: message`The fragment of the path '${"path"}' never reaches a server; the path is taken to end before the '#'.`,
    help: "Remove it. Where it tells operations apart that share a route, give them routes or methods of their own."
  },
  "path-duplicate": {
    severity: "warning",
    message: message`The paths '${"path"}' and '${"other"}' are the same route for ${"method"}.`,
    help: "Nothing that differs only in the names of variables, or behind a `#`, can be told apart by a server. Merge the operations; builds that emit infrastructure refuse them."
  },
  "path-parameter-unbound": {
    severity: "warning",
    message: message`The path variable '{${"name"}}' of '${"path"}' is not described; it is taken to be a string.`,
    help: "Add a parameter with `in: path` and `required: true` to the path or the operation."
  },
  "path-parameter-unused": {
    severity: "warning",
    message: message`The path parameter '${"name"}' does not occur in '${"path"}'; it is ignored.`,
    help: "Add `{name}` to the path, or change the parameter's name or `in`."
  },
  "parameter-duplicate": {
    severity: "error",
    message: message`The ${"in"} parameter '${"name"}' is described twice.`,
    help: "Remove one of the two."
  },
  "security-scheme-unknown": {
    severity: "error",
    message: message`The security scheme '${"scheme"}' is not described.`,
    help: "Add it under `components.securitySchemes` (`securityDefinitions` in Swagger 2.0), or correct its name."
  },
  "authorization-without-scheme": {
    severity: "error",
    message: message`The operation is to be authorised by '${"type"}', but its 'security' names no scheme that decides: it would be open to the world.`,
    help: "List the scheme with the authorizer under `security` of the operation or of the document."
  },
  "responses-missing": {
    severity: "warning",
    message: message`The operation '${"operation"}' describes no response; any response is taken to be possible.`,
    help: "Describe at least the response of a call that succeeds."
  },
  "discriminator-invalid": {
    severity: "warning",
    message: message`The discriminator is ignored: ${"problem"}.`,
    help: "Every member of the union has to be a `$ref` to a schema whose discriminating property is required."
  }
});

// src/ir/catalog/services.ts
var servicesCatalog = defineCatalog({
  "short-form-several": {
    severity: "error",
    message: message`The settings '${"one"}' and '${"other"}' stand side by side; an operation calls one thing.`,
    help: "Remove one of them. An operation's setting takes the place of its path's, and the settings file's that of the document's."
  },
  "short-form-replaces-integration": {
    severity: "warning",
    message: message`The setting '${"setting"}' takes the place of the integration that the document gives operation '${"operation"}'.`,
    help: "Remove one of them. Silence this warning by its code if the document's has to stay for others."
  },
  "value-source-invalid": {
    severity: "error",
    message: message`'${"source"}' is no source of a value.`,
    help: "Sources are `path.NAME`, `query.NAME`, `header.NAME`, `body`, `body.NAME`, `context.NAME`, `stageVariables.NAME`, and `'text'` in single quotes."
  },
  "value-source-unknown": {
    severity: "error",
    message: message`Operation '${"operation"}' has nothing that '${"source"}' could come from.`,
    help: "Name a parameter or a member of the request body that the operation describes, or a constant in single quotes."
  },
  "service-name-needed": {
    severity: "error",
    message: message`The ARN of ${"what"} that only the deployment knows cannot be taken apart; its name is needed here.`,
    help: "Give the name, which may be a deploy parameter whose name does not end in `Arn`, or a whole ARN."
  },
  "service-name-unsupported": {
    severity: "error",
    message: message`The name '${"name"}' in operation '${"operation"}' cannot stand in a mapping template.`,
    help: "Names in templates hold no quotes, backslashes, dollar signs, hashes or control characters. Rename the member, or serve the operation by a function."
  },
  "service-action-unsupported": {
    severity: "error",
    message: message`${"type"} APIs cannot call ${"action"} by a short form.`,
    help: "HTTP APIs have SQS, Kinesis (PutRecord), Step Functions, EventBridge and AppConfig; REST APIs have DynamoDB, SQS (SendMessage), SNS, S3, Kinesis, Step Functions and EventBridge. Set the other `api.type`, give the long form as `x-amazon-apigateway-integration`, or serve the operation by a Lambda function."
  },
  "service-setting-unsupported": {
    severity: "error",
    message: message`HTTP APIs cannot call ${"action"} with '${"setting"}' as it stands.`,
    help: "HTTP APIs hand parameters on one by one. Remove the setting or give what is missing, set `api.type: rest`, or serve the operation by a Lambda function."
  },
  "service-answer-incomplete": {
    severity: "warning",
    message: message`The answer of operation '${"operation"}' lacks '${"property"}': ${"known"} is all that is known of it.`,
    help: "Leave the property out of the response, or make it optional. An item of DynamoDB comes back from UpdateItem, which also makes one that is not there."
  },
  "service-answer-untyped": {
    severity: "warning",
    message: message`The response of operation '${"operation"}' describes no properties, so that nothing of an item can be answered.`,
    help: "Describe the response as an object with properties, as a list of such objects, or as an object that holds a list."
  },
  "dynamodb-key-missing": {
    severity: "error",
    message: message`${"action"} in operation '${"operation"}' needs a key.`,
    help: "Give `key`: sources by attribute (`{ id: path.petId }`), or the name of the attribute that the last path variable fills."
  },
  "dynamodb-body-untyped": {
    severity: "error",
    message: message`The body of operation '${"operation"}' has no properties that could become attributes of an item.`,
    help: "Describe the request body as a JSON object with properties."
  },
  "dynamodb-attribute-as-json": {
    severity: "warning",
    message: message`The attribute '${"attribute"}' (operation '${"operation"}') has no single type; the item keeps its JSON as text.`,
    help: "Other readers of the table have to parse it. Describe the property as an object with properties, a list of one type, or a single type; silence this warning by its code if text is right."
  },
  "mock-status-undeclared": {
    severity: "warning",
    message: message`The mock of operation '${"operation"}' answers ${"status"}, which the document does not declare.`,
    help: "Declare the response, or choose a status that is declared."
  },
  "mock-type-unsupported": {
    severity: "warning",
    message: message`The gateway cannot mock an answer of the type '${"type"}' (operation '${"operation"}').`,
    help: "Mocks are text: describe the response with a JSON or text type, or serve the operation by a function."
  },
  "mock-without-example": {
    severity: "warning",
    message: message`The mock of operation '${"operation"}' makes values up for which the document has no example: ${"places"}.`,
    help: "Add an `example` to the response or its schema. Silence this warning by its code if any value will do."
  },
  "access-network-not-private": {
    severity: "error",
    message: message`VPC endpoints and VPCs cannot be told on an API whose endpoint is ${"endpoint"}: every call would be denied.`,
    help: "Set `api.endpoint: private` with `api.vpcEndpointIds`, or name addresses under `allowIps`."
  },
  "private-policy-open": {
    severity: "error",
    message: message`The policy lets every VPC endpoint of every account into the private API.`,
    help: "Name VPC endpoints, VPCs, addresses or accounts under `api.access`, or the endpoints under `api.vpcEndpointIds`."
  },
  "access-principals-unsigned": {
    severity: "error",
    message: message`Accounts and principals are named, and calls of ${"operations"} are not signed: all of them would be denied.`,
    help: "Give the operations a security scheme with `x-amazon-apigateway-authtype: awsSigv4`, or name addresses or VPC endpoints in place of accounts."
  },
  "vpc-link-type-mismatch": {
    severity: "error",
    message: message`The VPC link '${"name"}' leads to ${"target"}; ${"type"} APIs have links to ${"other"} only.`,
    help: "Give the link `networkLoadBalancer` for a REST API, `subnetIds` and `securityGroupIds` for an HTTP API. A WebSocket API uses no links of its own."
  }
});

// src/ir/catalog/settings.ts
var settingsCatalog = defineCatalog({
  "setting-invalid": {
    severity: "error",
    message: message`The setting '${"setting"}' ${"problem"}.`,
    help: "The README lists every setting with its values; `schemas/gatewright.schema.json` lets an editor check them."
  },
  "setting-unknown": {
    severity: "error",
    message: message`There is no setting '${"setting"}'${"suggestion"}.`,
    help: "Check spelling and indentation against the list of settings in the README."
  },
  "setting-not-for-api-type": {
    severity: "error",
    message: message`${"type"} APIs have no '${"setting"}'.`,
    help: "Each report names the alternative. `api.type` chooses the type of the API: rest, http or websocket."
  },
  "extension-not-for-api-type": {
    severity: "warning",
    message: message`${"type"} APIs have no '${"setting"}'; nothing is generated for it.`,
    help: "The document may have been written for another type of API: `api.type` in the settings chooses it. Each report names the alternative."
  },
  "setting-operation-unknown": {
    severity: "error",
    message: message`The setting names the operation '${"operation"}', which the document does not have.`,
    help: "Use the operationId, or the generated id that `gatewright model` shows."
  },
  "setting-name-unknown": {
    severity: "error",
    message: message`The setting names the ${"kind"} '${"name"}', which is not defined.`,
    help: "Define it, or correct the name."
  },
  "parameter-unused": {
    severity: "warning",
    message: message`Nothing asks for the deploy parameter '${"parameter"}'; it is in no output.`,
    help: "Write `${Name}` where its value belongs, correct its name, or remove it."
  },
  "parameter-shared": {
    severity: "warning",
    message: message`'${"one"}' and '${"other"}' become one deploy parameter, '${"parameter"}'.`,
    help: "Parameters begin with a capital and hold letters and digits only. Rename one where they mean different values."
  },
  "setting-outside-file": {
    severity: "error",
    message: message`The setting '${"setting"}' counts only in \`gatewright.yaml\`, not in a document.`,
    help: "It runs code or opens the network: that is for whoever builds to decide, and documents come from anywhere. Move it into the settings file."
  },
  "name-duplicate": {
    severity: "error",
    message: message`Two ${"kind"} are named '${"name"}'.`,
    help: "Give each a name of its own; overrides, usage plans and outputs tell them apart by it."
  },
  "cors-invalid": {
    severity: "error",
    message: message`CORS cannot allow ${"what"} '${"value"}': ${"problem"}.`,
    help: "An origin is a scheme, a host and possibly a port (`https://app.example.com`), or `*` alone; a header is a plain name."
  },
  "cors-credentials-any-origin": {
    severity: "error",
    message: message`Browsers refuse credentials where every origin (\`*\`) is allowed.`,
    help: "List the origins under `cors.origins`, or set `cors.credentials: false`."
  },
  "emitter-unknown": {
    severity: "error",
    message: message`There is no emitter '${"emitter"}': ${"detail"}.`,
    help: "Built in are cloudformation, terraform, typescript-client, lambda-typescript and openapi. An emitter from outside is named by package or by a path that begins with `./`."
  },
  "override-invalid": {
    severity: "error",
    message: message`The override of '${"resource"}': '${"property"}' ${"problem"}.`,
    help: "Properties go by the names of the target's own reference, and are merged into what the emitter prints: write only what differs, and `null` to take a property away."
  },
  "override-reference-unknown": {
    severity: "error",
    message: message`The override of '${"resource"}' refers to '${"name"}', which ${"problem"}.`,
    help: "A parameter has to be declared under `parameters` in the settings; resources go by their logical ids, as the template has them."
  },
  "override-unused": {
    severity: "warning",
    message: message`The override for '${"resource"}' matches no resource.`,
    help: "The keys of all resources are listed by `gatewright model --plan`."
  }
});

// src/ir/catalog/stages.ts
var stagesCatalog = defineCatalog({
  "stage-invalid": {
    severity: "error",
    message: message`The stage '${"stage"}' has ${"problem"}.`,
    help: "A variable's value holds letters, digits and `-._~:/?#&=,`. The format of an access log is one line with `$context.requestId` or `$context.extendedRequestId`; it goes to the ARN of a log group, or of a delivery stream whose name begins with `amazon-apigateway-`."
  },
  "logging-role-needed": {
    severity: "warning",
    message: message`The stage '${"stage"}' writes logs, for which the account needs a role that API Gateway may use.`,
    help: "It is set once for each account and region; without it the deployment of the stage fails. Set `account.cloudWatchRole: true` in one build of the account and region, which makes the role, or set it in the API Gateway console (Settings, CloudWatch log role ARN) and silence this warning by its code."
  },
  "execution-log-without-logging": {
    severity: "warning",
    message: message`The stage '${"stage"}' keeps execution logs for a time, and writes none.`,
    help: "Set `logging: error` or `info` on the stage or on one of its operations, or remove `executionLogRetention`."
  },
  "access-log-variable-unknown": {
    severity: "warning",
    message: message`The access log of the stage '${"stage"}' names \`$context.${"variable"}\`, which ${"type"} APIs are not known to have.`,
    help: "The log shows `-` in its place. Names are case-sensitive and differ between the types of API (`resourcePath` of REST APIs is `routeKey` elsewhere). Silence this warning by its code if the service has learnt the name since."
  },
  "cache-without-cluster": {
    severity: "error",
    message: message`Operation '${"operation"}' is to be cached${"where"}, and there is no cache cluster.`,
    help: "Give the stage `cache: { size: 0.5 }` (it costs by the hour), or remove the operation's `cache`."
  },
  "cache-method-unsafe": {
    severity: "warning",
    message: message`Responses of ${"method"} (operation '${"operation"}') are to be cached; by itself API Gateway caches those of GET alone.`,
    help: "The body of a request is no part of the cache's key: different bodies get the same response, and the backend is not called. Remove `cache.enabled` from the operation, or silence this warning by its code."
  },
  "cache-shared-by-callers": {
    severity: "warning",
    message: message`Callers of operation '${"operation"}' show credentials, and all of them get the same cached response.`,
    help: "Add what tells callers apart to the operation's `cache.keys`, such as `{ in: header, name: Authorization }`, or set `cache.enabled: false` for it. Silence this warning by its code where every caller may see the same."
  },
  "canary-without-base": {
    severity: "warning",
    message: message`The canary of the stage '${"stage"}' gets the deployment that the stage itself is on, the newest.`,
    help: "Name the deployment that the stage stays on under `deployment`: the fingerprint of what is deployed now (README, Canary releases)."
  },
  "quota-offset-invalid": {
    severity: "error",
    message: message`The quota of the usage plan '${"plan"}' starts its ${"period"} at ${"offset"}, and ${"bound"}.`,
    help: "The offset is the day on which a period starts: with a week 0 is Sunday and 6 Saturday, with a month 0 is the first day and 27 the last one possible; a day has none."
  },
  "api-key-plans-overlap": {
    severity: "error",
    message: message`The API key '${"key"}' belongs to the usage plans '${"plan"}' and '${"other"}', which both hold for the stage '${"stage"}'.`,
    help: "A key has one plan at most for a stage. Name the `stages` of each plan so that none occurs in both, or give each plan a key of its own."
  },
  "alarm-invalid": {
    severity: "error",
    message: message`The alarm '${"alarm"}' of ${"of"} ${"problem"}.`,
    help: "`datapointsToAlarm` is `evaluationPeriods` at most; the periods together last a day at most, or a week with a `period` of 3600 seconds or more."
  },
  "alarm-not-measured": {
    severity: "error",
    message: message`${"type"} APIs do not measure what the alarm '${"alarm"}' watches.`,
    help: "`latency` is measured by REST and HTTP APIs (take `integrationLatency`), `connections` by WebSocket APIs (take `requests`)."
  },
  "canary-cache": {
    severity: "error",
    message: message`The canary of the stage '${"stage"}' is to use the stage's cache, and the stage has none.`,
    help: "Give the stage `cache`, or remove `useStageCache`."
  }
});

// src/ir/catalog/validation.ts
var validationCatalog = defineCatalog({
  "arn-invalid": {
    severity: "error",
    message: message`'${"value"}' is not the ARN of ${"expected"} (${"what"}).`,
    help: "An ARN reads `arn:partition:service:region:account:resource`. Where only the deployment knows it, write `${Name}`: it becomes a parameter."
  },
  "template-invalid": {
    severity: "warning",
    message: message`The mapping template has ${"problem"}; API Gateway answers 500 when it runs a template that it cannot parse.`,
    help: "Templates are written in the Velocity Template Language 1.7. A plain `#` or `$` in front of a word is written `\\#` and `\\$`."
  },
  "identity-validation-invalid": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' cannot compare tokens with '${"expression"}': ${"problem"}.`,
    help: "`identityValidationExpression` is a regular expression that the whole token of a TOKEN authorizer has to match (`^Bearer .+$`)."
  },
  "selection-pattern-invalid": {
    severity: "error",
    message: message`The pattern '${"pattern"}' that selects an integration response is no regular expression: ${"problem"}.`,
    help: "Patterns are regular expressions of Java that have to match the whole status (`4\\d{2}`), or of a function the whole error message (`.*Not found.*`)."
  },
  "response-not-described": {
    severity: "warning",
    message: message`The integration of operation '${"operation"}' answers with ${"what"}, which the operation does not describe.`,
    help: "Describe it under `responses` of the operation: clients and handlers know only what stands there. Until then it is added to the method alone."
  },
  "parameter-not-declared": {
    severity: "warning",
    message: message`The integration of operation '${"operation"}' reads '${"source"}', and the operation has no such parameter.`,
    help: "Add it to `parameters` of the operation, or correct the name: header names are compared without case, others with it. Until then the method alone declares it."
  },
  "function-method-not-post": {
    severity: "warning",
    message: message`The integration names the method ${"method"}; Lambda functions are called with POST alone, and that is what is deployed.`,
    help: "Set `httpMethod: POST` in the integration. It is not the method that clients use."
  },
  "connection-invalid": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' ${"problem"}.`,
    help: "A private integration has `connectionType: VPC_LINK`, the link's id in `connectionId`, and type http or http_proxy. Others have neither."
  },
  "media-type-invalid": {
    severity: "error",
    message: message`'${"type"}' is no media type (${"what"}).`,
    help: "Write `image/png`, `image/*` or `*/*`, without parameters; in `/` nothing has to be escaped."
  },
  "stage-variable-undeclared": {
    severity: "warning",
    message: message`${"reader"} reads the stage variable '${"variable"}', which the stage '${"stage"}' does not declare.`,
    help: "Add it under `variables` of the stage in the settings; a variable that is missing is empty, and calls fail."
  },
  "policy-condition-key-unknown": {
    severity: "warning",
    message: message`The resource policy has a condition on '${"key"}', which is no key that IAM is known to set.`,
    help: "Check the spelling: a condition on a key that is never set is never met, which opens a `Deny` and closes an `Allow`."
  },
  "schema-unsatisfiable": {
    severity: "warning",
    message: message`No value is at once within ${"low"} and ${"high"}.`,
    help: "Exchange the two, or correct one: as it stands, every request is refused."
  },
  "usage-plan-without-keys": {
    severity: "warning",
    message: message`The usage plan '${"plan"}' holds for no call: no operation of the API demands an API key.`,
    help: "Add a security scheme of type apiKey with the header `x-api-key` to the operations that the plan is meant for; calls without a demanded key belong to no plan."
  },
  "validator-without-checks": {
    severity: "warning",
    message: message`The request validator '${"name"}' validates neither bodies nor parameters.`,
    help: "Set `validateRequestBody` or `validateRequestParameters` to true, or remove the validator."
  }
});

// src/ir/catalog/websocket.ts
var webSocketCatalog = defineCatalog({
  "asyncapi-version-newer": {
    severity: "warning",
    message: message`AsyncAPI ${"version"} is read as far as it agrees with 3.0.`,
    help: "Constructs that are new in that version are reported one by one where they occur."
  },
  "asyncapi-without-websocket": {
    severity: "error",
    message: message`None of the document's servers speaks WebSocket.`,
    help: "An AsyncAPI document is compiled into a WebSocket API: describe a server with `protocol: wss`."
  },
  "asyncapi-security-unsupported": {
    severity: "error",
    message: message`The security scheme '${"scheme"}' is of the type '${"type"}', which the handshake of a WebSocket cannot satisfy.`,
    help: "Use httpApiKey, http, oauth2, openIdConnect or X509, or mark it with `x-amazon-apigateway-authtype: awsSigv4`."
  },
  "asyncapi-channel-parameters": {
    severity: "warning",
    message: message`The parameters of the channel '${"channel"}' are not compiled: a WebSocket API has one address for all channels.`,
    help: "Let messages or the query string of the handshake (the channel's `bindings.ws.query`) carry what the parameters stand for."
  },
  "message-not-json": {
    severity: "warning",
    message: message`The message '${"message"}' is ${"contentType"}: the gateway cannot select a route by it, nor check it.`,
    help: "Messages that are not JSON reach the route `$default`; its handler gets their text."
  },
  "paths-not-routed": {
    severity: "error",
    message: message`A WebSocket API has no paths; '${"path"}' and the document's other paths are not built.`,
    help: "A build is one API: build the paths with a settings file of their own (`--config`, with `api.type: rest` or `http`), and this one from a document whose `paths` are empty."
  },
  "api-without-routes": {
    severity: "error",
    message: message`The WebSocket API has no route.`,
    help: "Describe routes under `websocket.routes` in the settings, or operations that receive messages in the AsyncAPI document."
  },
  "route-selection-invalid": {
    severity: "error",
    message: message`A WebSocket API needs an expression that tells routes apart; it is '${"expression"}'.`,
    help: "Set `websocket.routeSelectionExpression`, such as `$request.body.action`: the name of a member that every message has. Several go into braces: `${request.body.service}.${request.body.action}`."
  },
  "route-key-invalid": {
    severity: "error",
    message: message`'${"route"}' is no key of a route.`,
    help: "A key is `$connect`, `$disconnect`, `$default`, or a text of up to 128 printable characters that does not begin with `$`: what the route selection expression gives for the route's messages."
  },
  "route-unreached": {
    severity: "warning",
    message: message`Messages of the route '${"route"}' do not reach it: it is selected by '${"expression"}', and ${"problem"}.`,
    help: "Describe the member that selects the route with `const` (or an `enum` of one) in the message's schema, and make it required; or correct the route's key."
  },
  "route-without-messages": {
    severity: "warning",
    message: message`The route '${"route"}' gets no message; what is said of one is not compiled.`,
    help: "It is called when a connection opens or closes. Describe the query and headers of the handshake instead, or give the message a route of its own."
  },
  "route-reply-unheard": {
    severity: "error",
    message: message`The route '${"route"}' cannot answer with a message: there is no connection to send it over yet, or none any more.`,
    help: "Remove the reply. To greet a client, let another route answer its first message."
  },
  "route-security-not-on-connect": {
    severity: "error",
    message: message`The route '${"route"}' demands ${"schemes"}, which API Gateway can check on '$connect' alone.`,
    help: "Demand it of the handshake: `websocket.routes.$connect.security`, or `security` of the server in an AsyncAPI document. Whoever is let in may send every message; check more in the route's handler, from the authorizer's context."
  },
  "route-authorizer-kind": {
    severity: "error",
    message: message`WebSocket APIs have no ${"kind"} authorizer, which '${"authorizer"}' is.`,
    help: "Set `type: lambda` with `mode: request` for the scheme under `authorizers` in the settings: the function that the build makes verifies the token."
  },
  "connect-identity-source": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' ${"problem"}.`,
    help: "Authorizers of WebSocket APIs read `route.request.header.NAME`, `route.request.querystring.NAME`, `context.NAME` and `stageVariables.NAME`. Browsers cannot set headers of the handshake: use the query string for them."
  },
  "route-mapping-invalid": {
    severity: "error",
    message: message`API Gateway cannot map '${"from"}' to '${"to"}': ${"problem"}.`,
    help: "Requests map `integration.request.{header,querystring,path}.NAME` from `route.request.{header,querystring}.NAME` (on `$connect`), `route.request.body`, `context.NAME`, `stageVariables.NAME` or `'text'`; responses map `route.response.header.NAME` from `integration.response.header.NAME`, `integration.response.body`, `context.NAME`, `stageVariables.NAME` or `'text'`."
  },
  "route-uri-invalid": {
    severity: "error",
    message: message`The integration of the route '${"route"}' has the URI '${"uri"}', which ${"problem"}.`,
    help: "An HTTP backend's URI begins with `http://` or `https://`; an AWS service's is `arn:aws:apigateway:REGION:SERVICE:path|action/...`."
  },
  "route-integration-not-read": {
    severity: "error",
    message: message`The route '${"route"}': ${"what"} cannot be deployed to a WebSocket API.`,
    help: "Give the route an integration of type aws, aws_proxy, http, http_proxy or mock with its `uri`, or none, and the build makes a function for it."
  },
  "template-selection-missing": {
    severity: "error",
    message: message`Nothing selects the mapping templates ${"keys"}.`,
    help: "Set `templateSelectionExpression` (such as `$request.body.version`, or `200` for the one template of a mock), or call the template `$default`."
  }
});

// src/ir/catalog.ts
var catalog = {
  ...readingCatalog,
  ...documentsCatalog,
  ...settingsCatalog,
  ...gatewayCatalog,
  ...functionsCatalog,
  ...httpCatalog,
  ...servicesCatalog,
  ...stagesCatalog,
  ...domainsCatalog,
  ...webSocketCatalog,
  ...emittingCatalog,
  ...validationCatalog
};

// src/ir/diagnostics.ts
var DiagnosticBag = class {
  #items = [];
  #seen = /* @__PURE__ */ new Set();
  get items() {
    return this.#items;
  }
  get hasErrors() {
    return this.#items.some((diagnostic) => diagnostic.severity === "error");
  }
  /** The same finding at the same place is kept once, however often it is met. */
  report(code, at, values, details = {}) {
    const entry2 = catalog[code];
    const message4 = entry2.message.render(values);
    this.#add({
      code,
      severity: entry2.severity,
      message: message4,
      help: details.help ?? entry2.help,
      at,
      related: details.related ?? []
    });
  }
  /** Takes over what another one collected; what has no place there gets `at`. */
  include(other, at) {
    for (const diagnostic of other.items) this.#add({ ...diagnostic, at: diagnostic.at ?? at });
  }
  #add(diagnostic) {
    const { code, at, message: message4 } = diagnostic;
    const key2 = `${code}
${at?.file}
${at?.pointer}
${message4}`;
    if (this.#seen.has(key2)) return;
    this.#seen.add(key2);
    this.#items.push(diagnostic);
  }
};

// test/emitters/lambda-typescript/emit-project.ts
import { posix as posix2 } from "node:path";
import { build } from "esbuild";
import ts2 from "typescript";

// test/emitters/typescript/strict-check.ts
import { dirname, join, posix } from "node:path";
import { fileURLToPath as fileURLToPath2 } from "node:url";
import ts from "typescript";
var options = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  declaration: true,
  noEmit: true
};
var libraryFolder = dirname(ts.getDefaultLibFilePath(options));
var ownPackages = join(dirname(fileURLToPath2(import.meta.url)), "../../../node_modules/");

// test/emitters/lambda-typescript/emit-project.ts
var inMemory = (files) => ({
  name: "in-memory",
  setup({ resolve: resolve4, onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, ({ path, importer, kind, namespace }) => {
      if (importer !== "" && namespace !== "memory") return void 0;
      if (importer !== "" && !path.startsWith("."))
        return resolve4(path, {
          kind,
          importer: "/work/wt/client-types-next/test/emitters/lambda-typescript/emit-project.ts",
          namespace: "file",
          resolveDir: "/work/wt/client-types-next/test/emitters/lambda-typescript"
        });
      const below2 = importer === "" ? posix2.normalize(path) : posix2.join(posix2.dirname(importer), path);
      return { path: below2.replace(/\.js$/, ".ts"), namespace: "memory" };
    });
    onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => {
      const contents = files.get(path);
      return contents === void 0 ? { errors: [{ text: `${path} is missing` }] } : { contents, loader: "ts" };
    });
  }
});
async function bundle(files, entry2) {
  const { outputFiles } = await build({
    entryPoints: [entry2],
    bundle: true,
    write: false,
    outdir: "/output",
    platform: "node",
    target: "node20",
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [inMemory(files)]
  });
  return outputFiles[0]?.text ?? "";
}
async function bundleModule(files, entry2) {
  const module = { exports: {} };
  new Function("module", "exports", await bundle(files, entry2))(module, module.exports);
  return module.exports;
}

// test/templates/lambda-typescript/events.ts
function anEvent(httpMethod, resource, members2 = {}) {
  const path = members2.path ?? resource;
  return {
    resource,
    path,
    httpMethod,
    headers: null,
    multiValueHeaders: null,
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      domainName: "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com",
      extendedRequestId: "JJbxmCFgFiAFqAA=",
      httpMethod,
      identity: { sourceIp: "203.0.113.7", userAgent: "curl/8.5.0", apiKey: null, caller: null, userArn: null },
      path: `/live${path}`,
      protocol: "HTTP/1.1",
      requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
      requestTimeEpoch: 1583349317135,
      resourceId: "abc123",
      resourcePath: resource,
      stage: "live"
    },
    body: null,
    isBase64Encoded: false,
    ...members2
  };
}
function aQuery(text2) {
  const values = /* @__PURE__ */ new Map();
  for (const [name2, value] of new URLSearchParams(text2)) values.set(name2, [...values.get(name2) ?? [], value]);
  return {
    queryStringParameters: Object.fromEntries([...values].map(([name2, all]) => [name2, all.at(-1)])),
    multiValueQueryStringParameters: Object.fromEntries(values)
  };
}
var aLambdaContext = () => ({
  functionName: "pets-getPet",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:eu-central-1:123456789012:function:pets-getPet",
  memoryLimitInMB: "256",
  awsRequestId: "5b441b59-a550-4a5f-9c8a-0d5a0c5f5a5a",
  logGroupName: "/aws/lambda/pets-getPet",
  logStreamName: "2024/01/01/[$LATEST]0123456789abcdef",
  getRemainingTimeInMillis: () => 29e3
});

// test/templates/lambda-typescript/http-events.ts
function anHttpApiEvent(routeKey, path, members2 = {}) {
  const { authorizer: authorizer2, stage: stage2 = "$default", ...others } = members2;
  const [method = "GET"] = routeKey.split(" ");
  const rawPath = stage2 === "$default" ? path : `/${stage2}${path}`;
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString: "",
    headers: {},
    requestContext: {
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      ...authorizer2 === void 0 ? {} : { authorizer: authorizer2 },
      domainName: "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com",
      domainPrefix: "a1b2c3d4e5",
      http: {
        method: method === "ANY" || method === "$default" ? "GET" : method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.7",
        userAgent: "curl/8.5.0"
      },
      requestId: "JKJaXmPLvHcESHA=",
      routeKey,
      stage: stage2,
      time: "12/Mar/2020:19:03:58 +0000",
      timeEpoch: 1583348638390
    },
    isBase64Encoded: false,
    ...others
  };
}

// test/support/pairing/gateway-event.ts
function gatewayEvent(api2, request) {
  const url = new URL(request.url);
  const path = url.pathname.startsWith(`/${api2.stage}/`) ? url.pathname.slice(api2.stage.length + 1) : url.pathname;
  const found = matchRoute(api2, request.method, path);
  if (found === void 0) return void 0;
  const { route: route2, variables: variables2 } = found;
  const isEncoded = request.body.length > 0 && isBinary(api2, fieldOf(request.headers, "content-type") ?? "");
  const body2 = request.body.length === 0 ? null : Buffer.from(request.body).toString(isEncoded ? "base64" : "utf8");
  if (api2.kind === "http-2.0") return formatTwo(api2, request, { url, path, ...found, body: body2, isEncoded });
  const pathParameters = api2.kind === "rest" ? variables2 : decoded(variables2);
  return anEvent(request.method, route2.path, {
    ...api2.kind === "rest" ? {} : { version: "1.0" },
    path,
    ...fields(request.headers),
    ...url.search === "" ? {} : aQuery(url.search),
    pathParameters: Object.keys(pathParameters).length === 0 ? null : pathParameters,
    body: body2,
    isBase64Encoded: isEncoded
  });
}
function formatTwo(api2, request, routed) {
  const { url, path, route: route2, variables: variables2, body: body2, isEncoded } = routed;
  const headers = /* @__PURE__ */ new Map();
  for (const [name2, value] of request.headers) {
    const key2 = name2.toLowerCase();
    headers.set(key2, headers.has(key2) ? `${headers.get(key2)},${value}` : value);
  }
  const cookie = headers.get("cookie");
  headers.delete("cookie");
  return anHttpApiEvent(`${route2.method} ${route2.path}`, path, {
    stage: api2.stage,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(headers),
    ...cookie === void 0 ? {} : { cookies: cookie.split("; ") },
    ...Object.keys(variables2).length === 0 ? {} : { pathParameters: decoded(variables2) },
    ...body2 === null ? {} : { body: body2 },
    isBase64Encoded: isEncoded
  });
}
var decoded = (variables2) => Object.fromEntries(Object.entries(variables2).map(([name2, value]) => [name2, decodeURIComponent(value)]));
function fields(headers) {
  const all = /* @__PURE__ */ new Map();
  for (const [name2, value] of headers) all.set(name2, [...all.get(name2) ?? [], value]);
  return {
    headers: Object.fromEntries([...all].map(([name2, values]) => [name2, values.at(-1)])),
    multiValueHeaders: Object.fromEntries(all)
  };
}
var fieldOf = (headers, wanted) => headers.find(([name2]) => name2.toLowerCase() === wanted)?.[1];
var essence3 = (type) => (type.split(";")[0] ?? "").trim().toLowerCase();
var textual = /^(?:text\/|application\/(?:json|javascript|xml)$|[^/]+\/[^/]+\+(?:json|xml)$)/;
var isBinary = ({ kind, binaryMediaTypes }, contentType) => kind === "rest" ? isAmong(binaryMediaTypes, essence3(contentType)) : !textual.test(essence3(contentType));
var isAmong = (ranges2, type) => ranges2.some((range) => {
  const wanted = range.toLowerCase();
  return wanted === "*/*" || wanted === type || wanted.endsWith("/*") && type.startsWith(wanted.slice(0, -1));
});
function matchRoute(api2, method, path) {
  const found = api2.routes.filter((route2) => route2.method === method || route2.method === "ANY").flatMap((route2) => {
    const variables2 = variablesOf(route2.path, path);
    return variables2 === void 0 ? [] : [{ route: route2, variables: variables2, rank: rankOf(route2.path) }];
  });
  return found.sort((left, right) => compare(left.rank, right.rank) || (left.route.method === "ANY" ? 1 : -1))[0];
}
var compare = (left, right) => left < right ? -1 : left > right ? 1 : 0;
var segmentsOf = (path) => path.split("/").filter((segment) => segment !== "");
var rankOf = (template) => segmentsOf(template).map((segment) => segment.endsWith("+}") ? "2" : segment.startsWith("{") ? "1" : "0").join("");
function variablesOf(template, path) {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path);
  const variables2 = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index];
    if (value === void 0) return void 0;
    const name2 = /^\{(.+?)(\+?)\}$/.exec(segment);
    if (name2?.[1] !== void 0 && name2[2] === "+") return { ...variables2, [name2[1]]: given.slice(index).join("/") };
    if (name2?.[1] !== void 0) variables2[name2[1]] = value;
    else if (decodeURIComponent(value) !== segment) return void 0;
  }
  return given.length === wanted.length ? variables2 : void 0;
}
function gatewayResponse(api2, request, result) {
  const accepted2 = essence3((fieldOf(request.headers, "accept") ?? "").split(",")[0] ?? "");
  const isDecoded = result.isBase64Encoded === true && (api2.kind !== "rest" || isAmong(api2.binaryMediaTypes, accepted2));
  const body2 = result.body ?? "";
  return {
    status: result.statusCode,
    headers: [
      ...Object.entries(result.headers ?? {}),
      ...Object.entries(result.multiValueHeaders ?? {}).flatMap(
        ([name2, values]) => values.map((value) => [name2, value])
      ),
      ...(result.cookies ?? []).map((value) => ["set-cookie", value])
    ],
    body: new Uint8Array(Buffer.from(body2, isDecoded ? "base64" : "utf8"))
  };
}

// test/support/pairing/pairing.ts
function servedApi(api2, kind) {
  const routes2 = api2.operations.map((operation) => ({
    method: operation.method === "any" ? "ANY" : operation.method.toUpperCase(),
    path: gatewayPath(operation)
  }));
  const binaryMediaTypes = api2.gateway.protocol === "rest" ? api2.gateway.binaryMediaTypes : [];
  return { kind, stage: "live", routes: routes2, binaryMediaTypes };
}
function throughGateway(api2, invoke) {
  return async (request) => {
    const event = gatewayEvent(api2, request);
    if (event === void 0) return { status: 403, headers: [], body: new TextEncoder().encode("no route") };
    return gatewayResponse(api2, request, await invoke(event));
  };
}
var nothing = () => {
  throw new Error("Clients and handlers are made from the model alone.");
};
async function emitted(emitter3, api2) {
  const diagnostics = new DiagnosticBag();
  const options2 = emitter3.readOptions(void 0, diagnostics);
  const artifacts = await emitter3.emit({ api: api2, plan: nothing, options: options2, diagnostics });
  return new Map(artifacts.map(({ path, text: text2 }) => [path.slice(path.indexOf("/") + 1), text2]));
}
async function typescriptHandler(api2, implement) {
  const files = await emitted(emitter, api2);
  const names2 = operationNames(api2.operations);
  const key2 = `pairing-${Math.random()}`;
  const given = globalThis;
  given[key2] = implement;
  for (const [id, { file: file2, value }] of names2) {
    const path = `src/operations/${file2}.ts`;
    if (!files.has(path)) continue;
    const name2 = JSON.stringify(id);
    files.set(
      path,
      `export const ${value} = (request: never) => (globalThis as never)[${JSON.stringify(key2)}](${name2}, request);
`
    );
  }
  const isServing = ([path, text2]) => path.startsWith("src/functions/") && text2.includes("/operations/");
  const entry2 = [...files].find(isServing)?.[0];
  if (entry2 === void 0) throw new Error("there is no function");
  const { handler } = await bundleModule(files, entry2);
  return (event) => handler(event, aLambdaContext());
}
async function typescriptClient(api2, send) {
  const files = await emitted(emitter2, api2);
  const module = await bundleModule(files, "src/index.ts");
  const client = module.createClient({
    baseUrl: "https://api.example/live",
    retry: false,
    rateLimit: false,
    fetch: async (input, init) => {
      const request = new Request(input, {
        ...init,
        ...init?.body === void 0 ? {} : { duplex: "half" }
      });
      const body2 = new Uint8Array(await request.arrayBuffer());
      const answer = await send({ method: request.method, url: request.url, headers: [...request.headers], body: body2 });
      const isEmpty2 = [204, 205, 304].includes(answer.status) || request.method === "HEAD";
      return new Response(isEmpty2 ? null : Buffer.from(answer.body), {
        status: answer.status,
        headers: answer.headers.map(([name2, value]) => [name2, value])
      });
    }
  });
  const methods3 = new Map(clientModel(api2).operations.map(({ operation, names: names2 }) => [operation.id, names2.method]));
  return async (operation, request) => {
    const method = client[methods3.get(operation.id) ?? ""];
    if (method === void 0) throw new Error(`the client has no ${operation.id}`);
    const answer = await method.raw(clientArguments(operation, request));
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      contentType: answer.contentType,
      body: await bytesOf(answer.body)
    };
  };
}
var callableOperations = (api2) => clientModel(api2).operations;
function clientArguments(operation, { path, query, headers, cookies, contentType, body: body2 }) {
  const isChosen = contentType !== void 0 && (operation.body?.content.length ?? 0) + (operation.body?.content.some(({ type }) => type.includes("*")) ? 1 : 0) > 1;
  return {
    ...group("path", path),
    ...group("query", query),
    ...group("headers", headers),
    ...group("cookies", cookies),
    ...isChosen ? { contentType } : {},
    ...body2 === void 0 ? {} : { body: withBlobs(body2) }
  };
}
var group = (name2, values) => Object.keys(values).length === 0 ? {} : { [name2]: values };
function withBlobs(value) {
  if (value instanceof Uint8Array) return new Blob([new Uint8Array(value)]);
  if (Array.isArray(value)) return value.map(withBlobs);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name2, member4]) => [name2, withBlobs(member4)]));
}
var bytesOf = async (value) => value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : value;

// test/support/pairing/run-pairing.ts
async function runPairing(model, kind, {
  runs,
  seed,
  most = Number.POSITIVE_INFINITY
}) {
  const api2 = openToAll(model);
  const types = schemaTypes(api2, { binary: "Uint8Array" });
  const drawing = callDrawing(api2, types);
  let current;
  const invoke = await typescriptHandler(api2, (_, request) => {
    if (current === void 0) throw new Error("nothing was called");
    current.arrived = request;
    return current.call.response;
  });
  const callOperation = await typescriptClient(api2, throughGateway(servedApi(api2, kind), invoke));
  const findings = [];
  const undrawn = [];
  const unrouted = [];
  let calls = 0;
  const routes2 = /* @__PURE__ */ new Set();
  for (const { operation } of callableOperations(api2).slice(0, most)) {
    const route2 = `${operation.method} ${gatewayPath(operation).replace(/\{[^}]*\}/g, "{}")}`;
    const isRouted = !routes2.has(route2) && !operation.path.segments.some((segment) => segment.kind === "mixed");
    routes2.add(route2);
    if (!isRouted) {
      unrouted.push(operation.id);
      continue;
    }
    const drawn = drawnCalls(operation, drawing, { runs, seed });
    if (drawn.length === 0) undrawn.push(operation.id);
    for (const call2 of drawn) {
      calls += 1;
      current = { call: call2 };
      const found = await differences(operation, current, callOperation);
      if (found.length > 0) {
        findings.push(...found.map((text2) => `${operation.id}: ${text2}`));
        break;
      }
    }
  }
  return { calls, undrawn, unrouted, findings };
}
var openToAll = (api2) => ({
  ...api2,
  operations: api2.operations.map(({ authorization: _, ...operation }) => ({ ...operation, security: [] }))
});
async function differences(operation, current, callOperation) {
  const { call: call2 } = current;
  try {
    const answer = await callOperation(operation, call2.request);
    if (current.arrived === void 0) {
      return [
        `never arrived: ${JSON.stringify(answer.body)?.slice(0, 400)} for ${JSON.stringify(call2.request).slice(0, 400)}`
      ];
    }
    return [
      ...requestDifferences(operation, call2.request, current.arrived),
      ...responseDifferences(call2.response, answer)
    ];
  } catch (error) {
    return [`failed: ${String(error).slice(0, 300)} for ${JSON.stringify(call2).slice(0, 400)}`];
  }
}
function drawnCalls(operation, drawing, options2) {
  const arbitrary = fc3.gen().map((draw) => {
    try {
      return drawCall(operation, drawing, draw);
    } catch (error) {
      if (error instanceof Undrawable) return void 0;
      throw error;
    }
  });
  return fc3.sample(arbitrary, { numRuns: options2.runs, seed: options2.seed }).filter((call2) => call2 !== void 0);
}

// src/parser/asyncapi/reader.ts
init_document_node();
init_extensions();
init_vpc_links2();
init_read_context();

// src/parser/websocket/one-document.ts
init_document_node();
function refuseOtherDocuments({ requests }, diagnostics) {
  for (const { at } of requests.slice(1)) {
    const problem = "lists a second document, and a WebSocket API is read from one";
    diagnostics.report("setting-invalid", at, { setting: "documents", problem });
  }
}
function refuseOtherType({ settings }, diagnostics) {
  const type = settings.values.api?.type;
  if (type === void 0 || type === "websocket") return;
  const problem = `is '${type}', and an AsyncAPI document describes a WebSocket API`;
  diagnostics.report("setting-invalid", keyPlaceOf(settings.nodeAt(["api", "type"])), { setting: "api.type", problem });
}

// src/parser/asyncapi/version.ts
init_document_node();
init_read_context();
var isAsyncApi = (document2) => isRecord(document2.value) && Object.hasOwn(document2.value, "asyncapi");
function readAsyncApiVersion(document2, diagnostics) {
  const node = member2(document2, "asyncapi") ?? document2;
  const unsupported = (detail) => {
    diagnostics.report("version-unsupported", placeOf2(node), { detail });
    return void 0;
  };
  if (typeof node.value !== "string" && typeof node.value !== "number")
    return unsupported(`'asyncapi' is ${describeValue(node.value)}`);
  const version = String(node.value);
  if (/^2(\.[0-6](\.\d+)?)?(-.*)?$/.test(version)) return "2";
  if (/^3(\.0(\.\d+)?)?(-.*)?$/.test(version)) return "3";
  if (/^3\.\d+/.test(version)) {
    diagnostics.report("asyncapi-version-newer", placeOf2(node), { version });
    return "3";
  }
  return unsupported(`'asyncapi: ${version.slice(0, 40)}' is no version of AsyncAPI that is read`);
}

// src/parser/asyncapi/reader.ts
var asyncApiReader = {
  recognises: isAsyncApi,
  read: async (source2, diagnostics) => {
    const { documents, entry: entry2, settings } = source2;
    refuseOtherDocuments(source2, diagnostics);
    refuseOtherType(source2, diagnostics);
    const root = rootNode(entry2);
    const version = readAsyncApiVersion(root, diagnostics);
    if (version === void 0) return void 0;
    const vpcLinks = vpcLinkKinds(settings);
    const dialect = { version: "asyncapi", protocol: "websocket" };
    const context = createReadContext({ documents, ...dialect, diagnostics, vpcLinks });
    const { readAsyncApi: readAsyncApi2 } = await Promise.resolve().then(() => (init_document(), document_exports));
    const api2 = await readAsyncApi2(context, root, settings, version);
    reportUnclaimedExtensions(context, entry2);
    return api2;
  }
};

// src/parser/read-source.ts
init_document_node();

// src/parser/document-requests.ts
init_document_node();
function documentRequests(file2, { entry: entry2, configuration = "", overlays: overlays2 = [], host }) {
  const settings = file2 === void 0 ? void 0 : rootNode(file2);
  const filesOf = (holder) => listOf2(holder, "overlays").flatMap(
    (node) => typeof node.value === "string" ? [{ location: host.resolve(configuration, node.value), at: placeOf2(node) }] : []
  );
  const listed2 = listOf2(settings, "documents").flatMap((node) => {
    const path = member2(node, "path");
    const prefix2 = member2(node, "prefix")?.value;
    if (typeof path?.value !== "string") return [];
    const location = host.resolve(configuration, path.value);
    return [{ location, at: placeOf2(path), overlays: filesOf(node), prefix: typeof prefix2 === "string" ? prefix2 : "" }];
  });
  const own = listed2.find(({ location }) => location === entry2);
  const first = {
    location: entry2,
    prefix: own?.prefix ?? "",
    overlays: [...own?.overlays ?? [], ...filesOf(settings), ...overlays2.map((location) => ({ location }))]
  };
  return [first, ...listed2.filter(({ location }) => location !== entry2)];
}
var listOf2 = (holder, key2) => {
  const list = holder === void 0 ? void 0 : member2(holder, key2);
  return list === void 0 ? [] : items(list);
};

// src/parser/load.ts
import { dirname as dirname3, relative } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";

// src/parser/overlay/apply-overlay.ts
init_document_node();

// src/parser/overlay/json-path.ts
async function compilePath(path) {
  const { jsonpath } = await import("json-p3");
  try {
    const compiled = jsonpath.compile(path);
    return (root) => unique(compiled.query(root).nodes.map((node) => node.location));
  } catch (error) {
    if (error instanceof Error && error.name.startsWith("JSONPath")) return { problem: error.message };
    throw error;
  }
}
function unique(locations2) {
  const byText = new Map(locations2.map((location) => [JSON.stringify(location), location]));
  return [...byText.values()].sort(compareLocations);
}
function compareLocations(left, right) {
  for (const [index, step] of left.entries()) {
    const other = right[index];
    if (other === void 0) return 1;
    if (step === other) continue;
    if (typeof step === "number" && typeof other === "number") return step - other;
    return String(step) < String(other) ? -1 : 1;
  }
  return left.length - right.length;
}

// src/parser/overlay/overlaid-tree.ts
init_document_node();
init_json_pointer();

// src/parser/overlay/replacements.ts
init_ids();
var addressIn = ({ file: file2, pointer }) => `${file2}#${pointer}`;

// src/parser/overlay/overlaid-tree.ts
function createOverlaidTree(file2) {
  const origins = /* @__PURE__ */ new WeakMap();
  const root = { value: clone(file2.value) };
  const note = (container, key2, origin) => {
    const known = origins.get(container);
    if (known === void 0) origins.set(container, /* @__PURE__ */ new Map([[String(key2), origin]]));
    else known.set(String(key2), origin);
  };
  const at = (location) => location.reduce(memberOf, root.value);
  const originAt = (location) => {
    let value = root.value;
    let origin = { file: file2.source.name, pointer: rootPointer };
    for (const step of location) {
      const noted = isContainer(value) ? origins.get(value)?.get(String(step)) : void 0;
      origin = noted ?? { file: origin.file, pointer: childPointer(origin.pointer, step) };
      value = memberOf(value, step);
    }
    return origin;
  };
  const put = (container, key2, value, origin) => {
    Object.defineProperty(container, key2, {
      value: clone(value),
      writable: true,
      enumerable: true,
      configurable: true
    });
    note(container, key2, origin);
  };
  const append = (array, value, origin) => put(array, array.length, value, origin);
  const appendAll = (array, values, origin) => {
    for (const [index, value] of values.entries()) {
      append(array, value, { file: origin.file, pointer: childPointer(origin.pointer, index) });
    }
  };
  const merge2 = (target, by, origin) => {
    for (const [key2, value] of Object.entries(by)) {
      const own = { file: origin.file, pointer: childPointer(origin.pointer, key2) };
      const present = Object.hasOwn(target, key2) ? target[key2] : void 0;
      if (present === void 0 || !isContainer(present) && !isContainer(value)) put(target, key2, value, own);
      else if (Array.isArray(present) && Array.isArray(value)) appendAll(present, value, own);
      else if (isObject2(present) && isObject2(value)) {
        const problem = merge2(present, value, own);
        if (problem !== void 0) return problem;
      } else {
        const problem = `'${key2}' is ${kindOf(present)} in the document and ${kindOf(value)} in the overlay`;
        return { problem, at: { ...own, part: "key" } };
      }
    }
    return void 0;
  };
  return {
    get value() {
      return root.value;
    },
    at,
    remove: (location) => {
      const holder = at(location.slice(0, -1));
      const key2 = location.at(-1);
      if (key2 === void 0 || !isContainer(holder)) return;
      if (!Array.isArray(holder)) {
        delete holder[key2];
        origins.get(holder)?.delete(String(key2));
        return;
      }
      const places3 = holder.map((_, index) => originAt([...location.slice(0, -1), index]));
      holder.splice(Number(key2), 1);
      places3.splice(Number(key2), 1);
      origins.set(holder, new Map(places3.map((place, index) => [String(index), place])));
    },
    update: (location, by) => {
      const target = at(location);
      const origin = placeOf2(by);
      if (Array.isArray(target)) {
        if (Array.isArray(by.value)) appendAll(target, by.value, origin);
        else append(target, by.value, origin);
        return void 0;
      }
      if (isObject2(target)) {
        if (!isObject2(by.value)) return { problem: `an object cannot be updated by ${kindOf(by.value)}`, at: origin };
        return merge2(target, by.value, origin);
      }
      if (isContainer(by.value))
        return { problem: `${kindOf(target)} cannot be updated by ${kindOf(by.value)}`, at: origin };
      const holder = at(location.slice(0, -1));
      const key2 = location.at(-1);
      if (key2 !== void 0 && isContainer(holder)) put(holder, key2, by.value, origin);
      return void 0;
    },
    nodeAt: (location) => {
      const origin = originAt(location);
      const source2 = { ...file2.source, name: origin.file };
      return { value: clone(at(location)), file: { source: source2, value: void 0 }, pointer: origin.pointer };
    },
    finish: () => ({
      source: file2.source,
      value: root.value,
      origins: collect(root.value, origins),
      replacements: collectReplacements(root.value, origins, file2.source.name)
    })
  };
}
function collect(root, origins) {
  const collected = /* @__PURE__ */ new Map();
  const visit = (value, pointer) => {
    if (!isContainer(value)) return;
    for (const [key2, origin] of origins.get(value) ?? []) collected.set(childPointer(pointer, key2), origin);
    for (const [key2, child] of Object.entries(value)) visit(child, childPointer(pointer, key2));
  };
  visit(root, rootPointer);
  return collected;
}
function collectReplacements(root, origins, name2) {
  const seen = /* @__PURE__ */ new Map();
  const found = [];
  const visit = (value, place) => {
    if (!isContainer(value)) return;
    const holder = addressIn(place);
    seen.set(holder, (seen.get(holder) ?? 0) + 1);
    const own = origins.get(value) ?? /* @__PURE__ */ new Map();
    const natural = (key2) => ({ file: place.file, pointer: childPointer(place.pointer, key2) });
    const hasMoved = [...own].some(
      ([key2, { file: file2, pointer }]) => file2 === place.file && pointer !== natural(key2).pointer
    );
    for (const [key2, origin] of own)
      if (!hasMoved && origin.file !== place.file) found.push({ holder, address: addressIn(natural(key2)), origin });
    for (const [key2, child] of Object.entries(value)) visit(child, own.get(key2) ?? natural(key2));
  };
  visit(root, { file: name2, pointer: rootPointer });
  return new Map(found.filter(({ holder }) => seen.get(holder) === 1).map(({ address, origin }) => [address, origin]));
}
var isContainer = (value) => typeof value === "object" && value !== null;
var isObject2 = (value) => isContainer(value) && !Array.isArray(value);
var memberOf = (value, step) => isContainer(value) && Object.hasOwn(value, step) ? value[step] : void 0;
function kindOf(value) {
  if (Array.isArray(value)) return "an array";
  return isContainer(value) ? "an object" : "a plain value";
}
function clone(value) {
  if (Array.isArray(value)) return value.map(clone);
  if (!isObject2(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key2, child]) => [key2, clone(child)]));
}

// src/parser/overlay/apply-overlay.ts
async function applyOverlays(document2, overlays2, diagnostics) {
  if (overlays2.length === 0) return document2;
  const tree = createOverlaidTree(document2);
  for (const overlay2 of overlays2) {
    for (const node of readActions(rootNode(overlay2), diagnostics)) {
      const action = await readAction(node, diagnostics);
      if (action !== void 0) apply(tree, action, diagnostics);
    }
  }
  return tree.finish();
}
var overlayFields = /* @__PURE__ */ new Set(["overlay", "info", "extends", "actions"]);
function readActions(overlay2, diagnostics) {
  const version = member2(overlay2, "overlay")?.value;
  if (!/^1\.[01](\.\d+)?$/.test(String(version))) {
    const problem = version === void 0 ? "it has no 'overlay' with a version" : `version '${String(version)}' is not read`;
    diagnostics.report("overlay-invalid", placeOf2(member2(overlay2, "overlay") ?? overlay2), { problem });
    return [];
  }
  reportUnknownFields(overlay2, "An overlay", overlayFields, diagnostics);
  const actions2 = member2(overlay2, "actions");
  if (actions2 !== void 0 && items(actions2).length > 0) return items(actions2);
  diagnostics.report("overlay-invalid", placeOf2(actions2 ?? overlay2), { problem: "it lists no 'actions'" });
  return [];
}
function reportUnknownFields(node, what, known, diagnostics) {
  for (const [field, child] of members(node)) {
    if (!known.has(field) && !field.startsWith("x-"))
      diagnostics.report("field-unknown", keyPlaceOf(child), { what, field });
  }
}
var actionFields = /* @__PURE__ */ new Set(["target", "description", "update", "remove", "copy"]);
async function readAction(node, diagnostics) {
  const refuse = (problem, at = node) => {
    diagnostics.report("overlay-invalid", placeOf2(at), { problem });
  };
  if (!isRecord(node.value)) return refuse("an action has to be an object");
  reportUnknownFields(node, "An action of an overlay", actionFields, diagnostics);
  const target = member2(node, "target");
  if (typeof target?.value !== "string") return refuse("an action has no 'target'", target);
  const select = await compilePath(target.value);
  if ("problem" in select) return refuse(`the target is no JSONPath (${select.problem})`, target);
  const common = { node: target, target: target.value, select };
  if (member2(node, "remove")?.value === true) return { ...common, change: "remove" };
  const update = member2(node, "update");
  if (update !== void 0) return { ...common, change: { update } };
  const copy = member2(node, "copy");
  if (typeof copy?.value !== "string") return refuse("an action has neither 'update' nor 'remove: true'");
  const source2 = await compilePath(copy.value);
  if ("problem" in source2) return refuse(`'copy' is no JSONPath (${source2.problem})`, copy);
  return { ...common, change: { copy: source2 } };
}
function apply(tree, { node, target, select, change }, diagnostics) {
  const locations2 = select(tree.value);
  if (locations2.length === 0) {
    diagnostics.report("overlay-target-unmatched", placeOf2(node), { target });
    return;
  }
  if (change === "remove") {
    for (const location of locations2.toReversed()) {
      if (location.length > 0) tree.remove(location);
      else diagnostics.report("overlay-invalid", placeOf2(node), { problem: "the document itself cannot be removed" });
    }
    return;
  }
  const by = "update" in change ? change.update : copied(tree, change.copy(tree.value));
  if (by === void 0) {
    diagnostics.report("overlay-invalid", placeOf2(node), { problem: "'copy' has to select one value" });
    return;
  }
  for (const location of locations2) {
    const refused = tree.update(location, by);
    if (refused !== void 0) diagnostics.report("overlay-invalid", refused.at, { problem: refused.problem });
  }
}
var copied = (tree, [only, ...others]) => only === void 0 || others.length > 0 ? void 0 : tree.nodeAt(only);

// src/parser/source/inspect-value.ts
init_json_pointer();
var nestingLimit = 256;
var valueLimit = 12e6;
function inspectValue(root) {
  const references2 = /* @__PURE__ */ new Set();
  let keys = 0;
  let values = 0;
  let tooDeep;
  const visit = (value, depth) => {
    values += 1;
    if (typeof value !== "object" || value === null) return true;
    if (values > valueLimit) return false;
    if (depth > nestingLimit) {
      tooDeep = [];
      return false;
    }
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        if (!visit(value[index], depth + 1)) {
          tooDeep?.push(String(index));
          return false;
        }
      }
      return true;
    }
    for (const key2 in value) {
      keys += 1;
      const member4 = value[key2];
      if (key2 === "$ref" && typeof member4 === "string") addReference(references2, member4);
      if (!visit(member4, depth + 1)) {
        tooDeep?.push(key2);
        return false;
      }
    }
    return true;
  };
  if (visit(root, 0)) return { kind: "sound", keys, references: references2 };
  if (tooDeep === void 0) return { kind: "too-complex" };
  return { kind: "too-deep", at: tooDeep.reverse().reduce(childPointer, rootPointer) };
}
function addReference(references2, reference) {
  const hash = reference.indexOf("#");
  const file2 = hash === -1 ? reference : reference.slice(0, hash);
  if (file2 !== "") references2.add(file2);
}

// src/parser/load.ts
init_json_pointer();

// src/parser/source/parse-text.ts
import { load, YAMLException } from "js-yaml";

// src/parser/source/json-locator.ts
init_json_pointer();
function createJsonLocator(text2) {
  const membersByStart = /* @__PURE__ */ new Map();
  const membersAt = (start) => {
    const known = membersByStart.get(start);
    if (known !== void 0) return known;
    const members2 = text2[start] === "{" ? objectMembers3(text2, start) : text2[start] === "[" ? arrayItems(text2, start) : [];
    membersByStart.set(start, members2);
    return members2;
  };
  return (pointer) => {
    const start = skipSpace(text2, 0);
    let found = { value: [start, skipValue(text2, start)] };
    for (const segment of segmentsOf2(pointer)) {
      const members2 = membersAt(found.value[0]);
      const next = members2.findLast((member4) => member4.name === segment);
      if (next === void 0) break;
      found = next;
    }
    const [from, to] = found.value;
    return { ...found, text: () => text2[from] === '"' ? JSON.parse(text2.slice(from, to)) : void 0 };
  };
}
function duplicateJsonKeys(text2) {
  const duplicates = [];
  const pending = [skipSpace(text2, 0)];
  for (let start = pending.pop(); start !== void 0; start = pending.pop()) {
    const isObject3 = text2[start] === "{";
    if (!isObject3 && text2[start] !== "[") continue;
    const seen = /* @__PURE__ */ new Set();
    for (const member4 of isObject3 ? objectMembers3(text2, start) : arrayItems(text2, start)) {
      if (isObject3 && seen.has(member4.name)) duplicates.push({ key: member4.name, offset: member4.key?.[0] ?? start });
      seen.add(member4.name);
      pending.push(member4.value[0]);
    }
  }
  return duplicates.sort((a, b) => a.offset - b.offset);
}
function countJsonKeys(text2) {
  let count = 0;
  for (let quote = text2.indexOf('"'); quote !== -1; ) {
    const end = skipString(text2, quote);
    if (text2.charCodeAt(skipSpace(text2, end)) === 58) count += 1;
    quote = text2.indexOf('"', end);
  }
  return count;
}
function objectMembers3(text2, start) {
  const members2 = [];
  let at = skipSpace(text2, start + 1);
  while (at < text2.length && text2[at] !== "}") {
    const keyEnd = skipString(text2, at);
    const value = skipSpace(text2, skipSpace(text2, keyEnd) + 1);
    const valueEnd = skipValue(text2, value);
    members2.push({ name: JSON.parse(text2.slice(at, keyEnd)), key: [at, keyEnd], value: [value, valueEnd] });
    at = skipSpace(text2, valueEnd);
    if (text2[at] === ",") at = skipSpace(text2, at + 1);
  }
  return members2;
}
function arrayItems(text2, start) {
  const items2 = [];
  let at = skipSpace(text2, start + 1);
  while (at < text2.length && text2[at] !== "]") {
    const end = skipValue(text2, at);
    items2.push({ name: String(items2.length), value: [at, end] });
    at = skipSpace(text2, end);
    if (text2[at] === ",") at = skipSpace(text2, at + 1);
  }
  return items2;
}
function skipSpace(text2, from) {
  let at = from;
  for (let code = text2.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9; ) {
    at += 1;
    code = text2.charCodeAt(at);
  }
  return at;
}
function skipString(text2, from) {
  let end = text2.indexOf('"', from + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (text2.charCodeAt(end - 1 - backslashes) === 92) backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
    end = text2.indexOf('"', end + 1);
  }
  return text2.length;
}
function skipValue(text2, from) {
  const first = text2[from];
  if (first === '"') return skipString(text2, from);
  if (first !== "{" && first !== "[") {
    const rest2 = /[^\s,\]}]*/y;
    rest2.lastIndex = from;
    return from + (rest2.exec(text2)?.[0].length ?? 0);
  }
  let depth = 0;
  for (let at = from; at < text2.length; at += 1) {
    const code = text2.charCodeAt(at);
    if (code === 34) at = skipString(text2, at) - 1;
    else if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text2.length;
}

// src/parser/source/lines.ts
function createLineTable(text2) {
  let starts;
  const lineStarts = () => {
    if (starts !== void 0) return starts;
    const found = [0];
    for (let at = text2.indexOf("\n"); at !== -1; at = text2.indexOf("\n", at + 1)) found.push(at + 1);
    starts = found;
    return found;
  };
  const position = (offset) => {
    const table = lineStarts();
    let [low, high] = [0, table.length - 1];
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if ((table[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { offset, line: low + 1, column: offset - (table[low] ?? 0) + 1 };
  };
  return (start, end) => ({ start: position(start), end: position(Math.max(start, end)) });
}

// src/parser/source/text-offset.ts
function offsetWithin(source2, [start, end], value, within2) {
  const style = source2[start];
  const isBlock = style === "|" || style === ">";
  const isEscaped = style === '"';
  let at = isBlock ? source2.indexOf("\n", start) + 1 : style === '"' || style === "'" ? start + 1 : start;
  for (let index = 0; index < within2; index += 1) {
    const character = value.charAt(index);
    if (/\s/.test(character)) continue;
    at = placeOf3(character, source2, at, end, isEscaped) + 1;
  }
  const next = value.charAt(within2);
  return next === "" || /\s/.test(next) ? Math.min(at, end) : placeOf3(next, source2, at, end, isEscaped);
}
function placeOf3(character, source2, from, end, isEscaped) {
  for (let at = from; at < end; at += 1) {
    if (isEscaped && source2[at] === "\\") {
      if (/[nrtbf0]/.test(source2.charAt(at + 1))) at += 1;
      else if (source2[at + 1] === character) return at + 1;
      continue;
    }
    if (source2[at] === character) return at;
  }
  return Math.min(from, end);
}

// src/parser/source/yaml-locator.ts
init_json_pointer();
import { isAlias, isMap as isMap2, isScalar as isScalar2, isSeq, parseDocument } from "yaml";
function createYamlLocator(text2) {
  let contents;
  let resolveAlias = (node) => node;
  return (pointer) => {
    if (contents === void 0) {
      const document2 = parseDocument(text2, { uniqueKeys: false, logLevel: "silent", merge: true });
      contents = document2.contents;
      resolveAlias = (node) => isAlias(node) ? node.resolve(document2) ?? null : node;
    }
    return locateNode(contents, pointer, resolveAlias);
  };
}
function yamlProblems(text2) {
  const document2 = parseDocument(text2, { prettyErrors: false, logLevel: "silent", merge: true });
  return document2.errors.map((error) => ({
    code: error.code === "DUPLICATE_KEY" ? "key-duplicate" : "syntax",
    detail: error.code === "DUPLICATE_KEY" ? (/^\S+/.exec(text2.slice(error.pos[0]))?.[0] ?? "").replace(/:$/, "") : error.message,
    offset: error.pos[0]
  }));
}
function locateNode(root, pointer, resolveAlias) {
  let node = root;
  let key2 = null;
  for (const segment of segmentsOf2(pointer)) {
    const target = resolveAlias(node);
    const pair = isMap2(target) ? target.items.find((item) => isScalar2(item.key) && String(item.key.value) === segment) : void 0;
    if (pair !== void 0) [key2, node] = [pair.key, pair.value];
    else if (isSeq(target) && target.items[Number(segment)] !== void 0) {
      [key2, node] = [null, target.items[Number(segment)]];
    } else break;
  }
  const value = offsets(node) ?? offsets(key2) ?? [0, 0];
  const keyOffsets = offsets(key2);
  const scalar = resolveAlias(node);
  const text2 = () => isScalar2(scalar) && typeof scalar.value === "string" ? scalar.value : void 0;
  return keyOffsets === void 0 ? { value, text: text2 } : { key: keyOffsets, value, text: text2 };
}
var offsets = (node) => node?.range ? [node.range[0], node.range[1]] : void 0;

// src/parser/source/yaml-schema.ts
import { CORE_SCHEMA, Type } from "js-yaml";
var functions2 = [
  "And",
  "Base64",
  "Cidr",
  "Equals",
  "FindInMap",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Not",
  "Or",
  "Select",
  "Split",
  "Sub",
  "Transform"
];
var intrinsicTypes = ["scalar", "sequence", "mapping"].flatMap((kind) => [
  ...functions2.map((name2) => new Type(`!${name2}`, { kind, construct: (data) => ({ [`Fn::${name2}`]: data }) })),
  ...["Ref", "Condition"].map(
    (name2) => new Type(`!${name2}`, { kind, construct: (data) => ({ [name2]: data }) })
  ),
  new Type("!GetAtt", {
    kind,
    construct: (data) => ({ "Fn::GetAtt": typeof data === "string" ? splitAttribute(data) : data })
  })
]);
var mergeType = new Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (data) => data === "<<" || data === null
});
function splitAttribute(text2) {
  const dot = text2.indexOf(".");
  return dot === -1 ? [text2] : [text2.slice(0, dot), text2.slice(dot + 1)];
}
var createYamlSchema = () => CORE_SCHEMA.extend({ implicit: [mergeType], explicit: intrinsicTypes });

// src/parser/source/parse-text.ts
function parseText(name2, location, text2) {
  if (/^\s*[[{]/.test(text2)) {
    try {
      const value = JSON.parse(text2);
      return { value, problems: [], syntax: "json", source: sourceFile(name2, location, text2, createJsonLocator(text2)) };
    } catch {
    }
  }
  const source2 = sourceFile(name2, location, text2, createYamlLocator(text2));
  try {
    return { value: load(text2, { schema: createYamlSchema() }), problems: [], syntax: "yaml", source: source2 };
  } catch (error) {
    return { value: void 0, problems: problemsOf(text2, error), syntax: "yaml", source: source2 };
  }
}
function findDuplicateKeys(parsed, keysInValue) {
  const { text: text2 } = parsed.source;
  if (parsed.syntax !== "json" || countJsonKeys(text2) === keysInValue) return [];
  return duplicateJsonKeys(text2).map(({ key: key2, offset }) => ({ code: "key-duplicate", detail: key2, offset }));
}
function sourceFile(name2, location, text2, find) {
  const range = createLineTable(text2);
  return {
    name: name2,
    location,
    text: text2,
    locate: (at) => {
      if (at.offset !== void 0) return range(at.offset, at.offset + 1);
      const { key: key2, value, text: valueText } = find(at.pointer);
      const inner = at.within === void 0 ? void 0 : valueText?.();
      if (inner !== void 0) {
        const offset = offsetWithin(text2, value, inner, at.within ?? 0);
        return range(offset, offset + 1);
      }
      return range(...at.part === "key" ? key2 ?? value : value);
    }
  };
}
function problemsOf(text2, error) {
  let problems = [];
  try {
    problems = yamlProblems(text2);
  } catch {
  }
  if (problems.length > 0) return problems;
  if (error instanceof YAMLException)
    return [{ code: "syntax", detail: error.reason, offset: error.mark?.position ?? 0 }];
  return [{ code: "syntax", detail: "the text cannot be taken apart: it is nested too deeply", offset: 0 }];
}

// src/parser/load.ts
var isUrl = (location) => /^[a-z][a-z0-9+.-]+:\/\//i.test(location);
var isAbsolute = (reference) => /^([/\\]|[a-z]:[/\\]|file:)/i.test(reference);
async function loadDocuments([entry2, ...others], host, allowedRemotes, diagnostics) {
  const files = /* @__PURE__ */ new Map();
  const sources2 = /* @__PURE__ */ new Map();
  const load2 = async (location) => {
    const loaded = await loadFile(nameFor(entry2.location, location), location, host);
    if (loaded.source !== void 0) sources2.set(loaded.source.name, loaded.source);
    return loaded;
  };
  const report = ({ location, at }, failure) => reportFailure(at === void 0 ? location : nameFor(entry2.location, location), failure, diagnostics, at);
  const requests = [entry2, ...others];
  const pending = requests.map(({ location }) => location);
  const overlays2 = /* @__PURE__ */ new Map();
  for (const request of requests) {
    for (const overlay2 of request.overlays) {
      const { outcome, references: references2 } = await load2(overlay2.location);
      if ("kind" in outcome) report(overlay2, outcome);
      else overlays2.set(request, [...overlays2.get(request) ?? [], outcome]);
      for (const reference of references2) pending.push(host.resolve(request.location, reference));
    }
  }
  for (let location = pending.shift(); location !== void 0; location = pending.shift()) {
    if (files.has(location)) continue;
    if (isUrl(location) && !isAllowed(location, allowedRemotes)) {
      files.set(location, { kind: "remote" });
      continue;
    }
    const loaded = await load2(location);
    files.set(location, loaded.outcome);
    for (const reference of loaded.references) {
      if (!isRefused(location, reference, allowedRemotes)) pending.push(host.resolve(location, reference));
    }
  }
  const finish = async (request) => {
    const file2 = files.get(request.location);
    if (file2 !== void 0 && "kind" in file2) report(request, file2);
    if (file2 === void 0 || "kind" in file2) return void 0;
    const overlaid = await applyOverlays(file2, overlays2.get(request) ?? [], diagnostics);
    files.set(request.location, overlaid);
    return overlaid;
  };
  return {
    entry: await finish(entry2),
    others: await Promise.all(others.map(finish)),
    find: (from, reference) => isRefused(from.location, reference, allowedRemotes) ? { kind: "remote" } : files.get(host.resolve(from.location, reference)) ?? { kind: "unreadable", detail: "it was not read" },
    sources: sources2
  };
}
async function loadSettingsFile(entry2, location, host, diagnostics) {
  const { outcome, source: source2 } = await loadFile(nameFor(entry2, location), location, host);
  if ("kind" in outcome) {
    reportFailure(location, outcome, diagnostics);
    return source2 === void 0 ? {} : { source: source2 };
  }
  return { file: outcome, source: outcome.source };
}
function reportFailure(location, failure, diagnostics, at) {
  if (failure.kind === "broken") failure.report(diagnostics);
  if (failure.kind === "remote") diagnostics.report("reference-remote", at, { reference: location });
  if (failure.kind === "unreadable") {
    diagnostics.report("file-unreadable", at, { file: location, detail: failure.detail });
  }
}
async function loadFile(name2, location, host) {
  let read;
  try {
    read = await readAndInspect(name2, location, host);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: { kind: "unreadable", detail }, references: [] };
  }
  const { parsed, inspection } = read;
  const { source: source2, value } = parsed;
  const broken = (report) => ({
    outcome: { kind: "broken", report },
    source: source2,
    references: []
  });
  if (parsed.problems.length > 0) return broken((diagnostics) => reportProblems(parsed.problems, name2, diagnostics));
  if (inspection.kind === "too-deep") {
    const at = { file: name2, pointer: inspection.at };
    return broken((diagnostics) => diagnostics.report("nesting-too-deep", at, { limit: String(nestingLimit) }));
  }
  if (inspection.kind === "too-complex") {
    const at = { file: name2, pointer: rootPointer };
    return broken(
      (diagnostics) => diagnostics.report("document-too-complex", at, { limit: `${valueLimit / 1e6} million` })
    );
  }
  const duplicates = findDuplicateKeys(parsed, inspection.keys);
  if (duplicates.length > 0) return broken((diagnostics) => reportProblems(duplicates, name2, diagnostics));
  return { outcome: { source: source2, value }, source: source2, references: inspection.references };
}
async function readAndInspect(name2, location, host) {
  const text2 = await host.readText(location);
  let result;
  const everything = { order: 1, canRead: true, canParse: true, allowEmpty: true };
  const parse = () => {
    const parsed = parseText(name2, location, text2);
    result = { parsed, inspection: inspectValue(parsed.value) };
    return result.inspection.kind === "sound" ? parsed.value ?? {} : {};
  };
  try {
    await new SwaggerParser().parse(location, {
      resolve: { file: false, http: false, gatewright: { ...everything, read: () => text2 } },
      parse: { json: false, yaml: false, text: false, binary: false, gatewright: { ...everything, parse } }
    });
  } catch (error) {
    if (result === void 0) throw error;
  }
  if (result === void 0) throw new Error(`swagger-parser did not ask for '${name2}' to be parsed`);
  return result;
}
function reportProblems(problems, name2, diagnostics) {
  for (const { code, detail, offset } of problems) {
    const at = { file: name2, pointer: rootPointer, offset };
    if (code === "syntax") diagnostics.report("syntax", at, { detail });
    else diagnostics.report("key-duplicate", at, { key: detail });
  }
}
var isRefused = (from, reference, allowed2) => !isUrl(from) && isAbsolute(reference) && !isAllowed(reference, allowed2);
var isAllowed = (location, allowed2) => allowed2.some((each) => location === each || each.endsWith("/") && location.startsWith(each));
var nameFor = (entry2, location) => isUrl(location) ? location : relative(dirname3(entry2), location).replaceAll("\\", "/") || location;

// src/parser/openapi/reader.ts
init_document_node();

// src/parser/normalize/swagger-2.ts
init_document_node();
init_read_context();
init_reference();

// src/parser/normalize/swagger-2-parameters.ts
init_document_node();
var schemaFields = [
  "type",
  "format",
  "items",
  "default",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "enum",
  "multipleOf",
  "x-nullable"
];
function valueSchema(upgrade, node) {
  if (!isRecord(node.value)) return node.value;
  const raw = node.value;
  const written = member2(node, "schema");
  if (written !== void 0 && typeof written.value === "object" && written.value !== null) {
    return upgrade.place(written, written.value);
  }
  const fields2 = schemaFields.filter((key2) => Object.hasOwn(raw, key2)).map((key2) => [key2, raw[key2]]);
  return upgrade.place(node, Object.fromEntries(fields2));
}
function serialization(upgrade, node, location) {
  const raw = node.value;
  if (raw.type !== "array") return {};
  const format = typeof raw.collectionFormat === "string" ? raw.collectionFormat : "csv";
  const simple = location === "path" || location === "header";
  switch (format) {
    case "multi":
      return simple ? {} : { style: "form", explode: true };
    case "csv":
      return simple ? {} : { style: "form", explode: false };
    case "ssv":
      return { style: "spaceDelimited", explode: false };
    case "pipes":
      return { style: "pipeDelimited", explode: false };
    default:
      upgrade.context.diagnostics.report("construct-not-read", placeOf2(member2(node, "collectionFormat") ?? node), {
        what: `The collectionFormat '${format}', which OpenAPI 3 has no style for (values are separated by commas instead),`
      });
      return simple ? {} : { style: "form", explode: false };
  }
}
function upgradeParameter(upgrade, node) {
  if (typeof node.value !== "object" || node.value === null) return node.value;
  const raw = node.value;
  const location = typeof raw.in === "string" ? raw.in : "query";
  const extensions = Object.entries(raw).filter(([key2]) => key2.startsWith("x-") && key2 !== "x-nullable");
  return upgrade.place(node, {
    ...Object.fromEntries(extensions),
    ...Object.fromEntries(
      ["name", "in", "description", "required"].flatMap((key2) => key2 in raw ? [[key2, raw[key2]]] : [])
    ),
    ...serialization(upgrade, node, location),
    schema: valueSchema(upgrade, node)
  });
}
function upgradeFormBody(upgrade, parameters, consumes) {
  const hasFile = parameters.some((each) => each.value.type === "file");
  const formTypes = consumes.filter((type) => /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type));
  const fallback = hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded";
  const types = hasFile ? ["multipart/form-data"] : formTypes.length > 0 ? formTypes : [fallback];
  const [first] = parameters;
  const named2 = parameters.filter((each) => typeof each.value.name === "string");
  const nameOf2 = (node) => String(node.value.name);
  const property = (node) => {
    const { description: description2 } = node.value;
    const schema3 = valueSchema(upgrade, node);
    return upgrade.place(node, { ...schema3, ...description2 === void 0 ? {} : { description: description2 } });
  };
  const encoding = named2.flatMap((node) => {
    const how = serialization(upgrade, node, "formData");
    return Object.keys(how).length === 0 ? [] : [[nameOf2(node), upgrade.place(node, how)]];
  });
  const schema2 = {
    type: "object",
    properties: Object.fromEntries(named2.map((node) => [nameOf2(node), property(node)])),
    required: named2.filter((node) => node.value.required === true).map(nameOf2)
  };
  const mediaType = { schema: schema2, ...encoding.length === 0 ? {} : { encoding: Object.fromEntries(encoding) } };
  const body2 = {
    required: schema2.required.length > 0,
    content: Object.fromEntries(types.map((type) => [type, mediaType]))
  };
  if (first === void 0) return body2;
  for (const made of [schema2, mediaType, body2]) upgrade.place(first, made);
  return body2;
}

// src/parser/normalize/swagger-2.ts
function upgradeSwagger(context, document2) {
  const moved = /* @__PURE__ */ new WeakMap();
  const upgrade = {
    context,
    document: document2,
    place: (node, value2) => {
      moved.set(value2, { file: node.file, pointer: node.pointer });
      return value2;
    }
  };
  const kept = Object.fromEntries(Object.entries(document2.value).filter(([key2]) => !replacedFields.has(key2)));
  const definitions = member2(document2, "definitions");
  const value = {
    ...kept,
    servers: upgradeServers(context, document2),
    paths: upgradePaths(upgrade),
    components: {
      ...definitions === void 0 || !isRecord(definitions.value) ? {} : { schemas: upgrade.place(definitions, definitions.value) },
      securitySchemes: upgradeSecurity(upgrade)
    }
  };
  return { ...document2, value, moved };
}
var replacedFields = /* @__PURE__ */ new Set([
  "swagger",
  "host",
  "basePath",
  "schemes",
  "consumes",
  "produces",
  "definitions",
  "parameters",
  "responses",
  "securityDefinitions",
  "paths"
]);
function upgradeServers(context, document2) {
  const host = readString(context, document2, "host");
  const basePath = readString(context, document2, "basePath") ?? "";
  const path = basePath === "/" ? "" : basePath;
  if (host === void 0) return path === "" ? [] : [{ url: path }];
  const schemes = readStrings(context, document2, "schemes");
  return (schemes.length > 0 ? schemes : ["https"]).map((scheme) => ({ url: `${scheme}://${host}${path}` }));
}
function upgradePaths(upgrade) {
  const paths = member2(upgrade.document, "paths");
  if (paths === void 0) return {};
  const upgraded = members(paths).map(([path, start]) => {
    const node = path.startsWith("x-") ? void 0 : resolve(upgrade.context, start);
    if (node === void 0 || !isRecord(node.value)) return [path, start.value];
    return [path, upgradePathItem(upgrade, node)];
  });
  return upgrade.place(paths, Object.fromEntries(upgraded));
}
var methods = ["get", "put", "post", "delete", "options", "head", "patch", "x-amazon-apigateway-any-method"];
function upgradePathItem(upgrade, node) {
  const shared = parameterNodes(upgrade, node);
  const upgraded = members(node).filter(([key2]) => key2 !== "parameters").map(([key2, child]) => {
    const isOperation = methods.includes(key2) && isRecord(child.value);
    return [key2, isOperation ? upgradeOperation(upgrade, child, shared) : child.value];
  });
  return upgrade.place(node, Object.fromEntries(upgraded));
}
var operationFields2 = /* @__PURE__ */ new Set(["parameters", "responses", "consumes", "produces", "schemes"]);
function upgradeOperation(upgrade, node, shared) {
  const own = parameterNodes(upgrade, node);
  const key2 = (parameter2) => `${textOf4(parameter2, "in")}
${textOf4(parameter2, "name")}`;
  const ownKeys = new Set(own.map(key2));
  const parameters = [...shared.filter((each) => !ownKeys.has(key2(each))), ...own];
  const kept = Object.fromEntries(Object.entries(node.value).filter(([field]) => !operationFields2.has(field)));
  const schemes = member2(node, "schemes");
  if (schemes !== void 0) reportUnreadConstruct(upgrade.context, schemes, "The field 'schemes' of operations");
  const requestBody2 = upgradeBody(upgrade, node, parameters);
  const plain3 = parameters.filter((each) => !["body", "formData"].includes(textOf4(each, "in") ?? ""));
  return upgrade.place(node, {
    ...kept,
    parameters: plain3.map((each) => upgradeParameter(upgrade, each)),
    ...requestBody2 === void 0 ? {} : { requestBody: requestBody2 },
    responses: upgradeResponses(upgrade, node)
  });
}
var textOf4 = (node, key2) => {
  const value = member2(node, key2)?.value;
  return typeof value === "string" ? value : void 0;
};
var parameterNodes = (upgrade, holder) => {
  const list = member2(holder, "parameters");
  return (list === void 0 ? [] : items(list)).flatMap((each) => resolve(upgrade.context, each) ?? []);
};
function mediaTypes(upgrade, operation, key2) {
  const holder = member2(operation, key2) === void 0 ? upgrade.document : operation;
  const types = readStrings(upgrade.context, holder, key2);
  return types.length > 0 ? [...new Set(types)] : ["application/json"];
}
function upgradeBody(upgrade, operation, parameters) {
  const form = parameters.filter((each) => textOf4(each, "in") === "formData");
  const consumes = mediaTypes(upgrade, operation, "consumes");
  const [body2, ...others] = parameters.filter((each) => textOf4(each, "in") === "body");
  if (body2 === void 0) return form.length === 0 ? void 0 : upgradeFormBody(upgrade, form, consumes);
  for (const other of [...others, ...form]) {
    const what = `The parameter '${textOf4(other, "name")}', beside another body,`;
    upgrade.context.diagnostics.report("construct-not-read", placeOf2(other), { what });
  }
  const schema2 = member2(body2, "schema");
  const mediaType = upgrade.place(body2, {
    ...schema2 === void 0 ? {} : { schema: placed2(upgrade, schema2) }
  });
  const { description: description2, required } = body2.value;
  return upgrade.place(body2, {
    ...description2 === void 0 ? {} : { description: description2 },
    required: required === true,
    content: Object.fromEntries(consumes.map((type) => [type, mediaType]))
  });
}
var placed2 = (upgrade, node) => typeof node.value === "object" && node.value !== null ? upgrade.place(node, node.value) : node.value;
function upgradeResponses(upgrade, operation) {
  const responses = member2(operation, "responses");
  if (responses === void 0) return {};
  const produces = mediaTypes(upgrade, operation, "produces");
  const upgraded = members(responses).map(([status, start]) => {
    const node = status.startsWith("x-") ? void 0 : resolve(upgrade.context, start);
    if (node === void 0 || !isRecord(node.value)) return [status, start.value];
    return [status, upgradeResponse(upgrade, node, produces)];
  });
  return upgrade.place(responses, Object.fromEntries(upgraded));
}
function upgradeResponse(upgrade, node, produces) {
  const schema2 = member2(node, "schema");
  const examples = member2(node, "examples");
  const headers = member2(node, "headers");
  const { schema: _schema, examples: _examples, headers: _headers, ...kept } = node.value;
  const contentFor = (type) => upgrade.place(node, {
    ...schema2 === void 0 ? {} : { schema: placed2(upgrade, schema2) },
    ...examples !== void 0 && isRecord(examples.value) && Object.hasOwn(examples.value, type) ? { example: examples.value[type] } : {}
  });
  const upgradeHeader = (header) => {
    const description2 = textOf4(header, "description");
    return upgrade.place(header, {
      ...description2 === void 0 ? {} : { description: description2 },
      schema: valueSchema(upgrade, header)
    });
  };
  return upgrade.place(node, {
    ...kept,
    ...headers === void 0 ? {} : { headers: Object.fromEntries(members(headers).map(([name2, header]) => [name2, upgradeHeader(header)])) },
    ...schema2 === void 0 ? {} : { content: Object.fromEntries(produces.map((type) => [type, contentFor(type)])) }
  });
}
var flowNames2 = {
  implicit: "implicit",
  password: "password",
  application: "clientCredentials",
  accessCode: "authorizationCode"
};
function upgradeSecurity(upgrade) {
  const schemes = member2(upgrade.document, "securityDefinitions");
  if (schemes === void 0) return {};
  const upgraded = members(schemes).map(([name2, node]) => {
    if (!isRecord(node.value)) return [name2, node.value];
    if (node.value.type === "basic")
      return [name2, upgrade.place(node, { ...node.value, type: "http", scheme: "basic" })];
    if (node.value.type !== "oauth2") return [name2, node.value];
    const { flow, authorizationUrl, tokenUrl, scopes, ...kept } = node.value;
    const flowName = typeof flow === "string" && Object.hasOwn(flowNames2, flow) ? flowNames2[flow] : void 0;
    if (flowName === void 0) {
      const at = placeOf2(member2(node, "flow") ?? node);
      const expected = "implicit, password, application or accessCode";
      upgrade.context.diagnostics.report("value-invalid", at, {
        what: "'flow'",
        expected,
        actual: describeValue(flow)
      });
      return [name2, upgrade.place(node, { ...kept, flows: {} })];
    }
    const details = { authorizationUrl, tokenUrl, scopes };
    const present = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== void 0));
    return [name2, upgrade.place(node, { ...kept, flows: { [flowName]: upgrade.place(node, present) } })];
  });
  return upgrade.place(schemes, Object.fromEntries(upgraded));
}

// src/parser/openapi/reader.ts
init_read_context();
init_base_path();
init_document2();

// src/parser/openapi/document-version.ts
init_document_node();
init_read_context();
function readVersion(document2, diagnostics) {
  const unsupported = (node, detail) => {
    diagnostics.report("version-unsupported", placeOf2(node), { detail });
    return void 0;
  };
  if (!isRecord(document2.value)) return unsupported(document2, "it is not an object");
  const swagger = member2(document2, "swagger");
  if (swagger !== void 0) {
    if (swagger.value === "2.0" || swagger.value === 2) return "2.0";
    return unsupported(swagger, `'swagger: ${JSON.stringify(swagger.value)}' is no version of Swagger that is read`);
  }
  const openapi = member2(document2, "openapi");
  if (openapi === void 0)
    return unsupported(document2, "it has neither 'openapi' nor 'swagger' nor 'asyncapi' at its root");
  if (typeof openapi.value !== "string" && typeof openapi.value !== "number") {
    return unsupported(openapi, `'openapi' is ${describeValue(openapi.value)}`);
  }
  const version = String(openapi.value);
  if (/^3\.0(\.\d+)?(-.*)?$/.test(version)) return "3.0";
  if (/^3\.1(\.\d+)?(-.*)?$/.test(version)) return "3.1";
  if (/^3\.\d+/.test(version)) {
    diagnostics.report("version-newer", placeOf2(openapi), { version });
    return "3.1";
  }
  return unsupported(openapi, `'openapi: ${version.slice(0, 40)}' is no version of OpenAPI that is read`);
}

// src/parser/openapi/reader.ts
init_extensions();
init_vpc_links2();
async function readMessages(context, document2, settings) {
  const { readWebSocketDocument: readWebSocketDocument2 } = await Promise.resolve().then(() => (init_openapi(), openapi_exports));
  return readWebSocketDocument2(context, document2, settings);
}
var openApiReader = {
  recognises: () => true,
  read: async (source2, diagnostics) => {
    const { documents, requests, settings } = source2;
    const protocol = settings.values.api?.type ?? "rest";
    const files = [documents.entry, ...documents.others];
    const context = sharedContext(source2, protocol, diagnostics);
    const [first, ...others] = requests.flatMap((request, index) => {
      const part = readPart2(context, request, files[index], settings);
      return part === void 0 ? [] : [part];
    });
    if (first === void 0) return void 0;
    if (protocol === "websocket") refuseOtherDocuments(source2, diagnostics);
    const api2 = protocol === "websocket" ? await readMessages(first.context, first.document, settings) : await readDocuments([first, ...others], settings);
    for (const file2 of files) if (file2 !== void 0) reportUnclaimedExtensions(context, file2);
    return api2;
  }
};
var sharedContext = ({ documents, settings }, protocol, diagnostics) => createReadContext({ documents, version: "3.1", protocol, diagnostics, vpcLinks: vpcLinkKinds(settings) });
function readPart2(shared, { prefix: prefix2, at }, file2, settings) {
  if (file2 === void 0) return void 0;
  const root = rootNode(file2);
  const version = readVersion(root, shared.diagnostics);
  if (version === void 0) return void 0;
  const context = { ...shared, version };
  const document2 = version === "2.0" ? upgradeSwagger(context, root) : root;
  const mode = settings.values.api?.basePath ?? "ignore";
  const base = basePrefix(context, document2, mode);
  if (base === void 0) {
    shared.diagnostics.report("base-path-missing", at ?? placeOf2(settings.nodeAt(["api", "basePath"])), { mode });
  }
  const name2 = prefix2 === "" ? file2.source.name.replace(/^.*\//, "").replace(/\.[^.]*$/, "") : prefix2;
  return { context, document: document2, prefix: `${prefix2}${base ?? ""}`, name: name2 };
}

// src/parser/read-source.ts
init_read_settings();
var readSource = async (request, diagnostics) => {
  const { entry: entry2, configuration, host } = request;
  const settingsFile = configuration === void 0 ? void 0 : await loadSettingsFile(entry2, configuration, host, diagnostics);
  const allowed2 = allowedReferences(settingsFile?.file);
  const requests = documentRequests(settingsFile?.file, request);
  const documents = await loadDocuments(requests, host, allowed2, diagnostics);
  const settings = await readSettings(settingsFile?.file, documents.entry, diagnostics);
  const sources2 = new Map(documents.sources);
  if (settingsFile?.source !== void 0) sources2.set(settingsFile.source.name, settingsFile.source);
  const forCompiler = compilerSettings(settings, settingsFolder(entry2, configuration));
  const api2 = documents.entry === void 0 ? void 0 : await readModel({ documents, requests, entry: documents.entry, settings }, diagnostics);
  const replacements = new Map(
    [documents.entry, ...documents.others].flatMap((file2) => [...file2?.replacements ?? []])
  );
  return { api: diagnostics.hasErrors ? void 0 : api2, settings: forCompiler, sources: sources2, replacements };
};
var readers = [asyncApiReader, openApiReader];
function readModel(source2, diagnostics) {
  const root = rootNode(source2.entry);
  return (readers.find((reader) => reader.recognises(root)) ?? openApiReader).read(source2, diagnostics);
}
function allowedReferences(file2) {
  const value = file2?.value;
  const allow = value?.references?.allow;
  return Array.isArray(allow) ? allow.filter((each) => typeof each === "string") : [];
}

// src/host/node-host.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { dirname as dirname5, resolve as resolve3 } from "node:path";
import { fileURLToPath as fileURLToPath4 } from "node:url";

// src/host/decode-reference.ts
function decodeReference(reference) {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

// src/host/describe-failure.ts
var failures = {
  ENOENT: "there is no such file",
  ENOTDIR: "a file stands where a folder is needed",
  EEXIST: "a file stands where a folder is needed",
  EISDIR: "it is a folder",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  ENXIO: "it is not a regular file",
  ENOTFOUND: "the host is not found",
  ECONNREFUSED: "the connection is refused"
};
var isSystemFailure = (error) => error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z0-9]+$/.test(error.code);
function describeFailure(error) {
  if (isSystemFailure(error)) return failures[error.code] ?? error.code;
  return error instanceof Error ? error.message : String(error);
}

// src/host/import-module.ts
import { dirname as dirname4, isAbsolute as isAbsolute2, relative as relative2 } from "node:path";
import { fileURLToPath as fileURLToPath3, pathToFileURL } from "node:url";

// src/host/resolve-module.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { createRequire } from "node:module";
import { join as join3, resolve as resolve2 } from "node:path";
function resolveModule(specifier, folder) {
  if (/^\.\.?\//.test(specifier)) return resolve2(folder, specifier);
  const require2 = createRequire(join3(folder, "gatewright.yaml"));
  try {
    return require2.resolve(specifier);
  } catch (error) {
    const exported = error instanceof Error && "code" in error && error.code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
    const path = exported ? findImportEntry(specifier, require2.resolve.paths(specifier) ?? []) : void 0;
    if (path !== void 0) return path;
    throw new Error(`the package '${specifier}' is not installed where the settings are`);
  }
}
function findImportEntry(specifier, folders) {
  for (const folder of folders) {
    const packageFolder2 = join3(folder, specifier);
    let description2;
    try {
      description2 = JSON.parse(readFileSync2(join3(packageFolder2, "package.json"), "utf8"));
    } catch {
      continue;
    }
    const target = pickCondition(member3(description2, "exports"));
    if (target !== void 0) return join3(packageFolder2, target);
  }
  return void 0;
}
var member3 = (value, key2) => typeof value === "object" && value !== null && Object.hasOwn(value, key2) ? value[key2] : void 0;
function pickCondition(target) {
  if (typeof target === "string") return target;
  for (const condition of [".", "node", "import", "default"]) {
    const picked = member3(target, condition);
    if (picked !== void 0) return pickCondition(picked);
  }
  return void 0;
}

// src/host/import-module.ts
async function importModule(specifier, folder) {
  const path = resolveModule(specifier, folder);
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    throw describeMissing(error, path) ?? error;
  }
}
function describeMissing(error, path) {
  if (!(error instanceof Error) || !("code" in error)) return void 0;
  if (error.code === "ERR_UNSUPPORTED_DIR_IMPORT") return new Error("it is a folder");
  const [, missing] = /^Cannot find (?:module|package) '([^']+)'/.exec(error.message) ?? [];
  if (error.code !== "ERR_MODULE_NOT_FOUND" || missing === void 0) return void 0;
  const file2 = missing.startsWith("file:") ? fileURLToPath3(missing) : missing;
  if (file2 === path) return new Error("there is no such file");
  return new Error(`it imports '${isAbsolute2(file2) ? seenFrom(dirname4(path), file2) : missing}', which is not found`);
}
function seenFrom(folder, file2) {
  const name2 = relative2(folder, file2).replaceAll("\\", "/");
  return name2.startsWith("../") ? name2 : `./${name2}`;
}

// src/host/node-host.ts
var fileSizeLimit = 64 * 1024 * 1024;
var fetchTimeoutMs = 3e4;
var createNodeHost = () => ({
  readText: async (location) => decodeText(await (isRemote(location) ? fetchBytes(location) : readBytes(location))),
  resolve: resolveReference,
  importModule
});
var isRemote = (location) => /^https?:\/\//i.test(location);
var isUrl2 = (text2) => /^[a-z][a-z0-9+.-]+:/i.test(text2);
function resolveReference(from, reference) {
  if (/^file:/i.test(reference)) return fileURLToPath4(reference);
  if (isUrl2(reference)) return reference;
  if (isUrl2(from)) return new URL(reference, from).href;
  return resolve3(dirname5(from), decodeReference(reference));
}
async function readBytes(path) {
  const file2 = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error) => {
    throw new Error(describeFailure(error));
  });
  try {
    const stat = await file2.stat();
    if (stat.isDirectory()) throw new Error("it is a folder");
    if (!stat.isFile()) throw new Error("it is not a regular file");
    checkSize(stat.size);
    return await file2.readFile();
  } finally {
    await file2.close();
  }
}
async function fetchBytes(url) {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(fetchTimeoutMs) }).catch(
    (error) => {
      throw new Error(describeFailure(error instanceof Error && error.cause !== void 0 ? error.cause : error));
    }
  );
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  const chunks = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    checkSize(size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
function checkSize(bytes) {
  if (bytes > fileSizeLimit) throw new Error(`it has ${bytes} bytes or more, and at most ${fileSizeLimit} are read`);
}
function decodeText(bytes) {
  if (bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255) {
    throw new Error("it is UTF-16 text; save it as UTF-8");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder("utf-8").decode(bytes).split("\uFFFD", 1)[0] ?? "";
    throw new Error(`line ${before.split("\n").length} is not UTF-8 text`);
  }
}

// pair.mts
import { writeFileSync } from "node:fs";
var kinds = (process.env.KINDS ?? "rest,http-2.0").split(",");
for (const file2 of process.argv.slice(2)) for (const kind of kinds) {
  try {
    writeFileSync("/tmp/ct/gw.yaml", `api: { type: ${kind === "rest" ? "rest" : "http"} }
functions: { per: api }
`);
    const { api: api2 } = await readSource({ entry: file2, configuration: "/tmp/ct/gw.yaml", host: createNodeHost() }, new DiagnosticBag());
    if (!api2) {
      console.log("SKIP", file2);
      continue;
    }
    const t = Date.now();
    const r = await runPairing(api2, kind, { runs: Number(process.env.RUNS ?? 10), seed: 1, most: 60 });
    console.log(kind, file2.slice(-60), api2.operations.length, "ops", r.calls, "calls", r.undrawn.length, "undrawn", r.unrouted.length, "unrouted", r.findings.length, "findings", Date.now() - t, "ms");
    for (const f of r.findings.slice(0, 8)) console.log("  ", f);
  } catch (e) {
    console.log("CRASH", kind, file2, String(e.stack).slice(0, 600));
  }
}
