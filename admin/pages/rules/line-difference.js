/** Beyond so many differences the shortest way between two texts is no longer sought. */
const mostSteps = 1500;

/**
 * How one text becomes another, line by line (Myers' algorithm).
 * @param {string} before @param {string} after
 * @returns {{kind: "same"|"out"|"in", text: string, before: number|null, after: number|null}[]} with the lines' numbers
 */
export function lineDifference(before, after) {
  const a = before === "" ? [] : before.split("\n");
  const b = after === "" ? [] : after.split("\n");
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const lines = [];
  const same = (i, j) => lines.push({ kind: "same", text: a[i], before: i + 1, after: j + 1 });
  for (let i = 0; i < head; i += 1) same(i, i);
  for (const [kind, i, j] of shortest(a.slice(head, a.length - tail), b.slice(head, b.length - tail))) {
    if (kind === "same") same(head + i, head + j);
    else if (kind === "out") lines.push({ kind, text: a[head + i], before: head + i + 1, after: null });
    else lines.push({ kind, text: b[head + j], before: null, after: head + j + 1 });
  }
  for (let i = tail; i > 0; i -= 1) same(a.length - i, b.length - i);
  return lines;
}

function shortest(a, b) {
  const whole = [...a.map((_, i) => ["out", i, 0]), ...b.map((_, j) => ["in", 0, j])];
  if (a.length === 0 || b.length === 0) return whole;
  const furthest = new Map([[1, 0]]);
  const trace = [];
  for (let steps = 0; steps <= a.length + b.length; steps += 1) {
    if (steps > mostSteps) return whole;
    trace.push(new Map(furthest));
    for (let k = -steps; k <= steps; k += 2) {
      const down = k === -steps || (k !== steps && furthest.get(k - 1) < furthest.get(k + 1));
      let i = down ? furthest.get(k + 1) : furthest.get(k - 1) + 1;
      while (i < a.length && i - k < b.length && a[i] === b[i - k]) i += 1;
      furthest.set(k, i);
      if (i >= a.length && i - k >= b.length) return wayBack(trace, a, b);
    }
  }
  return whole;
}

function wayBack(trace, a, b) {
  const way = [];
  let i = a.length;
  let j = b.length;
  for (let steps = trace.length - 1; steps >= 0; steps -= 1) {
    const furthest = trace[steps];
    const k = i - j;
    const down = k === -steps || (k !== steps && furthest.get(k - 1) < furthest.get(k + 1));
    const from = down ? furthest.get(k + 1) : furthest.get(k - 1);
    const fromJ = from - (down ? k + 1 : k - 1);
    while (i > from && j > fromJ) way.push(["same", --i, --j]);
    if (steps === 0) break;
    if (down) way.push(["in", i, --j]);
    else way.push(["out", --i, j]);
  }
  return way.reverse();
}
