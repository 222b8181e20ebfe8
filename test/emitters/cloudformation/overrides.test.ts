import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../src/ir/json.js";
import { aPlan } from "../../support/plans.js";
import { propertiesOf } from "./evaluate-template.js";
import { printPlan } from "./print-plan.js";

const overridden = (...changes: readonly { readonly [key: string]: JsonValue }[]) =>
  propertiesOf(
    printPlan({
      ...aPlan(),
      overrides: changes.map((properties) => ({
        target: "cloudformation",
        resource: "function:listPets",
        properties,
      })),
    }).template,
    "ListPetsFunction",
  );

describe("overrides", () => {
  it("are laid over what is there: objects member by member", () => {
    const { Environment } = overridden({ Environment: { Variables: { TABLE: "cats", EXTRA: "1" } } });
    expect(Environment).toEqual({
      Variables: { TABLE: "cats", BACKEND: { "Fn::Sub": "https://${BackendHost}/${!literal}" }, EXTRA: "1" },
    });
  });

  it("replace lists and intrinsic functions, and remove what they set to null", () => {
    const { Architectures, Role, Description, Code } = overridden({
      Architectures: ["x86_64"],
      Role: { "Fn::ImportValue": "role" },
      Description: null,
      Code: { Ref: "Archive" },
    });
    expect(Architectures).toEqual(["x86_64"]);
    expect(Role).toEqual({ "Fn::ImportValue": "role" });
    expect(Description).toBeUndefined();
    expect(Code).toEqual({ Ref: "Archive" });
  });

  it("come one after the other", () => {
    expect(overridden({ Timeout: 1, MemorySize: 1 }, { Timeout: 2 })).toMatchObject({ Timeout: 2, MemorySize: 1 });
  });

  it("of other targets are left alone", () => {
    const { text } = printPlan(aPlan());
    expect(text).not.toContain("ephemeral_storage");
    expect(text).toContain("EphemeralStorage");
  });
});
