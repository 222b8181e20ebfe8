import { describe, expect, it } from "vitest";
import { readFiles } from "../support/read-document.js";

const document = `
openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
paths:
  /pets/{petId}:
    x-gatewright: { throttle: { rate: 1, burst: 1 }, metrics: true }
    get:
      operationId: getPet
      x-gatewright: { throttle: { rate: 2, burst: 2 } }
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
        - { name: fields, in: query, schema: { type: string } }
        - { name: X-Trace, in: header, schema: { type: string } }
      responses: { "200": { description: The pet } }
    delete:
      operationId: deletePet
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { "204": { description: Gone } }
`;

async function read(settings: string) {
  const { api, found } = await readFiles({ "openapi.yaml": document, "gatewright.yaml": settings });
  return { stages: api?.stages ?? [], operations: api?.operations ?? [], found };
}

const settingsOf = (stage: {
  readonly operations: readonly { readonly operation: string; readonly settings: unknown }[];
}) => Object.fromEntries(stage.operations.map(({ operation, settings }) => [operation, settings]));

describe("stages", () => {
  it("have the defaults where there is but the one that nobody named", async () => {
    const { stages } = await read("stageDefaults: { tracing: true, variables: { color: blue } }");
    expect(stages).toMatchObject([
      { name: "prod", tracing: true, variables: [{ name: "color", value: { kind: "literal", text: "blue" } }] },
    ]);
  });

  it("lay what they say over the defaults, member by member", async () => {
    const { stages, found } = await read(`
stageDefaults:
  variables: { color: blue, size: s }
  throttle: { rate: 5, burst: 5 }
  canary: { percent: 5 }
stages:
  - { name: prod, deployment: "0123456789" }
  - { name: dev, variables: { color: red }, canary: { percent: 50, variables: { color: green } } }
`);
    expect(found).toEqual([]);
    expect(stages).toMatchObject([
      { canary: { percent: 5, useStageCache: false }, deployment: "0123456789" },
      {
        variables: [
          { name: "color", value: { text: "red" } },
          { name: "size", value: { text: "s" } },
        ],
        canary: { percent: 50, variables: [{ name: "color", value: { text: "green" } }] },
        settings: { throttle: { ratePerSecond: 5 } },
      },
    ]);
  });

  it("take what operations say of themselves, the nearest first", async () => {
    const { stages } = await read(`
stages:
  - { name: prod, cache: {}, operations: { getPet: { cache: { ttl: 30 } } } }
  - { name: dev }
operations:
  deletePet: { throttle: { rate: 3, burst: 3 } }
  getPet: { cache: { ttl: 10, encrypted: false } }
`);
    expect(stages.map(settingsOf)).toEqual([
      {
        getPet: { throttle: { ratePerSecond: 2, burst: 2 }, metrics: true, cache: { ttl: 30, encrypted: false } },
        deletePet: { throttle: { ratePerSecond: 3, burst: 3 }, metrics: true },
      },
      {
        getPet: { throttle: { ratePerSecond: 2, burst: 2 }, metrics: true },
        deletePet: { throttle: { ratePerSecond: 3, burst: 3 }, metrics: true },
      },
    ]);
  });

  it("report at the place where something stands, and once", async () => {
    const { found } = await read(`
stageDefaults:
  operations: { nothing: { metrics: true } }
stages:
  - { name: a }
  - { name: b }
`);
    expect(found.filter((each) => each.startsWith("setting-operation-unknown"))).toEqual([
      "setting-operation-unknown gatewright.yaml:3:17 The setting names the operation 'nothing', which the document does not have.",
    ]);
  });
});

describe("cache keys", () => {
  const keysOf = async (settings: string) =>
    (await read(settings)).operations.map(({ id, integration }) => [id, integration.cacheKeyParameters]);

  it("are path and query parameters of what is cached", async () => {
    expect(await keysOf("stages: [{ name: prod, cache: {} }]")).toEqual([
      ["getPet", ["method.request.path.petId", "method.request.querystring.fields"]],
      ["deletePet", []],
    ]);
    expect(await keysOf("stages: [{ name: prod, cache: { enabled: false } }]")).toEqual([
      ["getPet", []],
      ["deletePet", []],
    ]);
  });

  it("are those that the settings name", async () => {
    const named = "operations: { getPet: { cache: { keys: [{ in: header, name: X-Trace }] } } }";
    expect((await keysOf(`stages: [{ name: prod, cache: {} }]\n${named}`))[0]).toEqual([
      "getPet",
      ["method.request.header.X-Trace"],
    ]);
  });
});
