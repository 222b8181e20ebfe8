import { describe, expect, it } from "vitest";
import { strictErrors } from "../typescript/strict-check.js";
import { emitClient } from "./emit-client.js";
import { richApi } from "./models.js";

describe("a client with one of everything", () => {
  it("compiles strictly", async () => {
    const { files } = await emitClient(richApi);
    expect(strictErrors(files)).toEqual([]);
  });
});
