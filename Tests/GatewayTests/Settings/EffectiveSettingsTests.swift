import Testing

@testable import Gateway

@Suite struct EffectiveSettingsTests {
  private let secrets = ["0123456789abcdef-token", "sk-classifier-key", String(repeating: "c3", count: 32)]

  @Test("each setting shows with its value and where it comes from, and secrets as ***")
  func sources() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "g.yaml", "public:\n  port: 9000\nmetrics.token: \(secrets[0])\nclassifier: {url: http://c.example}\n")
    let settings = try Settings.effective(
      file: file,
      environment: [
        "GATEHOUSE_PUBLIC_PORT": "9001", "GATEHOUSE_CLASSIFIER_KEY": secrets[1], "GATEHOUSE_KEY_HEX": secrets[2],
        "GATEHOUSE_DATABASE": "a.db",
      ], cores: 2)
    let rows = Dictionary(uniqueKeysWithValues: settings.map { ($0.key, "\($0.value ?? "-") \($0.source)") })
    for (key, row) in [
      ("public.port", #"9001 environment(variable: "GATEHOUSE_PUBLIC_PORT")"#), ("public.loops", "2 standard"),
      ("metrics.token", "*** file(line: 3)"), ("classifier.url", "http://c.example file(line: 4)"),
      ("classifier.key", #"*** environment(variable: "GATEHOUSE_CLASSIFIER_KEY")"#),
      ("key.hex", #"*** environment(variable: "GATEHOUSE_KEY_HEX")"#), ("key.file", "a.db.key standard"),
      ("public.url", "- standard"),
    ] { #expect(rows[key] == row) }
    for secret in secrets { #expect(!"\(settings)".contains(secret)) }
  }

  @Test("a mistyped name is answered with the nearest there is, and a strange one with none")
  func nearest() {
    let names = ["public.port", "public.host", "log.level", "classifier.model"]
    for (typed, meant) in [
      ("public.prot", "public.port"), ("pubic.host", "public.host"), ("loglevel", "log.level"),
      ("LOG.LEVEL", "log.level"), ("clasifier.modle", "classifier.model"),
    ] { #expect(NearestName.to(typed, among: names) == meant) }
    for typed in ["", "x", "database", "smtp.server.name", String(repeating: "public.port", count: 50)] {
      #expect(NearestName.to(typed, among: names) == nil)
    }
  }
}
