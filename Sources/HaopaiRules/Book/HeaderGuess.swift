/// What a file that cannot be read seems to be, as its first lines say.
struct HeaderGuess {
  private(set) var kind: RuleFileKind?
  private(set) var name: String?

  init(_ bytes: [UInt8]) {
    for line in bytes.prefix(512).split(separator: UInt8(ascii: "\n")).prefix(8) {
      guard let kind = RuleFileKind.allCases.first(where: { line.starts(with: "\($0.key):".utf8) })
      else { continue }
      let rest = String(decoding: line.dropFirst(kind.key.utf8.count + 1), as: UTF8.self)
      let word = rest.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
      self.kind = kind
      if NameStyle.kebabCase.isValid(word) { name = word }
      return
    }
  }
}
