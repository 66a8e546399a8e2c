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
  /// False for `live_selection[a + b]`: nothing can be remembered about it.
  var isStable = true

  func adding(_ member: String, presence: Int?) -> NamePath {
    var path = self
    path.text.append(".")
    path.text.append(member)
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
    let nearest = self.nearest(
      to: name, among: Array(environment.roots.keys) + variables.map(\.name))
    let isWord = environment.enumerations.contains { $0.cases.contains(name) }
    report(
      .unknownName, .unknownName(name), at: bytes,
      help: isWord
        ? .quoteTheWord(name)
        : nearest.map(Message.didYouMean) ?? .oneOf(environment.roots.keys.sorted()),
      replacement: isWord ? nil : nearest, subject: name)
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
      if let keys = resource.keys, resource.memberNames.contains(word.text) {
        keysMissing(path.text, resource, count: keys.count, at: base.range)
      } else {
        unknownMember(word, of: path.text, among: Array(members.keys))
      }
      return nil
    case .keyed(let resource, let keys, let path):
      guard let probe = resource.members[word.text] ?? resource.guardedMembers[word.text] else {
        unknownMember(word, of: path.text, among: resource.memberNames)
        return nil
      }
      if resource.members[word.text] == nil, !facts.present.contains(path.text) {
        let entry = words(at: base.range)
        let help = Message.guardWith("has(\(entry))")
        guard mayFail(.mayBeAbsent, .mayBeAbsent(entry), at: bytes, help: help) else {
          return nil
        }
      }
      let member = path.isStable ? path.text + "." + word.text : nil
      return .node(ask(probe, keys, path: member, at: bytes))
    case .node, .value:
      guard let value = value(of: owner, at: base.range) else { return nil }
      return property(word, of: value, at: bytes).map { .node($0) }
    }
  }

  /// Keys may be left out where everything is set that the resource's own keys read.
  private mutating func keysMissing(
    _ path: String, _ resource: ResourceSymbol, count: Int, at bytes: Range<Int>
  ) {
    if let field = resource.unsetKeys.first {
      report(
        .mayBeAbsent, .unassignedKey(field, of: path), at: bytes,
        help: .giveKeys(path, count: count))
    } else {
      report(.notAValue, .needsKeys(path, count: count), at: bytes)
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
    let nearest = self.nearest(to: word.text, among: properties.map(\.name))
    report(
      .unknownMember, .unknownMember(word.text, ofType: types.words(value.type)), at: word.range,
      help: nearest.map(Message.didYouMean), replacement: nearest)
    return nil
  }

  private mutating func unknownMember(
    _ word: Syntax.Word, of owner: String, among names: [String]
  ) {
    missing.insert("\(owner).\(word.text)")
    let nearest = self.nearest(to: word.text, among: names)
    report(
      .unknownMember, .unknownMember(word.text, of: owner), at: word.range,
      help: nearest.map(Message.didYouMean) ?? (names.isEmpty ? nil : .oneOf(names.sorted())),
      replacement: nearest, subject: "\(owner).\(word.text)")
  }

  // MARK: Brackets

  private mutating func index(
    _ base: Syntax, _ keys: [Syntax], at bytes: Range<Int>
  ) -> Meaning? {
    guard let owner = resolve(base) else { return nil }
    switch owner {
    case .resource(let resource, let path):
      if let wanted = resource.keys {
        let before = findings.count
        var keys = arguments(keys, wanted, of: path.text, at: bytes)
        if let found = keys, !zip(found, wanted).allSatisfy({ isKey($0, $1) }) { keys = nil }
        for index in before..<findings.count {
          findings[index] = findings[index].about(keysOf: path.text)
        }
        guard let keys else { return nil }
        return .keyed(resource, keys, keyedPath(path.text, keys))
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

  /// Whether a value may be among the keys of a type: a text of another format never is.
  private mutating func isKey(_ key: Node, _ type: ValueType) -> Bool {
    if key.type == type || type == .text(.free) { return true }
    if case .object = key.content { return true }
    mismatch(found: key, wanted: types.words(type))
    return false
  }

  /// The same keys give the same text, other keys another one.
  private func keyedPath(_ resource: String, _ keys: [Node]) -> NamePath {
    let names = keys.map { key -> String? in
      if case .object(.text(let text)) = key.content { return "'\(text.utf8.count)\(text)'" }
      return key.path ?? key.constant.map(String.init)
    }
    let named = names.compactMap { $0 }
    guard named.count == keys.count else { return NamePath(text: resource, isStable: false) }
    return NamePath(text: "\(resource)[\(named.joined(separator: ","))]")
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
      from: list.doubts.union(index.doubts))
    if index.range.lowerBound < 0 || index.range.upperBound >= list.count.least {
      guard unprovenIndex(of: list, index, at: bytes) else { return nil }
      result.doubts.insert(.canFail)
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

  /// Nothing can be proven about a list that has no name, so that no test of its size would help.
  private mutating func unprovenIndex(
    of list: Node, _ index: Node, at bytes: Range<Int>
  ) -> Bool {
    if let path = list.path { return unprovenIndex(of: path, index, at: bytes) }
    let named = environment.roots.compactMap { name, symbol in
      if case .resource(let resource) = symbol, resource.size != nil { name } else { nil }
    }
    return mayFail(
      .indexUnproven, .indexUnproven(words(at: list.bytes)), at: bytes,
      help: .indexNeedsName(named.sorted()))
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
}

extension ResourceSymbol {
  fileprivate var memberNames: [String] { Array(members.keys) + Array(guardedMembers.keys) }
}
