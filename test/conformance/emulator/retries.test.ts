import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWithTool } from "../../support/tools.js";
import { accessKeyOf, type Connection } from "./connection.js";
import { type Emulator, startEmulator } from "./emulator.js";

/*
 * That a call which is sent again because its answer got lost is carried out once: what it makes would be left behind
 * otherwise, or refused because it is there already.
 */

describeWithTool("python3", "the emulator, asked again", () => {
  let emulator: Emulator;
  let connection: Connection;
  beforeAll(async () => {
    emulator = await startEmulator();
    connection = emulator.newAccount();
  });
  afterAll(() => emulator.stop());

  const ask = async (method: string, path: string, call: string, body?: object) => {
    const { account, region, endpoint } = connection;
    const credential = `${accessKeyOf(account)}/20260101/${region}/apigateway/aws4_request`;
    const answer = await fetch(endpoint + path, {
      method,
      headers: { authorization: `AWS4-HMAC-SHA256 Credential=${credential}`, "amz-sdk-invocation-id": call },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as { id?: string; item?: readonly unknown[] } };
  };
  const namesOf = async () => (await ask("GET", "/restapis", "list")).body.item?.length;

  it("makes one thing of two attempts at one call, and answers both alike", async () => {
    const first = await ask("POST", "/restapis", "call-1", { name: "Pets" });
    expect(first.status).toBe(201);
    expect(await ask("POST", "/restapis", "call-1", { name: "Pets" })).toEqual(first);
    expect(await namesOf()).toBe(1);
  });

  it("makes two things of two calls", async () => {
    await ask("POST", "/restapis", "call-2", { name: "Pets" });
    expect(await namesOf()).toBe(2);
  });

  it("tries a call again that was refused", async () => {
    expect((await ask("POST", "/restapis", "call-3", {})).status).toBe(400);
    expect((await ask("POST", "/restapis", "call-3", { name: "Toys" })).status).toBe(201);
  });

  it("carries out one of two attempts that come at the same time", async () => {
    const both = await Promise.all([1, 2].map(() => ask("POST", "/restapis", "call-4", { name: "Birds" })));
    expect(both[0]).toEqual(both[1]);
    expect(await namesOf()).toBe(4);
  });
});
