package import HaopaiProgram

/// An expression whose names are resolved and whose types fit. An object, for every place that it
/// guards remembers it.
package final class CheckedExpression: Sendable {
  let root: Node
  /// As it is written, without blanks around it.
  let text: String
  package let type: ValueType
  /// Of a list: the most elements that can come out, as far as that is known.
  package var maximumCount: Int64? { root.count.most }
  /// Of a list of words: what each of them lies between.
  package var elementRange: ClosedRange<Int64>? {
    guard case .list(let element) = type, !element.isObject else { return nil }
    return root.range
  }
  let reading: Reading
  /// Of each side of an `&&` in it, by its bytes.
  let readings: [(bytes: Range<Int>, reading: Reading)]

  init(
    root: Node, text: String, type: ValueType, reading: Reading,
    readings: [(bytes: Range<Int>, reading: Reading)]
  ) {
    self.root = root
    self.text = text
    self.type = type
    self.reading = reading
    self.readings = readings
  }

  /// Dotted paths of the names that it reads, such as `param.draw.size` or `draws.left`.
  package var reads: Set<String> { reading.paths }
  /// It reads `now`, or asks something whose answer changes as time goes on.
  package var readsTime: Bool { reading.time }
  /// It reads `today`.
  package var readsToday: Bool { reading.today }
  /// It calls `reached`.
  package var usesReached: Bool { reading.reached }

  /// Whether it says the same at every instant of a case.
  package var dependsOnlyOnParameters: Bool {
    !readsTime && !readsToday && !usesReached && reads.allSatisfy { $0.hasPrefix("param.") }
  }
}

/// The type that a place wants.
package enum ExpectedType: Sendable {
  case bool
  case exactly(ValueType)
  case oneOf([ValueType])
  case any
}
