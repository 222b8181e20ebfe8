import { type Definition, isOpenApi3, isSwagger2 } from "./definition.js";
import { type Draft, open, read, write } from "./draft.js";
import type { ApiEvent } from "./events.js";
import { decidedText, reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { isOfKind, propertyOf } from "./sam-resource.js";
import { isFalse, isList, isObject, isTrue, list, member, object, scalar } from "./values.js";

/**
 * The model that a method's body has to have.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-requestmodel.html
 */
export function addRequestModel(
  event: ApiEvent,
  api: SamResource,
  definition: Definition,
  method: Draft,
  context: SamContext,
): void {
  const request = event.properties.get("RequestModel")?.value;
  const model = member(request, "Model");
  if (model === undefined) return;
  const name = decidedText(context, model);
  const where = `'RequestModel' of ${event.node.address}`;
  const models = propertyOf(api, "Models");
  if (name === undefined) {
    reportInvalid(context, where, "the name of a model", model);
    return;
  }
  if (!isObject(models) || member(models, name) === undefined) {
    reportRefused(context, where, `${api.resource.id} has no model '${name}'`, model.at);
    return;
  }
  writeBody(definition, method, name.toLowerCase(), member(request, "Required"), model.at);
  addValidator(definition, method, request, where, context);
}

type Value = NonNullable<ReturnType<typeof member>>;

function writeBody(
  definition: Definition,
  method: Draft,
  name: string,
  required: Value | undefined,
  at: Value["at"],
): void {
  if (isSwagger2(definition)) {
    const schema = object({ $ref: scalar(`#/definitions/${name}`, at) }, at);
    const parameter = object({ in: scalar("body", at), name: scalar(name, at), schema, required }, at);
    const existing = read(method, "parameters");
    write(method, "parameters", list([...(isList(existing) ? existing.items : []), parameter], at));
  } else if (isOpenApi3(definition)) {
    const schema = object({ $ref: scalar(`#/components/schemas/${name}`, at) }, at);
    const content = object({ "application/json": object({ schema }, at) }, at);
    write(method, "requestBody", object({ content, required }, at));
  }
}

function addValidator(
  definition: Definition,
  method: Draft,
  request: Value | undefined,
  where: string,
  context: SamContext,
): void {
  const flags = ["ValidateBody", "ValidateParameters"].map((key) => member(request, key));
  if (flags.every((flag) => flag === undefined)) return;
  for (const [index, flag] of flags.entries()) {
    const known =
      flag === undefined || (flag.kind === "scalar" && isOfKind(flag, "boolean") && (isTrue(flag) || isFalse(flag)));
    if (!known) {
      reportInvalid(
        context,
        `'${index === 0 ? "ValidateBody" : "ValidateParameters"}' of ${where}`,
        "true or false",
        flag,
      );
      return;
    }
  }
  const [body, parameters] = flags.map(isTrue);
  const at = flags.find((flag) => flag !== undefined)?.at ?? method.at;
  const name = body ? (parameters ? "body-and-params" : "body-only") : parameters ? "params-only" : "no-validation";
  const validators = open(definition.root, "x-amazon-apigateway-request-validators", at);
  if (validators !== undefined && read(validators, name) === undefined) {
    const [validateRequestBody, validateRequestParameters] = [body, parameters].map((flag) =>
      scalar(flag === true, at),
    );
    write(validators, name, object({ validateRequestBody, validateRequestParameters }, at));
  }
  write(method, "x-amazon-apigateway-request-validator", scalar(name, at));
}
