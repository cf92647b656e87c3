internal import ArgumentParser

struct KeyRotate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "Replace the sealing key while the gateway serves.",
    discussion: """
      A new key is put beside the old one, every secret is sealed with it, and a minute after the last one the new key \
      takes the old one's place in the key file. For owners who are logged in.

      The gateway does it by itself: this command only watches, and may be interrupted. So may the gateway, at any \
      point; it goes on at the next start. Keep a copy of the new key file afterwards; backups bring their own.
      """)

  @Flag(help: "Return as soon as it has begun.")
  var noWait = false

  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var answer = try await client.create("/v1/key/rotation")
    var status: KeyStatusRecord = try answer.decoded()
    let total = status.secrets
    var bar = ProgressBar("sealing anew")
    defer { bar.finish() }
    while !noWait, status.isUnderWay {
      bar.update(total - status.remaining, of: total)
      try await Task.sleep(for: .seconds(1))
      answer = try await client.get("/v1/key")
      status = try answer.decoded()
      guard status.unopenable.isEmpty else {
        throw CommandFailure(
          status: .failed,
          message: "the rotation cannot end: no key opens \(status.unopenable.joined(separator: ", "))",
          hint: "set these secrets again, or delete what they belong to; the rotation then ends by itself")
      }
    }
    bar.finish()
    try admin.show(answer, as: KeyStatusRecord.self)
    guard !status.isUnderWay, status.source == "file" else { return }
    Console.writeError("next: copy the new key file to where you keep a copy of it\n")
  }
}
