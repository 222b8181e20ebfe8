import type { DeployValue } from "../deploy-value.js";
import type { HttpIntegration, IntegrationResponse, ParameterMapping } from "../integration.js";
import type { BackendCall } from "../short-form.js";
import { answer, errorBody, successStatus } from "./answers.js";
import type { Expand, ExpandContext } from "./context.js";
import { mappingOf } from "./sources.js";

/** A server of HTTP: path variables of its address that the operation has too are mapped by themselves. */
export const expandBackend: Expand<BackendCall> = (call, context): HttpIntegration => {
  const { base, operation } = context;
  const method = call.method ?? operation.method.toUpperCase();
  return {
    ...base,
    kind: "http",
    proxy: call.proxy,
    httpMethod: method,
    uri: call.url,
    ...(call.vpcLink === undefined ? {} : { vpcLink: call.vpcLink }),
    insecureSkipVerification: call.insecureSkipVerification,
    requestParameters: [
      ...pathMappings(call.url, context),
      ...call.query.map(({ name, source }) => ({
        to: `integration.request.querystring.${name}`,
        from: mappingOf(source, context),
      })),
      ...call.headers.map(({ name, source }) => ({
        to: `integration.request.header.${name}`,
        from: mappingOf(source, context),
      })),
    ],
    responses: call.proxy ? [] : answers(context),
  };
};

/** `{name}` and `{name+}`, but not `${name}`. */
function pathMappings(url: DeployValue, context: ExpandContext): readonly ParameterMapping[] {
  const names = new Set(
    literalsOf(url).flatMap((text) => [...text.matchAll(/(?<!\$)\{([^{}+]+)\+?\}/g)].map(([, name = ""]) => name)),
  );
  return [...names].map((name) => ({
    to: `integration.request.path.${name}`,
    from: mappingOf({ kind: "path", name }, context),
  }));
}

const literalsOf = (value: DeployValue): readonly string[] =>
  value.kind === "literal" ? [value.text] : value.kind === "join" ? value.parts.flatMap(literalsOf) : [];

/** Without a proxy the declared statuses come back with their bodies; every other one is a failure of the backend. */
function answers(context: ExpandContext): readonly IntegrationResponse[] {
  const success = successStatus(context);
  const others = context.operation.responses
    .map(({ status }) => status)
    .filter((status) => /^[1-5]\d\d$/.test(status) && status !== success && status !== "502");
  const known = [...new Set(others)];
  const unknown = known.length === 0 ? "[45]\\d{2}" : `(?!${known.join("|")})[45]\\d{2}`;
  return [
    answer(success, undefined, context),
    ...known.map((status) => answer(status, undefined, context, status)),
    answer("502", errorBody("502", context), context, unknown),
  ];
}
