import CYAML
import Foundation
import Haopai

/// A rule book of a thousand cities: how long it takes to be checked as a whole, beside what libyaml
/// needs to merely deliver the events of the cities' files; and one file of it by the command.
struct LoadBench {
  private let rules: [(path: String, bytes: [UInt8])]
  private let cities: [(path: String, bytes: [UInt8])]

  /// How much longer than libyaml on one core checking may take on the wall.
  private static let ratioLimit = 3.0
  private static let fileLimit = 15.0

  /// - Parameter pattern: the city's file of which a thousand are made, below the root.
  init?(root: String, pattern: String) {
    guard let files = try? RuleBook.files(root: root),
      let pattern = files.first(where: { $0.path == pattern }),
      let generated = GeneratedCities(from: String(decoding: pattern.bytes, as: UTF8.self))
    else { return nil }
    rules = files.filter { $0.path.hasPrefix("rules/") && !Self.isScenario($0.path) }
    cities = generated.files.map { ($0.path, Array($0.text.utf8)) }
  }

  private static func isScenario(_ path: String) -> Bool { path.hasSuffix(".scenarios.yaml") }

  func report() {
    // First: what a process took at most begins with what its parent has when it is started.
    if let command = Command() {
      reportCommand(command)
    } else {
      print("no haopai beside the bench")
    }
    let loaded = RuleBook.load(files: rules + cities)
    let usable = loaded.book?.cities.count ?? 0
    let values = cities.first.map { Self.values(of: $0.bytes) } ?? 0
    print(
      "\(usable) usable cities of \(cities.count), \(values) values each,",
      "\(loaded.findings.count) findings")
    let whole = Self.medians([{ keep(RuleBook.load(files: rules + cities).findings.count) }])
    print(Self.line(whole[0], "RuleBook.load, and to let go of it"))
  }

  private func reportCommand(_ command: Command) {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(
      "haopai-bench-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: root) }
    for file in rules + cities {
      let path = root.appendingPathComponent(file.path)
      try? FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(file.bytes).write(to: path)
    }
    let one = cities[cities.count / 2].path
    var peak = 0
    let times = Self.medians([
      { for city in cities { keep(Self.values(of: city.bytes)) } },
      { peak = command.run(["validate", "--root", root.path]) },
    ])
    let short = Self.medians([
      { keep(command.run(["validate", "--root", root.path, one])) },
      { keep(command.run(["--version"])) },
    ])
    print(Self.line(times[0], "libyaml's events of \(cities.count) cities, one core"))
    print(
      Self.line(times[1], "haopai validate, all cores, \(peak / 1024) MiB"),
      String(format: " (%.1f times, at most %.0f)", times[1] / times[0], Self.ratioLimit))
    print(
      Self.line(short[0], "haopai validate \(one)"),
      String(format: " (at most %.0f ms)", Self.fileLimit))
    print(Self.line(short[1], "haopai --version"))
  }

  private static func line(_ milliseconds: Double, _ name: String) -> String {
    String(format: "%8.2f ms  %@", milliseconds, name)
  }

  /// Milliseconds on the wall. The pieces of work take turns, so that a machine that is slower for a
  /// while is so for all of them.
  private static func medians(_ works: [() -> Void]) -> [Double] {
    for work in works { work() }
    let clock = ContinuousClock()
    let rounds = (0..<15).map { _ in works.map { clock.measure($0) / .milliseconds(1) } }
    return works.indices.map { work in rounds.map { $0[work] }.sorted()[rounds.count / 2] }
  }

  /// Has libyaml deliver the events of a file; answers how many scalars are values.
  private static func values(of bytes: [UInt8]) -> Int {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return 0 }
    defer { yaml_parser_delete(&parser) }
    return bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      var values = 0
      // For each open collection whether a key comes next; nil in a list.
      var expectsKey: [Bool?] = []
      var event = yaml_event_t()
      while yaml_parser_parse(&parser, &event) == 1 {
        let type = event.type
        yaml_event_delete(&event)
        switch type {
        case YAML_MAPPING_START_EVENT: expectsKey.append(true)
        case YAML_SEQUENCE_START_EVENT: expectsKey.append(nil)
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
          expectsKey.removeLast()
          if expectsKey.last == .some(false) { expectsKey[expectsKey.count - 1] = true }
        case YAML_SCALAR_EVENT:
          let isKey = expectsKey.last == .some(true)
          if !isKey { values += 1 }
          if expectsKey.last != .some(nil), !expectsKey.isEmpty {
            expectsKey[expectsKey.count - 1] = !isKey
          }
        case YAML_STREAM_END_EVENT: return values
        default: continue
        }
      }
      return values
    }
  }
}

/// The `haopai` that was built beside this bench.
private struct Command {
  private let path: String

  init?() {
    path =
      URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("haopai").path
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
  }

  /// Runs it to its end with its output thrown away; answers its peak of memory in KiB.
  func run(_ arguments: [String]) -> Int {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, path, &actions, nil, words, environ) == 0 else { return 0 }
    var status: Int32 = 0
    var usage = rusage()
    wait4(process, &status, 0, &usage)
    return usage.ru_maxrss
  }
}
