import { raiseOtherGroups } from "../access-log.js";
import { raiseAccount } from "../account.js";
import { raiseBody } from "../body/raise-body.js";
import type { RaiseContext } from "../context.js";
import { raiseDomains } from "../domains.js";
import { raiseFunctions } from "../raise-functions.js";
import { raiseWebAcl } from "../web-acl.js";
import { raiseApiSettings } from "./api-settings.js";
import { raiseAuthorizers } from "./authorizers.js";
import { raiseDocumentation } from "./documentation.js";
import { raiseGatewayResponses } from "./gateway-responses.js";
import { raiseMethods } from "./methods.js";
import { raiseModels } from "./models.js";
import { raisePaths } from "./paths.js";
import { raisePreflights } from "./preflights.js";
import { raiseStages } from "./stages.js";
import { raiseUsagePlans } from "./usage-plans.js";
import { raiseValidators } from "./validators.js";
import { raiseVpcLinks } from "./vpc-links.js";

/** Writes the document and settings of a REST API, one concern of the service after the other. */
export function raiseRestApi(context: RaiseContext): void {
  const fields = context.own(context.api);
  const isDefined = raiseBody(context, fields, "rest");
  // As it stands in the source, so that what is live stays what it is.
  if (isDefined && context.ofApi("AWS::ApiGateway::Method").length === 0) {
    context.settings.put(["api", "definition"], "body");
  }
  raiseApiSettings(context);
  raiseVpcLinks(context);
  const parts = {
    paths: raisePaths(context),
    models: raiseModels(context),
    authorizers: raiseAuthorizers(context),
    validators: raiseValidators(context),
  };
  raiseMethods(context, parts, raisePreflights(context, parts.paths));
  parts.paths.finish();
  parts.models.finish();
  parts.validators.finish();
  parts.authorizers.finish();
  raiseGatewayResponses(context);
  raiseDocumentation(context);
  const stages = raiseStages(context);
  raiseOtherGroups(context, [...stages.values()]);
  raiseUsagePlans(context, stages);
  raiseDomains(context, stages);
  raiseWebAcl(context, new Set(stages.keys()));
  raiseAccount(context);
  raiseFunctions(context);
}
