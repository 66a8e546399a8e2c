package import HaopaiDomain
package import HaopaiProgram

/// The closed lists of words of a rule book: those of the national files under their names, and
/// those that a declaration writes out.
package struct EnumerationTable: Hashable, Sendable {
  package private(set) var enumerations: [Enumeration] = []
  private var named: [String: EnumerationID] = [:]
  private var written: [[String]: EnumerationID] = [:]

  package init() {}

  /// Adds a list under a name that declarations can give as a type (`plate_kind`).
  @discardableResult
  package mutating func add(
    _ name: String, cases: [String], titles: [BilingualText] = []
  ) -> EnumerationID {
    let id = append(Enumeration(name: name, cases: cases, titles: titles))
    named[name] = id
    return id
  }

  /// The list that `enum: [never, offered]` writes out; equal lists are one type.
  @discardableResult
  package mutating func intern(_ cases: [String]) -> EnumerationID {
    if let known = written[cases] { return known }
    let id = append(Enumeration(name: cases.joined(separator: "|"), cases: cases))
    written[cases] = id
    return id
  }

  package func id(named name: String) -> EnumerationID? { named[name] }

  /// The list of that id, an empty one for an id of another table.
  package subscript(id: EnumerationID) -> Enumeration {
    enumerations.indices.contains(id.index)
      ? enumerations[id.index] : Enumeration(name: "", cases: [])
  }

  private mutating func append(_ enumeration: Enumeration) -> EnumerationID {
    enumerations.append(enumeration)
    return EnumerationID(enumerations.count - 1)
  }
}
