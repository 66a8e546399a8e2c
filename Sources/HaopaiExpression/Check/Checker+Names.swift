import HaopaiDiagnostics
import HaopaiProgram

/// What a dotted name stands for, before anything is read.
enum Meaning {
  case node(Node)
  case value(ValueSymbol, NamePath)
  case group(GroupSymbol, NamePath)
  case resource(ResourceSymbol, NamePath)
  /// A resource with the keys in brackets behind it.
  case keyed(ResourceSymbol, [Node], NamePath)
}

/// A name's way through groups: its text, and what must be there for it to be readable.
struct NamePath {
  struct Guard {
    let path: String
    let word: Int
  }

  var text: String
  var guards: [Guard] = []

  func adding(_ member: String, presence: Int?) -> NamePath {
    var path = self
    path.text += "." + member
    path.require(presence)
    return path
  }

  mutating func require(_ presence: Int?) {
    if let presence { guards.append(Guard(path: text, word: presence)) }
  }
}

extension Checker {
  mutating func resolve(_ syntax: Syntax) -> Meaning? {
    switch syntax.content {
    case .name(let name, let isRoot): return root(name, isRoot: isRoot, at: syntax.range)
    case .select(let base, let word): return select(word, of: base, at: syntax.range)
    case .index(let base, let keys): return index(base, keys, at: syntax.range)
    default: return check(syntax).map { .node($0) }
    }
  }

  private mutating func root(_ name: String, isRoot: Bool, at bytes: Range<Int>) -> Meaning? {
    if !isRoot, let variable = variables.last(where: { $0.name == name }) {
      return .node(variable.node)
    }
    if let symbol = environment.roots[name] {
      return meaning(of: symbol, NamePath(text: name))
    }
    let nearest = NearestName.of(
      name, among: Array(environment.roots.keys) + variables.map(\.name))
    let isWord = environment.enumerations.contains { $0.cases.contains(name) }
    report(
      .unknownName, .unknownName(name), at: bytes,
      help: isWord
        ? .quoteTheWord(name)
        : nearest.map(Message.didYouMean) ?? .oneOf(environment.roots.keys.sorted()),
      replacement: isWord ? "'\(name)'" : nearest)
    return nil
  }

  private func meaning(of symbol: Symbol, _ path: NamePath) -> Meaning {
    var path = path
    switch symbol {
    case .value(let value):
      path.require(value.place.presence)
      return .value(value, path)
    case .group(let group):
      path.require(group.presence)
      return .group(group, path)
    case .resource(let resource): return .resource(resource, path)
    }
  }

  private mutating func select(
    _ word: Syntax.Word, of base: Syntax, at bytes: Range<Int>
  ) -> Meaning? {
    guard let owner = resolve(base) else { return nil }
    switch owner {
    case .group(let group, let path):
      if let symbol = group.members[word.text] {
        return meaning(of: symbol, path.adding(word.text, presence: nil))
      }
      unknownMember(word, of: path.text, among: Array(group.members.keys))
      return nil
    case .resource(let resource, let path):
      let members = resource.keys == nil ? resource.members : resource.memberWithoutKeys
      if let probe = members[word.text] {
        return .node(ask(probe, [], path: path.text + "." + word.text, at: bytes))
      }
      if let keys = resource.keys, resource.members[word.text] != nil {
        report(.notAValue, .needsKeys(path.text, count: keys.count), at: base.range)
      } else {
        unknownMember(word, of: path.text, among: Array(members.keys))
      }
      return nil
    case .keyed(let resource, let keys, let path):
      guard let probe = resource.members[word.text] else {
        unknownMember(word, of: path.text, among: Array(resource.members.keys))
        return nil
      }
      return .node(ask(probe, keys, path: path.text + "." + word.text, at: bytes))
    case .node, .value:
      guard let value = value(of: owner, at: base.range) else { return nil }
      return property(word, of: value, at: bytes).map { .node($0) }
    }
  }

