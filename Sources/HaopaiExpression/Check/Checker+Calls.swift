import HaopaiDiagnostics
import HaopaiProgram

extension Checker {
  mutating func call(
    _ word: Syntax.Word, _ arguments: [Syntax], at bytes: Range<Int>
  ) -> Node? {
    switch word.text {
    case "has":
      guard count(arguments, 1, of: word) else { return nil }
      return presence(arguments[0], at: bytes)
    case "size":
      guard count(arguments, 1, of: word) else { return nil }
      return size(arguments[0], at: bytes)
    case "reached":
      guard let instant = self.arguments(arguments, [.instant], of: word.text, at: word.range)
      else { return nil }
      reading.reached = true
      return node(.reached(instant[0]), .bool, at: bytes, from: instant.doubts)
    case "int", "string", "bool", "timestamp", "duration":
      guard count(arguments, 1, of: word) else { return nil }
      return conversion(word, of: arguments[0], at: bytes)
    default:
      return domainCall(word, arguments, at: bytes)
    }
  }

  mutating func method(
    _ base: Syntax, _ word: Syntax.Word, _ arguments: [Syntax], at bytes: Range<Int>
  ) -> Node? {
    if let macro = Macro(rawValue: word.text) {
      return self.macro(macro, over: base, word, arguments, at: bytes)
    }
    if word.text == "size" {
      guard count(arguments, 0, of: word) else { return nil }
      return size(base, at: bytes)
    }
    guard let receiver = check(base) else { return nil }
    if let search = TextSearch(rawValue: word.text), case .text = receiver.type {
      guard
        let part = self.arguments(arguments, [.text(.free)], of: word.text, at: word.range)
      else { return nil }
      return node(
        .search(search, receiver, part[0]), .bool, at: bytes,
        from: receiver.doubts.union(part[0].doubts))
    }
    if receiver.type == .instant, let field = Self.calendarFields[word.text] {
      return calendarField(field, of: receiver, word, arguments, at: bytes)
    }
    if receiver.type == .duration, let part = Self.durationParts[word.text] {
      guard count(arguments, 0, of: word) else { return nil }
      return durationPart(part, of: receiver, at: bytes)
    }
    refuse(word, of: receiver)
    return nil
  }

  // MARK: Arguments

  mutating func count(_ arguments: [Syntax], _ wanted: Int, of word: Syntax.Word) -> Bool {
    if arguments.count == wanted { return true }
    report(
      .argumentCount,
      .argumentCount(word.text, wanted: "\(wanted)", found: arguments.count), at: word.range)
    return false
  }

  /// As many arguments as there are types, each of its type.
  mutating func arguments(
    _ arguments: [Syntax], _ wanted: [ValueType], of name: String, at bytes: Range<Int>
  ) -> [Node]? {
    guard arguments.count == wanted.count else {
      report(
        .argumentCount,
        .argumentCount(name, wanted: "\(wanted.count)", found: arguments.count), at: bytes)
      return nil
    }
    var nodes: [Node] = []
    for (argument, type) in zip(arguments, wanted) {
      guard let node = check(argument, expecting: type), accept(node, type) else { continue }
      nodes.append(node)
    }
    return nodes.count == wanted.count ? nodes : nil
  }

  // MARK: Functions of the domain

  private mutating func domainCall(
    _ word: Syntax.Word, _ arguments: [Syntax], at bytes: Range<Int>
  ) -> Node? {
    let function = environment.functions.first { $0.form == .global && $0.name == word.text }
    guard let function else {
      refuse(word, of: nil)
      return nil
    }
    let wanted = function.lowering.parameters
    guard let nodes = self.arguments(arguments, wanted, of: word.text, at: word.range) else {
      return nil
    }
    return ask(function.lowering, nodes, path: nil, at: bytes)
  }

  private mutating func refuse(_ word: Syntax.Word, of receiver: Node?) {
    if let feature = Self.unsupportedFunctions[word.text] {
      report(
        .unsupportedExpression, .unsupported(feature), at: word.range,
        help: .cure(for: feature))
      return
    }
    let nearest = self.nearest(to: word.text, among: functionNames(receiver))
    report(
      .unknownFunction,
      receiver.map { .unknownFunction(word.text, on: types.words($0.type)) }
        ?? .unknownFunction(word.text),
      at: word.range, help: nearest.map(Message.didYouMean), replacement: nearest)
  }

  private static let unsupportedFunctions: [String: UnsupportedFeature] = [
    "dyn": .dyn, "matches": .regularExpression, "type": .type, "uint": .unsigned,
    "double": .double, "bytes": .bytes,
  ]

  private func functionNames(_ receiver: Node?) -> [String] {
    guard let receiver else {
      return ["has", "size", "reached", "int", "string", "bool", "timestamp", "duration"]
        + environment.functions.filter { $0.form == .global }.map(\.name)
    }
    return switch receiver.type {
    case .text: ["startsWith", "endsWith", "contains", "size"]
    case .list: Macro.allCases.map(\.rawValue) + ["size"]
    case .instant: Array(Self.calendarFields.keys)
    case .duration: Array(Self.durationParts.keys)
    default: []
    }
  }

  // MARK: size

  private mutating func size(_ argument: Syntax, at bytes: Range<Int>) -> Node? {
    guard let meaning = resolve(argument) else { return nil }
    if case .resource(let resource, let path) = meaning, let probe = resource.size {
      return ask(probe, [], path: Self.sizePath(path.text), at: bytes)
    }
    guard let operand = value(of: meaning, at: argument.range) else { return nil }
    let range: ClosedRange<Int64>
    switch operand.type {
    case .text: range = 0...Int64(Int32.max)
    case .list:
      range = operand.count.least...max(operand.count.least, operand.count.most ?? Int64(Int32.max))
    default:
      report(
        .typeMismatch, .operandMismatch("size", types.words(operand.type)), at: argument.range)
      return nil
    }
    var result = node(.size(operand), .int, range: range, at: bytes, from: operand.doubts)
    result.path = operand.path.map(Self.sizePath)
    if let path = result.path { narrow(&result, by: path) }
    return result
  }
}
