import { defineLimits } from "./define.js";

const httpQuotas = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html";

/** HTTP APIs. */
export const httpLimits = defineLimits({
  "http-routes": {
    what: "Routes of the API",
    value: 300,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Routes per API (HTTP or WebSocket)' in the Service Quotas console before deploying, serve a subtree through one `ANY /{proxy+}` route, or split the document into several APIs.",
    source: httpQuotas,
  },
  "http-integrations": {
    what: "Integrations of the API",
    value: 300,
    unit: "",
    raisable: false,
    remedy:
      "Set `functions.per: tag` or `api` (operations of one function share an integration), let operations share one of `components.x-amazon-apigateway-integrations`, or split the document into several APIs.",
    source: httpQuotas,
  },
  "http-authorizers": {
    what: "Authorizers of the API",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask AWS Support for a higher quota before deploying, or let one authorizer serve several security schemes.",
    source: httpQuotas,
  },
  "http-stages": {
    what: "Stages of the API",
    value: 10,
    unit: "",
    raisable: true,
    remedy:
      "Ask for a higher quota of 'Stages per API' in the Service Quotas console before deploying, or deploy the API once per environment with one stage each.",
    source: httpQuotas,
  },
  "http-integration-timeout": {
    what: "The integration's timeout",
    value: 30_000,
    unit: "ms",
    raisable: false,
    remedy:
      "Set it to 30000 ms or less, answer 202 and work asynchronously, or set `api.type: rest`, where it can be raised.",
    source: httpQuotas,
  },
  "jwt-audiences": {
    what: "Audiences of the authorizer",
    value: 50,
    unit: "",
    raisable: false,
    remedy: "Let clients share an audience, or check the audience in a Lambda authorizer.",
    source: httpQuotas,
  },
  "route-scopes": {
    what: "Scopes of the route",
    value: 10,
    unit: "",
    raisable: false,
    remedy: "Define one scope that stands for several, or check scopes in a Lambda authorizer.",
    source: httpQuotas,
  },
  "vpc-link-subnets": {
    what: "Subnets of the VPC link",
    value: 10,
    unit: "",
    raisable: true,
    remedy: "Name one subnet for each zone, or ask for a higher quota of 'Subnets per VPC link'.",
    source: httpQuotas,
  },
  "vpc-links": {
    what: "The VPC links of the build",
    value: 10,
    unit: "",
    raisable: true,
    remedy: "Let integrations share a link: it reaches every load balancer of its VPC. The quota is the region's.",
    source: httpQuotas,
  },
});
