import type { CloudFormationAdoption } from "../emitters/cloudformation/adoption/print-adoption.js";
import { pinnedNames, type Runbook } from "./runbook.js";

export interface CloudFormationRunbookFacts {
  readonly name: string;
  readonly adoption: CloudFormationAdoption;
  /** The command that compares source and document. */
  readonly check: string;
  /** When the table of types that cannot be imported was last checked: `2026-11`. */
  readonly checked: string;
  /** Addresses that Terraform lets go. */
  readonly removed: readonly string[];
}

const capabilities = "--capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM";

/** How what Terraform manages gets into a stack, in order. */
export function cloudFormationRunbook(facts: CloudFormationRunbookFacts): Runbook {
  const { name, adoption, check, checked, removed } = facts;
  return {
    title: `From Terraform to CloudFormation: ${name}`,
    introduction: [
      "Each step leaves the API as it is for its callers, unless the table of what is made says otherwise. Commands take the stack's name from `STACK` and run in the folder of openapi.yaml, those of Terraform in that of its root module.",
    ],
    steps: [
      {
        title: "Check that nothing differs",
        commands: [check, "terraform plan -detailed-exitcode"],
        changes: `nothing. ${pinnedNames} Go on only when both exit with 0.`,
        undo: "nothing to undo.",
      },
      {
        title: "Import into a new stack",
        commands: [
          `aws cloudformation create-change-set --stack-name "$STACK" --change-set-name adoption --change-set-type IMPORT --resources-to-import file://adoption/resources-to-import.json --template-body file://adoption/template.json ${capabilities}`,
          'aws cloudformation describe-change-set --stack-name "$STACK" --change-set-name adoption',
          'aws cloudformation execute-change-set --stack-name "$STACK" --change-set-name adoption',
          'aws cloudformation wait stack-import-complete --stack-name "$STACK"',
        ],
        changes: `CloudFormation's records alone: ${adoption.imported.length} resources are in the stack, and in Terraform's state still. Add --parameters for what the template asks; a template of more than 51,200 bytes goes to S3 and --template-url.`,
        undo: "delete the stack: every resource in it is retained.",
      },
      {
        title: "Let Terraform go of them",
        commands: ["terraform plan -out=removal", "terraform apply removal"],
        changes: `Terraform's state alone. Take the blocks of the API out of the configuration and put adoption/removed.tf (Terraform 1.7 or later) beside the rest first: ${removed.length} resources leave the state. The plan has to say that nothing is destroyed.`,
        undo: "import them again: `gatewright migrate <template> --to terraform --live <description>`.",
      },
      {
        title: "Deploy as always",
        commands: [
          "gatewright build openapi.yaml --out generated --emit cloudformation",
          `aws cloudformation deploy --stack-name "$STACK" --template-file generated/cloudformation/template.yaml --no-execute-changeset ${capabilities}`,
          'aws cloudformation execute-change-set --stack-name "$STACK" --change-set-name <its name>',
        ],
        changes:
          "outputs and what could not be imported are added, the deletion policies of the import are taken back, and the deployment is made anew where its logical id is another one. Look through the change set first: nothing in it may say Replacement but deployments. Keep the overrides in gatewright.yaml: they hold the names that the live resources have.",
        undo: "deploy adoption/template.json.",
      },
      {
        title: "Check again",
        commands: [check, 'aws cloudformation detect-stack-drift --stack-name "$STACK"'],
        changes: "nothing.",
        undo: "nothing to undo.",
      },
    ],
    tables: [
      {
        title: `What is not imported (types checked ${checked}; \`aws cloudformation describe-type\` tells of today)`,
        head: ["resource", "type", "why", "in place of it"],
        rows: adoption.made.map(({ id, type, reason, instead }) => [id, type, reason, instead]),
      },
      {
        title: "What is imported",
        head: ["resource", "type", "identifier"],
        rows: adoption.imported.map(({ LogicalResourceId, ResourceType, ResourceIdentifier }) => [
          LogicalResourceId,
          ResourceType,
          Object.entries(ResourceIdentifier)
            .map(([key, value]) => `${key}=${value}`)
            .join(", "),
        ]),
      },
    ],
  };
}
