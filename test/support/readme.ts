import { z } from "zod";
import { catalog } from "../../src/ir/catalog.js";
import { type ChangeEntry, changes } from "../../src/ir/diff/catalog.js";
import { riskDescriptions, risks } from "../../src/ir/diff/risk.js";
import type { ServiceLimit } from "../../src/ir/limits/define.js";
import { limits } from "../../src/ir/limits.js";
import { settingsSchema } from "../../src/parser/settings/schema.js";
import { type ApiType, features, readFeatureCases } from "./features.js";

/** The sections of the README that are printed from the source, by the name of their markers. */
export const sections: Readonly<Record<string, () => string>> = {
  settings: settingsTable,
  diagnostics: diagnosticsTable,
  limits: limitsTable,
  features: featuresTable,
  risks: risksTable,
  differences: differencesTable,
};

/** The README with every section printed anew. */
export function renderReadme(text: string): string {
  return Object.entries(sections).reduce((page, [name, print]) => {
    const begin = `<!-- ${name} -->`;
    const end = `<!-- /${name} -->`;
    const from = page.indexOf(begin);
    const to = page.indexOf(end);
    if (from === -1 || to < from) throw new Error(`the README has no section '${name}'`);
    return `${page.slice(0, from + begin.length)}\n\n${print()}\n${page.slice(to)}`;
  }, text);
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |\n`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  row(head) + row(head.map(() => "---")) + rows.map(row).join("");

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
}

function settingsTable(): string {
  const rows: string[][] = [];
  const visit = (path: string, schema: JsonSchema): void => {
    for (const [key, child] of Object.entries(schema.properties ?? {})) {
      const name = path === "" ? key : `${path}.${key}`;
      const inner = child.type === "array" ? child.items : child;
      rows.push([`\`${name}\``, typeText(child), child.description ?? ""]);
      if (inner?.properties !== undefined) visit(child.type === "array" ? `${name}[]` : name, inner);
    }
  };
  visit("", z.toJSONSchema(settingsSchema, { io: "input", reused: "inline" }) as JsonSchema);
  return table(["setting", "value", ""], rows);
}

function typeText(schema: JsonSchema): string {
  if (schema.enum !== undefined) {
    const values = schema.enum.map((value) => `\`${String(value)}\``);
    return values.length > 6 ? `${values.slice(0, 3).join(", ")}, ..., ${values.at(-1)}` : values.join(", ");
  }
  if (schema.type === "array") return schema.items?.properties === undefined ? "list" : "list of objects";
  if (schema.properties !== undefined) return "object";
  if (schema.type === "object") return "map";
  if (schema.type === "integer" || schema.type === "number") {
    const isBounded = schema.minimum !== undefined && schema.maximum !== undefined && schema.maximum < 1e12;
    return isBounded ? `${schema.minimum}-${schema.maximum}` : "number";
  }
  return schema.type === "boolean" ? "`true`, `false`" : (schema.type ?? "text");
}

function diagnosticsTable(): string {
  const rows = Object.entries(catalog).map(([code, { severity, message, help }]) => [
    `\`${code}\``,
    severity,
    message.text,
    help,
  ]);
  return table(
    ["code", "severity", "message", "way out"],
    rows.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );
}

function risksTable(): string {
  return table(
    ["risk", ""],
    risks.toReversed().map((risk) => [`\`${risk}\``, riskDescriptions[risk]]),
  );
}

/** Risks of members follow from a table of their own: what they are is too much for a page. */
function differencesTable(): string {
  const risksOf = ({ risks }: ChangeEntry): string => {
    if (risks === "told") return "by the member";
    if (!("request" in risks)) return risks.join(", ");
    const [request, response] = [risks.request.join(", "), risks.response.join(", ")];
    return request === response ? request : `request: ${request}; response: ${response}`;
  };
  const rows = Object.entries<ChangeEntry>(changes).map(([code, entry]) => [
    `\`${code}\``,
    entry.message.text,
    risksOf(entry),
    entry.why,
  ]);
  return table(["code", "what happened", "risks", "why"], rows);
}

function limitsTable(): string {
  const rows = Object.values(limits).map((limit: ServiceLimit) => [
    limit.what,
    `${limit.value}${limit.unit === "" ? "" : ` ${limit.unit}`}`,
    limit.raisable ? "yes" : "no",
    limit.unchecked === undefined ? limit.remedy : `${limit.remedy} Not checked: ${limit.unchecked}`,
  ]);
  return table(["what", "limit", "raisable", "way out"], rows);
}

/** By row: the cases of each type of API, and whether both targets show them. */
function featuresTable(): string {
  const cases = readFeatureCases();
  const rows = features.map(({ id, what, apiTypes, withoutInfrastructure }) => {
    const showing = cases.filter(({ ids }) => ids.includes(id));
    const ofType = (type: ApiType): string => {
      const found = showing.filter(({ apiType }) => apiType === type);
      return found.length > 0 ? found.map(({ folder }) => link(folder)).join(", ") : apiTypes.includes(type) ? "" : "–";
    };
    const shownBy = (target: "cloudformation" | "terraform"): string =>
      withoutInfrastructure === true ? "–" : showing.some(({ targets }) => targets.includes(target)) ? "yes" : "";
    return [
      id,
      what,
      ofType("REST"),
      ofType("HTTP"),
      ofType("WebSocket"),
      shownBy("cloudformation"),
      shownBy("terraform"),
    ];
  });
  return table(["", "", "REST", "HTTP", "WebSocket", "CloudFormation", "Terraform"], rows);
}

const link = (folder: string): string => `[${folder.replace("fixtures/", "")}](${folder}/features.txt)`;
