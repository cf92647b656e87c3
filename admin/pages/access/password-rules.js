const fewest = 8;
const most = 128;
const mostBytes = 512;

/** What is asked of a password, for the hint beneath its field. */
export const passwordHint = "8 characters or more. None of the commonest passwords, and not your name; anything else will do.";

/**
 * What is wrong with a new password, as far as that can be said here; the gateway knows the common ones.
 * @param {string} value @param {string} [name] the operator's
 * @returns {true|string}
 */
export function passwordFault(value, name = "") {
  const length = [...value].length;
  if (length < fewest) return `Too short: ${fewest} characters at least, and these are ${length}.`;
  if (length > most || new TextEncoder().encode(value).length > mostBytes) return `Too long: ${most} characters at most.`;
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value)) return "There is a character in it that cannot be typed.";
  if (name && value.toLowerCase() === name.toLowerCase()) return "Your name is the first that is guessed.";
  return true;
}
