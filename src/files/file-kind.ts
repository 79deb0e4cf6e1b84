import { UserError } from '../errors.ts';
import type { NamedFile } from './table.ts';

/** 50 MB: some hundred times the largest export that UHRI gives for one State. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

const SAVE_AS_XLSX = 'Open it in a spreadsheet program, save it as "Excel Workbook (.xlsx)" and import that file.';

/**
 * What a file is by its content; its ending says nothing. Throws a UserError, with the way out, for an empty or too large
 * file and for the kinds that people take for an xlsx: an old xls, an encrypted workbook, a web page saved as xls.
 */
export function fileKind({ name, bytes }: NamedFile): 'zip' | 'text' {
  if (bytes.length === 0) throw new UserError('file_empty', `${name} is empty. Export it again.`, { name });
  if (bytes.length > MAX_FILE_BYTES) {
    throw new UserError(
      'file_too_large',
      `${name} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Split it into several files.`,
      {
        name,
        megabytes: Math.ceil(bytes.length / 1024 / 1024),
      },
    );
  }
  if (startsWith(bytes, [0x50, 0x4b])) return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw oldWorkbook(name, bytes);
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replaceAll('\0', '');
  if (/^%PDF|^\{\\rtf|^\x89PNG|^\xff\xd8\xff|^Rar!/.test(start)) throw notASpreadsheet(name);
  if (
    /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!doctype html|<html|<table|<head|<\?xml|MIME-Version:)/i.test(start)
  ) {
    throw new UserError(
      'file_is_web_page',
      `${name} is a web page or XML under the name of a spreadsheet. ${SAVE_AS_XLSX}`,
      { name },
    );
  }
  return 'text';
}

/** The error for a zip archive that is not an xlsx workbook, by what it holds. */
export function otherArchive(name: string, entries: string[]): UserError {
  const holds = (path: string) => entries.some((entry) => entry.startsWith(path));
  if (holds('xl/workbook.bin')) return unsupported(name, 'an Excel binary workbook (.xlsb)');
  if (holds('content.xml')) return unsupported(name, 'an OpenDocument file (.ods)');
  if (holds('word/')) return unsupported(name, 'a Word document (.docx)');
  if (holds('Index/')) return unsupported(name, 'a Numbers spreadsheet');
  if (entries.some((entry) => /\.(?:xlsx|csv)$/i.test(entry))) {
    return new UserError('file_is_archive', `${name} is a zip archive. Unpack it and import the file that is in it.`, {
      name,
    });
  }
  return notASpreadsheet(name);
}

/** The error for a file that cannot be read to its end. */
export function damaged(name: string, why: string): UserError {
  return new UserError('file_damaged', `${name} is damaged: ${why}. Export it or download it again.`, { name, why });
}

export function notASpreadsheet(name: string): UserError {
  return new UserError('file_not_spreadsheet', `${name} is not a spreadsheet. Import an .xlsx or .csv file.`, { name });
}

function unsupported(name: string, what: string): UserError {
  return new UserError('file_kind_unsupported', `${name} is ${what}. ${SAVE_AS_XLSX}`, { name, what });
}

function oldWorkbook(name: string, bytes: Uint8Array): UserError {
  // Both are the same container; the names of its streams are UTF-16.
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  if (!encrypted) return unsupported(name, 'an Excel file of the old kind (.xls)');
  return new UserError(
    'file_encrypted',
    `${name} is protected by a password. Remove the password, save it and import it again.`,
    { name },
  );
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
