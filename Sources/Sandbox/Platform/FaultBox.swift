/// The faults that are set, and the dice.
struct FaultBox {
  private(set) var active: [Int: SandboxFault] = [:]
  private var lastNumber = 0
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed ^ 0xfa17) }

  mutating func add(_ fault: SandboxFault) throws(SandboxError) -> Int {
    switch fault.trigger {
    case .count(let count) where count < 1: throw .invalid(reason: "a fault's count must be at least 1")
    case .probability(let chance) where !(0...1).contains(chance):
      throw .invalid(reason: "a fault's probability must be from 0 to 1")
    default: break
    }
    if case .httpStatus(let status) = fault.kind, !(400...599).contains(status) {
      throw .invalid(reason: "a fault's HTTP status must be from 400 to 599")
    }
    if let endpoint = fault.endpoint, !fault.kind.places.contains(endpoint) {
      throw .invalid(
        reason: "endpoint: \(fault.kind.name) never strikes \(endpoint); it must be one of: "
          + fault.kind.places.joined(separator: ", "))
    }
    if let endpoint = fault.endpoint, !fault.kind.fits(endpoint) {
      throw .invalid(reason: "\(endpoint) has no such code: business codes are numbers, those of open are words")
    }
    lastNumber += 1
    active[lastNumber] = fault
    return lastNumber
  }

  mutating func remove(_ number: Int) { active[number] = nil }
  mutating func removeAll() { active = [:] }

  /// The first call fault, in the order they were set, that strikes a call to `endpoint`.
  mutating func draw(call endpoint: String) -> SandboxFault.Kind? {
    draw(endpoint) { !$0.concernsDeliveries }.first
  }

  /// Every delivery fault that strikes an event.
  mutating func draw(event: String) -> [SandboxFault.Kind] {
    draw(event, atMostOne: false) { $0.concernsDeliveries }
  }

  private mutating func draw(
    _ subject: String, atMostOne: Bool = true, where isWanted: (SandboxFault.Kind) -> Bool
  ) -> [SandboxFault.Kind] {
    var struck: [SandboxFault.Kind] = []
    for (number, fault) in active.sorted(by: { $0.key < $1.key }) {
      guard isWanted(fault.kind), fault.kind.fits(subject), fault.endpoint == nil || fault.endpoint == subject else {
        continue
      }
      switch fault.trigger {
      case .count(let left): active[number] = left == 1 ? nil : fault.with(.count(left - 1))
      case .probability(let chance):
        guard Double.random(in: 0..<1, using: &random) < chance else { continue }
      }
      struck.append(fault.kind)
      if atMostOne { break }
    }
    return struck
  }
}

extension SandboxFault {
  fileprivate func with(_ trigger: Trigger) -> SandboxFault {
    var copy = self
    copy.trigger = trigger
    return copy
  }
}