  private mutating func property(
    _ word: Syntax.Word, of value: Node, at bytes: Range<Int>
  ) -> Node? {
    let properties = environment.functions.filter {
      $0.form == .property && $0.lowering.parameters.first?.isComparable(with: value.type) == true
    }
    if let property = properties.first(where: { $0.name == word.text }) {
      let path = value.path.map { $0 + "." + word.text }
      return ask(property.lowering, [value], path: path, at: bytes)
    }
    let nearest = NearestName.of(word.text, among: properties.map(\.name))
    report(
      .unknownMember, .unknownMember(word.text, ofType: types.words(value.type)), at: word.range,
      help: nearest.map(Message.didYouMean), replacement: nearest)
    return nil
  }

  private mutating func unknownMember(
    _ word: Syntax.Word, of owner: String, among names: [String]
  ) {
    let nearest = NearestName.of(word.text, among: names)
    report(
      .unknownMember, .unknownMember(word.text, of: owner), at: word.range,
      help: nearest.map(Message.didYouMean) ?? (names.isEmpty ? nil : .oneOf(names.sorted())),
      replacement: nearest)
  }

  // MARK: Brackets

  private mutating func index(
    _ base: Syntax, _ keys: [Syntax], at bytes: Range<Int>
  ) -> Meaning? {
    guard let owner = resolve(base) else { return nil }
    switch owner {
    case .resource(let resource, let path):
      if let wanted = resource.keys {
        guard let keys = arguments(keys, wanted, of: path.text, at: bytes) else { return nil }
        let text = keys.map { $0.path ?? "\($0.bytes)" }.joined(separator: ",")
        return .keyed(resource, keys, NamePath(text: "\(path.text)[\(text)]"))
      }
      guard let probe = resource.element else {
        report(.notAValue, .takesNoKeys(path.text), at: bytes)
        return nil
      }
      return element(of: probe, path.text, keys, at: bytes).map { .node($0) }
    case .group(_, let path), .keyed(_, _, let path):
      report(.notAValue, .takesNoKeys(path.text), at: bytes)
      return nil
    case .node, .value:
      guard let list = value(of: owner, at: base.range) else { return nil }
      return element(of: list, keys, at: bytes).map { .node($0) }
    }
  }

  private mutating func element(of list: Node, _ keys: [Syntax], at bytes: Range<Int>) -> Node? {
    guard case .list(let type) = list.type else {
      report(
        .typeMismatch, .operandMismatch("[…]", types.words(list.type)), at: list.bytes)
      return nil
    }
    guard let index = arguments(keys, [.int], of: "[…]", at: bytes)?.first else { return nil }
    var result = node(
      .element(list, index), type, range: type.isObject ? nil : list.range, at: bytes,
      from: [list, index])
    if index.range.lowerBound < 0 || index.range.upperBound >= list.count.least {
      let path = list.path ?? "[…]"
      guard unprovenIndex(of: path, index, at: bytes) else { return nil }
      result.canFail = true
    }
    return result
  }

  private mutating func element(
    of probe: ProbeSymbol, _ path: String, _ keys: [Syntax], at bytes: Range<Int>
  ) -> Node? {
    guard let index = arguments(keys, [.int], of: path, at: bytes)?.first else { return nil }
    let size = facts.ranges[Self.sizePath(path)] ?? 0...0
    if index.range.lowerBound < 0 || index.range.upperBound >= size.lowerBound,
      !unprovenIndex(of: path, index, at: bytes)
    {
      return nil
    }
    return ask(probe, [index], path: nil, at: bytes)
  }

  private mutating func unprovenIndex(
    of path: String, _ index: Node, at bytes: Range<Int>
  ) -> Bool {
    let least = index.range.upperBound
    return mayFail(
      .indexUnproven, .indexUnproven(path), at: bytes,
      help: least >= 0 && least < 1000 ? .guardWith("size(\(path)) > \(least)") : nil)
  }

  static func sizePath(_ path: String) -> String { "size(\(path))" }

  // MARK: Reading

  /// The value that a name stands for, shown to be there.
  mutating func value(
    of meaning: Meaning, at bytes: Range<Int>, expecting expected: ValueType? = nil
  ) -> Node? {
    switch meaning {
    case .node(let node): return node.relocated(to: bytes)
    case .value(let symbol, let path): return read(symbol, path, at: bytes, expecting: expected)
    case .group(_, let path), .resource(_, let path), .keyed(_, _, let path):
      report(.notAValue, .notAValue(path.text), at: bytes)
      return nil
    }
  }

