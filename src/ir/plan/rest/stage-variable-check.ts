import type { Operation } from "../../api.js";
import { placeWithin, type SourcePointer } from "../../source.js";
import type { RestContext } from "../context.js";
import type { Route } from "../routes.js";
import { describeValue } from "../values.js";

/** A text that may name variables of the stage, and where it stands. */
interface Reader {
  readonly text: string;
  readonly at: SourcePointer;
}

/**
 * Reports variables that integrations read and a stage does not declare. The functions that integrations call are left to
 * whoever grants the permissions on them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
 */
export function checkStageVariables(routes: readonly Route[], { api, diagnostics }: RestContext): void {
  const declared = api.stages.map(({ name, variables }) => ({
    name,
    variables: new Set(variables.map((each) => each.name)),
  }));
  for (const { operation } of routes)
    for (const { text, at } of readersOf(operation))
      for (const variable of variablesIn(text))
        for (const { name: stage, variables } of declared)
          if (!variables.has(variable)) {
            const reader = `The integration of operation '${operation.id}'`;
            diagnostics.report("stage-variable-undeclared", at, { reader, variable, stage });
          }
}

function readersOf({ integration }: Operation): readonly Reader[] {
  const { origin, requestParameters, requestTemplates, responses } = integration;
  return [
    ...(integration.kind === "http" || integration.kind === "aws"
      ? [{ text: describeValue(integration.uri), at: placeWithin(origin, ["uri"]) }]
      : []),
    ...requestParameters.map(({ to, from }) => ({
      text: describeValue(from),
      at: placeWithin(origin, ["requestParameters", to], "key"),
    })),
    ...requestTemplates.map(({ contentType, template }) => ({
      text: describeValue(template),
      at: placeWithin(origin, ["requestTemplates", contentType], "key"),
    })),
    ...responses.flatMap((response) => [
      ...response.parameters.map(({ to, from }) => ({
        text: describeValue(from),
        at: placeWithin(response.origin, ["responseParameters", to], "key"),
      })),
      ...response.templates.map(({ contentType, template }) => ({
        text: describeValue(template),
        at: placeWithin(response.origin, ["responseTemplates", contentType], "key"),
      })),
    ]),
  ];
}

/** `${stageVariables.name}` of a URI, `stageVariables.name` of a mapping, `$stageVariables.name` and `['name']` of a template. */
const variablesIn = (text: string): ReadonlySet<string> =>
  new Set(
    [
      ...text.matchAll(
        /(?:^|[${!])stageVariables(?:\.(?!get\()(\w+)|\[\s*["'](\w+)["']\s*\]|\.get\(\s*["'](\w+)["'])/g,
      ),
    ].map(([, member, index, argument]) => member ?? index ?? argument ?? ""),
  );
