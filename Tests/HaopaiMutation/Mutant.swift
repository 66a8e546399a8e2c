/// A rule file with one change that somebody could make by mistake.
package struct Mutant: Sendable {
  /// The kinds of change, as reports and explanations name them.
  package enum Kind: String, CaseIterable, Sendable {
    case dropKey = "drop-key"
    case renameKey = "rename-key"
    case swapValues = "swap-values"
    case dropItem = "drop-item"
    case duplicateItem = "duplicate-item"
    case swapItems = "swap-items"
    case empty
    case moveWhen = "move-when"
    case typo
    case otherWord = "other-word"
    case number
    case date
    case unit
    case letters
    case reword
    case comparison
    case logic
    case dropOperand = "drop-operand"
    case negate
    case constant
    case branches
    case reference
    case sign
  }

  package let file: String
  package let line: Int
  /// The keys and positions that lead to the place: `states.ready.accepts.start.to`.
  package let path: String
  package let kind: Kind
  package let old: String
  package let new: String

  private let root: RuleNode
  private let route: [Int]
  /// What stands in place of the node.
  let replacement: RuleNode

  init(
    _ kind: Kind, at place: Place, line: Int? = nil, path: String? = nil,
    _ old: String, _ new: String, replacement: RuleNode
  ) {
    file = place.file
    self.line = line ?? place.node.line
    self.path = path ?? place.path
    self.kind = kind
    self.old = old
    self.new = new
    root = place.root
    route = place.route
    self.replacement = replacement
  }

  package var name: String {
    "\(file):\(line) \(kind.rawValue) \(Self.brief(old)) -> \(Self.brief(new))"
  }

  /// The changed file.
  package var bytes: [UInt8] { root.replacing(route[...], with: replacement).bytes }

  private static func brief(_ text: String) -> String {
    text.count > 100 ? text.prefix(99) + "…" : text
  }
}

/// A node of a file, and how to come to it.
struct Place {
  let file: String
  let root: RuleNode
  let route: [Int]
  let path: String
  /// The keys that lead here; positions in lists are left out.
  let keys: [String]
  let node: RuleNode

  init(file: String, root: RuleNode) {
    self.init(file: file, root: root, route: [], path: "", keys: [], node: root)
  }

  private init(
    file: String, root: RuleNode, route: [Int], path: String, keys: [String], node: RuleNode
  ) {
    self.file = file
    self.root = root
    self.route = route
    self.path = path
    self.keys = keys
    self.node = node
  }

  var children: [Place] {
    switch node.content {
    case .scalar: []
    case .list(let items):
      items.enumerated().map { index, item in
        Place(
          file: file, root: root, route: route + [index], path: "\(path)[\(index)]", keys: keys,
          node: item)
      }
    case .mapping(let entries):
      entries.enumerated().map { index, entry in
        Place(
          file: file, root: root, route: route + [index], path: path(of: entry.key),
          keys: keys + [entry.key], node: entry.value)
      }
    }
  }

  func path(of key: String) -> String { path.isEmpty ? key : path + "." + key }

  /// Words that people read, not the tool.
  var isWording: Bool { ["zh", "en"].contains(keys.last) }

  /// Where a value comes from, and why it was taken.
  var isNote: Bool {
    keys.contains { ["sources", "source", "assumed", "papers"].contains($0) }
  }

  /// This node and all below it, in the order of the file.
  func visit(_ body: (Place) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  /// Like `visit`, but where there are many entries one is like the other: of these only some.
  func visitSome(_ body: (Place) -> Void) {
    body(self)
    for (index, child) in children.enumerated() where isOneOfFew(index) { child.visitSome(body) }
  }

  /// Whether the entry is not one of many that are alike.
  func isOneOfFew(_ index: Int) -> Bool {
    let count = children.count
    let isPlain: Bool
    if case .list(let items) = node.content {
      isPlain = items.allSatisfy { if case .scalar = $0.content { true } else { false } }
    } else {
      isPlain = false
    }
    let few = isPlain ? 3 : 24
    return count <= few || index < few / 3 || index == count - 1
  }
}
