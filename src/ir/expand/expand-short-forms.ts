import type { ApiModel, Operation } from "../api.js";
import type { DiagnosticBag } from "../diagnostics.js";
import type { SchemaId } from "../ids.js";
import type { Integration, ShortFormIntegration } from "../integration.js";
import type { NamedSchema } from "../schema.js";
import { expandAccess } from "./access.js";
import { expandBackend } from "./backend.js";
import type { ExpandContext } from "./context.js";
import { expandDynamoDb } from "./dynamodb.js";
import { expandEventBridge } from "./event-bridge.js";
import { expandForHttpApi } from "./http-api.js";
import { expandKinesis } from "./kinesis.js";
import { expandMock } from "./mock.js";
import { expandS3 } from "./s3.js";
import { expandSns } from "./sns.js";
import { expandSqs } from "./sqs.js";
import { expandStepFunctions } from "./step-functions.js";

/**
 * The same API with an ordinary integration in the place of each short form: what is lowered knows nothing of them. What
 * cannot be expanded is reported, and left as an integration that no plan comes of.
 */
export const expandShortForms = (api: ApiModel, diagnostics: DiagnosticBag): ApiModel =>
  expandAccess(expandIntegrations(api, diagnostics), diagnostics);

function expandIntegrations(api: ApiModel, diagnostics: DiagnosticBag): ApiModel {
  if (!api.operations.some(({ integration }) => integration.kind === "shortForm")) return api;
  const schemas = new Map<SchemaId, NamedSchema>(api.schemas.map((schema) => [schema.id, schema]));
  const operations = api.operations.map((operation): Operation => {
    const { integration } = operation;
    if (integration.kind !== "shortForm") return operation;
    const { kind: _, form, ...base } = integration;
    const context: ExpandContext = { api, protocol: api.gateway.protocol, operation, base, schemas, diagnostics };
    const expanded = expand(integration, context);
    return {
      ...operation,
      integration: expanded === undefined ? integration : withCredentials({ ...expanded, expandedFrom: form.setting }),
    };
  });
  return { ...api, operations };
}

/** A role that exists takes the place of the one that would be made. */
function withCredentials(integration: Integration): Integration {
  if (integration.credentials === undefined || integration.grants === undefined) return integration;
  const { grants: _, ...others } = integration;
  return others;
}

function expand({ form }: ShortFormIntegration, context: ExpandContext): Integration | undefined {
  if (context.protocol === "http") return expandForHttpApi(form, context);
  switch (form.setting) {
    case "dynamodb":
      return expandDynamoDb(form, context);
    case "sqs":
      return expandSqs(form, context);
    case "sns":
      return expandSns(form, context);
    case "s3":
      return expandS3(form, context);
    case "kinesis":
      return expandKinesis(form, context);
    case "stepFunctions":
      return expandStepFunctions(form, context);
    case "eventBridge":
      return expandEventBridge(form, context);
    case "http":
      return expandBackend(form, context);
    case "mock":
      return expandMock(form, context);
    case "appConfig":
      context.diagnostics.report("service-action-unsupported", context.base.origin, {
        action: "AppConfig GetConfiguration",
        type: "REST",
      });
      return undefined;
  }
}
