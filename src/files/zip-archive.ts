import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { UserError } from '../errors.ts';
import { damaged } from './file-kind.ts';

/** 300 MB: what an archive may unpack to. Beyond it, it is not read at all. */
export const MAX_UNPACKED_BYTES = 300 * 1024 * 1024;
const MAX_ENTRIES = 10_000;

export interface ZipEntry {
  path: string;
  /** 0 stored, 8 deflated */
  method: number;
  packedSize: number;
  size: number;
  /** Where its local header begins */
  offset: number;
  checksum: number;
}

const inflate = promisify(inflateRaw) as (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

/**
 * The entries that a zip archive's directory lists. Throws a UserError when the directory is cut off, when something is
 * encrypted, or when the sizes that it tells of are too large to unpack.
 */
export function listZipEntries(name: string, bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const entries = readDirectory(name, bytes, view);
    const total = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (total > MAX_UNPACKED_BYTES || entries.length > MAX_ENTRIES) throw tooLargeUnpacked(name);
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw damaged(name, 'its table of contents is cut off');
    throw error;
  }
}

/** What an entry holds. Throws a UserError when it is not what the directory said: a damaged file, or one that is made to burst. */
export async function unpackZipEntry(name: string, bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    throw damaged(name, `${entry.path} is missing`);
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedSize);
  let content: Uint8Array;
  try {
    content = entry.method === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch {
    throw damaged(name, `${entry.path} cannot be unpacked`);
  }
  if (content.length !== entry.size) throw damaged(name, `${entry.path} is cut off`);
  if (crc32(content) !== entry.checksum) throw damaged(name, `${entry.path} is not what was stored`);
  return content;
}

function readDirectory(name: string, bytes: Uint8Array, view: DataView): ZipEntry[] {
  let end = bytes.length - 22;
  const earliest = Math.max(0, end - 0xffff);
  while (end >= earliest && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < earliest) throw damaged(name, 'its end is missing');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw damaged(name, 'its table of contents is cut off');
    if (view.getUint16(at + 8, true) & 1) {
      throw new UserError(
        'file_encrypted',
        `${name} is protected by a password. Remove the password, save it and import it again.`,
        { name },
      );
    }
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const sizes = {
      size: view.getUint32(at + 24, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    readLargeSizes(view, at + 46 + nameLength, extraLength, sizes);
    entries.push({ path, method: view.getUint16(at + 10, true), checksum: view.getUint32(at + 16, true), ...sizes });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Some programs write every size in 64 bits, in the extra field, whatever it is. */
function readLargeSizes(
  view: DataView,
  start: number,
  length: number,
  sizes: { size: number; packedSize: number; offset: number },
): void {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    for (const key of ['size', 'packedSize', 'offset'] as const) {
      if (sizes[key] !== 0xffffffff) continue;
      sizes[key] = Number(view.getBigUint64(field, true));
      field += 8;
    }
  }
}

function tooLargeUnpacked(name: string): UserError {
  const megabytes = MAX_UNPACKED_BYTES / 1024 / 1024;
  return new UserError(
    'file_too_large',
    `${name} would unpack to more than ${megabytes} MB. Split it into several files.`,
    { name, megabytes },
  );
}
