import type { Validation } from "../../api.js";
import { compareText } from "../../compare.js";
import { requestValidatorKey, restApiKey } from "../keys.js";
import type { PlanKey } from "../model-base.js";
import type { MethodResource, RequestValidatorResource } from "../model-rest.js";
import { attributeValue } from "../values.js";

/** A method whose validator is still to be found, with what its operation asks for. */
export interface ValidatedMethod {
  readonly validation: Validation;
  readonly method: Pick<MethodResource, "key" | "requestParameters" | "requestModels">;
}

export interface Validators {
  readonly resources: readonly RequestValidatorResource[];
  /** Absent for methods that validate nothing. */
  readonly byMethod: ReadonlyMap<PlanKey, RequestValidatorResource>;
}

/** One validator for each distinct combination of checks, or name in the document; methods share them. */
export function lowerValidators(methods: readonly ValidatedMethod[]): Validators {
  const reserved = new Set(methods.flatMap(({ validation }) => validation.name ?? []));
  const known = new Map<string, RequestValidatorResource>();
  const byMethod = new Map<PlanKey, RequestValidatorResource>();
  for (const each of methods) {
    const checks = checksOf(each);
    if (!checks.body && !checks.parameters) continue;
    const { name } = each.validation;
    const id = name === undefined ? `own ${ownName(checks)}` : `named ${name}`;
    const validator = known.get(id) ?? validatorOf(name ?? freeName(ownName(checks), reserved), checks);
    known.set(id, validator);
    byMethod.set(each.method.key, validator);
  }
  const resources = [...known.values()].sort((one, other) => compareText(one.name, other.name));
  return { resources, byMethod };
}

type Checks = Pick<RequestValidatorResource, "body" | "parameters">;

/**
 * What the gateway would really check: a validator that finds nothing to check is left out, unless the document names it.
 */
function checksOf({ validation, method }: ValidatedMethod): Checks {
  if (validation.name !== undefined) return { body: validation.body, parameters: validation.parameters };
  return {
    body: validation.body && method.requestModels.length > 0,
    parameters: validation.parameters && method.requestParameters.some(({ required }) => required),
  };
}

const ownName = ({ body, parameters }: Checks): string =>
  body && parameters ? "body-and-parameters" : body ? "body" : "parameters";

const freeName = (wish: string, reserved: ReadonlySet<string>): string =>
  reserved.has(wish) ? freeName(`${wish}-default`, reserved) : wish;

const validatorOf = (name: string, { body, parameters }: Checks): RequestValidatorResource => ({
  kind: "request-validator",
  key: requestValidatorKey(name),
  origin: undefined,
  dependsOn: [],
  api: attributeValue(restApiKey, "id"),
  name,
  body,
  parameters,
});
