import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { confirmed } from "../../elements/dialog.js";
import { words } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";

/**
 * Tries an action again that was given up. A reply that may have been sent is asked about first.
 * @param {any} action @param {string} tenant
 * @returns {Promise<any|null>} the action as it is then, or null
 */
export async function retryAction(action, tenant) {
  const send = (body) => api.post(`/tenants/${tenant}/actions/${action.id}/retry`, body);
  if (action.requested === "reply" && action.failure === "outcome_unknown") {
    let answer = null;
    await confirmed({
      title: "Send the reply again", action: "Send it again", danger: true,
      text: h("p", {}, "Whether TikTok got it cannot be told. Sent again, it may stand there twice."),
      run: async () => { answer = await send({ may_send_twice: true }); },
    });
    return answer;
  }
  try {
    const answer = await send({});
    toast("It is tried again");
    return answer;
  } catch (error) {
    toast(`Not retried. ${words(error)}`, { seconds: 8 });
    return null;
  }
}
