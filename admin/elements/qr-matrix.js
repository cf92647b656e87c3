// The modules of a QR code: where what is fixed goes, then the data around it, then the mask that reads best.

import { codewordsOf } from "./qr-bits.js";

/** Where alignment patterns are, by version from 2. */
const alignments = [
  [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
];

const masks = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/**
 * The QR code of a text, as rows of dark (true) and light modules.
 * @param {string} text of at most 213 bytes of UTF-8
 * @param {number} [chosen] a mask from 0 to 7 instead of the best
 * @returns {boolean[][]}
 */
export function matrixOf(text, chosen = null) {
  const { version, codewords } = codewordsOf(text);
  const plain = frameOf(version);
  placeData(plain, codewords);
  const candidates = (chosen === null ? [...masks.keys()] : [chosen]).map((mask) => masked(plain, mask));
  return candidates.reduce((best, rows) => (penalty(rows) < penalty(best) ? rows : best));
}

/** What is fixed: `dark` has its modules, `isFixed` says which they are. */
function frameOf(version) {
  const size = 17 + 4 * version;
  const grid = () => Array.from({ length: size }, () => new Array(size).fill(false));
  const frame = { size, dark: grid(), isFixed: grid() };
  const set = (row, column, isDark) => {
    if (row < 0 || column < 0 || row >= size || column >= size) return;
    frame.dark[row][column] = isDark;
    frame.isFixed[row][column] = true;
  };
  const square = (row, column, reach, isDark) => {
    for (let y = -reach; y <= reach; y += 1) {
      for (let x = -reach; x <= reach; x += 1) set(row + y, column + x, isDark(Math.max(Math.abs(x), Math.abs(y))));
    }
  };
  for (let at = 0; at < size; at += 1) { set(6, at, at % 2 === 0); set(at, 6, at % 2 === 0); }
  const centres = alignments[version - 2] ?? [];
  const last = centres.at(-1);
  for (const row of centres) {
    for (const column of centres) {
      const isFinder = (row === 6 && column === 6) || (row === 6 && column === last) || (row === last && column === 6);
      if (!isFinder) square(row, column, 2, (distance) => distance !== 1);
    }
  }
  for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]]) {
    square(row, column, 4, (distance) => distance !== 2 && distance !== 4);
  }
  // Kept free for the format, which depends on the mask.
  for (let bit = 0; bit < 15; bit += 1) for (const [row, column] of formatPlaces(bit, size)) set(row, column, false);
  set(size - 8, 8, true);
  if (version >= 7) {
    const bits = (version << 12) | checkOf(version, 12, 0x1f25);
    for (let bit = 0; bit < 18; bit += 1) {
      const isDark = ((bits >> bit) & 1) === 1;
      set(Math.floor(bit / 3), size - 11 + (bit % 3), isDark);
      set(size - 11 + (bit % 3), Math.floor(bit / 3), isDark);
    }
  }
  return frame;
}

/** Both places of a bit of the format. */
function formatPlaces(bit, size) {
  const first = bit < 6 ? [bit, 8] : bit === 6 ? [7, 8] : bit === 7 ? [8, 8] : bit === 8 ? [8, 7] : [8, 14 - bit];
  const second = bit < 8 ? [8, size - 1 - bit] : [size - 15 + bit, 8];
  return [first, second];
}

/** In columns of two from the right, up and down in turn. */
function placeData({ size, dark, isFixed }, codewords) {
  let at = 0;
  let isUpwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = isUpwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isFixed[row][column]) continue;
        dark[row][column] = at < codewords.length * 8 && ((codewords[at >> 3] >> (7 - (at & 7))) & 1) === 1;
        at += 1;
      }
    }
    isUpwards = !isUpwards;
  }
}

function masked({ size, dark, isFixed }, mask) {
  const rows = dark.map((row, y) => row.map((isDark, x) => (isFixed[y][x] ? isDark : isDark !== masks[mask](y, x))));
  // Level M is 00.
  const format = ((mask << 10) | checkOf(mask, 10, 0x537)) ^ 0x5412;
  for (let bit = 0; bit < 15; bit += 1) {
    for (const [y, x] of formatPlaces(bit, size)) rows[y][x] = ((format >> bit) & 1) === 1;
  }
  return rows;
}

/** The remainder of a BCH code. */
function checkOf(value, length, polynomial) {
  let rest = value << length;
  const degree = (number) => 31 - Math.clz32(number);
  while (rest !== 0 && degree(rest) >= length) rest ^= polynomial << (degree(rest) - length);
  return rest;
}

/** How badly a code reads, by the standard's four counts. */
function penalty(rows) {
  const columns = rows.map((_, x) => rows.map((row) => row[x]));
  let points = 0;
  for (const line of [...rows, ...columns]) {
    const text = line.map((isDark) => (isDark ? "1" : "0")).join("");
    for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) points += run.length - 2;
    points += 40 * (text.match(/(?=10111010000|00001011101)/g)?.length ?? 0);
  }
  for (let y = 1; y < rows.length; y += 1) {
    for (let x = 1; x < rows.length; x += 1) {
      if (rows[y][x] === rows[y][x - 1] && rows[y][x] === rows[y - 1][x] && rows[y][x] === rows[y - 1][x - 1]) points += 3;
    }
  }
  const share = rows.flat().filter(Boolean).length / rows.length ** 2;
  return points + 10 * Math.floor(Math.abs(share * 100 - 50) / 5);
}
