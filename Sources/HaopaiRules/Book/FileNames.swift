import HaopaiDiagnostics
import HaopaiYAML

/// A name that a file gives itself and nobody uses, while several files use one that is near to it
/// and nobody has: the file is misnamed, not all the others.
struct FileNames {
  /// What files of one kind are named, and where.
  private let declared: [Name]
  /// Those of the names that nobody uses.
  private let idle: Set<String>
  /// How often each name is used that no file has.
  private let unknown: [String: Int]

  /// - Parameters:
  ///   - users: what may name files of the kind.
  ///   - others: names in anything else.
  ///   - names: those in one of the users.
  init<User: Sendable>(
    declared: [Name], users: [User], besides others: [Name], _ names: @Sendable (User) -> [Name]
  ) {
    self.declared = declared
    let indices = Dictionary(declared.indices.map { (declared[$0].value, $0) }) { first, _ in first
    }
    // Nearly all names are known, and there are many users.
    let sort = { @Sendable (names: [Name]) -> (known: [Int], unknown: [String]) in
      let names = names.map { (name: $0.value, index: indices[$0.value]) }
      return (names.compactMap(\.index), names.filter { $0.index == nil }.map(\.name))
    }
    let found = users.concurrentMap { sort(names($0)) } + [sort(others)]
    var isUsed = [Bool](repeating: false, count: declared.count)
    for index in found.lazy.flatMap(\.known) { isUsed[index] = true }
    idle = Set(indices.filter { !isUsed[$0.value] }.keys)
    unknown = found.lazy.flatMap(\.unknown).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The misnamed ones, each with what the others call it.
  func misnamed() -> [(name: Name, wanted: String)] {
    var found: [(name: Name, wanted: String)] = []
    for (wanted, count) in unknown.sorted(by: { $0.key < $1.key }) where count > 1 {
      guard let meant = Nearest.word(to: wanted, among: idle.sorted()),
        let name = declared.first(where: { $0.value == meant })
      else { continue }
      found.append((name, wanted))
    }
    return found
  }
}

extension YAMLNode {
  /// The keys of the mapping under a key, as names.
  func names(under key: String) -> [Name] {
    guard case .mapping(let named)? = value(of: key)?.content else { return [] }
    return named.map(\.name)
  }

  /// What a mapping has under a key; nil for what is no mapping, too.
  func value(of key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The text of a mapping's second value, which names the file.
  var secondValue: String? {
    guard case .mapping(let entries) = content, entries.count > 1 else { return nil }
    return entries[1].value.text
  }
}
