import { api } from "./api.js";

/** How often a job is asked about, in milliseconds. */
const pace = 1000;

/**
 * Looks at a job of the gateway until it has ended. Leaving the page ends the looking, not the job.
 * @param {string} path the job's
 * @param {{signal: AbortSignal, on: (job: any) => void, isOver?: (job: any) => boolean}} what
 * @returns {Promise<any>} the job as it ended
 */
export async function watchJob(path, { signal, on, isOver = (job) => job.state !== "running" }) {
  for (;;) {
    const job = await api.get(path, { signal });
    on(job);
    if (isOver(job)) return job;
    await new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, pace);
      signal.addEventListener("abort", () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
    });
  }
}
