import Foundation

/// A SQLite file, closed, and ways to damage it.
struct DatabaseFile {
  /// What the first byte of a page says that it is.
  private enum Kind: UInt8 {
    case tableLeaf = 0x0D
    case indexLeaf = 0x0A
  }

  enum Damage: String, CaseIterable {
    case header
    case schema
    case table = "tables"
    case index = "indices"
    case cut = "length"
  }

  let path: String
  let sound: Data
  private let pageSize: Int

  init(_ path: String) throws {
    self.path = path
    sound = try Data(contentsOf: URL(fileURLWithPath: path))
    // A big-endian number in the header; 1 stands for 65,536.
    let size = Int(sound[16]) << 8 | Int(sound[17])
    pageSize = size == 1 ? 65_536 : size
  }

  func restore() throws { try sound.write(to: URL(fileURLWithPath: path)) }

  /// Strikes at a place that the generator chooses. Pages of tables and indices lose their first eight bytes, which say
  /// what is in them.
  func damage(_ damage: Damage, using generator: inout some RandomNumberGenerator) throws {
    var bytes = sound
    func strike(_ start: Int, _ count: Int) {
      for place in start..<start + count { bytes[place] = UInt8.random(in: 0x20...0xFF, using: &generator) }
    }
    switch damage {
    case .header: strike(0, 16)
    case .schema: strike(100, pageSize - 100)
    case .table: strike((pages(.tableLeaf).randomElement(using: &generator) ?? 0) * pageSize, 8)
    case .index: strike((pages(.indexLeaf).randomElement(using: &generator) ?? 0) * pageSize, 8)
    case .cut: bytes = bytes.prefix(bytes.count / 2)
    }
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  /// Numbers of pages, from 0, without the first, which holds the header too.
  private func pages(_ kind: Kind) -> [Int] {
    (1..<sound.count / pageSize).filter { sound[$0 * pageSize] == kind.rawValue }
  }

  /// Adds to the log what a power cut leaves of a transaction: a frame whose sum is wrong, and a part of one.
  func tearLog() throws {
    let log = path + "-wal"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: log))
    let (header, frame) = (32, 24 + pageSize)
    guard bytes.count >= header + frame else { throw Child.Failure(description: "the log is empty") }
    var torn = bytes.suffix(frame)
    torn[torn.endIndex - 1] ^= 0xFF
    bytes += torn + torn.prefix(frame / 2)
    try bytes.write(to: URL(fileURLWithPath: log))
  }
}
