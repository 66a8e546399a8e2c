import HaopaiDiagnostics
import HaopaiYAML

/// A name that a file gives itself and nobody uses, while several files use one that is near to it
/// and nobody has: the file is misnamed, not all the others.
struct FileNames {
  /// What files of one kind are named, and where.
  let declared: [Name]
  /// The places that name such a file.
  let used: [Name]

  /// The misnamed ones, each with what the others call it.
  func misnamed() -> [(name: Name, wanted: String)] {
    let names = Set(declared.map(\.value))
    let places = Dictionary(grouping: used, by: \.value)
    let idle = names.subtracting(places.keys)
    var found: [(name: Name, wanted: String)] = []
    for (wanted, places) in places.sorted(by: { $0.key < $1.key })
    where !names.contains(wanted) && places.count > 1 {
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
