/**
 * What `gatewright init` writes: every setting with an example, commented out. `##` introduces what is meant for
 * people; a line with a single `#` is YAML once that is taken away.
 */
export const configurationTemplate = `# yaml-language-server: $schema=./node_modules/gatewright/schemas/gatewright.schema.json

## Settings of Gatewright. None is needed: without them every operation becomes a Lambda function of its own behind a
## REST API, and template, module, client and handlers are made. Uncomment what you want to change; the values are examples.

## What is generated, each into a folder of that name. Without this key: cloudformation, terraform, typescript-client, and
## the handlers of the functions that are written in TypeScript (lambda-typescript) and Python (lambda-python).
# emit:
#   cloudformation: {}
#   terraform: {}
#   typescript-client: {}
#   lambda-typescript: {}
#   lambda-python: {}
#   python-client: {}
##  The document as the gateway imports it, with its extensions.
#   openapi: {}
##  An emitter from outside, by package name or by a path relative to this file. It is code that runs in the build.
#   my-emitter:
#     module: ./my-emitter.mjs

## OpenAPI Overlays that are applied to the document in order, before it is read.
# overlays: [production.overlay.yaml]

## Further documents behind the same API, each under a prefix.
# documents:
#   - path: orders.yaml
#     prefix: /orders

# api:
##  ignore, prepend or split: what becomes of the path in servers[0].url (basePath in Swagger).
#   basePath: ignore
##  Stem of the names of everything that is deployed; the document's title when absent.
#   name: pets
##  resources: a resource a method, which shows each change in review. body: one document that the service imports,
##  for APIs that would pass CloudFormation's 500 resources.
#   definition: resources
##  edge, regional or private. A private API needs vpcEndpointIds and a resourcePolicy.
#   endpoint: regional
##  Who reaches a REST API; everybody without this key.
#   access: { allowIps: [192.0.2.0/24] }
#   disableExecuteApiEndpoint: false
##  header (x-api-key) or authorizer.
#   apiKeySource: header
#   binaryMediaTypes: [image/png]
##  Bytes from which responses are compressed.
#   minimumCompressionSize: 1024
#   tags: { team: pets }

## Lambda functions. A single operation's may differ: see operations.
# functions:
##  operation: one each. tag: one a tag. api: one for everything. The latter two route inside the function.
#   per: operation
##  nodejs22.x or nodejs24.x for handlers in TypeScript; python3.13, python3.12 or python3.11 for handlers in Python.
#   runtime: nodejs22.x
#   architecture: arm64
##  Megabytes, and seconds.
#   memory: 256
#   timeout: 10
#   environment: { LOG_LEVEL: info }
##  Days.
#   logRetention: 30
#   tracing: false

## IAM roles by name, each with what it says and no more: a function works with one by role: { use: <name> }.
# roles:
#   reader:
#     managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]

## What the gateway checks before it calls a function: none, parameters, body or all.
# validation: all

# cors:
#   origins: ["https://app.example.com"]
#   headers: [content-type, authorization]
#   credentials: false
##  Seconds.
#   maxAge: 600

## What checks the document's security schemes, by the scheme's name.
# authorizers:
#   bearerAuth:
##    lambda (a function that the build makes, unless function names one), cognito, iam or apiKey.
#     type: lambda
##    Seconds that a decision is cached.
#     ttl: 300

# stages:
#   - name: live
##    Requests a second on average, and at once.
#     throttle: { rate: 100, burst: 200 }
#     tracing: true
##    Execution logs: off, error or info.
#     logging: error
#     metrics: true
#     accessLog: { retention: 30 }
##    A cache cluster, which costs by the hour.
#     cache: { size: 0.5, ttl: 60 }
##    Percent of requests, and milliseconds.
#     alarms:
#       serverErrors: { threshold: 1 }
#       latency: { threshold: 1000 }
#       actions: ["\${AlarmTopicArn}"]
#     variables: { color: blue }

## What holds for every stage that does not say otherwise.
# stageDefaults:
#   tags: { team: pets }

## The role with which API Gateway writes logs, once for an account and region.
# account: { cloudWatchRole: true }

## Alarms of every function, and a CloudWatch dashboard.
# functionAlarms:
#   throttles: { threshold: 0 }
# dashboard: true

## Routes and messages of a WebSocket API (\`api.type: websocket\`); schemas are the document's.
# websocket:
##  What of a message tells its route.
#   routeSelectionExpression: $request.body.action
#   routes:
#     $connect: {}
#     sendMessage:
#       message: "#/components/schemas/SendMessage"
#       reply: "#/components/schemas/Receipt"
#       throttle: { rate: 10, burst: 20 }
##  Messages that handlers send by themselves.
#   sends:
#     chatMessage: "#/components/schemas/ChatMessage"

## Names of your own in front of the stages. A certificate is a deploy parameter unless you name or create one.
# domains:
#   - name: api.example.com
#     certificate: { create: true }
##    Zone of Route 53 for the certificate's record and the domain's own.
#     hostedZoneId: Z0123456789ABCDEFGHIJ
#     mappings: [{ path: v1, stage: live }]

## AWS WAF, for stages of REST APIs: groups of rules that AWS keeps, and a limit for each address in five minutes.
# webAcl:
#   managedRules: [{ name: AWSManagedRulesCommonRuleSet }]
#   rate: { limit: 1000 }

## CloudFront in front of one stage; it is never made unless it is asked for.
# cloudFront:
#   stage: live
#   aliases: [www.example.com]

## What a REST API keeps of its documentation, beside what the document's own extension says.
# documentation:
#   version: "1.0"
#   generate: true

## Keys of callers, and the plans that limit them. A key's value never stands in a template.
# apiKeys:
#   - name: partner
# usagePlans:
#   - name: basic
#     throttle: { rate: 10, burst: 20 }
#     quota: { limit: 10000, period: month }
#     apiKeys: [partner]

## Values that the deployment supplies: CloudFormation parameters, Terraform variables.
# parameters:
#   LogLevel: { description: How much is logged., default: info }
##  Or what a template and a module can know by themselves, as expressions of theirs.
#   LinkId: { cloudformation: { Fn::ImportValue: shared-link }, terraform: data.aws_ssm_parameter.link.value }

## Per operationId (gatewright model shows those that the document does not name).
# operations:
#   listPets:
#     validation: parameters
#     function: { memory: 512, timeout: 29 }
##  What is called in place of a function: dynamodb, sqs, sns, s3, kinesis, stepFunctions, eventBridge, http or mock.
#   getPet:
#     dynamodb: { action: GetItem, table: pets }

## Every operation that calls nothing else is answered from the document's examples.
# mock: true

## Links into a VPC, which integrations name.
# vpcLinks:
#   orders: { networkLoadBalancer: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/orders/50dc6c495c0c9188" }

## Hosts that remote references may be fetched from. Without this key none is.
# references:
#   allow: [schemas.example.com]

## Codes of warnings that are not shown. Errors cannot be silenced.
# diagnostics:
#   ignore: [extension-not-read]

## Merged last into single resources of one output; gatewright model --plan lists their keys.
# overrides:
#   cloudformation:
#     "rest-api:api": { DeletionPolicy: Retain }
`;
