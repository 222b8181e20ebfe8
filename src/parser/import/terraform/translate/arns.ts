import type { SourcePointer } from "../../../../ir/source.js";
import { joinText } from "../evaluate/text.js";
import type { Value } from "../evaluate/value.js";

/** Text with `{partition}`, `{region}`, `{account}`, `{urlSuffix}` and the values that are given. */
export function composed(pattern: string, values: Readonly<Record<string, Value>>, at: SourcePointer): Value {
  const parts = pattern.split(/\{(\w+)\}/).map((piece, index): Value => {
    if (index % 2 === 0) return { kind: "scalar", value: piece, at };
    const value = values[piece];
    if (value !== undefined) return value;
    if (piece === "partition" || piece === "region" || piece === "account" || piece === "urlSuffix") {
      return { kind: "pseudo", name: piece, at };
    }
    throw new Error(`there is no value for '${piece}'; this is a bug.`);
  });
  return joinText(parts, at);
}

/** How API Gateway calls a function: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html */
export const invokeArn = (functionArn: Value, at: SourcePointer): Value =>
  composed(
    "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{function}/invocations",
    { function: functionArn },
    at,
  );
