import HaopaiDiagnostics
import HaopaiYAML

/// The names that files with errors write down: a declaration may be lost in such a file, so that
/// what it names only seems to be unknown. A name that no such file has is unknown in any case.
struct LostNames: Sendable {
  /// Names by how they sound: in small letters, without separators.
  fileprivate struct Words: Sendable {
    /// How a piece of text between two punctuation marks is used.
    struct Use: Sendable {
      /// It stands before a colon.
      var isKey = false
      /// It is an element of a list: a word of an enumeration, a part's exit.
      var isItem = false
      var count = 0
    }

    private(set) var uses: [Sound: Use] = [:]
  }

  private let words: [SourceText.ID: Words]
  /// Files that nothing at all could be read of, or that are cut off: they may hold any name.
  private let blank: Set<SourceText.ID>
  /// In the order of their ids.
  private let sources: [SourceText]

  /// - Parameter known: of some of the same files; read once is enough.
  init(
    _ sources: [SourceText], _ findings: FindingCollector, unread: Set<SourceText.ID> = [],
    known: LostNames? = nil
  ) {
    let errors = Dictionary(
      grouping: findings.findings.filter { $0.severity == .error }, by: \.span.file)
    let lost = sources.filter { errors[$0.id] != nil }
    self.init(
      sources, files: Set(lost.map(\.id)),
      blank: Set(
        lost.filter { source in
          unread.contains(source.id) || source.bytes.isEmpty
            || errors[source.id, default: []].contains { Self.isCut(source, by: $0) }
        }.map(\.id)), known: known?.words ?? [:])
  }

  private init(
    _ sources: [SourceText], files: Set<SourceText.ID>, blank: Set<SourceText.ID>,
    known: [SourceText.ID: Words]
  ) {
    let lost = sources.filter { files.contains($0.id) }
    words = Dictionary(
      uniqueKeysWithValues: lost.map { ($0.id, known[$0.id] ?? Words($0.bytes)) })
    self.blank = blank
    let isSorted = zip(sources, sources.dropFirst()).allSatisfy { $0.id < $1.id }
    self.sources = isSorted ? sources : sources.sorted { $0.id < $1.id }
  }

  private func source(_ id: SourceText.ID) -> SourceText? {
    var (low, high) = (0, sources.count)
    while low < high {
      let middle = (low + high) / 2
      if sources[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < sources.count && sources[low].id == id ? sources[low] : nil
  }

  /// Whether a file seems to be cut off: it lacks something, or is wrong where it ends.
  private static func isCut(_ source: SourceText, by finding: Finding) -> Bool {
    // A bidirectional control, or a lone `open` that is left out, takes nothing else with it.
    if finding.code == .bidiControl { return false }
    if finding.code == .missingKey { return finding.subject == nil }
    if [.missingValue, .missingTarget, .unusedExit].contains(finding.code) { return true }
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
    LostNames(files.compactMap(source), files: files, blank: [], known: words)
  }

  /// The names of files that have the findings.
  func names(of files: Set<SourceText.ID>, with findings: [Finding]) -> LostNames {
    LostNames(
      files.compactMap(source), files: files,
      blank: files.intersection(cut(by: findings)), known: words)
  }

  /// These, and those of files of which the checks of their states tell that they are cut off.
  func withCut(by findings: FindingCollector) -> LostNames {
    let cut = cut(by: findings.findings)
    return LostNames(
      sources, files: files.union(cut), blank: blank.union(cut), known: words)
  }

  private func cut(by findings: [Finding]) -> Set<SourceText.ID> {
    Set(
      findings.lazy.filter { $0.severity == .error }.map { ($0.span.file, $0) }
        .filter { file, finding in source(file).map { Self.isCut($0, by: finding) } ?? false }
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
    guard let bytes = source(span.file)?.bytes, span.end <= bytes.count, span.start <= span.end
    else {
      return ""
    }
    return String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }

  /// Whether one of the files may declare the name.
  func mayDeclare(_ name: String, in files: some Sequence<SourceText.ID>) -> Bool {
    has(name, in: files) { $0.isKey }
  }

  /// Whether one of the files may list the name, or declare it.
  func mayList(_ name: String, in files: some Sequence<SourceText.ID>) -> Bool {
    has(name, in: files) { $0.isKey || $0.isItem }
  }

  /// Whether one of the files has the name anywhere by itself.
  func mention(_ name: String, in files: some Sequence<SourceText.ID>) -> Bool {
    has(name, in: files) { _ in true }
  }

  /// Whether one of the files has a name somewhere else than where it is declared.
  func use(_ name: Located<String>, in files: some Sequence<SourceText.ID>) -> Bool {
    let declared = has(name.value, in: [name.span.file]) { $0.count > 1 }
    return declared && files.contains(name.span.file)
      || mention(name.value, in: files.filter { $0 != name.span.file })
  }

  private func has(
    _ name: String, in files: some Sequence<SourceText.ID>, _ test: (Words.Use) -> Bool
  ) -> Bool {
    let sound = Sound(name.utf8)
    return files.contains { file in
      blank.contains(file) || words[file]?.uses[sound].map(test) ?? false
    }
  }
}

extension LostNames.Words {
  init(_ bytes: [UInt8]) {
    var piece = Sound()
    var isItem = false
    // A full-width colon is a mistake that was reported, and still ends a key.
    let wide = Array("：".utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isWide = byte == wide[0] && bytes[index...].starts(with: wide)
      switch byte {
      case _ where byte == UInt8(ascii: ":") || isWide:
        add(piece, isKey: true)
        piece = Sound()
        isItem = false
        index += isWide ? wide.count - 1 : 0
      case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"):
        add(piece, isItem: isItem)
        piece = Sound()
        isItem = byte == UInt8(ascii: "[") || byte == UInt8(ascii: ",")
      case UInt8(ascii: "-") where piece.isSilent: isItem = true
      default: piece.append(byte)
      }
      index += 1
    }
    add(piece)
  }

  private mutating func add(_ piece: Sound, isKey: Bool = false, isItem: Bool = false) {
    guard !piece.isSilent else { return }
    uses[piece, default: Use()].add(isKey: isKey, isItem: isItem)
  }
}

extension LostNames.Words.Use {
  fileprivate mutating func add(isKey: Bool, isItem: Bool) {
    self.isKey = self.isKey || isKey
    self.isItem = self.isItem || isItem
    count += 1
  }
}

/// How a name sounds, as a number (Fowler, Noll and Vo's hash): a file may have a hundred thousand
/// names. Should two ever sound alike, a finding waits until the file's errors are mended.
private struct Sound: Hashable, Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  private(set) var isSilent = true

  init() {}

  init(_ name: some Sequence<UInt8>) {
    for byte in name { append(byte) }
  }

  /// What separates words, and quotes, are not heard.
  mutating func append(_ byte: UInt8) {
    guard let letter = Self.letter(byte) else { return }
    isSilent = false
    hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
  }

  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "."),
      UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\r"):
      nil
    default: byte
    }
  }
}
