import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readModel } from "../../support/read-document.js";
import { strictErrors } from "../typescript/strict-check.js";
import { emitClient } from "./emit-client.js";
import { richApi } from "./models.js";

const conversionsFixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/typescript-client-conversions/${name}`, import.meta.url), "utf8");

describe("a client with one of everything", () => {
  it("compiles strictly", async () => {
    const { files } = await emitClient(richApi);
    expect(strictErrors(files)).toEqual([]);
  });

  it("compiles strictly for a bundler, with all that settings add", async () => {
    const types = { enums: "open", dateTime: "Date", int64: "bigint" } as const;
    const api = await readModel(conversionsFixture("openapi.yaml"), conversionsFixture("gatewright.yaml"));
    const { files } = await emitClient(api, { mock: true, validation: true, types });
    const bundler = { module: ts.ModuleKind.Preserve, moduleResolution: ts.ModuleResolutionKind.Bundler };
    expect([...files.keys()].filter((path) => path.startsWith("src/runtime/conversion"))).toHaveLength(1);
    expect(strictErrors(files, bundler)).toEqual([]);
  });
});
