import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readModel } from "../../support/read-document.js";
import { strictErrors } from "../typescript/strict-check.js";
import { emitClient } from "./emit-client.js";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/typescript-client-websocket/${name}`, import.meta.url), "utf8");

const usage = `
import { createClient } from "./index.js";

const client = createClient({
  reconnect: { attempts: 5 },
  keepAlive: { message: { action: "watch-lot", lot: "1" } },
  onState: (state) => console.log(state === "open"),
});

export async function use(): Promise<void> {
  const { accepted } = await client.bid({ lot: "1", amount: 5 });
  const isAccepted: boolean = accepted;
  await client.bid({ lot: "1", amount: 5, action: "bid", requestId: "mine" });
  // @ts-expect-error: a number
  await client.bid({ lot: "1", amount: "5" });
  const { lots } = await client.watchLot({ lot: "1" });
  const nothing: void = await client.send({ any: "thing" });
  client.on("sold", ({ lot }) => console.log(lot.length));
  // @ts-expect-error: no such message
  client.on("bought", () => {});
  for await (const message of client.messages()) if (message.type === "lots") console.log(message.lots.length);
  console.log(isAccepted, lots.length, nothing);
}
`;

describe("the client of a WebSocket API", () => {
  const emit = async () =>
    (await emitClient(await readModel(fixture("openapi.yaml"), fixture("gatewright.yaml")))).files;

  it("is typed, what it sends as well as what comes in", async () => {
    expect(strictErrors(new Map([...(await emit()), ["src/usage.ts", usage]]))).toEqual([]);
  });

  it("has a README whose code compiles", async () => {
    const files = await emit();
    const blocks = [...(files.get("README.md") ?? "").matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code);
    expect(blocks.length).toBeGreaterThanOrEqual(2);
    const text = blocks.join("").replaceAll('"auctions-client"', '"./index.js"');
    expect(strictErrors(new Map([...files, ["src/readme.ts", text]]), { noUnusedLocals: false })).toEqual([]);
  });

  it("carries what it imports", async () => {
    const files = await emit();
    for (const [path, text] of files)
      for (const [, target = ""] of text.matchAll(/from "\.\/([\w/-]+)\.js"/g)) {
        const folder = path.slice(0, path.lastIndexOf("/"));
        expect(files.has(`${folder}/${target}.ts`), `${path}: ${target}`).toBe(true);
      }
  });
});
