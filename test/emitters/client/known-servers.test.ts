import { describe, expect, it } from "vitest";
import { invokeUrl, namesHost, withKnownServers } from "../../../src/emitters/client/known-servers.js";
import type { Server } from "../../../src/ir/api.js";
import type { CustomDomain } from "../../../src/ir/domain.js";
import { type StageName, unsafeId } from "../../../src/ir/ids.js";
import { anApi, at } from "../../support/models.js";

const aDomain = (name: CustomDomain["name"], ...paths: readonly string[]): CustomDomain => ({
  kind: "existing",
  name,
  endpoint: "regional",
  mappings: paths.map((path) => ({ path, stage: unsafeId<StageName>("prod") })),
  origin: at(),
});

const shop = aDomain({ kind: "literal", text: "api.shop.example" }, "", "v2");

describe("servers that clients know", () => {
  it("are the custom domains of the settings where the document names none", () => {
    const { servers } = withKnownServers(anApi({ servers: [], domains: [shop] }));
    expect(servers.map(({ url }) => url)).toEqual(["https://api.shop.example", "https://api.shop.example/v2"]);
  });

  it("are those of the document where it names some", () => {
    const servers = [{ url: "https://other.example", variables: [] }];
    expect(withKnownServers(anApi({ servers, domains: [shop] })).servers).toEqual(servers);
  });

  it("are none where a domain is only known at deployment", () => {
    const later = aDomain({ kind: "parameter", name: "Domain" }, "");
    expect(withKnownServers(anApi({ servers: [], domains: [later] })).servers).toEqual([]);
  });
});

describe("the gateway's own address", () => {
  it("ends in the stage, unless that is the default", () => {
    const { stages } = anApi({});
    const [stage] = stages;
    expect(invokeUrl(anApi({ stages: [] }))).toBe("https://{api-id}.execute-api.{region}.amazonaws.com");
    if (stage === undefined) throw new Error("The API has no stage.");
    const named = (name: string) => invokeUrl(anApi({ stages: [{ ...stage, name: unsafeId(name) }] }));
    expect(named("dev")).toBe("https://{api-id}.execute-api.{region}.amazonaws.com/dev");
    expect(named("$default")).toBe("https://{api-id}.execute-api.{region}.amazonaws.com");
  });
});

const server = (url: string, defaults: Readonly<Record<string, string>> = {}): Server => ({
  url,
  variables: Object.entries(defaults).map(([name, value]) => ({ name, default: value, values: [] })),
});

describe("an API names a host", () => {
  it.each([
    [server("https://api.example.com/v1")],
    [server("https://{tenant}.example.com", { tenant: "a" })],
    [server("{protocol}://{hostname}/api", { protocol: "http", hostname: "localhost" })],
    [server("{origin}/api", { origin: "https://example.com" })],
  ])("with %j", (first) => {
    expect(namesHost([first, server("/other")])).toBe(true);
  });

  it.each([[server("/v1")], [server("{origin}/v1", { origin: "" })], [server("https:///v1")], [undefined]])(
    "but not with %j",
    (first) => {
      expect(namesHost(first === undefined ? [] : [first])).toBe(false);
    },
  );
});
