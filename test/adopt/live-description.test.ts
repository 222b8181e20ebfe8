import { describe, expect, it } from "vitest";
import { nothingDescribed, readDescription } from "../../src/adopt/live-description.js";

describe("a description of what is live", () => {
  it("takes physical ids from either listing of a stack, and leaves out what is gone", () => {
    const resource = (LogicalResourceId: string, ResourceStatus: string) => ({
      LogicalResourceId,
      PhysicalResourceId: `${LogicalResourceId}-1`,
      ResourceType: "AWS::IAM::Role",
      ResourceStatus,
    });
    const resources = [
      resource("Made", "CREATE_COMPLETE"),
      resource("Changed", "UPDATE_COMPLETE"),
      resource("Gone", "DELETE_COMPLETE"),
      resource("Failed", "CREATE_FAILED"),
    ];
    for (const list of ["StackResources", "StackResourceSummaries"]) {
      const found = readDescription(nothingDescribed, { [list]: resources });
      expect(Object.fromEntries(found?.ids ?? [])).toEqual({ Made: "Made-1", Changed: "Changed-1" });
    }
  });

  it("takes parameters from the description of a stack, but no secret that is masked", () => {
    const found = readDescription(nothingDescribed, {
      Stacks: [
        {
          StackName: "pets",
          Parameters: [
            { ParameterKey: "Table", ParameterValue: "pets" },
            { ParameterKey: "Host", ParameterValue: "/pets/host", ResolvedValue: "pets.example.com" },
            { ParameterKey: "Secret", ParameterValue: "****" },
          ],
        },
      ],
    });
    expect(Object.fromEntries(found?.parameters ?? [])).toEqual({ Table: "pets", Host: "pets.example.com" });
  });

  it("takes the root's id from the paths of an API, and keeps what is known", () => {
    const known = { ...nothingDescribed, ids: new Map([["Api", "abc"]]) };
    const found = readDescription(known, {
      items: [
        { id: "r0", path: "/" },
        { id: "r1", path: "/pets", parentId: "r0" },
      ],
    });
    expect(found).toEqual({ ...known, rootResourceId: "r0" });
  });

  it.each([[null], [[]], [{}], [{ items: [] }], [{ StackResources: "all" }], [{ Stacks: [{}, {}] }]])(
    "is none of these: %j",
    (file) => {
      expect(readDescription(nothingDescribed, file)).toBeUndefined();
    },
  );
});
