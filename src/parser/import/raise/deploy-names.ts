import type { JsonValue } from "../../../ir/json.js";
import { asciiWords, pascalCase } from "../../../ir/names.js";
import { parameterName } from "../../openapi/deploy-values.js";
import type { ResourceGraph } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { ownWords } from "./own-words.js";

/** What only the deployment knows. */
export type DeployTimeValue = Extract<SourceValue, { kind: "reference" | "parameter" | "opaque" }>;

/** Names of the deploy parameters of one API, and what the settings say of them. */
export interface DeployNames {
  /** The parameter that stands for a value; the same one for the same value. */
  nameOf(value: DeployTimeValue): string;
  /** Declarations by name, with what they stand for, in the order in which they were met. */
  declared(): readonly (readonly [
    name: string,
    declaration: { readonly [key: string]: JsonValue },
    from: SourceValue,
  ])[];
}

export function createDeployNames(graph: ResourceGraph): DeployNames {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const found: [string, { readonly [key: string]: JsonValue }, SourceValue][] = [];
  // Parameters of the source keep their names, whatever is met first.
  for (const { name } of graph.parameters) {
    names.set(`parameter ${name}`, parameterName(name));
    taken.add(parameterName(name));
  }
  const declared = new Set<string>();
  return {
    nameOf: (value) => {
      const key = keyOf(value);
      const name = names.get(key) ?? freeName(parameterName(wishFor(value, graph)), taken);
      names.set(key, name);
      taken.add(name);
      if (!declared.has(name)) {
        declared.add(name);
        found.push([name, declarationOf(value, graph), value]);
      }
      return name;
    },
    declared: () => found,
  };
}

function keyOf(value: DeployTimeValue): string {
  if (value.kind === "parameter") return `parameter ${value.name}`;
  if (value.kind === "reference") return `reference ${value.resource} ${value.attribute ?? ""}`;
  return `opaque ${value.text === "" ? value.name : value.text}`;
}

function freeName(wish: string, taken: ReadonlySet<string>): string {
  let name = wish;
  for (let number = 2; taken.has(name); number += 1) name = `${wish}${number}`;
  return name;
}

/** `PetsTable` and `Arn` → `PetsTableArn`; so of `module.data.aws_dynamodb_table.pets["eu"]`, which its type completes. */
function wishFor(value: DeployTimeValue, graph: ResourceGraph): string {
  if (value.kind !== "reference") return value.name;
  const attribute = pascalCase(asciiWords(value.attribute ?? ""));
  if (graph.dialect !== "terraform") return `${value.resource}${attribute}`;
  const own = pascalCase(asciiWords(ownWords(value.resource) ?? value.resource.split(".").at(-1) ?? ""));
  const noun = nounOf(graph.resources.find(({ id }) => id === value.resource)?.type ?? "");
  return `${withNoun(own, noun)}${attribute}`;
}

/** `Pets` and `Table` → `PetsTable`; a name that says what it is already says it as CloudFormation writes it. */
function withNoun(name: string, noun: string): string {
  const [said, wanted] = [name.toLowerCase(), noun.toLowerCase()];
  if (said.endsWith(wanted)) return name.slice(0, name.length - noun.length) + noun;
  return said.includes(wanted) ? name : name + noun;
}

/** `AWS::DynamoDB::Table` and `aws_dynamodb_table` → `Table`. */
function nounOf(type: string): string {
  const word = type.split(/::|_/).at(-1) ?? "";
  return type.includes("::") ? word : pascalCase(asciiWords(word));
}

function declarationOf(value: DeployTimeValue, graph: ResourceGraph): { readonly [key: string]: JsonValue } {
  if (value.kind === "parameter") {
    const parameter = graph.parameters.find(({ name }) => name === value.name);
    return {
      ...(parameter?.description === undefined ? {} : { description: parameter.description }),
      ...(parameter?.default === undefined ? {} : { default: parameter.default }),
      ...(parameter?.secret === true ? { secret: true } : {}),
    };
  }
  if (value.kind === "reference") {
    const type = graph.resources.find(({ id }) => id === value.resource)?.type;
    const what = value.attribute === undefined ? value.resource : `${value.attribute} of ${value.resource}`;
    const description = `${what}${type === undefined ? "" : `, ${type}`}`;
    return isSecret(value.attribute) ? { description, secret: true } : { description };
  }
  if (value.text === "") return { description: `${value.name}, which the source works out when it is deployed` };
  return graph.dialect === "terraform"
    ? { description: value.name, terraform: value.text }
    : { description: value.name, cloudformation: JSON.parse(value.text) };
}

/** `ClientSecret` of a user pool's client, `MasterUserPassword`: nobody shall read them in a plan or a console. */
const isSecret = (attribute: string | undefined): boolean => /(?:secret|password)(?:string)?$/i.test(attribute ?? "");
