import type { CustomDomain } from "../../domain.js";
import { describeValue } from "../values.js";

/** What keys, outputs and messages call a domain: its name, or the name of the parameter that brings it. */
export const domainLabel = ({ name }: Pick<CustomDomain, "name">): string => describeValue(name).replace(/[${}]/g, "");
