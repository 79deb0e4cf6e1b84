/** The encodings that files come in, by what they are called when somebody is told. */
export type TextEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1258' | 'Windows-1252';

/**
 * The text of a file of unknown encoding, composed (NFC), line ends as \n: a byte-order mark decides, else UTF-16 shows by its
 * zero bytes, else valid UTF-8 is UTF-8, else it is an old Windows code page: Vietnamese if its tone marks make sense, or Western.
 * Null when it is no text at all.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | null {
  const { text, encoding } = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file from a text.
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text)) return null;
  return {
    text: text
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
      .normalize('NFC'),
    encoding,
  };
}

function decode(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    const vietnamese = new TextDecoder('windows-1258').decode(bytes);
    if (isVietnamese(vietnamese)) return { text: vietnamese, encoding: 'Windows-1258' };
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // Half of the bytes of a Latin text are zero; of a Vietnamese one still a good third.
  if (odd > sample.length / 8 && even * 8 < odd) return 'utf-16le';
  return even > sample.length / 8 && odd * 8 < even ? 'utf-16be' : null;
}

/** Whether the tone marks of code page 1258 stand behind Vietnamese vowels; a Western text read as 1258 has them elsewhere. */
function isVietnamese(text: string): boolean {
  const marks = text.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0;
  const sensible = text.match(/[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]/gi)?.length ?? 0;
  return sensible > 0 && sensible >= marks * 0.8;
}
