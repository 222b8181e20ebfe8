import type { GatewayPlan } from "../../src/ir/plan/model.js";
import { aBody, restApi, withinApi } from "./plan-api.js";
import { delivery, functions } from "./plan-delivery.js";
import { methods } from "./plan-methods.js";
import { api, attributeOf, joinOf, pseudo } from "./plan-values.js";

export { attributeOf, joinOf, literalValue, parameterValue, treeOf } from "./plan-values.js";

const ends: Pick<GatewayPlan, "name" | "description" | "inputs" | "outputs"> = {
  name: "pets",
  description: "Pets, their owners and their food.",
  inputs: [
    { name: "ArtifactBucket", description: "Bucket that holds the functions' archives.", secret: false },
    { name: "ArtifactPrefix", description: "What the archives' keys begin with.", secret: false, default: "" },
    { name: "NamePrefix", description: "What the functions' names begin with.", secret: false, default: "pets" },
    { name: "BackendHost", description: "Host of the food service.", secret: false, default: "food.example.com" },
    { name: "BackendVpcLink", description: "Link to the network of the food service.", secret: false },
    { name: "UserPoolArn", description: "The customers' user pool.", secret: false },
    { name: "QueueArn", description: "The queue for orders.", secret: false },
    { name: "AcmeKey", description: "The API key of Acme, at least 20 characters.", secret: true },
  ],
  outputs: [
    { name: "ApiId", description: "Id of the API.", value: api },
    {
      name: "LiveUrl",
      description: "Where the stage live answers.",
      value: joinOf(
        "https://",
        api,
        ".execute-api.",
        pseudo("region"),
        ".",
        pseudo("urlSuffix"),
        "/",
        attributeOf("stage:live", "name"),
      ),
    },
  ],
};

/**
 * A small API with every kind of resource that a plan can hold, and every kind of value but the opaque ones.
 * It is complete: whatever is printed from it has to satisfy the target's own checkers.
 */
export const aPlan = (): GatewayPlan => ({
  ...ends,
  resources: [restApi, ...functions, ...withinApi, ...delivery(methods.map((each) => each.key))],
  overrides: [
    { target: "cloudformation", resource: "function:listPets", properties: { EphemeralStorage: { Size: 1024 } } },
    { target: "terraform", resource: "function:listPets", properties: { ephemeral_storage: { size: 1024 } } },
  ],
});

/** The same API as one OpenAPI document; only what stands outside of it are resources of their own. */
export const aBodyPlan = (): GatewayPlan => ({
  ...ends,
  inputs: ends.inputs.filter((input) => input.name !== "BackendVpcLink"),
  resources: [...functions, { ...restApi, body: aBody() }, ...delivery([])],
  overrides: [],
});
