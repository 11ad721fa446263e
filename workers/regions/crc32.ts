/** CRC-32 (ISO-HDLC, as in zip and PNG). Finds damage, not malice: what it covers is validated as well. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    crc =
      TABLES[3][crc & 0xff] ^
      TABLES[2][(crc >>> 8) & 0xff] ^
      TABLES[1][(crc >>> 16) & 0xff] ^
      TABLES[0][crc >>> 24];
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ TABLES[0][(crc ^ bytes[at]) & 0xff];
  return ~crc >>> 0;
}

/** Four tables, so that four bytes go in one step. */
const TABLES = buildTables();

function buildTables(): readonly Uint32Array[] {
  const tables = [0, 1, 2, 3].map(() => new Uint32Array(256));
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    tables[0][byte] = crc;
  }
  for (let table = 1; table < 4; table++) {
    for (let byte = 0; byte < 256; byte++) {
      const previous = tables[table - 1][byte];
      tables[table][byte] = (previous >>> 8) ^ tables[0][previous & 0xff];
    }
  }
  return tables;
}
