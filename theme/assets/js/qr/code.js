/**
 * A text as a QR code (ISO/IEC 18004): bytes, error correction M, versions 1 to 9. That is enough for an address, and a
 * page draws it only when somebody asks, so that nothing of it is in the page.
 */

/** Of each version: codewords for correction in a block, and codewords for data in each block. @type {[number, number[]][]} */
const BLOCKS = [
  [10, [16]],
  [16, [28]],
  [26, [44]],
  [18, [32, 32]],
  [24, [43, 43]],
  [16, [27, 27, 27, 27]],
  [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]],
  [22, [36, 36, 36, 37, 37]],
];
const MIDDLES = [[], [18], [22], [26], [30], [34], [22, 38], [24, 42], [26, 46]]; // of alignment patterns, beside 6
const BYTES = 0b0100; // the mode
const PADDING = [0xec, 0x11];
const MASKS = [
  (/** @type {number} */ x, /** @type {number} */ y) => (x + y) % 2,
  (/** @type {number} */ _x, /** @type {number} */ y) => y % 2,
  (/** @type {number} */ x) => x % 3,
  (/** @type {number} */ x, /** @type {number} */ y) => (x + y) % 3,
  (/** @type {number} */ x, /** @type {number} */ y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (/** @type {number} */ x, /** @type {number} */ y) => ((x * y) % 2) + ((x * y) % 3),
  (/** @type {number} */ x, /** @type {number} */ y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (/** @type {number} */ x, /** @type {number} */ y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

const EXP = new Uint8Array(510);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = EXP[power + 255] = value;
  LOG[value] = power;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}

/** @param {number} a @param {number} b */
const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

/**
 * @param {string} text
 * @param {number} [mask] 0 to 7; without it the one that reads best
 * @returns {boolean[][] | undefined} rows of dark and light, without the white edge; undefined for a text that is too long
 */
export function qrCode(text, mask) {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex(([, data]) => sum(data) >= bytes.length + 2) + 1;
  if (!version) return undefined;
  const words = interleaved(codewords(bytes, sum(BLOCKS[version - 1][1])), ...BLOCKS[version - 1]);
  const drawn = (/** @type {number} */ which) => drawing(version, words, which);
  if (mask !== undefined) return drawn(mask);
  const all = MASKS.map((_, which) => drawn(which));
  return all.reduce((best, each) => (penalty(each) < penalty(best) ? each : best));
}

/** @param {Uint8Array} bytes @param {number} room */
function codewords(bytes, room) {
  const bits = [...binary(BYTES, 4), ...binary(bytes.length, 8), ...[...bytes].flatMap((byte) => binary(byte, 8)), 0, 0, 0, 0];
  const words = [];
  for (let at = 0; at < bits.length; at += 8) words.push(parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let at = 0; words.length < room; at++) words.push(PADDING[at % 2]);
  return words;
}

/** @param {number[]} words @param {number} correction @param {number[]} blocks */
function interleaved(words, correction, blocks) {
  let start = 0;
  const data = blocks.map((length) => words.slice(start, (start += length)));
  const checks = data.map((block) => remainder(block, generator(correction)));
  const turns = (/** @type {number[][]} */ rows) =>
    Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, at) => rows.flatMap((row) => (at < row.length ? [row[at]] : []))).flat();
  return [...turns(data), ...turns(checks)];
}

/** The polynomial of which every block with its correction is a multiple. @param {number} degree */
function generator(degree) {
  let found = [1];
  for (let power = 0; power < degree; power++) {
    const next = [...found, 0];
    found.forEach((value, at) => (next[at + 1] ^= times(value, EXP[power])));
    found = next;
  }
  return found;
}

/** @param {number[]} block @param {number[]} divisor */
function remainder(block, divisor) {
  const rest = [...block, ...new Array(divisor.length - 1).fill(0)];
  for (let at = 0; at < block.length; at++) {
    const factor = rest[at];
    divisor.forEach((value, place) => (rest[at + place] ^= times(value, factor)));
  }
  return rest.slice(block.length);
}

/** @param {number} version @param {number[]} words @param {number} mask @returns {boolean[][]} */
function drawing(version, words, mask) {
  const size = 17 + 4 * version;
  /** @type {(boolean | undefined)[][]} */
  const rows = Array.from({ length: size }, () => new Array(size).fill(undefined));
  const set = (/** @type {number} */ x, /** @type {number} */ y, /** @type {boolean} */ dark) => {
    if (x >= 0 && y >= 0 && x < size && y < size) rows[y][x] = dark;
  };
  const squares = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ reach, /** @type {number[]} */ light) => {
    for (let down = -reach; down <= reach; down++)
      for (let across = -reach; across <= reach; across++)
        set(x + across, y + down, !light.includes(Math.max(Math.abs(across), Math.abs(down))));
  };
  for (let at = 0; at < size; at++) {
    set(at, 6, at % 2 === 0);
    set(6, at, at % 2 === 0);
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) squares(x, y, 4, [2, 4]);
  const middles = [6, ...MIDDLES[version - 1]];
  const last = size - 7;
  if (version > 1)
    for (const x of middles)
      for (const y of middles)
        if (!((x === 6 && (y === 6 || y === last)) || (x === last && y === 6))) squares(x, y, 2, [1]);
  format(size, mask, set);
  if (version > 6) marked(version, size, set);
  fill(rows, size, words, mask);
  return /** @type {boolean[][]} */ (rows);
}

