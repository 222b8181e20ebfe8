import type { Integration } from "../integration.js";
import type { Call } from "./grantees.js";
import { integrationRoleKey } from "./keys.js";
import type { PlanValue } from "./model-base.js";
import type { RoleResource } from "./model-functions.js";
import type { Route } from "./routes.js";
import { attributeValue, planValue } from "./values.js";

/** A route of a REST or an HTTP API. */
type CallingRoute = Pick<Route, "operation"> & Call;

/** A role for each integration that asks for one: what one operation may do is seen in one place, and ends with it. */
export const lowerIntegrationRoles = (routes: readonly CallingRoute[]): readonly RoleResource[] =>
  routes.flatMap(({ operation, httpMethod, path }) => {
    const { grants, origin } = operation.integration;
    if (grants === undefined || grants.length === 0) return [];
    return [
      {
        kind: "role",
        key: integrationRoleKey(httpMethod, path),
        origin,
        dependsOn: [],
        description: `What ${httpMethod} ${path} may do.`.replace(/[^\t\n\r\x20-\x7E]/g, "?").slice(0, 1000),
        trust: ["apigateway.amazonaws.com"],
        policies: [
          {
            name: "call",
            statements: grants.map(({ actions, resources }) => ({ actions, resources: resources.map(planValue) })),
          },
        ],
      },
    ];
  });

/** The credentials that an integration is called with: given ones, or the role that is made for it. */
export function credentialsOf({ credentials, grants }: Integration, { httpMethod, path }: Call): PlanValue | undefined {
  if (credentials !== undefined) return planValue(credentials);
  return grants === undefined || grants.length === 0
    ? undefined
    : attributeValue(integrationRoleKey(httpMethod, path), "arn");
}
