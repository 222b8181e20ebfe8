import type { SourceResource } from "../../resource-graph.js";
import type { RaiseContext } from "../context.js";
import { nameOperation, operationKey } from "../operations.js";
import type { RestAuthorizers } from "./authorizers.js";
import { raiseIntegration } from "./integration.js";
import type { MethodDraft } from "./method-draft.js";
import { raiseMethodResponses } from "./method-responses.js";
import type { RestModels } from "./models.js";
import { raiseParameters } from "./parameters.js";
import type { RestPaths } from "./paths.js";
import type { RestValidators } from "./validators.js";

/** What methods refer to. */
export interface MethodParts {
  readonly paths: RestPaths;
  readonly models: RestModels;
  readonly authorizers: RestAuthorizers;
  readonly validators: RestValidators;
}

/**
 * One operation for each method.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
 */
export function raiseMethods(context: RaiseContext, parts: MethodParts, preflights: ReadonlySet<SourceResource>): void {
  for (const draft of draftMethods(context, parts.paths, preflights)) raiseMethod(context, draft, parts);
}

/** What is needed to tell a method apart from others: its path and its verb. */
export function draftMethods(
  context: RaiseContext,
  paths: RestPaths,
  preflights: ReadonlySet<SourceResource>,
): readonly MethodDraft[] {
  const taken = new Set<string>();
  const drafts: MethodDraft[] = [];
  const methods = context.ofApi("AWS::ApiGateway::Method").filter((method) => !preflights.has(method));
  const names = new Map(
    methods.map((method) => {
      const name = method.properties.find((property) => property.name === "OperationName")?.value;
      return [method, name === undefined ? undefined : context.values.known(name)] as const;
    }),
  );
  for (const name of names.values()) if (name !== undefined) taken.add(name);
  const named = new Set<string>();
  for (const method of methods) {
    const fields = context.own(method);
    fields.ignore("RestApiId");
    const path = paths.pathOf(fields.value("ResourceId"));
    const httpMethod = fields.text("HttpMethod")?.toUpperCase();
    const key = httpMethod === undefined ? undefined : operationKey(httpMethod);
    if (path === undefined || httpMethod === undefined || key === undefined) {
      const how =
        path === undefined ? "the source does not tell what path it is of" : "OpenAPI has no such HTTP method";
      context.claims.annotateResource(method, "dropped", how);
      continue;
    }
    fields.ignore("ResourceId");
    const at = ["paths", path, key];
    if (context.document.get(at) !== undefined) {
      context.claims.annotateResource(method, "dropped", `another method answers ${httpMethod} ${path} already`);
      continue;
    }
    const wish = names.get(method);
    const id = wish === undefined || named.has(wish) ? nameOperation(httpMethod, path, taken) : wish;
    if (wish !== undefined && id !== wish)
      fields.annotate("OperationName", "approximated", `another operation is called '${wish}'`);
    taken.add(id);
    named.add(id);
    context.document.put(at, { operationId: id }, method.nodes[0]?.at);
    drafts.push({ method, fields, path, httpMethod, at, id });
  }
  return drafts;
}

function raiseMethod(context: RaiseContext, draft: MethodDraft, parts: MethodParts): void {
  const { fields } = draft;
  raiseParameters(context, draft);
  raiseRequestBody(context, draft, parts.models);
  raiseMethodResponses(context, draft, parts.models);
  raiseSecurity(context, draft, parts.authorizers);
  parts.validators.raise(draft);
  raiseIntegration(context, draft, fields.object("Integration"));
}

function raiseRequestBody({ document }: RaiseContext, { fields, at }: MethodDraft, models: RestModels): void {
  for (const [contentType, model] of fields.members("RequestModels")) {
    const schema = models.referTo(model);
    if (schema === undefined) continue;
    if (document.get([...at, "requestBody"]) === undefined) document.put([...at, "requestBody", "required"], true);
    document.put([...at, "requestBody", "content", contentType, "schema"], schema, model);
  }
}

function raiseSecurity({ document }: RaiseContext, { fields, at }: MethodDraft, authorizers: RestAuthorizers): void {
  const requirement = authorizers.requirementOf(fields);
  if (requirement !== undefined) document.put([...at, "security"], [requirement], fields.value("AuthorizationType"));
}
