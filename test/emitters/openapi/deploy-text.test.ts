import { describe, expect, it } from "vitest";
import { extensionText } from "../../../src/emitters/openapi/deploy-text.js";
import type { ExportContext } from "../../../src/emitters/openapi/rows.js";
import { type DeployValue, join, literal } from "../../../src/ir/deploy-value.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { unsafeId } from "../../../src/ir/ids.js";
import { anApi } from "../../support/models.js";

const print = (value: DeployValue) => {
  const diagnostics = new DiagnosticBag();
  const context: ExportContext = { api: anApi(), diagnostics, handlers: new Map(), sharedFunction: {} };
  return { text: extensionText(value, context), found: diagnostics.items.map(({ code }) => code) };
};

/* No document leads to this: reading makes no handler without a name a part of a value. */
describe("what OpenAPI has no words for is written as a parameter, and reported", () => {
  it("an attribute of a function that the build makes, within other text", () => {
    const arn: DeployValue = { kind: "handler", handler: unsafeId("listPets"), attribute: "arn" };
    expect(print(join([literal("arn of "), arn]))).toEqual({
      text: { "Fn::Join": ["", ["arn of ", { "Fn::GetAtt": ["listPets", "arn"] }]] },
      found: ["export-value-lost"],
    });
  });
});
