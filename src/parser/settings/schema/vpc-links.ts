import { z } from "zod";
import { deployText } from "./values.js";

const description = z.string().optional().describe("Text for people.");

/** REST APIs reach a network load balancer, HTTP APIs subnets: each shape belongs to one type of API. */
export const vpcLink = z.union([
  z.strictObject({
    description,
    networkLoadBalancer: deployText.describe("ARN of the network load balancer that a REST API reaches."),
  }),
  z.strictObject({
    description,
    subnetIds: z.array(deployText).min(1).describe("Subnets that an HTTP API reaches its backends through."),
    securityGroupIds: z.array(deployText).optional().describe("Security groups of the link in these subnets."),
  }),
]);
