import Haopai
import HaopaiDiagnostics
import HaopaiScenarios

/// The rule loader: the bytes take the place of one file of a rule book, by what their second line
/// says they are. Scenarios that were read are run; or else cities that load are worked with.
struct RulesTarget: FuzzTarget {
  private typealias Files = RuleFolders.Files

  private struct Place {
    let files: Files
    let path: String
    /// Of the unchanged files, for scenarios, which change nothing of the rules.
    let book: RuleBook?
  }

  /// By the line that says what a file is and how it is called.
  private let places: [[UInt8]: Place]
  /// By the first word of that line, for names that nobody knows: in the quickest book.
  private let kinds: [[UInt8]: Place]
  private let fallback: Place
  /// Whether only rules are of interest that can be worked with.
  private let wantsOffice: Bool

  init(folders: RuleFolders, wantsOffice: Bool) {
    self.wantsOffice = wantsOffice
    var places: [[UInt8]: Place] = [:]
    var kinds: [[UInt8]: Place] = [:]
    var fallback: Place?
    for files in folders.all {
      let book = RuleBook.load(files: files).book
      Promise.holds(book?.cities.isEmpty == false, "the rules do not load")
      for file in files {
        let place = Place(files: files, path: file.path, book: book)
        guard let line = Self.subject(of: file.bytes) else { continue }
        places[line] = place
        kinds[Self.word(of: line)] = place
      }
      fallback = Place(files: files, path: "rules/businesses/fuzzed.yaml", book: book)
    }
    guard let fallback else { fatalError("no rules") }
    (self.places, self.kinds, self.fallback) = (places, kinds, fallback)
    samples = folders.all.joined().map(\.bytes)
  }

  let samples: [[UInt8]]

  func `try`(_ bytes: [UInt8]) -> Bool {
    let subject = Self.subject(of: bytes) ?? []
    let place = places[subject] ?? kinds[Self.word(of: subject)] ?? fallback
    if place.path.hasSuffix(ScenarioSuite.suffix), let book = place.book {
      run(bytes, at: place, with: book)
      return !wantsOffice
    }
    return load(bytes, at: place)
  }

  private func load(_ bytes: [UInt8], at place: Place) -> Bool {
    let others = place.files.filter {
      $0.path != place.path && !$0.path.hasSuffix(ScenarioSuite.suffix)
    }
    let loaded = RuleBook.load(files: others + [(place.path, bytes)])
    guard !wantsOffice else { return visit(loaded, seed: ContentHash.of(bytes)) }
    FindingCheck(loaded.sources).check(loaded.findings)
    let own = loaded.sources.first { $0.path == place.path }?.id
    if let cure = Cure.all(of: loaded.findings.filter { $0.span.file == own }, first: 1).first {
      cure.check(RuleBook.load(files: others + [(place.path, cure.changed(bytes))]).findings)
    }
    Promise.holds(loaded.book != nil || !loaded.isClean, "no book and no error")
    return true
  }

  /// Works in every city that can be used; whether there is one.
  private func visit(_ loaded: LoadedRules, seed: UInt64) -> Bool {
    guard let book = loaded.book, !book.cities.isEmpty else { return false }
    for city in book.cities { OfficeVisit(city: city, of: book, seed: seed).run() }
    return true
  }

  private func run(_ bytes: [UInt8], at place: Place, with book: RuleBook) {
    let source = SourceText(id: SourceText.ID(0), path: place.path, bytes: bytes)
    let suite = ScenarioSuite.load([source], for: book)
    let check = FindingCheck([source])
    check.check(suite.findings)
    check.check(suite.run().results.flatMap(\.findings))
  }

  /// The first line that says what the file is, such as `city: yantai`.
  private static func subject(of bytes: [UInt8]) -> [UInt8]? {
    let lines = bytes.split(separator: 0x0A, maxSplits: 8).dropFirst()
    return lines.first { $0.first != UInt8(ascii: "#") }.map(Array.init)
  }

  private static func word(of line: [UInt8]) -> [UInt8] {
    Array(line.prefix { $0 != UInt8(ascii: ":") })
  }
}
