import type { DiagnosticBag } from "../../../ir/diagnostics.js";
import { type DocumentNode, keyPlaceOf, member, members } from "../../document-node.js";
import { scalar } from "../build-value.js";
import type { ParameterValues } from "../source-kind.js";
import type { SourceValue } from "../source-value.js";
import type { TemplateParameter } from "./template-context.js";

/**
 * `Parameters`, each with the value that was given for it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function readParameters(
  node: DocumentNode | undefined,
  given: ParameterValues,
  diagnostics: DiagnosticBag,
): ReadonlyMap<string, TemplateParameter> {
  const declared = node === undefined ? [] : members(node);
  return new Map(declared.map(([name, child]) => [name, readParameter(name, child, given, diagnostics)]));
}

function readParameter(
  name: string,
  node: DocumentNode,
  given: ParameterValues,
  diagnostics: DiagnosticBag,
): TemplateParameter {
  const text = (key: string): string | undefined => {
    const value = member(node, key)?.value;
    return value === undefined || value === null ? undefined : String(value);
  };
  const value = given.get(name);
  const deployed = given.deployed?.(name);
  const type = text("Type") ?? "String";
  const at = keyPlaceOf(node);
  const written = member(node, "Default")?.value;
  if (typeof written === "object" && written !== null) {
    const actual = Array.isArray(written) ? "a list" : "a map";
    diagnostics.report("template-default-invalid", at, { parameter: name, actual });
  }
  const list = /^(CommaDelimitedList|List<|AWS::SSM::Parameter::Value<(CommaDelimitedList|List<))/.test(type);
  const stored = type.startsWith("AWS::SSM::Parameter::Value<") ? text("Default") : undefined;
  const description = text("Description");
  // The default of such a parameter is the name of the one whose value it takes.
  const byDefault = deployed ?? (type.startsWith("AWS::SSM::Parameter::Value<") ? undefined : text("Default"));
  const allowed = member(node, "AllowedValues")?.value;
  if (value !== undefined && Array.isArray(allowed) && !allowed.map(String).includes(value)) {
    diagnostics.report("import-parameter-value", at, { parameter: name, value, allowed: allowed.join(", ") });
  }
  return {
    name,
    secret: text("NoEcho") === "true",
    at,
    ...(description === undefined ? {} : { description }),
    ...(list ? { list: true } : {}),
    ...(byDefault === undefined ? {} : { default: byDefault }),
    ...(value === undefined ? {} : { given: givenValue(value, list, at) }),
    ...(stored === undefined || deployed !== undefined ? {} : { stored }),
    ...(deployed === undefined ? {} : { isDeployed: true as const }),
  };
}

function givenValue(value: string, list: boolean, at: TemplateParameter["at"]): SourceValue {
  if (!list) return scalar(value, at);
  return { kind: "list", items: value.split(",").map((item) => scalar(item.trim(), at)), at };
}
