package import HaopaiDiagnostics
package import HaopaiYAML

/// Where a value comes from: a published text, or an assumption with its reason.
///
/// Many values have the same one: boxed, a copy counts one reference.
package indirect enum ValueNote: Hashable, Sendable {
  /// The words of the source, and the file of the collection or the address that has them.
  case source(text: String, from: String)
  /// The true figure is not public; this is why it was assumed.
  case assumed(reason: String)
}

extension ValueNote {
  private static let keys = MappingKeys(required: ["text", "from"])

  /// Reads `{ text: …, from: … }`.
  package static func source(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> ValueNote? {
    guard let members = node.members(keys, &findings) else { return nil }
    let text = members["text"]?.locatedText(&findings)
    let from = members["from"]?.locatedText(&findings)
    guard let text, let from else { return nil }
    if !isNameOrAddress(from.value) {
      findings.report(.badOrigin(from.value, at: from.span))
    }
    return .source(text: text.value, from: from.value)
  }

  /// Reads the reason of an assumption; `true`, `yes` and the like are none.
  package static func assumed(
    _ node: YAMLNode, _ findings: inout FindingCollector
  ) -> ValueNote? {
    guard node.shape != .nothing else {
      findings.report(.assumedWithoutReason(at: node.span))
      return nil
    }
    guard let text = node.locatedText(&findings) else { return nil }
    guard !isAnswer(text.value), text.value.utf8.contains(where: { $0 != UInt8(ascii: " ") })
    else {
      findings.report(.assumedWithoutReason(at: text.span))
      return nil
    }
    return .assumed(reason: text.value)
  }

  private static func isAnswer(_ text: String) -> Bool {
    guard text.utf8.count <= 5 else { return false }
    return switch text {
    case "true", "false", "yes", "no": true
    default: false
    }
  }

  /// `000_3a743db0c1b78eff.txt`, or `http://` or `https://` with a host.
  private static func isNameOrAddress(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isFileName($0) } || isAddress(text)
  }

  private static func isAddress(_ text: String) -> Bool {
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      let host = text.utf8.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "/") }
      return host.contains(UInt8(ascii: ".")) && !text.utf8.contains(UInt8(ascii: " "))
    }
    return false
  }

  /// Words of letters and digits, joined by dots.
  private static func isFileName(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (dots, length) = (0, 0)
    for byte in text {
      switch byte {
      case UInt8(ascii: "."):
        guard length > 0 else { return false }
        (dots, length) = (dots + 1, 0)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        length += 1
      default: return false
      }
    }
    return dots > 0 && length > 0
  }
}
