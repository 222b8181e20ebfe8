import { type DeployValue, literalText } from "../../deploy-value.js";
import type { CustomDomain } from "../../domain.js";
import { describeValue } from "../values.js";

/** What keys, outputs and messages call a domain: its name, or the name of the parameter that brings it. */
export const domainLabel = ({ name }: Pick<CustomDomain, "name">): string => describeValue(name).replace(/[${}]/g, "");

/** Labels of letters, digits and hyphens, the first perhaps a wildcard; https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html */
const domainName = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Whether a text can be the name of a domain; what only the deployment knows is taken to be one. */
export function isDomainName(name: DeployValue): boolean {
  const text = literalText(name);
  return text === undefined || (domainName.test(text) && text.length <= 253);
}
