import { defineLimits } from "./define.js";

const lambdaQuotas = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html";

/** Lambda functions and their roles. */
export const functionsLimits = defineLimits({
  "function-policy": {
    what: "The policy of the function",
    value: 20_480,
    unit: "bytes",
    raisable: false,
    remedy: "Set `functions.per: tag` or `operation`, so that each function serves fewer paths.",
    source: lambdaQuotas,
  },
  "function-name": {
    what: "The name of the function",
    value: 64,
    unit: "characters",
    raisable: false,
    remedy: "Shorten the default of the NamePrefix parameter, or the operationId.",
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
  },
  "function-environment": {
    what: "The environment variables of the function",
    value: 4096,
    unit: "bytes",
    raisable: false,
    remedy: "Keep long values in Parameter Store or Secrets Manager and pass their names.",
    source: lambdaQuotas,
  },
  "function-layers": {
    what: "Layers of the function",
    value: 5,
    unit: "",
    raisable: false,
    remedy: "Merge layers, or bundle what they hold into the function's own archive.",
    source: lambdaQuotas,
  },
  "function-subnets": {
    what: "Subnets of the function",
    value: 16,
    unit: "",
    raisable: false,
    remedy: "Name one subnet for each zone.",
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html",
  },
  "function-security-groups": {
    what: "Security groups of the function",
    value: 5,
    unit: "",
    raisable: false,
    remedy: "Merge the rules of several groups into one.",
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html",
  },
  "function-timeout": {
    what: "The timeout of the function",
    value: 900,
    unit: "s",
    raisable: false,
    remedy: "Set it to 900 seconds or less; longer work belongs into a queue or a state machine.",
    source: lambdaQuotas,
  },
  "function-memory": {
    what: "The memory of the function",
    value: 10_240,
    unit: "MB",
    raisable: false,
    remedy: "Set it to 10240 MB or less.",
    source: lambdaQuotas,
  },
  "function-memory-minimum": {
    what: "The memory of the function",
    value: 128,
    unit: "MB",
    raisable: false,
    remedy: "Set it to 128 MB or more.",
    source: lambdaQuotas,
  },
  "role-name": {
    what: "The name of the role",
    value: 64,
    unit: "characters",
    raisable: false,
    remedy: "Shorten the default of the NamePrefix parameter, or the operationId.",
    unchecked: "The deployment makes the name, and keeps it short enough.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
  },
});
