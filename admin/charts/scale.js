/**
 * The marks of an axis that begins at zero: a few round numbers that reach the largest value.
 * @param {number} largest @param {number} [about] how many are wanted
 * @returns {number[]} from 0 upwards; the last is the axis's end
 */
export function ticks(largest, about = 4) {
  const rough = Math.max(largest, about) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power)
    .find((candidate) => candidate >= rough && Number.isInteger(candidate)) ?? power * 10;
  return Array.from({ length: Math.ceil(Math.max(largest, 1) / step) + 1 }, (_, index) => index * step);
}

/**
 * Which of a row of labels can be written without touching: every first, second, third …
 * @param {number} count @param {number} width of the row @param {number} room that one label takes
 */
export const stride = (count, width, room) => Math.max(1, Math.ceil((count * room) / Math.max(width, 1)));
