import { type Break, whole } from "./break.js";

/** Stages, limits, functions and what watches over them. */
export const deliveryBreaks: readonly Break[] = [
  {
    name: "burst and rate of a method are swapped",
    fixture: "rest-stages-overrides",
    changes: {
      cloudformation: {
        resource: "ProdStage",
        find: /RateLimit: 10\n +ThrottlingBurstLimit: 20/,
        put: "RateLimit: 20\n          ThrottlingBurstLimit: 10",
      },
      terraform: {
        resource: "aws_api_gateway_method_settings.prod_get_pets_pet_id",
        find: /burst_limit = 20\n +throttling_rate_limit( +)= 10/,
        put: "burst_limit = 10\n    throttling_rate_limit = 20",
      },
    },
    shows: [
      "stage prod/methodSettings/~1pets~1{petId}/GET/throttlingBurstLimit",
      "stage prod/methodSettings/~1pets~1{petId}/GET/throttlingRateLimit",
    ],
  },
  {
    name: "settings are for a method that is not there",
    fixture: "rest-stages-overrides",
    changes: {
      cloudformation: { resource: "DevStage", find: /\/~1pets~1\{petId\}/, put: "/~1pets" },
      terraform: {
        resource: "aws_api_gateway_method_settings.dev_get_pets_pet_id",
        find: /~1pets~1\{petId\}/,
        put: "~1pets",
      },
    },
    shows: [
      "stage dev/methodSettings/~1pets~1{petId}/GET: the plan has {",
      "stage dev/methodSettings/~1pets/GET: the plan has nothing",
    ],
  },
  {
    name: "a stage lost its throttle",
    fixture: "rest-stages-overrides",
    changes: {
      cloudformation: {
        resource: "ProdStage",
        find: / +ThrottlingRateLimit: 50\n +ThrottlingBurstLimit: 100\n/,
        put: "",
      },
      terraform: {
        resource: "aws_api_gateway_method_settings.prod",
        find: / +throttling_burst_limit .*\n +throttling_rate_limit .*\n/,
        put: "",
      },
    },
    shows: ["stage prod/methodSettings/*/*/throttlingBurstLimit", "stage prod/methodSettings/*/*/throttlingRateLimit"],
  },
  {
    name: "a stage lost a variable",
    fixture: "rest-stages-overrides",
    changes: {
      cloudformation: { resource: "ProdStage", find: / +color: blue\n/, put: "" },
      terraform: { resource: "aws_api_gateway_stage.prod", find: / +color +=.*\n/, put: "" },
    },
    shows: ["stage prod/variables/color"],
  },
  {
    name: "a stage writes to the log of another one",
    fixture: "rest-stages-overrides",
    changes: {
      cloudformation: { resource: "ProdStage", find: /AccessProdLogGroup/, put: "AccessDevLogGroup" },
      terraform: { resource: "aws_api_gateway_stage.prod", find: /access_prod\.arn/, put: "access_dev.arn" },
    },
    shows: ["stage prod/accessLogSettings/destinationArn"],
  },
  {
    name: "a canary takes all requests",
    fixture: "rest-canary",
    changes: {
      cloudformation: { resource: "ProdStage", find: /PercentTraffic: 10/, put: "PercentTraffic: 100" },
      terraform: { resource: "aws_api_gateway_stage.prod", find: /percent_traffic = 10/, put: "percent_traffic = 100" },
    },
    shows: ["stage prod/canarySettings/percentTraffic"],
  },
  {
    name: "a stage and its canary are on the same deployment",
    fixture: "rest-canary",
    changes: {
      cloudformation: { resource: "ProdStage", find: /!Ref Deployment0123456789/, put: "!Ref Deploymenta8b4ee74bf" },
      terraform: {
        resource: "aws_api_gateway_stage.prod",
        find: /deployment\.api_0123456789/,
        put: "deployment.api_a8b4ee74bf",
      },
    },
    shows: [
      "deployment of dev, prod canary: only in the plan",
      "deployment of prod: only in the plan",
      "deployment of dev, prod, prod canary: only in the account",
      "deployment of nobody: only in the account",
      "stage prod/deploymentId",
      "stage prod/canarySettings/deploymentId",
      "stage dev/deploymentId",
    ],
  },
  {
    name: "burst and rate of a usage plan are swapped",
    fixture: "terraform-rest",
    changes: {
      cloudformation: {
        resource: "PartnersUsagePlan",
        find: /RateLimit: 10\n +BurstLimit: 20/,
        put: "RateLimit: 20\n        BurstLimit: 10",
      },
      terraform: {
        resource: "aws_api_gateway_usage_plan.partners",
        find: /rate_limit( +)= 10\n +burst_limit = 20/,
        put: "rate_limit  = 20\n    burst_limit = 10",
      },
    },
    shows: ["usage-plan partners/throttle/burstLimit", "usage-plan partners/throttle/rateLimit"],
  },
  {
    name: "a quota is of the wrong period",
    fixture: "terraform-rest",
    changes: {
      cloudformation: { resource: "PartnersUsagePlan", find: /Period: MONTH/, put: "Period: WEEK" },
      terraform: { resource: "aws_api_gateway_usage_plan.partners", find: /"MONTH"/, put: '"WEEK"' },
    },
    shows: ["usage-plan partners/quota/period"],
  },
  {
    name: "a key is in no usage plan",
    fixture: "terraform-rest",
    changes: {
      cloudformation: { resource: "PartnersFirstPartnerUsagePlanKey", find: whole, put: "" },
      terraform: { resource: "aws_api_gateway_usage_plan_key.partners_first_partner", find: whole, put: "" },
    },
    shows: ["usage-plan-key partners/first-partner: only in the plan"],
  },
  {
    name: "a permission is for another method",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: { resource: "ApiGetByRequestPermission", find: /\/GET\/by-request/, put: "/POST/by-request" },
      terraform: {
        resource: "aws_lambda_permission.api_get_by_request",
        find: /\/GET\/by-request/,
        put: "/POST/by-request",
      },
    },
    shows: [
      "permission <slug>-api arn:aws:execute-api:eu-central-1:111122223333:@rest-api Lambda authorizers/*/GET/by-request: only in the plan",
      "permission <slug>-api arn:aws:execute-api:eu-central-1:111122223333:@rest-api Lambda authorizers/*/POST/by-request: only in the account",
    ],
  },
  {
    name: "a function has the code of another one",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: { resource: "ApiFunction", find: /api\.zip/, put: "tokenAuthorizer.zip" },
      terraform: { resource: "aws_lambda_function.api", find: /api\.zip/, put: "tokenAuthorizer.zip" },
    },
    shows: ["function <slug>-api/CodeSha256"],
  },
  {
    name: "a role may do too much",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: { resource: "ApiRole", find: /logs:PutLogEvents/, put: "logs:*" },
      terraform: { resource: "aws_iam_role_policy.api_logs", find: /logs:PutLogEvents/, put: "logs:*" },
    },
    shows: ["role What the function api may do./Policies/logs"],
  },
  {
    name: "a role is for another service",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: { resource: "ApiRole", find: /lambda\.amazonaws\.com/, put: "edgelambda.amazonaws.com" },
      terraform: { resource: "aws_iam_role.api", find: /lambda\.amazonaws\.com/, put: "edgelambda.amazonaws.com" },
    },
    shows: ["role What the function api may do./AssumeRolePolicyDocument"],
  },
  {
    name: "logs are kept for ever",
    fixture: "rest-lambda-authorizers",
    changes: {
      cloudformation: { resource: "ApiLogGroup", find: / +RetentionInDays: .*\n/, put: "" },
      terraform: { resource: "aws_cloudwatch_log_group.api", find: / +retention_in_days .*\n/, put: "" },
    },
    shows: ["log-group /aws/lambda/<slug>-api/retentionInDays"],
  },
  {
    name: "an alarm goes off too late",
    fixture: "rest-alarms",
    changes: {
      cloudformation: { resource: "FunctionApiDurationAlarm", find: /Threshold: 5000/, put: "Threshold: 50000" },
      terraform: {
        resource: "aws_cloudwatch_metric_alarm.function_api_duration",
        find: /threshold( +)= 5000/,
        put: "threshold = 50000",
      },
    },
    shows: ["alarm pets-function-api-duration-@rest-api Pets/Threshold"],
  },
  {
    name: "an alarm tells nobody",
    fixture: "rest-alarms",
    changes: {
      cloudformation: { resource: "StageProdLatencyAlarm", find: / +AlarmActions:\n.*\n/, put: "" },
      terraform: { resource: "aws_cloudwatch_metric_alarm.stage_prod_latency", find: / +alarm_actions .*\n/, put: "" },
    },
    shows: ["alarm pets-prod-latency-@rest-api Pets/AlarmActions"],
  },
  {
    name: "a firewall's rule only counts",
    fixture: "rest-web-acl-managed",
    changes: {
      cloudformation: {
        resource: "ApiWebACL",
        find: /(AggregateKeyType: IP\n +Action:\n +)Block/,
        put: "AggregateKeyType: IP\n          Action:\n            Count",
      },
      terraform: {
        resource: "aws_wafv2_web_acl.api",
        find: /(priority = 20\n\n +action \{\n +)block/,
        put: "priority = 20\n\n    action {\n      count",
      },
    },
    shows: ["web-acl <slug>-web-acl/Rules"],
  },
  {
    name: "a stage has no firewall",
    fixture: "rest-web-acl-managed",
    changes: {
      cloudformation: { resource: "TestWebACLAssociation", find: whole, put: "" },
      terraform: { resource: "aws_wafv2_web_acl_association.test", find: whole, put: "" },
    },
    shows: [
      "web-acl-association arn:aws:apigateway:eu-central-1::/restapis/@rest-api Web ACL/stages/test: only in the plan",
    ],
  },
  {
    name: "too many calls go to the new version",
    fixture: "rest-function-weighted-alias",
    changes: {
      cloudformation: { resource: "ListPetsLiveAlias", find: /FunctionWeight: 0\.1/, put: "FunctionWeight: 0.9" },
      terraform: { resource: "aws_lambda_alias.list_pets_live", find: /= 0\.1/, put: "= 0.9" },
    },
    shows: ["function-alias <slug>-listPets:live/RoutingConfig/AdditionalVersionWeights/1"],
  },
];
