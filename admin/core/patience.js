/** How long somebody may pause between two letters, in milliseconds. */
const pause = 150;

/** A function that is only run once nobody has called it for a moment: for what is asked while somebody types. */
export function unhurried(run) {
  let timer = null;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, pause);
  };
}
