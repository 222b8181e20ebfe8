import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { type GoldenOutput, goldenOutputs } from "../../support/golden-outputs.js";
import { describeWithTool } from "../../support/tools.js";
import type { Account } from "../account/account.js";
import { keyOf } from "../account/keys.js";
import { withoutPresupposed } from "../account/presupposed.js";
import { readAccount } from "../account/read-account.js";
import { type Emulator, startEmulator } from "../emulator/emulator.js";
import { inputValues } from "../inputs.js";
import { createStack } from "./stack.js";
import type { StackFiles } from "./stack-files.js";

/*
 * Every template of the golden cases, deployed with CloudFormation, put to the proof of its types' updates, and deleted.
 * That an account is what the plan says is `npm run conformance`'s to compare.
 */

/** The settings for logs are the account's and stay when a stack goes, in AWS too. */
const staying = keyOf.account();

/** Milliseconds that a template may take on a busy machine. */
const patience = 300_000;

describeWithTool("python3", "the templates of all golden cases", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.stop());

  it.each(goldenOutputs("cloudformation").map((output) => [output.name, output] as const))(
    "deploys %s, updates it in place and deletes all of it",
    async (_, output) => {
      const connection = emulator.newAccount();
      const made = async (): Promise<Account> => readAccount(connection, await withoutPresupposed(connection));
      const files = stackFiles(output);
      const stack = await createStack(connection, "golden", files);
      const deployed = await made();
      expect(Object.keys(deployed)).not.toEqual([]);
      expect(await stack.update(touched(files))).toBe(true);
      expect(await made()).toEqual(deployed);
      await stack.delete();
      expect(Object.keys(await made()).filter((key) => key !== staying)).toEqual([]);
    },
    patience,
  );
});

/** The parameters get what both targets are given in the comparisons. */
function stackFiles({ files }: GoldenOutput): StackFiles {
  const root = files.get("template.yaml") ?? files.get("template.json") ?? "";
  const { Parameters = {} } = parse(root, { logLevel: "silent" }) as { readonly Parameters?: Parameters };
  const inputs = Object.entries(Parameters).map(([name, { Default }]) => ({
    name,
    description: "",
    secret: false,
    ...(Default === undefined ? {} : { default: String(Default) }),
  }));
  return { files, parameters: inputValues({ inputs }, "golden") };
}

type Parameters = Readonly<Record<string, { readonly Default?: unknown }>>;

/** Metadata for every resource: the emulator updates a resource whose metadata alone has changed. */
const touched = ({ files, parameters }: StackFiles): StackFiles => ({
  files: new Map(
    [...files].map(([path, text]) => [path, path.endsWith(".json") ? touchedJson(text) : touchedYaml(text)]),
  ),
  parameters,
});

const touchedYaml = (text: string): string =>
  text.replaceAll(/^( {4})(Type: AWS::\S+)$/gm, "$1$2\n$1Metadata:\n$1  Edition: second");

const touchedJson = (text: string): string => {
  const template = JSON.parse(text) as { readonly Resources?: Readonly<Record<string, object>> };
  const entries = Object.entries(template.Resources ?? {}).map(([name, resource]) => [
    name,
    { ...resource, Metadata: { Edition: "second" } },
  ]);
  return JSON.stringify({ ...template, Resources: Object.fromEntries(entries) });
};
