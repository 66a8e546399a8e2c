import HaopaiDiagnostics

/// The names that files with errors write down: a declaration may be lost in such a file, so that
/// what it names only seems to be unknown. A name that no such file has is unknown in any case.
struct LostNames: Sendable {
  /// Names by how they sound: in small letters, without separators.
  fileprivate struct Words: Sendable {
    /// What stands before a colon.
    var keys: Set<[UInt8]> = []
    /// Elements of lists: the words of an enumeration, a part's exits.
    var items: Set<[UInt8]> = []
    /// How often each piece of text stands between two punctuation marks.
    var pieces: [[UInt8]: Int] = [:]
  }

  private let words: [SourceText.ID: Words]
  /// Files that nothing at all could be read of, or that are cut off: they may hold any name.
  private let blank: Set<SourceText.ID>
  private let sources: [SourceText.ID: SourceText]

  init(_ sources: [SourceText], _ findings: FindingCollector, unread: Set<SourceText.ID> = []) {
    let errors = Dictionary(
      grouping: findings.findings.filter { $0.severity == .error }, by: \.span.file)
    let lost = sources.filter { errors[$0.id] != nil }
    self.init(
      sources, files: Set(lost.map(\.id)),
      blank: Set(
        lost.filter { source in
          unread.contains(source.id) || source.bytes.isEmpty
            || errors[source.id, default: []].contains { Self.isCut(source, by: $0) }
        }.map(\.id)))
  }

  private init(
    _ sources: [SourceText], files: Set<SourceText.ID>, blank: Set<SourceText.ID>
  ) {
    let lost = sources.filter { files.contains($0.id) }
    words = Dictionary(uniqueKeysWithValues: lost.map { ($0.id, Words($0.bytes)) })
    self.blank = blank
    self.sources = Dictionary(uniqueKeysWithValues: sources.map { ($0.id, $0) })
  }

  /// Whether a file seems to be cut off: it lacks something, or is wrong where it ends.
  private static func isCut(_ source: SourceText, by finding: Finding) -> Bool {
    if [.missingKey, .missingValue, .unusedExit].contains(finding.code) { return true }
    // What it names and does not declare, near to nothing, is likely to stand in what is lost.
    if finding.code.isUnknownName, finding.fixes.isEmpty { return true }
    let end = source.bytes.lastIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: " ") } ?? 0
    let line = source.bytes[..<end].lastIndex(of: UInt8(ascii: "\n")) ?? 0
    return finding.span.end >= line
  }

  /// The files that may hold any name.
  var unread: Set<SourceText.ID> { blank }

  /// Whether one of the files may hold any name.
  func isBlank(_ files: some Sequence<SourceText.ID>) -> Bool {
    files.contains { blank.contains($0) }
  }

  /// The names of files, with or without errors.
  func names(of files: Set<SourceText.ID>) -> LostNames {
    LostNames(files.compactMap { sources[$0] }, files: files, blank: [])
  }

  /// The names of files that have the findings.
  func names(of files: Set<SourceText.ID>, with findings: [Finding]) -> LostNames {
    LostNames(
      files.compactMap { sources[$0] }, files: files, blank: files.intersection(cut(by: findings)))
  }

  /// These, and those of files of which the checks of their states tell that they are cut off.
  func withCut(by findings: FindingCollector) -> LostNames {
    let cut = cut(by: findings.findings)
    return LostNames(
      Array(sources.values), files: files.union(cut), blank: blank.union(cut))
  }

  private func cut(by findings: [Finding]) -> Set<SourceText.ID> {
    Set(
      findings.lazy.filter { $0.severity == .error }.map { ($0.span.file, $0) }
        .filter { file, finding in sources[file].map { Self.isCut($0, by: finding) } ?? false }
        .map(\.0))
  }

  /// The files that have errors.
  var files: Set<SourceText.ID> { Set(words.keys) }

  /// The names of some of the files.
  struct Part: Sendable {
    let names: LostNames
    let files: Set<SourceText.ID>

    func mayDeclare(_ name: String) -> Bool { names.mayDeclare(name, in: files) }
  }

  /// What a finding underlines.
  func text(at span: SourceSpan) -> String {
    guard let bytes = sources[span.file]?.bytes, span.end <= bytes.count, span.start <= span.end
    else {
      return ""
    }
    return String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }

  /// Whether one of the files may declare the name.
  func mayDeclare(_ name: String, in files: some Sequence<SourceText.ID>) -> Bool {
    has(name, in: files) { $0.keys.contains($1) }
  }

  /// Whether one of the files may list the name, or declare it.
  func mayList(_ name: String, in files: some Sequence<SourceText.ID>) -> Bool {
    has(name, in: files) { $0.keys.contains($1) || $0.items.contains($1) }
  }

  /// Whether one of the files has the name anywhere by itself.
  func mention(_ name: String, in files: some Sequence<SourceText.ID>) -> Bool {
    has(name, in: files) { $0.pieces[$1] != nil }
  }

  /// Whether one of the files has a name somewhere else than where it is declared.
  func use(_ name: Located<String>, in files: some Sequence<SourceText.ID>) -> Bool {
    let declared = has(name.value, in: [name.span.file]) { $0.pieces[$1, default: 0] > 1 }
    return declared && files.contains(name.span.file)
      || mention(name.value, in: files.filter { $0 != name.span.file })
  }

  private func has(
    _ name: String, in files: some Sequence<SourceText.ID>, _ test: (Words, [UInt8]) -> Bool
  ) -> Bool {
    let sound = Words.sound(name.utf8)
    return files.contains { file in
      blank.contains(file) || words[file].map { test($0, sound) } ?? false
    }
  }
}

extension LostNames.Words {
  init(_ bytes: [UInt8]) {
    var piece: [UInt8] = []
    var isItem = false
    // A full-width colon is a mistake that was reported, and still ends a key.
    let wide = Array("：".utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isWide = byte == wide[0] && bytes[index...].starts(with: wide)
      switch byte {
      case _ where byte == UInt8(ascii: ":") || isWide:
        if !piece.isEmpty {
          keys.insert(piece)
          pieces[piece, default: 0] += 1
        }
        piece = []
        isItem = false
        index += isWide ? wide.count - 1 : 0
      case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"):
        if !piece.isEmpty {
          if isItem { items.insert(piece) }
          pieces[piece, default: 0] += 1
        }
        piece = []
        isItem = byte == UInt8(ascii: "[") || byte == UInt8(ascii: ",")
      case UInt8(ascii: "-") where piece.isEmpty: isItem = true
      default: if let letter = Self.sound(byte) { piece.append(letter) }
      }
      index += 1
    }
    if !piece.isEmpty { pieces[piece, default: 0] += 1 }
  }

  static func sound(_ name: some Sequence<UInt8>) -> [UInt8] { name.compactMap { sound($0) } }

  /// Nil for what separates words, and for quotes.
  private static func sound(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "."),
      UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\r"):
      nil
    default: byte
    }
  }
}
