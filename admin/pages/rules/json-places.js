import { above, under } from "./pointer.js";

/** What is wrong with a text that is no JSON, and where. */
export class SyntaxFault extends Error {
  /** @param {string} message @param {number} offset in the text @param {number} line from 1 */
  constructor(message, offset, line) {
    super(message);
    this.offset = offset;
    this.line = line;
  }
}

/**
 * Where each value of a JSON text begins: the browser's parser tells only of faults, and not everywhere the line.
 * @param {string} text
 * @returns {Map<string, {offset: number, line: number}>} by JSON pointer; a member's is that of its name
 * @throws {SyntaxFault} the first fault; a member given twice is one, because the gateway refuses it
 */
export function placesOf(text) {
  const places = new Map();
  let offset = 0;
  let line = 1;

  const fail = (message) => { throw new SyntaxFault(message, offset, line); };
  const space = () => {
    for (; offset < text.length && " \t\r\n".includes(text[offset]); offset += 1) if (text[offset] === "\n") line += 1;
  };
  const string = () => {
    const pattern = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
    pattern.lastIndex = offset;
    const found = pattern.exec(text);
    if (!found) fail("is a text that does not end, or holds what a text cannot: a line break, or a single backslash");
    offset = pattern.lastIndex;
    return JSON.parse(found[0]);
  };
  const scalar = () => {
    const pattern = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
    pattern.lastIndex = offset;
    if (!pattern.exec(text)) fail(offset >= text.length ? "ends too soon" : "has something that no value begins with");
    offset = pattern.lastIndex;
  };
  const entries = (close, entry) => {
    offset += 1;
    space();
    if (text[offset] === close) { offset += 1; return; }
    for (let index = 0; ; index += 1) {
      space();
      entry(index);
      space();
      if (text[offset] === close) { offset += 1; return; }
      if (text[offset] !== ",") fail(`wants a comma or ${close} here`);
      offset += 1;
    }
  };
  const value = (pointer) => {
    if (text[offset] === "[") {
      entries("]", (index) => {
        places.set(under(pointer, index), { offset, line });
        value(under(pointer, index));
      });
    } else if (text[offset] === "{") {
      entries("}", () => {
        if (text[offset] !== '"') fail("wants a name in double quotes here");
        const place = { offset, line };
        const inner = under(pointer, string());
        if (places.has(inner)) throw new SyntaxFault("is a name that is given twice", place.offset, place.line);
        places.set(inner, place);
        space();
        if (text[offset] !== ":") fail("wants a colon here");
        offset += 1;
        space();
        value(inner);
      });
    } else if (text[offset] === '"') string();
    else scalar();
  };

  space();
  places.set("", { offset, line });
  value("");
  space();
  if (offset < text.length) fail("goes on after its end");
  return places;
}

/** The place of a pointer, or of the nearest thing around it: what is missing has none. */
export function placeOf(places, pointer) {
  for (let inner = pointer; inner !== null; inner = above(inner)) {
    if (places.has(inner)) return places.get(inner);
  }
  return { offset: 0, line: 1 };
}
