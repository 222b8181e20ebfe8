import type { DeployValue } from "../deploy-value.js";
import type { Grant } from "../integration.js";
import type { StepFunctionsCall } from "../short-form.js";
import { answer, errorAnswers, errorBody, errorTemplate, knownMembers, successStatus } from "./answers.js";
import { templatesFor, withKey } from "./calls.js";
import type { Expand, ExpandContext } from "./context.js";
import { account, arnOf, arnParts, integrationUri, isArn, partition, region, text } from "./names.js";
import { jsonExpression, jsonStringOf } from "./sources.js";
import { escaped, jsonStringPart } from "./velocity-text.js";

/**
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html,
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html and
 * https://docs.aws.amazon.com/step-functions/latest/dg/tutorial-api-gateway.html
 */
export const expandStepFunctions: Expand<StepFunctionsCall> = (call, context) => {
  const template = call.action.startsWith("Start") ? start(call, context) : ofExecution(call, context);
  if (template === undefined) return undefined;
  return {
    ...context.base,
    kind: "aws",
    httpMethod: "POST",
    uri: integrationUri("states", `action/${call.action}`),
    grants: executionGrants(call),
    passthroughBehavior: "NEVER",
    requestTemplates: templatesFor(template, context),
    responses: [
      answer(successStatus(context), answerTemplate(call, context), context),
      ...errorAnswers(context, refusals(call, context)),
    ],
  };
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html */
export const executionGrants = (call: StepFunctionsCall): readonly Grant[] => {
  const isStart = call.action.startsWith("Start");
  const resource = isStart ? stateMachineArn(call) : executionArn(call, "*");
  return withKey([{ actions: [`states:${call.action}`], resources: resource === undefined ? [] : [resource] }], call, [
    "kms:Decrypt",
    "kms:GenerateDataKey",
  ]);
};

export const stateMachineArn = ({ stateMachine }: StepFunctionsCall): DeployValue =>
  arnOf(stateMachine, "states", "stateMachine:");

/** `arn:{partition}:states:{region}:{account}:execution:{state machine}:{name}`; undefined for an ARN that only the deployment knows. */
export function executionArn({ stateMachine }: StepFunctionsCall, name: string | DeployValue): DeployValue | undefined {
  const arn = (where: DeployValue, whose: DeployValue, machine: DeployValue): DeployValue =>
    text("arn:", partition, ":states:", where, ":", whose, ":execution:", machine, ":", name);
  if (!isArn(stateMachine)) return arn(region, account, stateMachine);
  const parts = arnParts(stateMachine);
  if (parts === undefined) return undefined;
  const machine = parts.resource;
  const plain =
    machine.kind === "literal"
      ? { ...machine, text: machine.text.replace(/^stateMachine:/, "") }
      : machine.kind === "join"
        ? text(
            ...machine.parts.map((part, index) =>
              index === 0 && part.kind === "literal" ? part.text.replace(/^stateMachine:/, "") : part,
            ),
          )
        : machine;
  return arn(parts.region, parts.account, plain);
}

function start(call: StepFunctionsCall, context: ExpandContext): DeployValue {
  // The input has to be JSON: of the body it is taken as such, whatever its spelling.
  const input =
    call.input.kind === "body" ? text(escaped(jsonExpression(call.input.path))) : jsonStringOf(call.input, context);
  if (call.input.kind === "body") jsonStringOf(call.input, context);
  const name = call.execution === undefined ? [] : [',\n  "name": "', jsonStringOf(call.execution, context), '"'];
  return text(
    '{\n  "stateMachineArn": "',
    jsonStringPart(stateMachineArn(call)),
    '"',
    ...name,
    ',\n  "input": "',
    input,
    '"\n}',
  );
}

function ofExecution(call: StepFunctionsCall, context: ExpandContext): DeployValue | undefined {
  const { base, operation, diagnostics } = context;
  if (call.execution === undefined) {
    diagnostics.report("value-source-unknown", base.origin, { source: "execution", operation: operation.id });
    return undefined;
  }
  const arn = executionArn(call, jsonStringOf(call.execution, context));
  if (arn === undefined) {
    diagnostics.report("service-name-needed", base.origin, { what: "a state machine" });
    return undefined;
  }
  return text('{\n  "executionArn": "', arn, '"\n}');
}

/** The name of an execution is the last part of its ARN; the rest is nobody's business. */
const executionName = `"$input.path('$.executionArn').replaceAll("^.*:", "")"`;

function answerTemplate(call: StepFunctionsCall, context: ExpandContext): string | undefined {
  switch (call.action) {
    case "StartExecution":
      return knownMembers(
        {
          executionName,
          name: executionName,
          executionId: executionName,
          executionArn: `"$input.path('$.executionArn')"`,
          startDate: "$input.json('$.startDate')",
        },
        context,
      );
    case "StopExecution":
      return knownMembers({ stopDate: "$input.json('$.stopDate')" }, context);
    case "DescribeExecution":
      return describeExecution(context);
    case "StartSyncExecution":
      // An execution that fails is a successful call: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
      return `#if($input.path('$.status') == "SUCCEEDED")\n$input.path('$.output')\n#elseif($input.path('$.status') == "TIMED_OUT")${errorTemplate("504", context)}\n#else${errorTemplate("500", context)}\n#end`;
  }
}

const describeExecution = (context: ExpandContext): string | undefined =>
  knownMembers(
    {
      status: `"$input.path('$.status')"`,
      executionName: `"$input.path('$.name')"`,
      name: `"$input.path('$.name')"`,
      executionId: `"$input.path('$.name')"`,
      output: "#if($input.path('$').containsKey('output'))$input.path('$.output')#{else}null#end",
      startDate: "$input.json('$.startDate')",
      stopDate: "#if($input.path('$').containsKey('stopDate'))$input.json('$.stopDate')#{else}null#end",
    },
    context,
  );

/** A name that is taken, and an execution that is not there, are the caller's to know. */
function refusals(
  call: StepFunctionsCall,
  context: ExpandContext,
): { readonly status: string; readonly template?: string } {
  if (call.action === "StartSyncExecution") return { status: "500" };
  const isStart = call.action === "StartExecution";
  const status = isStart ? "409" : "404";
  // What is no name of an execution makes no ARN of one.
  const types = isStart ? ["ExecutionAlreadyExists"] : ["ExecutionDoesNotExist", "InvalidArn"];
  const test = types.map((type) => `$input.path('$.__type').endsWith("${type}")`).join(" || ");
  const template = `#if(${test})\n${errorBody(status, context)}\n#else${errorTemplate("500", context)}\n#end`;
  return { status, template };
}
