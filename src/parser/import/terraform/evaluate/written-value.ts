import { asText } from "./text.js";
import type { Value } from "./value.js";

/** A value as an expression of Terraform's language, for what is kept as an expression around it. */
export function writtenValue(value: Value): string {
  switch (value.kind) {
    case "scalar":
      return typeof value.value === "string" ? quote(value.value) : String(value.value);
    case "list":
      return `[${value.items.map(writtenValue).join(", ")}]`;
    case "object":
      return `{ ${[...value.members].map(([key, each]) => `${quote(key)} = ${writtenValue(each)}`).join(", ")} }`;
    case "parameter":
      return `var.${value.name}`;
    case "pseudo":
      return pseudoText[value.name];
    case "join":
      return `"${value.parts.map((part) => (part.kind === "scalar" ? quote(String(part.value)).slice(1, -1) : `\${${writtenValue(part)}}`)).join("")}"`;
    case "encoded":
      return writtenValue(asText(value));
    default:
      return value.text;
  }
}

const pseudoText = {
  region: "data.aws_region.current.id",
  account: "data.aws_caller_identity.current.account_id",
  partition: "data.aws_partition.current.partition",
  urlSuffix: "data.aws_partition.current.dns_suffix",
} as const;

const quote = (text: string): string => JSON.stringify(text).replace(/[$%]\{/g, (mark) => `${mark[0]}${mark}`);
