import type { SourceValue } from "../source-value.js";
import { reportInvalid, reportRefused, type SamContext } from "./sam-context.js";
import { isObject, member, object, scalar, stringOf } from "./values.js";

const bucketUri = /^s3:\/\/([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/;

/** How each resource names the parts of a place in S3. */
const definitionNames = { bucket: "Bucket", key: "Key", version: "Version" } as const;
export const codeNames = { bucket: "S3Bucket", key: "S3Key", version: "S3ObjectVersion" } as const;

/**
 * A place in S3, as a URI or in parts. A path is kept: `sam package` uploads the file and writes its place there.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apidefinition.html
 */
export function s3Location(
  value: SourceValue,
  what: string,
  context: SamContext,
  names: typeof definitionNames | typeof codeNames = definitionNames,
): SourceValue | undefined {
  if (isObject(value)) {
    const [bucket, key] = [member(value, "Bucket"), member(value, "Key")];
    if (bucket === undefined || key === undefined) {
      reportRefused(context, what, "a place in S3 needs 'Bucket' and 'Key'", value.at);
      return undefined;
    }
    return object({ [names.bucket]: bucket, [names.key]: key, [names.version]: member(value, "Version") }, value.at);
  }
  const text = stringOf(value);
  if (text === undefined) {
    if (value.kind === "list" || value.kind === "scalar")
      reportInvalid(context, what, "a path, or s3://bucket/key", value);
    return value.kind === "list" || value.kind === "scalar" ? undefined : value;
  }
  const [, bucket, key, version] = bucketUri.exec(text) ?? [];
  if (bucket === undefined || key === undefined) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(text)) reportInvalid(context, what, "a path, or s3://bucket/key", value);
    return value;
  }
  const part = (each: string | undefined): SourceValue | undefined =>
    each === undefined ? undefined : scalar(each, value.at);
  return object({ [names.bucket]: part(bucket), [names.key]: part(key), [names.version]: part(version) }, value.at);
}
