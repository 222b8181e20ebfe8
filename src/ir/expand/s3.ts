import { type DeployValue, literal } from "../deploy-value.js";
import type { AwsIntegration, Grant, IntegrationResponse, ParameterMapping } from "../integration.js";
import { bodyKind, essence } from "../media-type.js";
import type { S3Call } from "../short-form.js";
import { answer, errorAnswers, errorBody, successStatus } from "./answers.js";
import { withKey } from "./calls.js";
import type { Expand, ExpandContext } from "./context.js";
import { integrationUri, partition, text } from "./names.js";
import { mappingOf } from "./sources.js";

const methods = { GetObject: "GET", PutObject: "PUT", DeleteObject: "DELETE", ListObjects: "GET" } as const;

/**
 * Objects by the path of bucket and key; bodies pass as they are.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-s3.html
 */
export const expandS3: Expand<S3Call> = (call, context) => {
  if (call.key.length === 0 && call.action !== "ListObjects") {
    const { base, operation, diagnostics } = context;
    diagnostics.report("value-source-unknown", base.origin, { source: "key", operation: operation.id });
    return undefined;
  }
  const key = keyOf(call, context);
  const integration: AwsIntegration = {
    ...context.base,
    kind: "aws",
    httpMethod: methods[call.action],
    uri: integrationUri("s3", "path/", call.bucket, ...(call.action === "ListObjects" ? [] : ["/", key.path])),
    grants: grantsOf(call),
    passthroughBehavior: "WHEN_NO_MATCH",
    requestParameters: [...key.mappings, ...requestMappings(call, context)],
    responses: [success(call, context), ...refusals(call, context)],
  };
  return integration;
};

/** The key with variables of the integration's path, and what fills them. */
function keyOf(
  call: S3Call,
  context: ExpandContext,
): { readonly path: DeployValue; readonly mappings: readonly ParameterMapping[] } {
  const mappings = new Map<string, DeployValue>();
  const parts = call.key.map((source) => {
    if (source.kind === "constant") return source.value;
    const name = source.kind === "body" ? source.path.join(".") : source.name.replace(/[^\w.-]/g, "-");
    mappings.set(name, mappingOf(source, context));
    return `{${name}}`;
  });
  if (call.action === "ListObjects") return { path: literal(""), mappings: [] };
  return {
    path: text(...parts),
    mappings: [...mappings].map(([name, from]) => ({ to: `integration.request.path.${name}`, from })),
  };
}

/** Headers that S3 keeps with an object; what a caller may say of a list. */
function requestMappings(call: S3Call, context: ExpandContext): readonly ParameterMapping[] {
  const { operation, base, diagnostics } = context;
  if (call.action === "PutObject") {
    const key = call.kmsKey;
    return [
      { to: "integration.request.header.Content-Type", from: literal("method.request.header.Content-Type") },
      ...(key === undefined
        ? []
        : [
            { to: "integration.request.header.x-amz-server-side-encryption", from: literal("'aws:kms'") },
            { to: "integration.request.header.x-amz-server-side-encryption-aws-kms-key-id", from: text("'", key, "'") },
          ]),
    ];
  }
  if (call.action !== "ListObjects") return [];
  const [prefix, ...others] = call.key;
  if (others.length > 0)
    diagnostics.report("value-source-unknown", base.origin, {
      source: "a prefix of several parts",
      operation: operation.id,
    });
  const declared = (name: string, parameter: string): readonly ParameterMapping[] =>
    operation.parameters.some((each) => each.in === "query" && each.name === parameter)
      ? [{ to: `integration.request.querystring.${name}`, from: literal(`method.request.querystring.${parameter}`) }]
      : [];
  return [
    { to: "integration.request.querystring.list-type", from: literal("'2'") },
    ...(prefix === undefined
      ? declared("prefix", "prefix")
      : [{ to: "integration.request.querystring.prefix", from: mappingOf(prefix, context) }]),
    ...declared("delimiter", "delimiter"),
    ...declared("max-keys", "max-keys"),
    ...declared("continuation-token", "continuation-token"),
  ];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
function grantsOf(call: S3Call): readonly Grant[] {
  const bucket = text("arn:", partition, ":s3:::", call.bucket);
  if (call.action === "ListObjects") return [{ actions: ["s3:ListBucket"], resources: [bucket] }];
  const keys = call.key.map((part) => (part.kind === "constant" ? part.value : "*"));
  const objects = text(bucket, "/", ...keys);
  const keyActions = call.action === "PutObject" ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"];
  return withKey(
    [{ actions: [`s3:${call.action}`], resources: [objects] }],
    call.action === "DeleteObject" ? {} : call,
    keyActions,
  );
}

/** Headers of the object that go out; those of lists tell nothing. */
const objectHeaders = ["Content-Type", "Content-Disposition", "Cache-Control", "ETag", "Last-Modified"];

function success(call: S3Call, context: ExpandContext): IntegrationResponse {
  const plain = answer(successStatus(context), undefined, context);
  if (call.action === "DeleteObject") return plain;
  const described = context.operation.responses.filter(({ status }) => status === plain.statusCode);
  const declared = described.flatMap(({ headers }) => headers.map(({ name }) => name.toLowerCase()));
  const isBinary = described.some(({ content }) => content.some(({ type }) => bodyKind(essence(type)) === "binary"));
  const wanted =
    call.action === "PutObject"
      ? objectHeaders.filter((name) => name === "ETag" && declared.includes("etag"))
      : objectHeaders.filter(
          (name) => name === "Content-Type" || (call.action === "GetObject" && declared.includes(name.toLowerCase())),
        );
  return {
    ...plain,
    // Otherwise callers whose `Accept` names another type than the object's get it as base64.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
    ...(isBinary && call.action === "GetObject" ? { contentHandling: "CONVERT_TO_BINARY" as const } : {}),
    parameters: wanted.map((name) => ({
      to: `method.response.header.${name}`,
      from: literal(`integration.response.header.${name}`),
    })),
  };
}

/**
 * Without the permission to list, S3 answers 403 for a key that does not exist; nothing else of a role that may read it is
 * refused. Whatever else S3 refuses is the build's fault.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const refusals = (call: S3Call, context: ExpandContext): readonly IntegrationResponse[] =>
  call.action === "GetObject"
    ? [
        answer("404", errorBody("404", context), context, "40[34]"),
        answer("500", errorBody("500", context), context, "(?!40[34])[45]\\d{2}"),
      ]
    : errorAnswers(context);
