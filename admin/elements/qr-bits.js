// The data of a QR code (ISO/IEC 18004): bytes at error correction level M, versions 1 to 10.

/** By version from 1: codewords in all, those of error correction in a block, and blocks. */
const sizes = [
  [26, 10, 1], [44, 16, 1], [70, 26, 1], [100, 18, 2], [134, 24, 2],
  [172, 16, 4], [196, 18, 4], [242, 22, 4], [292, 22, 5], [346, 26, 5],
];

/**
 * The codewords of a text, interleaved as they are placed.
 * @param {string} text of at most 213 bytes
 * @returns {{version: number, codewords: number[]}}
 */
export function codewordsOf(text) {
  const bytes = new TextEncoder().encode(text);
  const version = 1 + sizes.findIndex((size, index) => room(size, index + 1) >= bytes.length);
  if (version === 0) throw new RangeError("too long for a QR code");
  const [all, correction, blocks] = sizes[version - 1];
  return { version, codewords: interleaved(dataOf(bytes, version, all - correction * blocks), blocks, correction) };
}

/** How many bytes fit. */
function room([all, correction, blocks], version) {
  return all - correction * blocks - (version < 10 ? 2 : 3);
}

function dataOf(bytes, version, capacity) {
  const bits = [];
  const put = (value, length) => { for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1); };
  put(0b0100, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, capacity * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const data = [];
  for (let at = 0; at < bits.length; at += 8) data.push(Number.parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let turn = 0; data.length < capacity; turn += 1) data.push(turn % 2 === 0 ? 0xec : 0x11);
  return data;
}

/** Blocks are as long as each other but for the last ones, which may have one more. */
function interleaved(data, blocks, correction) {
  const short = Math.floor(data.length / blocks);
  const longer = data.length % blocks;
  const parts = [];
  for (let block = 0, at = 0; block < blocks; block += 1) {
    const length = short + (block >= blocks - longer ? 1 : 0);
    parts.push(data.slice(at, at + length));
    at += length;
  }
  const generator = generatorOf(correction);
  const checks = parts.map((part) => remainder(part, generator));
  const woven = [];
  for (let at = 0; at <= short; at += 1) for (const part of parts) if (at < part.length) woven.push(part[at]);
  for (let at = 0; at < correction; at += 1) for (const check of checks) woven.push(check[at]);
  return woven;
}

// Reed-Solomon over GF(256) with the polynomial 0x11d.
const exponents = new Uint8Array(512);
const logarithms = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power += 1) {
  exponents[power] = value;
  exponents[power + 255] = value;
  logarithms[value] = power;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}
const product = (a, b) => (a === 0 || b === 0 ? 0 : exponents[logarithms[a] + logarithms[b]]);

/** The product of (x - 2^i), without its leading 1. */
function generatorOf(degree) {
  let factors = [1];
  for (let power = 0; power < degree; power += 1) {
    const next = [...factors, 0];
    factors.forEach((factor, index) => { next[index + 1] ^= product(factor, exponents[power]); });
    factors = next;
  }
  return factors.slice(1);
}

function remainder(data, generator) {
  const rest = new Array(generator.length).fill(0);
  for (const byte of data) {
    const lead = byte ^ rest.shift();
    rest.push(0);
    generator.forEach((factor, index) => { rest[index] ^= product(factor, lead); });
  }
  return rest;
}
