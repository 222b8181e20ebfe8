// The floor of the comparison: a Node process that reads a document, parses it and writes the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [, , document, output] = process.argv;
const text = readFileSync(document, "utf8");
const parsed = JSON.parse(text);
if (parsed === null) process.exitCode = 1;
mkdirSync(output, { recursive: true });
writeFileSync(join(output, "document.json"), text);
