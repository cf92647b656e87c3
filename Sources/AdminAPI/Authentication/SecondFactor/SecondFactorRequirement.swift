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

  /// Whether the caller must enrol one before doing anything else. Not the tokens of programs: those were made by somebody
  /// who had logged in, and cannot type a code.
  func isUnmet(by caller: Caller) -> Bool {
    caller.principal.token == nil && !caller.operator.hasSecondFactor && applies(to: caller.operator.role)
  }
}
