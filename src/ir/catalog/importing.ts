import { defineCatalog, message } from "./define.js";

/** Sources that are imported: templates, configurations, states. */
export const importingCatalog = defineCatalog({
  "import-source-unknown": {
    severity: "error",
    message: message`'${"source"}' is nothing that can be imported.`,
    help: "Give a CloudFormation or SAM template (it has `Resources`), a folder or file with Terraform configuration (`*.tf`, `*.tf.json`), the JSON that `terraform show -json` prints, a `serverless.yml` with `service` and `provider`, an OpenAPI document that API Gateway exported, or a folder with one of these directly in it.",
  },
  "import-sources-several": {
    severity: "error",
    message: message`The folder '${"source"}' holds several sources: ${"sources"}.`,
    help: "Name the one that is meant, or several of them one behind the other.",
  },
  "live-unreadable": {
    severity: "error",
    message: message`'${"file"}' ${"problem"}.`,
    help: "Behind `--live` goes what `aws cloudformation describe-stack-resources`, `list-stack-resources` or `describe-stacks` prints as JSON, or `aws apigateway get-resources`, or `terraform show -json`.",
  },
  "live-without-graph": {
    severity: "error",
    message: message`Nothing live can be found for '${"source"}': it is a document, which tells of no resources.`,
    help: "Migrate from the template, the configuration or the state that the API was deployed with.",
  },
  "live-name-differs": {
    severity: "error",
    message: message`The live resource behind '${"resource"}' has another name than the settings give it: ${"properties"}.`,
    help: "Put these properties under `overrides` in gatewright.yaml, or move the file away so that it is written anew: without them the resource would be made a second time.",
  },
  "diff-several-apis": {
    severity: "error",
    message: message`${"source"} describes ${"count"} APIs, and two are compared at a time.`,
    help: "Import it (`gatewright import`), and compare the document of the one that is meant.",
  },
  "import-without-api": {
    severity: "error",
    message: message`'${"source"}' defines no API on Amazon API Gateway.`,
    help: "Give the source that holds the `AWS::ApiGateway::RestApi` or `AWS::ApiGatewayV2::Api`, or what stands for one: a function with an event of type Api or HttpApi, `aws_api_gateway_rest_api`, `aws_apigatewayv2_api`. A nested stack or a module is a source of its own.",
  },
  "import-definition-unknown": {
    severity: "error",
    message: message`The definition of the API '${"api"}' is not known: ${"why"}.`,
    help: 'Without it nothing is left to import. Give the value of a parameter or variable with `--parameter name="$(cat openapi.yaml)"`, let a file be found by naming a folder above it with `--root`, or import the configuration that calls this module.',
  },
  "import-parameter-unknown": {
    severity: "error",
    message: message`The source has no parameter or variable '${"parameter"}'.`,
    help: "Correct the name behind `--parameter`; names are case-sensitive.",
  },
  "import-parameter-value": {
    severity: "error",
    message: message`The parameter '${"parameter"}' cannot be '${"value"}'; the source allows: ${"allowed"}.`,
    help: "Give one of the values that the source allows, or leave the parameter out to go by its default.",
  },
  "template-key-duplicate": {
    severity: "warning",
    message: message`The key '${"key"}' occurs twice in one object of the template.`,
    help: "CloudFormation takes the last one, and so does the import. Take the other one out of the template.",
  },
  "template-default-invalid": {
    severity: "error",
    message: message`The default of the parameter '${"parameter"}' is ${"actual"}.`,
    help: "CloudFormation takes one text or number as a default; that of a list is a text with commas between its items.",
  },
  "sam-property-unknown": {
    severity: "error",
    message: message`SAM knows no property '${"property"}' of ${"type"}.`,
    help: "Correct the name as the specification of AWS SAM has it; `sam validate` refuses the template for the same reason.",
  },
  "sam-value-invalid": {
    severity: "error",
    message: message`${"what"} has to be ${"expected"}, but is ${"actual"}.`,
    help: "Correct the value as the specification of AWS SAM describes it; `sam validate` refuses the template for the same reason.",
  },
  "sam-refused": {
    severity: "error",
    message: message`${"what"}: ${"detail"}.`,
    help: "SAM refuses to transform the template for this reason. Mend it there; `sam validate --lint` shows the same.",
  },
  "import-dropped": {
    severity: "error",
    message: message`'${"what"}' (${"type"}) is lost: ${"why"}.`,
    help: "If it may be lost, name it with `--allow-drop`.",
  },
  "import-drop-unused": {
    severity: "warning",
    message: message`Nothing is dropped that '${"name"}' names.`,
    help: "`--allow-drop` takes the address of a node, a property of one (`Node.Properties.Name`), or a type, as the ledger shows them.",
  },
  "import-apis-several": {
    severity: "error",
    message: message`The source defines several APIs: ${"apis"}.`,
    help: "A build makes one API. Import the source with `gatewright import`, which writes a document and settings for each.",
  },
  "source-dropped": {
    severity: "warning",
    message: message`${"what"} is not carried over: ${"how"}.`,
    help: "Say it in the settings, or as `overrides` of the resource that it belongs to; or take it out of the source.",
  },
  "source-approximated": {
    severity: "warning",
    message: message`${"what"} is carried over as something near to it: ${"how"}.`,
    help: "Check that the difference does not matter. Values for parameters settle conditions: `gatewright import --parameter Name=value`.",
  },
});
