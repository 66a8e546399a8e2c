import Haopai

/// Something that takes bytes from anywhere: whatever they are, it neither stops nor hangs, and what
/// it promises holds.
protocol FuzzTarget: Sendable {
  /// Traps where a promise is broken.
  /// - Returns: whether more like it are wanted.
  func `try`(_ bytes: [UInt8]) -> Bool

  /// Texts that such bytes are made of, for the mutator to take words and lines from.
  var samples: [[UInt8]] { get }
}

/// What can be fuzzed. `rules` is about what is said of rule files, `office` about those that nothing
/// stands against: they are worked with.
enum TargetName: String, CaseIterable {
  case yaml, expression, rules, office, lines
}

/// What this process fuzzes, made when it is first asked for.
struct Fuzzing: Sendable {
  /// As the command line says.
  static let name = CommandLine.arguments.dropFirst().first.flatMap { word in
    word.hasPrefix("--") ? TargetName(rawValue: String(word.dropFirst(2))) : nil
  }

  static let current = Fuzzing(name ?? .yaml)

  let target: any FuzzTarget
  let mutator: WordMutator

  private init(_ name: TargetName) {
    let target: any FuzzTarget =
      switch name {
      case .yaml: YAMLTarget()
      case .expression: ExpressionTarget()
      case .rules: RulesTarget(folders: RuleFolders(root: "."), wantsOffice: false)
      case .office: RulesTarget(folders: RuleFolders(root: "."), wantsOffice: true)
      case .lines: LinesTarget(folders: RuleFolders(root: "."))
      }
    self.target = target
    mutator = WordMutator(samples: target.samples)
  }
}

/// The rule books of the repository: the shipped one and those that tests are made with.
struct RuleFolders: Sendable {
  typealias Files = [(path: String, bytes: [UInt8])]

  let shipped: Files
  /// A small book of its own, quick to load.
  let sample: Files
  /// A trade that nobody built the engine for, with every kind of resource.
  let gardens: Files
  /// As little as a city can have, so that most inputs cost little.
  let tiny: Files

  /// From the largest to the quickest.
  var all: [Files] { [shipped, gardens, sample, tiny] }

  init(root: String) {
    // The calendars of past years only take time.
    let past = (2021...2025).map { "/calendars/\($0).yaml" }
    shipped = Self.files(root).filter { file in !past.contains { file.path.hasSuffix($0) } }
    sample = Self.files(root + "/Tests/HaopaiCommandTests/Explanations/Sample")
    let national = shipped.filter {
      $0.path.hasPrefix("rules/national/") && !$0.path.hasSuffix("/shared.yaml")
    }
    gardens = national + Self.files(root + "/Tests/HaopaiTests/Fixtures/gardens")
    tiny = Self.files(root + "/Tests/haopai-fuzz/Tiny")
  }

  private static func files(_ root: String) -> Files {
    guard let files = try? RuleBook.files(root: root) else {
      fatalError("no rules below \(root); start it in the repository")
    }
    return files
  }
}
