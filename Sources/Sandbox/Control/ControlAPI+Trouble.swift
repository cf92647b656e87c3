extension ControlAPI {
  static let troubleRoutes: [Route] = [
    Route(method: "POST", path: "/sandbox/deliveries/pause", summary: "events queue up") { _, state in
      state.pauseDeliveries()
      return .done
    },
    Route(method: "POST", path: "/sandbox/deliveries/resume", summary: "and go on") { _, state in
      state.resumeDeliveries()
      return .done
    },
    Route(
      method: "POST", path: "/sandbox/faults",
      summary: "{kind, count? | probability?, endpoint?, status?, code?, milliseconds?} -> number"
    ) { request, state in
      HTTPResponse(201, json: ["number": .integer(try state.addFault(try fault(in: try request.fields())))])
    },
    Route(method: "GET", path: "/sandbox/faults", summary: "those still set") { _, state in
      HTTPResponse(200, json: .array(state.faults().sorted { $0.key < $1.key }.map { object($0.key, $0.value) }))
    },
    Route(method: "DELETE", path: "/sandbox/faults", summary: "all of them") { _, state in
      state.removeAllFaults()
      return .done
    },
    Route(method: "DELETE", path: "/sandbox/faults/:id", summary: "one of them") { request, state in
      guard let number = Int(request.id), state.faults()[number] != nil else {
        throw SandboxError.notFound(what: "fault \(request.id)")
      }
      state.removeFault(number)
      return .done
    },
  ]

  private static func fault(in fields: Fields) throws(Fields.Fault) -> SandboxFault {
    try fields.allowOnly(["kind", "count", "probability", "endpoint", "status", "code", "milliseconds"])
    let count = try fields.optionalInteger("count", in: 1...1_000_000)
    let probability = try fields.optionalDouble("probability")
    guard count == nil || probability == nil else {
      throw Fields.Fault(message: "count, probability: Give one of the two.")
    }
    let trigger = probability.map(SandboxFault.Trigger.probability) ?? .count(count ?? 1)
    return SandboxFault(try kind(in: fields), trigger, endpoint: try fields.optionalString("endpoint"))
  }

  private static func kind(in fields: Fields) throws(Fields.Fault) -> SandboxFault.Kind {
    let wait = Duration.milliseconds(try fields.optionalInteger("milliseconds", in: 0...600_000) ?? 1_000)
    switch try fields.string("kind") {
    case "http_status": return .httpStatus(try fields.optionalInteger("status", in: 400...599) ?? 500)
    case "code": return .code(try fields.string("code"))
    case "timeout": return .timeout
    case "slow": return .slow(wait)
    case "lying_success": return .lyingSuccess
    case "lost_answer": return .lostAnswer
    case "garbage": return .garbage
    case "revoked_token": return .revokedToken
    case "duplicate_delivery": return .duplicateDelivery
    case "reordered_delivery": return .reorderedDelivery(wait)
    case "dropped_delivery": return .droppedDelivery
    case "missing_text": return .missingText
    default:
      throw Fields.Fault(
        message: "kind: Must be one of: http_status, code, timeout, slow, lying_success, lost_answer, garbage, "
          + "revoked_token, duplicate_delivery, reordered_delivery, dropped_delivery, missing_text.")
    }
  }

  private static func object(_ number: Int, _ fault: SandboxFault) -> JSON {
    var fields: [(String, JSON)] = [("number", .integer(number)), ("kind", .string(fault.kind.name))]
    switch fault.trigger {
    case .count(let count): fields.append(("count", .integer(count)))
    case .probability(let chance): fields.append(("probability", .number(String(chance))))
    }
    if let endpoint = fault.endpoint { fields.append(("endpoint", .string(endpoint))) }
    return .object(fields)
  }
}
