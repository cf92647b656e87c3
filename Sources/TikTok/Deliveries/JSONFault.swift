/// Why the bytes are not usable, in words for the person who looks at the parked delivery.
struct JSONFault: Error, Equatable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
