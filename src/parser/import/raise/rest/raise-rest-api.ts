import { raiseBody } from "../body/raise-body.js";
import type { RaiseContext } from "../context.js";
import { raiseFunctions } from "../raise-functions.js";
import { raiseApiSettings } from "./api-settings.js";
import { raiseAuthorizers } from "./authorizers.js";
import { raiseGatewayResponses } from "./gateway-responses.js";
import { raiseMethods } from "./methods.js";
import { raiseModels } from "./models.js";
import { raisePaths } from "./paths.js";
import { raiseValidators } from "./validators.js";

/** Writes the document and settings of a REST API, one concern of the service after the other. */
export function raiseRestApi(context: RaiseContext): void {
  const fields = context.own(context.api);
  raiseBody(context, fields, "rest");
  raiseApiSettings(context);
  const parts = {
    paths: raisePaths(context),
    models: raiseModels(context),
    authorizers: raiseAuthorizers(context),
    validators: raiseValidators(context),
  };
  raiseMethods(context, parts, new Set());
  parts.validators.finish();
  parts.authorizers.finish();
  raiseGatewayResponses(context);
  raiseFunctions(context);
}
