import { crc32 } from "node:zlib";

/** Dates of archives begin in 1980; this is 1 January of it, so that the same text gives the same bytes. */
const epoch = 0x21;

/** `-rw-r--r--` of a regular file, as made on Unix. */
const unixAttributes = 0o100644 * 0x10000;

/**
 * A ZIP archive of one text file, uncompressed, in base64.
 *
 * Source: APPNOTE.TXT 6.3.10, sections 4.3.7 (local file header), 4.3.12 (central directory) and 4.3.16 (its end).
 */
export function storedArchive(fileName: string, text: string): string {
  const name = Buffer.from(fileName);
  const data = Buffer.from(text);
  const common = Buffer.alloc(26);
  // Version 2.0; names in UTF-8; stored.
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x0800, 2);
  common.writeUInt16LE(epoch, 8);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([signature(0x04034b50), common, name, data]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(unixAttributes, 6);
  const directory = Buffer.concat([signature(0x02014b50), Buffer.from([20, 3]), common, rest, name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, directory, signature(0x06054b50), end]).toString("base64");
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
