import Embedded
import Moderation
import NIOHTTP1
import Outbound
import Sealing
import Testing

@testable import AdminAPI

@Suite("The console")
struct ConsoleTests {
  @Test("has each of its files at its path, under its type, for anybody")
  func files() async throws {
    try await World.with { world in
      for file in EmbeddedFile.console {
        let answer = try await world.send(.get, "/\(file.name)")
        #expect(answer.status == 200 && answer.body == file.bytes, "\(file.name)")
        #expect(answer.header("content-type") == ConsoleFile.mediaType(of: file.name))
        #expect(answer.header("etag") == "W/\"\(Hex.encode(SHA256.digest(file.bytes)))\"")
        #expect(answer.header("cache-control") == "no-cache")
        #expect(answer.header("x-content-type-options") == "nosniff")
        #expect(answer.header("set-cookie") == nil)
      }
    }
  }

  @Test("comes as gzip to whoever takes it, a third as long in all, and holds the same")
  func zipped() async throws {
    try await World.with { world in
      var sent = 0
      for file in EmbeddedFile.console {
        let answer = try await world.send(
          .get, "/\(file.name)", headers: [(name: "Accept-Encoding", value: "br, gzip")])
        #expect(answer.header("vary") == "Accept-Encoding")
        sent += answer.body.count
        guard answer.header("content-encoding") == "gzip" else {
          #expect(answer.body == file.bytes)
          continue
        }
        // The form ends with the checksum and the length of what went in.
        #expect(
          answer.body.suffix(8) == Self.littleEndian(Self.crc32(file.bytes))
            + Self.littleEndian(UInt32(file.bytes.count)))
      }
      #expect(sent * 2 < EmbeddedFile.console.reduce(0) { $0 + $1.bytes.count })
    }
  }

  @Test("has words for every kind of alert, so that a channel can be set to each")
  func alertKinds() throws {
    let file = try #require(EmbeddedFile.console.first { $0.name == "pages/alerts/kinds.js" })
    for kind in Alert.Kind.allCases where kind != .test {
      #expect(file.text.contains("{ key: \"\(kind.rawValue)\", of: ["), "\(kind.rawValue)")
    }
  }

  @Test(
    "comes as it is to whoever does not take gzip",
    arguments: [[], ["br"], ["gzip;q=0"], ["gzip; q=0.0, deflate"], ["xgzip"]])
  func unzipped(_ accepted: [String]) { #expect(!ConsoleFile.takesGzip(accepted)) }

  @Test(
    "comes as gzip however that is asked for", arguments: [["gzip"], ["GZIP;q=0.1"], ["br", "deflate, gzip ;q=1"]])
  func asked(_ accepted: [String]) { #expect(ConsoleFile.takesGzip(accepted)) }

  @Test("is of types that browsers take for what they are")
  func types() {
    #expect(ConsoleFile.mediaType(of: "index.html") == "text/html; charset=utf-8")
    #expect(ConsoleFile.mediaType(of: "core/api.js") == "text/javascript; charset=utf-8")
    #expect(ConsoleFile.mediaType(of: "styles/base.css") == "text/css; charset=utf-8")
    #expect(ConsoleFile.mediaType(of: "icons.svg") == "image/svg+xml; charset=utf-8")
    for file in EmbeddedFile.console {
      #expect(ConsoleFile.mediaType(of: file.name) != "application/octet-stream", "\(file.name)")
    }
  }

  @Test(
    "shows its page wherever its router has something",
    arguments: [
      "/", "/index.html", "/sign-in", "/accept-invitation", "/welcome", "/tenants",
      "/tenants/ten_1/review?verdict=hold",
      "/gateway/rules", "/operators/", "/me",
    ])
  func pages(_ path: String) async throws {
    try await World.with { world in
      let answer = try await world.send(.get, path)
      #expect(answer.status == 200 && answer.text.contains("src=\"/core/main.js\""))
      #expect(answer.header("content-type") == "text/html; charset=utf-8")
    }
  }

  @Test(
    "leaves what is neither a file nor a page unknown",
    arguments: [
      "/core", "/core/", "/core/none.js", "//index.html", "/Tenants", "/tenants.html", "/admin",
      "/v2/tenants", "/index.htm", "/%74enants", "/.git/config", "/openapi.json",
    ])
  func unknown(_ path: String) async throws {
    try await World.with { world in
      let answer = try await world.send(.get, path)
      #expect(answer.status == 404 && answer.member("code") == "not_found", "\(answer.text)")
    }
  }

  @Test("takes nothing but questions, and covers no route", arguments: ["/", "/index.html", "/tenants"])
  func methods(_ path: String) async throws {
    try await World.with { world in
      let posted = try await world.send(.post, path, "{}")
      #expect(posted.status == 405 && posted.header("allow") == "GET, HEAD")
      #expect(try await world.send(.patch, path, "{}").status == 405)
      let head = try await EventListener.open(path, as: "nobody", port: world.port, method: .HEAD)
      #expect(await head.next() == .head(status: 200, type: "text/html; charset=utf-8"))
      #expect(await head.next() == nil, "nothing but a head")
      await head.close()
      #expect(try await world.send(.get, "/v1/tenants").status == 401)
      #expect(try await world.send(.get, "/health").text.contains("healthy"))
    }
  }

  @Test("is sent again only where it changed")
  func copies() async throws {
    try await World.with { world in
      let tag = try #require(try await world.send(.get, "/tenants").header("etag"))
      for known in [tag, String(tag.dropFirst(2)), "\"other\", \(tag)", "*"] {
        let answer = try await world.send(.get, "/sign-in", headers: [(name: "If-None-Match", value: known)])
        #expect(answer.status == 304 && answer.body.isEmpty && answer.header("etag") == tag)
        #expect(answer.header("content-security-policy")?.contains("script-src 'self'") == true)
      }
      let other = try await world.send(.get, "/sign-in", headers: [(name: "If-None-Match", value: "\"other\"")])
      #expect(other.status == 200 && !other.body.isEmpty)
    }
  }

  @Test("runs its own modules and nothing that anybody else wrote")
  func policy() async throws {
    try await World.with { world in
      let page = try await world.send(.get, "/tenants")
      #expect(
        page.header("content-security-policy")
          == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
          + "frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
          + "require-trusted-types-for 'script'; trusted-types 'none'")
      #expect(page.header("cross-origin-opener-policy") == "same-origin")
      let permissions = try #require(page.header("permissions-policy"))
      #expect(permissions.contains("camera=()") && permissions.contains("geolocation=()"))
      #expect(page.header("referrer-policy") == "no-referrer")
      let answer = try await world.send(.get, "/v1/tenants")
      #expect(answer.header("content-security-policy")?.contains("script-src") == false)
    }
  }

  /// Of RFC 1952, bit by bit.
  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
