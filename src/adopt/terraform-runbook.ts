import type { TerraformAdoption } from "../emitters/terraform/adoption/print-adoption.js";
import type { SourceResource } from "../parser/import/resource-graph.js";
import { pinnedNames, type Runbook, shellWord } from "./runbook.js";

export interface TerraformRunbookFacts {
  readonly name: string;
  readonly adoption: TerraformAdoption;
  /** The command that compares source and document. */
  readonly check: string;
  /** Beside the runbook; absent where the source is no one file, whose processed template has to be had first. */
  readonly retainedTemplate?: string;
  /** Where the template for SAM stands, from the folder of the document; absent for other sources. */
  readonly samFolder?: string;
  /** Where the module is called by another. */
  readonly moduleName?: string;
  /** Resources that stay in the stack. */
  readonly left: readonly SourceResource[];
  /** Resources that Terraform takes over. */
  readonly adopted: readonly SourceResource[];
}

/** How a stack's API gets into Terraform, in order. */
export function terraformRunbook(facts: TerraformRunbookFacts): Runbook {
  const { name, adoption, check, left, adopted } = facts;
  const [imports, made] = [adoption.imported.length, adoption.made.length];
  return {
    title: `From CloudFormation to Terraform: ${name}`,
    introduction: [
      "Each step leaves the API as it is for its callers. Commands take the stack's name from `STACK` and run in the folder of openapi.yaml.",
    ],
    steps: [
      {
        title: "Check that nothing differs",
        commands: [check, 'aws cloudformation detect-stack-drift --stack-name "$STACK"'],
        changes: `nothing. ${pinnedNames} Go on only when nothing else differs, nor the template from what is live.`,
        undo: "nothing to undo.",
      },
      keep(facts),
      {
        title: "Import",
        commands: [
          ...enterModule(facts),
          "terraform init",
          `terraform plan -out=adoption${given(facts)}`,
          "terraform apply adoption",
        ],
        changes: `Terraform's state alone. The plan has to say "${imports} to import, ${made} to add, 0 to change, 0 to destroy"${made === 0 ? "" : "; what it adds stands below"}. Stop when it says anything else.`,
        undo: "`terraform state rm` of every address in imports.tf; nothing live is touched by it.",
      },
      letGo(left, adopted),
      {
        title: "Build as always",
        commands: [
          "gatewright build openapi.yaml --out generated --emit terraform",
          ...enterModule(facts),
          `terraform plan -out=first${given(facts)}`,
          "terraform apply first",
        ],
        changes:
          "the build takes imports.tf away, and what Terraform cannot read from what is live is written once: the deployment is made anew with the same content and the stages move to it without a gap, functions get the code that their settings name, a definition in one body is imported over itself, and methods, routes and keys without names get those of the document. Keep the overrides in gatewright.yaml: they hold the names that the live resources have.",
        undo: "the stages can be moved back to the deployment from before with `aws apigateway update-stage`.",
      },
      {
        title: "Check again",
        commands: [check, ...enterModule(facts), `terraform plan -detailed-exitcode${given(facts)}`],
        changes: "nothing. The exit code 0 says that Terraform, the document and what is live agree.",
        undo: "nothing to undo.",
      },
    ],
    tables: [
      {
        title: "Values that the module asks for",
        head: ["variable", "what it is"],
        rows: adoption.asked.map(({ name: variable, description }) => [variable, description]),
      },
      {
        title: "What Terraform makes",
        head: ["address", "why it is not imported"],
        rows: adoption.made.map(({ address, reason }) => [address, reason]),
      },
      { title: "What stays in the stack", head: ["resource", "type"], rows: left.map(({ id, type }) => [id, type]) },
      {
        title: "What is imported",
        head: ["address", "identifier"],
        rows: adoption.imported.map(({ address, id }) => [address, id]),
      },
    ],
  };
}

const capabilities = "--capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND";

/** Terraform runs where the root module is; `imports.tf` belongs there too. */
const enterModule = ({ moduleName }: TerraformRunbookFacts): readonly string[] =>
  moduleName === undefined
    ? ["cd generated/terraform"]
    : [
        `cd <the folder of the root module, which calls generated/terraform as ${moduleName} and has generated/imports.tf beside it>`,
      ];

/** Values that have no default; those of a module that is called stand in its call. */
const given = ({ adoption: { asked }, moduleName }: TerraformRunbookFacts): string =>
  moduleName === undefined ? asked.map(({ name }) => ` -var ${name}=<value>`).join("") : "";

function keep(facts: TerraformRunbookFacts): Runbook["steps"][number] {
  return {
    title: "Make the stack keep what it lets go",
    commands: keepingCommands(facts),
    changes: `the policies of ${facts.adopted.length} resources, and a resource without effect, AdoptedElsewhere, without which CloudFormation takes no change of policies. A template of more than 51,200 bytes needs --s3-bucket. \`aws cloudformation get-template --template-stage Processed\` shows them.`,
    undo: "deploy the template from before.",
  };
}

function keepingCommands({ retainedTemplate, samFolder }: TerraformRunbookFacts): readonly string[] {
  if (retainedTemplate === undefined) {
    const template = "<the template with DeletionPolicy: Retain and UpdateReplacePolicy: Retain>";
    return [`aws cloudformation deploy --stack-name "$STACK" --template-file ${template} ${capabilities}`];
  }
  const retained = `adoption/${retainedTemplate}`;
  if (samFolder === undefined)
    return [`aws cloudformation deploy --stack-name "$STACK" --template-file ${shellWord(retained)} ${capabilities}`];
  // The folders of functions are found from where the template stands.
  const copy = samFolder === "" ? retainedTemplate : `${samFolder}/${retainedTemplate}`;
  return [
    `cp ${shellWord(retained)} ${shellWord(copy)}`,
    `sam build --template-file ${shellWord(copy)}`,
    `sam deploy --stack-name "$STACK" --resolve-s3 ${capabilities}`,
  ];
}

function letGo(left: readonly SourceResource[], adopted: readonly SourceResource[]): Runbook["steps"][number] {
  const undo = "import them back into a stack: `gatewright migrate <terraform> --to cloudformation --live <state>`.";
  if (left.length === 0)
    return {
      title: "Let the stack go",
      commands: ['aws cloudformation delete-stack --stack-name "$STACK"'],
      changes: `the stack alone: all of its ${adopted.length} resources are kept.`,
      undo,
    };
  return {
    title: "Take the resources out of the stack",
    commands: [
      `aws cloudformation deploy --stack-name "$STACK" --template-file <the template without them> ${capabilities}`,
    ],
    changes: `take the ${adopted.length} resources, AdoptedElsewhere and the outputs that refer to them out of the template first, and give what else refers to them their names or ARNs. ${left.length === 1 ? "1 resource stays" : `${left.length} resources stay`}, so do not delete the stack.`,
    undo,
  };
}
