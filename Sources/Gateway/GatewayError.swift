/// Why a gateway cannot start.
public enum GatewayError: Error, Equatable, Sendable, CustomStringConvertible {
  case notInitialised
  case alreadyInitialised(path: String)
  case cannotListen(name: String, address: String, reason: String)

  public var description: String {
    switch self {
    case .notInitialised: "the database has no key and no owner yet; run `gatehouse init` first"
    case .alreadyInitialised(let path):
      "\(path) is already set up; nothing was changed. Start it with `gatehouse serve`"
    case .cannotListen(let name, let address, let reason):
      "the \(name) listener cannot take \(address): \(reason); set \(name).host or \(name).port"
    }
  }
}
