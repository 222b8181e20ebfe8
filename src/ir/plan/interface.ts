import type { ApiModel, GatewayProtocol } from "../api.js";
import { allocateNames, asciiWords, pascalCase } from "../names.js";
import { asOverrides, parametersOfOverrides } from "../override-names.js";
import { domainOutputs } from "./domains/outputs.js";
import { cloudFrontOutputs } from "./edge/cloud-front.js";
import { apiKeyOf } from "./keys.js";
import type { PlanInput, PlanOutput, PlanResource } from "./model.js";
import type { PlanValue } from "./model-base.js";
import { usedParameters } from "./used-parameters.js";
import { attributeValue, joinValues, pseudoValue } from "./values.js";
import { callbackEndpoint } from "./websocket/connections.js";

/** What the deployment is asked for: what the build needs, then what the model declares; of both, what is used. */
export function lowerInputs(api: ApiModel, resources: readonly PlanResource[]): readonly PlanInput[] {
  const used = usedParameters(resources);
  for (const name of parametersOfOverrides(api.overrides, declaredNames(api))) used.add(name);
  addNamesInExpressions(api, used);
  const declared = new Set(api.parameters.map(({ name }) => name));
  return [...ownInputs(api).filter(({ name }) => !declared.has(name)), ...api.parameters].filter(({ name }) =>
    used.has(name),
  );
}

/** Expressions that are printed refer to parameters, which may have expressions themselves. */
function addNamesInExpressions(api: ApiModel, used: Set<string>): void {
  const parameters = new Map(api.parameters.map((each) => [each.name, each]));
  for (const name of used) {
    const written = asOverrides(parameters.get(name)?.expressions ?? {});
    // A set hands out what is added to it while it is read.
    for (const other of parametersOfOverrides(written, declaredNames(api))) used.add(other);
  }
}

const declaredNames = (api: ApiModel): readonly string[] =>
  [...ownInputs(api), ...api.parameters].map(({ name }) => name);

const ownInputs = (api: ApiModel): readonly PlanInput[] => [
  {
    name: "ArtifactBucket",
    description: "S3 bucket that holds the archives of the functions.",
    secret: false,
  },
  {
    name: "ArtifactPrefix",
    description: "What the keys of the archives begin with, with a slash at its end.",
    secret: false,
    default: "",
  },
  {
    name: "Release",
    description:
      "What this deployment is called, a commit for instance: another value publishes a version of each function anew.",
    secret: false,
  },
  {
    name: "NamePrefix",
    description: `What the names of ${namedOf(api)} begin with; distinct for each deployment in one account and region.`,
    secret: false,
    default: namePrefix(api.name),
  },
];

const namedOf = ({ handlers }: ApiModel): string => (handlers.length > 0 ? "the functions" : "resources");

/** With a hyphen and a handler's 44 characters it stays within the 64 of a function's name. */
const namePrefix = (name: string): string =>
  asciiWords(name).replaceAll(" ", "-").slice(0, 19).replace(/-+$/, "") || "api";

/** The API's id, and where each stage answers: by itself, under its domains, and behind CloudFront. */
export const lowerOutputs = (api: ApiModel): readonly PlanOutput[] => [
  ...apiOutputs(api),
  ...domainOutputs(api),
  ...cloudFrontOutputs(api.cloudFront),
];

function apiOutputs({ gateway, stages }: ApiModel): readonly PlanOutput[] {
  const id: PlanOutput = {
    name: "ApiId",
    description: `Id of the ${apiTypes[gateway.protocol]} API.`,
    value: attributeValue(apiKeyOf(gateway.protocol), "id"),
  };
  if (gateway.disableExecuteApiEndpoint) return [id];
  const names = allocateNames(
    stages.map(({ name }) => name),
    (name) => `InvokeUrl${pascalCase(asciiWords(name))}`,
  );
  return [
    id,
    ...stages.map(({ name }) => ({
      name: names.get(name) ?? name,
      description: `Address of the stage ${name}.`,
      value: invokeUrl(gateway.protocol, name),
    })),
    ...(gateway.protocol === "websocket" ? callbackOutputs(stages) : []),
  ];
}

/** Where the server posts messages to connections: `POST {address}/@connections/{connection id}`, signed. */
function callbackOutputs(stages: ApiModel["stages"]): readonly PlanOutput[] {
  const names = allocateNames(
    stages.map(({ name }) => name),
    (name) => `CallbackUrl${pascalCase(asciiWords(name))}`,
  );
  return stages.map(({ name }) => ({
    name: names.get(name) ?? name,
    description: `Address for messages to the connections of the stage ${name}.`,
    value: joinValues(callbackEndpoint(), `/${name}`),
  }));
}

const apiTypes = { rest: "REST", http: "HTTP", websocket: "WebSocket" } as const;

/** The stage `$default` of an HTTP API answers at the API's own address. */
const invokeUrl = (protocol: GatewayProtocol, stage: string): PlanValue =>
  joinValues(
    protocol === "websocket" ? "wss://" : "https://",
    attributeValue(apiKeyOf(protocol), "id"),
    ".execute-api.",
    pseudoValue("region"),
    ".",
    pseudoValue("urlSuffix"),
    protocol === "http" && stage === "$default" ? "" : `/${stage}`,
  );
