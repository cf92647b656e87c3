/** What alerts can be told over: the name, what the target is called, and a hint where to find it. */
export const channelKinds = {
  slack: { name: "Slack", target: "Webhook's URL",
    hint: "In Slack: Apps, Incoming Webhooks, Add. It begins with https://hooks.slack.com/." },
  discord: { name: "Discord", target: "Webhook's URL",
    hint: "In Discord: the channel's settings, Integrations, Webhooks, Copy Webhook URL." },
  webhook: { name: "Webhook", target: "URL",
    hint: "A server of your own, by https. It is called as Standard Webhooks 1.0 says, with a signature." },
  email: { name: "Mail", target: "Mail address", hint: "The gateway needs smtp.url and smtp.from in its settings." },
};
