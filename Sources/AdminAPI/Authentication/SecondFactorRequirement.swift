internal import Moderation

/// Who must have a second factor to do anything but enrol one. The raw values are those of the setting.
public enum SecondFactorRequirement: String, CaseIterable, Sendable {
  case none
  case owners
  case all

  func applies(to role: Operator.Role) -> Bool {
    switch self {
    case .none: false
    case .owners: role == .owner
    case .all: true
    }
  }
}
