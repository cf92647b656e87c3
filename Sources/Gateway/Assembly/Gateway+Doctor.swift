internal import AdminAPI
internal import Moderation

/// What looks at the gateway for what goes wrong in real installations.
extension Gateway {
  func doctorDependencies(_ webhooks: any WebhookRegistrar) -> DoctorDependencies {
    DoctorDependencies(doctor: GatewayDoctor(gateway: self, webhooks: webhooks))
  }
}
