import Testing

@testable import Sealing

@Suite struct PasswordHashTests {
  @Test("a hash says its own parameters, has its own salt and fits its password alone")
  func roundTrip() throws {
    let hash = try PasswordHash.hash("correct horse")
    #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    // 16 bytes of salt and 32 of hash, in base 64 without padding.
    #expect(hash.split(separator: "$").suffix(2).map(\.count) == [22, 43])
    #expect(try PasswordHash.hash("correct horse") != hash)
    #expect(PasswordHash.verify("correct horse", against: hash))
    #expect(!PasswordHash.verify("correct hors", against: hash))
    #expect(!PasswordHash.verify("correct horse ", against: hash))
    #expect(!PasswordHash.verify("Correct horse", against: hash))
    #expect(!PasswordHash.verify("", against: hash))
  }

  @Test(
    "awkward passwords are told apart to their last byte",
    arguments: [
      ("", "\0"), ("a\0b", "a\0c"), ("Grüße 😀", "Grüße 😁"),
      (String(repeating: "a", count: 128), String(repeating: "a", count: 127) + "b"),
    ])
  func awkward(password: String, other: String) throws {
    let hash = try PasswordHash.hash(password)
    #expect(PasswordHash.verify(password, against: hash))
    #expect(!PasswordHash.verify(other, against: hash))
  }

  @Test(
    "hashes made by other implementations verify",
    arguments: [
      // One of the reference implementation's own tests, and one of Python's cryptography package with our parameters.
      ("password", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"),
      (
        "Grüße, pässword",
        "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$wAseOdHDvl7KbFmvI9DBKrWPIJSH8qHjNLSD1ESbR3Y"
      ),
    ])
  func vectors(password: String, hash: String) {
    #expect(PasswordHash.verify(password, against: hash))
    #expect(!PasswordHash.verify(password + "x", against: hash))
  }

  @Test(
    "a hash that cannot be read fits no password",
    arguments: [
      "", "$", "password", "$argon2id$", "$argon2id$v=19$m=19456,t=2,p=1$",
      "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$",
      "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "$argon2id$v=19$m=256,t=2,p=0$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "$argon2id$v=19$m=-1,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4trailing!",
      "$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZSrj6x1Qx3qjXmXkq0V9n5pG8f0u9K", "\0", "é",
    ])
  func garbage(hash: String) {
    #expect(!PasswordHash.verify("password", against: hash))
    #expect(!PasswordHash.verify("", against: hash))
  }

  @Test("a decoy is a hash of today's cost, another each time, and fits nothing")
  func decoy() throws {
    let (decoy, hash) = (try PasswordHash.decoy(), try PasswordHash.hash("correct horse"))
    #expect(PasswordHash.Cost(of: decoy) == .current)
    // Were it not in the form of a hash, checking a password against it would be over at once.
    let parts = [decoy, hash].map { $0.split(separator: "$") }
    #expect(parts[0].prefix(3) == parts[1].prefix(3))
    #expect(parts[0].map(\.count) == parts[1].map(\.count))
    #expect(try PasswordHash.decoy() != decoy)
    #expect(!PasswordHash.verify("", against: decoy))
    #expect(!PasswordHash.verify("correct horse", against: decoy))
  }

  @Test("a hash is checked at its own cost, and outdated only where that is below today's")
  func cost() throws {
    let today = PasswordHash.Cost.current
    for (memory, passes, isOutdated) in [
      (today.memoryInKiB, today.passes, false), (today.memoryInKiB - 8, today.passes, true),
      (today.memoryInKiB, today.passes - 1, true), (today.memoryInKiB * 2, today.passes + 1, false),
    ] {
      let cost = PasswordHash.Cost(memoryInKiB: memory, passes: passes, lanes: 1)
      let hash = try PasswordHash.hash("correct horse", cost: cost)
      #expect(PasswordHash.Cost(of: hash) == cost)
      #expect(PasswordHash.verify("correct horse", against: hash))
      #expect(PasswordHash.isOutdated(hash) == isOutdated)
    }
    for garbage in ["", "none", "$argon2i$v=19$m=1,t=1,p=1$a$b", "$argon2id$v=19$m=x,t=1,p=1$a$b"] {
      #expect(PasswordHash.Cost(of: garbage) == nil && !PasswordHash.isOutdated(garbage))
    }
  }
}
