import { describe, expect, it } from "vitest";
import { storedArchive } from "../../../src/emitters/terraform/stored-archive.js";

describe("an archive of one text", () => {
  // The bytes that Info-ZIP writes with `zip -0 -X`, but for the date.
  it("has a header, the text, and a directory that leads to both", () => {
    const bytes = Buffer.from(storedArchive("index.py", "été"), "base64");
    const end = bytes.subarray(-22);
    expect(end.readUInt32LE(0)).toBe(0x06054b50);
    const directory = bytes.subarray(end.readUInt32LE(16), end.readUInt32LE(16) + end.readUInt32LE(12));
    expect(directory.readUInt32LE(0)).toBe(0x02014b50);
    expect(directory.subarray(46).toString()).toBe("index.py");
    const [size, start] = [directory.readUInt32LE(24), directory.readUInt32LE(42)];
    const local = bytes.subarray(start);
    expect(local.readUInt32LE(0)).toBe(0x04034b50);
    expect(local.subarray(30, 38).toString()).toBe("index.py");
    expect(local.subarray(38, 38 + size).toString()).toBe("été");
    expect(directory.readUInt32LE(16)).toBe(local.readUInt32LE(14));
    expect(bytes.length).toBe(30 + 8 + 5 + directory.length + 22);
  });
});
