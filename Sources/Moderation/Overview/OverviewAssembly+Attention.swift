extension OverviewAssembly {
  /// What needs a hand in one tenant: one item of a kind at most.
  func attention(of tenant: TenantStanding) -> [Attention] {
    var items = tenantTroubles(of: tenant)
    func add(_ kind: Attention.Kind, _ count: Int, _ detail: (Int) -> String) {
      guard count > 0 else { return }
      items.append(Attention(kind: kind, count: count, detail: detail(count), tenantID: tenant.id))
    }
    add(.ruleDemoted, tenant.demotions) {
      "\(counted($0, "rule")) removed more than \($0 == 1 ? "its fuse allows" : "their fuses allow") and only "
        + "\($0 == 1 ? "counts" : "count") until somebody sets \($0 == 1 ? "it" : "them") free."
    }
    let backlog = ReviewBacklog(waiting: tenant.queue.waiting, oldest: tenant.queue.oldest)
    if backlog.exceeds(tenant.reviewLimits.completed(by: limits), at: moment) {
      add(.reviewBacklog, tenant.queue.waiting) {
        "\(counted($0, "comment")) \($0 == 1 ? "waits" : "wait") for review, more or longer than was set as the limit."
      }
    }
    add(.actionsGivenUp, tenant.actions.givenUp) {
      "\(counted($0, "action")) could not be carried out and \($0 == 1 ? "was" : "were") given up."
    }
    add(.deliveriesParked, tenant.parked) {
      "\(counted($0, "delivery", "deliveries")) could not be used and \($0 == 1 ? "is" : "are") kept aside."
    }
    add(.alertsUndelivered, tenant.undeliveredAlerts) {
      "\(counted($0, "alert message")) could not be delivered to \($0 == 1 ? "its" : "their") channel within a day."
    }
    return items
  }

  /// What is wrong with accounts; it names one that is the only one.
  private func tenantTroubles(of tenant: TenantStanding) -> [Attention] {
    var items: [Attention] = []
    func add(_ kind: Attention.Kind, _ accounts: [TenantStanding.NamedAccount], _ one: String, _ several: String) {
      guard let first = accounts.first else { return }
      let isOne = accounts.count == 1
      items.append(
        Attention(
          kind: kind, count: accounts.count,
          detail: isOne ? "\(first.name) \(one)." : "\(accounts.count) accounts \(several).",
          tenantID: tenant.id, subject: isOne ? first.id : nil))
    }
    var lapsed: [TenantStanding.NamedAccount] = []
    var failing: [TenantStanding.NamedAccount] = []
    var ending: [TenantStanding.NamedAccount] = []
    for trouble in tenant.troubles {
      let account = TenantStanding.NamedAccount(id: trouble.accountID, name: trouble.accountName)
      switch trouble.kind {
      case .lapsed: lapsed.append(account)
      case .refreshFailing: failing.append(account)
      case .ending: ending.append(account)
      }
    }
    add(.accountDisconnected, lapsed, "is disconnected from TikTok", "are disconnected from TikTok")
    add(
      .renewalFailing, failing, "cannot renew its authorisation at TikTok",
      "cannot renew their authorisations at TikTok")
    add(
      .actionsPaused, tenant.stalled.filter { isPaused($0.id) },
      "is not acted for at present: TikTok turns its calls away",
      "are not acted for at present: TikTok turns their calls away")
    add(
      .authorisationEnding, ending, "has an authorisation that ends soon",
      "have authorisations that end soon")
    add(
      .disabledWithTraffic, tenant.disabledWithTraffic, "is disabled and had comments within the last day",
      "are disabled and had comments within the last day")
    return items
  }

  private func isPaused(_ account: AccountID) -> Bool {
    switch stalled[account] {
    case .paused, .failing: true
    case .usedUp, nil: false
    }
  }

  func attention(of gateway: GatewayStanding, _ findings: [HealthFinding]) -> [Attention] {
    var items = findings.map { Attention(kind: .notReady, count: 1, detail: $0.message, tenantID: nil) }
    let paused = apps.values.filter {
      switch $0.barrier {
      case .paused, .failing: true
      case .usedUp, nil: false
      }
    }
    func add(_ kind: Attention.Kind, _ count: Int, _ detail: String) {
      if count > 0 { items.append(Attention(kind: kind, count: count, detail: detail, tenantID: nil)) }
    }
    add(
      .actionsPaused, paused.count,
      "\(counted(paused.count, "app")) \(paused.count == 1 ? "is" : "are") not used at present: TikTok turns calls away."
    )
    if let failure = gateway.backupFailure { add(.backupFailed, 1, "The newest backup failed: \(failure).") }
    if let failure = gateway.drillFailure {
      add(.backupFailed, 1, "The newest backup could not be restored when that was tried: \(failure).")
    }
    add(
      .deliveriesParked, gateway.parked,
      "\(counted(gateway.parked, "delivery", "deliveries")) of no known account could not be used and "
        + "\(gateway.parked == 1 ? "is" : "are") kept aside.")
    add(
      .alertsUndelivered, gateway.undeliveredAlerts,
      "\(counted(gateway.undeliveredAlerts, "alert message")) of the gateway could not be delivered within a day.")
    return items
  }
}

/// A number with its noun: `1 rule`, `2 rules`. Where counting stopped there may be more.
private func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
  let number = count >= TenantStanding.countLimit ? "\(count) or more" : "\(count)"
  return "\(number) \(count == 1 ? one : several ?? one + "s")"
}