  private mutating func read(
    _ symbol: ValueSymbol, _ path: NamePath, at bytes: Range<Int>, expecting expected: ValueType?
  ) -> Node? {
    note(path.text, symbol.place)
    if symbol.type == .text(.secret), expected != symbol.type {
      report(.secretRead, .secretRead, at: bytes, help: .onlyChecked)
      return nil
    }
    guard isThere(path, symbol, at: bytes) else { return nil }
    var node = Node(
      .slot(symbol.place.slot), symbol.type, range: symbol.range, at: bytes)
    node.path = path.text
    if let known = facts.ranges[path.text] { node.range = node.range.narrowed(to: known) }
    node.count = count(of: path.text, most: symbol.maximumCount.map(Int64.init))
    return node
  }

  private mutating func isThere(
    _ path: NamePath, _ symbol: ValueSymbol, at bytes: Range<Int>
  ) -> Bool {
    if let absent = path.guards.first(where: { !facts.present.contains($0.path) }) {
      if mutedProofs > 0 { return false }
      report(
        symbol.isAssigned || absent.path != path.text ? .mayBeAbsent : .unassignedField,
        symbol.isAssigned || absent.path != path.text
          ? .mayBeAbsent(absent.path) : .unassigned(absent.path),
        at: bytes, help: .guardWith("has(\(path.text))"))
      return false
    }
    if !symbol.isAssigned, !facts.present.contains(path.text) {
      if mutedProofs == 0 { report(.unassignedField, .unassigned(path.text), at: bytes) }
      return false
    }
    return true
  }

  /// How many elements the list `path` has, as far as it is known.
  func count(of path: String, most: Int64?) -> CountRange {
    let known = facts.ranges[Self.sizePath(path)]
    let upper = known.map(\.upperBound).flatMap { $0 < Int64(Int32.max) ? $0 : nil }
    return CountRange(
      least: max(0, known?.lowerBound ?? 0),
      most: [most, upper].compactMap { $0 }.min())
  }

  private mutating func note(_ path: String, _ place: Place) {
    reads.insert(path)
    if place.slot == .word(Frame.Word.now) { readsTime = true }
    if place.slot == .word(Frame.Word.today) { readsToday = true }
  }

  /// A question to the engine.
  mutating func ask(
    _ probe: ProbeSymbol, _ arguments: [Node], path: String?, at bytes: Range<Int>
  ) -> Node {
    if let path { reads.insert(path) }
    if probe.readsTime { readsTime = true }
    var result = node(
      .probe(probe, arguments), probe.result, range: probe.range, at: bytes, from: arguments)
    result.path = path
    if let path, let known = facts.ranges[path] { result.range = result.range.narrowed(to: known) }
    return result
  }

  // MARK: has

  /// `has(x)`: whether the optional name, and every optional group around it, is there.
  mutating func presence(_ argument: Syntax, at bytes: Range<Int>) -> Node? {
    guard let meaning = resolve(argument) else { return nil }
    switch meaning {
    case .value(_, let path), .group(_, let path):
      reads.insert(path.text)
      var result = Node(.present(path.guards.map(\.word)), .bool, at: bytes)
      result.proves = Set(path.guards.map(\.path) + [path.text])
      return result
    case .keyed(let resource, let keys, let path):
      guard let probe = resource.presence else { break }
      var result = ask(probe, keys, path: "has(\(path.text))", at: bytes)
      result.proves = [path.text]
      return result
    case .resource(let resource, let path):
      guard let probe = resource.presence, resource.keys == nil else { break }
      return ask(probe, [], path: "has(\(path.text))", at: bytes)
    case .node: break
    }
    report(.notAValue, .hasNeedsPath, at: argument.range)
    return nil
  }
}

extension Node {
  /// The same value where its name is written.
  func relocated(to bytes: Range<Int>) -> Node {
    var node = Node(content, type, range: range, at: bytes)
    (node.count, node.path, node.proves, node.canFail) = (count, path, proves, canFail)
    return node
  }
}
