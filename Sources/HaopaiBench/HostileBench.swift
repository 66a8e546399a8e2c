import Haopai

/// Files of at most a mebibyte that are made to keep the reader and the checks busy, beside the rules
/// of a root: each of the shapeless ones as every kind of rule file, and crowded workflows.
struct HostileBench {
  private static let size = 1 << 20
  private static let headers = [
    "nation: x\n", "province: x\nextends: china\n", "city: x\nextends: china\n", "part: x\n",
    "workflow: x\n", "shared: x\n", "messages: x\n", "plate_kinds:\n", "applicants:\n",
    "authorities:\n", "calendar: 2031\n",
  ]

  private let files: [(path: String, bytes: [UInt8])]

  init?(root: String) {
    guard let files = try? RuleBook.files(root: root) else { return nil }
    self.files = files
  }

  /// The slowest of all these files, each read once; then that one again and again.
  func measurement() -> Measurement {
    var slowest: (name: String, bytes: [UInt8], time: Double) = ("", [], -1)
    func consider(_ name: String, _ bytes: [UInt8]) {
      let once = Measurement("", batches: 1, dividedBy: 1, prepare: { bytes }, work: load)
      if once.nanoseconds > slowest.time { slowest = (name, bytes, once.nanoseconds) }
    }
    for (name, body) in Self.bodies {
      for header in Self.headers {
        consider("\(name) as \(header.prefix { $0 != ":" })", Self.file(header, body))
      }
    }
    for workflow in CrowdedWorkflow.all {
      for count in CrowdedWorkflow.counts {
        consider("\(count) \(workflow.name)", workflow.bytes(count, size: Self.size))
      }
    }
    let bytes = slowest.bytes
    return Measurement(
      "the slowest hostile file: \(slowest.name)", limit: 1_000_000_000, batches: 5,
      dividedBy: 1, prepare: { bytes }, work: load)
  }

  private func load(_ bytes: inout [UInt8]) {
    keep(RuleBook.load(files: files + [("rules/hostile.yaml", bytes)]).findings.count)
  }

  private static func file(_ header: String, _ body: (Int) -> String) -> [UInt8] {
    var text = "haopai: 1\n" + header
    var index = 0
    while text.utf8.count < size {
      text += body(index)
      index += 1
    }
    return Array(text.utf8.prefix(size))
  }

  /// What is repeated, by how often it was before.
  private static let bodies: [(name: String, body: @Sendable (Int) -> String)] = [
    ("deep nesting", { $0 == 0 ? "a: " : "[" }),
    ("nesting up and down", { _ in String(repeating: "[", count: 50) + "\n" }),
    ("one line", { $0 == 0 ? "a: " : "x " }),
    ("one quoted line", { $0 == 0 ? "a: \"" : "号牌" }),
    ("keys", { "key_\($0): x\n" }),
    (
      "keys of one section", { ($0 == 0 ? "parameters:\n" : "") + "  key_\($0): { type: count }\n" }
    ),
    (
      "values of one part",
      { ($0 == 0 ? "parts:\n  number-selection:\n" : "") + "    key_\($0): x\n" }
    ),
    ("notes", { ($0 == 0 ? "sources:\n" : "") + "  key.no_\($0): x\n" }),
    (
      "states",
      {
        ($0 == 0
          ? "title: { zh: 一, en: a }\nopen: { title: { zh: 一, en: a }, to: s0 }\nstates:\n" : "")
          + "  s\($0): { always: [ { to: s\($0 + 1) } ] }\n"
      }
    ),
    ("messages", { ($0 == 0 ? "refusals:\n" : "") + "  m-\($0): { zh: \"{a}\", en: \"{b}\" }\n" }),
    (
      "pools",
      { ($0 == 0 ? "pools:\n  small-car:\n" : "") + "    - { range: 鲁F·0A000 - 鲁F·9C999 }\n" }
    ),
    ("one key again", { _ in "same: x\n" }),
    ("a long flow list", { $0 == 0 ? "a: [x" : ", x" }),
    ("open expressions", { $0 == 0 ? "a: [x" : ", f(" }),
    ("cut expressions", { $0 == 0 ? "a: [x" : ", f(a, b)" }),
    ("open lines", { $0 == 0 ? "a: [x" : ",\n f(" }),
    ("a long expression", { $0 == 0 ? "open: { when: \"a" : " + a" }),
    ("full-width text", { "名：称，\($0)： 号\n" }),
    ("foreign letters", { "ключ\($0)а: хa\n" }),
    ("colons", { "a\($0):b\n" }),
    ("tabs", { "\ta\($0): b\n" }),
    ("zeros", { _ in "\0\0\0\0" }),
    ("directives", { _ in "%YAML 1.2\n" }),
    ("anchors", { "a\($0): &a *a\n" }),
  ]
}
