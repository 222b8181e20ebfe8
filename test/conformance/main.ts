import { join } from "node:path";
import { differences } from "./account/differences.js";
import { describedAccount, readAccount } from "./account/read-account.js";
import { buildCase } from "./build-case.js";
import { startEmulator } from "./emulator/emulator.js";
import { expectedAccount } from "./expected/expected-account.js";
import { openBatch } from "./terraform/batch.js";
export const main = async (words: readonly string[]): Promise<number> => {
  const emulator = await startEmulator();
  console.log(emulator.endpoint);
  try {
    const built = await Promise.all(
      words.map((name) =>
        buildCase({
          name,
          entry: join("/work/wt/conformance/fixtures", name, "openapi.yaml"),
          configuration: join("/work/wt/conformance/fixtures", name, "gatewright.yaml"),
        }),
      ),
    );
    const connection = emulator.newAccount();
    const batch = await openBatch(built, connection);
    const t = Date.now();
    console.log(await batch.apply(), Date.now() - t);
    for (const each of built) {
      const account = await readAccount(connection, batch.scopeOf(each)).catch((e) => {
        console.log(e);
        return {};
      });
      const expected = expectedAccount(each.plan, {
        region: connection.region,
        account: describedAccount,
        parameter: (n) => each.inputs.get(n) ?? each.plan.inputs.find((i) => i.name === n)?.default ?? "",
      });
      console.log(
        each.name,
        Object.keys(account).length,
        differences(expected, account, ["plan", "terraform"]).join("\n"),
      );
    }
    console.log(await batch.drift(), Date.now() - t);
    console.log(await batch.destroy(), Date.now() - t);
    console.log(await readAccount(connection));
  } finally {
    await emulator.stop();
  }
  return 0;
};
