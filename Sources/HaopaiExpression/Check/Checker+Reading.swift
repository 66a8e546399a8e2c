import HaopaiDiagnostics
import HaopaiProgram

extension Checker {
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
    guard isThere(path, at: bytes) else { return nil }
    var node = Node(
      .slot(symbol.place.slot), symbol.type, range: symbol.range ?? range(of: symbol.type),
      at: bytes)
    node.path = path.text
    narrow(&node, by: path.text)
    node.count = count(
      of: path.text, symbol.type, least: Int64(symbol.minimumCount),
      most: symbol.maximumCount.map(Int64.init))
    return node
  }

  /// Takes what is known of a value under its name.
  func narrow(_ node: inout Node, by path: String) {
    if let known = facts.ranges[path] { node.range = node.range.narrowed(to: known) }
    guard !context.ranges.isEmpty else { return }
    if context.ranges[path] != nil
      || node.type.isObject && context.ranges[Self.sizePath(path)] != nil
    {
      node.doubts.insert(.leansOnContext)
    }
  }

  /// Of an enumeration, its words; nil for what only the type bounds.
  private func range(of type: ValueType) -> ClosedRange<Int64>? {
    guard case .enumeration(let id) = type, !types.cases(id).isEmpty else { return nil }
    return 0...Int64(types.cases(id).count - 1)
  }

  private mutating func isThere(_ path: NamePath, at bytes: Range<Int>) -> Bool {
    let missing = path.guards.filter { !facts.present.contains($0.path) }
    if let absent = missing.first {
      if mutedProofs > 0 { return false }
      // One condition guards all that the group around them has.
      report(
        .mayBeAbsent, .mayBeAbsent(absent.path), at: bytes,
        help: .guardWith("has(\(missing.count == 1 ? absent.path : path.text))"))
      return false
    }
    return true
  }

  /// How many elements the list `path` has, as far as it is known.
  private func count(
    of path: String, _ type: ValueType, least: Int64, most: Int64?
  ) -> CountRange {
    guard type.isObject, let known = facts.ranges[Self.sizePath(path)] else {
      return CountRange(least: max(least, 0), most: most)
    }
    let upper = known.upperBound < Int64(Int32.max) ? known.upperBound : .max
    let least = max(least, known.lowerBound)
    guard let most else { return CountRange(least: least, most: upper == .max ? nil : upper) }
    return CountRange(least: least, most: min(most, upper))
  }

  private mutating func note(_ path: String, _ place: Place) {
    reading.paths.insert(path)
    if place.slot == .word(Frame.Word.now) { reading.time = true }
    if place.slot == .word(Frame.Word.today) { reading.today = true }
  }

  /// A question to the engine.
  mutating func ask(
    _ probe: ProbeSymbol, _ arguments: [Node], path: String?, at bytes: Range<Int>
  ) -> Node {
    if let path { reading.paths.insert(path) }
    if probe.readsTime { reading.time = true }
    var result = node(
      .probe(probe, arguments), probe.result, range: probe.range, at: bytes, from: arguments.doubts)
    result.path = path
    if let path { narrow(&result, by: path) }
    return result
  }

  // MARK: has

  /// `has(x)`: whether the optional name, and every optional group around it, is there.
  mutating func presence(_ argument: Syntax, at bytes: Range<Int>) -> Node? {
    guard let meaning = resolve(argument) else { return nil }
    switch meaning {
    case .value(_, let path), .group(_, let path):
      reading.paths.insert(path.text)
      var result = Node(.present(path.guards.map(\.word)), .bool, at: bytes)
      result.proves = path.guards.map(\.path)
      if path.guards.last?.path != path.text { result.proves.append(path.text) }
      if path.guards.allSatisfy({ facts.present.contains($0.path) }) { result.range = 1...1 }
      if path.guards.contains(where: { context.present.contains($0.path) }) {
        result.doubts = .leansOnContext
      }
      return result
    case .keyed(let resource, let keys, let path):
      guard let probe = resource.presence else { break }
      let name = path.isStable ? path.text : nil
      var result = ask(probe, keys, path: name.map { "has(\($0))" }, at: bytes)
      if let name { result.proves = [name] }
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
    (node.count, node.path, node.proves, node.doubts) = (count, path, proves, doubts)
    return node
  }
}
