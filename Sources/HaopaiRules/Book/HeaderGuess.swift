/// What a file that cannot be read seems to be, as its first lines say.
struct HeaderGuess {
  private(set) var kind: RuleFileKind?
  private(set) var name: String?

  init(_ bytes: some RandomAccessCollection<UInt8>) {
    var rest = bytes.prefix(512)
    for _ in 0..<8 {
      rest = rest.drop { $0 == UInt8(ascii: "\n") }
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest.dropFirst(line.count)
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        let kind = Self.kind(named: line[..<colon])
      else { continue }
      let word = line[line.index(after: colon)...].drop(while: Self.isBlank)
        .prefix { !Self.isBlank($0) }
      let name = String(decoding: word, as: UTF8.self)
      self.kind = kind
      if NameStyle.kebabCase.isValid(name) { self.name = name }
      return
    }
  }

  private static let kinds = RuleFileKind.allCases.map { (kind: $0, key: Array($0.key.utf8)) }

  private static func kind(named name: some RandomAccessCollection<UInt8>) -> RuleFileKind? {
    kinds.first { $0.key.count == name.count && $0.key.elementsEqual(name) }?.kind
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }
}
