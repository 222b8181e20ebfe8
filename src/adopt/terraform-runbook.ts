import type { TerraformAdoption } from "../emitters/terraform/adoption/print-adoption.js";
import type { SourceResource } from "../parser/import/resource-graph.js";
import { type Runbook, shellWord } from "./runbook.js";

export interface TerraformRunbookFacts {
  readonly name: string;
  readonly adoption: TerraformAdoption;
  /** As the command line names them. */
  readonly source: string;
  readonly document: string;
  readonly retainedTemplate: string;
  /** Resources that stay in the stack. */
  readonly left: readonly SourceResource[];
  /** Resources that Terraform takes over. */
  readonly adopted: readonly SourceResource[];
}

/** How a stack's API gets into Terraform, in order. */
export function terraformRunbook(facts: TerraformRunbookFacts): Runbook {
  const { name, adoption, source, document, retainedTemplate, left, adopted } = facts;
  const [imports, made] = [adoption.imported.length, adoption.made.length];
  const check = `gatewright diff ${shellWord(source)} ${shellWord(document)} --fail-on any`;
  return {
    title: `From CloudFormation to Terraform: ${name}`,
    introduction: [
      "Each step leaves the API as it is for its callers. Commands take the stack's name from `STACK` and run where this file is.",
    ],
    steps: [
      {
        title: "Check that nothing differs",
        commands: [check, 'aws cloudformation detect-stack-drift --stack-name "$STACK"'],
        changes: "nothing. Go on only when neither the two sources nor the template and what is live differ.",
        undo: "nothing to undo.",
      },
      {
        title: "Make the stack keep what it lets go",
        commands: [
          `aws cloudformation deploy --stack-name "$STACK" --template-file ${shellWord(retainedTemplate)} --capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND`,
        ],
        changes: `the policies of ${adopted.length} resources, and a resource without effect, AdoptedElsewhere, without which CloudFormation takes no change of policies. A stack of more than 51,200 bytes needs --s3-bucket.`,
        undo: "deploy the template from before.",
      },
      {
        title: "Import",
        commands: ["cd terraform", "terraform init", "terraform plan -out=adoption", "terraform apply adoption"],
        changes: `Terraform's state alone. The plan has to say "${imports} to import, ${made} to add, 0 to change, 0 to destroy"${made === 0 ? "" : "; what it adds stands below"}. Stop when it says anything else.`,
        undo: "`terraform state rm` of every address in imports.tf; nothing live is touched by it.",
      },
      letGo(left, adopted),
      {
        title: "Build as always",
        commands: [
          `gatewright build ${shellWord(document)}`,
          "cd terraform && rm -f imports.tf",
          "terraform plan -out=first",
          "terraform apply first",
        ],
        changes:
          "what Terraform cannot read from what is live is written once: the deployment is made anew with the same content and the stages move to it without a gap, functions get the code that their settings name, a definition in one body is imported over itself. Keep the overrides in gatewright.yaml: they hold the names that the live resources have.",
        undo: "the stages can be moved back to the deployment from before with `aws apigateway update-stage`.",
      },
      {
        title: "Check again",
        commands: [check, "cd terraform && terraform plan -detailed-exitcode"],
        changes: "nothing. The exit code 0 says that Terraform, the document and what is live agree.",
        undo: "nothing to undo.",
      },
    ],
    tables: [
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
      'aws cloudformation deploy --stack-name "$STACK" --template-file <the template without them> --capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND',
    ],
    changes: `take the ${adopted.length} resources, AdoptedElsewhere and the outputs that refer to them out of the template first, and give what else refers to them their names or ARNs. ${left.length} resources stay, so do not delete the stack.`,
    undo,
  };
}
