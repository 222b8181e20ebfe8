import { parameterName } from "../../../openapi/deploy-values.js";
import type { SourceParameter } from "../../resource-graph.js";
import { evaluate } from "../evaluate/evaluate.js";
import { toPlain } from "../evaluate/plain.js";
import type { Scope } from "../evaluate/scope.js";
import { isNull, scalar, type Value } from "../evaluate/value.js";
import type { ConfigurationBlock, Expression } from "../syntax/expression.js";
import { readTemplateText } from "../syntax/read-template-text.js";
import { argumentOf, literalText, type ModuleConfiguration } from "./configuration.js";
import type { ConfigurationContext } from "./context.js";
import { keepOnce } from "./keep-once.js";
import type { ModuleInputs } from "./module-instance.js";
import { conform } from "./type-constraint.js";

/**
 * The variables of the configuration itself. Text, numbers and lists of texts become parameters, whose defaults are taken
 * for granted only where a known value is needed; maps and objects are what their defaults say. What the user gives counts as known.
 */
export function rootInputs(
  configuration: ModuleConfiguration,
  scope: Scope,
  context: ConfigurationContext,
): ModuleInputs {
  const values = keepOnce<Value>();
  return (name, at) => {
    const block = configuration.variables.get(name);
    if (block === undefined) return undefined;
    return values(`var.${name}`, at, () => variableValue(name, block, configuration, scope, context));
  };
}

function variableValue(
  name: string,
  block: ConfigurationBlock,
  configuration: ModuleConfiguration,
  scope: Scope,
  context: ConfigurationContext,
): Value {
  const type = argumentOf(block.body, "type")?.value;
  // The ledger calls a variable by the name of its deploy parameter, and so may who gives its value.
  const given = context.parameters.get(name) ?? context.parameters.get(parameterName(name));
  if (given !== undefined) return conform(givenValue(given, block, scope, context), type, scope);
  const byDefault = configuration.given.get(name) ?? argumentOf(block.body, "default")?.value;
  const assumed = byDefault === undefined ? undefined : conform(evaluate(byDefault, scope), type, scope);
  if (assumed !== undefined && (isNull(assumed) || shapeOf(block, assumed) === "structure")) return assumed;
  return { kind: "parameter", name, at: block.at, ...(assumed === undefined ? {} : { assumed }) };
}

type Shape = "text" | "list" | "structure";

function shapeOf(block: ConfigurationBlock, assumed: Value | undefined): Shape {
  const type = argumentOf(block.body, "type")?.value.text.replace(/\s/g, "") ?? "";
  if (/^"?(list|set)(\((string|number|bool|any)\))?"?$/.test(type)) return "list";
  if (/^"?(string|number|bool)"?$/.test(type)) return "text";
  if (type !== "" && type !== "any") return "structure";
  if (assumed?.kind === "list") return assumed.items.every((each) => each.kind === "scalar") ? "list" : "structure";
  return assumed?.kind === "object" ? "structure" : "text";
}

/** As the command line of Terraform has it: text for text, an expression for everything else. */
function givenValue(text: string, block: ConfigurationBlock, scope: Scope, context: ConfigurationContext): Value {
  if (shapeOf(block, undefined) === "text") return scalar(text, block.at);
  const place = () => block.at;
  const expression: Expression | undefined = readTemplateText(context.evaluation.parse, { text: `\${${text}}`, place });
  return expression === undefined ? scalar(text, block.at) : evaluate(expression, scope);
}

/** The parameters that the graph declares, by the names that deploy parameters have. */
export function declaredParameters(
  configuration: ModuleConfiguration,
  inputs: ModuleInputs,
): readonly SourceParameter[] {
  return [...configuration.variables].flatMap(([name, block]): readonly SourceParameter[] => {
    const value = inputs(name, block.at);
    if (value?.kind !== "parameter") return [];
    const description = literalText(argumentOf(block.body, "description")?.value);
    const text = value.assumed === undefined ? undefined : defaultText(value.assumed);
    return [
      {
        name: parameterName(name),
        secret: argumentOf(block.body, "sensitive")?.value.text === "true",
        at: block.at,
        ...(shapeOf(block, value.assumed) === "list" ? { list: true } : {}),
        ...(description === undefined ? {} : { description }),
        ...(text === undefined ? {} : { default: text }),
      },
    ];
  });
}

function defaultText(value: Value): string | undefined {
  const plain = toPlain(value, () => undefined);
  if (Array.isArray(plain)) return plain.map(String).join(",");
  return plain === undefined || plain === null || typeof plain === "object" ? undefined : String(plain);
}
