internal import Moderation
internal import Sealing

/// Whether the sealing key can be read.
struct StoredKeyCheck: DiagnosticCheck {
  let name = "key"
  let settings: Settings

  func run() -> [DiagnosticFinding] {
    do {
      return [.ok(name, "the sealing key can be read, id \(try settings.sealingKey().id)")]
    } catch KeyFile.Failure.readableByOthers, KeyFile.Failure.missing {
      // The check of the files says so, and what to do.
      return []
    } catch {
      return [
        .problem(
          name, "\(error)",
          remedy: "put your copy of the key file there, with mode 0600; without it tokens and secrets cannot be opened")
      ]
    }
  }
}
