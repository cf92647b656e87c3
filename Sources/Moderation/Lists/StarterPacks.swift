/// The term lists that come with Gatehouse, by name.
public struct StarterPacks: Sendable {
  /// By name.
  public let lists: [StarterList]
  private let places: [String: Int]

  /// Takes the files of the folder `packs/`, as they are compiled into the binary: each with its name, such as
  /// `spam-en.txt`, and its content. Throws what is wrong with the first faulty one.
  public init(files: some Sequence<(name: String, bytes: [UInt8])>) throws(TermListFaults) {
    var lists: [StarterList] = []
    for file in files {
      let name = file.name.hasSuffix(".txt") ? String(file.name.dropLast(4)) : file.name
      lists.append(try StarterList(name: name, file: file.bytes))
    }
    lists.sort { $0.name < $1.name }
    self.lists = lists
    places = Dictionary(lists.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  /// The list that rules call `starter/` and `name`.
  public subscript(name: String) -> StarterList? { places[name].map { lists[$0] } }

  /// The content of those of `references` that mean a starter list there is.
  public func contents(of references: Set<ListReference>) -> [ListReference: TermListContent] {
    var contents: [ListReference: TermListContent] = [:]
    for reference in references where reference.origin == .starter {
      contents[reference] = self[reference.name]?.content
    }
    return contents
  }
}
