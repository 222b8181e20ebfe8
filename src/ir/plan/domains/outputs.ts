import type { ApiModel } from "../../api.js";
import type { CustomDomain } from "../../domain.js";
import { allocateNames, asciiWords, pascalCase } from "../../names.js";
import type { PlanOutput } from "../model.js";
import { joinValues, planValue } from "../values.js";
import { domainLabel } from "./domain-label.js";
import { domainTarget } from "./lower-domains.js";

/** Where the stages answer under each domain, and where its DNS has to lead. */
export function domainOutputs({ domains, gateway }: ApiModel): readonly PlanOutput[] {
  const keyOf = (domain: CustomDomain): string =>
    `${domainLabel(domain)}${domain.endpoint === "private" ? " private" : ""}`;
  const outputs = domains.flatMap((domain) => [
    ...targetOutputs(domain, keyOf(domain), gateway.protocol === "rest"),
    ...urlOutputs(domain, keyOf(domain), gateway.protocol === "websocket" ? "wss" : "https"),
  ]);
  const names = allocateNames(
    outputs.map(({ name }) => name),
    (key) => pascalCase(asciiWords(key.replaceAll("*", " any "))),
  );
  return outputs.map((output) => ({ ...output, name: names.get(output.name) ?? output.name }));
}

function targetOutputs(domain: CustomDomain, key: string, isRest: boolean): readonly PlanOutput[] {
  if (domain.kind === "existing" || domain.endpoint === "private") return [];
  const label = domainLabel(domain);
  const { domainName, hostedZoneId } = domainTarget(domain, isRest);
  return [
    { name: `domain target ${key}`, description: `Where DNS has to lead callers of ${label}.`, value: domainName },
    {
      name: `domain hosted zone ${key}`,
      description: `Zone of the target of ${label}, for alias records.`,
      value: hostedZoneId,
    },
  ];
}

/** A wildcard stands for many addresses. */
const urlOutputs = (domain: CustomDomain, key: string, scheme: string): readonly PlanOutput[] =>
  domainLabel(domain).startsWith("*")
    ? []
    : domain.mappings.map(({ path, stage }) => ({
        name: `domain url ${key} ${path}`.trim(),
        description: `Address of the ${stage === false ? "stages" : `stage ${stage}`} under ${domainLabel(domain)}.`,
        value: joinValues(`${scheme}://`, planValue(domain.name), path === "" ? "" : `/${path}`),
      }));
