internal import Ingest
internal import Logging
internal import Moderation
internal import NIOCore
internal import NIOEmbedded
internal import Sealing
internal import Synchronization
internal import TikTok

/// The public listener's pipeline, from bytes to answers: nothing is kept that was not signed.
public struct RequestTarget: FuzzTarget {
  private let server: IngestServer
  private let journal = EntryJournal()
  private let agency: FuzzedAgency
  private let deliveries: [[UInt8]]
  /// Of the deliveries.
  private let tags: [String]

  public init() async throws {
    agency = try FuzzedAgency()
    let moment = Timestamp(seconds: SampleDelivery.signedAt)
    let clock = WallClock { moment }
    let logger = Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() }
    let library = RuleLibrary(store: agency, archive: agency, clock: clock)
    let directory = EndpointDirectory(
      source: agency, library: library, sealer: agency.sealer, freshness: Freshness(), clock: clock, logger: logger)
    try await directory.reload()
    // Loaded now, since loading hops between threads and the pipeline here has one.
    for account in agency.accounts {
      _ = try await library.rules(of: account.id, in: TenantScope(ownWorkFor: account.tenantID))
    }
    server = IngestServer(
      IngestSettings(port: 0), directory: directory, journal: journal, readiness: { [] }, clock: clock, logger: logger)
    deliveries = [SampleDelivery.open(text: "hi"), SampleDelivery.captured]
    tags = [SampleDelivery.openTag(of: deliveries[0]), SampleDelivery.businessTag(of: deliveries[1])]
  }

  public var name: String { "request" }

  public var seeds: [[UInt8]] {
    let open = request(agency.openPath, "X-TikTok-Signature: \(tags[0])")
    let business = request(
      agency.businessPath,
      "Tiktok-Signature: t=\(SampleDelivery.signedAt),s=\(tags[1])")
    return [
      open(deliveries[0]), business(deliveries[1]), open(deliveries[0]) + business(deliveries[1]),
      chunked(agency.openPath, deliveries[0]), Array("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".utf8),
    ]
  }

  public func fault(on input: [UInt8]) -> String? {
    // Readiness is asked of other threads, and the loop here knows one alone.
    guard !input.holds("/readyz") else { return nil }
    guard let answers = answers(to: input) else { return "no connection can be made" }
    return fault(of: answers, on: input)
  }

  public func takes(_ input: [UInt8]) -> Bool {
    answers(to: input)?.starts(with: "HTTP/1.1 200 ".utf8) == true
  }

  /// What comes back over one connection; the journal has what was kept. Nil where there is no connection.
  private func answers(to input: [UInt8]) -> [UInt8]? {
    let loop = EmbeddedEventLoop()
    let pipeline = server.pipeline(on: loop)
    defer { pipeline.stop() }
    let channel = EmbeddedChannel(loop: loop)
    journal.forget()
    do {
      try pipeline.install(on: channel)
      try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
    } catch {
      return nil
    }
    for piece in pieces(of: input) where channel.isActive {
      // A refusal of what is no HTTP at all comes as an error too, after its answer.
      _ = try? channel.writeInbound(ByteBuffer(bytes: piece))
      loop.run()
    }
    defer { _ = try? channel.finish() }
    return answers(of: channel)
  }

  private func fault(of answers: [UInt8], on input: [UInt8]) -> String? {
    if !answers.isEmpty, !answers.starts(with: "HTTP/1.".utf8) { return "an answer is no HTTP" }
    if journal.entries.contains(where: { !isSigned($0) }) { return "something was kept that nobody signed" }
    return isAnyTaken(answers) && !isAnySigned(input) ? "200 for what was not signed" : nil
  }

  private func isAnyTaken(_ answers: [UInt8]) -> Bool {
    let taken = #"{"status":"ok"}"#
    guard answers.holds(taken) else { return false }
    // That the gateway lives is said in the same words, to anybody.
    return String(decoding: answers, as: UTF8.self).split(separator: "HTTP/1.1 ").contains {
      $0.contains(taken) && !$0.contains(InstanceID.header)
    }
  }

  private func isAnySigned(_ input: [UInt8]) -> Bool {
    let lowered = String(decoding: input, as: UTF8.self).lowercased()
    return tags.contains { lowered.contains($0) }
  }

  private func isSigned(_ content: JournalEntry.Content) -> Bool {
    guard case .comment(let kept, _, _) = content else { return false }
    return zip(deliveries, [Dialect.open, .business]).contains { body, dialect in
      guard case .comment(let comment, _) = body.withUnsafeBytes({ DeliveryDecoder.decode($0, dialect: dialect) })
      else { return false }
      return comment == kept
    }
  }

  /// As they might come off a network: the same for the same input.
  private func pieces(of input: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = input[...]
    var step = input.count & 7
    while !rest.isEmpty {
      step = (step * 31 + 17) % 257
      pieces.append(rest.prefix(step + 1))
      rest = rest.dropFirst(step + 1)
    }
    return pieces
  }

  private func answers(of channel: EmbeddedChannel) -> [UInt8] {
    var bytes: [UInt8] = []
    while let buffer = try? channel.readOutbound(as: ByteBuffer.self) { bytes += buffer.readableBytesView }
    return bytes
  }

  private func request(_ path: String, _ signature: String) -> ([UInt8]) -> [UInt8] {
    { body in
      Array("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.count)\r\n\(signature)\r\n\r\n".utf8) + body
    }
  }

  private func chunked(_ path: String, _ body: [UInt8]) -> [UInt8] {
    let head =
      "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
      + "X-TikTok-Signature: \(SampleDelivery.openTag(of: body))\r\n\r\n"
    let chunks = [body.prefix(9), body.dropFirst(9)].map { chunk in
      Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8)
    }
    return Array(head.utf8) + chunks.joined() + Array("0\r\n\r\n".utf8)
  }
}

extension [UInt8] {
  /// Whether the text stands somewhere within. String's own search is far slower than all that is tried here.
  fileprivate func holds(_ text: String) -> Bool {
    var rest = self[...]
    while let start = text.utf8.first.flatMap({ rest.firstIndex(of: $0) }) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
