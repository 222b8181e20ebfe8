// Counts the service's extensions in the files of a document, and those that are accounted for: everything that stands in
// one is found in the model, or a diagnostic stands at it. Files are read here by a reader of their own, and the model is
// searched as text, so that nothing counts as read because its reader says so.
import { CORE_SCHEMA, load, Type } from "js-yaml";

const prefix = "x-amazon-apigateway-";

/** Names that the extensions themselves define; every other key is the author's, and has to be in the model. */
const fieldNames = new Set(
  `type uri httpMethod credentials connectionType connectionId integrationTarget timeoutInMillis passthroughBehavior contentHandling
  cacheNamespace cacheKeyParameters requestParameters requestTemplates responses default statusCode responseParameters
  responseTemplates tlsConfig insecureSkipVerification payloadFormatVersion integrationSubtype authorizerUri
  authorizerCredentials authorizerResultTtlInSeconds identitySource identityValidationExpression providerARNs
  authorizerPayloadFormatVersion enableSimpleResponses jwtConfiguration issuer audience validateRequestBody
  validateRequestParameters types vpcEndpointIds disableExecuteApiEndpoint ipAddressType allowOrigins allowMethods
  allowHeaders exposeHeaders maxAge allowCredentials version documentationParts location properties createdDate name
  method path Ref $ref`.split(/\s+/),
);

/** Values that the model says in words of its own. */
const saidOtherwise = [
  ["type", /^(aws|aws_proxy|http|http_proxy|mock|none|aws_iam|custom|cognito_user_pools|token|request|jwt)$/i],
  ["connectionType", /^(internet|vpc_link)$/i],
  ["payloadFormatVersion", /./],
  // What a reference leads to is counted where it stands.
  ["$ref", /./],
  // A function of the build is what the integration calls; its address is made.
  ["uri", /^arn:.*:lambda:path\/[\w-]+\/functions\/\$\{functions\.[\w-]+\.arn\}\/invocations$/],
  // Lambda functions are called with it and nothing else.
  ["httpMethod", /^(post|any|x-amazon-apigateway-any-method)$/i],
];

/** Data of the API, and names that only look like extensions. */
const dataKeys = new Set(["example", "examples", "enum", "const"]);

/** Tags of CloudFormation's functions change nothing here: what they are written on is searched for as it stands. */
const schema = CORE_SCHEMA.extend(
  ["scalar", "sequence", "mapping"].map(
    (kind) => new Type("!", { kind, multi: true, construct: (data) => data ?? "" }),
  ),
);

/**
 * @returns how many extensions the files that were read hold, and those of which something is neither in the model nor
 * reported, as texts.
 */
export function accountForExtensions({ api, diagnostics, sources }) {
  const model = searchable(api);
  const lost = [];
  let count = 0;
  for (const source of sources.values()) {
    if (!source.text.includes(prefix)) continue;
    const reported = new Set(diagnostics.filter(({ at }) => at?.file === source.name).map(({ at }) => at.pointer));
    for (const { name, pointer, value } of occurrences(load(source.text, { schema }))) {
      count += 1;
      const missing = leavesOf(name, pointer, value).find(
        (leaf) => !isVisible(leaf, model) && !leaf.pointers.some((each) => reported.has(each)),
      );
      if (missing === undefined) continue;
      const { line } = source.locate({ pointer, part: "key" }).start;
      lost.push(`${source.name}:${line} ${name}: '${missing.text.slice(0, 100)}' is neither in the model nor reported`);
    }
  }
  return { count, lost };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const step = (pointer, key) => `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;

function occurrences(root) {
  const found = [];
  const visit = (value, pointer, holderKey) => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, step(pointer, index), undefined);
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      if (dataKeys.has(key) && holderKey !== "properties") continue;
      const at = step(pointer, key);
      if (key.startsWith(prefix) && holderKey !== "properties") found.push({ name: key, pointer: at, value: child });
      visit(child, at, holderKey === "properties" ? undefined : key);
    }
  };
  visit(root, "", undefined);
  return found;
}

/** What the author wrote in an extension: values, and keys of the author's own, with the places that hold each. */
function leavesOf(extension, start, content) {
  const leaves = [];
  const visit = (value, field, pointers) => {
    const within = (key) => [...pointers, step(pointers.at(-1), key)];
    if (Array.isArray(value)) {
      // The second argument of `Fn::Sub` names what its first one holds.
      const names = field === "Fn::Sub" && isObject(value[1]) ? Object.keys(value[1]) : [];
      const given = names.reduce((text, name) => text.replaceAll(`\${${name}}`, "${AWS::NoValue}"), String(value[0]));
      const items = names.length === 0 ? value : [given, ...Object.values(value[1])];
      for (const [index, item] of items.entries()) visit(item, field, within(index));
    } else if (isObject(value)) {
      for (const [key, child] of Object.entries(value)) {
        const own = within(key);
        if (!fieldNames.has(key) && key !== "$ref" && !key.startsWith("Fn::"))
          leaves.push({ field, text: key, pointers: own });
        visit(child, key, own);
      }
    } else leaves.push({ field, text: String(value ?? ""), pointers });
  };
  const name = extension.slice(prefix.length);
  // The content of this one is an operation, not settings of one.
  if (name !== "any-method") visit(content, name, [start]);
  return leaves;
}

function isVisible({ field, text }, model) {
  if (text === "" || text === "true" || text === "false" || model.holds(text)) return true;
  const parsed = text.startsWith("{") ? parseJson(text) : undefined;
  if (parsed !== undefined) return leavesOf(prefix, "", parsed).every((leaf) => isVisible(leaf, model));
  if (saidOtherwise.some(([name, pattern]) => name === field && pattern.test(text))) return true;
  const names = [...text.matchAll(/\$\{!?([^}]*)\}/g)].map(([, name]) => name);
  const pieces = [
    ...text.split(/\$\{[^}]*\}|\s*,\s*/),
    ...names.filter((name) => !name.startsWith("AWS::")).flatMap((name) => name.split(".")),
  ];
  return /^AWS::\w+$/.test(text) || pieces.every((piece) => model.holds(piece));
}

/** Some extensions hold JSON as text. */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every text and number of the model; letter case does not count, and in names of parameters only letters and digits do. */
function searchable(api) {
  const texts = [];
  const visit = (value) => {
    if (typeof value === "string" || typeof value === "number") texts.push(String(value));
    else if (typeof value === "object" && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        if (key === "origin") continue;
        texts.push(key);
        visit(child);
      }
    }
  };
  visit(api);
  const all = texts.join("\n").toLowerCase();
  const words = all.replace(/[^a-z0-9\n]/g, "");
  return {
    holds: (piece) =>
      all.includes(piece.toLowerCase()) ||
      (/^[\w.: -]+$/.test(piece) && words.includes(piece.toLowerCase().replace(/[^a-z0-9]/g, ""))),
  };
}
