// Several files as one, in the ZIP format, without compression: a profile is small and a picture is compressed already.

const TABLE = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const DAY = 0x21; // 1 January 1980, the first that the format knows: the same files give the same bytes

/** The sum by which somebody notices that bytes changed (CRC-32). @param {Uint8Array} bytes */
export const sumOf = (bytes) => (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8), ~0) ^ ~0) >>> 0;

/** @param {[string, Uint8Array][]} files names in plain letters, and what is in them @returns {Blob} */
export function zip(files) {
  const parts = [];
  const list = [];
  let place = 0;
  for (const [name, bytes] of files) {
    const letters = new TextEncoder().encode(name);
    const said = [10, 0, 0, 0, DAY, [sumOf(bytes)], [bytes.length], [bytes.length], letters.length, 0];
    parts.push(numbers([0x04034b50], ...said), letters, bytes);
    list.push(numbers([0x02014b50], 20, ...said, 0, 0, 0, [0], [place]), letters);
    place += 30 + letters.length + bytes.length;
  }
  const length = list.reduce((sum, part) => sum + part.length, 0);
  const end = numbers([0x06054b50], 0, 0, files.length, files.length, [length], [place], 0);
  return new Blob([...parts, ...list, end], { type: "application/zip" });
}

/** Numbers of two bytes, and of four in brackets, the lowest first. @param {(number | [number])[]} values */
function numbers(...values) {
  return Uint8Array.from(values.flatMap((value) => (Array.isArray(value) ? [value[0], value[0] >>> 8, value[0] >>> 16, value[0] >>> 24] : [value, value >>> 8])));
}
