/**
 * How a comment of an account is removed: one call hides, the other deletes, and each dialect knows only one of them.
 * @param {any} account
 * @returns {{verdict: "hide"|"delete", name: string, key: "h"|"d", isFinal: boolean}}
 */
export function removalFor(account) {
  return account?.dialect === "open"
    ? { verdict: "delete", name: "Delete", key: "d", isFinal: true }
    : { verdict: "hide", name: "Hide", key: "h", isFinal: false };
}
