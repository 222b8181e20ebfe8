import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMemoryHost } from "../../src/host/memory-host.js";
import { createNodeHost, fileSizeLimit } from "../../src/host/node-host.js";
import { resolveModule } from "../../src/host/resolve-module.js";
import { makeProject } from "../support/projects.js";

const host = createNodeHost();

describe("readText", () => {
  it("reads UTF-8 and drops a byte order mark", async () => {
    const folder = makeProject({ "a.yaml": "\ufefftitle: größe 日本\n" });
    expect(await host.readText(join(folder, "a.yaml"))).toBe("title: größe 日本\n");
  });

  it("says why a file cannot be read", async () => {
    const folder = makeProject({ "a.yaml": "" });
    const cases: readonly (readonly [name: string, message: string])[] = [
      ["missing.yaml", "there is no such file"],
      [".", "it is a folder"],
      ["a.yaml/b", "a file stands where a folder is needed"],
      ["circle", "its symbolic links lead in a circle"],
    ];
    symlinkSync("circle", join(folder, "circle"));
    for (const [name, message] of cases) await expect(host.readText(join(folder, name))).rejects.toThrow(message);
  });

  it("names the line that is not UTF-8", async () => {
    const folder = makeProject({});
    writeFileSync(join(folder, "latin1.yaml"), Buffer.from("a: 1\nb: gr\xf6\xdfe\n", "latin1"));
    await expect(host.readText(join(folder, "latin1.yaml"))).rejects.toThrow("line 2 is not UTF-8 text");
    writeFileSync(join(folder, "wide.yaml"), Buffer.from("\ufeffa: 1\n", "utf16le"));
    await expect(host.readText(join(folder, "wide.yaml"))).rejects.toThrow("UTF-16");
  });

  it("does not read a gigantic file", async () => {
    const folder = makeProject({ "a.yaml": "" });
    truncateSync(join(folder, "a.yaml"), fileSizeLimit + 1);
    await expect(host.readText(join(folder, "a.yaml"))).rejects.toThrow(`${fileSizeLimit + 1} bytes`);
  });

  it.runIf(process.platform !== "win32")("does not wait for a named pipe", async () => {
    const pipe = join(makeProject({}), "pipe.yaml");
    execFileSync("mkfifo", [pipe]);
    await expect(host.readText(pipe)).rejects.toThrow("it is not a regular file");
    await expect(host.readText("/dev/zero")).rejects.toThrow("it is not a regular file");
  });

  it("fetches, follows no redirect, and says what the server answers", async () => {
    const server = createServer((request, response) => {
      if (request.url === "/a.yaml") response.end("a: 1\n");
      else if (request.url === "/moved.yaml") response.writeHead(302, { location: "/a.yaml" }).end();
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await host.readText(`${origin}/a.yaml`)).toBe("a: 1\n");
    await expect(host.readText(`${origin}/none.yaml`)).rejects.toThrow("the server answers 404");
    await expect(host.readText(`${origin}/moved.yaml`)).rejects.toThrow("redirect");
  });
});

describe("resolve", () => {
  it.each([
    ["/p/a.yaml", "b.yaml", "/p/b.yaml"],
    ["/p/a.yaml", "../q/b.yaml", "/q/b.yaml"],
    ["/p/a.yaml", "/abs/b.yaml", "/abs/b.yaml"],
    ["/p/a.yaml", "my%20pets.yaml", "/p/my pets.yaml"],
    ["/p/a.yaml", "100%.yaml", "/p/100%.yaml"],
    ["/p/a.yaml", "file:///q/b.yaml", "/q/b.yaml"],
    ["/p/a.yaml", "https://example.com/b.yaml", "https://example.com/b.yaml"],
    ["https://example.com/x/a.yaml", "../b.yaml", "https://example.com/b.yaml"],
  ])("from %s, %s is %s", (from, reference, expected) => {
    expect(host.resolve(from, reference)).toBe(expected);
  });

  it("is the same in memory, for files", () => {
    const memory = createMemoryHost({});
    for (const reference of ["b.yaml", "../q/b.yaml", "my%20pets.yaml", "100%.yaml"]) {
      expect(memory.resolve("/p/a.yaml", reference)).toBe(host.resolve("/p/a.yaml", reference));
    }
  });
});

describe("resolveModule", () => {
  it("finds paths and packages as the folder of the settings sees them", () => {
    const folder = makeProject({
      "node_modules/common/package.json": '{"main":"main.js"}',
      "node_modules/common/main.js": "",
      "node_modules/@scope/modern/package.json":
        '{"exports":{".":{"import":{"types":"./a.d.ts","default":"./a.mjs"}}}}',
      "node_modules/@scope/modern/a.mjs": "",
      "api/gatewright.yaml": "",
    });
    const seen = (specifier: string): string => resolveModule(specifier, join(folder, "api"));
    expect(seen("./emitter.mjs")).toBe(join(folder, "api/emitter.mjs"));
    expect(seen("../emitter.mjs")).toBe(join(folder, "emitter.mjs"));
    expect(seen("common")).toContain(join("node_modules", "common", "main.js"));
    expect(seen("@scope/modern")).toContain(join("node_modules", "@scope", "modern", "a.mjs"));
    expect(() => seen("absent")).toThrow("the package 'absent' is not installed where the settings are");
  });

  it("loads what it finds", async () => {
    const folder = makeProject({ "emitter.mjs": "export const emitter = 1;" });
    mkdirSync(join(folder, "api"));
    expect(await host.importModule("../emitter.mjs", join(folder, "api"))).toMatchObject({ emitter: 1 });
  });

  it("says what it does not find without the folders of this machine", async () => {
    const folder = makeProject({
      "incomplete.mjs": 'import "./parts/absent.mjs";',
      "needy.mjs": 'import "package-of-nobody";',
      "broken.mjs": 'throw new Error("the licence has run out");',
    });
    const load = (specifier: string) => host.importModule(specifier, folder);
    await expect(load("./absent.mjs")).rejects.toThrow(/^there is no such file$/);
    await expect(load("./incomplete.mjs")).rejects.toThrow(/^it imports '.\/parts\/absent.mjs', which is not found$/);
    await expect(load("./needy.mjs")).rejects.toThrow(/^it imports 'package-of-nobody', which is not found$/);
    await expect(load("./broken.mjs")).rejects.toThrow(/^the licence has run out$/);
  });
});
