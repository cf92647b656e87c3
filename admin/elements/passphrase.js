import { field } from "./form.js";

/** As the gateway wants them. */
const least = 12;

/** The fields for a passphrase that is chosen now, entered twice since nobody can see it. */
export function newPassphraseFields() {
  const first = field({
    name: "passphrase", label: "Passphrase", type: "password", required: true,
    hint: `${least} characters or more. It is kept nowhere: without it the file is of no use.`,
    attributes: { autocomplete: "new-password", maxlength: 1024 },
    pattern: (text) => text.length < least ? `At least ${least} characters.` : /^[ -~]+$/.test(text)
      || "Only letters without accents, digits, signs and spaces.",
  });
  const second = field({
    name: "repeated", label: "The same again", type: "password", required: true,
    attributes: { autocomplete: "new-password", maxlength: 1024 },
    // As they were typed: white space around a passphrase counts.
    pattern: () => second.querySelector("input").value === first.querySelector("input").value
      || "That is not the same.",
  });
  return [first, second];
}
