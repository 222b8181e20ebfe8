import {
  addOperation,
  changeOperation,
  describeOperation,
  type Edit,
  removeOperation,
  renameOperation,
} from "./editions.js";

/** What a function of its own does not bear, no request sees. */
const renameAlone: Edit = { ...renameOperation, redeploys: false };

/** Which golden case goes through which edit: both definitions, REST and HTTP, small cases of many features. */
export const updates: readonly { readonly case: string; readonly edit: Edit }[] = [
  { case: "terraform-rest", edit: addOperation },
  { case: "rest-cors", edit: changeOperation },
  { case: "rest-validation", edit: removeOperation },
  { case: "rest-usage-plans", edit: describeOperation },
  { case: "rest-lambda-authorizers", edit: renameAlone },
  { case: "rest-mapping-templates", edit: addOperation },
  { case: "rest-stages-overrides", edit: changeOperation },
  { case: "rest-gateway-responses", edit: describeOperation },
  { case: "body-definition", edit: addOperation },
  { case: "rest-lambda-custom-body", edit: addOperation },
  { case: "rest-function-alias-body", edit: changeOperation },
  { case: "rest-endpoint-edge", edit: renameOperation },
  { case: "http-cors-scheme", edit: renameOperation },
  { case: "http-routes", edit: addOperation },
  { case: "http-jwt", edit: removeOperation },
  { case: "http-body", edit: addOperation },
  { case: "http-deployment", edit: renameAlone },
];
