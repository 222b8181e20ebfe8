import { defineLimits } from "./define.js";

const formationQuotas = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html";

/** CloudFormation templates. */
export const cloudformationLimits = defineLimits({
  "template-resources": {
    what: "Resources of the template",
    value: 500,
    unit: "",
    raisable: false,
    remedy:
      "Set `api.definition: body` (one resource for the whole API), and `functions.per: tag` or `api` (one function for many operations); or spread the resources over nested stacks with `emit.cloudformation.nestedStacks`; or deploy with Terraform, which has no such limit.",
    source: formationQuotas,
  },
  "template-parameters": {
    what: "Parameters of the template",
    value: 200,
    unit: "",
    raisable: false,
    remedy: "Remove deploy parameters, or give them fixed values.",
    source: formationQuotas,
  },
  "template-outputs": {
    what: "Outputs of the template",
    value: 200,
    unit: "",
    raisable: false,
    remedy: "Deploy fewer stages from one template.",
    source: formationQuotas,
  },
  "template-inline": {
    what: "A template that is passed in the request",
    value: 51_200,
    unit: "bytes",
    raisable: false,
    remedy: "Upload it to S3 first: `aws cloudformation deploy --s3-bucket`, or `package`.",
    unchecked: "It depends on how the template is deployed; its head names the command.",
    source: formationQuotas,
  },
  "template-size": {
    what: "The template",
    value: 1_000_000,
    unit: "bytes",
    raisable: false,
    remedy: "Set `api.definition: body` (a large body goes to a file of its own), and `functions.per: tag` or `api`.",
    source: formationQuotas,
  },
  "template-logical-id": {
    what: "A logical id",
    value: 255,
    unit: "characters",
    raisable: false,
    remedy: "Shorten the operationId or the path that it is made from.",
    unchecked: "Logical ids are cut at 128 characters, with a digest of the rest.",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
  },
});
