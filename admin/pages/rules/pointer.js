// JSON pointers (RFC 6901) into a document, and changes along them that leave everything else as it was.

/** @param {string} pointer @returns {string[]} */
export const keysOf = (pointer) =>
  pointer.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The pointer of a member or entry. @param {string} pointer @param {string|number} key */
export const under = (pointer, key) => `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** The pointer without its last key; null above the document. */
export const above = (pointer) => (pointer === "" ? null : pointer.slice(0, pointer.lastIndexOf("/")));

/** What is there; undefined where there is nothing. */
export const at = (document, pointer) => keysOf(pointer).reduce((value, key) => value?.[key], document);

/**
 * The document with a value put somewhere; undefined takes out what is there. What is not on the way is shared, not copied.
 * @param {any} document @param {string} pointer @param {any} value
 */
export function withValue(document, pointer, value) {
  const put = (node, [key, ...rest]) => {
    if (key === undefined) return value;
    const next = put(node?.[key], rest);
    if (Array.isArray(node)) {
      return next === undefined ? node.filter((_, index) => index !== Number(key))
        : Object.assign([...node], { [key]: next });
    }
    const copy = { ...node };
    if (next === undefined) delete copy[key];
    else copy[key] = next;
    return copy;
  };
  return put(document, keysOf(pointer));
}
