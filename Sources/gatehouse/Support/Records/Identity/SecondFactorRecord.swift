/// What is known of the caller's second factor.
struct SecondFactorRecord: Record {
  var enabled: Bool
  var required: Bool
  var enabledAt: String?
  var recoveryCodesLeft: Int

  static let columns = ["enabled", "required", "since", "recovery codes left"]
  var row: [Cell] { fields.map(\.value) }

  var fields: [(name: String, value: Cell)] {
    [
      ("enabled", .yes(enabled)), ("required", .yes(required)), ("since", Cell(enabledAt)),
      ("recovery codes left", Cell(String(recoveryCodesLeft))),
    ]
  }
}

/// A second factor that is being enrolled.
struct EnrolmentRecord: Decodable {
  var secret: String
  var address: String
}

struct RecoveryCodesRecord: Decodable {
  var recoveryCodes: [String]
}
