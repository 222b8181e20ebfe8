import { defineCatalog, message } from "./define.js";

/** Backends that need more than an address: AWS services, links into a VPC, mocks, and who may call. */
export const servicesCatalog = defineCatalog({
  "vpc-link-type-mismatch": {
    severity: "error",
    message: message`The VPC link '${"name"}' leads to ${"target"}; ${"type"} APIs have links to ${"other"} only.`,
    help: "Give the link `networkLoadBalancer` for a REST API, `subnetIds` and `securityGroupIds` for an HTTP API. A WebSocket API uses no links of its own.",
  },
});