/** Which mask, with its own correction, in two places. @param {number} size @param {number} mask @param {(x: number, y: number, dark: boolean) => void} set */
function format(size, mask, set) {
  const said = ((mask << 10) | checked(mask, 0x537, 10)) ^ 0x5412; // error correction M is 00
  for (let at = 0; at < 15; at++) {
    const dark = ((said >> at) & 1) === 1;
    if (at < 6) set(8, at, dark);
    else if (at < 8) set(8, at + 1, dark);
    else if (at === 8) set(7, 8, dark);
    else set(14 - at, 8, dark);
    if (at < 8) set(size - 1 - at, 8, dark);
    else set(8, size - 15 + at, dark);
  }
  set(8, size - 8, true);
}

/** Which version, in two places. @param {number} version @param {number} size @param {(x: number, y: number, dark: boolean) => void} set */
function marked(version, size, set) {
  const said = (version << 12) | checked(version, 0x1f25, 12);
  for (let at = 0; at < 18; at++) {
    const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)];
    set(far, near, ((said >> at) & 1) === 1);
    set(near, far, ((said >> at) & 1) === 1);
  }
}

/** @param {number} value @param {number} divisor @param {number} degree */
function checked(value, divisor, degree) {
  let rest = value;
  for (let at = 0; at < degree; at++) rest = (rest << 1) ^ ((rest >> (degree - 1)) * divisor);
  return rest;
}

/** Up and down in pairs of columns, from the right. @param {(boolean | undefined)[][]} rows @param {number} size @param {number[]} words @param {number} mask */
function fill(rows, size, words, mask) {
  let bit = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const up = ((right + 1) & 2) === 0;
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (rows[y][x] !== undefined) continue;
        const dark = ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
        rows[y][x] = (dark === 1) !== (MASKS[mask](x, y) === 0);
        bit++;
      }
    }
  }
}

/** How hard a code is to read: long runs and blocks of one colour. @param {boolean[][]} rows */
function penalty(rows) {
  let found = 0;
  const runs = (/** @type {(at: number, along: number) => boolean} */ colour) => {
    for (let at = 0; at < rows.length; at++)
      for (let along = 1, run = 1; along <= rows.length; along++, run++)
        if (along === rows.length || colour(at, along) !== colour(at, along - 1)) {
          found += run > 4 ? run - 2 : 0;
          run = 0;
        }
  };
  runs((y, x) => rows[y][x]);
  runs((x, y) => rows[y][x]);
  for (let y = 1; y < rows.length; y++)
    for (let x = 1; x < rows.length; x++)
      if (rows[y][x] === rows[y - 1][x] && rows[y][x] === rows[y][x - 1] && rows[y][x] === rows[y - 1][x - 1]) found += 3;
  return found;
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** @param {number} value @param {number} length */
const binary = (value, length) => Array.from({ length }, (_, at) => (value >> (length - 1 - at)) & 1);
