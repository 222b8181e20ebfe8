import { type CloudFormationExpression, cloudFormationExpressionProblem } from "../../ir/cloudformation-expression.js";
import type { DeployExpressions } from "../../ir/deploy-value.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { terraformExpressionProblem } from "../../ir/terraform-expression.js";
import { keyPlaceOf, placeOf } from "../document-node.js";
import type { LoadedSettings } from "../settings/read-settings.js";

/** What the declared parameters are in the words of single targets, by the keys of their declarations. */
export const readExpressions = (
  settings: LoadedSettings,
  diagnostics: DiagnosticBag,
): ReadonlyMap<string, DeployExpressions> =>
  new Map(
    Object.keys(settings.values.parameters ?? {}).flatMap((key) => {
      const expressions = read(key, settings, diagnostics);
      return expressions === undefined ? [] : [[key, expressions] as const];
    }),
  );

/** What could reach beyond its place in an output is refused. */
function read(key: string, settings: LoadedSettings, diagnostics: DiagnosticBag): DeployExpressions | undefined {
  const { cloudformation, terraform } = settings.values.parameters?.[key] ?? {};
  if (cloudformation === undefined && terraform === undefined) return undefined;
  const refuse = (target: string, problem: string | undefined): void => {
    if (problem === undefined) return;
    const at = placeOf(settings.nodeAt(["parameters", key, target]));
    diagnostics.report("setting-invalid", at, { setting: `parameters.${key}.${target}`, problem });
  };
  if (cloudformation !== undefined) refuse("cloudformation", cloudFormationExpressionProblem(cloudformation));
  if (terraform !== undefined) refuse("terraform", terraformExpressionProblem(terraform));
  return {
    ...(cloudformation === undefined ? {} : { cloudformation: cloudformation as CloudFormationExpression }),
    ...(terraform === undefined ? {} : { terraform: terraform.trim() }),
    origin: keyPlaceOf(settings.nodeAt(["parameters", key])),
  };
}
