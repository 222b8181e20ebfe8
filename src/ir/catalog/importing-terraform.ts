import { defineCatalog, message } from "./define.js";

/** Configurations, plans and states of Terraform that are imported. */
export const importingTerraformCatalog = defineCatalog({
  "terraform-expression": {
    severity: "warning",
    message: message`The expression cannot be worked out: ${"detail"}.`,
    help: "It is kept as it is. Import what `terraform show -json` prints of the state, which knows every value, or mend the expression.",
  },
  "terraform-cycle": {
    severity: "error",
    message: message`${"what"} refers to itself.`,
    help: "Take the reference out; Terraform refuses such a configuration too.",
  },
  "terraform-too-large": {
    severity: "error",
    message: message`${"what"} is more than is worked out here: ${"limit"}.`,
    help: "Import what `terraform show -json` prints of the state, where everything is worked out already.",
  },
  "terraform-module-unread": {
    severity: "warning",
    message: message`The module '${"module"}' is not read: ${"why"}.`,
    help: "What it makes is left where it is. Put the module below the folder that is imported, name a folder that holds both with `--root`, or import what `terraform show -json` prints of the state.",
  },
  "terraform-repetition-unknown": {
    severity: "warning",
    message: message`How many there are of '${"address"}' is not known from the configuration alone; it is read as ${"taken"}.`,
    help: "Give the variables that decide with `--parameter`, or import what `terraform show -json` prints of the state.",
  },
  "terraform-json-unknown": {
    severity: "error",
    message: message`This is not what \`terraform show -json\` prints: ${"detail"}.`,
    help: "Run `terraform show -json` for the state, or `terraform show -json <plan file>` for a plan, and import what it prints. The file `terraform.tfstate` has another format.",
  },
});
