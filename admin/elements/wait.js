/**
 * Rests a button for as long as the gateway said to wait, and counts the seconds on it. What is counted is for the eye
 * alone: the problem beside it says the wait once, so that a screen reader does not read numbers out.
 * @param {HTMLButtonElement} button @param {number} seconds
 */
export function restFor(button, seconds) {
  const label = button.textContent;
  const until = Date.now() + seconds * 1000;
  button.setAttribute("aria-disabled", "true");
  button.setAttribute("aria-label", label);
  const count = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left <= 0) {
      clearInterval(clock);
      button.removeAttribute("aria-disabled");
      button.removeAttribute("aria-label");
      button.textContent = label;
      return;
    }
    button.textContent = `${label} (${left} s)`;
  };
  const clock = setInterval(() => (button.isConnected ? count() : clearInterval(clock)), 500);
  count();
}
