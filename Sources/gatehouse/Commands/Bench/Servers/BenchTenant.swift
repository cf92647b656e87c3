internal import Gateway
internal import Moderation
internal import Workload

/// A tenant of a gateway of the benchmark, with its one account.
struct BenchTenant {
  /// As the admin API shows it.
  let id: String
  let recipient: LoadRecipient
  /// Nil for one that was made while the gateway ran.
  var member: Population.Member?

  init(id: String, recipient: LoadRecipient) {
    self.id = id
    self.recipient = recipient
  }

  init(_ member: Population.Member, recipient: LoadRecipient) {
    id = "\(member.tenant)"
    self.recipient = recipient
    self.member = member
  }
}
